/* Groups, leagues and rounds, told by the headings and by who plays whom. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "input/draft_parts.h"
#include "input/draft_text.h"
#include "model/build.h"

#define PARTS_MOST 8
#define LEAGUE_ROUNDS_MOST 500 /* headings of a league at most; more are no league's */

/* The headings above a match, taken apart at ", " and " - ". */
struct parts {
    struct span v[PARTS_MOST];
    int n;
    struct span group, stage; /* "Group A"; what stands beside it */
    bool replay, play_off, matchday;
};

static bool is(struct span text, const char *word)
{
    return text.len == strlen(word) && strncasecmp(text.text, word, text.len) == 0;
}

/* "Group A", "Gruppe 3", "Group 4 Play-off" (the rest is a part of its own). */
static bool is_group(struct span text, struct span *rest)
{
    struct text_cursor c = {text.text, text.text + text.len};
    const char *from;

    *rest = (struct span){0};
    if (!text_take_word(&c, "group") && !text_take_word(&c, "gruppe"))
        return false;
    text_skip(&c);
    from = c.at;
    while (!text_done(&c) && !text_is_blank(*c.at))
        c.at++;
    *rest = text_until(c.at, c.end);
    return c.at > from && c.at - from <= 2;
}

/* "A", "12" */
static bool is_letter(struct span text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!isalnum((unsigned char)text.text[i]))
            return false;
    return text.len > 0 && text.len <= 2;
}

/* "Replays", "Final (replay)": what stands before the word is left. */
static bool cut_replay(struct span *part)
{
    for (size_t at = 0; at + 6 <= part->len; at++)
        if (strncasecmp(part->text + at, "replay", 6) == 0) {
            while (at > 0 && strchr(" (-", part->text[at - 1]))
                at--;
            part->len = at;
            return true;
        }
    return false;
}

static void take_part(struct parts *parts, struct span part)
{
    struct text_cursor c = {part.text, part.text + part.len};
    struct span rest;
    uint32_t number;

    if (cut_replay(&part))
        parts->replay = true;
    if (part.len == 0)
        return;
    c.end = part.text + part.len;
    if (is_group(part, &rest)) {
        parts->group = (struct span){part.text, part.len - (rest.len ? rest.len + 1 : 0)};
        parts->group = span_trim(parts->group);
        parts->play_off |= text_has(rest, "play");
    } else if (text_take_word(&c, "matchday") || text_has(part, "spieltag") ||
               text_take_word(&c, "jornada")) {
        parts->matchday = true;
    } else if ((text_take_word(&c, "leg") && (text_skip(&c), text_number(&c, 1, &number))) ||
               is(part, "1st leg") || is(part, "2nd leg") || is(part, "first leg") ||
               is(part, "second leg")) {
        ;
    } else if (parts->n < PARTS_MOST) {
        parts->v[parts->n++] = part;
    }
}

/* One heading: at ", " and " - " its parts begin. */
static void take_heading(struct parts *parts, struct span name)
{
    const char *from = name.text, *end = name.text + name.len;

    for (const char *p = name.text; p < end; p++) {
        bool comma = *p == ',' && p + 1 < end && p[1] == ' ';
        bool dash = *p == '-' && p > from && p[-1] == ' ' && p + 1 < end && p[1] == ' ';

        if (comma || dash) {
            take_part(parts, text_until(from, p));
            from = p + 1;
        }
    }
    take_part(parts, text_until(from, end));
}

static struct parts parts_of(const struct plan *plan, const struct draft_match *match)
{
    struct parts parts = {0};
    uint32_t chain[PARTS_MOST];
    int n = 0;

    for (uint32_t h = match->heading; h != ID_NONE && n < PARTS_MOST;
         h = plan->draft->headings.v[h].parent)
        if (plan->draft->headings.v[h].level > 0)
            chain[n++] = h;
    while (n-- > 0)
        take_heading(&parts, plan->draft->headings.v[chain[n]].name);
    if (is_letter(match->group))
        parts.group = match->group;
    else if (match->group.len > 0)
        take_part(&parts, match->group);
    parts.replay |= match->replay;
    /* What only says that the knock-out stage has begun is no round's name. */
    if (parts.n > 1 && (is(parts.v[0], "finals") || is(parts.v[0], "knockout stage") ||
                        is(parts.v[0], "final stage") || is(parts.v[0], "second stage") ||
                        is(parts.v[0], "final tournament"))) {
        parts.n--;
        memmove(parts.v, parts.v + 1, (size_t)parts.n * sizeof *parts.v);
    }
    return parts;
}

