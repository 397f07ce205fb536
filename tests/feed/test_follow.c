/* The real touchline-feed against a server that has every fault: what it tells, and its journal. */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "ask.h"
#include "base/file.h"
#include "cut/cut.h"
#include "input/journal_file.h"
#include "input/source.h"
#include "live/journal.h"
#include "output/edition_write.h"

#define FEED "./touchline-feed" /* tests run in the build folder */

enum { STATES = 24, FIRST = 1713466800 /* 2024-04-18T19:00Z */, STEP = 5 * 60 };

static char folder[] = "/tmp/touchline-follow-XXXXXX", journals[64], keys[64];
static json_t *states[STATES]; /* the evening of the second legs, as it goes on */

/* -- the evening ------------------------------------------------------------------------------- */

static void state_file(char *out, size_t size, int i)
{
    snprintf(out, size, "%s/%d.json", folder, i);
}

/* The next state after one that is another than that. */
static void make_state(const char *whole, int i, instant *at)
{
    char path[80];
    state_file(path, sizeof path, i);
    do {
        struct edition *edition;
        struct report report = {0};
        struct tree text;
        struct err err;
        char *cut = cut_edition(whole, cut_at(*at += STEP));
        assert_non_null(cut);
        assert_true(edition_read("cut", cut, strlen(cut), &edition, &report));
        edition_write(edition, TREE_JSON, &text);
        if (!file_write_atomic(path, text.out.v, text.out.n, true, &err))
            fail_msg("%s", err.text);
        json_decref(states[i]);
        states[i] = json_loadb(text.out.v, text.out.n, 0, NULL);
        assert_non_null(states[i]);
        vec_release(&text.out);
        report_release(&report);
        edition_close(edition);
        free(cut);
    } while (i > 0 && json_equal(states[i], states[i - 1]));
}

/* -1: none of them. */
static int state_index(const json_t *tree)
{
    int i = STATES - 1;
    while (i >= 0 && !json_equal(tree, states[i]))
        i--;
    return i;
}

/* The states from one to another, each once, the last for ever; with more of a script behind. */
static void serve_states(struct serve *serve, int from, int to, const char *more)
{
    char script[8192], path[80];
    size_t n = 0;
    for (int i = from; i <= to; i++) {
        state_file(path, sizeof path, i);
        n += (size_t)snprintf(script + n, sizeof script - n, "on /cup.json%s\nfile %s\n",
                              i < to || *more ? " 1" : "", path);
    }
    snprintf(script + n, sizeof script - n, "%s", more);
    serve_start(serve, script, NULL);
}

/* -- the program ------------------------------------------------------------------------------- */

struct feed {
    pid_t pid;
    FILE *out;
    char *line;
    size_t size;
    struct journal journal; /* what its lines make */
    int lines;              /* of a journal, so far */
};

struct feed_options {
    const char *source, *base_url;
    bool once, no_journal;
    const char *journals; /* another folder */
    const char *editions; /* a folder of those that are known */
    const char *wish;     /* what it is told of what is looked at */
};

static struct feed feed_start(const struct serve *serve, struct feed_options options)
{
    struct feed feed = {.pid = -1};
    char url[128];
    int ends[2], wishes[2], n = 1;
    const char *argv[16] = {FEED, NULL};
    snprintf(url, sizeof url, "http://127.0.0.1:%d/cup.json", serve->port);
    if (options.once)
        argv[n++] = "--once";
    if (options.base_url) {
        argv[n++] = "--base-url";
        argv[n++] = options.base_url;
    }
    if (!options.no_journal) {
        argv[n++] = "--journals";
        argv[n++] = options.journals ? options.journals : journals;
    }
    if (options.editions) {
        argv[n++] = "--editions";
        argv[n++] = options.editions;
    }
    argv[n++] = "--keys";
    argv[n++] = keys;
    argv[n++] = options.source ? options.source : url;
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    if (options.wish) {
        assert_int_equal(pipe2(wishes, O_CLOEXEC), 0);
        assert_int_equal(write(wishes[1], options.wish, strlen(options.wish)),
                         strlen(options.wish));
    }
    feed.pid = fork();
    assert_true(feed.pid >= 0);
    if (feed.pid == 0) {
        dup2(ends[1], STDOUT_FILENO);
        if (options.wish)
            dup2(wishes[0], STDIN_FILENO);
        execv(FEED, (char *const *)(uintptr_t)argv);
        _exit(127);
    }
    close(ends[1]);
    if (options.wish) {
        close(wishes[0]);
        close(wishes[1]);
    }
    feed.out = fdopen(ends[0], "r");
    journal_init(&feed.journal);
    return feed;
}

/* The next line; lines of a journal are taken. "": the end. */
static const char *feed_line(struct feed *feed)
{
    struct err err;
    ssize_t len = getline(&feed->line, &feed->size, feed->out);
    if (len <= 0)
        return "";
    assert_int_equal(feed->line[len - 1], '\n'); /* whole lines only */
    feed->line[--len] = '\0';
    if (feed->line[0] == '{')
        return feed->line;
    if (!journal_take(&feed->journal, feed->line, (size_t)len, &err))
        fail_msg("%s", err.text);
    feed->lines++;
    return feed->line;
}

/* Reads on to what is told of the states; NULL: none. */
static const char *feed_told(struct feed *feed)
{
    const char *line = feed_line(feed);
    while (*line && *line != '{')
        line = feed_line(feed);
    return line;
}

static void feed_release(struct feed *feed)
{
    fclose(feed->out);
    journal_release(&feed->journal);
    free(feed->line);
}

