#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "model/words.h"
#include "sample.h"
#include "screen/match_look.h"
#include "screen/words.h"

/* A view of a sample at a moment; paper to draw on. */
struct desk {
    struct edition *edition;
    struct arena arena;
    struct view view;
    struct canvas canvas;
};

static void sit_down(struct desk *desk, struct edition *edition, struct moment now, int w, int h)
{
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
    desk->edition = edition;
    arena_init(&desk->arena);
    desk->view =
        (struct view){.edition = edition, .now = now, .before = now, .scratch = &desk->arena};
    canvas_init(&desk->canvas, &desk->arena, w, h, false);
}

static void get_up(struct desk *desk)
{
    edition_close(desk->edition);
    arena_release(&desk->arena);
}

static uint32_t match_id(const struct desk *desk, const char *key)
{
    uint32_t id = strmap_get(&desk->edition->match_by_key, key, strlen(key));
    assert_int_not_equal(id, STRMAP_NONE);
    return id;
}

static const char *row(const struct canvas *canvas, int y)
{
    static char text[2048];
    size_t len = 0, end = 0;
    for (int x = 0; x < canvas->w; x++) {
        const struct cell *cell = canvas_cell(canvas, x, y);
        size_t bytes = strnlen(cell->text, CELL_BYTES);
        if (cell->flags & CELL_CONTINUED)
            continue;
        memcpy(text + len, bytes ? cell->text : " ", bytes ? bytes : 1);
        len += bytes ? bytes : 1;
        end = bytes && strcmp(cell->text, " ") != 0 ? len : end;
    }
    text[end] = '\0';
    return text;
}

/* The canvas as text, to be searched. */
static const char *page(const struct canvas *canvas)
{
    static char text[65536];
    text[0] = '\0';
    for (int y = 0; y < canvas->h; y++)
        words_add(text, sizeof text, "%s\n", row(canvas, y));
    return text;
}

static struct moment at(const char *text)
{
    return moment_at(sample_instant(text));
}

static void dates_and_times_are_here_or_there(void **state)
{
    (void)state;
    struct desk desk;
    char buf[64], zone[12];
    int offset;
    sit_down(&desk, sample_two_legs(), at("2024-04-19T06:00"), 10, 10);
    struct view *view = &desk.view;
    instant then = sample_instant("2024-05-22T21:00");
    uint32_t final = match_id(&desk, "final/1");
    assert_string_equal(words_date(view, then, final, true, buf, sizeof buf), "Wed 22 May 2024");
    assert_string_equal(words_date(view, then, final, false, buf, sizeof buf), "Wed 22 May");
    assert_string_equal(words_day(view, then, final, buf, sizeof buf), "22 May");
    assert_string_equal(words_time(view, then, final, buf, sizeof buf), "21:00");
    assert_string_equal(words_time(view, INSTANT_UNKNOWN, final, buf, sizeof buf), "");
    assert_string_equal(words_date(view, INSTANT_END, final, true, buf, sizeof buf), "");
    words_zone(view, then, final, &offset, zone);
    assert_string_equal(zone, "CEST");
    assert_int_equal(offset, 7200);
    view->focus.venue_time = true;
    assert_string_equal(words_time(view, then, final, buf, sizeof buf), "20:00");
    words_zone(view, then, final, &offset, zone);
    assert_string_equal(zone, "UTC+1");
    words_zone(view, then, ID_NONE, &offset, zone);
    assert_string_equal(zone, "UTC+2");
    desk.edition->matches.v[final].offset = -12600;
    words_zone(view, then, final, &offset, zone);
    assert_string_equal(zone, "UTC-3:30");
    get_up(&desk);
}

static void moments_are_told(void **state)
{
    (void)state;
    struct desk desk;
    char buf[64];
    sit_down(&desk, sample_two_legs(), at("2024-04-19T06:00"), 10, 10);
    words_moment(&desk.view, ID_NONE, buf, sizeof buf);
    assert_string_equal(buf, "Fri 19 Apr 2024  06:00 CEST");
    desk.view.now = moment_end();
    words_moment(&desk.view, ID_NONE, buf, sizeof buf);
    assert_string_equal(buf, "Thu 18 Apr 2024  so far"); /* the final is to come */
    words_moment(&desk.view, match_id(&desk, "sf2/1"), buf, sizeof buf);
    assert_string_equal(buf, "Thu 11 Apr 2024  end");
    words_moment(&desk.view, match_id(&desk, "final/1"), buf, sizeof buf);
    assert_string_equal(buf, "");
    /* A kick-off not known was assumed for the order alone. */
    desk.edition->matches.v[match_id(&desk, "sf2/1")].precision = PRECISION_NONE;
    words_moment(&desk.view, match_id(&desk, "sf2/1"), buf, sizeof buf);
    assert_string_equal(buf, "end");
    get_up(&desk);
}

