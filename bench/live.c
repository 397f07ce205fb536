/*
 * A World Cup that goes on, answer by answer, through its last matches. Seen: the real program on a
 * pseudo-terminal, from the write of a line of the journal into its pipe, where touchline-feed
 * would write it, to the last byte that it painted. Within: the same without a terminal in this
 * process, from the line to the finished canvas, in processor time. What touchline-feed does before
 * that, from an answer to its line, is a row of its own. And what it costs to wait: wake-ups of
 * both programs between two requests.
 */
#include "app.h"
#include "bench.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "cut/cut.h"
#include "feed/evening.h"
#include "input/journal_file.h"
#include "input/source.h"
#include "live/settle.h"
#include "output/edition_write.h"
#include "proc.h"
#include "time/log.h"

#define W 120
#define H 40
#define LIMIT 10e-3 /* s */
#define PATIENCE 20.0
#define FRAME_PATIENCE 0.3
#define QUIET 0.01 /* s; a frame leaves in one go */

enum { ANSWERS = 60, IDLE_SECONDS = 10 };

static const char heard[] = "{\"heard\":true}\n";

/* What was received, a line an answer. */
struct answers {
    struct journal_text text;
    size_t end[ANSWERS + 1]; /* of each line; the first begins at 0 */
    int count;
};

struct times {
    double all[ANSWERS];
    size_t count;
};

/* -- the answers ------------------------------------------------------------------------------- */

static json_t *state_at(const char *whole, instant at)
{
    struct edition *edition;
    struct report report = {0};
    struct tree text;
    char *cut = cut_edition(whole, cut_at(at));
    if (!cut || !edition_read("cut", cut, strlen(cut), &edition, &report))
        give_up("the edition cannot be cut");
    edition_write(edition, TREE_JSON, &text);
    json_t *state = json_loadb(text.out.v, text.out.n, 0, NULL);
    vec_release(&text.out);
    report_release(&report);
    edition_close(edition);
    free(cut);
    return state;
}

static void add_answer(struct answers *answers, struct journal *journal, const char *whole,
                       instant at)
{
    json_t *state = state_at(whole, at);
    if (answers->count <= ANSWERS && journal_write(journal, state, at, &answers->text))
        answers->end[answers->count++] = answers->text.out.n;
    json_decref(state);
}

/* The last of what happens in the edition, one answer for each instant. */
static void make_answers(struct answers *answers, const char *path)
{
    struct edition *edition;
    struct report report = {0};
    struct journal journal;
    struct log log;
    struct err err;
    char *whole;
    size_t len;
    if (!file_read(path, &whole, &len, &err) || !edition_load(path, &edition, &report))
        give_up("%s cannot be read", path);
    *answers = (struct answers){.count = 0};
    journal_init(&journal);
    log_open(&log, edition);
    const struct log_index *steps = &log.steps[STEP_EVENT];
    for (uint32_t i = steps->count > ANSWERS ? steps->count - ANSWERS - 1 : 0; i < steps->count;
         i++)
        add_answer(answers, &journal, whole, log_entry(edition, steps->v[i])->at);
    log_close(&log);
    journal_release(&journal);
    report_release(&report);
    edition_close(edition);
    free(whole);
}

static const char *line_of(const struct answers *answers, int i, size_t *len)
{
    size_t from = i > 0 ? answers->end[i - 1] : 0;
    *len = answers->end[i] - from;
    return answers->text.out.v + from;
}

/* -- seen -------------------------------------------------------------------------------------- */

/* In the place of touchline-feed: tells what we write into the pipe. */
static void make_feed(const char *dir, const char *pipe)
{
    char path[600];
    snprintf(path, sizeof path, "%s/touchline-feed", dir);
    FILE *out = fopen(path, "w");
    if (!out || fprintf(out, "#!/bin/sh\nexec cat '%s'\n", pipe) < 0 || fclose(out) != 0 ||
        chmod(path, 0700) != 0 || mkfifo(pipe, 0600) != 0)
        give_up("%s: %s", path, strerror(errno));
    setenv("TOUCHLINE_LIBEXECDIR", dir, 1);
}

static void tell(int fd, const struct answers *answers, int i)
{
    size_t len;
    const char *line = line_of(answers, i, &len);
    while (len > 0) {
        ssize_t put = write(fd, line, len);
        if (put < 0)
            give_up("the pipe: %s", strerror(errno));
        line += put;
        len -= (size_t)put;
    }
    if (write(fd, heard, sizeof heard - 1) < 0)
        give_up("the pipe: %s", strerror(errno));
}

