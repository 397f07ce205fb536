#include <stdio.h>
#include <string.h>

#include "cmocka_all.h"
#include "maker.h"
#include "model/match.h"

#define UEFA "goals extra-time kicks"
#define MINUTE 60

/* A single match between ajax (home) and porto (away). */
static void one_match(struct maker *maker, const char *criteria, const char *end)
{
    maker_open(maker);
    maker_round(maker, "final", 1, criteria);
    maker_tie(maker, "final", "ajax", "porto");
    maker_match(maker, end);
}

/* The moment a number of minutes after kick-off. */
static struct moment after(const struct maker *maker, int minutes)
{
    return moment_at(maker->edition->matches.v[0].base + (instant)minutes * MINUTE);
}

static struct match_state state_at(const struct maker *maker, struct moment now)
{
    struct match_state state;

    match_at(maker->edition, 0, now, &state);
    return state;
}

static void assert_string_at(const struct maker *maker, struct moment now, const char *expected)
{
    struct match_state state = state_at(maker, now);
    char text[64];

    assert_string_equal(match_clock_string(&state, text, sizeof text), expected);
}

static void assert_clock_after(const struct maker *maker, int minutes, const char *expected)
{
    assert_string_at(maker, after(maker, minutes), expected);
}

static void assert_goals(const struct maker *maker, struct moment now, int home, int away)
{
    struct match_state state = state_at(maker, now);

    assert_int_equal(state.goals[HOME], home);
    assert_int_equal(state.goals[AWAY], away);
}

/* Entries as minutes after kick-off: "0 45 60 105". */
static void assert_layout(const struct maker *maker, const char *expected)
{
    const struct match *match = &maker->edition->matches.v[0];
    char text[512] = "", *end = text;

    for (uint32_t i = 0; i < match->entry_count; i++)
        end += snprintf(
            end, (size_t)(text + sizeof text - end), "%s%d", i > 0 ? " " : "",
            (int)((maker->edition->entries.v[match->entry_first + i].at - match->base) / MINUTE));
    assert_string_equal(text, expected);
}

/* -- laying out ---------------------------------------------------------------------------------
 */

static void halves_and_breaks_follow_convention(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "FT");
    assert_true(maker_seal(&maker));
    assert_layout(&maker, "0 45 60 105");
    maker_close(&maker);

    one_match(&maker, UEFA, "AET");
    assert_true(maker_seal(&maker));
    assert_layout(&maker, "0 45 60 105 110 125 127 142");
    maker_close(&maker);

    one_match(&maker, UEFA, "pens");
    maker_kicks(&maker, "ajax+ porto- ajax+ porto- ajax+ porto-");
    assert_true(maker_seal(&maker));
    assert_layout(&maker, "0 45 60 105 110 125 127 142 144 144 145 146 147 148 149 150");
    maker_close(&maker);

    one_match(&maker, "goals kicks", "pens"); /* at once */
    maker_kicks(&maker, "ajax+ porto- ajax+ porto- ajax+ porto-");
    assert_true(maker_seal(&maker));
    assert_layout(&maker, "0 45 60 105 107 107 108 109 110 111 112 113");
    maker_close(&maker);
}

static void added_time_pushes_what_follows(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "AET");
    maker_event(&maker, "45+3'", "yellow", "ajax", "A");
    maker_event(&maker, "46'", "goal", "ajax", "A");
    maker_event(&maker, "90+8'", "goal", "porto", "B");
    maker_event(&maker, "91'", "goal", "ajax", "A");
    maker_event(&maker, "105+1'", "yellow", "porto", "B");
    maker_event(&maker, "120+2'", "yellow", "porto", "C");
    assert_true(maker_seal(&maker));
    assert_layout(&maker, "0 47 48 63 63 115 116 121 121 136 137 139 155 156");
    maker_close(&maker);
}

static void an_event_is_entered_at_the_start_of_its_minute(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "FT");
    maker_event(&maker, "1'", "goal", "ajax", "A");
    maker_event(&maker, "45'", "goal", "porto", "B");
    maker_event(&maker, "45+1'", "goal", "porto", "B");
    assert_true(maker_seal(&maker));
    assert_layout(&maker, "0 0 44 45 46 61 106");
    assert_goals(&maker, after(&maker, 0), 1, 0);
    assert_goals(&maker, moment_at(maker.edition->matches.v[0].base + 44 * MINUTE - 1), 1, 0);
    assert_goals(&maker, after(&maker, 44), 1, 1);
    assert_clock_after(&maker, 44, "45'");
    assert_clock_after(&maker, 45, "45+1'");
    maker_close(&maker);
}

