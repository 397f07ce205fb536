#include "model/seal.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "model/bracket.h"
#include "model/build.h"

#define STAGES_MOST 1000 /* that follow one another; more are no competition's */

/* What a club's name begins with and many others' do: "FC", "1.", "VfB", with a word behind it. */
static bool is_common(const char *word, const char *end)
{
    size_t letters = 0;
    char last = 'A';

    for (const char *p = word; p < end; p++)
        if ((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z') {
            letters++;
            last = *p;
        }
    bool capitals = *word >= 'A' && *word <= 'Z' && last <= 'Z';
    return *end == ' ' && letters <= 3 && (letters == 0 || capitals);
}

/* Takes letters of a word as capitals until there are so many in all; returns how many there are.
 */
static size_t take_letters(const char *word, char code[4], size_t n, size_t most)
{
    for (const char *p = word; *p && n < most; p++)
        if ((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z')
            code[n++] = (char)(*p & ~0x20);
    return n;
}

/* The first three letters of a name, in capitals, but for what many names begin with; where another
 * team has these, the first letter and the first two of the next word: Real Madrid is REA, Real
 * Sociedad RSO. Of a name in another script its first three characters. */
static const char *code_from_name(struct edition *edition, const char *name)
{
    char folded[UTF8_NAME_BYTES], code[4] = "", other[4] = "";
    const char *word = folded, *end;

    utf8_fold_ascii(folded, sizeof folded, name);
    while (*(end = word + strcspn(word, " ")) && is_common(word, end))
        word = end + 1;
    size_t n = take_letters(word, code, 0, 3);
    size_t m = *end ? take_letters(end + 1, other, take_letters(word, other, 0, 1), 3) : 0;
    if (m == 3 && n > 0 && strmap_get(&edition->team_by_code, code, n) != STRMAP_NONE)
        return edition_intern(edition, other, m);
    if (n > 0)
        return edition_intern(edition, code, n);
    n = 0;
    for (size_t i = 0, at = 0; i < 3 && (name[at] & 0x80); i++, n = at)
        utf8_next(name, &at);
    return n > 0 ? edition_intern(edition, name, n) : edition_intern(edition, "?", 1);
}

static void complete_teams(struct edition *edition)
{
    for (uint32_t i = 0; i < edition->teams.n; i++)
        if (edition->teams.v[i].code)
            strmap_add(&edition->team_by_code, edition->teams.v[i].code, i);
    for (uint32_t i = 0; i < edition->teams.n; i++) {
        struct team *team = &edition->teams.v[i];

        if (team->code)
            continue;
        team->code = code_from_name(edition, team->name);
        strmap_add(&edition->team_by_code, team->code, i);
    }
}

/* Whether nothing can come of a match any more. */
static bool is_done(const struct match *match)
{
    return match->status >= MATCH_ABANDONED || match->decision.kind != DECISION_NONE;
}

/* When the stages before one have ended, all of their groups. */
static struct log_key stages_ended(const struct edition *edition, uint32_t stage)
{
    struct log_key ended = key_always;

    for (size_t g = 0; g < edition->groups.n; g++)
        if (edition->groups.v[g].stage < stage)
            ended = key_later(ended, edition->groups.v[g].ended);
    return ended;
}

/* A group whose teams all come out of groups before it is made up when those have ended; at the
 * latest it is plain when it begins. earliest: by team, the first stage in whose groups it is. */
static void set_known(struct edition *edition, struct group *group, const uint32_t *earliest,
                      struct log_key ended)
{
    group->known = key_always;
    for (uint32_t i = 0; i < group->team_count; i++)
        if (earliest[group->teams[i]] >= group->stage)
            return;
    if (group->team_count == 0)
        return;
    for (uint32_t i = 0; i < group->match_count; i++) {
        const struct match *match = &edition->matches.v[group->match_first + i];

        if (match->entry_count > 0 && edition->entries.v[match->entry_first].at < ended.at)
            ended = (struct log_key){edition->entries.v[match->entry_first].at,
                                     group->match_first + i, 0};
    }
    group->known = ended;
}

static void set_all_known(struct edition *edition)
{
    uint32_t *earliest = arena_array(&edition->arena, uint32_t, edition->teams.n + 1);
    uint32_t stage = ID_NONE; /* the one whose end is in hand */
    struct log_key ended = key_always;

    for (size_t t = 0; t < edition->teams.n; t++)
        earliest[t] = ID_NONE;
    for (size_t g = 0; g < edition->groups.n; g++)
        for (uint32_t i = 0; i < edition->groups.v[g].team_count; i++) {
            uint32_t *first = &earliest[edition->groups.v[g].teams[i]];

            if (edition->groups.v[g].stage < *first)
                *first = edition->groups.v[g].stage;
        }
    for (size_t g = 0; g < edition->groups.n; g++) {
        if (edition->groups.v[g].stage != stage && edition->stages.n <= STAGES_MOST) {
            stage = edition->groups.v[g].stage;
            ended = stages_ended(edition, stage);
        }
        set_known(edition, &edition->groups.v[g], earliest, ended);
    }
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
                          is_done(&edition->matches.v[id]) ? key_of_last(edition, id) : key_never);
        }
        edition->groups_ended = key_later(edition->groups_ended, group->ended);
    }
    set_all_known(edition);
    for (size_t t = 0; t < edition->ties.n; t++)
        for (int side = TOP; side <= BOTTOM; side++)
            if (edition->ties.v[t].slot[side].kind == SLOT_GROUP)
                seal_places(edition, edition->ties.v[t].slot[side].ref);
}