/* The moment at which the entry of a match that holds an event of that kind is the last one seen.
 */
static struct moment at_event(const struct desk *desk, const char *key, enum event_kind kind)
{
    const struct edition *edition = desk->edition;
    uint32_t match = match_id(desk, key);
    const struct match *m = &edition->matches.v[match];
    for (uint32_t i = 0; i < m->event_count; i++) {
        uint32_t seq = edition->events.v[m->event_first + i].place;
        if (edition->events.v[m->event_first + i].kind == kind)
            return (struct moment){edition->entries.v[m->entry_first + seq].at, match, seq};
    }
    fail();
    return moment_end();
}

static struct moment at_last(const struct desk *desk, const char *key)
{
    uint32_t match = match_id(desk, key);
    const struct match *m = &desk->edition->matches.v[match];
    uint32_t seq = m->entry_count - 1;
    return (struct moment){desk->edition->entries.v[m->entry_first + seq].at, match, seq};
}

static void an_instant_by_convention_is_about(void **state)
{
    (void)state;
    struct desk desk;
    char buf[64];
    sit_down(&desk, sample_two_legs(), moment_end(), 10, 10);
    uint32_t match = match_id(&desk, "sf1/2");
    desk.view.now = at_event(&desk, "sf1/2", EVENT_GOAL);
    words_moment(&desk.view, match, buf, sizeof buf);
    assert_string_equal(buf, "Thu 18 Apr 2024  ~22:33 CEST");
    words_moment(&desk.view, ID_NONE, buf, sizeof buf);
    assert_string_equal(buf, "Thu 18 Apr 2024  ~22:33 CEST");
    desk.view.now = at_event(&desk, "sf2/2", EVENT_PENALTY_GOAL); /* counted from the kick-off */
    words_moment(&desk.view, match, buf, sizeof buf);
    assert_string_equal(buf, "Thu 18 Apr 2024  21:06 CEST");
    desk.edition->matches.v[match_id(&desk, "sf2/2")].precision = PRECISION_DATE;
    words_moment(&desk.view, match, buf, sizeof buf);
    assert_string_equal(buf, "Thu 18 Apr 2024");
    desk.edition->matches.v[match_id(&desk, "sf2/2")].precision = PRECISION_NONE;
    words_moment(&desk.view, match, buf, sizeof buf);
    assert_string_equal(buf, "7'");
    get_up(&desk);
}

static void the_last_entry_is_the_end(void **state)
{
    (void)state;
    struct desk desk;
    char buf[64];
    sit_down(&desk, sample_two_legs(), moment_end(), 10, 10);
    desk.view.now = at_last(&desk, "sf1/2");
    words_moment(&desk.view, match_id(&desk, "sf1/2"), buf, sizeof buf);
    assert_string_equal(buf, "Thu 18 Apr 2024  end");
    words_moment(&desk.view, match_id(&desk, "sf1/1"), buf, sizeof buf); /* its tie's */
    assert_string_equal(buf, "Thu 18 Apr 2024  end");
    words_moment(&desk.view, match_id(&desk, "sf2/2"), buf, sizeof buf);
    assert_null(strstr(buf, "end")); /* another's */
    words_instant(&desk.view, match_id(&desk, "sf1/2"), buf, sizeof buf);
    assert_null(strstr(buf, "end"));
    desk.view.now.seq--;
    words_moment(&desk.view, match_id(&desk, "sf1/2"), buf, sizeof buf);
    assert_null(strstr(buf, "end"));
    desk.view.now = at_last(&desk, "sf1/1"); /* the tie goes on */
    words_moment(&desk.view, match_id(&desk, "sf1/1"), buf, sizeof buf);
    assert_null(strstr(buf, "end"));
    desk.view.now = moment_at(desk.view.now.at + 1);
    words_moment(&desk.view, match_id(&desk, "sf1/1"), buf, sizeof buf);
    assert_null(strstr(buf, "~"));
    get_up(&desk);
}

