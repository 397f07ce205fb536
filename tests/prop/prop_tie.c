/* Who goes through, why, and what is needed, against a slow statement of the same rules. */
#include "prop.h"

#include <stdio.h>
#include <string.h>

#include "../unit/maker.h"
#include "model/tie.h"

/* -- the slow statement --------------------------------------------------------------------------
 */

enum { GOALS_MOST = 80, MATCHES_MOST = 3 };

struct goal {
    int match; /* 0, 1: legs; the one after them: the replay */
    int half;  /* 1, 2; in extra time 3, 4 */
    int side;  /* TOP, BOTTOM */
};

struct story {
    const char *list; /* what decides, in order */
    int legs;
    struct goal goals[GOALS_MOST];
    int goal_count;
    bool extra[MATCHES_MOST]; /* went to extra time */
    bool kicks[MATCHES_MOST]; /* and to kicks, */
    int kick_winner[MATCHES_MOST];
    bool replayed;
};

struct answer {
    int winner;
    const char *why;  /* the word in the list that decided it, "" */
    const char *next; /* when level: the word that comes next, "" for nothing */
};

/* Goals of one side in a match, up to a half. */
static int goals_in(const struct story *story, int match, int side, int half)
{
    int sum = 0;

    for (int i = 0; i < story->goal_count; i++)
        if (story->goals[i].match == match && story->goals[i].side == side &&
            story->goals[i].half <= half)
            sum++;
    return sum;
}

/* The top side is at home in the first leg, the other in the second. */
static bool is_away(int match, int side)
{
    return match == 0 ? side == BOTTOM : side == TOP;
}

/* One figure of a side over matches from..to. */
static int figure_of(const struct story *story, const char *what, int side, int from, int to)
{
    int sum = 0;

    for (int m = from; m <= to; m++) {
        int mine = goals_in(story, m, side, 2), theirs = goals_in(story, m, !side, 2);

        if (strcmp(what, "goals") == 0)
            sum += mine;
        else if (strcmp(what, "points") == 0)
            sum += mine > theirs ? 2 : mine == theirs ? 1 : 0;
        else if (strcmp(what, "away-goals") == 0)
            sum += is_away(m, side) ? mine : 0;
        else if (strcmp(what, "away-goals-et") == 0)
            sum += is_away(m, side) ? goals_in(story, m, side, 4) : 0;
        else
            sum += goals_in(story, m, side, 4);
    }
    return sum;
}

static struct answer compare(const struct story *story, const char *word, int from, int to)
{
    int top = figure_of(story, word, TOP, from, to);
    int bottom = figure_of(story, word, BOTTOM, from, to);

    return (struct answer){top > bottom ? TOP : bottom > top ? BOTTOM : SIDE_NONE, word, ""};
}

/* Goes down the list for the legs, or for the replay alone. */
static struct answer judge(const struct story *story, bool replay)
{
    static char words[16][20];
    static const char *const compared[] = {"goals",         "points",     "away-goals",
                                           "away-goals-et", "extra-time", "golden-goal",
                                           "silver-goal"};
    int from = replay ? story->legs : 0, to = replay ? story->legs : story->legs - 1, count = 0;
    char list[200];

    snprintf(list, sizeof list, "%s", story->list);
    for (char *word = strtok(list, " "); word; word = strtok(NULL, " "))
        snprintf(words[count++], sizeof words[0], "%s", word);
    for (int w = 0; w < count; w++) {
        const char *word = words[w];
        bool extra = strcmp(word, "extra-time") == 0 || strcmp(word, "golden-goal") == 0 ||
                     strcmp(word, "silver-goal") == 0;
        bool again = strcmp(word, "replay") == 0 || strcmp(word, "play-off") == 0;
        bool away = strncmp(word, "away", 4) == 0;

        if ((away && (replay || story->legs == 1)) || (again && replay))
            continue; /* not for a single match; no second replay */
        if (strcmp(word, "away-goals-et") == 0 && !story->extra[to])
            continue;
        if (extra && !story->extra[to])
            return (struct answer){SIDE_NONE, "", word};
        if (strcmp(word, "kicks") == 0 && story->kicks[to])
            return (struct answer){story->kick_winner[to], word, ""};
        for (size_t i = 0; i < sizeof compared / sizeof *compared; i++)
            if (strcmp(word, compared[i]) == 0) {
                struct answer answer = compare(story, word, from, to);

                if (answer.winner != SIDE_NONE)
                    return answer;
                goto level;
            }
        return (struct answer){SIDE_NONE, "", word}; /* kicks, replay, lots: still to come */
    level:;
    }
    return (struct answer){SIDE_NONE, "", ""};
}