/* Nobody reads any more: it ends by itself. Its exit status. */
static int feed_leave(struct feed *feed)
{
    int status;
    fclose(feed->out);
    feed->out = fopen("/dev/null", "r");
    assert_int_equal(waitpid(feed->pid, &status, 0), feed->pid);
    assert_true(WIFEXITED(status));
    feed_release(feed);
    return WEXITSTATUS(status);
}

static void feed_kill(struct feed *feed)
{
    kill(feed->pid, SIGKILL);
    waitpid(feed->pid, NULL, 0);
    feed_release(feed);
}

static const char heard[] = "{\"heard\":true}";

/* Asks once; what it tells last has words in it, and its state is that one (-1: none). */
static void check_once(const struct serve *serve, struct feed_options options, const char *words,
                       int state)
{
    options.once = true;
    struct feed feed = feed_start(serve, options);
    const char *told = feed_told(&feed);
    bool good = strncmp(told, heard, sizeof heard - 2) == 0;
    if (!strstr(told, words))
        fail_msg("expected \"%s\" in: %s", words, told);
    if (state < 0)
        assert_null(feed.journal.tree);
    else
        assert_int_equal(state_index(feed.journal.tree), state);
    assert_string_equal(feed_line(&feed), "");
    assert_int_equal(feed_leave(&feed), good ? 0 : 1);
}

/* -- the journal ------------------------------------------------------------------------------- */

