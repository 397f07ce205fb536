/* The editions that come with touchline hold the facts they should, and no problem is found. */
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/source.h"
#include "model/match.h"
#include "model/shootout.h"
#include "model/tie.h"
#include "model/words.h"

static struct edition *edition; /* the one being looked at */

static int open_edition(const char *name)
{
    const char *top = getenv("top_srcdir");
    char path[4096], buf[700] = "";
    struct report report = {0};
    snprintf(path, sizeof path, "%s/data/%s.cfg", top ? top : ".", name);
    bool good = edition_load(path, &edition, &report);
    if (report.count > 0)
        report_format(&report, 0, buf, sizeof buf);
    if (!good || report.count > 0)
        fail_msg("%s", buf);
    report_release(&report);
    assert_string_equal(edition->key, name);
    return 0;
}

static int open_uel(void **state)
{
    (void)state;
    return open_edition("uel-2023-24");
}

static int open_uecl(void **state)
{
    (void)state;
    return open_edition("uecl-2023-24");
}

static int close_edition(void **state)
{
    (void)state;
    edition_close(edition);
    return 0;
}

static const struct match *match_of(const char *key)
{
    uint32_t id = strmap_get(&edition->match_by_key, key, strlen(key));
    if (id == STRMAP_NONE)
        fail_msg("no match %s", key);
    return &edition->matches.v[id];
}

/* The event of a match that reads "CLOCK WORD CODE Name"; fails when there is not exactly one. */
static const struct event *fact(const char *key, const char *expected)
{
    const struct match *match = match_of(key);
    const struct event *found = NULL;
    char all[4000] = "";
    for (uint32_t i = 0; i < match->event_count; i++) {
        const struct event *event = &edition->events.v[match->event_first + i];
        const char *name = person_name(edition, event->person);
        char clock[16], text[200];
        snprintf(text, sizeof text, "%s %s %s%s%s", clock_format(event->clock, clock, sizeof clock),
                 event_words[event->kind], edition->teams.v[event->team].code, name ? " " : "",
                 name ? name : "");
        strcat(strcat(all, text), "\n");
        if (strcmp(text, expected) == 0) {
            assert_null(found);
            found = event;
        }
    }
    if (!found)
        fail_msg("no \"%s\" in %s:\n%s", expected, key, all);
    return found;
}

static void facts(const char *const (*list)[2], size_t count)
{
    for (size_t i = 0; i < count; i++)
        fact(list[i][0], list[i][1]);
}

static void source_is(uint32_t source, const char *title)
{
    assert_int_not_equal(source, ID_NONE);
    assert_string_equal(edition->sources.v[source].title, title);
}

/* Score at the end, from the events and kicks, and the kick-off. */
static void result(const char *key, const char *home, const char *away, const char *score,
                   const char *kickoff)
{
    uint32_t id = strmap_get(&edition->match_by_key, key, strlen(key));
    struct match_state state;
    char text[40];
    assert_int_not_equal(id, STRMAP_NONE);
    assert_string_equal(edition->teams.v[match_team(edition, id, HOME)].key, home);
    assert_string_equal(edition->teams.v[match_team(edition, id, AWAY)].key, away);
    match_at(edition, id, moment_end(), &state);
    int len = snprintf(text, sizeof text, "%d-%d", state.goals[HOME], state.goals[AWAY]);
    if (state.extra_time)
        len += snprintf(text + len, sizeof text - (size_t)len, " aet");
    if (state.shootout)
        snprintf(text + len, sizeof text - (size_t)len, " %d-%d", state.kicks[HOME],
                 state.kicks[AWAY]);
    assert_string_equal(text, score);
    const struct match *match = &edition->matches.v[id];
    instant_format_iso(text, sizeof text, match->kickoff, match->offset);
    assert_string_equal(text, kickoff);
    assert_int_equal(match->precision, PRECISION_MINUTE);
    assert_true(match->source_count > 0);
}

static void winner(const char *tie, const char *team)
{
    uint32_t id = strmap_get(&edition->tie_by_key, tie, strlen(tie));
    struct tie_state state;
    tie_at(edition, id, moment_end(), &state);
    assert_int_not_equal(state.winner, SIDE_NONE);
    assert_string_equal(edition->teams.v[edition->ties.v[id].team[state.winner]].key, team);
}