/* -- making up stories ---------------------------------------------------------------------------
 */

static const struct {
    int legs;
    const char *list;
} rules[] = {
    {2, "goals extra-time kicks"},
    {2, "goals away-goals extra-time away-goals-et kicks"},
    {2, "goals away-goals extra-time kicks"},
    {2, "goals away-goals kicks"},
    {2, "goals away-goals golden-goal kicks"},
    {2, "goals away-goals silver-goal kicks"},
    {2, "goals play-off lots"},
    {2, "points goals extra-time kicks"},
    {2, "points play-off lots"},
    {2, "goals"},
    {1, "goals extra-time kicks"},
    {1, "goals kicks"},
    {1, "goals golden-goal kicks"},
    {1, "goals silver-goal kicks"},
    {1, "goals extra-time replay lots"},
    {1, "goals replay lots"},
    {1, "goals away-goals extra-time away-goals-et kicks"},
    {1, "goals extra-time replay kicks"},
};

static bool is_listed(const struct story *story, const char *word)
{
    const char *at = strstr(story->list, word);
    size_t len = strlen(word);

    return at && (at == story->list || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0');
}

static void add_goals(struct random *random, struct story *story, int match, int half, int most)
{
    for (int side = TOP; side <= BOTTOM; side++)
        for (uint32_t n = random_below(random, (uint32_t)most + 1); n > 0; n--)
            story->goals[story->goal_count++] = (struct goal){match, half, side};
}

static bool comes_extra_time(const struct answer *answer)
{
    return strcmp(answer->next, "extra-time") == 0 || strcmp(answer->next, "golden-goal") == 0 ||
           strcmp(answer->next, "silver-goal") == 0;
}

/* Extra time as its rules let it run. */
static void play_extra_time(struct random *random, struct story *story, int match)
{
    bool golden = is_listed(story, "golden-goal"), silver = is_listed(story, "silver-goal");

    story->extra[match] = true;
    for (int half = 3; half <= 4; half++) {
        if (golden && random_below(random, 3) == 0) {
            story->goals[story->goal_count++] =
                (struct goal){match, half, (int)random_below(random, 2)};
            return;
        }
        if (!golden)
            add_goals(random, story, match, half, 1);
        if (silver && goals_in(story, match, TOP, 4) - goals_in(story, match, TOP, 2) !=
                          goals_in(story, match, BOTTOM, 4) - goals_in(story, match, BOTTOM, 2))
            return;
    }
}

/* Plays what the answer calls for in the last match of the legs, or in the replay. */
static void play_on(struct random *random, struct story *story, bool replay)
{
    int match = replay ? story->legs : story->legs - 1;
    struct answer answer = judge(story, replay);

    if (comes_extra_time(&answer)) {
        play_extra_time(random, story, match);
        answer = judge(story, replay);
    }
    if (strcmp(answer.next, "kicks") == 0) {
        story->kicks[match] = true;
        story->kick_winner[match] = (int)random_below(random, 2);
    }
}

static struct story begin(struct random *random)
{
    uint32_t rule = random_below(random, sizeof rules / sizeof *rules);
    struct story story = {.list = rules[rule].list, .legs = rules[rule].legs};

    for (int m = 0; m < story.legs; m++)
        for (int half = 1; half <= 2; half++)
            add_goals(random, &story, m, half, random_below(random, 4) ? 1 : 3);
    return story;
}

static struct story whole_story(struct random *random)
{
    struct story story = begin(random);
    struct answer answer;

    play_on(random, &story, false);
    answer = judge(&story, false);
    if (strcmp(answer.next, "replay") == 0 || strcmp(answer.next, "play-off") == 0) {
        story.replayed = true;
        for (int half = 1; half <= 2; half++)
            add_goals(random, &story, story.legs, half, 1);
        play_on(random, &story, true);
    }
    return story;
}

/* -- telling them to the model -------------------------------------------------------------------
 */

static const char *const team_keys[] = {"ajax", "porto"};

static void tell_goals(struct random *random, struct maker *maker, const struct story *story,
                       int match)
{
    static const int starts[] = {0, 0, 45, 90, 105};

    for (int i = 0; i < story->goal_count; i++) {
        const struct goal *goal = &story->goals[i];
        bool own = random_below(random, 8) == 0;
        char clock[16];

        if (goal->match != match)
            continue;
        snprintf(clock, sizeof clock, "%u'",
                 (unsigned)starts[goal->half] + 1 + random_below(random, 15));
        maker_event(maker, clock, own ? "own-goal" : "goal",
                    team_keys[own ? !goal->side : goal->side], NULL);
    }
}

static void tell_kicks(struct maker *maker, int winner)
{
    for (int i = 0; i < 3; i++) {
        maker_kicks(maker, winner == TOP ? "ajax+" : "porto+");
        maker_kicks(maker, winner == TOP ? "porto-" : "ajax-");
    }
}

/* end_of_last: how the last leg stands, NULL: as the story has it. */
static void tell(struct random *random, struct maker *maker, const struct story *story,
                 const char *end_of_last)
{
    maker_open(maker);
    maker_round(maker, "qf", story->legs, story->list);
    maker_tie(maker, "qf1", team_keys[TOP], team_keys[BOTTOM]);
    for (int m = 0; m < story->legs + story->replayed; m++) {
        const char *end = story->kicks[m] ? "pens" : story->extra[m] ? "AET" : "FT";

        maker_match(maker, m == story->legs - 1 && end_of_last ? end_of_last : end);
        if (m == story->legs)
            maker_in_hand(maker)->role = is_listed(story, "replay") ? ROLE_REPLAY : ROLE_PLAY_OFF;
        tell_goals(random, maker, story, m);
        if (story->kicks[m])
            tell_kicks(maker, story->kick_winner[m]);
    }
}

static void dump(const struct story *story)
{
    print_message("  %d legs, \"%s\"\n", story->legs, story->list);
    for (int m = 0; m < story->legs + story->replayed; m++)
        print_message("  match %d: %d-%d at 90, %d-%d in all%s%s\n", m, goals_in(story, m, TOP, 2),
                      goals_in(story, m, BOTTOM, 2), goals_in(story, m, TOP, 4),
                      goals_in(story, m, BOTTOM, 4), story->extra[m] ? ", extra time" : "",
                      story->kicks[m] ? ", kicks" : "");
}

#define check(story, condition)                                                                    \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            dump(story);                                                                           \
            fail_msg("%s", #condition);                                                            \
        }                                                                                          \
    } while (0)