static void clocks_and_legs(void **state)
{
    (void)state;
    struct desk desk;
    char buf[64];
    sit_down(&desk, sample_two_legs(), at("2024-04-18T21:20"), 10, 10);
    assert_string_equal(words_clock(&desk.view, match_id(&desk, "sf1/2"), buf, sizeof buf), "21'");
    assert_string_equal(words_clock(&desk.view, match_id(&desk, "sf1/1"), buf, sizeof buf), "FT");
    assert_string_equal(words_clock(&desk.view, match_id(&desk, "final/1"), buf, sizeof buf),
                        "21:00");
    assert_string_equal(words_leg(desk.edition, match_id(&desk, "sf1/1")), "1st leg");
    assert_string_equal(words_leg(desk.edition, match_id(&desk, "sf1/2")), "2nd leg");
    assert_string_equal(words_leg(desk.edition, match_id(&desk, "final/1")), "");
    get_up(&desk);
    sit_down(&desk, sample_group(), moment_end(), 10, 10);
    assert_string_equal(words_clock(&desk.view, match_id(&desk, "a/3"), buf, sizeof buf), "5 Jun");
    assert_string_equal(words_leg(desk.edition, 0), "");
    get_up(&desk);
    sit_down(&desk, sample_replay(), moment_end(), 10, 10);
    assert_string_equal(words_leg(desk.edition, match_id(&desk, "sf1/1")), "");
    assert_string_equal(words_leg(desk.edition, match_id(&desk, "sf1/2")), "replay");
    get_up(&desk);
}

static const char *outcome(const struct desk *desk, const char *key)
{
    static char buf[256];
    words_outcome(&desk->view, match_id(desk, key), buf, sizeof buf);
    return buf;
}

static void outcomes(void **state)
{
    (void)state;
    struct desk desk;
    sit_down(&desk, sample_two_legs(), moment_end(), 10, 10);
    assert_string_equal(outcome(&desk, "sf1/1"), "");
    assert_string_equal(outcome(&desk, "sf1/2"),
                        "after extra time; 2-2 on aggregate; Marseille win 4-2 on kicks");
    assert_string_equal(outcome(&desk, "sf2/2"), "Atalanta win 3-1 on aggregate");
    assert_string_equal(outcome(&desk, "final/1"), "");
    desk.view.now = at("2024-04-18T22:00");
    assert_string_equal(outcome(&desk, "sf1/2"), "");
    get_up(&desk);
    sit_down(&desk, sample_replay(), moment_end(), 10, 10);
    assert_string_equal(outcome(&desk, "sf1/1"), "");
    assert_string_equal(outcome(&desk, "sf1/2"), "Beta win the replay 2-1");
    assert_string_equal(outcome(&desk, "sf2/1"), "awarded (Delta did not appear); Gamma win 3-0");
    get_up(&desk);
    sit_down(&desk, sample_two_legs(), moment_end(), 10, 10);
    desk.edition->matches.v[match_id(&desk, "final/1")].status = MATCH_CANCELLED;
    assert_string_equal(outcome(&desk, "final/1"), "cancelled");
    get_up(&desk);
}

static void a_match_put_off_says_so(void **state)
{
    (void)state;
    struct desk desk;
    struct match_shown shown = {0};
    sit_down(&desk, sample_two_legs(), moment_end(), 80, 24);
    desk.view.focus.match = match_id(&desk, "final/1");
    desk.edition->matches.v[desk.view.focus.match].status = MATCH_POSTPONED;
    match_look(&desk.view, true, &shown);
    assert_string_equal(shown.status, "Wed 22 May 2024 · postponed");
    get_up(&desk);
}

static void a_name_may_hold_a_full_stop(void **state)
{
    (void)state;
    struct desk desk;
    struct match_shown shown = {0};
    sit_down(&desk, sample_two_legs(), at("2024-04-18T21:10"), 80, 24);
    desk.view.focus.match = match_id(&desk, "sf2/2");
    uint32_t team = match_team(desk.edition, desk.view.focus.match, AWAY);
    desk.edition->teams.v[team].name = "1. FC Liverpool";
    match_look(&desk.view, false, &shown);
    assert_non_null(strstr(shown.status, " · 1. FC Liverpool need 2 for extra time"));
    assert_int_not_equal(shown.status[strlen(shown.status) - 1], '.');
    get_up(&desk);
}

