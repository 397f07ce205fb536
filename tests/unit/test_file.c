#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

#define HANG_SECONDS 60 /* a test that waits longer for a pipe is killed */

static char folder[64];

static int make_folder(void **state)
{
    (void)state;
    alarm(HANG_SECONDS);
    strcpy(folder, "/tmp/touchline-file-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    static const char *const names[] = {"file", "fifo", "large"};
    char path[128];
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    return rmdir(folder);
}

static const char *path_of(const char *name)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static const char *write_file(const char *bytes, size_t len)
{
    const char *path = path_of("file");
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
    return path;
}

/* Reading fails, and the error is "path: " and this. */
static void assert_refused(const char *path, const char *why)
{
    struct err err;
    char *bytes = NULL;
    size_t len = 77;
    assert_false(file_read(path, &bytes, &len, &err));
    assert_null(bytes);
    assert_int_equal(len, 77);
    const char *shown = strcmp(path, "-") ? path : "standard input";
    assert_memory_equal(err.text, shown, strlen(shown));
    assert_string_equal(err.text + strlen(shown), why);
    assert_false(file_read(path, &bytes, &len, NULL));
}

static void assert_reads(const char *path, const char *expected, size_t expected_len)
{
    struct err err = {.text = ""};
    char *bytes;
    size_t len;
    if (!file_read(path, &bytes, &len, &err))
        fail_msg("%s", err.text);
    assert_int_equal(len, expected_len);
    assert_memory_equal(bytes, expected, len);
    assert_int_equal(bytes[len], '\0');
    free(bytes);
}

static void regular_files_are_read_whole(void **state)
{
    (void)state;
    assert_reads(write_file("", 0), "", 0);
    assert_reads(write_file("a\0b\r\n", 5), "a\0b\r\n", 5);
    static char large[300001];
    for (size_t i = 0; i < sizeof large; i++)
        large[i] = (char)(i * 7);
    assert_reads(write_file(large, sizeof large), large, sizeof large);
}

static void what_says_size_zero_is_read_to_its_end(void **state)
{
    (void)state;
    char *bytes;
    size_t len;
    struct err err;
    if (!file_exists("/proc/self/status"))
        return; /* only some systems have such files */
    assert_true(file_read("/proc/self/status", &bytes, &len, &err));
    assert_true(len > 0 && len == strlen(bytes));
    free(bytes);
}

static void what_is_no_file_is_refused(void **state)
{
    (void)state;
    assert_refused(path_of("none"), ": No such file or directory");
    assert_refused("", ": No such file or directory");
    assert_refused(folder, ": a directory; expected a file");
    assert_refused("/dev/zero", ": neither a file nor a pipe");
    assert_refused("/dev/null", ": neither a file nor a pipe");
}

static void path_in_an_error_is_gated(void **state)
{
    (void)state;
    struct err err;
    char *bytes;
    size_t len;
    assert_false(file_read("no\x1b[2Jfile", &bytes, &len, &err));
    assert_string_equal(err.text, "no\uFFFD[2Jfile: No such file or directory");
}

static void limit_is_exact(void **state)
{
    (void)state;
    const char *path = path_of("large");
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    assert_true(fd >= 0);
    assert_int_equal(ftruncate(fd, (off_t)FILE_MOST), 0);
    char *bytes;
    size_t len;
    struct err err;
    assert_true(file_read(path, &bytes, &len, &err));
    assert_int_equal(len, FILE_MOST);
    assert_int_equal(bytes[len], '\0');
    free(bytes);
    assert_int_equal(ftruncate(fd, (off_t)FILE_MOST + 1), 0);
    close(fd);
    assert_refused(path, ": larger than 64 MiB");
}

/* A child that writes pieces into the pipe (or the FIFO at path), with a pause before each;
 * a FIFO is opened late. */
static pid_t start_writer(const int *ends, const char *path, const char *piece, size_t len,
                          size_t times, unsigned pause_us, unsigned late_us)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child)
        return child;
    alarm(HANG_SECONDS);
    signal(SIGPIPE, SIG_IGN);
    if (path)
        usleep(late_us);
    int fd = ends ? ends[1] : open(path, O_WRONLY);
    if (ends)
        close(ends[0]); /* else the pipe would never break */
    for (size_t i = 0; i < times; i++) {
        usleep(pause_us);
        for (size_t at = 0; at < len;) {
            ssize_t put = write(fd, piece + at, len - at);
            if (put < 0)
                _exit(0);
            at += (size_t)put;
        }
    }
    _exit(0);
}

static void finish(pid_t child)
{
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
}