static int criterion_of(const char *word)
{
    static const char *const words[] = {"goals",       "away-goals",  "extra-time", "away-goals-et",
                                        "golden-goal", "silver-goal", "kicks",      "replay",
                                        "play-off",    "points",      "lots"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(word, words[i]) == 0)
            return (int)i;
    return CRITERION_COUNT;
}

/* -- ties that are over --------------------------------------------------------------------------
 */

static unsigned marks_of(const struct story *story, const struct answer *answer)
{
    int last = story->replayed ? story->legs : story->legs - 1;
    unsigned marks = 0;

    if (story->extra[last])
        marks |= strcmp(answer->why, "golden-goal") == 0   ? MARK_GOLDEN
                 : strcmp(answer->why, "silver-goal") == 0 ? MARK_SILVER
                                                           : MARK_AET;
    if (story->kicks[last])
        marks |= MARK_PENS;
    if (strncmp(answer->why, "away-goals", 10) == 0)
        marks |= MARK_AWAY_GOALS;
    if (story->replayed)
        marks |= MARK_REPLAY;
    return marks;
}

static void assert_over(struct random *random, const struct story *story)
{
    int from = story->replayed ? story->legs : 0;
    int last = story->replayed ? story->legs : story->legs - 1;
    struct answer answer = judge(story, story->replayed);
    struct maker maker;
    struct tie_state state;
    bool lots = strcmp(answer.next, "lots") == 0;

    tell(random, &maker, story, NULL);
    if (lots) {
        answer.winner = (int)random_below(random, 2);
        answer.why = "lots";
        maker.edition->ties.v[0].decision.kind = DECISION_LOTS;
        maker.edition->ties.v[0].decision.team = maker_team(&maker, team_keys[answer.winner]);
    }
    maker_round(&maker, "sf", 1, "goals");
    maker_tie(&maker, "sf1", "winner qf1", "celtic");
    check(story, maker_seal(&maker));
    tie_at(maker.edition, 0, moment_end(), &state);
    check(story, state.winner == answer.winner);
    check(story, maker.edition->ties.v[0].winner == answer.winner);
    if (answer.winner != SIDE_NONE) {
        check(story, (int)state.by == criterion_of(answer.why));
        check(story, state.marks == (marks_of(story, &answer) | (lots ? MARK_LOTS : 0)));
        check(story, state.phase == TIE_OVER);
        check(story, slot_at(maker.edition, 1, TOP, moment_end()) ==
                         maker_team(&maker, team_keys[answer.winner]));
    } else {
        check(story, slot_at(maker.edition, 1, TOP, moment_end()) == ID_NONE);
    }
    for (int side = TOP; side <= BOTTOM; side++) {
        check(story, state.agg[side] == figure_of(story, "", side, from, last));
        check(story, state.kicks[side] ==
                         (story->kicks[last] && story->kick_winner[last] == side ? 3 : 0));
    }
    check(story, state.extra_time == story->extra[last]);
    check(story, state.shootout == story->kicks[last]);
    maker_close(&maker);
}

