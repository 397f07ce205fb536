#include "night.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../unit/cmocka_all.h"
#include "base/crc.h"
#include "base/file.h"
#include "cut/cut.h"
#include "input/source.h"
#include "live/journal.h"
#include "output/edition_write.h"
#include "proc.h"

/* -- what is answered -------------------------------------------------------------------------- */

bool night_open(struct night *night, const char *edition)
{
    struct err err;
    size_t len;
    char path[1200];
    const char *dir = getenv("top_srcdir");
    *night = (struct night){.text = NULL};
    /* In memory where there is such a place: a disk takes its time for what is to be on it. */
    const char *place = getenv("TMPDIR");
    if (!place || strlen(place) > 32)
        place = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    snprintf(night->folder, sizeof night->folder, "%s/touchline-night-XXXXXX", place);
    snprintf(night->data_dir, sizeof night->data_dir, "TOUCHLINE_DATADIR=%s/data", dir ? dir : ".");
    snprintf(path, sizeof path, "%s/%s.cfg", strchr(night->data_dir, '=') + 1, edition);
    if (!file_read(path, &night->text, &len, &err) || !mkdtemp(night->folder))
        return false;
    snprintf(night->file, sizeof night->file, "%s/cup.json", night->folder);
    snprintf(night->state_dir, sizeof night->state_dir, "XDG_STATE_HOME=%s", night->folder);
    return true;
}

void night_close(struct night *night)
{
    char command[96];
    free(night->text);
    snprintf(command, sizeof command, "rm -rf %s", night->folder);
    assert_int_equal(system(command), 0);
}

instant night_instant(const char *when)
{
    instant at;
    enum precision precision;
    assert_true(instant_parse(when, 0, &at, NULL, &precision));
    return at;
}

struct tree night_text(const struct night *night, instant at)
{
    struct edition *edition;
    struct report report = {0};
    struct tree text;
    char *cut = cut_edition(night->text, cut_at(at));
    assert_non_null(cut);
    assert_true(edition_read("cut", cut, strlen(cut), &edition, &report));
    edition_write(edition, TREE_JSON, &text);
    edition_close(edition);
    report_release(&report);
    free(cut);
    return text;
}

void night_put_bytes(const struct night *night, const char *bytes, size_t len)
{
    struct err err;
    if (!file_write_atomic(night->file, bytes, len, true, &err))
        fail_msg("%s", err.text);
}

void night_put(const struct night *night, instant at)
{
    struct tree text = night_text(night, at);
    night_put_bytes(night, text.out.v, text.out.n);
    vec_release(&text.out);
}

void night_serve(const struct night *night, struct serve *serve, const char *times,
                 const char *more)
{
    char script[1024];
    snprintf(script, sizeof script, "on /cup.json%s\nreads %s\n%s", times, night->file, more);
    serve_start(serve, script, NULL);
}

size_t night_requests(const struct serve *serve)
{
    char *log = serve_log(serve);
    size_t count = 0;
    for (const char *at = strstr(log, "GET /"); at; at = strstr(at + 1, "GET /"))
        count++;
    free(log);
    return count;
}

void night_wait_requests(struct vt *vt, const struct serve *serve, size_t count)
{
    enum { TRIES = 600, TRY_MS = 50 };
    int tries = 0;
    while (night_requests(serve) < count && tries++ < TRIES)
        vt_pump(vt, TRY_MS);
    assert_true(night_requests(serve) >= count);
}

void night_source(const struct serve *serve, char *url, size_t size)
{
    snprintf(url, size, "http://127.0.0.1:%d/cup.json", serve->port);
}

void night_journal(const struct night *night, const char *source, char *path, size_t size)
{
    snprintf(path, size, "%s/touchline/live/live-%08" PRIx32 ".journal", night->folder,
             crc32c(source, strlen(source)));
}

bool night_feed_lives(const struct night *night, const char *source)
{
    char path[256];
    night_journal(night, source, path, sizeof path);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    assert_true(fd >= 0);
    bool locked = flock(fd, LOCK_EX | LOCK_NB) != 0;
    close(fd);
    return locked;
}

void night_write_journal(const struct night *night, const char *source, instant at, instant known)
{
    struct journal journal;
    struct journal_text line = {.out = {0}};
    struct err err;
    char path[256];
    struct tree text = night_text(night, at);
    json_t *tree = json_loadb(text.out.v, text.out.n, 0, NULL);
    journal_init(&journal);
    journal_write(&journal, tree, known, &line);
    night_journal(night, source, path, sizeof path);
    *strrchr(path, '/') = '\0';
    assert_true(file_make_folder(path, &err));
    path[strlen(path)] = '/';
    if (!file_write_atomic(path, line.out.v, line.out.n, true, &err))
        fail_msg("%s", err.text);
    json_decref(tree);
    journal_release(&journal);
    vec_release(&line.out);
    vec_release(&text.out);
}

/* -- the program ------------------------------------------------------------------------------- */

const char *night_program(void)
{
    const char *path = getenv("TOUCHLINE");
    return path ? path : "./touchline";
}

struct vt *night_view(const struct night *night, const char *source, const char *base_url,
                      const char *wait, const char *more)
{
    const char *argv[] = {night_program(), source, base_url ? "--base-url" : NULL, base_url, NULL};
    const char *env[] = {
        night->data_dir, night->state_dir, "TZ=CEST-2", "COLORFGBG", "NO_COLOR", "http_proxy",
        "all_proxy",     "ALL_PROXY",      wait,        more,        NULL};
    struct vt_options options = {.argv = argv, .env = env};
    return vt_open(&options);
}

pid_t night_feed(const struct vt *vt)
{
    return proc_child(vt->pid, "touchline-feed");
}

bool night_status_has(struct vt *vt, const char *text)
{
    return strstr(vt_row(vt, vt->h - 1), text) != NULL;
}

bool night_title_has(struct vt *vt, const char *text)
{
    return strstr(vt_row(vt, 0), text) != NULL;
}

void night_quit(struct vt *vt)
{
    vt_type(vt, "q");
    assert_true(vt_wait_ended(vt));
    assert_true(WIFEXITED(vt->status));
    assert_int_equal(WEXITSTATUS(vt->status), 0);
    assert_true(vt_modes_restored(vt));
    vt_close(vt);
}
