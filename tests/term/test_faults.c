/*
 * Everything that can go wrong with a source while it is looked at, through the real programs: what
 * the person then sees. The last good state stays on the screen, and what comes afterwards is
 * shown.
 */
#include "../unit/cmocka_all.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../feed/serve_tls.h"
#include "night.h"

#define HANG_SECONDS 240 /* a test program that takes longer is killed */

/* As short as may be: a second without enough bytes is too slow. */
#define IMPATIENT "TOUCHLINE_FEED_SLOW_S=1"

static struct night night;

/* -- a server that fails ----------------------------------------------------------------------- */

static const struct fault {
    const char *script; /* of the answer */
    const char *words;  /* in the status line */
    int retry_least;    /* seconds; 0: any */
} faults[] = {
    {"status 500\ntext {}\n", "the server answers 500 Internal Server Error", 15},
    {"status 404\ntext {}\n", "the server answers 404 Not Found", 15},
    {"status 429\nheader Retry-After: 1200\ntext {}\n", "the server answers 429 Too Many Requests",
     1200},
    {"text {\nfill   100000\nreset 40000\n", "the connection broke off", 0},
    {"text {\nfill   100000\ncut 40000\n", "the answer broke off", 0},
    {"text {\"edition\": \"cut short\nendless\n", "the answer:1: ", 0},
    {"text {\nfill   10000\ndrip 100\n", "slower than 1 KB/s for 1 s", 0},
    {"silent\n", "slower than 1 KB/s for 1 s", 0},
    {"text {\"edition\": 1}\n", "the answer: neither \"rounds\" nor \"groups\"", 0},
    {"text []\n", "the answer:1: JSON without \"edition\"", 0},
    {"header Content-Type: text/plain\ntext Good evening\n", "expected JSON, got text/plain", 0},
    {"header Content-Type: text/html\ntext <!DOCTYPE html><html>\n", "expected JSON, got HTML", 0},
    {"text {\nfill   50000000\n", "larger than 16 MiB", 0},
    {"text {\nfill   50000000\ngzip\n", "larger than 16 MiB", 0},
    {"text {}\nheader Content-Encoding: gzip\n", "the answer's compression is damaged", 0},
    {"status 302\nheader Location: /cup.json\ntext {}\n", "redirected more than 5 times", 0},
    {"status 302\nheader Location: ftp://127.0.0.1/cup.json\ntext {}\n",
     "redirected to what is neither http nor https", 0},
    {"raw\ntext SSH-2.0-OpenSSH_9.2\n", "expected HTTP, got something else", 0},
};
enum { FAULTS = sizeof faults / sizeof *faults };

static void fault_path(char *out, size_t size, int fault)
{
    snprintf(out, size, "%s/fault-%d", night.folder, fault);
}

/* Each fault lasts as long as its file is there. */
static void serve_faults(struct serve *serve)
{
    char script[8192], path[128];
    size_t n = 0;
    for (int i = 0; i < FAULTS; i++) {
        fault_path(path, sizeof path, i);
        n += (size_t)snprintf(script + n, sizeof script - n, "on /cup.json\nwhile %s\n%s", path,
                              faults[i].script);
    }
    snprintf(script + n, sizeof script - n, "on /cup.json\nreads %s\n", night.file);
    serve_start(serve, script, NULL);
}

static struct vt *open_viewer(const struct serve *serve)
{
    char url[64];
    night_source(serve, url, sizeof url);
    return night_view(&night, url, NULL, NIGHT_OFTEN, IMPATIENT);
}

/* The status line says how old the state is, when it is tried again, and why. */
static void check_trouble(struct vt *vt, const char *words, int retry_least)
{
    int age = -1, retry = -1;
    if (!vt_wait(vt, night_status_has, words))
        fail_msg("expected \"%s\" in: %s\nbeneath: %s", words, vt_row(vt, vt->h - 1),
                 vt_row(vt, 6));
    const char *status = vt_row(vt, vt->h - 1);
    if (sscanf(status, " %d s old, retrying in %d s: ", &age, &retry) != 2)
        fail_msg("expected the age and when it is tried again in: %s", status);
    assert_in_range(age, 0, 60);
    assert_true(retry >= retry_least);
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
}

static void set_fault(int fault, bool there)
{
    char path[128];
    fault_path(path, sizeof path, fault);
    if (!there)
        assert_int_equal(unlink(path), 0);
    else
        fclose(fopen(path, "w"));
}

static void what_goes_wrong_is_told_and_the_state_stays(void **state)
{
    struct serve serve;
    (void)state;
    night_put(&night, night_instant("2024-04-18T19:06Z"));
    serve_faults(&serve);
    struct vt *vt = open_viewer(&serve);
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    for (int i = 0; i < FAULTS; i++) {
        set_fault(i, true);
        check_trouble(vt, faults[i].words, faults[i].retry_least);
        set_fault(i, false);
        assert_true(vt_wait_no_text(vt, " old: "));
    }
    night_put(&night, night_instant("2024-04-18T19:11Z"));
    assert_true(vt_wait(vt, night_status_has, "12'  Goal, Mancini (ROM)"));
    kill(serve.pid, SIGKILL);
    check_trouble(vt, "connection refused", 0);
    night_quit(vt);
    serve_stop(&serve);
}