/* "CODE outcome Taker" of every kick, in order. */
static void kicks_are(const char *key, const char *const *expected, size_t count)
{
    const struct match *match = match_of(key);
    assert_int_equal(match->kick_count, count);
    for (uint32_t i = 0; i < count; i++) {
        const struct kick *kick = &edition->kicks.v[match->kick_first + i];
        const char *keeper = person_name(edition, kick->keeper);
        char text[200];
        snprintf(text, sizeof text, "%s %s %s%s%s", edition->teams.v[kick->team].code,
                 kick_words[kick->outcome], person_name(edition, kick->taker), keeper ? " by " : "",
                 keeper ? keeper : "");
        assert_string_equal(text, expected[i]);
    }
}

/* -- Europa League -----------------------------------------------------------------------------
 */

static void uel_results(void **state)
{
    (void)state;
    result("qf1/1", "benfica", "marseille", "2-1", "2024-04-11T21:00+02:00");
    result("qf1/2", "marseille", "benfica", "1-0 aet 4-2", "2024-04-18T21:00+02:00");
    result("qf2/1", "liverpool", "atalanta", "0-3", "2024-04-11T21:00+02:00");
    result("qf2/2", "atalanta", "liverpool", "0-1", "2024-04-18T21:00+02:00");
    result("qf3/1", "milan", "roma", "0-1", "2024-04-11T21:00+02:00");
    result("qf3/2", "roma", "milan", "2-1", "2024-04-18T21:00+02:00");
    result("qf4/1", "leverkusen", "west-ham", "2-0", "2024-04-11T21:00+02:00");
    result("qf4/2", "west-ham", "leverkusen", "1-1", "2024-04-18T21:00+02:00");
    result("sf1/1", "marseille", "atalanta", "1-1", "2024-05-02T21:00+02:00");
    result("sf1/2", "atalanta", "marseille", "3-0", "2024-05-09T21:00+02:00");
    result("sf2/1", "roma", "leverkusen", "0-2", "2024-05-02T21:00+02:00");
    result("sf2/2", "leverkusen", "roma", "2-2", "2024-05-09T21:00+02:00");
    result("final/1", "atalanta", "leverkusen", "3-0", "2024-05-22T21:00+02:00");
    winner("qf1", "marseille");
    winner("qf2", "atalanta");
    winner("qf3", "roma");
    winner("qf4", "leverkusen");
    winner("sf1", "atalanta");
    winner("sf2", "leverkusen");
    winner("final", "atalanta");
}

static void uel_events(void **state)
{
    (void)state;
    static const char *const list[][2] = {
        {"qf1/1", "18' yellow BEN Neres"},        {"qf1/1", "52' goal BEN Di María"},
        {"qf1/2", "45+2' yellow MAR Mbemba"},     {"qf1/2", "79' goal MAR Moumbagna"},
        {"qf1/2", "110' yellow BEN Kökçü"},       {"qf2/1", "83' goal ATA Pašalić"},
        {"qf2/1", "?' yellow ATA Hien"},          {"qf2/2", "77' yellow ATA Koopmeiners"},
        {"qf3/1", "73' yellow MIL Loftus-Cheek"}, {"qf3/2", "22' goal ROM Dybala"},
        {"qf4/1", "1H?' yellow WHU Paquetá"},     {"qf4/1", "?' yellow WHU Emerson"},
        {"qf4/2", "13' goal WHU Antonio"},        {"qf4/2", "89' goal LEV Frimpong"},
        {"qf4/2", "~30' yellow LEV Tah"},         {"qf4/2", "?' yellow WHU Antonio"},
        {"sf1/1", "69' yellow MAR Balerdi"},      {"sf1/2", "90+5' goal ATA Touré"},
        {"sf2/2", "43' penalty ROM Paredes"},     {"sf2/2", "82' own-goal ROM Mancini"},
        {"sf2/2", "90+7' goal LEV Stanišić"},     {"final/1", "26' goal ATA Lookman"},
        {"final/1", "22' yellow ATA Djimsiti"},   {"final/1", "67' yellow LEV Tapsoba"},
    };
    facts(list, sizeof list / sizeof *list);
    assert_int_equal(match_of("sf2/1")->event_count, 2);
    assert_int_equal(match_of("sf2/2")->event_count, 11);
}