/* The first half on the bracket, the rest on the scoreboard. */
static void live_seen(const struct bench *bench, const struct answers *answers, struct times *times)
{
    char *const command[] = {(char *)(uintptr_t)bench->touchline, "espn:elm", NULL};
    char pipe[600];
    struct pty pty;
    snprintf(pipe, sizeof pipe, "%s/told", bench->dir);
    make_feed(bench->dir, pipe);
    pty_start(&pty, W, H, command);
    int fd = open(pipe, O_WRONLY | O_CLOEXEC);
    tell(fd, answers, 0);
    if (pty_settle(&pty, PATIENCE, 0.1) == 0)
        give_up("what is told is not shown");
    for (int i = 1; i < answers->count; i++) {
        if (i == answers->count / 2) {
            pty_type(&pty, "2", 1);
            pty_settle(&pty, FRAME_PATIENCE, 0.1);
        }
        double told = now();
        tell(fd, answers, i);
        double last = pty_settle(&pty, FRAME_PATIENCE, QUIET);
        if (last > 0)
            times->all[times->count++] = last - told;
    }
    pty_quit(&pty);
    close(fd);
    unsetenv("TOUCHLINE_LIBEXECDIR");
}

/* -- within ------------------------------------------------------------------------------------ */

static struct edition *take(struct journal *journal, const struct answers *answers, int i)
{
    struct edition *edition;
    struct report report = {0};
    struct err err;
    size_t len;
    const char *line = line_of(answers, i, &len);
    report_init(&report, "bench");
    if (!journal_take(journal, line, len - 1, &err) || !journal_edition(journal, &edition, &report))
        give_up("an answer cannot be taken");
    report_release(&report);
    return edition;
}

static void live_within(const struct answers *answers, struct times *times)
{
    struct journal journal;
    struct keymap keymap;
    struct canvas canvas;
    struct app app;
    keymap_init(&keymap);
    journal_init(&journal);
    struct edition *edition = take(&journal, answers, 0);
    app_open(&app, edition, &keymap, moment_end(), SCREEN_BRACKET, false);
    app_resize(&app, W, H);
    app_draw(&app, &canvas);
    for (int i = 1; i < answers->count; i++) {
        if (i == answers->count / 2)
            app_act(&app, ACTION_SCOREBOARD);
        double begun = processor_time();
        struct edition *next = take(&journal, answers, i);
        app_renew(&app, next, 0);
        app_draw(&app, &canvas);
        times->all[times->count++] = processor_time() - begun;
        edition_close(edition);
        edition = next;
    }
    app_close(&app);
    edition_close(edition);
    journal_release(&journal);
}

/* What touchline-feed does with an answer, but for the disk's part. */
static void live_fed(const struct answers *answers, struct times *times)
{
    struct evening *evening = evening_open(NULL, "live");
    struct settle settle = {.doubted = NULL};
    struct journal told, journal;
    struct journal_text line = {.out = {0}};
    struct err err;
    journal_init(&told);
    journal_init(&journal);
    for (int i = 0; i < answers->count; i++) {
        struct edition *sent = take(&told, answers, i);
        const struct edition *edition;
        struct tree answer;
        edition_write(sent, TREE_JSON, &answer);
        edition_close(sent);
        double begun = processor_time();
        if (!evening_take(evening, "", FEED_SEASON, answer.out.v, answer.out.n, &err) ||
            !(edition = evening_edition(evening, &err)))
            give_up("%s", err.text);
        json_t *tree = edition_write_value(edition);
        settle_answer(&settle, journal.tree, tree);
        journal_write(&journal, tree, i, &line);
        if (i > 0)
            times->all[times->count++] = processor_time() - begun;
        json_decref(tree);
        vec_release(&answer.out);
    }
    vec_release(&line.out);
    settle_release(&settle);
    journal_release(&told);
    journal_release(&journal);
    evening_close(evening);
}

static void print_times(const char *what, struct times *times, const char *wanted)
{
    static const double shares[] = {.5, .99};
    char named[64], text[32];
    for (int i = 0; i < 2; i++) {
        double value = percentile(times->all, times->count, shares[i]);
        snprintf(named, sizeof named, "live, World Cup, %s, p%.0f", what, shares[i] * 100);
        row(named, as_ms(value, text), "10 ms, the limit", value / LIMIT, wanted);
    }
}