/* Nothing new is no trouble, and ends what there was. */
static void an_answer_that_has_not_changed_ends_the_trouble(void **state)
{
    struct serve serve;
    char script[1024];
    (void)state;
    night_put(&night, night_instant("2024-04-18T19:06Z"));
    set_fault(0, true);
    snprintf(script, sizeof script,
             "on /cup.json 1\netag \"a\"\nfile %s\non /cup.json\nwhile %s/fault-0\nstatus 500\n"
             "text {}\non /cup.json\netag \"a\"\ntext {}\n",
             night.file, night.folder);
    serve_start(&serve, script, NULL);
    struct vt *vt = open_viewer(&serve);
    check_trouble(vt, "the server answers 500", 0);
    set_fault(0, false);
    assert_true(vt_wait_no_text(vt, " old: "));
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    night_quit(vt);
    serve_stop(&serve);
}

static void a_name_that_is_not_found_is_told(void **state)
{
    static const char source[] = "http://touchline.invalid/cup.json";
    (void)state;
    night_write_journal(&night, source, night_instant("2024-04-18T19:06Z"), (instant)time(NULL));
    struct vt *vt = night_view(&night, source, NULL, NIGHT_OFTEN, NULL);
    check_trouble(vt, "cannot find the host touchline.invalid", 15);
    night_quit(vt);
}

/* -- https ------------------------------------------------------------------------------------- */

static void answer_tls(const struct serve *tls, const char *head, const char *when)
{
    char path[128];
    serve_path(path, sizeof path, tls, "cup.json");
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "HTTP/1.0 %s\r\n\r\n", head);
    if (when) {
        struct tree text = night_text(&night, night_instant(when));
        assert_int_equal(fwrite(text.out.v, 1, text.out.n, file), text.out.n);
        vec_release(&text.out);
    }
    assert_int_equal(fclose(file), 0);
}

/* First all is well; then it leads to where it is not safe; then its certificate has expired. */
static void what_is_not_safe_is_told(void **state)
{
    struct serve tls, expired;
    char trusted[128], variable[160], url[64];
    (void)state;
    bool able = serve_tls_make(&tls, CERTIFICATE_HOLDS) &&
                serve_tls_make(&expired, CERTIFICATE_EXPIRED) && serve_tls_run(&tls, 0);
    if (!able) {
        printf("skipped: https, because openssl is missing or cannot do what is wanted\n");
        skip();
    }
    serve_path(trusted, sizeof trusted, &tls, "trusted");
    serve_tls_trust(trusted, &tls);
    serve_tls_trust(trusted, &expired);
    snprintf(variable, sizeof variable, "SSL_CERT_FILE=%s", trusted);
    snprintf(url, sizeof url, "https://127.0.0.1:%d/cup.json", tls.port);
    answer_tls(&tls, "200 OK", "2024-04-18T19:06Z");
    answer_tls(&expired, "200 OK", "2024-04-18T19:21Z");
    struct vt *vt = night_view(&night, url, NULL, NIGHT_OFTEN, variable);
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    answer_tls(&tls, "302 Found\r\nLocation: http://127.0.0.1/cup.json", NULL);
    check_trouble(vt, "redirected from https to http, which is not followed", 0);
    int port = tls.port;
    serve_tls_end(&tls);
    check_trouble(vt, "connection refused", 0);
    assert_true(serve_tls_run(&expired, port));
    check_trouble(vt, "no safe connection: certificate has expired", 0);
    night_quit(vt);
    serve_stop(&expired);
    serve_stop(&tls);
}

/* -- a key ------------------------------------------------------------------------------------- */

#define MATCHES "/v4/competitions/EL/matches"

static void write_keys(const char *base)
{
    char path[128];
    snprintf(path, sizeof path, "%s/touchline", night.folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/touchline/keys.cfg", night.folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "football-data = { key = \"hush\"; base-url = \"%s\"; };\n", base);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, 0600), 0);
}

static void a_key_is_not_taken_to_another_host(void **state)
{
    static const char match[] =
        "text {\"matches\": [{\"id\": 1, \"utcDate\": \"2030-04-09T19:00:00Z\", \"stage\": "
        "\"FINAL\", \"status\": \"TIMED\", \"homeTeam\": {\"name\": \"Alder\"}, \"awayTeam\": "
        "{\"name\": \"Birch\"}, \"score\": {}}]}\n";
    struct serve serve, other;
    char script[2048], base[64], variable[128];
    (void)state;
    serve_start(&other, "on " MATCHES "\ntext {\"matches\": []}\n", NULL);
    snprintf(script, sizeof script,
             "on " MATCHES "\nwhile %s/fault-0\nstatus 302\ntext {}\n"
             "header Location: http://127.0.0.1:%d" MATCHES "\non " MATCHES "\n%s",
             night.folder, other.port, match);
    serve_start(&serve, script, NULL);
    snprintf(base, sizeof base, "http://127.0.0.1:%d", serve.port);
    snprintf(variable, sizeof variable, "XDG_CONFIG_HOME=%s", night.folder);
    write_keys(base);
    struct vt *vt = night_view(&night, "football-data:EL", base, NIGHT_OFTEN, variable);
    assert_true(vt_wait_text(vt, "Alder"));
    set_fault(0, true);
    assert_true(vt_wait(vt, night_status_has, "redirected, which is not followed with a key"));
    assert_true(vt_wait_text(vt, "Alder"));
    set_fault(0, false);
    assert_true(vt_wait_no_text(vt, " old: "));
    assert_false(vt_wrote(vt, "hush"));
    char *log = serve_log(&other);
    assert_string_equal(log, "");
    free(log);
    night_quit(vt);
    serve_stop(&other);
    serve_stop(&serve);
}