/* A score at half-time that no source states is not 0-0. */
static void a_half_without_a_score_has_none(void **state)
{
    (void)state;
    struct desk desk;
    struct match_shown shown = {0};
    sit_down(&desk, sample_group(), moment_end(), 80, 24);
    desk.view.focus.match = match_id(&desk, "a/2");
    match_look(&desk.view, true, &shown);
    assert_int_equal(shown.rows.n, 5); /* half-time, three goals, full time */
    assert_int_equal(shown.rows.v[0].kind, ROW_PHASE_END);
    assert_false(shown.rows.v[0].scored);
    assert_true(shown.rows.v[4].scored);
    get_up(&desk);
}

static const char *circumstances(const struct desk *desk, const char *key)
{
    static char buf[256];
    words_circumstances(&desk->view, match_id(desk, key), buf, sizeof buf);
    return buf;
}

static void what_is_not_known_is_said_once(void **state)
{
    (void)state;
    struct desk desk;
    sit_down(&desk, sample_two_legs(), moment_end(), 10, 10);
    assert_string_equal(circumstances(&desk, "sf1/2"),
                        "kick-off 21:00 CEST · venue, referee, attendance, line-ups not known");
    assert_string_equal(circumstances(&desk, "sf2/2"),
                        "kick-off 21:00 CEST · Gewiss Stadium, Bergamo · referee Referee · "
                        "attendance 21747 · line-ups not known");
    assert_string_equal(circumstances(&desk, "final/1"),
                        "kick-off 21:00 CEST · Dublin · stadium not known");
    /* Nobody knows the attendance while the match is on, or the referee before. */
    desk.view.now = at("2024-04-18T21:20");
    assert_string_equal(circumstances(&desk, "sf2/2"),
                        "kick-off 21:00 CEST · Gewiss Stadium, Bergamo · referee Referee · "
                        "line-ups not known");
    desk.view.now = at("2024-04-18T20:20");
    assert_string_equal(circumstances(&desk, "sf2/2"),
                        "kick-off 21:00 CEST · Gewiss Stadium, Bergamo");
    get_up(&desk);
    sit_down(&desk, sample_group(), moment_end(), 10, 10);
    assert_string_equal(circumstances(&desk, "a/3"), "kick-off, venue not known");
    get_up(&desk);
}

/* The n-th event of a match in words. */
static const char *event_words_of(const struct desk *desk, const char *key, uint32_t index)
{
    static char buf[256];
    words_event(&desk->view, desk->edition->matches.v[match_id(desk, key)].event_first + index, buf,
                sizeof buf);
    return buf;
}

static void events_in_words(void **state)
{
    (void)state;
    struct desk desk;
    sit_down(&desk, sample_two_legs(), moment_end(), 10, 10);
    assert_string_equal(event_words_of(&desk, "sf1/2", 0),
                        "Goal, Moumbagna: header, cross by Aubameyang");
    assert_string_equal(event_words_of(&desk, "sf1/2", 1), "Red card, Gigot");
    assert_string_equal(event_words_of(&desk, "sf1/2", 2), "VAR: red becomes yellow, Gigot");
    assert_string_equal(event_words_of(&desk, "sf1/2", 4), "Yellow card, coach Schmidt");
    assert_string_equal(event_words_of(&desk, "sf2/2", 0), "Penalty goal, Salah");
    struct event *event =
        &desk.edition->events.v[desk.edition->matches.v[match_id(&desk, "sf2/2")].event_first];
    event->kind = EVENT_SUBSTITUTION;
    event->other = desk.edition->events.v[0].person;
    assert_string_equal(event_words_of(&desk, "sf2/2", 0), "Substitution, Salah for Rafa Silva");
    event->kind = EVENT_GOAL;
    assert_string_equal(event_words_of(&desk, "sf2/2", 0), "Goal, Salah: assist Rafa Silva");
    event->kind = EVENT_YELLOW;
    event->role = PERSON_SUBSTITUTED;
    assert_string_equal(event_words_of(&desk, "sf2/2", 0),
                        "Yellow card, Salah (already substituted)");
    event->person = ID_NONE;
    assert_string_equal(event_words_of(&desk, "sf2/2", 0), "Yellow card, player not known");
    get_up(&desk);
    sit_down(&desk, sample_group(), moment_end(), 10, 10);
    assert_string_equal(event_words_of(&desk, "a/1", 0), "Own goal, Zeta");
    assert_string_equal(event_words_of(&desk, "a/2", 0), "Goal, scorer not known");
    get_up(&desk);
}

