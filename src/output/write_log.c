/* Events, kicks and line-ups, written as short texts. Declared in output/edition_parts.h. */
#include <stdio.h>
#include <string.h>

#include "model/words.h"
#include "output/edition_parts.h"

typedef VEC(char) text_vec;

static void add(text_vec *line, const char *text)
{
    for (; *text; text++)
        vec_push(line, *text);
}

/* A foreign text in a line where ';' divides: it has a comma there. */
static void add_foreign(text_vec *line, const char *before, const char *text)
{
    if (!text)
        return;
    add(line, before);
    for (; *text; text++)
        vec_push(line, *text == ';' ? ',' : *text);
}

static void put_line(struct edition_writer *writer, text_vec *line)
{
    vec_push(line, '\0');
    tree_text(writer->tree, NULL, line->v);
    line->n = 0;
}

static uint32_t team_of(const struct edition *edition, uint32_t match, uint32_t named, int side)
{
    return named != ID_NONE ? named : match_team(edition, match, side);
}

/* How many events and kicks of a match are of a side whose team nobody knows. */
static uint32_t unnamed(const struct edition *edition, uint32_t id)
{
    const struct match *match = &edition->matches.v[id];
    uint32_t count = 0;
    for (uint32_t i = 0; i < match->event_count; i++) {
        const struct event *event = &edition->events.v[match->event_first + i];
        count += team_of(edition, id, event->team, event->side) == ID_NONE;
    }
    for (uint32_t i = 0; i < match->kick_count; i++) {
        const struct kick *kick = &edition->kicks.v[match->kick_first + i];
        count += team_of(edition, id, kick->team, kick->side) == ID_NONE;
    }
    return count;
}

void match_as_written(struct edition_writer *writer, uint32_t id, struct edition *edition,
                      struct match *match)
{
    uint32_t events = 0, kicks = 0;
    *edition = *writer->edition;
    *match = edition->matches.v[id];
    if (unnamed(writer->edition, id) == 0)
        return;
    struct event *shown = arena_array(&writer->scratch, struct event, match->event_count + 1);
    struct kick *taken = arena_array(&writer->scratch, struct kick, match->kick_count + 1);
    for (uint32_t i = 0; i < match->event_count; i++) {
        const struct event *event = &edition->events.v[match->event_first + i];
        if (team_of(writer->edition, id, event->team, event->side) != ID_NONE)
            shown[events++] = *event;
    }
    for (uint32_t i = 0; i < match->kick_count; i++) {
        const struct kick *kick = &edition->kicks.v[match->kick_first + i];
        if (team_of(writer->edition, id, kick->team, kick->side) != ID_NONE)
            taken[kicks++] = *kick;
    }
    edition->events.v = shown;
    edition->kicks.v = taken;
    match->event_first = match->kick_first = 0;
    match->event_count = events;
    match->kick_count = kicks;
}

static void add_source(struct edition_writer *writer, text_vec *line, uint32_t source)
{
    if (source != ID_NONE)
        add_foreign(line, "; source ", writer->edition->sources.v[source].key);
}

static void add_event(struct edition_writer *writer, text_vec *line, const struct event *event,
                      uint32_t team)
{
    const struct edition *edition = writer->edition;
    struct clock clock = event->clock;
    char text[16];
    if (event->placed)
        clock.phase = PHASE_UNKNOWN;
    add(line, clock_format(clock, text, sizeof text));
    add_foreign(line, " ", event_words[event->kind]);
    add_foreign(line, " ", writer->team_names[team]);
    add_foreign(line, " ", person_name(edition, event->person));
    if (event->kind == EVENT_VAR && event->var != VAR_NONE)
        add_foreign(line, "; ", var_words[event->var]);
    if (event->role != PERSON_PLAYER)
        add_foreign(line, "; ", event_role_words[event->role]);
    add_foreign(line, event->kind == EVENT_SUBSTITUTION ? "; for " : "; assist ",
                person_name(edition, event->other));
    add_foreign(line, "; how ", event->how);
    add_foreign(line, "; also ", event->also);
    add_foreign(line, "; note ", event->note);
    add_source(writer, line, event->source);
}

