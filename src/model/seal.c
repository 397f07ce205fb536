#include "model/seal.h"

#include <string.h>

#include "base/utf8.h"
#include "model/bracket.h"
#include "model/build.h"
#include "model/match.h"
#include "model/tie.h"

/* The last entry of a match, or always when it has none. */
static struct log_key last_entry(const struct edition *edition, uint32_t match)
{
    const struct match *m = &edition->matches.v[match];

    if (m->entry_count == 0)
        return key_always;
    return (struct log_key){edition->entries.v[m->entry_first + m->entry_count - 1].at, match,
                            m->entry_count - 1};
}

/* -- teams ---------------------------------------------------------------------------------------
 */

/* The first three letters of a name, in capitals; of a name in another script its first three
 * characters. */
static const char *code_from_name(struct edition *edition, const char *name)
{
    char folded[UTF8_NAME_BYTES], code[4];
    size_t n = 0;

    utf8_fold_ascii(folded, sizeof folded, name);
    for (const char *p = folded; *p && n < 3; p++)
        if ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z'))
            code[n++] = (char)(*p & ~0x20);
    if (n > 0)
        return edition_intern(edition, code, n);
    for (size_t i = 0, at = 0; i < 3 && (name[at] & 0x80); i++, n = at)
        utf8_next(name, &at);
    return n > 0 ? edition_intern(edition, name, n) : edition_intern(edition, "?", 1);
}

static void complete_teams(struct edition *edition)
{
    for (uint32_t i = 0; i < edition->teams.n; i++) {
        struct team *team = &edition->teams.v[i];

        if (!team->code)
            team->code = code_from_name(edition, team->name);
        strmap_add(&edition->team_by_code, team->code, i);
    }
}

/* -- slots ---------------------------------------------------------------------------------------
 */

static bool is_fed(const struct slot *slot)
{
    return slot->kind == SLOT_WINNER || slot->kind == SLOT_LOSER;
}

/* Whether following feeders from a tie leads to another. Marks what it has walked, so that a call
 * costs at most all ties. */
static bool leads_to(const struct edition *edition, uint32_t from, uint32_t to, uint8_t *walked)
{
    VEC(uint32_t) stack = {0};
    bool found = false;

    vec_push(&stack, from);
    while (stack.n > 0 && !found) {
        uint32_t tie = stack.v[--stack.n];

        found = tie == to;
        if (walked[tie])
            continue;
        walked[tie] = 1;
        for (int side = TOP; side <= BOTTOM; side++)
            if (is_fed(&edition->ties.v[tie].slot[side]))
                vec_push(&stack, edition->ties.v[tie].slot[side].ref);
    }
    vec_release(&stack);
    return found;
}

static void complain_of_feeder(struct sealing *sealing, uint32_t id, uint32_t ref, uint8_t *walked)
{
    const struct edition *edition = sealing->edition;
    const struct tie *tie = &edition->ties.v[id];

    memset(walked, 0, edition->ties.n);
    if (ref == id)
        report_error(sealing->report, tie->line, "%s feeds itself, expected an earlier round",
                     tie->key);
    else if (leads_to(edition, ref, id, walked))
        report_error(
            sealing->report, tie->line,
            "%s and %s feed each other in a circle, expected slots filled by earlier rounds",
            tie->key, edition->ties.v[ref].key);
    else
        report_error(sealing->report, tie->line,
                     "%s is fed by %s of its own or a later round, expected an earlier round",
                     tie->key, edition->ties.v[ref].key);
}