static void uel_special_cases(void **state)
{
    (void)state;
    const struct event *event = fact("qf2/2", "7' penalty LIV Salah");
    assert_string_equal(event->how, "cross by Alexander-Arnold onto Ruggeri's arm");
    source_is(event->source, "agency reports of 18 and 19 April 2024");
    event = fact("qf3/2", "?' red MIL Theo Hernández");
    assert_int_not_equal(event->undone_by, ID_NONE);
    assert_int_equal(edition->events.v[event->undone_by].var, VAR_RED_TO_YELLOW);
    event = fact("qf3/2", "31' red ROM Çelik");
    assert_string_equal(event->also, "30'");
    assert_int_equal(event->undone_by, ID_NONE);
    assert_int_equal(fact("qf3/1", "17' yellow MIL Pioli")->role, PERSON_COACH);
    assert_int_equal(fact("qf4/2", "30' red WHU McKinlay")->role, PERSON_ASSISTANT_COACH);
    assert_int_equal(fact("qf4/2", "30' red LEV Parrilla")->role, PERSON_ASSISTANT_COACH);
    assert_string_equal(fact("qf2/2", "43' yellow LIV Luis Díaz")->how, "dissent");
    assert_string_equal(fact("qf1/2", "79' goal MAR Moumbagna")->how,
                        "header, cross by Aubameyang");
    assert_string_equal(fact("qf2/2", "90+1' yellow ATA Zappacosta")->also, "91' (as printed)");
    source_is(fact("qf3/1", "38' yellow ROM Cristante")->source, "milannews.it 531687");
}

static void uel_what_is_known(void **state)
{
    (void)state;
    const struct match *match = match_of("sf2/1");
    assert_int_equal(match->yellows_known, COVERAGE_UNKNOWN);
    assert_int_equal(match->reds_known, COVERAGE_NONE_MENTIONED);
    assert_int_equal(match->venue, ID_NONE);
    assert_int_equal(match->attendance, -1);
    assert_int_equal(match_of("qf1/2")->yellows_known, COVERAGE_ALL);
    assert_int_equal(match_of("qf4/2")->yellows_known, COVERAGE_SOME);
    assert_int_equal(match_of("qf4/2")->reds_known, COVERAGE_ALL);
    match = match_of("qf2/2");
    assert_string_equal(edition->venues.v[match->venue].city, "Bergamo");
    assert_string_equal(person_name(edition, match->lineup[HOME].coach), "Gasperini");
    assert_string_equal(person_name(edition, match->lineup[AWAY].coach), "Klopp");
    assert_string_equal(edition->venues.v[match_of("qf2/1")->venue].name, "Anfield");
    match = match_of("final/1");
    assert_string_equal(edition->venues.v[match->venue].city, "Dublin");
    assert_true(match->neutral);
    assert_int_equal(edition->rounds.v[0].draw, DRAW_FROM_START);
}

static void uel_kicks(void **state)
{
    (void)state;
    static const char *const expected[] = {
        "BEN post Di María",
        "MAR scored Correa",
        "BEN scored Kökçü",
        "MAR scored Kondogbia",
        "BEN scored Otamendi",
        "MAR scored Balerdi",
        "BEN saved António Silva by P. López",
        "MAR scored Luis Henrique",
    };
    struct shootout_state end;
    const struct match *match = match_of("qf1/2");
    kicks_are("qf1/2", expected, 8);
    shootout_at(edition, (uint32_t)(match - edition->matches.v), moment_end(), &end);
    assert_int_equal(end.deciding, match->kick_first + 7);
    assert_int_equal(end.winner, HOME);
    source_is(edition->kicks.v[match->kick_first].source, "Straits Times");
}

/* -- Conference League -------------------------------------------------------------------------
 */

