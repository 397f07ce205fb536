/* A draft as an edition. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "input/draft_parts.h"
#include "input/draft_text.h"
#include "input/names.h"
#include "model/build.h"

/* -- the head ---------------------------------------------------------------------------------- */

/* "UEFA Europa League 2023/24": the season is the word with the year; the rest the competition. */
static void name_edition(struct plan *plan, const char *key)
{
    struct edition *edition = plan->edition;
    struct span title = plan->draft->title;
    struct strmap none = {0};

    if (title.len == 0)
        title = (struct span){"Matches", 7};
    edition->name = edition->competition = edition_intern(edition, title.text, title.len);
    if (!edition->name)
        edition->name = edition->competition = "Matches";
    for (const char *p = title.text, *end = p + title.len; p + 4 <= end; p++) {
        struct text_cursor c = {p, end};
        uint32_t year;

        if ((p > title.text && !text_is_blank(p[-1])) || !text_number(&c, 4, &year) ||
            c.at - p != 4 || year < 1800 || year > 2200)
            continue;
        plan->year = (int)year;
        while (!text_done(&c) && !text_is_blank(*c.at))
            c.at++;
        edition->season = edition_intern(edition, p, (size_t)(c.at - p));
        title = text_until(title.text, p);
        if (title.len > 0)
            edition->competition = edition_intern(edition, title.text, title.len);
        break;
    }
    plan->european = text_has(plan->draft->title, "uefa") ||
                     text_has(plan->draft->title, "champions league") ||
                     text_has(plan->draft->title, "europa league");
    edition->key = key ? edition_intern(edition, key, strlen(key))
                       : draft_plan_key(plan, edition->name, &none, 0);
    strmap_release(&none);
}

static void add_sources(struct plan *plan)
{
    struct edition *edition = plan->edition;
    const struct draft_file *files = plan->draft->files.v;

    plan->sources = arena_array(&plan->arena, uint32_t, plan->draft->files.n + 1);
    for (uint32_t i = 0; i < plan->draft->files.n; i++) {
        const char *name = files[i].name, *slash = strrchr(name, '/');
        struct source source = {.title = edition_text(edition, name, strlen(name))};
        uint32_t same = 0;

        while (same < i && strcmp(files[same].name, name) != 0)
            same++;
        plan->sources[i] = same < i ? plan->sources[same] : (uint32_t)edition->sources.n;
        if (same < i)
            continue;
        source.key = draft_plan_key(plan, slash ? slash + 1 : name, &edition->source_by_key,
                                    plan->sources[i]);
        if (!source.title)
            source.title = source.key;
        vec_push(&edition->sources, source);
    }
}

static uint32_t stage_of(struct plan *plan, const char *name, int kind)
{
    struct edition *edition = plan->edition;
    const char *id = arena_printf(&plan->arena, "%d%s", kind, name);
    uint32_t found = strmap_get(&plan->stage_ids, id, strlen(id));
    struct stage stage = {.name = edition_intern(edition, name, strlen(name)),
                          .kind = (uint8_t)kind};

    if (found != STRMAP_NONE)
        return found;
    found = (uint32_t)edition->stages.n;
    stage.key = draft_plan_key(plan, name, &plan->stage_keys, found);
    strmap_add(&plan->stage_ids, id, found);
    if (kind != STAGE_KNOCK_OUT)
        draft_plan_table(plan, &stage);
    vec_push(&edition->stages, stage);
    return found;
}

/* -- groups ------------------------------------------------------------------------------------ */

#define GROUP_STAMP 0x80000000u /* a team has been seen in the group of the section ... */