static void the_log_never_goes_back(void **unused)
{
    static const char *const clocks[] = {"90+5'", "?'",    "45+9'", "1'",   "2H?'",   "46'",
                                         "1H?'",  "ET2?'", "91'",   "pens", "105+2'", "46'"};
    struct maker maker;
    const struct edition *edition;

    (void)unused;
    one_match(&maker, UEFA, "pens on");
    for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++)
        maker_event(&maker, clocks[i], "yellow", i % 2 ? "ajax" : "porto", NULL);
    maker_kicks(&maker, "ajax+ porto+");
    assert_true(maker_seal(&maker));
    edition = maker.edition;
    assert_int_equal(edition->entries.n, 12 + 2 + 5 + 4); /* events, kicks, starts, ends */
    for (size_t i = 1; i < edition->entries.n; i++) {
        assert_true(edition->entries.v[i].at >= edition->entries.v[i - 1].at);
        assert_true(edition->entries.v[i].phase >= edition->entries.v[i - 1].phase);
    }
    for (size_t i = 0; i < edition->events.n; i++)
        assert_int_equal(edition->entries.v[edition->events.v[i].place].ref, i);
    maker_close(&maker);
}

static void events_of_one_minute_keep_their_order(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "FT");
    maker_event(&maker, "46'", "yellow", "ajax", "Late");
    for (int i = 0; i < 40; i++) {
        char name[] = "A";

        name[0] = (char)('A' + i % 26);
        maker_event(&maker, "30'", "yellow", i % 2 ? "ajax" : "porto", name);
    }
    assert_true(maker_seal(&maker));
    for (uint32_t i = 0; i < 40; i++)
        assert_int_equal(person_name(maker.edition, maker.edition->events.v[i].person)[0],
                         'A' + (int)i % 26);
    maker_close(&maker);
}

static void only_the_kick_off_comes_from_a_source(void **unused)
{
    struct maker maker;
    const struct edition *edition;

    (void)unused;
    one_match(&maker, UEFA, "FT");
    maker_event(&maker, "10'", "goal", "ajax", "A");
    maker_event(&maker, "50'", "goal", "ajax", "A");
    assert_true(maker_seal(&maker));
    edition = maker.edition;
    assert_false(edition->entries.v[0].convention);
    assert_false(edition->entries.v[1].convention);
    assert_true(edition->entries.v[2].convention);
    assert_true(edition->entries.v[3].convention);
    assert_true(edition->entries.v[4].convention);
    maker_close(&maker);

    one_match(&maker, UEFA, "FT");
    maker_in_hand(&maker)->precision = PRECISION_DATE;
    maker_event(&maker, "10'", "goal", "ajax", "A");
    assert_true(maker_seal(&maker));
    assert_true(maker.edition->entries.v[0].convention);
    assert_true(maker.edition->entries.v[1].convention);
    maker_close(&maker);
}

/* -- scores --------------------------------------------------------------------------------------
 */

static void scores_are_kept_at_the_ends_of_phases(void **unused)
{
    struct maker maker;
    struct match_state state;

    (void)unused;
    one_match(&maker, UEFA, "AET");
    maker_event(&maker, "45+1'", "goal", "ajax", "A");
    maker_event(&maker, "90+5'", "goal", "porto", "B");
    maker_event(&maker, "120'", "own-goal", "ajax", "A");
    assert_true(maker_seal(&maker));
    state = state_at(&maker, after(&maker, 45));
    assert_int_equal(state.at[SCORE_HALF_TIME][HOME], SCORE_UNKNOWN);
    state = state_at(&maker, moment_end());
    assert_int_equal(state.at[SCORE_HALF_TIME][HOME], 1);
    assert_int_equal(state.at[SCORE_HALF_TIME][AWAY], 0);
    assert_int_equal(state.at[SCORE_90][HOME], 1);
    assert_int_equal(state.at[SCORE_90][AWAY], 1);
    assert_int_equal(state.at[SCORE_120][HOME], 1);
    assert_int_equal(state.at[SCORE_120][AWAY], 2);
    assert_goals(&maker, moment_end(), 1, 2);
    assert_true(state.extra_time);
    assert_false(state.shootout);
    maker_close(&maker);
}