/* The index of a defined group in which both teams are, or ID_NONE. */
static uint32_t common_group(const struct plan *plan, const struct plan_match *match,
                             const uint32_t *group_of)
{
    uint32_t home = match->side[HOME].team, away = match->side[AWAY].team;

    if (home == ID_NONE || away == ID_NONE || plan->draft->groups.n == 0)
        return ID_NONE;
    return group_of[home] == group_of[away] ? group_of[home] : ID_NONE;
}

/* The name of a group of which a match may say the letter alone: "A", as JSON does. */
static const char *name_group(struct plan *plan, struct span group)
{
    if (is_letter(group))
        return arena_printf(&plan->edition->arena, "Group %.*s", (int)group.len, group.text);
    return edition_intern(plan->edition, group.text, group.len);
}

static const char *join(struct plan *plan, const struct parts *parts, const char *otherwise)
{
    char name[UTF8_NAME_BYTES] = "";
    size_t at = 0;

    for (int i = 0; i < parts->n; i++) {
        if (at + parts->v[i].len + 3 >= sizeof name)
            break;
        if (at > 0)
            memcpy(name + at, ", ", 2), at += 2;
        memcpy(name + at, parts->v[i].text, parts->v[i].len);
        at += parts->v[i].len;
    }
    return at > 0 ? edition_intern(plan->edition, name, at) : otherwise;
}

static uint32_t section_of(struct plan *plan, struct plan_section section, uint32_t match)
{
    char *key = arena_printf(&plan->arena, "%d%d|%s|%s", section.group, section.league,
                             section.stage, section.name);
    uint32_t found;

    for (char *p = key; *p; p++) /* "Semi-final" is "Semi-Final" */
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p + 32);
    found = strmap_get(&plan->section_ids, key, strlen(key));
    if (found != STRMAP_NONE)
        return found;
    section.first_match = match;
    section.last = INSTANT_UNKNOWN;
    strmap_add(&plan->section_ids, key, (uint32_t)plan->sections.n);
    vec_push(&plan->sections, section);
    return (uint32_t)plan->sections.n - 1;
}

/* Orders the matches by section (a counting sort). */
static void index_sections(struct plan *plan)
{
    size_t matches = plan->draft->matches.n, sections = plan->sections.n;
    uint32_t *first = arena_array(&plan->arena, uint32_t, sections + 2);

    for (size_t i = 0; i < matches; i++)
        first[plan->matches[i].section + 2]++;
    for (size_t s = 2; s < sections + 2; s++)
        first[s] += first[s - 1];
    for (uint32_t i = 0; i < matches; i++)
        plan->by_section[first[plan->matches[i].section + 1]++] = i;
    plan->section_first = first;
}

static void place_match(struct plan *plan, uint32_t i, const uint32_t *group_of)
{
    const struct draft_match *match = &plan->draft->matches.v[i];
    struct plan_match *planned = &plan->matches[i];
    struct parts parts = parts_of(plan, match);
    struct plan_section section = {.name = "", .stage = ""};
    uint32_t defined = common_group(plan, planned, group_of);

    planned->replay = parts.replay;
    for (int k = 0; k < parts.n; k++)
        parts.play_off |= parts.group.len > 0 && text_has(parts.v[k], "play-off");
    planned->play_off = parts.play_off || match->play_off;
    if (parts.play_off && parts.n > 0)
        parts.n--;
    if (parts.group.len == 0 && defined != ID_NONE &&
        (parts.n == 0 || parts.matchday || text_has(parts.v[0], "group") ||
         text_has(parts.v[0], "first")))
        parts.group = plan->draft->groups.v[defined].name;
    if (parts.group.len > 0) {
        section.group = true;
        section.name = name_group(plan, parts.group);
        section.stage = join(plan, &parts, "Group stage");
    } else if (parts.n == 0 || (parts.matchday && text_has(parts.v[0], "league")) ||
               is(parts.v[0], "regular season") || is(parts.v[0], "league phase")) {
        section.group = section.league = true;
        section.name = section.stage = join(plan, &parts, "League");
    } else {
        section.name = join(plan, &parts, "Round");
        section.third_place =
            text_has(parts.v[parts.n - 1], "third") || text_has(parts.v[parts.n - 1], "platz 3");
        section.knock_out =
            match->heading != ID_NONE && plan->draft->headings.v[match->heading].knock_out;
    }
    planned->section = section_of(plan, section, i);
}