static void add_group(struct plan *plan, uint32_t s)
{
    struct edition *edition = plan->edition;
    struct plan_section *section = &plan->sections.v[s];
    struct group group = {.name = section->name,
                          .line = plan->draft->matches.v[section->first_match].place.line};
    uint32_t id = (uint32_t)edition->groups.n, *teams, leg = 0;
    uint32_t first = plan->section_first[s], end = plan->section_first[s + 1];
    const char *short_name = section->name;

    teams = arena_array(&edition->arena, uint32_t, 2 * (size_t)(end - first) + 1);
    for (uint32_t k = first; k < end; k++)
        for (int side = HOME; side <= AWAY; side++) {
            uint32_t team = plan->matches[plan->by_section[k]].side[side].team;

            if (team != ID_NONE && plan->stamps[team] != GROUP_STAMP + s) {
                plan->stamps[team] = GROUP_STAMP + s;
                teams[group.team_count++] = team;
            }
        }
    if (!section->league && (strncmp(short_name, "Group ", 6) == 0))
        short_name += 6;
    group.key = draft_plan_key(plan, short_name, &edition->group_by_key, id);
    group.stage = stage_of(plan, section->stage, section->league ? STAGE_LEAGUE : STAGE_GROUP);
    group.teams = teams;
    group.match_first = (uint32_t)edition->matches.n;
    section->id = id;
    vec_push(&edition->groups, group);
    for (uint32_t k = first; k < end; k++)
        draft_plan_add_match(plan, plan->by_section[k], ID_NONE, id, leg++, group.key);
    edition->groups.v[id].match_count = (uint32_t)edition->matches.n - group.match_first;
}

/* -- rounds ------------------------------------------------------------------------------------ */

static void shorten(struct plan *plan, struct round *round)
{
    const char *key = round_kind((struct span){round->name, strlen(round->name)}, &round->brief);

    if (!key)
        key = round->brief = round->name;
    round->key =
        draft_plan_key(plan, key, &plan->edition->round_by_key, (uint32_t)plan->edition->rounds.n);
}

static struct slot slot_of(const struct plan *plan, const struct plan_tie *tie, int side)
{
    const struct plan_side *given = &tie->side[side];
    struct slot slot = {
        .kind = given->kind, .place = given->place, .ref = ID_NONE, .team = given->team};
    char key[8] = "";

    if (tie->feeder[side] != ID_NONE) {
        slot.kind = tie->loser[side] ? SLOT_LOSER : SLOT_WINNER;
        slot.ref = plan->ties.v[tie->feeder[side]].id;
    } else if (given->kind == SLOT_GROUP && given->ref.len < sizeof key) {
        for (size_t i = 0; i < given->ref.len; i++)
            key[i] = (char)(given->ref.text[i] >= 'A' && given->ref.text[i] <= 'Z'
                                ? given->ref.text[i] + 32
                                : given->ref.text[i]);
        slot.ref = strmap_get(&plan->edition->group_by_key, key, strlen(key));
        if (slot.ref == STRMAP_NONE || given->place > plan->edition->groups.v[slot.ref].team_count)
            slot.kind = SLOT_UNKNOWN;
    } else if (given->kind == SLOT_BEST_THIRD) {
        slot.set = edition_intern(plan->edition, given->ref.text, given->ref.len);
    } else if (given->kind != SLOT_TEAM) {
        slot.kind = SLOT_UNKNOWN;
    }
    if (slot.kind == SLOT_UNKNOWN && slot.team != ID_NONE)
        slot.kind = SLOT_TEAM;
    if (slot.kind != SLOT_GROUP && slot.kind != SLOT_WINNER && slot.kind != SLOT_LOSER)
        slot.ref = ID_NONE;
    return slot;
}

/* "Elvas bye": nobody plays, and who stands there goes through. */
static bool take_bye(const struct plan *plan, const struct plan_tie *from, struct tie *tie)
{
    if (from->match_count != 1 || plan->draft->matches.v[from->matches[0]].status != DRAFT_BYE)
        return false;
    for (int side = TOP; side <= BOTTOM; side++)
        if (tie->slot[side].kind == SLOT_UNKNOWN && tie->slot[!side].kind != SLOT_UNKNOWN) {
            tie->slot[side].kind = SLOT_BYE;
            return true;
        }
    return false;
}

/* "r16-2", lest it be "r162". */
static bool ends_in_digit(const char *key)
{
    char last = key[strlen(key) - 1];

    return last >= '0' && last <= '9';
}

/* The team that won the kicks of a tie in words and no figures ("Iraq wins on penalties"). */
static uint32_t winner_in_words(const struct plan *plan, const struct plan_tie *tie)
{
    uint32_t last = tie->matches[tie->match_count - 1];
    const struct draft_match *match = &plan->draft->matches.v[last];

    if (match->winner == SIDE_NONE || match->score[SCORE_KICKS][HOME] >= 0 || match->kick_count > 0)
        return ID_NONE;
    return plan->matches[last].side[match->winner].team;
}