static void stated_scores_come_out_at_the_end_of_their_phase(void **unused)
{
    struct maker maker;
    struct match *match;

    (void)unused;
    one_match(&maker, UEFA, "AET");
    match = maker_in_hand(&maker);
    match->goals_known = COVERAGE_UNKNOWN;
    match->stated[SCORE_HALF_TIME][HOME] = 1;
    match->stated[SCORE_HALF_TIME][AWAY] = 0;
    match->stated[SCORE_90][HOME] = 2;
    match->stated[SCORE_90][AWAY] = 2;
    match->stated[SCORE_120][HOME] = 2;
    match->stated[SCORE_120][AWAY] = 3;
    assert_true(maker_seal(&maker));
    assert_int_equal(maker.edition->events.n, 5);
    for (size_t i = 0; i < 5; i++)
        assert_true(maker.edition->events.v[i].derived);
    assert_goals(&maker, after(&maker, 44), 0, 0);
    assert_goals(&maker, after(&maker, 45), 1, 0);
    assert_goals(&maker, after(&maker, 104), 1, 0);
    assert_goals(&maker, after(&maker, 105), 2, 2);
    assert_goals(&maker, after(&maker, 141), 2, 2);
    assert_goals(&maker, after(&maker, 142), 2, 3);
    assert_true(state_at(&maker, moment_end()).score_known);
    maker_close(&maker);
}

static void goals_not_named_fill_up_to_the_stated_score(void **unused)
{
    struct maker maker;
    struct match *match;

    (void)unused;
    one_match(&maker, UEFA, "FT");
    match = maker_in_hand(&maker);
    match->goals_known = COVERAGE_SOME;
    match->stated[SCORE_90][HOME] = 3;
    match->stated[SCORE_90][AWAY] = 0;
    maker_event(&maker, "12'", "goal", "ajax", "A");
    maker_event(&maker, "50'", "own-goal", "porto", "B");
    assert_true(maker_seal(&maker));
    assert_goals(&maker, after(&maker, 11), 1, 0);
    assert_goals(&maker, after(&maker, 104), 2, 0);
    assert_goals(&maker, after(&maker, 105), 3, 0);
    maker_close(&maker);
}

static void nothing_known_is_not_nil_nil(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "FT");
    maker_in_hand(&maker)->goals_known = COVERAGE_UNKNOWN;
    assert_true(maker_seal(&maker));
    assert_false(state_at(&maker, moment_end()).score_known);
    maker_close(&maker);

    /* The 90-minute score says nothing of extra time. */
    one_match(&maker, UEFA, "AET");
    maker_in_hand(&maker)->goals_known = COVERAGE_UNKNOWN;
    maker_in_hand(&maker)->stated[SCORE_90][HOME] = 1;
    maker_in_hand(&maker)->stated[SCORE_90][AWAY] = 1;
    assert_true(maker_seal(&maker));
    assert_true(state_at(&maker, after(&maker, 105)).score_known);
    assert_false(state_at(&maker, moment_end()).score_known);
    maker_close(&maker);
}

static void minutes_not_known_wait_for_the_end_of_their_phase(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "FT");
    maker_event(&maker, "?'", "goal", "ajax", "A");
    maker_event(&maker, "1H?'", "goal", "porto", "B");
    maker_event(&maker, "2H?'", "goal", "porto", "B");
    maker_event(&maker, "90+2'", "yellow", "porto", "B");
    assert_true(maker_seal(&maker));
    assert_layout(&maker, "0 45 45 60 106 107 107 107");
    assert_goals(&maker, after(&maker, 44), 0, 0);
    assert_goals(&maker, after(&maker, 45), 0, 1);
    assert_goals(&maker, after(&maker, 106), 0, 1);
    assert_goals(&maker, after(&maker, 107), 1, 2);
    maker_close(&maker);
}

/* A goal without a minute belongs to the half that the stated score leaves. */
static void a_half_time_score_places_goals_without_a_half(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "FT");
    maker_in_hand(&maker)->stated[SCORE_HALF_TIME][HOME] = 1;
    maker_in_hand(&maker)->stated[SCORE_HALF_TIME][AWAY] = 0;
    maker_event(&maker, "?'", "goal", "ajax", "A");
    maker_event(&maker, "?'", "goal", "porto", "B");
    assert_true(maker_seal(&maker));
    assert_goals(&maker, after(&maker, 45), 1, 0);
    assert_goals(&maker, moment_end(), 1, 1);
    assert_int_equal(state_at(&maker, moment_end()).at[SCORE_HALF_TIME][HOME], 1);
    maker_close(&maker);
}