/* The one journal there is; released by the caller. Zero when there is none. */
static struct journal read_journal(size_t *torn)
{
    struct journal journal;
    struct report report = {0};
    struct err err;
    char path[400], *bytes;
    size_t len;
    journal_init(&journal);
    DIR *dir = opendir(journals);
    for (struct dirent *entry = dir ? readdir(dir) : NULL; entry; entry = readdir(dir)) {
        const char *end = strrchr(entry->d_name, '.');
        if (strcmp(end ? end : "", ".journal") != 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", journals, entry->d_name);
        report_init(&report, path);
        if (!file_read(path, &bytes, &len, &err))
            fail_msg("%s", err.text);
        journal_read(&journal, bytes, len, &report);
        free(bytes);
    }
    if (dir)
        closedir(dir);
    *torn = report.count;
    report_release(&report);
    return journal;
}

static void check_journal(int state, uint32_t lines)
{
    size_t torn;
    struct journal journal = read_journal(&torn);
    assert_int_equal(torn, 0);
    assert_int_equal(state_index(journal.tree), state);
    assert_int_equal(journal.lines, lines);
    journal_release(&journal);
}

static int forget_journals(void **state)
{
    char path[400];
    DIR *dir = opendir(journals);
    (void)state;
    for (struct dirent *entry = dir ? readdir(dir) : NULL; entry; entry = readdir(dir)) {
        snprintf(path, sizeof path, "%s/%s", journals, entry->d_name);
        unlink(path);
    }
    if (dir)
        closedir(dir);
    unlink(keys);
    unsetenv("TOUCHLINE_FEED_WAIT_MS");
    unsetenv("TOUCHLINE_FOOTBALL_DATA_KEY");
    return 0;
}

/* -- an evening -------------------------------------------------------------------------------- */

static void every_answer_is_told_and_kept(void **state)
{
    struct serve serve;
    struct stat info;
    (void)state;
    setenv("TOUCHLINE_FEED_WAIT_MS", "1", 1);
    serve_states(&serve, 0, STATES - 1, "");
    struct feed feed = feed_start(&serve, (struct feed_options){.once = false});
    for (int i = 0; i < STATES; i++) {
        assert_string_equal(feed_told(&feed), heard);
        assert_int_equal(state_index(feed.journal.tree), i);
        assert_int_equal(feed.lines, i + 1); /* one line an answer */
    }
    assert_string_equal(feed_line(&feed), heard); /* nothing new, no line */
    assert_int_equal(feed_leave(&feed), 0);
    check_journal(STATES - 1, STATES);
    assert_int_equal(stat(journals, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0700);
    serve_stop(&serve);
}

static void started_again_it_goes_on_from_the_journal(void **state)
{
    struct serve serve;
    (void)state;
    serve_states(&serve, 0, 3, "");
    for (int i = 0; i < 4; i++)
        check_once(&serve, (struct feed_options){.once = true}, heard, i);
    check_once(&serve, (struct feed_options){.once = true}, heard, 3);
    check_journal(3, 4);
    serve_stop(&serve);
}

static void without_a_journal_it_tells_the_same(void **state)
{
    struct serve serve;
    (void)state;
    serve_states(&serve, 5, 5, "");
    check_once(&serve, (struct feed_options){.no_journal = true}, heard, 5);
    serve_stop(&serve);
}

static void an_answer_that_has_not_changed_is_not_sent_again(void **state)
{
    struct serve serve;
    char script[256], path[80];
    (void)state;
    setenv("TOUCHLINE_FEED_WAIT_MS", "1", 1);
    state_file(path, sizeof path, 4);
    snprintf(script, sizeof script, "on /cup.json\netag \"four\"\nfile %s\n", path);
    serve_start(&serve, script, NULL);
    struct feed feed = feed_start(&serve, (struct feed_options){.once = false});
    for (int i = 0; i < 3; i++)
        assert_string_equal(feed_told(&feed), heard);
    assert_int_equal(feed.lines, 1);
    feed_leave(&feed);
    char *log = serve_log(&serve);
    assert_non_null(strstr(log, "If-None-Match: \"four\""));
    free(log);
    check_journal(4, 1);
    serve_stop(&serve);
}

/* -- faults ------------------------------------------------------------------------------------ */

static void what_goes_wrong_is_told_and_the_state_stays(void **state)
{
    static const struct {
        const char *script, *words;
    } faults[] = {
        {"status 500\ntext {}\n", "500"},
        {"status 429\nheader Retry-After: 3600\ntext {}\n", "429"},
        {"status 404\ntext {}\n", "404"},
        {"header Content-Type: text/html\ntext <html>Busy</html>\n", "JSON"},
        {"text {\"edition\": \"half\n", "trouble"},
        {"text {\"edition\": 1}\n", "expected"},
        {"text []\n", "trouble"},
        {"length 100000\ntext {\"edition\":\ncut 10\n", "trouble"},
        {"fill x 100000\nreset 10\n", "trouble"},
        {"text {}\nheader Location: ftp://127.0.0.1/\nstatus 302\n", "neither http"},
    };
    enum { COUNT = sizeof faults / sizeof *faults };
    struct serve serve;
    char more[4096];
    size_t n = 0;
    (void)state;
    for (size_t i = 0; i < COUNT; i++)
        n += (size_t)snprintf(more + n, sizeof more - n, "on /cup.json 1\n%s", faults[i].script);
    serve_states(&serve, 6, 6, more);
    check_once(&serve, (struct feed_options){.once = true}, heard, 6);
    for (size_t i = 0; i < COUNT; i++)
        check_once(&serve, (struct feed_options){.once = true}, faults[i].words, 6);
    check_journal(6, 1);
    kill(serve.pid, SIGKILL);
    waitpid(serve.pid, NULL, 0);
    serve.pid = -1;
    check_once(&serve, (struct feed_options){.once = true}, "refused", 6);
    check_once(&serve, (struct feed_options){.no_journal = true}, "refused", -1);
    check_journal(6, 1);
    serve_stop(&serve);
}

static void it_is_told_when_it_tries_again(void **state)
{
    struct serve serve;
    (void)state;
    setenv("TOUCHLINE_FEED_WAIT_MS", "1", 1);
    serve_states(&serve, 0, 0,
                 "on /cup.json 1\nstatus 429\nheader Retry-After: 3600\ntext {}\n"
                 "on /cup.json 1\nstatus 500\ntext {}\n");
    struct feed feed = feed_start(&serve, (struct feed_options){.once = false});
    int retry = 0;
    assert_string_equal(feed_told(&feed), heard);
    const char *told = strstr(feed_told(&feed), "\"retry\":");
    assert_non_null(told);
    assert_int_equal(sscanf(told, "\"retry\":%d", &retry), 1);
    assert_in_range(retry, 3600, 3960); /* and up to a tenth more */
    told = strstr(feed_told(&feed), "\"retry\":");
    assert_non_null(told);
    assert_int_equal(sscanf(told, "\"retry\":%d", &retry), 1);
    assert_in_range(retry, 30, 33); /* the second error in a row; Retry-After holds once */
    feed_leave(&feed);
    serve_stop(&serve);
}

static void a_journal_that_cannot_be_kept_stops_nobody(void **state)
{
    struct serve serve;
    char path[96];
    (void)state;
    serve_states(&serve, 7, 7, "");
    state_file(path, sizeof path, 0); /* a file, no folder */
    check_once(&serve, (struct feed_options){.journals = path}, "\"warning\":\"no journal is kept",
               7);
    serve_stop(&serve);
}

/* -- two of them ------------------------------------------------------------------------------- */

static void a_second_one_reads_what_the_first_writes(void **state)
{
    struct serve serve;
    char script[1024], path[3][80];
    (void)state;
    for (int i = 0; i < 3; i++)
        state_file(path[i], sizeof path[i], i);
    snprintf(script, sizeof script,
             "on /cup.json 1\nfile %s\non /cup.json 1\nfile %s\non /cup.json 1\nsilent\n"
             "on /cup.json\nfile %s\n",
             path[0], path[1], path[2]);
    serve_start(&serve, script, NULL);
    struct feed first = feed_start(&serve, (struct feed_options){.once = false});
    assert_string_equal(feed_told(&first), heard);                     /* and now it waits */
    check_once(&serve, (struct feed_options){.once = true}, heard, 0); /* as the first has */
    struct feed second = feed_start(&serve, (struct feed_options){.once = false});
    assert_string_equal(feed_told(&second), heard);
    assert_int_equal(state_index(second.journal.tree), 0);
    feed_kill(&first);
    /* It goes on in the place of the first. */
    assert_string_equal(feed_told(&second), heard);
    assert_int_equal(state_index(second.journal.tree), 1);
    /* And whoever is third hears of it by its word. */
    check_once(&serve, (struct feed_options){.once = true}, heard, 1);
    feed_kill(&second);
    check_journal(1, 2);
    serve_stop(&serve);
}

/* What goes wrong for the first is told by the second, too. */
static void a_second_one_tells_of_the_firsts_trouble(void **state)
{
    struct serve serve;
    (void)state;
    setenv("TOUCHLINE_FEED_WAIT_MS", "1", 1);
    serve_states(&serve, 0, 0, "on /cup.json\nstatus 500\ntext {}\n");
    struct feed first = feed_start(&serve, (struct feed_options){.once = false});
    assert_string_equal(feed_told(&first), heard);
    assert_non_null(strstr(feed_told(&first), "500"));
    struct feed second = feed_start(&serve, (struct feed_options){.once = false});
    assert_non_null(strstr(feed_told(&second), "500"));
    assert_int_equal(state_index(second.journal.tree), 0);
    check_once(&serve, (struct feed_options){.once = true}, "500", 0);
    feed_kill(&second);
    feed_kill(&first);
    unsetenv("TOUCHLINE_FEED_WAIT_MS");
    serve_stop(&serve);
}

/* -- killed ------------------------------------------------------------------------------------ */

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void killed_at_any_instant_the_journal_goes_on(void **state)
{
    struct serve serve;
    const char *given = getenv("TOUCHLINE_SEED");
    uint32_t seed = given ? (uint32_t)strtoul(given, NULL, 10) : (uint32_t)time(NULL);
    int reached = -1;
    (void)state;
    print_message("seed %u\n", seed);
    setenv("TOUCHLINE_FEED_WAIT_MS", "1", 1);
    serve_states(&serve, 0, STATES - 1, "");
    for (int i = 0; i < 20; i++) {
        struct feed feed = feed_start(&serve, (struct feed_options){.once = false});
        usleep(next_random(&seed) % 30000);
        feed_kill(&feed);
        size_t torn;
        struct journal journal = read_journal(&torn);
        assert_int_equal(journal.skipped, 0);
        if (journal.tree) {
            int now = state_index(journal.tree);
            assert_true(now >= reached && now >= 0);
            reached = now;
        }
        journal_release(&journal);
    }
    /* The rest of the evening. */
    struct feed feed = feed_start(&serve, (struct feed_options){.once = false});
    while (state_index(feed.journal.tree) < STATES - 1)
        assert_string_not_equal(feed_line(&feed), "");
    feed_leave(&feed);
    size_t torn;
    struct journal journal = read_journal(&torn);
    assert_int_equal(state_index(journal.tree), STATES - 1);
    journal_release(&journal);
    serve_stop(&serve);
}

/* -- providers --------------------------------------------------------------------------------- */

#define ELM_PATH "/apis/site/v2/sports/soccer/elm/scoreboard?dates="
#define ELM_MOST "&limit=950"

static const char elm_match[] =
    "text {\"events\": [{\"id\": \"77\", \"date\": \"2030-04-09T19:00Z\", \"season\": {\"slug\": "
    "\"final\"}, \"competitions\": [{\"status\": {\"type\": {\"state\": \"pre\"}}, "
    "\"competitors\": [{\"homeAway\": \"home\", \"team\": {\"displayName\": \"Alder\"}}, "
    "{\"homeAway\": \"away\", \"team\": {\"displayName\": \"Birch\"}}]}]}]}\n";

/* ESPN's league "elm": a match in this month, whose first answer may fail, nothing else, and what
 * more says. */
static void serve_elm(struct serve *serve, const char *match, const char *more, bool fails)
{
    char script[16384], path[128];
    struct civil now = instant_to_civil((instant)time(NULL), 0);
    snprintf(path, sizeof path, ELM_PATH "%04d%02d" ELM_MOST, now.year, now.month);
    size_t n = 0;
    if (fails)
        n = (size_t)snprintf(script, sizeof script, "on %s 1\nstatus 500\ntext {}\n", path);
    n += (size_t)snprintf(script + n, sizeof script - n, "on %s\n%s%s", path, match, more);
    for (int i = -12; i <= 12; i++) {
        int month = now.year * 12 + now.month - 1 + i;
        n += (size_t)snprintf(script + n, sizeof script - n,
                              "on " ELM_PATH "%04d%02d" ELM_MOST "\ntext {\"events\": []}\n",
                              month / 12, month % 12 + 1);
    }
    for (int i = -1; i <= 1; i++) {
        struct civil day = instant_to_civil((instant)time(NULL) + i * DAY_SECONDS, 0);
        n += (size_t)snprintf(script + n, sizeof script - n,
                              "on " ELM_PATH "%04d%02d%02d" ELM_MOST "\ntext {\"events\": []}\n",
                              day.year, day.month, day.day);
    }
    serve_start(serve, script, NULL);
}

static size_t count_of(const char *text, const char *what)
{
    size_t count = 0;
    for (const char *at = strstr(text, what); at; at = strstr(at + 1, what))
        count++;
    return count;
}

static void nothing_is_told_before_all_months_have_come(void **state)
{
    struct serve serve;
    char base[64];
    (void)state;
    setenv("TOUCHLINE_FEED_WAIT_MS", "1", 1);
    serve_elm(&serve, elm_match, "", true);
    snprintf(base, sizeof base, "http://127.0.0.1:%d/", serve.port);
    struct feed feed =
        feed_start(&serve, (struct feed_options){.source = "espn:elm", .base_url = base});
    assert_non_null(strstr(feed_told(&feed), "500"));
    assert_int_equal(feed.lines, 0);
    assert_string_equal(feed_told(&feed), heard);
    assert_int_equal(feed.lines, 1);
    assert_string_equal(feed_told(&feed), heard);
    feed_leave(&feed);
    char *log = serve_log(&serve);
    size_t months = 0;
    struct civil now = instant_to_civil((instant)time(NULL), 0);
    for (int month = (now.year - 1) * 12; month < (now.year + 2) * 12; month++) {
        char asked[32];
        snprintf(asked, sizeof asked, "=%04d%02d&", month / 12, month % 12 + 1);
        months += count_of(log, asked);
    }
    bool summer = now.month >= 6 && now.month <= 8;
    assert_int_equal(months, (summer ? 4 : 10) + 1); /* each once, but the one that failed */
    assert_null(strstr(log, "//apis"));
    free(log);
    serve_stop(&serve);
}

/* The months of the season have the final to come; the day has what the file says. */
static void serve_day(struct serve *serve, const char *file)
{
    char script[4096];
    size_t n = 0;
    for (int i = -1; i <= 1; i++) {
        struct civil day = instant_to_civil((instant)time(NULL) + i * DAY_SECONDS, 0);
        n += (size_t)snprintf(script + n, sizeof script - n,
                              "on " ELM_PATH "%04d%02d%02d" ELM_MOST "\nreads %s\n", day.year,
                              day.month, day.day, file);
    }
    snprintf(script + n, sizeof script - n, "on " ELM_PATH "*\n%s", elm_match);
    serve_start(serve, script, NULL);
}

static size_t count_asked(const struct serve *serve, const char *what)
{
    char *log = serve_log(serve);
    size_t count = count_of(log, what);
    free(log);
    return count;
}

static const char *status_of(const struct feed *feed)
{
    const json_t *at = feed->journal.tree;
    static const char *const lists[] = {"rounds", "ties", "matches"};
    for (int i = 0; i < 3; i++)
        at = json_array_get(json_object_get(at, lists[i]), 0);
    const char *status = json_string_value(json_object_get(at, "status"));
    return status ? status : "";
}

/* Whoever asks but once, again and again, does not ask for a whole season each time. */
static void asked_again_soon_the_day_goes_over_what_is_kept(void **state)
{
    static const char playing[] =
        "{\"events\": [{\"id\": \"77\", \"date\": \"2030-04-09T19:00Z\", \"season\": {\"slug\": "
        "\"final\"}, \"competitions\": [{\"status\": {\"displayClock\": \"12'\", \"period\": 1, "
        "\"type\": {\"name\": \"STATUS_FIRST_HALF\", \"state\": \"in\"}}, \"competitors\": "
        "[{\"homeAway\": \"home\", \"score\": \"0\", \"team\": {\"displayName\": \"Alder\"}}, "
        "{\"homeAway\": \"away\", \"score\": \"0\", \"team\": {\"displayName\": \"Birch\"}}]}]}]}";
    static const char *const answers[] = {"{\"events\": []}", playing, "{\"events\": []}"};
    static const char *const statuses[] = {"", "12'", "12'"};
    struct serve serve;
    struct err err;
    char file[96], base[64];
    size_t asked = 0;
    (void)state;
    snprintf(file, sizeof file, "%s/day.json", folder);
    serve_day(&serve, file);
    snprintf(base, sizeof base, "http://127.0.0.1:%d", serve.port);
    for (int i = 0; i < 3; i++) {
        if (!file_write_atomic(file, answers[i], strlen(answers[i]), true, &err))
            fail_msg("%s", err.text);
        struct feed feed = feed_start(
            &serve, (struct feed_options){.source = "espn:elm", .base_url = base, .once = true});
        assert_string_equal(feed_told(&feed), heard);
        while (*feed_line(&feed))
            continue;
        assert_string_equal(status_of(&feed), statuses[i]);
        assert_int_equal(feed_leave(&feed), 0);
        if (i == 0)
            asked = count_asked(&serve, "GET /");
    }
    size_t days = count_asked(&serve, "GET /") - asked;
    assert_true(days >= 2 && days <= 4); /* at night the day before is asked for, too */
    serve_stop(&serve);
}

/* More requests than go out at once, and all of them end at the same instant. */
static void a_round_of_which_nothing_is_reached_ends(void **state)
{
    struct serve serve;
    char base[64];
    (void)state;
    serve_start(&serve, "on /\ntext {}\n", NULL);
    snprintf(base, sizeof base, "http://127.0.0.1:%d", serve.port);
    kill(serve.pid, SIGKILL);
    waitpid(serve.pid, NULL, 0);
    serve.pid = -1;
    check_once(&serve, (struct feed_options){.source = "espn:elm", .base_url = base}, "refused",
               -1);
    serve_stop(&serve);
}

/* The scoreboard has no missed kicks: the match's own page is asked for within the same round. */
static void asked_once_a_shootout_has_its_kicks(void **state)
{
    static const char sides[] =
        "{\"homeAway\": \"home\", \"score\": \"1\", \"shootoutScore\": 1, \"team\": {\"id\": "
        "\"1\", \"displayName\": \"Alder\"}}, {\"homeAway\": \"away\", \"score\": \"1\", "
        "\"shootoutScore\": 0, \"team\": {\"id\": \"2\", \"displayName\": \"Birch\"}}";
    static const char status[] = "{\"period\": 5, \"type\": {\"name\": \"STATUS_FINAL_PEN\", "
                                 "\"state\": \"post\", \"completed\": true}}";
    struct serve serve;
    char match[2048], more[2048], base[64];
    (void)state;
    snprintf(match, sizeof match,
             "text {\"events\": [{\"id\": \"77\", \"date\": \"2030-04-09T19:00Z\", \"season\": "
             "{\"slug\": \"final\"}, \"competitions\": [{\"status\": %s, \"competitors\": "
             "[%s]}]}]}\n",
             status, sides);
    snprintf(more, sizeof more,
             "on /apis/site/v2/sports/soccer/elm/summary?event=77\n"
             "text {\"header\": {\"id\": \"77\", \"competitions\": [{\"date\": "
             "\"2030-04-09T19:00Z\", \"status\": %s, \"competitors\": [%s]}]}, \"shootout\": "
             "[{\"id\": \"1\", \"shots\": [{\"id\": \"10\", \"player\": \"Ash\", \"didScore\": "
             "true}]}, {\"id\": \"2\", \"shots\": [{\"id\": \"11\", \"player\": \"Cob\", "
             "\"didScore\": false}]}]}\n",
             status, sides);
    serve_elm(&serve, match, more, false);
    snprintf(base, sizeof base, "http://127.0.0.1:%d", serve.port);
    struct feed_options options = {.source = "espn:elm", .base_url = base, .once = true};
    struct feed feed = feed_start(&serve, options);
    assert_string_equal(feed_told(&feed), heard);
    char *text = json_dumps(feed.journal.tree, JSON_COMPACT);
    assert_non_null(text);
    assert_non_null(strstr(text, "Cob"));
    free(text);
    assert_string_equal(feed_line(&feed), "");
    assert_int_equal(feed_leave(&feed), 0);
    serve_stop(&serve);
    forget_journals(NULL);
    serve_elm(&serve, match, "", false); /* a match without a page is no trouble */
    snprintf(base, sizeof base, "http://127.0.0.1:%d", serve.port);
    feed = feed_start(&serve, options);
    assert_string_equal(feed_told(&feed), heard);
    assert_int_equal(feed.lines, 1);
    assert_int_equal(feed_leave(&feed), 0);
    serve_stop(&serve);
}

/* -- over an edition that is known ------------------------------------------------------------- */

static void write_file(const char *name, const char *text)
{
    char path[96];
    struct err err;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    if (!file_write_atomic(path, text, strlen(text), true, &err))
        fail_msg("%s", err.text);
}

/* The final as the scoreboard has it, for the day. */
static void serve_final(struct serve *serve)
{
    char match[2048];
    snprintf(
        match, sizeof match,
        "text {\"leagues\": [{\"name\": \"The Elm Cup\", \"season\": {\"year\": 2030}}], "
        "\"events\": [{\"id\": \"77\", \"date\": \"2030-04-09T19:00Z\", \"season\": {\"slug\": "
        "\"final\"}, \"competitions\": [{\"status\": {\"period\": 1, \"displayClock\": \"7'\", "
        "\"type\": {\"state\": \"in\"}}, \"details\": [{\"type\": {\"text\": \"Goal\"}, "
        "\"clock\": {\"displayValue\": \"5'\"}, \"team\": {\"id\": \"2\"}, \"scoringPlay\": "
        "true, \"athletesInvolved\": [{\"displayName\": \"Twig\"}]}], \"competitors\": "
        "[{\"homeAway\": \"home\", \"score\": \"0\", \"team\": {\"id\": \"1\", "
        "\"displayName\": \"FC Birch 04\"}}, {\"homeAway\": \"away\", \"score\": \"1\", "
        "\"team\": {\"id\": \"2\", \"displayName\": \"Alder City\"}}]}]}]}\n");
    serve_elm(serve, match, "", false);
}

#define ELM_EDITION                                                                                \
    "edition = \"elm-2030\"; name = \"Elm Cup 2030\"; competition = \"Elm Cup\"; season = "        \
    "\"2030\"; zone = \"+02:00\";\n"                                                               \
    "teams = ( { id = \"alder\"; name = \"Alder\"; code = \"ALD\"; }, { id = \"birch\"; name = "   \
    "\"Birch\"; code = \"BIR\"; } );\n"                                                            \
    "venues = ( { id = \"park\"; name = \"Elm Park\"; } );\n"                                      \
    "rounds = ( { id = \"f\"; name = \"Final\"; ties = ( { id = \"the-final\"; teams = "           \
    "(\"alder\", \"birch\"); matches = ( { neutral = true; kickoff = \"2030-04-09T21:00\"; venue " \
    "= \"park\"; %s } ); } ); } );\n"

static json_t *final_of(const struct feed *feed)
{
    const json_t *round = json_array_get(json_object_get(feed->journal.tree, "rounds"), 0);
    const json_t *tie = json_array_get(json_object_get(round, "ties"), 0);
    return json_array_get(json_object_get(tie, "matches"), 0);
}

/* -- what is not believed yet -------------------------------------------------------------------
 */

#define ONE_GOAL "\"7' goal ASH Rowan\""
#define BOTH_GOALS ONE_GOAL ", \"90' goal ASH Holly\""

/* A final that is over, as the source tells it so many times (0: for ever). */
static size_t put_final(char *script, size_t size, int times, const char *score, const char *events)
{
    char many[16] = "";
    if (times)
        snprintf(many, sizeof many, " %d", times);
    int len = snprintf(
        script, size,
        "on /cup.json%s\ntext {\"edition\": \"ash\", \"name\": \"Ash Cup\", \"zone\": \"+02:00\", "
        "\"teams\": [{\"id\": \"ash\", \"name\": \"Ash\", \"code\": \"ASH\"}, {\"id\": \"oak\", "
        "\"name\": \"Oak\", \"code\": \"OAK\"}], \"rounds\": [{\"id\": \"f\", \"name\": \"Final\", "
        "\"ties\": [{\"id\": \"f\", \"teams\": [\"ash\", \"oak\"], \"matches\": [{\"kickoff\": "
        "\"2024-04-18T21:00\", \"score\": {\"ft\": \"%s\"}, \"events\": [%s]}]}]}]}\n",
        many, score, events);
    return (size_t)len;
}

/* A goal that is gone is kept for an answer, though the score is without it: that, too, is an
 * edition, and the next answer makes it the source's own. */
static void a_goal_taken_back_after_the_end_leaves_an_edition(void **state)
{
    char script[4096];
    struct serve serve;
    (void)state;
    setenv("TOUCHLINE_FEED_WAIT_MS", "1", 1);
    size_t n = put_final(script, sizeof script, 1, "2-0", BOTH_GOALS);
    put_final(script + n, sizeof script - n, 0, "1-0", ONE_GOAL);
    serve_start(&serve, script, NULL);
    struct feed feed = feed_start(&serve, (struct feed_options){.once = false});
    for (int i = 0; i < 3; i++) {
        size_t goals = i < 2 ? 2 : 1;
        struct edition *edition = NULL;
        struct report report = {0};
        report_init(&report, "told");
        assert_string_equal(feed_told(&feed), heard);
        if (!journal_edition(&feed.journal, &edition, &report))
            fail_msg("answer %d: %s", i, report.problems[0].text);
        assert_int_equal(json_array_size(json_object_get(final_of(&feed), "events")), goals);
        report_release(&report);
        edition_close(edition);
    }
    assert_null(json_object_get(feed.journal.tree, "foreign"));
    assert_int_equal(feed_leave(&feed), 0);
    serve_stop(&serve);
}

/* It goes on to the end of the goal as the server says that nothing has changed since. */
static void what_has_not_changed_is_a_second_answer(void **state)
{
    char script[4096];
    struct serve serve;
    (void)state;
    setenv("TOUCHLINE_FEED_WAIT_MS", "1", 1);
    size_t n = put_final(script, sizeof script, 1, "2-0", BOTH_GOALS);
    n += put_final(script + n, sizeof script - n, 0, "1-0", ONE_GOAL);
    snprintf(script + n, sizeof script - n, "etag \"two\"\n");
    serve_start(&serve, script, NULL);
    struct feed feed = feed_start(&serve, (struct feed_options){.once = false});
    for (int i = 0; i < 5; i++) {
        assert_string_equal(feed_told(&feed), heard);
        assert_int_equal(json_array_size(json_object_get(final_of(&feed), "events")),
                         i < 2 ? 2 : 1);
    }
    assert_int_equal(feed.lines, 3); /* the last makes the state a sound one again */
    assert_int_equal(feed_leave(&feed), 0);
    serve_stop(&serve);
}

/* Who asks but once, time and again, comes to believe it too. */
static void asked_once_a_second_answer_is_of_another_process(void **state)
{
    char script[4096];
    struct serve serve;
    (void)state;
    size_t n = put_final(script, sizeof script, 1, "2-0", BOTH_GOALS);
    put_final(script + n, sizeof script - n, 0, "1-0", ONE_GOAL);
    serve_start(&serve, script, NULL);
    for (int i = 0; i < 4; i++) {
        struct feed feed = feed_start(&serve, (struct feed_options){.once = true});
        assert_string_equal(feed_told(&feed), heard);
        assert_int_equal(json_array_size(json_object_get(final_of(&feed), "events")),
                         i < 2 ? 2 : 1);
        assert_int_equal(feed_leave(&feed), 0);
    }
    serve_stop(&serve);
}

static void check_text(const json_t *object, const char *key, const char *text)
{
    const char *is = json_string_value(json_object_get(object, key));
    assert_non_null(is);
    assert_string_equal(is, text);
}

static struct feed ask_final(const struct serve *serve, const char *warning)
{
    char base[64];
    snprintf(base, sizeof base, "http://127.0.0.1:%d", serve->port);
    struct feed feed = feed_start(
        serve, (struct feed_options){
                   .source = "espn:elm", .base_url = base, .once = true, .editions = folder});
    const char *told = feed_told(&feed);
    if (!strstr(told, warning))
        fail_msg("expected \"%s\" in: %s", warning, told);
    return feed;
}

static void remove_file(const char *name)
{
    char path[96];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    unlink(path);
}

static void it_goes_over_the_edition_that_is_known(void **state)
{
    char text[2048];
    struct serve serve;
    (void)state;
    snprintf(text, sizeof text, ELM_EDITION, "");
    write_file("elm.cfg", text);
    write_file("broken.cfg", "edition = 2030;");
    write_file("aliases.conf", "teams = ( ( \"Alder\", \"Alder City\" ) );\n"
                               "competitions = ( ( \"Elm Cup\", \"The Elm Cup\" ) );\n");
    serve_final(&serve);
    struct feed feed = ask_final(&serve, heard);
    const json_t *match = final_of(&feed);
    check_text(feed.journal.tree, "edition", "elm-2030");
    check_text(match, "venue", "park");
    check_text(match, "kickoff", "2030-04-09T21:00");
    check_text(match, "status", "7'");
    assert_string_equal(json_string_value(json_array_get(json_object_get(match, "events"), 0)),
                        "5' goal ALD Twig");
    feed_leave(&feed);
    forget_journals(NULL);
    /* Without that name it is of another competition. */
    write_file("aliases.conf", "teams = ( ( \"Alder\" ) );\n");
    feed = ask_final(&serve, "aliases.conf:1: ");
    check_text(feed.journal.tree, "edition", "espn-elm");
    feed_leave(&feed);
    serve_stop(&serve);
    remove_file("elm.cfg");
    remove_file("broken.cfg");
    remove_file("aliases.conf");
}

/* What a journal holds of the source alone is no older state of the edition it then goes over. */
static void an_edition_that_appears_is_taken_up(void **state)
{
    char text[2048];
    struct serve serve;
    (void)state;
    serve_final(&serve);
    struct feed feed = ask_final(&serve, heard);
    check_text(feed.journal.tree, "edition", "espn-elm");
    feed_leave(&feed);
    snprintf(text, sizeof text, ELM_EDITION, "score = { ft = \"3-1\"; };");
    write_file("elm.cfg", text);
    write_file("aliases.conf", "competitions = ( ( \"Elm Cup\", \"The Elm Cup\" ) );\n");
    feed = ask_final(&serve, heard);
    check_text(feed.journal.tree, "edition", "elm-2030");
    check_text(json_object_get(final_of(&feed), "score"), "ft", "3-1"); /* that was over */
    assert_null(json_object_get(final_of(&feed), "events"));
    feed_leave(&feed);
    serve_stop(&serve);
    remove_file("elm.cfg");
    remove_file("aliases.conf");
}

/* The viewer names it as the edition does, which the source does not know. */
static void a_match_is_looked_at_by_its_key_in_the_edition(void **state)
{
    char text[2048], base[64];
    struct serve serve;
    bool asked = false;
    (void)state;
    setenv("TOUCHLINE_FEED_WAIT_MS", "20", 1);
    snprintf(text, sizeof text, ELM_EDITION, "");
    write_file("elm.cfg", text);
    write_file("aliases.conf", "competitions = ( ( \"Elm Cup\", \"The Elm Cup\" ) );\n");
    serve_final(&serve);
    snprintf(base, sizeof base, "http://127.0.0.1:%d", serve.port);
    struct feed feed = feed_start(&serve, (struct feed_options){.source = "espn:elm",
                                                                .base_url = base,
                                                                .editions = folder,
                                                                .wish = "match the-final/1\n"});
    for (time_t end = time(NULL) + 60; !asked && time(NULL) < end;) {
        assert_string_not_equal(feed_told(&feed), "");
        char *log = serve_log(&serve);
        asked = strstr(log, "summary?event=77") != NULL;
        free(log);
    }
    assert_true(asked);
    feed_leave(&feed);
    serve_stop(&serve);
    remove_file("elm.cfg");
    remove_file("aliases.conf");
}

static void write_keys(const char *base, mode_t mode)
{
    FILE *file = fopen(keys, "w");
    assert_non_null(file);
    fprintf(file, "football-data = { key = \"hush\"; base-url = \"%s\"; };\n", base);
    fclose(file);
    assert_int_equal(chmod(keys, mode), 0);
}

static void a_key_goes_where_it_may_and_nowhere_else(void **state)
{
    struct serve serve;
    char base[64];
    struct feed_options options = {.source = "football-data:EL", .base_url = base};
    (void)state;
    serve_start(&serve, "on /v4/competitions/EL/matches\nstatus 500\ntext {}\n", NULL);
    snprintf(base, sizeof base, "http://127.0.0.1:%d/", serve.port);
    setenv("TOUCHLINE_FOOTBALL_DATA_KEY", "hush", 1);
    check_once(&serve, options, "key", -1); /* not to another host than the provider's */
    unsetenv("TOUCHLINE_FOOTBALL_DATA_KEY");
    write_keys(base, 0644);
    check_once(&serve, options, "others can read", -1);
    char *log = serve_log(&serve);
    assert_null(strstr(log, "hush"));
    free(log);
    write_keys(base, 0600);
    check_once(&serve, options, "500", -1);
    log = serve_log(&serve);
    assert_non_null(strstr(log, "X-Auth-Token: hush"));
    free(log);
    options.base_url = NULL;
    unlink(keys);
    check_once(&serve, options, "wants a key", -1);
    serve_stop(&serve);
}

static void a_file_of_keys_is_no_matter_of_those_without(void **state)
{
    struct serve serve;
    char base[64];
    (void)state;
    serve_start(&serve, "on /getmatchdata/elm/2030\nstatus 500\ntext {}\n", NULL);
    snprintf(base, sizeof base, "http://127.0.0.1:%d", serve.port);
    write_keys(base, 0644);
    check_once(&serve, (struct feed_options){.source = "openligadb:elm/2030", .base_url = base},
               "500", -1);
    serve_stop(&serve);
}

/* ---------------------------------------------------------------------------------------------- */

static int set_up(void **state)
{
    struct err err;
    char path[1200], *whole;
    size_t len;
    const char *dir = getenv("top_srcdir");
    (void)state;
    snprintf(path, sizeof path, "%s/data/uel-2023-24.cfg", dir ? dir : ".");
    if (!mkdtemp(folder) || !file_read(path, &whole, &len, &err))
        return -1;
    snprintf(journals, sizeof journals, "%s/live", folder);
    snprintf(keys, sizeof keys, "%s/keys.cfg", folder);
    instant at = FIRST;
    for (int i = 0; i < STATES; i++)
        make_state(whole, i, &at);
    free(whole);
    return 0;
}

static int tear_down(void **state)
{
    char path[80];
    (void)state;
    for (int i = 0; i < STATES; i++) {
        json_decref(states[i]);
        state_file(path, sizeof path, i);
        unlink(path);
    }
    rmdir(journals);
    return rmdir(folder);
}

#define CASE(test) cmocka_unit_test_teardown(test, forget_journals)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(every_answer_is_told_and_kept),
        CASE(started_again_it_goes_on_from_the_journal),
        CASE(without_a_journal_it_tells_the_same),
        CASE(an_answer_that_has_not_changed_is_not_sent_again),
        CASE(what_goes_wrong_is_told_and_the_state_stays),
        CASE(it_is_told_when_it_tries_again),
        CASE(a_journal_that_cannot_be_kept_stops_nobody),
        CASE(a_second_one_reads_what_the_first_writes),
        CASE(a_second_one_tells_of_the_firsts_trouble),
        CASE(killed_at_any_instant_the_journal_goes_on),
        CASE(nothing_is_told_before_all_months_have_come),
        CASE(asked_again_soon_the_day_goes_over_what_is_kept),
        CASE(a_round_of_which_nothing_is_reached_ends),
        CASE(asked_once_a_shootout_has_its_kicks),
        CASE(a_goal_taken_back_after_the_end_leaves_an_edition),
        CASE(what_has_not_changed_is_a_second_answer),
        CASE(asked_once_a_second_answer_is_of_another_process),
        CASE(it_goes_over_the_edition_that_is_known),
        CASE(an_edition_that_appears_is_taken_up),
        CASE(a_match_is_looked_at_by_its_key_in_the_edition),
        CASE(a_key_goes_where_it_may_and_nowhere_else),
        CASE(a_file_of_keys_is_no_matter_of_those_without),
    };
    alarm(HANG_SECONDS);
    no_proxies();
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
