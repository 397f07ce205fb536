/* Where one left off in an edition, as it is kept from one run to the next. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "maker.h"
#include "model/match.h"
#include "state.h"

struct fixture {
    struct arena arena;
    struct maker maker;
    char root[64];
    char *dir, *file; /* where it is kept */
};

/* A tie of two matches, the second with goals in the 7th and twice in the 30th minute. */
static int set_up(void **state)
{
    static struct fixture fixture;
    struct fixture *f = &fixture;
    strcpy(f->root, "/tmp/touchline-test-XXXXXX");
    arena_init(&f->arena);
    if (!mkdtemp(f->root))
        return -1;
    char *home = file_join(&f->arena, f->root, "new/state");
    setenv("XDG_STATE_HOME", home, 1);
    f->dir = file_join(&f->arena, home, "touchline/watched");
    f->file = file_join(&f->arena, f->dir, "test");
    maker_open(&f->maker);
    maker_round(&f->maker, "sf", 2, "goals extra-time kicks");
    maker_tie(&f->maker, "sf1", "ajax", "brugge");
    maker_match(&f->maker, "FT");
    maker_match(&f->maker, "FT");
    maker_event(&f->maker, "7'", "goal", "ajax", "A");
    maker_event(&f->maker, "30'", "goal", "ajax", "B");
    maker_event(&f->maker, "30'", "goal", "brugge", "C");
    assert_true(maker_seal(&f->maker));
    for (uint32_t i = 0; i < 2; i++)
        strmap_add(&f->maker.edition->match_by_key, f->maker.edition->matches.v[i].key, i);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    int status = system(arena_printf(&f->arena, "rm -rf '%s'", f->root));
    maker_close(&f->maker);
    arena_release(&f->arena);
    return status;
}

/* What the file holds, without its line end. */
static const char *kept(struct fixture *f)
{
    char *bytes;
    size_t len;
    if (!file_read(f->file, &bytes, &len, NULL))
        return NULL;
    assert_true(len > 0 && bytes[len - 1] == '\n');
    const char *text = arena_strndup(&f->arena, bytes, len - 1);
    free(bytes);
    return text;
}

static void keep_bytes(struct fixture *f, const char *bytes, size_t len)
{
    FILE *out = fopen(f->file, "w");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, len, out), len);
    assert_int_equal(fclose(out), 0);
}

static void keep(struct fixture *f, const char *text)
{
    keep_bytes(f, text, strlen(text));
}

static void assert_moment(struct moment found, struct moment wanted)
{
    assert_int_equal(found.at, wanted.at);
    assert_int_equal(found.match, wanted.match);
    assert_int_equal(found.seq, wanted.seq);
}

static void expect_unknown(struct fixture *f, const char *what)
{
    struct moment found = {1, 2, 3};
    if (state_left_off(f->maker.edition, &found))
        fail_msg("%s: taken for a moment", what);
    assert_moment(found, (struct moment){1, 2, 3});
}

/* The entry of the second match at a place. */
static struct moment entry_moment(const struct edition *edition, uint32_t seq)
{
    const struct match *match = &edition->matches.v[1];
    return (struct moment){edition->entries.v[match->entry_first + seq].at, 1, seq};
}

static void every_entry_comes_back(void **state)
{
    struct fixture *f = *state;
    const struct edition *edition = f->maker.edition;
    struct moment found;
    expect_unknown(f, "nothing there");
    for (uint32_t seq = 0; seq < edition->matches.v[1].entry_count; seq++) {
        state_leave_off(edition, entry_moment(edition, seq));
        assert_true(state_left_off(edition, &found));
        assert_moment(found, entry_moment(edition, seq));
    }
    state_leave_off(edition, entry_moment(edition, 1));
    assert_string_equal(kept(f), "2024-04-18T19:06:00Z sf1/2 1");
}

static void between_entries_the_instant_is_kept(void **state)
{
    struct fixture *f = *state;
    struct moment found, now = moment_at(1713467977); /* 2024-04-18T19:19:37Z */
    state_leave_off(f->maker.edition, now);
    assert_string_equal(kept(f), "2024-04-18T19:19:37Z");
    assert_true(state_left_off(f->maker.edition, &found));
    assert_moment(found, now);
    state_leave_off(f->maker.edition, (struct moment){now.at, 1, 2});
    assert_true(state_left_off(f->maker.edition, &found));
    assert_moment(found, now);
}

static void unread_no_more_is_told_than_was_seen(void **state)
{
    struct fixture *f = *state;
    const struct edition *edition = f->maker.edition;
    struct moment found, place = entry_moment(edition, 2), now = moment_at(1713467977);
    assert_false(state_left_off_unread(edition->key, &found));
    state_leave_off(edition, place); /* the first of two of that instant */
    assert_true(state_left_off_unread(edition->key, &found));
    assert_moment(found, moment_at(place.at - 1));
    state_leave_off(edition, now);
    assert_true(state_left_off_unread(edition->key, &found));
    assert_moment(found, now);
    assert_false(state_left_off_unread("../last", &found));
}

static void a_place_beyond_the_log_is_its_last_entry_then(void **state)
{
    struct fixture *f = *state;
    struct moment found, last = entry_moment(f->maker.edition, 3);
    state_leave_off(f->maker.edition, (struct moment){last.at, 1, UINT32_MAX});
    assert_true(state_left_off(f->maker.edition, &found));
    assert_moment(found, last);
}