static void sides_and_teams_by_space(void **state)
{
    (void)state;
    struct desk desk;
    char buf[64];
    sit_down(&desk, sample_two_legs(), at("2024-04-18T12:00"), 10, 10);
    uint32_t second = match_id(&desk, "sf1/2"), final = match_id(&desk, "final/1");
    assert_string_equal(words_team(desk.edition, 1, 9), "Marseille");
    assert_string_equal(words_team(desk.edition, 1, 8), "MAR");
    assert_string_equal(words_side(&desk.view, second, HOME, 20, buf, sizeof buf), "Marseille");
    assert_string_equal(words_side(&desk.view, second, AWAY, 20, buf, sizeof buf), "Benfica");
    assert_string_equal(words_side(&desk.view, final, HOME, 30, buf, sizeof buf),
                        "Benfica or Marseille");
    assert_string_equal(words_side(&desk.view, final, HOME, 12, buf, sizeof buf), "BEN or MAR");
    desk.view.now = moment_end();
    assert_string_equal(words_side(&desk.view, final, AWAY, 30, buf, sizeof buf), "Atalanta");
    get_up(&desk);
}

static void what_does_not_fit_ends_whole(void **state)
{
    (void)state;
    for (size_t size = 1; size < 12; size++) {
        char buf[16] = "";
        words_add(buf, size, "%s", "Kö");
        words_add(buf, size, "%s", "kçü東");
        assert_true(strlen(buf) < size);
        assert_true(utf8_valid(buf, strlen(buf), NULL));
    }
}

/* The longest name the gate lets through, of one letter of two bytes. */
static void name_longest(char name[UTF8_NAME_BYTES + 1])
{
    for (size_t i = 0; i < UTF8_NAME_BYTES; i += 2)
        memcpy(name + i, "ö", 3);
}

static void long_names_end_whole(void **state)
{
    (void)state;
    struct desk desk;
    char name[UTF8_NAME_BYTES + 1], buf[512];
    sit_down(&desk, sample_two_legs(), moment_end(), 10, 10);
    name_longest(name);
    struct edition *edition = desk.edition;
    struct match *match = &edition->matches.v[match_id(&desk, "sf2/2")];
    struct event *event = &edition->events.v[match->event_first];
    event->kind = EVENT_SUBSTITUTION;
    event->other = edition->events.v[0].person;
    edition->people.v[event->person].name = edition->people.v[event->other].name = name;
    for (size_t size = sizeof buf - 2; size <= sizeof buf; size++) {
        words_event(&desk.view, match->event_first, buf, size);
        assert_true(strlen(buf) >= size - 2);
        assert_true(utf8_valid(buf, strlen(buf), NULL));
    }
    edition->competition = name;
    edition->season = "";
    words_edition(edition, false, buf, UTF8_NAME_BYTES);
    assert_int_equal(strlen(buf), UTF8_NAME_BYTES - 2);
    get_up(&desk);
}

static void an_edition_by_name(void **state)
{
    (void)state;
    char buf[64];
    struct edition edition = {.name = "Pond Cup", .competition = "Cup", .season = "2023-24"};
    words_edition(&edition, false, buf, sizeof buf);
    assert_string_equal(buf, "Cup 2023-24");
    words_edition(&edition, true, buf, sizeof buf);
    assert_string_equal(buf, "Cup 23-24");
    edition.season = "";
    words_edition(&edition, false, buf, sizeof buf);
    assert_string_equal(buf, "Cup");
    edition.competition = NULL;
    words_edition(&edition, true, buf, sizeof buf);
    assert_string_equal(buf, "Pond Cup");
}

static void sources_are_told_once_the_match_is_over(void **state)
{
    (void)state;
    struct desk desk;
    struct canvas list;
    sit_down(&desk, sample_two_legs(), at("2024-04-18T21:20"), 60, 12);
    struct rect area = {0, 0, 60, 12};
    canvas_init_growing(&list, &desk.arena, 60, false);
    int end = draw_sources(&desk.view, &list, area, 0, ID_NONE, match_id(&desk, "sf1/2"));
    assert_int_equal(end, 1);
    assert_string_equal(page(&list), " sources and notes: when the match is over\n");
    desk.view.now = moment_end();
    canvas_init_growing(&list, &desk.arena, 60, false);
    draw_sources(&desk.view, &list, area, 0, 0, ID_NONE);
    assert_string_equal(page(&list),
                        " SOURCES\n"
                        "   Second Source (CC0)\n"
                        "   First Source\n"
                        " VALUES AND WHERE THEY COME FROM\n"
                        "   2nd leg 79' Goal, Moumbagna: header, cross by Aubameyang;\n"
                        "   other sources: 78'\n"
                        "   2nd leg 113' Yellow card, Florentino  [First Source]\n"
                        "   2nd leg kick 8 taker not known, scored; taker not said\n"
                        " NOTES\n"
                        "   2nd leg: A note on the match.\n");
    get_up(&desk);
}