/* What has no minute happened in play, so before the kicks (Law 10). */
static void minutes_not_known_come_before_the_kicks(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "pens");
    maker_event(&maker, "pens", "yellow", "ajax", "K");
    maker_event(&maker, "?'", "yellow", "ajax", "K");
    maker_event(&maker, "?'", "goal", "ajax", "A");
    maker_event(&maker, "80'", "goal", "porto", "B");
    maker_kicks(&maker, "ajax+ porto- ajax+ porto- ajax+ porto-");
    assert_true(maker_seal(&maker));
    assert_int_equal(state_at(&maker, moment_end()).at[SCORE_90][HOME], 0);
    assert_int_equal(state_at(&maker, moment_end()).at[SCORE_120][HOME], 1);
    assert_int_equal(maker.edition->events.v[1].clock.phase, PHASE_UNKNOWN);
    assert_int_equal(maker.edition->events.v[3].clock.phase, PHASE_KICKS);
    maker_close(&maker);
}

/* A goal without a minute stands after 90 minutes when their stated score says so. */
static void a_90_minute_score_places_goals_too(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "pens");
    maker_in_hand(&maker)->stated[SCORE_90][HOME] = 1;
    maker_in_hand(&maker)->stated[SCORE_90][AWAY] = 0;
    maker_event(&maker, "?'", "goal", "ajax", "A");
    maker_event(&maker, "?'", "goal", "porto", "B");
    maker_kicks(&maker, "ajax+ porto- ajax+ porto- ajax+ porto-");
    assert_true(maker_seal(&maker));
    assert_int_equal(state_at(&maker, moment_end()).at[SCORE_90][HOME], 1);
    assert_int_equal(state_at(&maker, moment_end()).at[SCORE_90][AWAY], 0);
    assert_int_equal(state_at(&maker, moment_end()).at[SCORE_120][AWAY], 1);
    maker_close(&maker);
}

/* -- VAR -----------------------------------------------------------------------------------------
 */

static void var_takes_back_what_it_names(void **unused)
{
    struct maker maker;
    struct match_state before, later;

    (void)unused;
    one_match(&maker, UEFA, "FT");
    maker_event(&maker, "20'", "goal", "porto", "B");
    maker_event(&maker, "22'", "goal", "porto", "C");
    maker_event(&maker, "23'", "goal", "ajax", "A");
    maker_event(&maker, "25'", "var", "porto", "B")->var = VAR_NO_GOAL;
    maker_event(&maker, "30'", "red", "ajax", "A");
    maker_event(&maker, "31'", "var", "ajax", "A")->var = VAR_RED_TO_YELLOW;
    assert_true(maker_seal(&maker));
    assert_int_equal(maker.edition->events.v[3].undoes, 0);
    assert_int_equal(maker.edition->events.v[0].undone_by, 3);
    assert_int_equal(maker.edition->events.v[4].undone_by, 5);
    assert_int_equal(maker.edition->events.v[1].undone_by, ID_NONE);
    assert_goals(&maker, after(&maker, 23), 1, 2);
    assert_goals(&maker, after(&maker, 24), 1, 1);
    assert_goals(&maker, moment_end(), 1, 1);
    before = state_at(&maker, after(&maker, 23));
    later = state_at(&maker, after(&maker, 24));
    assert_true(event_stands(maker.edition, 0, &before));
    assert_false(event_stands(maker.edition, 0, &later));
    assert_true(event_seen(maker.edition, 0, &later));
    assert_false(event_seen(maker.edition, 3, &before));
    maker_close(&maker);
}

static void var_takes_back_the_nearest_when_nobody_is_named(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "FT");
    maker_event(&maker, "20'", "goal", "porto", "B");
    maker_event(&maker, "40'", "own-goal", "porto", "D");
    maker_event(&maker, "41'", "var", "porto", NULL)->var = VAR_NO_GOAL;
    assert_true(maker_seal(&maker));
    assert_int_equal(maker.edition->events.v[2].undoes, 1);
    assert_goals(&maker, moment_end(), 0, 1);
    maker_close(&maker);
}

/* -- golden goal ---------------------------------------------------------------------------------
 */

static void a_golden_goal_ends_the_match(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, "goals golden-goal kicks", "AET");
    maker_event(&maker, "97'", "goal", "ajax", "A");
    assert_true(maker_seal(&maker));
    assert_layout(&maker, "0 45 60 105 110 116 117");
    assert_clock_after(&maker, 116, "97'");
    assert_clock_after(&maker, 117, "AET");
    maker_close(&maker);

    one_match(&maker, "goals golden-goal kicks", "AET");
    maker_event(&maker, "113'", "goal", "ajax", "A");
    assert_true(maker_seal(&maker));
    assert_layout(&maker, "0 45 60 105 110 125 127 134 135");
    maker_close(&maker);

    /* Its minute not known: when the half was over at the latest. */
    one_match(&maker, "goals golden-goal kicks", "AET");
    maker_event(&maker, "ET1?'", "goal", "ajax", "A");
    assert_true(maker_seal(&maker));
    assert_layout(&maker, "0 45 60 105 110 125 125");
    maker_close(&maker);
}

