#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "feed/key.h"

#define SECRET "s3cret-of-mine"

static char folder[64], path[96], link_path[96];

static int start(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/touchline-key-XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/keys.cfg", folder);
    snprintf(link_path, sizeof link_path, "%s/link", folder);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    unlink(path);
    unlink(link_path);
    return rmdir(folder);
}

static int clean(void **state)
{
    (void)state;
    unsetenv("TOUCHLINE_FOOTBALL_DATA_KEY");
    unlink(path);
    unlink(link_path);
    return 0;
}

static void write_keys(const char *text, mode_t mode)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, mode), 0);
}

/* No key, and the error is "where" and this, without the key. */
static void assert_refused(const char *from, const char *what)
{
    struct key key;
    struct err err;
    assert_false(key_find(&key, "football-data", from, &err));
    assert_string_equal(key.value, "");
    assert_string_equal(key.base_url, "");
    assert_null(strstr(err.text, SECRET));
    if (!strstr(err.text, what))
        fail_msg("%s: expected %s", err.text, what);
}

static void test_none(void **state)
{
    (void)state;
    struct key key;
    struct err err;
    assert_true(key_find(&key, "football-data", NULL, &err));
    assert_string_equal(key.value, "");
    assert_true(key_find(&key, "football-data", path, &err)); /* no file */
    assert_string_equal(key.value, "");
    write_keys("other = { key = \"" SECRET "\"; };\n", 0600);
    assert_true(key_find(&key, "football-data", path, &err));
    assert_string_equal(key.value, "");
}

static void test_environment(void **state)
{
    (void)state;
    struct key key;
    struct err err;
    write_keys("football-data = { key = \"other\"; base-url = \"http://x\"; };\n", 0600);
    setenv("TOUCHLINE_FOOTBALL_DATA_KEY", SECRET, 1);
    assert_true(key_find(&key, "football-data", path, &err));
    assert_string_equal(key.value, SECRET);
    assert_string_equal(key.base_url, "");
    key_release(&key);
    assert_string_equal(key.value, "");
    setenv("TOUCHLINE_FOOTBALL_DATA_KEY", "", 1);
    assert_true(key_find(&key, "football-data", path, &err));
    assert_string_equal(key.value, "other");
    assert_string_equal(key.base_url, "http://x");
    setenv("TOUCHLINE_FOOTBALL_DATA_KEY", SECRET "\nX: y", 1);
    assert_refused(path, "TOUCHLINE_FOOTBALL_DATA_KEY: a key has letters, digits and marks only");
}

static void test_file(void **state)
{
    (void)state;
    struct key key;
    struct err err;
    write_keys("# mine\nother = { key = \"x\"; };\nfootball-data = { key = \"" SECRET "\"; };\n",
               0600);
    assert_true(key_find(&key, "football-data", path, &err));
    assert_string_equal(key.value, SECRET);
    assert_string_equal(key.base_url, "");
    assert_int_equal(chmod(path, 0400), 0);
    assert_true(key_find(&key, "football-data", path, &err));
    assert_string_equal(key.value, SECRET);
}

static void test_readable(void **state)
{
    (void)state;
    static const mode_t modes[] = {0640, 0620, 0610, 0604, 0602, 0601, 0644};
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        write_keys("football-data = { key = \"" SECRET "\"; };\n", modes[i]);
        assert_refused(path,
                       "keys.cfg: others can read or change the keys in it; expected mode 600");
    }
}

static void test_no_file(void **state)
{
    (void)state;
    write_keys("football-data = { key = \"" SECRET "\"; };\n", 0600);
    assert_int_equal(symlink(path, link_path), 0);
    assert_refused(link_path, "link: a symbolic link");
    assert_refused(folder, "not a file");
    unlink(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_refused(path, "not a file");
}

static void test_somebody_elses(void **state)
{
    (void)state;
    if (geteuid() != 0)
        skip();
    write_keys("football-data = { key = \"" SECRET "\"; };\n", 0600);
    assert_int_equal(chown(path, 12345, (gid_t)-1), 0);
    assert_refused(path, "keys.cfg: a file with keys must be your own");
}

static void test_wrong(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"football-data = \"" SECRET "\";\n", ":1: expected football-data = { key ="},
        {"\nfootball-data = { };\n", ":2: expected football-data = { key ="},
        {"football-data = { key = \"\"; };\n", ":1: expected football-data = { key ="},
        {"football-data = { key = 5; };\n", ":1: expected football-data = { key ="},
        {"football-data = { key = \"" SECRET "\"; kee = 1; };\n", ":1: \"kee\" is not known"},
        {"football-data = { key = \"" SECRET "\"; base-url = 1; };\n", ":1: base-url is no text"},
        {"football-data = { key = \"" SECRET " 2\"; };\n", "a key has letters, digits and marks"},
        {"football-data = { key = \"" SECRET "\"; \n", ":1:"},
        {"football-data = { key = = \"" SECRET "\"; };\n", ":1: syntax error"},
        {"@include \"/etc/passwd\"\n", "@include"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        write_keys(cases[i][0], 0600);
        assert_refused(path, cases[i][1]);
    }
    char text[2048] = "football-data = { key = \"";
    memset(text + strlen(text), 'x', 300);
    strcat(text, "\"; };\n");
    write_keys(text, 0600);
    assert_refused(path, "a key longer than 255 bytes");
}

static void test_large(void **state)
{
    (void)state;
    write_keys("football-data = { key = \"" SECRET "\"; };\n", 0600);
    assert_int_equal(truncate(path, 64 * 1024 + 1), 0);
    assert_refused(path, "larger than 64 KiB");
}

static void test_hidden(void **state)
{
    (void)state;
    char a[] = "TOUCHLINE_FOOTBALL_DATA_KEY=" SECRET;
    char b[] = "HOME=/home/me";
    char c[] = "TOUCHLINE_X_KEY=";
    char d[] = "TOUCHLINE_KEY=kept";
    char e[] = "TOUCHLINE_KEYS=kept";
    char f[] = "NOT_TOUCHLINE_X_KEY=kept";
    char g[] = "TOUCHLINE_X_KEY";
    char *variables[] = {a, b, c, d, e, f, g, NULL};
    key_hide(variables);
    assert_ptr_equal(variables[0], b);
    assert_ptr_equal(variables[1], d);
    assert_ptr_equal(variables[2], e);
    assert_ptr_equal(variables[3], f);
    assert_ptr_equal(variables[4], g);
    assert_null(variables[5]);
    assert_string_equal(a, "TOUCHLINE_FOOTBALL_DATA_KEY=");
    for (size_t i = strlen(a); i < sizeof a; i++)
        assert_int_equal(a[i], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_none, clean),
        cmocka_unit_test_teardown(test_environment, clean),
        cmocka_unit_test_teardown(test_file, clean),
        cmocka_unit_test_teardown(test_readable, clean),
        cmocka_unit_test_teardown(test_no_file, clean),
        cmocka_unit_test_teardown(test_somebody_elses, clean),
        cmocka_unit_test_teardown(test_wrong, clean),
        cmocka_unit_test_teardown(test_large, clean),
        cmocka_unit_test(test_hidden),
    };
    return cmocka_run_group_tests_name("key", tests, start, stop);
}