/* A round in which a team meets two others, or one that fits no tree, is a group. */
static void find_round_robins(struct plan *plan)
{
    uint32_t *met = arena_array(&plan->arena, uint32_t, plan->edition->teams.n + 1);

    for (uint32_t s = 0; s < plan->sections.n; s++) {
        struct plan_section *section = &plan->sections.v[s];
        bool robin = false;

        for (uint32_t k = plan->section_first[s];
             k < plan->section_first[s + 1] && !section->group && !section->knock_out && !robin;
             k++) {
            const struct plan_match *match = &plan->matches[plan->by_section[k]];

            if (match->side[HOME].team == ID_NONE || match->side[AWAY].team == ID_NONE)
                continue;
            for (int side = HOME; side <= AWAY; side++) {
                uint32_t team = match->side[side].team, other = match->side[!side].team;

                robin |= plan->stamps[team] == s + 1 && met[team] != other;
                plan->stamps[team] = s + 1;
                met[team] = other;
            }
        }
        if (robin) {
            section->group = section->league = true;
            section->stage = section->name;
        }
    }
}

/* "Championship round, Round 3": without what only counts. */
static const char *without_count(struct plan *plan, const char *name)
{
    struct text_cursor c;
    const char *last = strrchr(name, ',');
    uint32_t number;

    c.at = last ? last + 1 : name;
    c.end = name + strlen(name);
    text_skip(&c);
    if (!text_take_word(&c, "round"))
        return name;
    text_skip(&c);
    if (!text_number(&c, 3, &number) || !text_done(&c))
        return name;
    return last ? edition_intern(plan->edition, name, (size_t)(last - name)) : "League";
}

/* Who plays on after a round: in a cup about half of them, in a league nearly all. Rounds of a
 * league become one. */
static void find_leagues(struct plan *plan)
{
    size_t teams = plan->edition->teams.n, sections = plan->sections.n;
    uint32_t *last = arena_array(&plan->arena, uint32_t, teams + 1);
    uint32_t *in = arena_array(&plan->arena, uint32_t, sections + 1);
    uint32_t *on = arena_array(&plan->arena, uint32_t, sections + 1);
    uint32_t *to = arena_array(&plan->arena, uint32_t, sections + 1);

    if (sections > LEAGUE_ROUNDS_MOST)
        return;
    for (size_t i = plan->draft->matches.n; i-- > 0;)
        for (int side = HOME; side <= AWAY; side++) {
            const struct plan_match *match = &plan->matches[i];
            uint32_t team = match->side[side].team;

            if (team == ID_NONE || plan->sections.v[match->section].group)
                continue;
            in[match->section]++;
            on[match->section] += last[team] > 0 && last[team] != match->section + 1 &&
                                  !plan->sections.v[last[team] - 1].third_place;
            last[team] = match->section + 1;
        }
    for (uint32_t s = 0; s < sections; s++) {
        struct plan_section *section = &plan->sections.v[s];
        const char *name = section->group ? section->name : without_count(plan, section->name);

        to[s] = s;
        if (section->group || section->knock_out || name == section->name || in[s] < 6 ||
            on[s] * 4 < in[s] * 3)
            continue;
        for (uint32_t other = 0; other < sections && to[s] == s; other++)
            if (other != s &&
                strcmp(without_count(plan, plan->sections.v[other].name), name) == 0 &&
                plan->sections.v[other].league)
                to[s] = other;
        section->group = section->league = true;
        section->name = section->stage = name;
    }
    /* The last rounds of a league lead nowhere, but are of its name. */
    for (uint32_t s = 0; s < sections; s++)
        for (uint32_t other = 0; other < sections && to[s] == s; other++)
            if (other != s && plan->sections.v[other].league && to[other] == other &&
                (other < s || !plan->sections.v[s].league) &&
                strcmp(without_count(plan, plan->sections.v[s].name),
                       plan->sections.v[other].name) == 0)
                to[s] = other;
    for (size_t i = 0; i < plan->draft->matches.n; i++)
        plan->matches[i].section = to[plan->matches[i].section];
    for (uint32_t s = 0; s < sections; s++)
        if (to[s] != s)
            plan->sections.v[s].gone = true;
}