/* -- live ----------------------------------------------------------------------------------------
 */

static void a_live_match_shows_where_it_stands(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "60'");
    maker_event(&maker, "10'", "goal", "ajax", "A");
    assert_true(maker_seal(&maker));
    assert_string_at(&maker, moment_end(), "60'");
    assert_clock_after(&maker, 12, "13'");
    assert_clock_after(&maker, 50, "HT");
    assert_clock_after(&maker, 60, "46'");
    assert_clock_after(&maker, 300, "60'"); /* not known any further */
    assert_int_equal(state_at(&maker, moment_end()).status, MATCH_UNDER_WAY);
    assert_false(match_is_over(&(struct match_state){.status = MATCH_UNDER_WAY}));
    maker_close(&maker);

    one_match(&maker, UEFA, "90+3'");
    assert_true(maker_seal(&maker));
    assert_string_at(&maker, moment_end(), "90+3'");
    maker_close(&maker);
}

/* At the live edge it is known; a moment before the edge it had not been entered. */
static void what_has_no_minute_waits_for_the_live_edge(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "60'");
    maker_event(&maker, "10'", "yellow", "ajax", "A");
    maker_event(&maker, "?'", "goal", "porto", "B");
    assert_true(maker_seal(&maker));
    assert_goals(&maker, after(&maker, 9), 0, 0);
    assert_goals(&maker, after(&maker, 73), 0, 0);
    assert_goals(&maker, after(&maker, 74), 0, 1); /* 60' begins */
    assert_goals(&maker, moment_end(), 0, 1);
    maker_close(&maker);
}

static void live_at_a_break(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "HT");
    assert_true(maker_seal(&maker));
    assert_string_at(&maker, moment_end(), "HT");
    assert_true(state_at(&maker, moment_end()).at_break);
    maker_close(&maker);

    one_match(&maker, UEFA, "HT");
    maker_in_hand(&maker)->final_phase = PHASE_SECOND_HALF;
    assert_true(maker_seal(&maker));
    assert_string_at(&maker, moment_end(), "ET");
    assert_int_equal(state_at(&maker, moment_end()).at[SCORE_90][HOME], 0);
    maker_close(&maker);

    one_match(&maker, "goals kicks", "HT");
    maker_in_hand(&maker)->final_phase = PHASE_SECOND_HALF;
    assert_true(maker_seal(&maker));
    assert_string_at(&maker, moment_end(), "FT"); /* kicks come next */
    assert_true(state_at(&maker, moment_end()).kicks_next);
    maker_close(&maker);

    one_match(&maker, UEFA, "HT");
    maker_in_hand(&maker)->final_phase = PHASE_EXTRA_FIRST;
    assert_true(maker_seal(&maker));
    assert_string_at(&maker, moment_end(), "ET HT");
    maker_close(&maker);
}

static void live_in_the_kicks(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "pens on");
    maker_kicks(&maker, "ajax+ porto- ajax+");
    assert_true(maker_seal(&maker));
    assert_string_at(&maker, moment_end(), "pens 2-0");
    assert_clock_after(&maker, 144, "pens 1-0");
    assert_int_equal(state_at(&maker, moment_end()).status, MATCH_UNDER_WAY);
    maker_close(&maker);
}

/* -- the clock string
 * --------------------------------------------------------------------------------- */

