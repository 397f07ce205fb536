/* A journal on the disk: made, gone on with, cut off, locked, and on a disk that is full. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cmocka_all.h"
#include "live/journal_disk.h"

static char root[64], dir[80], path[96];

static json_t *state_of(int minute)
{
    return json_pack("{s:s, s:i, s:[s]}", "edition", "cup", "minute", minute, "events",
                     "7' goal AAA");
}

/* Puts a state, which a reader is told (NULL: nobody); whether the disk took it. */
static bool put_told(struct journal_disk *disk, int minute, struct journal *reader)
{
    struct journal_text line = {.out = {0}};
    struct err err = {""};
    json_t *tree = state_of(minute);
    bool good = journal_disk_put(disk, tree, 1700000000 + minute, &line, &err);
    assert_true(json_equal(disk->journal.tree, tree));
    assert_true(good || strlen(err.text) > 0);
    if (reader && line.out.n) {
        assert_true(journal_take(reader, line.out.v, line.out.n - 1, &err));
        assert_true(json_equal(reader->tree, tree));
    }
    json_decref(tree);
    vec_release(&line.out);
    return good;
}

static bool put(struct journal_disk *disk, int minute)
{
    return put_told(disk, minute, NULL);
}

static bool reopen(struct journal_disk *disk, size_t *warnings)
{
    struct report report = {0};
    struct err err;
    bool good = journal_disk_open(disk, dir, "cup", &report, &err);
    if (warnings)
        *warnings = report.warnings;
    report_release(&report);
    return good;
}

static void assert_minute(const struct journal_disk *disk, int minute)
{
    assert_int_equal(json_integer_value(json_object_get(disk->journal.tree, "minute")), minute);
}

static void it_is_the_owners_alone(void **state)
{
    (void)state;
    struct journal_disk disk;
    struct stat info;
    mode_t mask = umask(0);
    assert_true(reopen(&disk, NULL));
    umask(mask);
    assert_int_equal(stat(dir, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0700);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_true(fcntl(disk.fd, F_GETFD) & FD_CLOEXEC);
    journal_disk_close(&disk);
}

static void it_goes_on_where_it_was(void **state)
{
    (void)state;
    struct journal_disk disk;
    size_t warnings;
    assert_true(reopen(&disk, NULL));
    assert_null(disk.journal.tree);
    assert_true(put(&disk, 1));
    assert_true(put(&disk, 2));
    journal_disk_close(&disk);
    assert_true(reopen(&disk, &warnings));
    assert_int_equal(warnings, 0);
    assert_minute(&disk, 2);
    assert_true(put(&disk, 3));
    journal_disk_close(&disk);
    assert_true(reopen(&disk, &warnings));
    assert_int_equal(warnings, 0);
    assert_int_equal(disk.journal.lines, 3);
    assert_minute(&disk, 3);
    journal_disk_close(&disk);
}

static void there_is_one_writer(void **state)
{
    (void)state;
    struct journal_disk disk, other;
    assert_true(reopen(&disk, NULL));
    assert_false(reopen(&other, NULL));
    journal_disk_close(&other);
    journal_disk_close(&disk);
    assert_true(reopen(&other, NULL));
    journal_disk_close(&other);
}

static void links_and_pipes_are_refused(void **state)
{
    (void)state;
    struct journal_disk disk;
    assert_int_equal(mkdir(dir, 0700), 0);
    assert_int_equal(symlink("/etc/passwd", path), 0);
    assert_false(reopen(&disk, NULL));
    journal_disk_close(&disk);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_false(reopen(&disk, NULL));
    journal_disk_close(&disk);
}

/* Killed at any instant: cut off at every byte of the last 4 KB, it opens to the last whole line
 * and goes on. */
static void cut_off_anywhere_it_goes_on(void **state)
{
    enum { LAST = 4096 };
    (void)state;
    struct journal_disk disk;
    struct err err;
    char *bytes;
    size_t len, warnings;
    assert_true(reopen(&disk, NULL));
    for (int minute = 1; minute <= 60; minute++)
        assert_true(put(&disk, minute));
    journal_disk_close(&disk);
    assert_true(file_read(path, &bytes, &len, &err));
    assert_true(len > LAST);
    size_t step = getenv("TOUCHLINE_FEW") ? 97 : 1;
    for (size_t cut = len - LAST; cut <= len; cut += step) {
        assert_true(file_write_atomic(path, bytes, cut, true, &err));
        assert_true(reopen(&disk, &warnings));
        assert_int_equal(warnings, cut > 0 && bytes[cut - 1] != '\n');
        assert_true(put(&disk, 90));
        journal_disk_close(&disk);
        assert_true(reopen(&disk, NULL));
        assert_minute(&disk, 90);
        assert_false(disk.journal.lost);
        journal_disk_close(&disk);
    }
    free(bytes);
}

/* A line in the middle is damaged: what follows does not count, and the next thing put makes it
 * good. */
static void damage_is_made_good(void **state)
{
    (void)state;
    struct journal_disk disk;
    struct err err;
    char *bytes;
    size_t len, warnings;
    assert_true(reopen(&disk, NULL));
    for (int minute = 1; minute <= 3; minute++)
        assert_true(put(&disk, minute));
    journal_disk_close(&disk);
    assert_true(file_read(path, &bytes, &len, &err));
    *(strchr(bytes, '\n') + 20) ^= 1;
    assert_true(file_write_atomic(path, bytes, len, true, &err));
    free(bytes);
    assert_true(reopen(&disk, &warnings));
    assert_int_equal(warnings, 2);
    assert_minute(&disk, 1);
    assert_true(put(&disk, 4));
    journal_disk_close(&disk);
    assert_true(reopen(&disk, NULL));
    assert_minute(&disk, 4);
    assert_false(disk.journal.lost);
    journal_disk_close(&disk);
}

/* The disk is full, half-way through a line; then there is room again. Who is told of what comes
 * has all of it at any time. */
static void a_full_disk_loses_nothing(void **state)
{
    (void)state;
    struct journal told;
    struct journal_disk disk;
    struct rlimit before, small;
    struct stat info;
    size_t warnings;
    journal_init(&told);
    assert_true(reopen(&disk, NULL));
    assert_true(put_told(&disk, 1, &told));
    assert_int_equal(fstat(disk.fd, &info), 0);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = (rlim_t)info.st_size + 30;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    assert_false(put_told(&disk, 2, &told));
    assert_false(put_told(&disk, 2, &told)); /* nothing new */
    assert_false(put_told(&disk, 3, &told));
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_DFL);
    assert_true(put_told(&disk, 3, &told)); /* nothing new, but the disk has to learn of it */
    assert_true(put_told(&disk, 4, &told));
    journal_release(&told);
    journal_disk_close(&disk);
    assert_true(reopen(&disk, &warnings));
    assert_int_equal(warnings, 1); /* the half line */
    assert_minute(&disk, 4);
    assert_false(disk.journal.lost);
    journal_disk_close(&disk);
}