/* loser_to: by tie, where its loser goes. */
static void link_slot(struct sealing *sealing, uint32_t id, int side, uint32_t *loser_to)
{
    struct tie *tie = &sealing->edition->ties.v[id];
    struct tie *feeder = &sealing->edition->ties.v[tie->slot[side].ref];
    bool winner = tie->slot[side].kind == SLOT_WINNER;
    uint32_t *to = winner ? &feeder->feeds : &loser_to[tie->slot[side].ref];

    if (*to != ID_NONE) {
        report_error(sealing->report, tie->line, "the %s of %s goes to %s and to %s, expected one",
                     winner ? "winner" : "loser", feeder->key, sealing->edition->ties.v[*to].key,
                     tie->key);
        return;
    }
    *to = id;
    if (!winner)
        return;
    tie->feeder[side] = tie->slot[side].ref;
    feeder->feeds_side = (uint8_t)side;
}

/* Links ties to their feeders. False when the links make no sense, so that nothing can be asked of
 * the ties. */
static bool link_slots(struct sealing *sealing)
{
    struct edition *edition = sealing->edition;
    struct arena scratch;
    uint8_t *walked;
    uint32_t *loser_to;
    size_t errors = sealing->report->errors, complaints = 0;

    arena_init(&scratch);
    walked = arena_array(&scratch, uint8_t, edition->ties.n + 1);
    loser_to = arena_array(&scratch, uint32_t, edition->ties.n + 1);
    memset(loser_to, 0xff, edition->ties.n * sizeof *loser_to); /* ID_NONE */
    for (uint32_t i = 0; i < edition->ties.n; i++)
        for (int side = TOP; side <= BOTTOM; side++) {
            struct tie *tie = &edition->ties.v[i];

            if (!is_fed(&tie->slot[side]))
                continue;
            if (edition->ties.v[tie->slot[side].ref].round < tie->round)
                link_slot(sealing, i, side, loser_to);
            else if (complaints++ < REPORT_MOST)
                complain_of_feeder(sealing, i, tie->slot[side].ref, walked);
        }
    arena_release(&scratch);
    return sealing->report->errors == errors;
}

/* -- ties ----------------------------------------------------------------------------------------
 */

static uint32_t fed_team(const struct edition *edition, const struct slot *slot)
{
    const struct tie *feeder = &edition->ties.v[slot->ref];

    if (feeder->winner == SIDE_NONE)
        return ID_NONE;
    return feeder->team[slot->kind == SLOT_WINNER ? feeder->winner : !feeder->winner];
}

/* Who plays in a tie, in the end: derived where it can be, and then checked against what the source
 * says. */
static void resolve_slots(struct sealing *sealing, uint32_t id)
{
    struct edition *edition = sealing->edition;
    struct tie *tie = &edition->ties.v[id];

    for (int side = TOP; side <= BOTTOM; side++) {
        struct slot *slot = &tie->slot[side];
        uint32_t derived = is_fed(slot) ? fed_team(edition, slot) : ID_NONE;

        if (derived != ID_NONE && slot->team != ID_NONE && derived != slot->team)
            report_error(sealing->report, tie->line, "%s stands in %s, but %s came out of %s",
                         seal_team_name(sealing, slot->team), tie->key,
                         seal_team_name(sealing, derived), edition->ties.v[slot->ref].key);
        else if (derived == ID_NONE && slot->team != ID_NONE &&
                 !slot_may_hold(edition, slot, slot->team))
            slot_complain(sealing, slot, tie->key, slot->team, tie->line);
        tie->team[side] = derived != ID_NONE ? derived : slot->team;
    }
}

/* A slot that nothing fills takes the team that a match of the tie names and that is not the other
 * side. */
static void fill_from_matches(struct sealing *sealing, struct tie *tie)
{
    const struct edition *edition = sealing->edition;

    for (uint32_t i = 0; i < tie->match_count; i++) {
        const struct match *match = &edition->matches.v[tie->match_first + i];
        bool top_at_home = match->role != ROLE_LEG || match->leg % 2 == 0;

        for (int side = HOME; side <= AWAY; side++) {
            int to = (side == HOME) == top_at_home ? TOP : BOTTOM;
            uint32_t given = match->given[side];

            if (given == ID_NONE || given == tie->team[TOP] || given == tie->team[BOTTOM])
                continue;
            if (tie->team[to] != ID_NONE)
                to = !to;
            if (tie->team[to] != ID_NONE)
                continue;
            if (slot_may_hold(edition, &tie->slot[to], given))
                tie->team[to] = tie->slot[to].team = given;
            else
                slot_complain(sealing, &tie->slot[to], match->key, given, match->line);
        }
    }
}