static void clock_strings_of_a_whole_match(void **unused)
{
    static const struct {
        int minutes;
        const char *text;
    } times[] = {
        {-1, ""},          {0, "1'"},         {20, "21'"},       {44, "45'"},
        {46, "45+2'"},     {47, "HT"},        {61, "HT"},        {62, "46'"},
        {106, "90'"},      {109, "90+3'"},    {110, "ET"},       {115, "91'"},
        {129, "105'"},     {130, "105+1'"},   {131, "ET HT"},    {133, "106'"},
        {151, "120+4'"},   {152, "AET"},      {153, "AET"},      {154, "pens 1-0"},
        {155, "pens 1-0"}, {157, "pens 2-0"}, {158, "pens 2-0"}, {159, "pens 3-0"},
        {160, "pens 3-0"}, {161, "FT pens"},  {9999, "FT pens"},
    };
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "pens");
    maker_event(&maker, "45+2'", "yellow", "ajax", "A");
    maker_event(&maker, "90+3'", "yellow", "ajax", "B");
    maker_event(&maker, "105+1'", "yellow", "ajax", "C");
    maker_event(&maker, "120+4'", "yellow", "ajax", "D");
    maker_kicks(&maker, "ajax+ porto- ajaxv ajax+ porto- ajax+ porto-");
    assert_true(maker_seal(&maker));
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        struct match_state state = state_at(&maker, after(&maker, times[i].minutes));
        char text[32];

        match_clock_string(&state, text, sizeof text);
        if (strcmp(text, times[i].text) != 0)
            fail_msg("after %d minutes \"%s\", expected \"%s\"", times[i].minutes, text,
                     times[i].text);
    }
    maker_close(&maker);
}

static void clock_strings_of_ends(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "FT");
    assert_true(maker_seal(&maker));
    assert_string_at(&maker, moment_end(), "FT");
    maker_close(&maker);
    one_match(&maker, UEFA, "AET");
    assert_true(maker_seal(&maker));
    assert_string_at(&maker, moment_end(), "AET");
    maker_close(&maker);
    one_match(&maker, "goals kicks", "pens");
    maker_kicks(&maker, "ajax+ porto- ajax+ porto- ajax+ porto-");
    assert_true(maker_seal(&maker));
    assert_clock_after(&maker, 106, "FT"); /* the break before kicks that follow at once */
    assert_string_at(&maker, moment_end(), "FT pens");
    maker_close(&maker);
}

static void a_match_not_begun_keeps_its_status(void **unused)
{
    static const struct {
        enum match_status status;
        const char *text;
    } cases[] = {{MATCH_SCHEDULED, ""},       {MATCH_DELAYED, "delayed"},
                 {MATCH_POSTPONED, "postp."}, {MATCH_SUSPENDED, "susp."},
                 {MATCH_CANCELLED, "canc."},  {MATCH_WALK_OVER, "w/o"},
                 {MATCH_AWARDED, "awd"}};

    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct maker maker;

        one_match(&maker, UEFA, "scheduled");
        maker_in_hand(&maker)->status = (uint8_t)cases[i].status;
        assert_true(maker_seal(&maker));
        assert_string_at(&maker, moment_end(), cases[i].text);
        assert_int_equal(state_at(&maker, moment_end()).entries, 0);
        maker_close(&maker);
    }
}

static void a_suspended_match_stands_still(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "60'");
    maker_in_hand(&maker)->status = MATCH_SUSPENDED;
    maker_event(&maker, "10'", "goal", "ajax", "A");
    assert_true(maker_seal(&maker));
    assert_clock_after(&maker, 20, "21'"); /* nobody knew */
    assert_int_equal(state_at(&maker, after(&maker, 70)).status, MATCH_UNDER_WAY);
    assert_clock_after(&maker, 74, "susp. 60'");
    assert_clock_after(&maker, 500, "susp. 60'");
    assert_string_at(&maker, moment_end(), "susp. 60'");
    maker_close(&maker);
}

static void an_abandoned_match_ends_where_it_was_left(void **unused)
{
    struct maker maker;
    struct match_state state;

    (void)unused;
    one_match(&maker, UEFA, "60'");
    maker_in_hand(&maker)->status = MATCH_ABANDONED;
    maker_event(&maker, "10'", "goal", "ajax", "A");
    assert_true(maker_seal(&maker));
    assert_clock_after(&maker, 74, "60'");
    assert_clock_after(&maker, 75, "abd 60'");
    state = state_at(&maker, moment_end());
    assert_int_equal(state.status, MATCH_ABANDONED);
    assert_int_equal(state.at[SCORE_90][HOME], SCORE_UNKNOWN); /* never played */
    assert_int_equal(state.goals[HOME], 1);
    maker_close(&maker);

    one_match(&maker, UEFA, "30'");
    maker_in_hand(&maker)->status = MATCH_ABANDONED;
    maker_in_hand(&maker)->goals_known = COVERAGE_UNKNOWN;
    assert_true(maker_seal(&maker));
    assert_true(state_at(&maker, after(&maker, 20)).score_known);
    assert_false(state_at(&maker, moment_end()).score_known);
    maker_close(&maker);
}

