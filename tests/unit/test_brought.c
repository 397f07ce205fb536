/* What one build of an edition brings against another, in words. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cmocka_all.h"
#include "input/json_file.h"
#include "screen/brought.h"

/* An edition of one match with these members. */
static struct edition *with(const char *members)
{
    struct edition *edition = NULL;
    struct report report = {0};
    char text[2048];
    snprintf(text, sizeof text,
             "{\"edition\":\"cup\",\"name\":\"Cup\",\"zone\":\"+00:00\",\"teams\":["
             "{\"id\":\"a\",\"name\":\"Alphas\",\"code\":\"ALP\"},"
             "{\"id\":\"b\",\"name\":\"Betas\",\"code\":\"BET\"}],\"rounds\":[{\"id\":\"final\","
             "\"name\":\"Final\",\"decided_by\":[\"goals\",\"extra-time\",\"kicks\"],\"ties\":"
             "[{\"id\":\"final\",\"teams\":[\"a\",\"b\"],\"matches\":[{%s}]}]}]}",
             members);
    if (!edition_read_json("cup", text, strlen(text), &edition, &report)) {
        char why[512];
        report_format(&report, 0, why, sizeof why);
        fail_msg("%s: %s", members, why);
    }
    report_release(&report);
    return edition;
}

/* Both with these in common. */
#define PLAYED "\"kickoff\":\"2031-05-21T20:00\",\"status\":\"70'\",\"events\":["

/* What is brought, each thing on a line: its minute, a bar, the words. */
static void assert_brought(const char *old, const char *new, const char *expected)
{
    struct edition *was = with(old), *is = with(new);
    struct brought *list;
    struct arena arena;
    char text[1024] = "";
    arena_init(&arena);
    uint32_t count = brought_all(was, is, false, &arena, &list);
    for (uint32_t i = 0; i < count; i++) {
        size_t len = strlen(text);
        snprintf(text + len, sizeof text - len, "%s|%s\n", list[i].when, list[i].words);
        assert_int_equal(list[i].match, 0);
    }
    assert_string_equal(text, expected);
    arena_release(&arena);
    edition_close(was);
    edition_close(is);
}

static void what_has_happened_is_told(void **state)
{
    (void)state;
    assert_brought(PLAYED "]", PLAYED "]", "");
    assert_brought(PLAYED "]", PLAYED "\"7' goal ALP Ito\"]", "7'|Goal, Ito (ALP)\n");
    assert_brought(PLAYED "\"7' goal ALP Ito\"]",
                   PLAYED "\"7' goal ALP Ito\",\"8' var ALP; no goal\"]",
                   "8'|VAR: no goal (ALP)\n");
    assert_brought("\"kickoff\":\"2031-05-21T20:00\",\"status\":\"45'\"",
                   "\"kickoff\":\"2031-05-21T20:00\",\"status\":\"HT\"", "|Half-time\n");
    assert_brought("\"kickoff\":\"2031-05-21T20:00\",\"status\":\"45'\"",
                   "\"kickoff\":\"2031-05-21T20:00\",\"status\":\"45+1'\"", "45+1'|\n");
}

static void what_is_gone_is_taken_back(void **state)
{
    (void)state;
    assert_brought(PLAYED "\"7' goal ALP Ito\"]", PLAYED "]", "7'|taken back: Goal, Ito (ALP)\n");
    /* Of two the one that is meant. */
    assert_brought(PLAYED "\"7' goal ALP Ito\",\"60' goal ALP Oda\"]",
                   PLAYED "\"60' goal ALP Oda\"]", "7'|taken back: Goal, Ito (ALP)\n");
    assert_brought(PLAYED "\"7' goal ALP Ito\",\"60' goal ALP Oda\"]",
                   PLAYED "\"7' goal ALP Ito\",\"65' yellow BET Ono\"]",
                   "60'|taken back: Goal, Oda (ALP)\n65'|Yellow card, Ono (BET)\n");
    assert_brought("\"kickoff\":\"2031-05-21T20:00\",\"status\":\"HT\"",
                   "\"kickoff\":\"2031-05-21T20:00\",\"status\":\"45+1'\"",
                   "|taken back: Half-time\n");
}

static void what_was_wrong_is_put_right(void **state)
{
    (void)state;
    assert_brought(PLAYED "\"7' goal ALP\"]", PLAYED "\"7' goal ALP Ito\"]",
                   "7'|put right: Goal, Ito (ALP); was Goal, scorer not known (ALP)\n");
    assert_brought(PLAYED "\"7' goal ALP Ito\"]", PLAYED "\"9' goal ALP Ito\"]",
                   "9'|put right: Goal, Ito (ALP); was 7'\n");
    assert_brought(PLAYED "\"7' goal ALP Ito\"]", PLAYED "\"8' penalty ALP Oda\"]",
                   "8'|put right: Penalty goal, Oda (ALP); was 7'  Goal, Ito (ALP)\n");
    assert_brought(PLAYED "\"7' red BET Ono\"]", PLAYED "\"7' second-yellow BET Ono\"]",
                   "7'|put right: Second yellow card, Ono (BET); was Red card, Ono (BET)\n");
    /* Too far apart to be the same. */
    assert_brought(PLAYED "\"7' goal ALP Ito\"]", PLAYED "\"60' goal ALP Oda\"]",
                   "7'|taken back: Goal, Ito (ALP)\n60'|Goal, Oda (ALP)\n");
    /* The end of 90 minutes turns out to be that of the match. */
    assert_brought("\"kickoff\":\"2031-05-21T20:00\",\"status\":\"90' end\",\"events\":[\"7' goal "
                   "ALP Ito\"]",
                   "\"kickoff\":\"2031-05-21T20:00\",\"status\":\"FT\",\"events\":[\"7' goal ALP "
                   "Ito\"]",
                   "|Full time\n");
}

static void facts_are_told(void **state)
{
    (void)state;
    assert_brought("\"kickoff\":\"2031-05-21T20:00\"", "\"kickoff\":\"2031-05-21T20:30\"",
                   "|kick-off 21 May 20:30\n");
    assert_brought("\"kickoff\":\"2031-05-21T20:00\",\"status\":\"11'\"",
                   "\"kickoff\":\"2031-05-21T20:05\",\"status\":\"12'\"",
                   "|kick-off 21 May 20:05\n");
    assert_brought("\"kickoff\":\"2031-05-21\"", "\"kickoff\":\"2031-05-22\"",
                   "|kick-off 22 May\n");
}

int main(void)
{
    setenv("TZ", "UTC", 1);
    tzset();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_has_happened_is_told),
        cmocka_unit_test(what_is_gone_is_taken_back),
        cmocka_unit_test(what_was_wrong_is_put_right),
        cmocka_unit_test(facts_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