static void seal_tie_match(struct sealing *sealing, struct tie *tie, uint32_t id)
{
    struct match *match = &sealing->edition->matches.v[id];
    uint32_t team[2], home = match->given[HOME], away = match->given[AWAY];
    bool top_at_home = match->role != ROLE_LEG || match->leg % 2 == 0;

    if (home != ID_NONE && home == tie->team[BOTTOM])
        top_at_home = false;
    else if (home != ID_NONE && home == tie->team[TOP])
        top_at_home = true;
    else if (away != ID_NONE && away == tie->team[TOP])
        top_at_home = false;
    match->home_side = top_at_home ? TOP : BOTTOM;
    team[HOME] = tie->team[match->home_side];
    team[AWAY] = tie->team[!match->home_side];
    seal_match(sealing, id, team);
    for (int side = HOME; side <= AWAY; side++) {
        int to = side == HOME ? match->home_side : !match->home_side;

        if (tie->team[to] == ID_NONE)
            tie->team[to] = tie->slot[to].team = team[side];
    }
}

static int8_t named_side(struct sealing *sealing, const struct tie *tie, uint32_t team,
                         uint32_t line)
{
    if (team == ID_NONE)
        return SIDE_NONE;
    if (team == tie->team[TOP] || team == tie->team[BOTTOM])
        return team == tie->team[TOP] ? TOP : BOTTOM;
    if (tie->team[TOP] == ID_NONE || tie->team[BOTTOM] == ID_NONE)
        report_error(sealing->report, line,
                     "winner %s of %s, whose sides are not all known, expected slots that say who "
                     "filled them (\"= TEAM\")",
                     seal_team_name(sealing, team), tie->key);
    else
        report_error(sealing->report, line, "winner %s does not play in %s, expected %s or %s",
                     seal_team_name(sealing, team), tie->key,
                     seal_team_name(sealing, tie->team[TOP]),
                     seal_team_name(sealing, tie->team[BOTTOM]));
    return SIDE_NONE;
}

/* The entry that decided a tie: the decision's, else the last of its matches; without any, what
 * told who plays. */
static struct log_key decided_by(const struct edition *edition, const struct tie *tie)
{
    struct log_key key = key_always;

    if (tie->decision.winner != SIDE_NONE && tie->decision.at != INSTANT_UNKNOWN)
        return (struct log_key){tie->decision.at, 0, 0};
    for (uint32_t i = 0; i < tie->match_count; i++)
        key = key_later(key, last_entry(edition, tie->match_first + i));
    for (int side = TOP; side <= BOTTOM; side++)
        key = key_later(key, slot_known(edition, tie, side));
    return key;
}

static void check_winner(struct sealing *sealing, const struct tie *tie, enum tie_phase phase)
{
    int stated = tie->stated_winner;

    if (stated != SIDE_NONE && tie->winner == SIDE_NONE)
        report_error(sealing->report, tie->line,
                     "winner of %s stated as %s, but the matches have not decided it yet", tie->key,
                     seal_team_name(sealing, tie->team[stated]));
    else if (stated != SIDE_NONE && tie->winner != stated)
        report_error(sealing->report, tie->line,
                     "winner of %s stated as %s, but the matches give %s", tie->key,
                     seal_team_name(sealing, tie->team[stated]),
                     seal_team_name(sealing, tie->team[tie->winner]));
    else if (tie->winner == SIDE_NONE && phase == TIE_OVER)
        report_warning(sealing->report, tie->line,
                       "%s is played but not decided, expected extra time, kicks, a replay, a "
                       "decision or a winner",
                       tie->key);
}