/* Who goes through as the source of a match says, or ID_NONE. */
static uint32_t through_as_stated(const struct plan *plan, const struct plan_tie *tie)
{
    uint32_t team = winner_in_words(plan, tie);

    for (uint32_t i = 0; i < tie->match_count; i++) {
        int side = plan->draft->matches.v[tie->matches[i]].through;

        if (side != SIDE_NONE)
            team = plan->matches[tie->matches[i]].side[side].team;
    }
    return team;
}

static void add_tie(struct plan *plan, const struct plan_tie *from, const struct round *round,
                    uint32_t round_id, uint32_t number, bool alone)
{
    struct edition *edition = plan->edition;
    struct tie tie = tie_blank();
    uint32_t id = (uint32_t)edition->ties.n;
    const char *key =
        alone
            ? round->key
            : arena_printf(&plan->arena, "%s%s%u", round->key,
                           strlen(round->key) > 3 || ends_in_digit(round->key) ? "-" : "", number);

    tie.key = draft_plan_key(plan, key, &edition->tie_by_key, id);
    tie.round = round_id;
    tie.number = number;
    for (int side = TOP; side <= BOTTOM; side++)
        tie.slot[side] = slot_of(plan, from, side);
    tie.match_first = (uint32_t)edition->matches.n;
    tie.match_count = take_bye(plan, from, &tie) ? 0 : from->match_count;
    tie.line = plan->draft->matches.v[from->matches[0]].place.line;
    vec_push(&edition->ties, tie);
    for (uint32_t i = 0; i < tie.match_count; i++)
        draft_plan_add_match(plan, from->matches[i], id, ID_NONE, i, tie.key);
    edition->ties.v[id].stated_team = through_as_stated(plan, from);
}

/* The side that away goals put through in a tie level after two legs with nothing after them, or
 * SIDE_NONE. */
static int through_on_away_goals(const struct plan *plan, const struct plan_tie *tie)
{
    const struct draft_match *first, *second;

    if (tie->legs != 2 || tie->match_count != 2)
        return SIDE_NONE;
    first = &plan->draft->matches.v[tie->matches[0]];
    second = &plan->draft->matches.v[tie->matches[1]];
    if (second->extra_time || second->shootout || first->score[SCORE_90][HOME] < 0 ||
        second->score[SCORE_90][HOME] < 0 ||
        plan->matches[tie->matches[1]].side[HOME].team != tie->side[BOTTOM].team ||
        first->score[SCORE_90][HOME] + second->score[SCORE_90][AWAY] !=
            first->score[SCORE_90][AWAY] + second->score[SCORE_90][HOME] ||
        first->score[SCORE_90][AWAY] == second->score[SCORE_90][AWAY])
        return SIDE_NONE;
    return first->score[SCORE_90][AWAY] > second->score[SCORE_90][AWAY] ? BOTTOM : TOP;
}

/* Notes how a tie was decided. */
static void look_at(const struct plan *plan, const struct plan_tie *tie, struct round_seen *seen)
{
    int side = through_on_away_goals(plan, tie);

    seen->replay |= tie->match_count > tie->legs;
    for (uint32_t i = 0; i < tie->match_count; i++) {
        seen->extra_time |= plan->draft->matches.v[tie->matches[i]].extra_time;
        seen->shootout |= plan->draft->matches.v[tie->matches[i]].shootout;
        seen->away_goals |= plan->draft->matches.v[tie->matches[i]].away_goals;
        seen->golden_goal |= plan->draft->matches.v[tie->matches[i]].golden_goal;
        seen->silver_goal |= plan->draft->matches.v[tie->matches[i]].silver_goal;
    }
    if (side != SIDE_NONE && tie->feeds != ID_NONE &&
        plan->ties.v[tie->feeds].side[tie->feeds_side].team == tie->side[side].team)
        seen->away_goals = true;
}