static void uecl_results(void **state)
{
    (void)state;
    result("qf1/1", "aston-villa", "lille", "2-1", "2024-04-11T21:00+02:00");
    result("qf1/2", "lille", "aston-villa", "2-1 aet 3-4", "2024-04-18T18:45+02:00");
    result("qf2/1", "olympiacos", "fenerbahce", "3-2", "2024-04-11T18:45+02:00");
    result("qf2/2", "fenerbahce", "olympiacos", "1-0 aet 2-3", "2024-04-18T21:00+02:00");
    result("qf3/1", "plzen", "fiorentina", "0-0", "2024-04-11T18:45+02:00");
    result("qf3/2", "fiorentina", "plzen", "2-0 aet", "2024-04-18T18:45+02:00");
    result("qf4/1", "club-brugge", "paok", "1-0", "2024-04-11T21:00+02:00");
    result("qf4/2", "paok", "club-brugge", "0-2", "2024-04-18T21:00+02:00");
    result("sf1/1", "aston-villa", "olympiacos", "2-4", "2024-05-02T21:00+02:00");
    result("sf1/2", "olympiacos", "aston-villa", "2-0", "2024-05-09T21:00+02:00");
    result("sf2/1", "fiorentina", "club-brugge", "3-2", "2024-05-02T21:00+02:00");
    result("sf2/2", "club-brugge", "fiorentina", "1-1", "2024-05-08T18:45+02:00");
    result("final/1", "olympiacos", "fiorentina", "1-0 aet", "2024-05-29T21:00+02:00");
    winner("qf1", "aston-villa");
    winner("qf2", "olympiacos");
    winner("qf3", "fiorentina");
    winner("qf4", "club-brugge");
    winner("sf1", "olympiacos");
    winner("sf2", "fiorentina");
    winner("final", "olympiacos");
}

static void uecl_events(void **state)
{
    (void)state;
    static const char *const list[][2] = {
        {"qf1/1", "84' goal LIL Diakité"},     {"qf1/2", "15' goal LIL Yazıcı"},
        {"qf1/2", "87' goal AVL Cash"},        {"qf2/1", "68' penalty FEN Tadić"},
        {"qf2/1", "74' goal FEN Kahveci"},     {"qf3/2", "92' goal FIO Nico González"},
        {"qf3/2", "108' goal FIO Biraghi"},    {"qf4/1", "~80' missed-penalty BRU Thiago"},
        {"qf4/2", "33' goal BRU Jutglà"},      {"sf1/1", "56' penalty OLY El Kaabi"},
        {"sf1/1", "67' goal OLY Hezze"},       {"sf1/1", "2H?' missed-penalty AVL Douglas Luiz"},
        {"sf2/1", "90+1' goal FIO Nzola"},     {"sf2/1", "61' second-yellow BRU Onyedika"},
        {"sf2/2", "85' penalty FIO Beltrán"},  {"final/1", "116' goal OLY El Kaabi"},
        {"final/1", "94' yellow OLY Jovetić"}, {"final/1", "?' yellow FIO Martínez Quarta"},
    };
    facts(list, sizeof list / sizeof *list);
    assert_int_equal(match_of("qf3/1")->event_count, 0);
    assert_int_equal(match_of("qf3/1")->reds_known, COVERAGE_UNKNOWN);
    assert_int_equal(match_of("sf2/1")->reds_known, COVERAGE_ALL);
    assert_int_equal(match_of("sf2/1")->yellows_known, COVERAGE_UNKNOWN);
}

static void uecl_special_cases(void **state)
{
    (void)state;
    const struct event *event = fact("qf1/2", "pens yellow AVL E. Martínez");
    assert_int_equal(event->person, fact("qf1/2", "?' yellow AVL E. Martínez")->person);
    assert_string_equal(fact("qf1/2", "67' goal LIL André")->also, "68'");
    assert_string_equal(fact("qf3/2", "66' red PLZ Cadu")->also, "65'");
    assert_string_equal(fact("sf1/1", "83' yellow OLY Rodinei")->also, "Fortounis");
    assert_string_equal(fact("qf4/2", "45' goal BRU Jutglà")->also, "45+1', 45+2', 45+3'");
    event = fact("sf1/2", "81' goal OLY El Kaabi");
    assert_string_equal(event->also, "78', 79', 82'");
    source_is(event->source, "uefa.com");
    assert_string_equal(fact("sf2/2", "20' goal BRU De Cuyper")->also, "Vanaken");
    assert_int_equal(fact("sf2/2", "90+4' second-yellow BRU Odoi")->role, PERSON_SUBSTITUTED);
    assert_string_equal(person_name(edition, fact("sf2/2", "86' sub BRU")->other), "Odoi");
    assert_int_equal(fact("final/1", "94' yellow OLY Paschalakis")->role, PERSON_BENCH);
    fact("qf2/2", "120+2' sub FEN Bonucci");
    fact("qf2/2", "120+4' second-yellow OLY Ntoi");
}