static void check_byes(struct sealing *sealing, const struct tie *tie)
{
    bool top = tie->slot[TOP].kind == SLOT_BYE, bottom = tie->slot[BOTTOM].kind == SLOT_BYE;

    if (top && bottom)
        report_error(sealing->report, tie->line, "%s has two byes, expected one team at least",
                     tie->key);
    else if ((top || bottom) && tie->match_count > 0)
        report_error(sealing->report, sealing->edition->matches.v[tie->match_first].line,
                     "a match in %s, where one side has a bye, expected none", tie->key);
}

static void seal_tie(struct sealing *sealing, uint32_t id)
{
    struct edition *edition = sealing->edition;
    struct tie *tie = &edition->ties.v[id];
    struct tie_state state;

    resolve_slots(sealing, id);
    fill_from_matches(sealing, tie);
    if (tie->team[TOP] != ID_NONE && tie->team[TOP] == tie->team[BOTTOM])
        report_error(sealing->report, tie->line, "%s plays against itself in %s",
                     seal_team_name(sealing, tie->team[TOP]), tie->key);
    check_byes(sealing, tie);
    for (uint32_t i = 0; i < tie->match_count; i++)
        seal_tie_match(sealing, tie, tie->match_first + i);
    tie->stated_winner = named_side(sealing, tie, tie->stated_team, tie->line);
    tie->decision.winner = named_side(sealing, tie, tie->decision.team, tie->line);
    tie->decided = decided_by(edition, tie); /* a decision is seen from then on */
    tie_at(edition, id, moment_end(), &state);
    tie->winner = (int8_t)state.winner;
    if (state.winner == SIDE_NONE)
        tie->decided = key_never;
    check_winner(sealing, tie, state.phase);
}

/* -- the whole
 * ------------------------------------------------------------------------------------- */

/* Whether nothing can come of a match any more. */
static bool is_done(const struct match *match)
{
    return match->status >= MATCH_ABANDONED || match->decision.kind != DECISION_NONE;
}

static void seal_groups(struct sealing *sealing)
{
    struct edition *edition = sealing->edition;

    edition->groups_ended = key_always;
    for (size_t g = 0; g < edition->groups.n; g++) {
        struct group *group = &edition->groups.v[g];

        group->ended = key_always;
        for (uint32_t i = 0; i < group->match_count; i++) {
            uint32_t id = group->match_first + i;

            uint32_t team[2] = {edition->matches.v[id].given[HOME],
                                edition->matches.v[id].given[AWAY]};

            seal_match(sealing, id, team);
            group->ended =
                key_later(group->ended,
                          is_done(&edition->matches.v[id]) ? last_entry(edition, id) : key_never);
        }
        edition->groups_ended = key_later(edition->groups_ended, group->ended);
    }
}

/* When the pairings of a round became known: with its draw; when that is not known, with the end of
 * the rounds that feed it, else of the round before. */
static struct log_key drawn_with(const struct edition *edition, uint32_t id)
{
    const struct round *round = &edition->rounds.v[id];
    struct log_key key = key_always;
    bool fed = false;

    if (round->draw == DRAW_FROM_START)
        return key_always;
    if (round->draw == DRAW_AT)
        return (struct log_key){round->draw_at, 0, 0};
    for (uint32_t i = 0; i < round->tie_count; i++)
        for (int side = TOP; side <= BOTTOM; side++) {
            const struct slot *slot = &edition->ties.v[round->tie_first + i].slot[side];

            if (!is_fed(slot))
                continue;
            key = key_later(key, edition->rounds.v[edition->ties.v[slot->ref].round].ended);
            fed = true;
        }
    while (!fed && id-- > 0)
        if (!edition->rounds.v[id].third_place)
            return edition->rounds.v[id].ended;
    return key;
}

