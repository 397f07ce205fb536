/* openfootball's JSON: its three shapes, its traps, and what is warned of. */
#include "drafting.h"

#include <stdlib.h>
#include <string.h>

#include "input/json_file.h"
#include "input/json_open.h"
#include "model/match.h"

/* Reads text as a draft and hands it to look. */
static void with_draft(const char *text, void (*look)(const struct draft *, const struct report *))
{
    struct json_tree tree = {0};
    struct draft draft = {0};
    struct report report = {0};

    report_init(&report, "f");
    assert_true(json_tree_read(&tree, text, strlen(text), &report));
    assert_true(json_open_fits(tree.root));
    assert_true(draft_read_json(&draft, &tree, "f", &report));
    look(&draft, &report);
    draft_release(&draft);
    json_tree_release(&tree);
    report_release(&report);
}

/* -- shapes ------------------------------------------------------------------------------------ */

static const char flat[] =
    "{\"name\": \"World Cup 2030\",\n"
    " \"matches\": [\n"
    "  {\"round\": \"Matchday 1\", \"num\": 7, \"date\": \"2030-06-08\", \"time\": \"13:00 "
    "UTC-3\",\n"
    "   \"team1\": \"Alder\", \"team2\": \"Birch\",\n"
    "   \"score\": {\"ft\": [1, 1], \"ht\": [0, 1]},\n"
    "   \"goals1\": [{\"name\": \"Ash\", \"minute\": \"90+6\", \"penalty\": true}],\n"
    "   \"goals2\": [{\"name\": \"Ash\", \"minute\": 45, \"offset\": 2, \"owngoal\": true}],\n"
    "   \"group\": \"Group A\", \"ground\": \"Elm Park, Oakham\"},\n"
    "  {\"round\": \"Final\", \"date\": \"2030-07-01\", \"time\": \"20:45 CEST\",\n"
    "   \"team1\": \"Alder\", \"team2\": \"Birch\", \"ground\": \"Oakham\",\n"
    "   \"score\": {\"p\": [4, 2], \"et\": [2, 2]}, \"goals1\": []}\n"
    " ]}\n";

static void look_at_flat(const struct draft *draft, const struct report *report)
{
    const struct draft_match *first = &draft->matches.v[0], *second = &draft->matches.v[1];

    assert_int_equal(report->warnings, 0);
    assert_span(draft->title, "World Cup 2030");
    assert_int_equal(draft->matches.n, 2);
    assert_span(draft->headings.v[first->heading].name, "Matchday 1");
    assert_span(draft->headings.v[second->heading].name, "Final");
    assert_int_equal(first->place.line, 3);
    assert_int_equal(first->number, 7);
    assert_int_equal(first->time.year, 2030);
    assert_int_equal(first->time.day, 8);
    assert_int_equal(first->time.hour, 13);
    assert_true(first->time.has_offset);
    assert_int_equal(first->time.offset, -3 * 3600);
    assert_int_equal(second->time.offset, 2 * 3600);
    assert_pair(first->score[SCORE_90], 1, 1);
    assert_pair(first->score[SCORE_HALF_TIME], 0, 1);
    assert_pair(second->score[SCORE_90], SCORE_UNKNOWN, SCORE_UNKNOWN);
    assert_pair(second->score[SCORE_120], 2, 2);
    assert_pair(second->score[SCORE_KICKS], 4, 2);
    assert_true(second->extra_time && second->shootout && !first->extra_time);
    assert_span(first->group, "Group A");
    assert_span(first->venue, "Elm Park");
    assert_span(first->city, "Oakham");
    assert_int_equal(second->venue.len, 0);
    assert_span(second->city, "Oakham");
}

static void look_at_goals(const struct draft *draft, const struct report *report)
{
    const struct draft_match *match = &draft->matches.v[0];
    const struct draft_event *goals = &draft->events.v[match->event_first];

    (void)report;
    assert_int_equal(match->event_count, 2);
    assert_true(match->goals_listed);
    assert_int_equal(goals[0].kind, EVENT_PENALTY_GOAL);
    assert_int_equal(goals[0].side, HOME);
    assert_int_equal(goals[0].clock.minute, 90);
    assert_int_equal(goals[0].clock.added, 6);
    assert_int_equal(goals[1].kind, EVENT_OWN_GOAL);
    assert_int_equal(goals[1].side, AWAY); /* the list's: the side that profits */
    assert_int_equal(goals[1].clock.minute, 45);
    assert_int_equal(goals[1].clock.added, 2);
    assert_int_equal(goals[1].line, 7);
    assert_int_equal(draft->matches.v[1].event_count, 0);
}