static const char *make_fifo(void)
{
    const char *path = path_of("fifo");
    unlink(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    return path;
}

static void fifo_without_a_writer_is_an_error(void **state)
{
    (void)state;
    assert_refused(make_fifo(), ": a pipe that nothing was written to");
}

static void fifo_is_read_until_its_writer_ends(void **state)
{
    (void)state;
    const char *path = make_fifo();
    pid_t child = start_writer(NULL, path, "goal ", 5, 3, 60000, 0);
    usleep(50000); /* let the writer wait in its open() */
    assert_reads(path, "goal goal goal ", 15);
    finish(child);
    /* A shell that starts both at once may start the reader first. */
    child = start_writer(NULL, path, "late", 4, 1, 30000, 40000);
    assert_reads(path, "late", 4);
    finish(child);
}

/* The pipe of "touchline <(command)", by its name. */
static void pipe_by_name_is_read(void **state)
{
    (void)state;
    int ends[2];
    char path[32];
    assert_int_equal(pipe(ends), 0);
    snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
    assert_int_equal(write(ends[1], "kick", 4), 4);
    close(ends[1]);
    assert_reads(path, "kick", 4);
    close(ends[0]);
}

/* Runs a check with this descriptor as standard input. */
static void with_input(int fd, void (*check)(void))
{
    int saved = dup(STDIN_FILENO);
    dup2(fd, STDIN_FILENO);
    check();
    if (saved >= 0) {
        dup2(saved, STDIN_FILENO);
        close(saved);
    }
}

static void check_input_is_final(void)
{
    assert_reads("-", "final final ", 12);
}

static void check_input_is_empty(void)
{
    assert_reads("-", "", 0);
}

static void check_input_is_too_large(void)
{
    assert_refused("-", ": larger than 64 MiB");
}

static void check_input_is_a_directory(void)
{
    assert_refused("-", ": a directory; expected a file");
}

static void standard_input_is_read(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fcntl(ends[0], F_SETFL, O_NONBLOCK); /* as an earlier program may have left it */
    pid_t child = start_writer(ends, NULL, "final ", 6, 2, 30000, 0);
    close(ends[1]);
    with_input(ends[0], check_input_is_final);
    close(ends[0]);
    finish(child);

    int null = open("/dev/null", O_RDONLY);
    with_input(null, check_input_is_empty);
    close(null);
    int dir = open(folder, O_RDONLY);
    with_input(dir, check_input_is_a_directory);
    close(dir);
}

static void endless_input_is_refused(void **state)
{
    (void)state;
    int zero = open("/dev/zero", O_RDONLY);
    assert_true(zero >= 0);
    with_input(zero, check_input_is_too_large);
    close(zero);

    static char piece[65536];
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = start_writer(ends, NULL, piece, sizeof piece, 3000, 0, 0);
    close(ends[1]);
    char path[32];
    char *bytes;
    size_t len;
    struct err err;
    snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
    assert_false(file_read(path, &bytes, &len, &err));
    assert_non_null(strstr(err.text, ": larger than 64 MiB"));
    close(ends[0]);
    finish(child);
}

static void read_leaves_no_descriptor_open(void **state)
{
    (void)state;
    int before = dup(0);
    close(before);
    assert_reads(write_file("x", 1), "x", 1);
    assert_refused(folder, ": a directory; expected a file");
    assert_refused("/dev/null", ": neither a file nor a pipe");
    int after = dup(0);
    close(after);
    assert_int_equal(before, after);
}

static void names_join(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_string_equal(file_join(&arena, "/usr/share", "uel.cfg"), "/usr/share/uel.cfg");
    assert_string_equal(file_join(&arena, "data/", "uel.cfg"), "data/uel.cfg");
    assert_string_equal(file_join(&arena, "/", "uel.cfg"), "/uel.cfg");
    assert_string_equal(file_join(&arena, "", "uel.cfg"), "uel.cfg");
    arena_release(&arena);
}

static void existence(void **state)
{
    (void)state;
    assert_true(file_exists(write_file("", 0)));
    assert_true(file_exists(make_fifo()));
    assert_true(file_exists("/dev/null"));
    assert_false(file_exists(folder));
    assert_false(file_exists(path_of("none")));
    assert_false(file_exists(""));
}

static void assert_writes_not(const char *path, bool replace, const char *why)
{
    struct err err;
    assert_false(file_write_atomic(path, "new", 3, replace, &err));
    assert_memory_equal(err.text, path, strlen(path));
    assert_string_equal(err.text + strlen(path), why);
    assert_false(file_write_atomic(path, "new", 3, replace, NULL));
}

static void files_are_written_whole(void **state)
{
    struct stat about;
    (void)state;
    const char *path = path_of("large");
    unlink(path);
    mode_t mask = umask(027);
    assert_true(file_write_atomic(path, "old", 3, false, NULL));
    umask(mask);
    assert_reads(path, "old", 3);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0640);
    assert_writes_not(path, false, ": File exists");
    assert_reads(path, "old", 3);
    assert_int_equal(chmod(path, 0604), 0);
    assert_true(file_write_atomic(path, "a\0b", 3, true, NULL));
    assert_reads(path, "a\0b", 3);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0604);
    assert_int_equal(unlink(path), 0); /* remove_folder() finds out if anything lies beside it */
}

static void only_files_are_written_over(void **state)
{
    char link_path[128];
    (void)state;
    assert_writes_not(folder, true, ": not a file");
    assert_writes_not("/dev/null", true, ": not a file");
    assert_writes_not(make_fifo(), true, ": not a file");
    assert_writes_not("/nowhere/x", true, ": No such file or directory");
    write_file("old", 3);
    snprintf(link_path, sizeof link_path, "%s", path_of("large"));
    unlink(link_path);
    assert_int_equal(symlink("file", link_path), 0);
    assert_writes_not(link_path, false, ": File exists");
    assert_true(file_write_atomic(link_path, "new", 3, true, NULL));
    assert_reads(path_of("file"), "new", 3);
    assert_int_equal(unlink(link_path), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regular_files_are_read_whole),
        cmocka_unit_test(what_says_size_zero_is_read_to_its_end),
        cmocka_unit_test(what_is_no_file_is_refused),
        cmocka_unit_test(path_in_an_error_is_gated),
        cmocka_unit_test(limit_is_exact),
        cmocka_unit_test(fifo_without_a_writer_is_an_error),
        cmocka_unit_test(fifo_is_read_until_its_writer_ends),
        cmocka_unit_test(pipe_by_name_is_read),
        cmocka_unit_test(standard_input_is_read),
        cmocka_unit_test(endless_input_is_refused),
        cmocka_unit_test(read_leaves_no_descriptor_open),
        cmocka_unit_test(files_are_written_whole),
        cmocka_unit_test(only_files_are_written_over),
        cmocka_unit_test(names_join),
        cmocka_unit_test(existence),
    };
    return cmocka_run_group_tests_name("file", tests, make_folder, remove_folder);
}