/* The first moment at which a tie was decided, if otherwise than in the end. */
static struct log_key first_decided(const struct edition *edition, uint32_t id)
{
    const struct tie *tie = &edition->ties.v[id];
    struct log_key key = key_always;

    if (!tie_is_contested(edition, tie))
        return tie->decided;
    for (uint32_t i = 0; i < tie->match_count; i++) {
        const struct match *match = &edition->matches.v[tie->match_first + i];
        uint32_t count = match->entry_count;

        if (count > 0 && edition->entries.v[match->entry_first + count - 1].kind == ENTRY_DECISION)
            count--;
        if (count > 0)
            key = key_later(key,
                            (struct log_key){edition->entries.v[match->entry_first + count - 1].at,
                                             tie->match_first + i, count - 1});
    }
    if (key.at != INSTANT_UNKNOWN &&
        tie_winner_at(edition, id, (struct moment){key.at, key.match, key.seq}) != SIDE_NONE)
        return key;
    return tie->decided;
}

static void seal_rounds(struct sealing *sealing)
{
    struct edition *edition = sealing->edition;

    for (uint32_t r = 0; r < edition->rounds.n; r++) {
        struct round *round = &edition->rounds.v[r];

        round->drawn = drawn_with(edition, r);
        round->ended = key_always;
        for (uint32_t i = 0; i < round->tie_count; i++) {
            seal_tie(sealing, round->tie_first + i);
            round->ended = key_later(round->ended, first_decided(edition, round->tie_first + i));
        }
    }
}

/* Without a list of its own a round is decided by goals, extra time and kicks (Laws of the Game
 * 10). */
static void complete_rounds(struct sealing *sealing)
{
    struct edition *edition = sealing->edition;

    if (edition->rounds.n > ROUNDS_MOST)
        report_error(sealing->report, edition->rounds.v[ROUNDS_MOST].line,
                     "%zu rounds, expected at most %d", edition->rounds.n, ROUNDS_MOST);
    for (size_t r = 0; r < edition->rounds.n; r++) {
        struct round *round = &edition->rounds.v[r];

        if (round->criteria_count > 0)
            continue;
        round->criteria[round->criteria_count++] = CRITERION_GOALS;
        round->criteria[round->criteria_count++] = CRITERION_EXTRA_TIME;
        round->criteria[round->criteria_count++] = CRITERION_KICKS;
    }
}

/* The matches that come first may have no kick-off: they are placed before the first that has. */
static instant first_kickoff(const struct edition *edition)
{
    enum { MONTH = 30 * 24 * 3600 };
    instant first = INSTANT_END;

    for (size_t i = 0; i < edition->matches.n; i++)
        if (edition->matches.v[i].precision != PRECISION_NONE &&
            edition->matches.v[i].kickoff < first)
            first = edition->matches.v[i].kickoff;
    return first == INSTANT_END ? 0 : first - MONTH;
}

bool edition_seal(struct edition *edition, struct report *report)
{
    struct sealing sealing = {.edition = edition, .report = report};
    struct arena scratch;
    bool linked;

    arena_init(&scratch);
    complete_teams(edition);
    complete_rounds(&sealing);
    linked = edition->rounds.n <= ROUNDS_MOST && link_slots(&sealing);
    sealing.last = first_kickoff(edition);
    sealing.stamps = arena_array(&scratch, uint32_t, edition->people.n + 1);
    sealing.given.v = edition->events.v;
    sealing.given.n = edition->events.n;
    sealing.given.cap = edition->events.cap;
    memset(&edition->events, 0, sizeof edition->events);
    if (linked) {
        seal_groups(&sealing);
        seal_rounds(&sealing);
        bracket_build(edition);
    }
    vec_release(&sealing.given);
    vec_release(&sealing.scratch);
    arena_release(&scratch);
    report_sort(report);
    return report->errors == 0;
}