static void uecl_kicks(void **state)
{
    (void)state;
    static const char *const lille[] = {
        "AVL scored Tielemans",
        "LIL saved Bentaleb by E. Martínez",
        "AVL scored Watkins",
        "LIL scored David",
        "AVL scored Cash",
        "LIL scored Gomes",
        "AVL saved Bailey by Chevalier",
        "LIL scored Cabella",
        "AVL scored Douglas Luiz",
        "LIL saved André by E. Martínez",
    };
    static const char *const fenerbahce[] = {
        "OLY scored El Kaabi", "FEN saved Tadić",   "OLY saved El-Arabi",  "FEN scored Batshuayi",
        "OLY scored Horta",    "FEN saved Ünder",   "OLY scored Masouras", "FEN scored Djiku",
        "OLY saved Rodinei",   "FEN saved Bonucci",
    };
    kicks_are("qf1/2", lille, 10);
    kicks_are("qf2/2", fenerbahce, 10);
    const struct kick *kick = &edition->kicks.v[match_of("qf2/2")->kick_first + 8];
    assert_string_equal(kick->note, "the ball hit the bar and the line");
}

/* -- both --------------------------------------------------------------------------------------
 */

static void every_match_names_its_sources(void **state)
{
    (void)state;
    assert_int_equal(edition->matches.n, 13);
    assert_int_equal(edition->ties.n, 7);
    for (size_t i = 0; i < edition->matches.n; i++) {
        const struct match *match = &edition->matches.v[i];
        bool scores = false;
        for (uint32_t j = 0; j < match->source_count; j++) {
            const char *licence = edition->sources.v[match->sources[j]].licence;
            scores = scores || (licence && strcmp(licence, "CC0") == 0);
        }
        assert_true(scores);
        assert_int_equal(match->goals_known, COVERAGE_ALL);
        assert_int_equal(match->referee, ID_NONE);
    }
}

static void no_source_is_idle(void **state)
{
    (void)state;
    for (uint32_t source = 0; source < edition->sources.n; source++) {
        bool used = false;
        for (size_t i = 0; i < edition->matches.n; i++)
            for (uint32_t j = 0; j < edition->matches.v[i].source_count; j++)
                used = used || edition->matches.v[i].sources[j] == source;
        if (!used)
            fail_msg("%s is the source of nothing", edition->sources.v[source].title);
    }
}

/* An event's own source is one of its match's. */
static void sources_of_events_are_listed(void **state)
{
    (void)state;
    for (size_t i = 0; i < edition->matches.n; i++) {
        const struct match *match = &edition->matches.v[i];
        for (uint32_t j = 0; j < match->event_count; j++) {
            uint32_t source = edition->events.v[match->event_first + j].source;
            bool listed = source == ID_NONE;
            for (uint32_t k = 0; k < match->source_count; k++)
                listed = listed || match->sources[k] == source;
            if (!listed)
                fail_msg("%s: %s", match->key, edition->sources.v[source].title);
        }
    }
}

#define UEL(test) cmocka_unit_test_setup_teardown(test, open_uel, close_edition)
#define UECL(test) cmocka_unit_test_setup_teardown(test, open_uecl, close_edition)

int main(void)
{
    const struct CMUnitTest tests[] = {
        UEL(uel_results),
        UEL(uel_events),
        UEL(uel_special_cases),
        UEL(uel_what_is_known),
        UEL(uel_kicks),
        UEL(every_match_names_its_sources),
        UEL(no_source_is_idle),
        UEL(sources_of_events_are_listed),
        UECL(uecl_results),
        UECL(uecl_events),
        UECL(uecl_special_cases),
        UECL(uecl_kicks),
        UECL(every_match_names_its_sources),
        UECL(no_source_is_idle),
        UECL(sources_of_events_are_listed),
    };
    return cmocka_run_group_tests_name("editions", tests, NULL, NULL);
}