void write_events(struct edition_writer *writer, uint32_t id)
{
    const struct edition *edition = writer->edition;
    const struct match *match = &edition->matches.v[id];
    text_vec line = {0};
    bool any = false;
    for (uint32_t i = 0; i < match->event_count; i++) {
        const struct event *event = &edition->events.v[match->event_first + i];
        uint32_t team = team_of(edition, id, event->team, event->side);
        if (event->derived || team == ID_NONE)
            continue;
        if (!any)
            tree_list(writer->tree, "events", TREE_LONG);
        any = true;
        add_event(writer, &line, event, team);
        put_line(writer, &line);
    }
    if (any)
        tree_end(writer->tree);
    vec_release(&line);
}

void write_kicks(struct edition_writer *writer, uint32_t id)
{
    const struct edition *edition = writer->edition;
    const struct match *match = &edition->matches.v[id];
    text_vec line = {0};
    bool any = false;
    for (uint32_t i = 0; i < match->kick_count; i++) {
        const struct kick *kick = &edition->kicks.v[match->kick_first + i];
        uint32_t team = team_of(edition, id, kick->team, kick->side);
        if (team == ID_NONE)
            continue;
        if (!any)
            tree_list(writer->tree, "kicks", TREE_LONG);
        any = true;
        add(&line, writer->team_names[team]);
        add_foreign(&line, " ", kick_words[kick->outcome]);
        add_foreign(&line, " ", person_name(edition, kick->taker));
        if (kick->outcome == KICK_SAVED)
            add_foreign(&line, "; by ", person_name(edition, kick->keeper));
        add_foreign(&line, "; note ", kick->note);
        add_source(writer, &line, kick->source);
        put_line(writer, &line);
    }
    if (any)
        tree_end(writer->tree);
    vec_release(&line);
}

/* -- line-ups ---------------------------------------------------------------------------------- */

static void write_players(struct edition_writer *writer, const char *key,
                          const struct lineup_player *players, uint32_t count)
{
    const struct edition *edition = writer->edition;
    if (count == 0)
        return;
    tree_list(writer->tree, key, TREE_LONG);
    for (uint32_t i = 0; i < count; i++) {
        char text[700];
        const char *name = person_name(edition, players[i].person);
        if (players[i].number > 0)
            snprintf(text, sizeof text, "%u %s", players[i].number, name ? name : "?");
        else
            snprintf(text, sizeof text, "%s", name ? name : "?");
        tree_text(writer->tree, NULL, text);
    }
    tree_end(writer->tree);
}

static void write_lineup(struct edition_writer *writer, const struct lineup *lineup, uint32_t team)
{
    const struct edition *edition = writer->edition;
    struct tree *tree = writer->tree;
    tree_group(tree, NULL, lineup->player_count > 0 ? TREE_LONG : TREE_SHORT);
    tree_text(tree, "team", writer->team_names[team]);
    tree_text_known(tree, "coach", person_name(edition, lineup->coach));
    for (uint32_t i = 0; i < lineup->player_count; i++)
        if (lineup->players[i].captain) {
            tree_text_known(tree, "captain", person_name(edition, lineup->players[i].person));
            break;
        }
    write_players(writer, "players", lineup->players, lineup->starter_count);
    write_players(writer, "bench", lineup->players ? lineup->players + lineup->starter_count : NULL,
                  lineup->player_count - lineup->starter_count);
    tree_end(tree);
}

void write_lineups(struct edition_writer *writer, uint32_t id)
{
    const struct edition *edition = writer->edition;
    const struct match *match = &edition->matches.v[id];
    bool any = false;
    for (int side = HOME; side <= AWAY; side++) {
        const struct lineup *lineup = &match->lineup[side];
        uint32_t team = team_of(edition, id, lineup->team, side);
        if ((lineup->team == ID_NONE && lineup->player_count == 0) || team == ID_NONE)
            continue;
        if (!any)
            tree_list(writer->tree, "lineups", TREE_LONG);
        any = true;
        write_lineup(writer, lineup, team);
    }
    if (any)
        tree_end(writer->tree);
}