/* -- waiting ----------------------------------------------------------------------------------- */

_Noreturn static void serve(int listener, const char *body, size_t len)
{
    char bytes[4096];
    for (;;) {
        int fd = accept(listener, NULL, NULL);
        size_t got = 0;
        while (got < sizeof bytes - 1 && (got < 4 || memcmp(bytes + got - 4, "\r\n\r\n", 4) != 0) &&
               read(fd, bytes + got, 1) == 1)
            got++;
        dprintf(fd, "HTTP/1.1 200 OK\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n", len);
        for (size_t at = 0; at < len;) {
            ssize_t put = write(fd, body + at, len - at);
            if (put <= 0)
                break;
            at += (size_t)put;
        }
        close(fd);
    }
}

/* A server, in a process of its own, that answers anything with an edition. */
static pid_t start_server(const char *path, int *port)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof at;
    struct err err;
    char *body;
    size_t len;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (!file_read(path, &body, &len, &err) || listener < 0 ||
        bind(listener, (struct sockaddr *)&at, size) != 0 || listen(listener, 8) != 0 ||
        getsockname(listener, (struct sockaddr *)&at, &size) != 0)
        give_up("no server: %s", strerror(errno));
    *port = ntohs(at.sin_port);
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0)
        serve(listener, body, len);
    close(listener);
    free(body);
    return pid;
}

static void print_idle(const char *whose, long count)
{
    char what[64], text[32], against[32];
    snprintf(what, sizeof what, "wake-ups between two requests, %s", whose);
    snprintf(text, sizeof text, "%ld", count);
    snprintf(against, sizeof against, "%d s", IDLE_SECONDS);
    row(what, text, against, (double)count / IDLE_SECONDS, "0");
}

static void write_state(const struct answers *answers, const char *path)
{
    size_t len;
    struct err err;
    struct journal journal;
    const char *line = line_of(answers, 0, &len);
    journal_init(&journal);
    if (!journal_take(&journal, line, len - 1, &err))
        give_up("%s", err.text);
    json_dump_file(journal.tree, path, 0);
    journal_release(&journal);
}

/* A match is being played, so the next request is 15 s away. */
static void live_idle(const struct bench *bench, const struct answers *answers)
{
    char url[64], path[600];
    struct pty pty;
    int port;
    snprintf(path, sizeof path, "%s/live.json", bench->dir);
    write_state(answers, path);
    pid_t server = start_server(path, &port);
    snprintf(url, sizeof url, "http://127.0.0.1:%d/live.json", port);
    char *const command[] = {(char *)(uintptr_t)bench->touchline, url, NULL};
    pty_start(&pty, W, H, command);
    pty_settle(&pty, PATIENCE, 1);
    pid_t feed = proc_child(pty.pid, "touchline-feed");
    long viewer = proc_number(pty.pid, "voluntary_ctxt_switches");
    long fed = proc_number(feed, "voluntary_ctxt_switches");
    sleep(IDLE_SECONDS);
    viewer = proc_number(pty.pid, "voluntary_ctxt_switches") - viewer;
    fed = proc_number(feed, "voluntary_ctxt_switches") - fed;
    pty_quit(&pty);
    kill(server, SIGKILL);
    waitpid(server, NULL, 0);
    if (feed <= 0) {
        puts("wake-ups between two requests: not measured, there is no touchline-feed or no /proc");
        return;
    }
    print_idle("viewer", viewer);
    print_idle("touchline-feed", fed);
}

void bench_live(const struct bench *bench)
{
    static struct times seen, within, fed;
    static struct answers answers;
    char path[600];
    const char *slash = strrchr(bench->edition, '/');
    snprintf(path, sizeof path, "%.*s/worldcup-2026.cfg", (int)(slash - bench->edition),
             bench->edition);
    make_answers(&answers, path);
    live_seen(bench, &answers, &seen);
    live_within(&answers, &within);
    live_fed(&answers, &fed);
    print_times("line to frame, seen", &seen, "< 1");
    print_times("line to frame, within", &within, "< 1");
    print_times("answer to line, within", &fed, "");
    live_idle(bench, &answers);
    vec_release(&answers.text.out);
}
