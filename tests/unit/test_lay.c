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

static const char *team_key(const struct edition *edition, uint32_t team)
{
    return team == ID_NONE ? "" : edition->teams.v[team].key;
}

/* -- nothing new --------------------------------------------------------------------------------
 */

static void an_edition_over_itself_is_itself(void **state)
{
    const char *dir = getenv("top_srcdir");
    struct arena arena;
    struct err err;
    char **names;
    size_t count;
    (void)state;
    arena_init(&arena);
    assert_true(file_list(&arena, file_join(&arena, dir ? dir : ".", "data"), ".cfg", &names,
                          &count, &err));
    assert_true(count > 20);
    for (size_t i = 0; i < count; i++) {
        size_t len;
        char *text = read_data(names[i], &len);
        struct edition *known = edition_of(names[i], text);
        struct edition *laid = lay(known, known);
        assert_true(lay_is_of(known, known, &aliases));
        check_same(known, laid);
        edition_close(laid);
        edition_close(known);
        free(text);
    }
    arena_release(&arena);
}

/* Editions of other competitions and years, which nobody would lay over each other. */
static void whatever_goes_over_it_what_it_knows_is_there(void **state)
{
    static const char *const names[] = {"uel-2023-24.cfg",   "uecl-2023-24.cfg",
                                        "worldcup-1950.cfg", "worldcup-1982.cfg",
                                        "worldcup-2022.cfg", "worldcup-2026.cfg"};
    enum { COUNT = sizeof names / sizeof *names };
    struct edition *editions[COUNT];
    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        size_t len;
        char *text = read_data(names[i], &len);
        editions[i] = edition_of(names[i], text);
        free(text);
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t k = 0; k < COUNT; k++) {
            const struct edition *known = editions[i];
            struct edition *laid = lay(known, editions[k]);
            for (size_t m = 0; m < known->matches.n; m++) {
                const struct match *mine = &known->matches.v[m];
                uint32_t id = strmap_get(&laid->match_by_key, mine->key, strlen(mine->key));
                struct match_state before, now;
                assert_int_not_equal(id, STRMAP_NONE);
                match_at(known, (uint32_t)m, moment_end(), &before);
                match_at(laid, id, moment_end(), &now);
                assert_memory_equal(before.goals, now.goals, sizeof now.goals);
                assert_int_equal(before.status, now.status);
                assert_string_equal(team_key(laid, match_team(laid, id, HOME)),
                                    team_key(known, match_team(known, (uint32_t)m, HOME)));
            }
            edition_close(laid);
        }
    for (size_t i = 0; i < COUNT; i++)
        edition_close(editions[i]);
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