static void an_award_is_an_entry(void **unused)
{
    struct maker maker;
    struct match *match;

    (void)unused;
    one_match(&maker, UEFA, "FT");
    match = maker_in_hand(&maker);
    match->decision.kind = DECISION_AWARDED;
    match->decision.score[AWAY] = 3;
    match->decision.at = match->kickoff + 5000 * MINUTE;
    maker_event(&maker, "10'", "goal", "ajax", "A");
    assert_true(maker_seal(&maker));
    assert_clock_after(&maker, 4999, "FT");
    assert_goals(&maker, after(&maker, 4999), 1, 0);
    assert_clock_after(&maker, 5000, "awd");
    assert_goals(&maker, moment_end(), 0, 3);
    maker_close(&maker);
}

static void a_walk_over_may_be_known_before_the_kick_off(void **unused)
{
    struct maker maker;
    struct match *match;

    (void)unused;
    one_match(&maker, UEFA, "scheduled");
    match = maker_in_hand(&maker);
    match->decision.kind = DECISION_WALK_OVER;
    match->decision.team = maker_team(&maker, "porto");
    match->decision.at = match->kickoff - 3000 * MINUTE;
    assert_true(maker_seal(&maker));
    assert_clock_after(&maker, -3001, "");
    assert_clock_after(&maker, -3000, "w/o");
    assert_int_equal(maker.edition->matches.v[0].decision.winner, AWAY);
    maker_close(&maker);
}

static void an_old_match_does_not_overflow(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "60'");
    maker_in_hand(&maker)->kickoff = -1246000000; /* 1930 */
    assert_true(maker_seal(&maker));
    assert_string_at(&maker, moment_end(), "60'");
    assert_string_at(&maker, moment_at(INSTANT_END - 1), "60'");
    maker_close(&maker);
}

/* Which entries go on into the next, as the last place of each one's step: "0 2 2 3". */
static void assert_steps(const struct maker *maker, const char *expected)
{
    const struct match *match = &maker->edition->matches.v[0];
    char text[512] = "", *end = text;

    for (uint32_t i = 0; i < match->entry_count; i++)
        end += snprintf(end, (size_t)(text + sizeof text - end), "%s%u", i > 0 ? " " : "",
                        match_step_end(maker->edition, 0, i));
    assert_string_equal(text, expected);
}

/* After an entry and all that has no order with it. */
static void assert_score_after(const struct maker *maker, uint32_t seq, int home, int away)
{
    struct match_state state;
    uint32_t end = match_step_end(maker->edition, 0, seq);
    instant at = maker->edition->entries.v[maker->edition->matches.v[0].entry_first + end].at;

    match_at(maker->edition, 0, (struct moment){at, 0, end}, &state);
    assert_int_equal(state.entries, end + 1);
    assert_int_equal(state.goals[HOME], home);
    assert_int_equal(state.goals[AWAY], away);
}

/* Each side's list for itself, as such a source gives them. */
static void tell_by_side(struct maker *maker)
{
    maker_event(maker, "16'", "goal", "ajax", NULL);
    maker_event(maker, "45'", "goal", "ajax", NULL);
    maker_event(maker, "45+1'", "goal", "ajax", NULL);
    maker_event(maker, "?'", "yellow", "ajax", NULL);
    maker_event(maker, "16'", "goal", "porto", NULL);
    maker_event(maker, "16'", "yellow", "porto", NULL);
    maker_event(maker, "46'", "goal", "porto", NULL);
    maker_event(maker, "?'", "yellow", "porto", NULL);
}

static void events_known_by_side_have_no_order_within_a_minute(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "FT");
    maker_in_hand(&maker)->by_side = true;
    tell_by_side(&maker);
    assert_true(maker_seal(&maker));
    /* start, 16' three times, 45', 45+1', end, start, 46', ?' twice, end */
    assert_layout(&maker, "0 15 15 15 44 45 46 61 61 106 106 106");
    assert_steps(&maker, "0 3 3 3 4 5 6 7 8 10 10 11");
    assert_score_after(&maker, 1, 1, 1);
    assert_score_after(&maker, 2, 1, 1);
    assert_score_after(&maker, 4, 2, 1);
    assert_score_after(&maker, 11, 3, 2);
    maker_close(&maker);
}

static void events_in_order_are_steps_of_their_own(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "FT");
    tell_by_side(&maker);
    assert_true(maker_seal(&maker));
    assert_steps(&maker, "0 1 2 3 4 5 6 7 8 9 10 11");
    assert_score_after(&maker, 1, 1, 0);
    assert_score_after(&maker, 2, 1, 1);
    maker_close(&maker);
}