static void the_end_comes_back(void **state)
{
    struct fixture *f = *state;
    struct moment found;
    state_leave_off(f->maker.edition, moment_end());
    assert_string_equal(kept(f), "end");
    assert_true(state_left_off(f->maker.edition, &found));
    assert_moment(found, moment_end());
}

static void what_no_longer_fits_becomes_the_instant(void **state)
{
    struct fixture *f = *state;
    const struct edition *edition = f->maker.edition;
    struct moment found, goal = entry_moment(edition, 1);
    static const char *const places[] = {
        "sf9/2 1",  "sf1/2 99", "sf1/2 999999999", "sf1/2 2",   "sf1/2 4294967297",
        "sf1/2 -1", "sf1/2",    "sf1/2 ",          "sf1/2 1 1", "sf1/2 1x",
        " 1",       "../../x 1"};
    state_leave_off(edition, goal);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        keep(f, arena_printf(&f->arena, "2024-04-18T19:06:00Z %s\n", places[i]));
        assert_true(state_left_off(edition, &found));
        assert_moment(found, moment_at(goal.at));
    }
    keep(f, "2024-04-18T19:06:00Z sf1/2 1"); /* no line end is no damage */
    assert_true(state_left_off(edition, &found));
    assert_moment(found, goal);
}

static void what_is_damaged_is_not_known(void **state)
{
    struct fixture *f = *state;
    static const char *const texts[] = {"",
                                        "\n",
                                        "END\n",
                                        "end \n",
                                        "ended",
                                        "2024\n",
                                        "yesterday",
                                        "2024-04-18\n",
                                        " end",
                                        "2024-04-18T25:00:00Z\n",
                                        "2024-02-30T19:06:00Z\n",
                                        "2024-04-18T19:06:00Zsf1/2 1\n",
                                        "\xff\xfe\x80\n"};
    state_leave_off(f->maker.edition, moment_end());
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        keep(f, texts[i]);
        expect_unknown(f, texts[i]);
    }
    keep_bytes(f, "end\0", 4);
    expect_unknown(f, "a NUL");
    char large[4096];
    memset(large, '\n', sizeof large);
    memcpy(large, "end\n", 4);
    keep_bytes(f, large, sizeof large);
    expect_unknown(f, "a large file");
}

static void what_is_no_plain_file_is_not_known(void **state)
{
    struct fixture *f = *state;
    state_leave_off(f->maker.edition, moment_end());
    assert_int_equal(unlink(f->file), 0);
    assert_int_equal(mkdir(f->file, 0700), 0);
    expect_unknown(f, "a directory");
    state_leave_off(f->maker.edition, moment_end()); /* cannot be, and is no matter */
    expect_unknown(f, "a directory");
    assert_int_equal(rmdir(f->file), 0);
    assert_int_equal(mkfifo(f->file, 0600), 0);
    expect_unknown(f, "a FIFO");
    assert_int_equal(unlink(f->file), 0);
    assert_int_equal(symlink("/dev/zero", f->file), 0);
    expect_unknown(f, "a device");
    state_leave_off(f->maker.edition, moment_end()); /* the link is replaced, not followed */
    assert_string_equal(kept(f), "end");
}

static void nothing_is_left_beside_and_only_the_user_reads(void **state)
{
    struct fixture *f = *state;
    struct stat about;
    state_leave_off(f->maker.edition, moment_end());
    state_leave_off(f->maker.edition, moment_at(0));
    assert_int_equal(stat(f->dir, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0700);
    assert_int_equal(about.st_nlink, 2); /* no directory in it */
    assert_int_equal(system(arena_printf(&f->arena, "test \"$(ls -A '%s')\" = test", f->dir)), 0);
}

static void no_name_from_outside_is_opened(void **state)
{
    struct fixture *f = *state;
    static const char *const keys[] = {"../last", "a/b", "", ".", "Test", "-x", "t\n"};
    const char *own = f->maker.edition->key;
    state_remember("cup");
    state_leave_off(f->maker.edition, moment_at(0)); /* so that the directory is there */
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        f->maker.edition->key = keys[i];
        state_leave_off(f->maker.edition, moment_end());
        expect_unknown(f, keys[i]);
    }
    f->maker.edition->key = NULL;
    state_leave_off(f->maker.edition, moment_end());
    expect_unknown(f, "no key");
    f->maker.edition->key = own;
    assert_string_equal(state_last(&f->arena), "cup");
}

static void where_nothing_can_be_written_nothing_happens(void **state)
{
    struct fixture *f = *state;
    setenv("XDG_STATE_HOME", "/dev/null/state", 1);
    state_leave_off(f->maker.edition, moment_end());
    expect_unknown(f, "nowhere");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_entry_comes_back),
        TEST(between_entries_the_instant_is_kept),
        TEST(unread_no_more_is_told_than_was_seen),
        TEST(a_place_beyond_the_log_is_its_last_entry_then),
        TEST(the_end_comes_back),
        TEST(what_no_longer_fits_becomes_the_instant),
        TEST(what_is_damaged_is_not_known),
        TEST(what_is_no_plain_file_is_not_known),
        TEST(nothing_is_left_beside_and_only_the_user_reads),
        TEST(no_name_from_outside_is_opened),
        TEST(where_nothing_can_be_written_nothing_happens),
    };
    return cmocka_run_group_tests_name("state", tests, NULL, NULL);
}