/* A group of teams that have been in groups of the same stage before is of a second one. */
static void find_second_stages(struct plan *plan)
{
    uint32_t *group = arena_array(&plan->arena, uint32_t, plan->edition->teams.n + 1);

    for (uint32_t s = 0; s < plan->sections.n; s++) {
        struct plan_section *section = &plan->sections.v[s];
        const char *stage = section->stage;
        uint32_t before = 0, teams = 0;

        if (!section->group || section->league || section->gone)
            continue;
        for (uint32_t k = plan->section_first[s]; k < plan->section_first[s + 1]; k++)
            for (int side = HOME; side <= AWAY; side++) {
                uint32_t team = plan->matches[plan->by_section[k]].side[side].team;

                if (team == ID_NONE || group[team] == s + 1)
                    continue;
                teams++;
                before +=
                    group[team] > 0 && strcmp(plan->sections.v[group[team] - 1].stage, stage) == 0;
                group[team] = s + 1;
            }
        if (teams > 0 && before == teams)
            section->stage = strcmp(stage, "Group stage") == 0
                                 ? "Second group stage"
                                 : arena_printf(&plan->arena, "%s, second", stage);
    }
}

/* More rounds than an edition can hold: those with the least to show become one league. */
static void limit_rounds(struct plan *plan)
{
    uint32_t rounds = 0;

    for (size_t s = 0; s < plan->sections.n; s++) {
        struct plan_section *section = &plan->sections.v[s];

        if (section->group || section->gone || ++rounds <= ROUNDS_MOST)
            continue;
        section->group = section->league = true;
        section->stage = section->name;
        report_warning(plan->report, plan->draft->matches.v[section->first_match].place.line,
                       "\"%s\" is round %u, expected at most %d: shown as a table", section->name,
                       rounds, ROUNDS_MOST);
    }
}

void draft_plan_sections(struct plan *plan)
{
    const struct draft *draft = plan->draft;
    uint32_t *group_of;
    uint8_t precision;
    int32_t offset;

    plan->matches = arena_array(&plan->arena, struct plan_match, draft->matches.n);
    for (size_t i = 0; i < draft->matches.n; i++)
        for (int side = HOME; side <= AWAY; side++) {
            const struct draft_match *match = &draft->matches.v[i];
            struct plan_side *to = &plan->matches[i].side[side];

            plan->matches[i].tie = ID_NONE;
            *to = draft_plan_side(plan, match->team[side], match->country[side], match->place.line);
            if (to->team != ID_NONE && !plan->edition->teams.v[to->team].code)
                plan->edition->teams.v[to->team].code =
                    edition_intern(plan->edition, match->code[side].text, match->code[side].len);
            if (to->kind == SLOT_TEAM && match->slot[side].len > 0) {
                /* The slot that the team filled. */
                struct plan_side slot = {.kind = SLOT_TEAM};
                size_t teams = plan->edition->teams.n;

                if (match->slot[side].len <= 12 && teams < UINT32_MAX)
                    slot = draft_plan_side(plan, match->slot[side], (struct span){0}, 0);
                if (slot.kind != SLOT_TEAM && slot.kind != SLOT_UNKNOWN) {
                    slot.team = to->team;
                    *to = slot;
                }
            }
        }
    group_of = arena_array(&plan->arena, uint32_t, plan->edition->teams.n + draft->names.n + 1);
    memset(group_of, 0xff, (plan->edition->teams.n + draft->names.n + 1) * sizeof *group_of);
    for (uint32_t g = 0; g < draft->groups.n; g++)
        for (uint32_t k = 0; k < draft->groups.v[g].team_count; k++) {
            struct span name = draft->names.v[draft->groups.v[g].team_first + k];
            struct plan_side side =
                draft_plan_side(plan, name, (struct span){0}, draft->groups.v[g].place.line);

            if (side.team != ID_NONE)
                group_of[side.team] = g;
        }
    for (uint32_t i = 0; i < draft->matches.n; i++)
        place_match(plan, i, group_of);
    plan->by_section = arena_array(&plan->arena, uint32_t, draft->matches.n + 1);
    plan->stamps = arena_array(&plan->arena, uint32_t, plan->edition->teams.n + 1);
    index_sections(plan);
    find_round_robins(plan);
    find_leagues(plan);
    index_sections(plan);
    find_second_stages(plan);
    limit_rounds(plan);
    for (uint32_t i = 0; i < draft->matches.n; i++) {
        struct plan_section *section = &plan->sections.v[plan->matches[i].section];
        instant at = draft_plan_instant(plan, &draft->matches.v[i].time, &precision, &offset);

        if (at > section->last)
            section->last = at;
    }
}
