/*
 * An evening of a provider's, made of a recorded answer: its matches played again from the first
 * minute, one answer after another, through the real programs. Skipped, and it says so, where there
 * are no recorded answers; PAYLOADS names their folder.
 */
#include "../unit/cmocka_all.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "night.h"

#define RECORDED "espn/espn-scoreboard-20260629-20260630.json"
#define SCOREBOARD "/apis/site/v2/sports/soccer/elm/scoreboard?dates="

enum { MATCHES_MOST = 8, HALF = 45 * 60, FULL = 90 * 60, EXTRA = 105 * 60, PLAYED = 120 * 60 };

static struct night night;

/* A match as it is recorded, and how far it has been played again. */
struct game {
    json_t *match, *status;
    json_t *details; /* all of them; what is in the answer is a part */
    json_t *side[2];
    int64_t lasted;        /* seconds that it was played, without added time */
    size_t kicks;          /* of its shoot-out that are recorded */
    int goals[2], pens[2]; /* in the answer */
    int winner;            /* the side, as recorded */
};

static struct evening {
    json_t *answer;
    struct game games[MATCHES_MOST];
    size_t count;
} evening;

/* -- playing it again -------------------------------------------------------------------------- */

static int64_t clock_of(const json_t *detail)
{
    return (int64_t)json_number_value(json_object_get(json_object_get(detail, "clock"), "value"));
}

static bool is_kick(const json_t *detail)
{
    return json_is_true(json_object_get(detail, "shootout"));
}

static int side_of(const struct game *game, const json_t *detail)
{
    const json_t *id = json_object_get(json_object_get(detail, "team"), "id");
    return json_equal(id, json_object_get(game->side[0], "id")) ? 0 : 1;
}

static const char *name_of(const struct game *game, int side)
{
    return json_string_value(
        json_object_get(json_object_get(game->side[side], "team"), "displayName"));
}

static void set_state(struct game *game, const char *name, const char *state, int period,
                      int64_t clock)
{
    char shown[16];
    json_t *type = json_object_get(game->status, "type");
    snprintf(shown, sizeof shown, "%d'", (int)(clock / 60));
    json_object_set_new(type, "name", json_string(name));
    json_object_set_new(type, "state", json_string(state));
    json_object_set_new(type, "completed", json_boolean(strcmp(state, "post") == 0));
    json_object_set_new(game->status, "period", json_integer(period));
    json_object_set_new(game->status, "clock", json_real((double)clock));
    json_object_set_new(game->status, "displayClock", json_string(shown));
}

static void set_score(struct game *game, bool kicks)
{
    char score[16];
    for (int side = 0; side < 2; side++) {
        snprintf(score, sizeof score, "%d", game->goals[side]);
        json_object_set_new(game->side[side], "score", json_string(score));
        json_object_del(game->side[side], "shootoutScore");
        json_object_set_new(game->side[side], "winner", json_false());
        json_object_set_new(game->side[side], "advance", json_false());
        if (kicks)
            json_object_set_new(game->side[side], "shootoutScore", json_integer(game->pens[side]));
    }
}

/* What had happened by then. */
static void set_details(struct game *game, int64_t clock, size_t kicks)
{
    json_t *details = json_array(), *detail;
    size_t i, taken = 0;
    game->goals[0] = game->goals[1] = game->pens[0] = game->pens[1] = 0;
    json_array_foreach(game->details, i, detail)
    {
        if (is_kick(detail) ? taken++ >= kicks : clock_of(detail) > clock)
            continue;
        json_array_append(details, detail);
        if (is_kick(detail))
            game->pens[side_of(game, detail)]++;
        else if (json_is_true(json_object_get(detail, "scoringPlay")))
            game->goals[side_of(game, detail)]++;
    }
    json_object_set_new(game->match, "details", details);
}

/* Seconds played, without added time; then kicks. over: the match is. */
static void play_to(struct game *game, int64_t clock, size_t kicks, bool over)
{
    int64_t at = clock < game->lasted ? clock : game->lasted;
    over |= clock > game->lasted && !game->kicks;
    set_details(game, at, kicks);
    set_score(game, kicks > 0 || (over && game->kicks));
    if (over)
        set_state(game, game->kicks ? "STATUS_FINAL_PEN" : "STATUS_FULL_TIME", "post",
                  game->kicks ? 5 : 2, at);
    else if (kicks > 0)
        set_state(game, "STATUS_SHOOTOUT", "in", 5, at);
    else if (at <= HALF)
        set_state(game, "STATUS_FIRST_HALF", "in", 1, at);
    else if (at <= FULL)
        set_state(game, "STATUS_SECOND_HALF", "in", 2, at);
    else
        set_state(game, "STATUS_OVERTIME", "in", at <= EXTRA ? 3 : 4, at);
}

static void answer(void)
{
    char *text = json_dumps(evening.answer, JSON_COMPACT);
    assert_non_null(text);
    night_put_bytes(&night, text, strlen(text));
    free(text);
}

/* -- what is to be seen ------------------------------------------------------------------------ */

/* A line of the scoreboard that has both teams and their score, however wide its blanks are:
 * "Germany (1) 1 - 1 (2) Paraguay". */