/* Kick-off and a goal of the first minute are of one instant and still in order. */
static void only_events_are_without_order(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "FT");
    maker_in_hand(&maker)->by_side = true;
    maker_event(&maker, "1'", "goal", "ajax", NULL);
    maker_event(&maker, "45'", "goal", "ajax", NULL);
    assert_true(maker_seal(&maker));
    assert_layout(&maker, "0 0 44 45 60 105");
    assert_steps(&maker, "0 1 2 3 4 5");
    maker_close(&maker);
}

static void goals_of_a_stated_score_come_with_the_end_of_their_phase(void **unused)
{
    struct maker maker;
    struct match *match;

    (void)unused;
    one_match(&maker, UEFA, "FT");
    match = maker_in_hand(&maker);
    match->goals_known = COVERAGE_UNKNOWN;
    match->stated[SCORE_HALF_TIME][HOME] = 1;
    match->stated[SCORE_HALF_TIME][AWAY] = 0;
    match->stated[SCORE_90][HOME] = 1;
    match->stated[SCORE_90][AWAY] = 2;
    assert_true(maker_seal(&maker));
    assert_steps(&maker, "0 2 2 3 6 6 6");
    assert_score_after(&maker, 1, 1, 0);
    assert_score_after(&maker, 4, 1, 2);
    maker_close(&maker);
}

static void a_hundred_thousand_events_are_sealed_in_time(void **unused)
{
    struct maker maker;

    (void)unused;
    one_match(&maker, UEFA, "FT");
    for (int i = 0; i < 50000; i++)
        maker_event(&maker, "46'", i % 3 ? "yellow" : "goal", "ajax", "A");
    for (int i = 0; i < 50000; i++)
        maker_event(&maker, "1'", "second-yellow", "porto", NULL);
    assert_true(maker_seal(&maker));
    assert_int_equal(maker.edition->events.v[0].kind, EVENT_SECOND_YELLOW);
    assert_goals(&maker, moment_end(), 16667, 0);
    maker_close(&maker);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(halves_and_breaks_follow_convention),
        cmocka_unit_test(added_time_pushes_what_follows),
        cmocka_unit_test(an_event_is_entered_at_the_start_of_its_minute),
        cmocka_unit_test(the_log_never_goes_back),
        cmocka_unit_test(events_of_one_minute_keep_their_order),
        cmocka_unit_test(only_the_kick_off_comes_from_a_source),
        cmocka_unit_test(scores_are_kept_at_the_ends_of_phases),
        cmocka_unit_test(stated_scores_come_out_at_the_end_of_their_phase),
        cmocka_unit_test(goals_not_named_fill_up_to_the_stated_score),
        cmocka_unit_test(nothing_known_is_not_nil_nil),
        cmocka_unit_test(minutes_not_known_wait_for_the_end_of_their_phase),
        cmocka_unit_test(a_half_time_score_places_goals_without_a_half),
        cmocka_unit_test(minutes_not_known_come_before_the_kicks),
        cmocka_unit_test(a_90_minute_score_places_goals_too),
        cmocka_unit_test(var_takes_back_what_it_names),
        cmocka_unit_test(var_takes_back_the_nearest_when_nobody_is_named),
        cmocka_unit_test(a_golden_goal_ends_the_match),
        cmocka_unit_test(a_live_match_shows_where_it_stands),
        cmocka_unit_test(what_has_no_minute_waits_for_the_live_edge),
        cmocka_unit_test(live_at_a_break),
        cmocka_unit_test(live_in_the_kicks),
        cmocka_unit_test(clock_strings_of_a_whole_match),
        cmocka_unit_test(clock_strings_of_ends),
        cmocka_unit_test(a_match_not_begun_keeps_its_status),
        cmocka_unit_test(a_suspended_match_stands_still),
        cmocka_unit_test(an_abandoned_match_ends_where_it_was_left),
        cmocka_unit_test(an_award_is_an_entry),
        cmocka_unit_test(a_walk_over_may_be_known_before_the_kick_off),
        cmocka_unit_test(an_old_match_does_not_overflow),
        cmocka_unit_test(events_known_by_side_have_no_order_within_a_minute),
        cmocka_unit_test(events_in_order_are_steps_of_their_own),
        cmocka_unit_test(only_events_are_without_order),
        cmocka_unit_test(goals_of_a_stated_score_come_with_the_end_of_their_phase),
        cmocka_unit_test(a_hundred_thousand_events_are_sealed_in_time),
    };

    return cmocka_run_group_tests_name("match", tests, NULL, NULL);
}