/* When the pairings of a round became known: with its draw; when that is not known, with the end of
 * the rounds that feed it, else of the round before, else of the groups before it. Slots that name
 * places of groups are pairings known from the start. */
static struct log_key drawn_with(const struct edition *edition, uint32_t id)
{
    const struct round *round = &edition->rounds.v[id];
    struct log_key key = key_always;
    bool fed = false, placed = false;

    if (round->draw == DRAW_FROM_START)
        return key_always;
    if (round->draw == DRAW_AT)
        return (struct log_key){round->draw_at, 0, 0};
    for (uint32_t i = 0; i < round->tie_count; i++)
        for (int side = TOP; side <= BOTTOM; side++) {
            const struct slot *slot = &edition->ties.v[round->tie_first + i].slot[side];

            placed |= slot->kind == SLOT_GROUP || slot->kind == SLOT_BEST_THIRD;
            if (!slot_is_fed(slot))
                continue;
            key = key_later(key, edition->rounds.v[edition->ties.v[slot->ref].round].ended);
            fed = true;
        }
    while (!fed && id-- > 0)
        if (!edition->rounds.v[id].third_place)
            return edition->rounds.v[id].ended;
    return fed || placed ? key : stages_ended(edition, round->stage);
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

/* What is usual: three points a win; points, goal difference, goals. The best of those placed alike
 * are found by the same, but for what is between teams of one group. */
static void complete_stages(struct edition *edition)
{
    static const uint8_t usual[] = {TABLE_POINTS, TABLE_GOAL_DIFFERENCE, TABLE_GOALS};

    for (size_t s = 0; s < edition->stages.n; s++) {
        struct stage *stage = &edition->stages.v[s];

        if (stage->points_win == 0)
            stage->points_win = 3;
        if (stage->table_count == 0) {
            memcpy(stage->table, usual, sizeof usual);
            stage->table_count = sizeof usual;
        }
        if (stage->best_table_count > 0)
            continue;
        for (int i = 0; i < stage->table_count; i++)
            if ((stage->table[i] < TABLE_HEAD_POINTS || stage->table[i] > TABLE_HEAD_AWAY_GOALS) &&
                stage->table[i] != TABLE_PLAY_OFF)
                stage->best_table[stage->best_table_count++] = stage->table[i];
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

struct dated {
    instant kickoff; /* INSTANT_END: no date known */
    uint32_t match;
};

static int compare_dated(const void *a, const void *b)
{
    const struct dated *p = a, *q = b;

    if (p->kickoff != q->kickoff)
        return p->kickoff < q->kickoff ? -1 : 1;
    return p->match < q->match ? -1 : p->match > q->match;
}

static void order_by_kickoff(struct edition *edition, struct arena *scratch)
{
    size_t count = edition->matches.n;
    struct dated *dated = arena_array(scratch, struct dated, count);

    edition->by_kickoff = arena_array(&edition->arena, uint32_t, count);
    edition->dated = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct match *match = &edition->matches.v[i];
        bool known = match->precision != PRECISION_NONE;

        dated[i] = (struct dated){known ? match->kickoff : INSTANT_END, i};
        edition->dated += known;
    }
    qsort(dated, count, sizeof *dated, compare_dated);
    for (size_t i = 0; i < count; i++)
        edition->by_kickoff[i] = dated[i].match;
}

bool edition_seal(struct edition *edition, struct report *report)
{
    struct sealing sealing = {.edition = edition, .report = report};
    struct arena scratch;
    bool linked;

    arena_init(&scratch);
    complete_teams(edition);
    complete_stages(edition);
    complete_rounds(&sealing);
    linked = edition->rounds.n <= ROUNDS_MOST && link_slots(&sealing);
    sealing.last = first_kickoff(edition);
    order_by_kickoff(edition, &scratch);
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
    if (edition->foreign && linked)
        report_soften(report);
    report_sort(report);
    return report->errors == 0;
}