static void matches_in_one_list(void **state)
{
    (void)state;
    with_draft(flat, look_at_flat);
    with_draft(flat, look_at_goals);
}

static void look_at_rounds(const struct draft *draft, const struct report *report)
{
    const struct draft_match *match = &draft->matches.v[0];

    assert_int_equal(report->warnings, 0);
    assert_int_equal(draft->matches.n, 2);
    assert_span(draft->headings.v[match->heading].name, "Semi-finals");
    assert_span(match->team[HOME], "Alder");
    assert_span(match->code[HOME], "ALD");
    assert_int_equal(match->country[HOME].len, 0);
    assert_span(draft->headings.v[draft->matches.v[1].heading].name, "Final");
}

static void rounds_with_matches(void **state)
{
    (void)state;
    with_draft(
        "{\"name\": \"Euro 2032\", \"rounds\": [\n"
        " {\"matches\": [{\"num\": 1, \"date\": \"2032-06-08\",\n"
        "   \"team1\": {\"name\": \"Alder\", \"code\": \"ALD\"},\n"
        "   \"team2\": {\"name\": \"Birch\", \"code\": \"BIR\"}, \"score\": {\"ft\": [1, 0]}}],\n"
        "  \"name\": \"Semi-finals\"},\n"
        " {\"name\": \"Final\", \"matches\": [{\"team1\": \"Alder\", \"team2\": \"Cedar\"}]}]}",
        look_at_rounds);
}

static void look_at_clubs(const struct draft *draft, const struct report *report)
{
    const struct draft_match *match = &draft->matches.v[0];

    assert_int_equal(report->warnings, 0);
    assert_span(match->team[HOME], "Alder City");
    assert_span(match->country[HOME], "ENG");
    assert_span(match->team[AWAY], "Birch (B)");
    assert_int_equal(match->country[AWAY].len, 0);
    assert_pair(match->score[SCORE_90], 3, 1);
    assert_false(match->goals_listed);
    assert_int_equal(draft->matches.v[1].status, DRAFT_NOT_PLAYED);
    assert_pair(draft->matches.v[2].score[SCORE_90], 2, 2);
    assert_pair(draft->matches.v[2].score[SCORE_HALF_TIME], 1, 0);
    assert_pair(draft->matches.v[2].score[SCORE_120], 3, 2);
    assert_true(draft->matches.v[2].extra_time);
    assert_span(draft->matches.v[2].venue, "Elm Park");
    assert_span(draft->matches.v[2].city, "Oakham");
    assert_int_equal(draft->matches.v[2].time.offset, 3 * 3600);
}

static void bare_scores_countries_and_the_older_form(void **state)
{
    (void)state;
    with_draft(
        "{\"name\": \"Cup 2018\", \"matches\": [\n"
        " {\"team1\": \"Alder City (ENG)\", \"team2\": \"Birch (B)\", \"score\": [3, 1]},\n"
        " {\"team1\": \"Alder\", \"team2\": \"Birch\", \"status\": \"canceled\"},\n"
        " {\"team1\": {\"name\": \"Alder\", \"key\": \"a\"}, \"team2\": \"Birch\", \"score1\": 2,\n"
        "  \"score2\": 2, \"score1i\": 1, \"score2i\": 0, \"score1et\": 3, \"score2et\": 2,\n"
        "  \"score1p\": null, \"score2p\": null, \"knockout\": true, \"city\": \"Oakham\",\n"
        "  \"stadium\": {\"key\": \"elm\", \"name\": \"Elm Park\"}, \"timezone\": \"UTC+3\"}]}",
        look_at_clubs);
}

/* -- what is not understood -------------------------------------------------------------------- */

