/* A live edition laid over one that is known: what stays, what comes, who meets whom. */
#include "cmocka_all.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cut/cut.h"
#include "input/json_file.h"
#include "input/source.h"
#include "live/lay.h"
#include "model/match.h"
#include "model/tie.h"
#include "output/edition_write.h"

static struct aliases aliases;

static char *read_data(const char *name, size_t *len)
{
    const char *dir = getenv("top_srcdir");
    char path[1200], *text;
    struct err err;
    snprintf(path, sizeof path, "%s/data/%s", dir ? dir : ".", name);
    if (!file_read(path, &text, len, &err))
        fail_msg("%s", err.text);
    return text;
}

static struct edition *edition_of(const char *name, const char *text)
{
    struct report report = {0};
    struct edition *edition;
    char why[512];
    if (!edition_read(name, text, strlen(text), &edition, &report)) {
        report_format(&report, 0, why, sizeof why);
        fail_msg("%s", why);
    }
    report_release(&report);
    return edition;
}

static struct edition *lay(const struct edition *known, const struct edition *live)
{
    struct report report = {0};
    char why[512];
    report_init(&report, "laid");
    struct edition *laid = lay_edition(known, live, &aliases, &report);
    if (!laid) {
        report_format(&report, 0, why, sizeof why);
        fail_msg("%s", why);
    }
    report_release(&report);
    return laid;
}

static void check_same(const struct edition *a, const struct edition *b)
{
    struct tree left, right;
    edition_write(a, TREE_CFG, &left);
    edition_write(b, TREE_CFG, &right);
    vec_push(&left.out, '\0');
    vec_push(&right.out, '\0');
    assert_string_equal(left.out.v, right.out.v);
    vec_release(&left.out);
    vec_release(&right.out);
}

/* -- nothing new --------------------------------------------------------------------------------
 */

static void an_edition_over_itself_is_itself(void **state)
{
    static const char *const names[] = {
        "uel-2023-24.cfg",   "uecl-2023-24.cfg",  "worldcup-1930.cfg", "worldcup-1938.cfg",
        "worldcup-1950.cfg", "worldcup-1974.cfg", "worldcup-2022.cfg", "worldcup-2026.cfg"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t len;
        char *text = read_data(names[i], &len);
        struct edition *known = edition_of(names[i], text);
        struct edition *laid = lay(known, known);
        check_same(known, laid);
        edition_close(laid);
        edition_close(known);
        free(text);
    }
}

/* -- an evening ---------------------------------------------------------------------------------
 */

/* Each text in quotes that is one of a list becomes another; malloc'd. */
static char *renamed(const char *text, const char *const (*names)[2], size_t count)
{
    size_t size = strlen(text) * 2 + 1, n = 0;
    char *out = malloc(size);
    assert_non_null(out);
    while (*text) {
        size_t i = 0;
        for (; i < count; i++)
            if (strncmp(text, names[i][0], strlen(names[i][0])) == 0)
                break;
        if (i == count) {
            out[n++] = *text++;
            continue;
        }
        n += (size_t)snprintf(out + n, size - n, "%s", names[i][1]);
        text += strlen(names[i][0]);
    }
    out[n] = '\0';
    return out;
}

/* The Europa League as another source has it. */
static const char *const others[][2] = {
    {"\"Europa League\"", "\"UEFA Europa League\""},
    {"\"2023-24\"", "\"2023\""},
    {"\"uel-2023-24\"", "\"espn-uefa-europa\""},
    {"\"qf1\"", "\"qf9\""},
    {"winner qf1", "winner qf9"},
    {"\"qf\"", "\"quarters\""},
    {"\"Quarter-finals\"", "\"Quarterfinals\""},
    {"\"liverpool\"", "\"t-1\""},
    {"\"Liverpool\"", "\"FC Liverpool\""},
    {"\"leverkusen\"", "\"t-2\""},
    {"\"Leverkusen\"", "\"Bayer 04 Leverkusen\""},
    {"\"Bayer Leverkusen\"", "\"Bayer 04 Leverkusen\""},
    {"\"benfica\"", "\"t-3\""},
    {"\"Benfica\"", "\"Sport Lisboa e Benfica\""},
    {"\"marseille\"", "\"t-4\""},
    {"\"Marseille\"", "\"Olympique de Marseille\""},
    {"\"Olympique Marseille\"", "\"OM\""},
    {"\"milan\"", "\"t-5\""},
    {"\"Milan\"", "\"AC Milan\""},
    {"\"roma\"", "\"t-6\""},
    {"\"Roma\"", "\"AS Roma\""},
    {"\"west-ham\"", "\"t-7\""},
    {"\"West Ham\"", "\"West Ham United FC\""},
    {"\"atalanta\"", "\"t-8\""},
    {"\"Atalanta\"", "\"Atalanta BC\""},
};