static struct edition *cut_of(const char *text, int year, const int at[4])
{
    struct civil civil = {
        .year = year, .month = at[0], .day = at[1], .hour = at[2], .minute = at[3]};
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

static void check_then(const struct edition *known, const struct edition *live,
                       const struct edition *then)
{
    assert_true(lay_is_of(known, live, &aliases));
    struct edition *laid = lay(known, live), *again = lay(laid, live);
    assert_string_equal(laid->key, known->key);
    assert_string_equal(laid->name, known->name);
    assert_int_equal(laid->teams.n, known->teams.n);
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
}

/* The fixture list as it was once, and what another source says at a moment: it is the edition at
 * that moment. */
static void check_evening(const char *name, int year, const char *const (*names)[2], size_t count,
                          const int (*moments)[4], size_t moment_count)
{
    size_t len;
    char *text = read_data(name, &len), *other = renamed(text, names, count);
    struct edition *known = cut_of(text, year, moments[0]);
    for (size_t i = 1; i < moment_count; i++) {
        struct edition *live = cut_of(other, year, moments[i]);
        struct edition *then = cut_of(text, year, moments[i]);
        check_then(known, live, then);
        edition_close(then);
        edition_close(live);
    }
    edition_close(known);
    free(other);
    free(text);
}

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static void an_evening_over_the_fixtures_is_the_edition_then(void **state)
{
    static const int uel[][4] = {{4, 1, 0, 0},    {4, 10, 12, 0},  {4, 11, 19, 30}, {4, 18, 19, 25},
                                 {4, 18, 20, 5},  {4, 18, 21, 40}, {5, 2, 20, 0},   {5, 9, 23, 0},
                                 {5, 22, 19, 20}, {5, 30, 0, 0}};
    /* Groups, and places that their tables leave open. */
    static const char *const others_of_cup[][2] = {
        {"\"worldcup-2026\"", "\"espn-fifa-world\""},
        {"\"World Cup\"", "\"FIFA World Cup\""},
        {"\"usa\"", "\"t-1\""},
        {"= usa\"", "= t-1\""},
        {"name = \"USA\"", "name = \"United States\""},
        {"\"turkiye\"", "\"t-2\""},
        {"= turkiye\"", "= t-2\""},
        {"\"Türkiye\"", "\"Turkey\""},
        {"\"curacao\"", "\"t-3\""},
        {"= curacao\"", "= t-3\""},
        {"\"Côte d'Ivoire\"", "\"Ivory Coast\""},
        {"\"czechia\"", "\"t-4\""},
        {"= czechia\"", "= t-4\""},
        {"\"Czechia\"", "\"Czech Republic\""},
        {"\"south-korea\"", "\"t-5\""},
        {"= south-korea\"", "= t-5\""},
        {"\"South Korea\"", "\"Korea Republic\""},
    };
    static const int cup[][4] = {{6, 14, 0, 0},  {6, 20, 12, 0}, {6, 27, 12, 0}, {6, 28, 15, 0},
                                 {6, 29, 22, 0}, {7, 5, 0, 0},   {7, 15, 12, 0}, {7, 30, 0, 0}};
    (void)state;
    check_evening("uel-2023-24.cfg", 2024, others, LENGTH(others), uel, LENGTH(uel));
    check_evening("worldcup-2026.cfg", 2026, others_of_cup, LENGTH(others_of_cup), cup,
                  LENGTH(cup));
}

static void what_is_over_stays_as_it_is(void **state)
{
    size_t len;
    char *text = read_data("uel-2023-24.cfg", &len);
    char *other = renamed(text, others, sizeof others / sizeof *others);
    struct edition *known = edition_of("known", text);
    struct edition *live = cut_of(other, 2024, (const int[4]){4, 18, 20, 5});
    (void)state;
    struct edition *laid = lay(known, live);
    check_same(laid, known);
    edition_close(laid);
    edition_close(live);
    edition_close(known);
    free(other);
    free(text);
}

/* -- small cups -------------------------------------------------------------------------------- */

#define CUP(id, teams, rest)                                                                       \
    "edition = \"" id "\"; name = \"Elm Cup 2030\"; competition = \"Elm Cup\"; season = "          \
    "\"2030\"; zone = \"+02:00\"; teams = (" teams "); " rest
#define TEAM(id, name) "{ id = \"" id "\"; name = \"" name "\"; }"
#define ROUND(id, name, ties)                                                                      \
    "{ id = \"" id "\"; name = \"" name "\"; draw = \"start\"; ties = (" ties "); }"
#define TIE(id, top, bottom, matches)                                                              \
    "{ id = \"" id "\"; teams = (\"" top "\", \"" bottom "\"); matches = (" matches "); }"
#define MATCH(day, more) "{ kickoff = \"2030-" day "T21:00\"; " more " }"

#define ABCD                                                                                       \
    TEAM("a", "Alder") "," TEAM("b", "Birch") "," TEAM("c", "Cedar") "," TEAM("d", "Dogwood")
#define OTHER_ABCD                                                                                 \
    TEAM("d", "Cedar FC")                                                                          \
    "," TEAM("c", "1. FC Dogwood") "," TEAM("b", "Alder") "," TEAM("a", "BIRCH")

static struct edition *lay_texts(const char *known_text, const char *live_text)
{
    struct edition *known = edition_of("known", known_text), *live = edition_of("live", live_text);
    struct edition *laid = lay(known, live), *again = lay(laid, live);
    check_same(laid, again);
    edition_close(again);
    edition_close(live);
    edition_close(known);
    return laid;
}

static const struct match *match_of(const struct edition *edition, const char *key)
{
    uint32_t match = strmap_get(&edition->match_by_key, key, strlen(key));
    assert_int_not_equal(match, STRMAP_NONE);
    return &edition->matches.v[match];
}

static void check_tie(const struct edition *edition, size_t tie, const char *key, const char *top,
                      const char *bottom)
{
    assert_true(tie < edition->ties.n);
    assert_string_equal(edition->ties.v[tie].key, key);
    assert_string_equal(team_key(edition, edition->ties.v[tie].team[TOP]), top);
    assert_string_equal(team_key(edition, edition->ties.v[tie].team[BOTTOM]), bottom);
}

static void teams_meet_by_name(void **state)
{
    static const struct {
        const char *known, *live;
        bool same;
    } cases[] = {
        {"Leverkusen", "Bayer 04 Leverkusen", true},
        {"1. FC Köln", "koln", true},
        {"Wolfsburg", "VfL Wolfsburg", true},
        {"Milan", "AC Milan", true},
        {"Olympiacos", "PAE Olympiakos SFP", true},
        {"USA", "United States", true},
        {"Korea Republic", "South Korea", true},
        {"Turkey", "Türkiye", true},
        {"Côte d'Ivoire", "Ivory Coast", true},
        {"Iran", "IR Iran", true},
        {"Czechia", "Czech Republic", true},
        {"Bosnia-Herzegovina", "Bosnia and Herzegovina", true},
        {"Congo DR", "DR Congo", true},
        {"Milan", "Inter Milan", false},
        {"Milan", "Inter", false},
        {"Atlético Madrid", "Athletic Club", false},
        {"Atlético", "Athletic", false},
        {"Real Madrid", "Real Sociedad", false},
        {"Manchester City", "Manchester United", false},
        {"Dinamo", "Dynamo", false},
        {"Germany", "West Germany", false},
        {"Elm", "Elm B", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char known[1024], live[1024];
        snprintf(
            known, sizeof known,
            CUP("elm", TEAM("a", "%s") "," TEAM("oak", "Oak"),
                "rounds = (" ROUND("f", "Final", TIE("f", "a", "oak", MATCH("05-20", ""))) ");"),
            cases[i].known);
        /* On another day: so their names alone tell. */
        snprintf(live, sizeof live,
                 CUP("x", TEAM("x", "%s") "," TEAM("y", "Oak"),
                     "rounds = (" ROUND("f", "Final", TIE("f", "x", "y", MATCH("05-28", ""))) ");"),
                 cases[i].live);
        struct edition *laid = lay_texts(known, live);
        if ((laid->ties.n == 1) != cases[i].same)
            fail_msg("%s, %s", cases[i].known, cases[i].live);
        edition_close(laid);
    }
}

#define TWO_ELMS                                                                                   \
    TEAM("a", "FC Elm") "," TEAM("b", "SC Elm") "," TEAM("c", "Cedar") "," TEAM("d", "Dogwood")

static void where_two_could_be_meant_none_is(void **state)
{
    (void)state;
    struct edition *laid = lay_texts(
        CUP("elm", TWO_ELMS,
            "rounds = (" ROUND("sf", "Semi-finals",
                               TIE("sf1", "a", "c", MATCH("05-01", "")) "," TIE(
                                   "sf2", "b", "d", MATCH("05-02", ""))) ");"),
        CUP("x", TEAM("x", "Elm") "," TEAM("y", "Cedar"),
            "rounds = (" ROUND("sf", "Semi-finals", TIE("x", "x", "y", MATCH("05-20", ""))) ");"));
    assert_int_equal(laid->ties.n, 3);
    assert_int_equal(laid->teams.n, 5);
    edition_close(laid);
}

/* Cedar plays whomever it plays on that day. */
static void who_plays_whom_tells_a_team(void **state)
{
    (void)state;
    struct edition *laid =
        lay_texts(CUP("elm", ABCD,
                      "rounds = (" ROUND("sf", "Semi-finals",
                                         TIE("sf1", "a", "c", MATCH("05-01", "")) "," TIE(
                                             "sf2", "b", "d", MATCH("05-01", ""))) ");"),
                  CUP("x", TEAM("x", "Real Alder y Roble") "," TEAM("y", "Cedar"),
                      "rounds = (" ROUND(
                          "sf", "Semi-finals",
                          TIE("x", "y", "x", MATCH("05-02", "score = { ft = \"2-0\"; };"))) ");"));
    struct match_state now;
    assert_int_equal(laid->ties.n, 2);
    assert_int_equal(laid->teams.n, 4);
    assert_string_equal(laid->teams.v[0].name, "Alder");
    match_at(laid, laid->ties.v[0].match_first, moment_end(), &now);
    assert_int_equal(now.goals[HOME], 0); /* the edition has Alder at home */
    assert_int_equal(now.goals[AWAY], 2);
    edition_close(laid);
}

#define SEMIS                                                                                      \
    ROUND("sf", "Semi-finals",                                                                     \
          TIE("sf1", "a", "b", MATCH("05-01", "")) "," TIE("sf2", "c", "d", MATCH("05-02", "")))

static void an_undecided_slot_has_who_may_come_to_it(void **state)
{
    (void)state;
    struct edition *laid = lay_texts(
        CUP("elm", ABCD,
            "rounds = (" SEMIS "," ROUND("f", "Final",
                                         TIE("the-final", "winner sf1", "winner sf2",
                                             MATCH("05-20", "neutral = true;"))) ");"),
        CUP("x", OTHER_ABCD,
            "rounds = (" ROUND("f", "Finale",
                               TIE("x", "d", "b",
                                   MATCH("05-20", "status = \"30'\"; "
                                                  "events = (\"12' goal d Twig\");"))) ");"));
    const struct match *match = match_of(laid, "the-final/1");
    struct match_state now;
    assert_int_equal(laid->rounds.n, 2);
    check_tie(laid, 2, "the-final", "a", "c");
    assert_int_equal(match->status, MATCH_UNDER_WAY);
    assert_int_equal(match->event_count, 1);
    match_at(laid, laid->ties.v[2].match_first, moment_end(), &now);
    assert_int_equal(now.goals[HOME], 0); /* turned round: Cedar scored */
    assert_int_equal(now.goals[AWAY], 1);
    edition_close(laid);
}

/* Both of one semi-final: that is another match. */
static void a_slot_has_nobody_who_cannot_come(void **state)
{
    (void)state;
    struct edition *laid = lay_texts(
        CUP("elm", ABCD,
            "rounds = (" SEMIS
            "," ROUND("f", "Final",
                      TIE("the-final", "winner sf1", "winner sf2", MATCH("05-20", ""))) ");"),
        CUP("x", OTHER_ABCD,
            "rounds = (" ROUND("f", "Final", TIE("f", "b", "a", MATCH("05-20", ""))) ");"));
    assert_int_equal(laid->ties.n, 4);
    check_tie(laid, 2, "the-final", "", "");
    check_tie(laid, 3, "f", "a", "b");
    edition_close(laid);
}

#define DRAWN                                                                                      \
    ROUND("sf", "Semi-finals",                                                                     \
          TIE("sf1", "to be drawn", "to be drawn", MATCH("05-01", "")) "," TIE(                    \
              "sf2", "to be drawn", "to be drawn", MATCH("05-02", "")))

static void what_is_drawn_takes_the_places_that_were_to_be(void **state)
{
    (void)state;
    struct edition *laid = lay_texts(
        CUP("elm", ABCD, "rounds = (" DRAWN ");"),
        CUP("x", OTHER_ABCD,
            "rounds = (" ROUND("sf", "Semi-finals",
                               TIE("x", "a", "d", MATCH("05-02", "")) "," TIE(
                                   "y", "c", "b", "{ kickoff = \"2030-05-02\"; }")) ");"));
    assert_int_equal(laid->ties.n, 2);
    check_tie(laid, 0, "sf1", "d", "a");
    check_tie(laid, 1, "sf2", "b", "c"); /* by its kick-off */
    edition_close(laid);
}

/* Where it leads on, which of them is which nobody can tell. */
static void a_place_in_the_tree_is_not_guessed(void **state)
{
    (void)state;
    struct edition *laid =
        lay_texts(CUP("elm", ABCD,
                      "rounds = (" DRAWN
                      "," ROUND("f", "Final", TIE("f", "winner sf1", "winner sf2", "")) ");"),
                  CUP("x", OTHER_ABCD,
                      "rounds = (" ROUND(
                          "sf", "Semi-finals",
                          TIE("x", "a", "to be drawn", "{ kickoff = \"2030-05-02\"; }")) ");"));
    assert_int_equal(laid->ties.n, 3);
    check_tie(laid, 0, "sf1", "", "");
    check_tie(laid, 1, "sf2", "", "");
    edition_close(laid);
}

static void a_match_that_is_moved_or_put_off_is_so(void **state)
{
    static const struct {
        const char *live;
        int month, day, hour;
        int status;
    } cases[] = {
        {MATCH("05-09", ""), 5, 9, 19, MATCH_SCHEDULED},
        {MATCH("05-01", "status = \"postponed\";"), 5, 1, 19, MATCH_POSTPONED},
        {"{ kickoff = \"2030-05-01\"; }", 5, 1, 19, MATCH_SCHEDULED},
        {"{ kickoff = \"2030-05-01T18:00Z\"; }", 5, 1, 18, MATCH_SCHEDULED},
        {"{ status = \"scheduled\"; }", 5, 1, 19, MATCH_SCHEDULED},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char live[1024];
        snprintf(live, sizeof live,
                 CUP("x", OTHER_ABCD,
                     "rounds = (" ROUND("s", "Semifinal", TIE("x", "b", "a", "%s")) ");"),
                 cases[i].live);
        struct edition *laid = lay_texts(CUP("elm", ABCD, "rounds = (" SEMIS ");"), live);
        const struct match *match = match_of(laid, "sf1/1");
        struct civil civil = instant_to_civil(match->kickoff, 0);
        assert_int_equal(laid->ties.n, 2);
        assert_int_equal(match->status, cases[i].status);
        assert_int_equal(match->precision, PRECISION_MINUTE);
        assert_int_equal(civil.month, cases[i].month);
        assert_int_equal(civil.day, cases[i].day);
        assert_int_equal(civil.hour, cases[i].hour);
        edition_close(laid);
    }
}

static void rounds_that_it_lacks_stand_where_they_belong(void **state)
{
    (void)state;
    struct edition *laid = lay_texts(
        CUP("elm", ABCD,
            "rounds = (" SEMIS
            "," ROUND("f", "Final", TIE("f", "to be drawn", "to be drawn", "")) ");"),
        CUP("x", OTHER_ABCD "," TEAM("e", "Elder") "," TEAM("f", "Fir"),
            "rounds = (" ROUND(
                "qf", "Quarter-finals",
                TIE("sf1", "b", "e",
                    MATCH(
                        "04-01",
                        "score = { ft = "
                        "\"3-0\"; };"))) "," ROUND("sf", "Semi-finals",
                                                   TIE("y", "winner sf1", "a", MATCH("05-01", "")) "," TIE(
                                                       "y2", "e", "f",
                                                       MATCH(
                                                           "05-02",
                                                           ""))) "," ROUND("p",
                                                                           "Match for third place",
                                                                           TIE("p", "to be drawn",
                                                                               "to be drawn",
                                                                               "")) ");"));
    static const char *const names[] = {"Quarter-finals", "Semi-finals", "Match for third place",
                                        "Final"};
    assert_int_equal(laid->rounds.n, 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(laid->rounds.v[i].name, names[i]);
    check_tie(laid, 0, "sf1-2", "a", "e");
    check_tie(laid, 1, "sf1", "a", "b");
    check_tie(laid, 2, "sf2", "c", "d");
    check_tie(laid, 3, "y2", "e", "f");
    assert_int_equal(laid->ties.v[1].feeder[TOP], 0); /* where Alder came from */
    assert_int_equal(laid->teams.n, 6);
    edition_close(laid);
}

static void a_match_keeps_the_id_it_has_there_whatever_it_is_called_here(void **state)
{
    struct edition *known = edition_of("known", CUP("elm", ABCD, "rounds = (" SEMIS ");"));
    struct edition *live = edition_of(
        "live",
        CUP("x", OTHER_ABCD,
            "rounds = (" ROUND(
                "sf", "Semi-finals",
                TIE("sf2", "a", "b", MATCH("05-01", ""))) "," ROUND("f", "Final",
                                                                    TIE("sf1", "b", "c",
                                                                        MATCH("05-09", ""))) ");"));
    (void)state;
    live->matches.v[0].id = "77";
    live->matches.v[1].id = "78";
    struct edition *laid = lay(known, live);
    assert_string_equal(match_of(laid, "sf1/1")->id, "77");
    assert_string_equal(match_of(laid, "sf1-2/1")->id, "78");
    assert_null(match_of(laid, "sf2/1")->id);
    edition_close(laid);
    edition_close(live);
    edition_close(known);
}

/* Who stands in a tie is known in the edition before the source knows it. */
static void a_team_that_is_known_is_not_lost(void **state)
{
    (void)state;
    struct edition *laid = lay_texts(
        CUP("elm", ABCD, "rounds = (" SEMIS ");"),
        CUP("x", OTHER_ABCD "," TEAM("e", "Elder"),
            "rounds = (" ROUND(
                "qf", "Quarter-finals",
                TIE("q", "b", "e", MATCH("04-01", ""))) "," ROUND("sf", "Semi-finals",
                                                                  TIE("y", "winner q", "a",
                                                                      MATCH("05-01", ""))) ");"));
    assert_int_equal(laid->ties.n, 3);
    check_tie(laid, 0, "q", "a", "e");
    check_tie(laid, 1, "sf1", "a", "b");
    edition_close(laid);
}

/* -- one match -------------------------------------------------------------------------------- */

static struct edition *lay_match_text(const char *known, const char *live)
{
    char text[2][2048];
    snprintf(text[0], sizeof text[0],
             CUP("elm", ABCD,
                 "venues = ( { id = \"park\"; name = \"Elm Park\"; } ); rounds = (" ROUND(
                     "f", "Final", TIE("f", "a", "b", "%s")) ");"),
             known);
    snprintf(text[1], sizeof text[1],
             CUP("x", OTHER_ABCD,
                 "venues = ( { id = \"v\"; name = \"elm park\"; }, { id = \"park\"; "
                 "name = \"Oak Lane\"; } ); rounds = (" ROUND("f", "Final",
                                                              TIE("x", "b", "a", "%s")) ");"),
             live);
    return lay_texts(text[0], text[1]);
}

static size_t count_kind(const struct edition *edition, int kind)
{
    size_t count = 0;
    for (size_t i = 0; i < edition->events.n; i++)
        count += edition->events.v[i].kind == kind && !edition->events.v[i].derived;
    return count;
}

static void what_is_over_gets_what_it_lacks(void **state)
{
    static const char known[] =
        MATCH("05-20", "score = { aet = \"1-1\"; pens = \"3-2\"; }; events = "
                       "(\"9' goal a Salah\", \"80' goal b Twig\");");
    struct edition *laid = lay_match_text(
        known,
        MATCH("05-21", "venue = \"v\"; referee = \"Whistle\"; attendance = 900; "
                       "score = { ft = \"1-1\"; aet = \"1-1\"; pens = \"3-2\"; }; "
                       "lineups = ( { team = \"b\"; players = (\"1 Kahn\"); } ); "
                       "events = (\"10' goal b M. Salah\", \"80' goal a B. Twig\", \"85' yellow "
                       "a Branch\", \"90' sub b Leaf; for M. Salah\"); "
                       "kicks = (\"b scored Ash\", \"a scored Cob\", \"b scored Fig\", \"a "
                       "scored Gum\", \"b missed Ivy\", \"a missed Jet\", \"b scored Kew\", \"a "
                       "missed Lop\", \"b missed Mop\", \"a missed Nut\");"));
    const struct match *match = match_of(laid, "f/1");
    (void)state;
    assert_string_equal(laid->venues.v[match->venue].key, "park");
    assert_int_equal(laid->venues.n, 1);
    assert_string_equal(person_name(laid, match->referee), "Whistle");
    assert_int_equal(match->attendance, 900);
    assert_int_equal(match->lineup[HOME].starter_count, 1);
    assert_int_equal(count_kind(laid, EVENT_GOAL), 2); /* each goal once */
    assert_string_equal(person_name(laid, laid->events.v[match->event_first].person), "Salah");
    assert_int_equal(count_kind(laid, EVENT_YELLOW), 1);
    assert_int_equal(count_kind(laid, EVENT_SUBSTITUTION), 1);
    assert_int_equal(match->kick_count, 10);
    assert_int_equal(instant_to_civil(match->kickoff, 0).day, 20);
    edition_close(laid);

    /* Where they differ, nothing of it is believed. */
    laid = lay_match_text(known,
                          MATCH("05-20", "score = { aet = \"2-1\"; }; events = (\"10' goal b M. "
                                         "Salah\", \"11' goal b Leaf\", \"80' goal a B. "
                                         "Twig\", \"85' yellow a Branch\");"));
    assert_int_equal(count_kind(laid, EVENT_GOAL), 2);
    assert_int_equal(count_kind(laid, EVENT_YELLOW), 0);
    edition_close(laid);

    /* That there was none is known. */
    laid =
        lay_match_text(MATCH("05-20", "score = { ft = \"1-0\"; }; yellows = \"none mentioned\";"),
                       MATCH("05-20", "score = { ft = \"1-0\"; }; events = (\"10' goal b Leaf\", "
                                      "\"85' yellow a Branch\");"));
    assert_int_equal(count_kind(laid, EVENT_GOAL), 1);
    assert_int_equal(count_kind(laid, EVENT_YELLOW), 0);
    edition_close(laid);
}

static void of_a_match_under_way_the_live_source_is_all(void **state)
{
    struct edition *laid = lay_match_text(
        MATCH("05-20", "status = \"30'\"; events = (\"9' goal a Salah\");"),
        MATCH("05-20",
              "status = \"61'\"; events = (\"10' goal b M. Salah\", \"12' yellow a Twig\"); "
              "venue = \"park\";"));
    const struct match *match = match_of(laid, "f/1");
    (void)state;
    assert_int_equal(match->clock.minute, 61);
    assert_int_equal(match->event_count, 2);
    assert_string_equal(person_name(laid, laid->events.v[match->event_first].person), "M. Salah");
    assert_string_equal(laid->venues.v[match->venue].key, "park-2"); /* another of that id */
    assert_string_equal(laid->venues.v[match->venue].name, "Oak Lane");
    edition_close(laid);

    /* A source without goals has none to tell. */
    laid = lay_match_text(MATCH("05-20", "status = \"30'\"; events = (\"9' goal a Salah\");"),
                          MATCH("05-20", "status = \"HT\"; score = { ht = \"1-0\"; };"));
    match = match_of(laid, "f/1");
    assert_true(match->at_break);
    assert_int_equal(match->event_count, 1);
    edition_close(laid);

    /* One that does not know yet that it has begun does not end it. */
    laid = lay_match_text(MATCH("05-20", "status = \"30'\"; events = (\"9' goal a Salah\");"),
                          MATCH("05-20", ""));
    match = match_of(laid, "f/1");
    assert_int_equal(match->status, MATCH_UNDER_WAY);
    assert_int_equal(match->event_count, 1);
    edition_close(laid);
}

static void what_contradicts_itself_is_only_warned_of(void **state)
{
    struct edition *laid = lay_texts(
        CUP("elm", ABCD, "rounds = (" SEMIS ");"),
        CUP("x", OTHER_ABCD,
            "foreign = true; rounds = (" ROUND(
                "sf", "Semi-finals",
                TIE("f", "a", "b",
                    MATCH("05-01", "score = { ft = \"1-0\"; }; events = (\"9' goal a Ash\", "
                                   "\"10' goal a Ash\");"))) ");"));
    (void)state;
    assert_true(laid->foreign);
    assert_int_equal(laid->ties.n, 2);
    assert_int_equal(match_of(laid, "sf1/1")->event_count, 2);
    edition_close(laid);
}

/* So many rounds that together they are too many. */
static char *cup_of_rounds(const char *name, int count)
{
    char *text = malloc(256 * (size_t)count + 1024);
    assert_non_null(text);
    char *at = text + sprintf(text, CUP("elm", ABCD, "rounds = ("));
    for (int i = 0; i < count; i++)
        at += sprintf(at,
                      "%s{ id = \"%s-%d\"; name = \"%s %d\"; ties = ( { id = \"t%d\"; teams = "
                      "(\"to be drawn\", \"to be drawn\"); } ); }",
                      i ? "," : "", name, i, name, i, i);
    sprintf(at, ");");
    return text;
}

static void what_makes_no_edition_is_told(void **state)
{
    char *known_text = cup_of_rounds("step", ROUNDS_MOST - 1), why[512];
    char *live_text = cup_of_rounds("stage", ROUNDS_MOST - 1);
    struct edition *known = edition_of("known", known_text), *live = edition_of("live", live_text);
    struct report report = {0};
    (void)state;
    report_init(&report, "laid");
    assert_null(lay_edition(known, live, &aliases, &report));
    assert_true(report.count > 0);
    report_format(&report, 0, why, sizeof why);
    assert_non_null(strstr(why, "expected"));
    report_release(&report);
    edition_close(live);
    edition_close(known);
    free(live_text);
    free(known_text);
}

/* -- groups ------------------------------------------------------------------------------------ */

#define GROUP(id, name, teams, matches)                                                            \
    "groups = ( { id = \"" id "\"; name = \"" name "\"; teams = (" teams "); matches = (" matches  \
    "); } );"
#define AT(home, away, day, more)                                                                  \
    "{ home = \"" home "\"; away = \"" away "\"; kickoff = \"2030-" day "T21:00\"; " more " }"

static void matches_of_a_group_meet(void **state)
{
    (void)state;
    struct edition *laid = lay_texts(
        CUP("elm", ABCD,
            GROUP("a", "Group A", "\"a\", \"b\", \"c\", \"d\"",
                  AT("a", "b", "03-01", "") "," AT("c", "d", "03-01", "") "," AT(
                      "b", "a", "03-20", "") "," AT("a", "c", "03-08", ""))),
        CUP("x", OTHER_ABCD,
            GROUP("g", "Gruppe A", "\"a\", \"b\", \"c\", \"d\"",
                  AT("b", "a", "03-01", "score = { ft = \"1-0\"; };") "," AT(
                      "c", "d", "03-01",
                      "score = { ft = \"2-0\"; };") "," AT("a", "b", "03-20",
                                                           "score = { ft = \"4-3\"; };"))));
    static const int goals[4][2] = {{1, 0}, {0, 2}, {4, 3}, {0, 0}};
    assert_int_equal(laid->groups.n, 1);
    assert_string_equal(laid->groups.v[0].name, "Group A");
    for (uint32_t i = 0; i < 4; i++) {
        struct match_state now;
        match_at(laid, i, moment_end(), &now);
        assert_int_equal(now.goals[HOME], goals[i][HOME]);
        assert_int_equal(now.goals[AWAY], goals[i][AWAY]);
        assert_int_equal(now.status, i < 3 ? MATCH_FINISHED : MATCH_SCHEDULED);
    }
    edition_close(laid);
}

static void groups_come_where_there_are_none(void **state)
{
    (void)state;
    struct edition *laid = lay_texts(
        CUP("elm", ABCD, "rounds = (" SEMIS ");"),
        CUP("x", OTHER_ABCD "," TEAM("e", "Elder"),
            "stages = ( { id = \"lp\"; name = \"League phase\"; kind = \"league\"; }, { id = "
            "\"ko\"; name = \"Knock-out\"; kind = \"knock-out\"; } ); groups = ( { id = \"l\"; "
            "name = "
            "\"League phase\"; stage = \"lp\"; teams = (\"a\", \"b\", \"e\"); matches = (" AT(
                "a", "e", "01-10",
                "score = { ft = \"2-1\"; };") "); } ); rounds = (" ROUND("s", "Semi-finals",
                                                                         TIE("x", "b", "a",
                                                                             MATCH("05-01",
                                                                                   ""))) ");"));
    assert_int_equal(laid->groups.n, 1);
    assert_int_equal(laid->stages.n, 2);
    assert_int_equal(laid->stages.v[laid->groups.v[0].stage].kind, STAGE_LEAGUE);
    assert_int_equal(laid->groups.v[0].team_count, 3);
    assert_int_equal(laid->teams.n, 5);
    assert_int_equal(laid->ties.n, 2);
    assert_string_equal(team_key(laid, match_team(laid, 0, HOME)), "b");
    edition_close(laid);
}

/* -- which edition ------------------------------------------------------------------------------
 */

static void editions_meet_by_competition_and_season(void **state)
{
    static const struct {
        const char *competition, *season, *day;
        bool same;
    } cases[] = {
        {"Europa League", "2023-24", "2023-09-01", true},
        {"UEFA Europa League", "2023/2024", "2023-09-01", true},
        {"UEFA Europa League", "2023/24", "2023-09-01", true},
        {"uefa.europa", "2023", "2024-04-01", true},
        {"Europa League", "", "2023-09-01", true},
        {"Europa League", "", "2024-04-01", true},
        {"Europa League", "", "2025-04-01", false},
        {"Europa League", "2024", "2024-04-01", false},
        {"Europa League", "2023-25", "2023-09-01", false},
        {"Europa League", "2024-25", "2024-09-01", false},
        {"Conference League", "2023-24", "2023-09-01", false},
        {"Elm Cup", "2023-24", "2023-09-01", false},
        {"Europa League", "23", "", false},
    };
    struct edition *known = edition_of(
        "known", "edition = \"elm\"; name = \"The Cup\"; competition = \"Europa League\"; season = "
                 "\"2023-24\"; teams = (" ABCD "); rounds = (" SEMIS ");");
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1024];
        snprintf(
            text, sizeof text,
            "edition = \"x\"; name = \"X\"; competition = \"%s\"; season = \"%s\"; teams = (" ABCD
            "); rounds = (" ROUND("f", "Final", TIE("f", "a", "b", "{ %s%s%s }")) ");",
            cases[i].competition, cases[i].season, cases[i].day[0] ? "kickoff = \"" : "",
            cases[i].day, cases[i].day[0] ? "\";" : "");
        struct edition *live = edition_of("live", text);
        if (lay_is_of(known, live, &aliases) != cases[i].same)
            fail_msg("%s %s", cases[i].competition, cases[i].season);
        edition_close(live);
    }
    edition_close(known);
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
        cmocka_unit_test(whatever_goes_over_it_what_it_knows_is_there),
        cmocka_unit_test(an_evening_over_the_fixtures_is_the_edition_then),
        cmocka_unit_test(what_is_over_stays_as_it_is),
        cmocka_unit_test(teams_meet_by_name),
        cmocka_unit_test(where_two_could_be_meant_none_is),
        cmocka_unit_test(who_plays_whom_tells_a_team),
        cmocka_unit_test(an_undecided_slot_has_who_may_come_to_it),
        cmocka_unit_test(a_slot_has_nobody_who_cannot_come),
        cmocka_unit_test(what_is_drawn_takes_the_places_that_were_to_be),
        cmocka_unit_test(a_place_in_the_tree_is_not_guessed),
        cmocka_unit_test(a_match_that_is_moved_or_put_off_is_so),
        cmocka_unit_test(rounds_that_it_lacks_stand_where_they_belong),
        cmocka_unit_test(a_match_keeps_the_id_it_has_there_whatever_it_is_called_here),
        cmocka_unit_test(a_team_that_is_known_is_not_lost),
        cmocka_unit_test(what_is_over_gets_what_it_lacks),
        cmocka_unit_test(of_a_match_under_way_the_live_source_is_all),
        cmocka_unit_test(what_contradicts_itself_is_only_warned_of),
        cmocka_unit_test(what_makes_no_edition_is_told),
        cmocka_unit_test(matches_of_a_group_meet),
        cmocka_unit_test(groups_come_where_there_are_none),
        cmocka_unit_test(editions_meet_by_competition_and_season),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