static void the_winner_is_who_the_rules_say(void **unused)
{
    struct random random = random_start();

    (void)unused;
    for (int i = 0; i < 5000; i++) {
        struct story story = whole_story(&random);

        assert_over(&random, &story);
    }
}

/* -- ties that are on ----------------------------------------------------------------------------
 */

static void add_more(struct story *story, int side, int half, int count)
{
    for (; count > 0; count--)
        story->goals[story->goal_count++] = (struct goal){story->legs - 1, half, side};
}

/* Counts goals up, telling the model each time anew what then stands. */
static struct needs count_up(struct random *random, const struct story *story, const char *end,
                             int side, int half)
{
    struct answer now = judge(story, false);
    struct needs needs = {0};

    for (int goals = 1; goals <= 9 && needs.through == 0; goals++) {
        struct story then = *story;
        struct answer answer;
        struct maker maker;
        struct tie_state state;

        add_more(&then, side, half, goals);
        answer = judge(&then, false);
        tell(random, &maker, &then, end);
        check(&then, maker_seal(&maker));
        tie_at(maker.edition, 0, moment_end(), &state);
        check(&then, state.stands == answer.winner);
        maker_close(&maker);
        if (answer.winner == side)
            needs.through = goals;
        else if (answer.winner == SIDE_NONE && answer.next[0] && needs.level == 0 &&
                 now.winner != SIDE_NONE)
            needs =
                (struct needs){.level = goals, .next = (enum criterion)criterion_of(answer.next)};
    }
    return needs;
}

static void assert_on(struct random *random, const struct story *story, const char *end, int half)
{
    struct answer answer = judge(story, false);
    struct maker maker;
    struct tie_state state;
    bool golden = half > 2 && answer.winner == SIDE_NONE && is_listed(story, "golden-goal");

    tell(random, &maker, story, end);
    check(story, maker_seal(&maker));
    tie_at(maker.edition, 0, moment_end(), &state);
    check(story, state.phase == TIE_ON);
    check(story, state.winner == SIDE_NONE);
    check(story, state.stands == answer.winner);
    check(story, state.next_goal_wins == golden);
    check(story, (state.marks & ~(unsigned)MARK_AET) == 0);
    if (answer.winner == SIDE_NONE)
        check(story, (int)state.next == criterion_of(answer.next));
    for (int side = TOP; side <= BOTTOM; side++) {
        struct needs expected = {0};

        if (answer.winner != side && !golden)
            expected = count_up(random, story, end, side, half);
        check(story, state.needs[side].level == expected.level);
        check(story, state.needs[side].through == expected.through);
        if (expected.level > 0)
            check(story, state.needs[side].next == expected.next);
    }
    maker_close(&maker);
}