static bool score_shown(struct vt *vt, const char *wanted)
{
    char line[512];
    for (int y = 0; y < vt->h; y++) {
        size_t n = 0;
        for (const char *at = vt_row(vt, y); *at && n + 1 < sizeof line; at++)
            if (*at != ' ' || (n > 0 && line[n - 1] != ' '))
                line[n++] = *at;
        line[n] = '\0';
        if (strstr(line, wanted))
            return true;
    }
    return false;
}

static void check_scores(struct vt *vt, bool kicks)
{
    for (size_t i = 0; i < evening.count; i++) {
        char wanted[256];
        const struct game *game = &evening.games[i];
        if (kicks && game->kicks)
            snprintf(wanted, sizeof wanted, "%s (%d) %d - %d (%d) ", name_of(game, 0),
                     game->pens[0], game->goals[0], game->goals[1], game->pens[1]);
        else
            snprintf(wanted, sizeof wanted, "%s %d - %d ", name_of(game, 0), game->goals[0],
                     game->goals[1]);
        if (!vt_wait(vt, score_shown, wanted))
            fail_msg("expected \"%s\"", wanted);
    }
}

/* Each as the recorded answer has it. */
static void check_winners(struct vt *vt)
{
    for (size_t i = 0; i < evening.count; i++) {
        char wanted[128];
        const struct game *game = &evening.games[i];
        snprintf(wanted, sizeof wanted, "▸%s", name_of(game, game->winner));
        if (!vt_wait_text(vt, wanted))
            fail_msg("expected \"%s\"", wanted);
    }
}

/* -- the evening ------------------------------------------------------------------------------- */

static void serve_evening(struct serve *serve)
{
    char script[1024];
    struct civil now = instant_to_civil((instant)time(NULL), 0);
    snprintf(script, sizeof script,
             "on " SCOREBOARD "%04d%02d*\nreads %s\non " SCOREBOARD "*\ntext {\"events\": []}\n",
             now.year, now.month, night.file);
    serve_start(serve, script, NULL);
}

static void a_recorded_evening_is_seen(void **state)
{
    struct serve serve;
    char base[64];
    (void)state;
    if (!evening.count)
        skip();
    for (size_t i = 0; i < evening.count; i++)
        play_to(&evening.games[i], 0, 0, false);
    answer();
    serve_evening(&serve);
    snprintf(base, sizeof base, "http://127.0.0.1:%d", serve.port);
    struct vt *vt = night_view(&night, "espn:elm", base, NIGHT_OFTEN, NULL);
    assert_true(vt_wait_text(vt, name_of(&evening.games[0], 0)));
    vt_type(vt, "2");
    check_scores(vt, false);
    for (int64_t minute = 5; minute <= PLAYED / 60 + 5; minute += 5) {
        for (size_t i = 0; i < evening.count; i++)
            play_to(&evening.games[i], minute * 60, 0, false);
        answer();
        check_scores(vt, false);
    }
    for (size_t kicks = 1; kicks <= 10; kicks++) {
        for (size_t i = 0; i < evening.count; i++)
            play_to(&evening.games[i], PLAYED + 1, kicks, kicks == 10);
        answer();
        check_scores(vt, true);
    }
    check_winners(vt);
    vt_type(vt, "1");
    assert_true(vt_wait(vt, night_title_has, "Bracket"));
    check_winners(vt);
    assert_false(vt_wrote(vt, " old: "));
    night_quit(vt);
    serve_stop(&serve);
}

/* ---------------------------------------------------------------------------------------------- */

/* A match that has been played, as if it were tonight. */
static void take_event(json_t *event)
{
    char when[40];
    struct game *game = &evening.games[evening.count];
    json_t *match = json_array_get(json_object_get(event, "competitions"), 0), *detail;
    json_t *status = json_object_get(match, "status");
    size_t i;
    if (!json_object_get(status, "period") || evening.count == MATCHES_MOST)
        return;
    *game = (struct game){.match = match,
                          .status = status,
                          .details = json_incref(json_object_get(match, "details"))};
    for (i = 0; i < 2; i++)
        game->side[i] = json_array_get(json_object_get(match, "competitors"), i);
    game->winner = json_is_true(json_object_get(game->side[0], "winner")) ? 0 : 1;
    game->lasted = (int64_t)json_number_value(json_object_get(status, "clock"));
    json_array_foreach(game->details, i, detail) game->kicks += is_kick(detail);
    instant_format_iso(when, sizeof when, (instant)time(NULL), 0);
    json_object_set_new(event, "date", json_string(when));
    json_object_set_new(match, "date", json_string(when));
    evening.count++;
}

static int set_up(void **state)
{
    char path[1200];
    const char *folder = getenv("PAYLOADS"), *dir = getenv("top_srcdir");
    json_t *event;
    size_t i;
    (void)state;
    if (folder)
        snprintf(path, sizeof path, "%s/" RECORDED, folder);
    else
        snprintf(path, sizeof path, "%s/../shared/payloads/" RECORDED, dir ? dir : ".");
    evening.answer = json_load_file(path, 0, NULL);
    if (!evening.answer)
        printf("skipped: there is no recorded answer %s; PAYLOADS=FOLDER names them\n", path);
    json_array_foreach(json_object_get(evening.answer, "events"), i, event) take_event(event);
    return night_open(&night, "uel-2023-24") ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    for (size_t i = 0; i < evening.count; i++)
        json_decref(evening.games[i].details);
    json_decref(evening.answer);
    night_close(&night);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_recorded_evening_is_seen)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