static int set_up(void **state)
{
    (void)state;
    snprintf(dir, sizeof dir, "%s/live", root);
    snprintf(path, sizeof path, "%s/cup.journal", dir);
    return 0;
}

static int clear(void **state)
{
    (void)state;
    unlink(path);
    rmdir(dir);
    return 0;
}

/* Who comes second reads what the first writes, and writes once the first is gone. */
static void another_program_reads_on_and_takes_over(void **state)
{
    (void)state;
    struct journal_disk first, second;
    struct journal_text text = {.out = {0}};
    assert_true(reopen(&first, NULL));
    assert_true(put(&first, 1));
    assert_false(reopen(&second, NULL));
    assert_true(second.busy);
    assert_minute(&second, 1);
    assert_false(journal_disk_more(&second, &text)); /* nothing new */
    assert_int_equal(text.out.n, 0);
    assert_true(put(&first, 2));
    assert_true(put(&first, 3));
    assert_false(journal_disk_more(&second, &text));
    assert_minute(&second, 3);
    size_t lines = 0;
    for (size_t i = 0; i < text.out.n; i++)
        lines += text.out.v[i] == '\n';
    assert_int_equal(lines, 2); /* just what is new */
    text.out.n = 0;
    assert_true(put(&first, 4));
    journal_disk_close(&first);
    assert_true(journal_disk_more(&second, &text));
    assert_false(second.busy);
    assert_minute(&second, 4);
    assert_true(put(&second, 5));
    journal_disk_close(&second);
    size_t warnings;
    assert_true(reopen(&first, &warnings));
    assert_int_equal(warnings, 0);
    assert_minute(&first, 5);
    journal_disk_close(&first);
    vec_release(&text.out);
}

int main(void)
{
    /* In memory where there is such a place: a disk takes its time for what is to be on it. */
    snprintf(root, sizeof root, "%s/touchline-journal-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (!mkdtemp(root))
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_is_the_owners_alone, set_up, clear),
        cmocka_unit_test_setup_teardown(it_goes_on_where_it_was, set_up, clear),
        cmocka_unit_test_setup_teardown(there_is_one_writer, set_up, clear),
        cmocka_unit_test_setup_teardown(links_and_pipes_are_refused, set_up, clear),
        cmocka_unit_test_setup_teardown(cut_off_anywhere_it_goes_on, set_up, clear),
        cmocka_unit_test_setup_teardown(damage_is_made_good, set_up, clear),
        cmocka_unit_test_setup_teardown(a_full_disk_loses_nothing, set_up, clear),
        cmocka_unit_test_setup_teardown(another_program_reads_on_and_takes_over, set_up, clear),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    rmdir(root);
    return failed;
}