static const char odd[] = "{\"name\": \"Cup 2018\", \"matches\": [\n"
                          "{\"team1\": \"Alder\", \"team2\": \"Birch\",\n"
                          "\"score\": {\"ft\": [1, \"x\"]},\n"
                          "\"date\": \"soon\",\n"
                          "\"time\": \"25:00\",\n"
                          "\"goals1\": [{\"name\": \"Ash\", \"minute\": \"9o\"}, null],\n"
                          "\"weather\": \"fine\",\n"
                          "\"status\": \"odd\"},\n"
                          "{\"team1\": \"Alder\"},\n"
                          "5]}";

static void look_at_odd(const struct draft *draft, const struct report *report)
{
    static const uint32_t lines[] = {3, 4, 5, 6, 6, 7, 8, 9, 10};

    assert_int_equal(report->errors, 0);
    assert_int_equal(report->count, sizeof lines / sizeof *lines);
    for (size_t i = 0; i < report->count; i++) {
        assert_int_equal(report->problems[i].severity, SEVERITY_WARNING);
        assert_int_equal(report->problems[i].line, lines[i]);
        assert_non_null(strstr(report->problems[i].text, "expected"));
    }
    assert_int_equal(draft->matches.n, 1);
    assert_pair(draft->matches.v[0].score[SCORE_90], SCORE_UNKNOWN, SCORE_UNKNOWN);
    assert_int_equal(draft->matches.v[0].time.year, 0);
    assert_int_equal(draft->matches.v[0].time.hour, -1);
    assert_int_equal(draft->events.n, 1); /* null is no goal */
    assert_int_equal(draft->events.v[0].clock.minute, 0);
}

static void what_is_odd_is_warned_of(void **state)
{
    (void)state;
    with_draft(odd, look_at_odd);
}

static void an_edition_comes_of_it(void **state)
{
    struct edition *edition = NULL;
    struct report report = {0};

    (void)state;
    assert_true(edition_read_json("f", flat, strlen(flat), &edition, &report));
    assert_string_equal(edition->key, "world-cup-2030");
    assert_int_equal(edition->groups.n, 1);
    assert_int_equal(edition->rounds.n, 1);
    assert_int_equal(edition->ties.v[0].winner, TOP);
    assert_int_equal(edition->matches.v[0].kickoff % 86400, 16 * 3600);
    edition_close(edition);
    report_release(&report);
}

static void a_letter_alone_names_a_group(void **state)
{
    static const char text[] = "{\"name\": \"Cup\", \"matches\": [\n"
                               "{\"round\": \"Matchday 1\", \"group\": \"A\", \"team1\": "
                               "\"Alder\", \"team2\": \"Birch\"},\n"
                               "{\"round\": \"Final\", \"team1\": \"1A\", \"team2\": \"2A\"}]}";
    struct edition *edition = NULL;
    struct report report = {0};

    (void)state;
    assert_true(edition_read_json("f", text, sizeof text - 1, &edition, &report));
    assert_int_equal(edition->groups.n, 1);
    assert_string_equal(edition->groups.v[0].name, "Group A");
    assert_string_equal(edition->groups.v[0].key, "a");
    assert_int_equal(edition->ties.n, 1);
    edition_close(edition);
    report_release(&report);
}

static void without_matches_it_is_an_error(void **state)
{
    static const char empty[] = "{\"name\": \"Cup\", \"matches\": []}", not [] = "{\"teams\": []}";
    struct edition *edition = NULL;
    struct report report = {0};

    (void)state;
    assert_false(edition_read_json("f", empty, sizeof empty - 1, &edition, &report));
    assert_null(edition);
    assert_non_null(strstr(report.problems[0].text, "expected"));
    report_release(&report);
    assert_false(edition_read_json("f", not, sizeof not -1, &edition, &report));
    assert_non_null(strstr(report.problems[0].text, "openfootball"));
    report_release(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_in_one_list),
        cmocka_unit_test(rounds_with_matches),
        cmocka_unit_test(bare_scores_countries_and_the_older_form),
        cmocka_unit_test(what_is_odd_is_warned_of),
        cmocka_unit_test(a_letter_alone_names_a_group),
        cmocka_unit_test(an_edition_comes_of_it),
        cmocka_unit_test(without_matches_it_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