static void needs_are_what_goals_would_bring(void **unused)
{
    static const char *const ends[] = {"", "45'", "90'", "105'", "120'"};
    struct random random = random_start();
    int extra = 0;

    (void)unused;
    for (int i = 0; i < 1500; i++) {
        struct story story = begin(&random);
        struct answer answer = judge(&story, false);
        int half = 1 + (int)random_below(&random, 2);

        if (comes_extra_time(&answer)) {
            half = 3 + (int)random_below(&random, 2);
            story.extra[story.legs - 1] = true;
            if (!is_listed(&story, "golden-goal"))
                add_goals(&random, &story, story.legs - 1, 3, 1);
            if (is_listed(&story, "silver-goal"))
                half = 3;
            extra++;
        }
        if (half == 1) /* the second half of the last leg is to come */
            for (int g = 0; g < story.goal_count; g++)
                if (story.goals[g].match == story.legs - 1)
                    story.goals[g].half = 1;
        assert_on(&random, &story, ends[half], half);
    }
    assert_true(extra > 100);
}

/* In the breaks before kicks or a replay no goal can help any more; before extra time it can. */
static void needs_end_with_play(void **unused)
{
    static const struct {
        const char *list;
        enum phase over;
        int through;
    } breaks[] = {
        {"goals extra-time kicks", PHASE_FIRST_HALF, 1},
        {"goals extra-time kicks", PHASE_SECOND_HALF, 1},
        {"goals extra-time kicks", PHASE_EXTRA_FIRST, 1},
        {"goals extra-time kicks", PHASE_EXTRA_SECOND, 0},
        {"goals silver-goal kicks", PHASE_EXTRA_SECOND, 0},
        {"goals golden-goal kicks", PHASE_SECOND_HALF, 1},
        {"goals kicks", PHASE_FIRST_HALF, 1},
        {"goals kicks", PHASE_SECOND_HALF, 0},
        {"goals replay", PHASE_SECOND_HALF, 0},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++) {
        struct maker maker;
        struct tie_state state;

        maker_open(&maker);
        maker_round(&maker, "final", 1, breaks[i].list);
        maker_tie(&maker, "final", "ajax", "porto");
        maker_match(&maker, "HT");
        maker_in_hand(&maker)->final_phase = (uint8_t)breaks[i].over;
        assert_true(maker_seal(&maker));
        tie_at(maker.edition, 0, moment_end(), &state);
        assert_int_equal(state.phase, TIE_ON);
        assert_int_equal(state.needs[TOP].through, breaks[i].through);
        assert_int_equal(state.needs[BOTTOM].through, breaks[i].through);
        assert_int_equal(state.needs[TOP].level, 0);
        assert_false(state.next_goal_wins);
        maker_close(&maker);
    }
}

/* The moment at which a tie is decided is that of its last entry: not one entry before. */
static void it_is_decided_with_its_last_entry(void **unused)
{
    struct random random = random_start();

    (void)unused;
    for (int i = 0; i < 1000; i++) {
        struct story story = whole_story(&random);
        struct maker maker;
        struct tie_state state;
        const struct edition *edition;
        struct moment now;

        tell(&random, &maker, &story, NULL);
        check(&story, maker_seal(&maker));
        edition = maker.edition;
        if (edition->ties.v[0].winner != SIDE_NONE) {
            now = (struct moment){edition->ties.v[0].decided.at, edition->ties.v[0].decided.match,
                                  edition->ties.v[0].decided.seq};
            check(&story, now.match == edition->matches.n - 1);
            check(&story, now.seq == edition->matches.v[now.match].entry_count - 1);
            tie_at(edition, 0, now, &state);
            check(&story, state.winner == edition->ties.v[0].winner);
            now.seq--;
            tie_at(edition, 0, now, &state);
            check(&story, state.winner == SIDE_NONE);
        }
        maker_close(&maker);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_winner_is_who_the_rules_say),
        cmocka_unit_test(needs_are_what_goals_would_bring),
        cmocka_unit_test(needs_end_with_play),
        cmocka_unit_test(it_is_decided_with_its_last_entry),
    };

    return cmocka_run_group_tests_name("prop_tie", tests, NULL, NULL);
}