/* -- this machine ------------------------------------------------------------------------------ */

/* What was received is of an hour to come: nothing is younger than new, and what comes is shown,
 * and kept behind it. */
static void a_clock_set_back_makes_nothing_young(void **state)
{
    struct serve serve;
    char url[64];
    (void)state;
    night_serve(&night, &serve, "", "");
    night_source(&serve, url, sizeof url);
    unlink(night.file);
    night_write_journal(&night, url, night_instant("2024-04-18T19:06Z"),
                        (instant)time(NULL) + HOUR_SECONDS);
    for (int i = 0; i < 2; i++) {
        struct vt *vt = open_viewer(&serve);
        check_trouble(vt, "the server answers 500", 0);
        night_put(&night, night_instant("2024-04-18T19:11Z"));
        assert_true(vt_wait_text(vt, "Roma         1   1   2"));
        assert_true(vt_wait_no_text(vt, " old: "));
        night_quit(vt);
        assert_int_equal(unlink(night.file), 0);
    }
    serve_stop(&serve);
}

/* No file that the program writes may be longer than bytes. */
static void limit_files(rlim_t bytes, struct rlimit *before)
{
    assert_int_equal(getrlimit(RLIMIT_FSIZE, before), 0);
    struct rlimit small = {.rlim_cur = bytes, .rlim_max = before->rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
}

/* Half-way through a line the disk is full; then there is room again. */
static void a_full_disk_is_told_and_the_evening_goes_on(void **state)
{
    struct serve serve;
    struct rlimit before;
    char url[64];
    (void)state;
    night_put(&night, night_instant("2024-04-18T19:05Z"));
    night_serve(&night, &serve, "", "");
    night_source(&serve, url, sizeof url);
    limit_files(4096, &before);
    struct vt *vt = open_viewer(&serve);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_true(vt_wait(vt, night_status_has, "the journal cannot be written: File too large"));
    night_wait_requests(vt, &serve, 4); /* and it has been tried again */
    night_put(&night, night_instant("2024-04-18T19:06Z"));
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    assert_true(vt_wait(vt, night_status_has, "the journal cannot be written: File too large"));
    assert_int_equal(prlimit(night_feed(vt), RLIMIT_FSIZE, &before, NULL), 0);
    /* With the third request from now on what came by the second is kept, whatever is shown. */
    night_wait_requests(vt, &serve, night_requests(&serve) + 3);
    assert_true(vt_wait_no_text(vt, " old: "));
    night_quit(vt);
    /* And it is there. */
    unlink(night.file);
    vt = open_viewer(&serve);
    check_trouble(vt, "the server answers 500", 0);
    night_quit(vt);
    serve_stop(&serve);
}

/* A folder is in its place: nobody can write that, root neither. */
static void a_journal_that_cannot_be_written_is_told(void **state)
{
    struct serve serve;
    char url[64], path[256];
    (void)state;
    night_put(&night, night_instant("2024-04-18T19:05Z"));
    night_serve(&night, &serve, "", "");
    night_source(&serve, url, sizeof url);
    night_journal(&night, url, path, sizeof path);
    assert_int_equal(mkdir(path, 0700), 0);
    struct vt *vt = open_viewer(&serve);
    assert_true(vt_wait(vt, night_status_has, "no journal is kept: "));
    night_put(&night, night_instant("2024-04-18T19:06Z"));
    assert_true(vt_wait_text(vt, "Liverpool    0   1   1"));
    assert_true(vt_wait(vt, night_status_has, "no journal is kept: "));
    night_quit(vt);
    serve_stop(&serve);
}

/* ---------------------------------------------------------------------------------------------- */

static int set_up(void **state)
{
    (void)state;
    return night_open(&night, "uel-2023-24") ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    night_close(&night);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_goes_wrong_is_told_and_the_state_stays),
        cmocka_unit_test(an_answer_that_has_not_changed_ends_the_trouble),
        cmocka_unit_test(a_name_that_is_not_found_is_told),
        cmocka_unit_test(what_is_not_safe_is_told),
        cmocka_unit_test(a_key_is_not_taken_to_another_host),
        cmocka_unit_test(a_clock_set_back_makes_nothing_young),
        cmocka_unit_test(a_full_disk_is_told_and_the_evening_goes_on),
        cmocka_unit_test(a_journal_that_cannot_be_written_is_told),
    };
    alarm(HANG_SECONDS);
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