static struct edition *cut_of(const char *text, int month, int day, int hour, int minute)
{
    struct civil civil = {.year = 2024, .month = month, .day = day, .hour = hour, .minute = minute};
    char *cut = cut_edition(text, cut_at(instant_from_civil(&civil, 0)));
    assert_non_null(cut);
    struct edition *edition = edition_of("cut", cut);
    free(cut);
    return edition;
}

static void check_match(const struct edition *a, const struct edition *b, uint32_t match)
{
    struct match_state left, right;
    match_at(a, match, moment_end(), &left);
    match_at(b, match, moment_end(), &right);
    assert_string_equal(a->matches.v[match].key, b->matches.v[match].key);
    assert_int_equal(left.status, right.status);
    assert_int_equal(left.phase, right.phase);
    assert_memory_equal(&left.clock, &right.clock, sizeof left.clock);
    assert_memory_equal(left.goals, right.goals, sizeof left.goals);
    assert_memory_equal(left.kicks, right.kicks, sizeof left.kicks);
    assert_int_equal(left.entries, right.entries);
    assert_true(a->matches.v[match].kickoff == b->matches.v[match].kickoff);
}

/* The fixture list, and what another source says at a moment: it is the edition at that moment. */
static void an_evening_over_the_fixtures_is_the_edition_then(void **state)
{
    static const int moments[][4] = {{4, 10, 12, 0}, {4, 11, 19, 30}, {4, 18, 19, 25},
                                     {4, 18, 20, 5}, {4, 18, 21, 40}, {5, 2, 20, 0},
                                     {5, 9, 23, 0},  {5, 22, 19, 20}, {5, 30, 0, 0}};
    size_t len;
    char *text = read_data("uel-2023-24.cfg", &len);
    char *other = renamed(text, others, sizeof others / sizeof *others);
    struct edition *known = cut_of(text, 4, 1, 0, 0);
    (void)state;
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        const int *at = moments[i];
        struct edition *live = cut_of(other, at[0], at[1], at[2], at[3]);
        struct edition *then = cut_of(text, at[0], at[1], at[2], at[3]);
        assert_true(lay_is_of(known, live, &aliases));
        struct edition *laid = lay(known, live), *again = lay(laid, live);
        assert_string_equal(laid->key, "uel-2023-24");
        assert_string_equal(laid->name, known->name);
        assert_int_equal(laid->teams.n, 8);
        assert_int_equal(laid->matches.n, then->matches.n);
        for (uint32_t m = 0; m < then->matches.n; m++)
            check_match(laid, then, m);
        for (size_t t = 0; t < then->ties.n; t++) {
            assert_string_equal(laid->ties.v[t].key, then->ties.v[t].key);
            assert_memory_equal(laid->ties.v[t].team, then->ties.v[t].team,
                                sizeof then->ties.v[t].team);
            assert_int_equal(laid->ties.v[t].winner, then->ties.v[t].winner);
        }
        check_same(laid, again);
        edition_close(again);
        edition_close(laid);
        edition_close(then);
        edition_close(live);
    }
    edition_close(known);
    free(other);
    free(text);
}

static void what_is_over_stays_as_it_is(void **state)
{
    size_t len;
    char *text = read_data("uel-2023-24.cfg", &len);
    char *other = renamed(text, others, sizeof others / sizeof *others);
    struct edition *known = edition_of("known", text);
    struct edition *live = cut_of(other, 4, 18, 20, 5);
    (void)state;
    struct edition *laid = lay(known, live);
    check_same(laid, known);
    edition_close(laid);
    edition_close(live);
    edition_close(known);
    free(other);
    free(text);
}

static int set_up(void **state)
{
    struct report report = {0};
    size_t len;
    char *text = read_data(ALIASES_FILE, &len);
    (void)state;
    bool good = aliases_read(&aliases, text, len, &report);
    report_release(&report);
    free(text);
    return good ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    aliases_release(&aliases);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_edition_over_itself_is_itself),
        cmocka_unit_test(an_evening_over_the_fixtures_is_the_edition_then),
        cmocka_unit_test(what_is_over_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