static void add_round(struct plan *plan, uint32_t s, const uint32_t *by_id)
{
    struct edition *edition = plan->edition;
    const struct plan_section *section = &plan->sections.v[s];
    struct round round = {.name = section->name,
                          .third_place = section->third_place,
                          .tie_first = (uint32_t)edition->ties.n,
                          .legs = 1,
                          .line = plan->draft->matches.v[section->first_match].place.line};
    struct round_seen seen = {0};
    uint32_t id = (uint32_t)edition->rounds.n;

    shorten(plan, &round);
    round.stage = stage_of(plan, "Knock-out", STAGE_KNOCK_OUT);
    for (size_t t = 0; t < plan->ties.n; t++) {
        const struct plan_tie *tie = &plan->ties.v[t];

        if (tie->section != s)
            continue;
        round.tie_count++;
        if (tie->legs == 2)
            round.legs = 2;
        look_at(plan, tie, &seen);
        for (int side = TOP; side <= BOTTOM; side++)
            if (tie->side[side].kind != SLOT_TEAM && tie->side[side].kind != SLOT_UNKNOWN)
                round.draw = DRAW_FROM_START; /* who meets whom was plain from the start */
    }
    draft_plan_criteria(plan, &round, &seen);
    vec_push(&edition->rounds, round);
    for (uint32_t i = 0; i < round.tie_count; i++)
        add_tie(plan, &plan->ties.v[by_id[round.tie_first + i]], &round, id, i + 1,
                round.tie_count == 1);
}

static void add_rounds(struct plan *plan)
{
    uint32_t *by_id = arena_array(&plan->arena, uint32_t, plan->ties.n + 1);
    uint32_t *sections = arena_array(&plan->arena, uint32_t, plan->sections.n + 1), rounds = 0;

    for (uint32_t t = 0; t < plan->ties.n; t++)
        by_id[plan->ties.v[t].id] = t;
    for (uint32_t s = 0; s < plan->sections.n; s++)
        if (!plan->sections.v[s].group && !plan->sections.v[s].gone) {
            sections[plan->sections.v[s].id] = s;
            rounds++;
        }
    for (uint32_t k = 0; k < rounds; k++)
        add_round(plan, sections[k], by_id);
}

/* The zone of the edition: that of its first match that has one. */
static void set_zone(struct plan *plan)
{
    plan->edition->offset = plan->european ? 2 * HOUR_SECONDS : 0;
    for (size_t i = 0; i < plan->draft->matches.n; i++)
        if (plan->draft->matches.v[i].time.has_offset) {
            plan->edition->offset = plan->draft->matches.v[i].time.offset;
            return;
        }
}

static void look_for_cards(struct plan *plan)
{
    for (size_t i = 0; i < plan->draft->events.n; i++) {
        uint8_t kind = plan->draft->events.v[i].kind;

        plan->has_cards |= kind == EVENT_YELLOW;
        plan->has_substitutions |= kind == EVENT_SUBSTITUTION;
    }
}

bool draft_edition(const struct draft *draft, const char *key, struct edition **edition,
                   struct report *report)
{
    struct plan plan = {.draft = draft, .report = report};
    bool good;

    *edition = NULL;
    if (draft->matches.n == 0) {
        report_error(report, 0, "no match in it, expected at least one");
        return false;
    }
    arena_init(&plan.arena);
    plan.edition = edition_open();
    plan.edition->foreign = true;
    name_edition(&plan, key);
    set_zone(&plan);
    look_for_cards(&plan);
    add_sources(&plan);
    draft_plan_sections(&plan);
    draft_plan_ties(&plan);
    for (uint32_t s = 0; s < plan.sections.n; s++)
        if (plan.sections.v[s].group && !plan.sections.v[s].gone)
            add_group(&plan, s);
    add_rounds(&plan);
    draft_plan_through(&plan);
    draft_plan_orders(&plan);
    for (size_t i = 0; i < draft->files.n; i++) {
        plan.edition->lines += draft->files.v[i].lines;
        plan.edition->understood += draft->files.v[i].understood;
    }
    good = edition_seal(plan.edition, report);
    if (good)
        *edition = plan.edition;
    else
        edition_close(plan.edition);
    strmap_release(&plan.teams);
    strmap_release(&plan.section_ids);
    strmap_release(&plan.stage_ids);
    strmap_release(&plan.stage_keys);
    strmap_release(&plan.venues);
    vec_release(&plan.sections);
    vec_release(&plan.ties);
    arena_release(&plan.arena);
    return good;
}