static void the_panel_of_sources_scrolls(void **state)
{
    (void)state;
    struct desk desk;
    sit_down(&desk, sample_two_legs(), moment_end(), 60, 6);
    struct rect area = {0, 0, 60, 6};
    canvas_text(&desk.canvas, 0, 3, 60, STYLE_TEXT, "what lies beneath");
    draw_sources(&desk.view, &desk.canvas, area, 0, 0, ID_NONE);
    assert_string_equal(row(&desk.canvas, 0), " Sources and notes   Benfica v Marseille");
    assert_string_equal(row(&desk.canvas, 3), "   Second Source (CC0)");
    assert_non_null(strstr(row(&desk.canvas, 5), "↓"));
    desk.view.focus.scroll = 1000;
    draw_sources(&desk.view, &desk.canvas, area, 0, 0, ID_NONE);
    assert_string_equal(row(&desk.canvas, 5), "   2nd leg: A note on the match.");
    assert_non_null(strstr(row(&desk.canvas, 2), "↑"));
    get_up(&desk);
}

static void the_first_focus(void **state)
{
    (void)state;
    struct desk desk;
    sit_down(&desk, sample_two_legs(), at("2024-04-18T21:20"), 10, 10);
    struct focus focus = focus_first(desk.edition, desk.view.now);
    assert_int_equal(focus.tie, 0); /* both are on: the first */
    assert_int_equal(focus.match, match_id(&desk, "sf1/2"));
    focus = focus_first(desk.edition, moment_end());
    assert_int_equal(focus.match, match_id(&desk, "sf1/2")); /* kicks last longer */
    focus = focus_first(desk.edition, at("2024-04-12T06:00"));
    assert_int_equal(focus.tie, 1); /* the same instant: the later one */
    focus = focus_first(desk.edition, at("2024-01-01"));
    assert_int_equal(focus.tie, 0);
    assert_int_equal(focus.match, 0);
    assert_int_equal(focus.lit, ID_NONE);
    focus_match(desk.edition, &focus, match_id(&desk, "final/1"));
    assert_int_equal(focus.tie, 2);
    focus_tie(desk.edition, moment_end(), &focus, 1);
    assert_int_equal(focus.match, match_id(&desk, "sf2/2"));
    assert_int_equal(tie_beside(desk.edition, 0, 1), 1);
    assert_int_equal(tie_beside(desk.edition, 1, 1), 0);
    assert_int_equal(tie_beside(desk.edition, 0, -1), 1);
    assert_int_equal(tie_beside(desk.edition, 2, 1), 2);
    get_up(&desk);
    sit_down(&desk, sample_group(), moment_end(), 10, 10);
    focus = focus_first(desk.edition, moment_end());
    assert_int_equal(focus.tie, ID_NONE);
    assert_int_equal(focus.match, 1);
    get_up(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_and_times_are_here_or_there),
        cmocka_unit_test(moments_are_told),
        cmocka_unit_test(an_instant_by_convention_is_about),
        cmocka_unit_test(the_last_entry_is_the_end),
        cmocka_unit_test(clocks_and_legs),
        cmocka_unit_test(outcomes),
        cmocka_unit_test(a_match_put_off_says_so),
        cmocka_unit_test(a_name_may_hold_a_full_stop),
        cmocka_unit_test(a_half_without_a_score_has_none),
        cmocka_unit_test(what_is_not_known_is_said_once),
        cmocka_unit_test(events_in_words),
        cmocka_unit_test(sides_and_teams_by_space),
        cmocka_unit_test(what_does_not_fit_ends_whole),
        cmocka_unit_test(long_names_end_whole),
        cmocka_unit_test(an_edition_by_name),
        cmocka_unit_test(sources_are_told_once_the_match_is_over),
        cmocka_unit_test(the_panel_of_sources_scrolls),
        cmocka_unit_test(the_first_focus),
    };
    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
