/* When a source was heard and who asks next, and the scores that are left beside it. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "cmocka_all.h"
#include "live/contact.h"
#include "live/scores.h"

enum { NOW = 1775160000 };

static char root[] = "/tmp/touchline-contact-XXXXXX", dir[64], path[96], scores[96];

static int set_up(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(root));
    snprintf(dir, sizeof dir, "%s/live", root);
    snprintf(path, sizeof path, "%s/cup.contact", dir);
    snprintf(scores, sizeof scores, "%s/cup.json", dir);
    return 0;
}

static int clear(void **state)
{
    (void)state;
    unlink(path);
    unlink(scores);
    rmdir(scores);
    rmdir(dir);
    rmdir(root);
    strcpy(root, "/tmp/touchline-contact-XXXXXX");
    return 0;
}

static struct contact sample(void)
{
    struct contact contact;
    contact_init(&contact, "espn:uel", "http://127.0.0.1:8000");
    contact.heard = NOW;
    contact.every = 15;
    contact.said = NOW;
    contact.due = NOW + 16;
    contact.errors = 2;
    strcpy(contact.trouble, "connection refused");
    return contact;
}

static void write_sample(struct contact contact)
{
    struct err err;
    if (!contact_write(&contact, dir, "cup", &err))
        fail_msg("%s", err.text);
}

static void what_is_written_is_read(void **state)
{
    struct contact written = sample(), read;
    struct stat info;
    (void)state;
    assert_false(contact_read(&read, dir, "cup"));
    assert_int_equal(read.heard, INSTANT_UNKNOWN);
    write_sample(written);
    assert_true(contact_read(&read, dir, "cup"));
    assert_string_equal(read.source, written.source);
    assert_string_equal(read.base_url, written.base_url);
    assert_string_equal(read.trouble, written.trouble);
    assert_int_equal(read.heard, written.heard);
    assert_int_equal(read.every, written.every);
    assert_int_equal(read.said, written.said);
    assert_int_equal(read.due, written.due);
    assert_int_equal(read.errors, written.errors);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    written.trouble[0] = '\0'; /* a shorter one leaves nothing of a longer */
    write_sample(written);
    assert_true(contact_read(&read, dir, "cup"));
    assert_string_equal(read.trouble, "");
}

static void a_password_or_key_is_not_kept(void **state)
{
    struct contact contact;
    (void)state;
    contact_init(&contact, "https://me:secret@example.org/cup.json", NULL);
    assert_string_equal(contact.source, "");
    contact_init(&contact, "espn:uel", "https://me:secret@example.org");
    assert_string_equal(contact.source, "");
    assert_string_equal(contact.base_url, "");
    contact_init(&contact, "https://example.org/cup.json?token=secret", NULL);
    assert_string_equal(contact.source, "");
    contact_init(&contact, "espn:uel", "https://example.org/?token=secret");
    assert_string_equal(contact.base_url, "");
}

/* Cut off anywhere, or with any byte changed, it is as if it were not there. */
static void a_damaged_one_is_none(void **state)
{
    struct contact read;
    struct err err;
    char *bytes;
    size_t len;
    (void)state;
    write_sample(sample());
    assert_true(file_read(path, &bytes, &len, &err));
    for (size_t i = 0; i < len; i++) {
        assert_true(file_write_atomic(path, bytes, i, true, &err));
        assert_false(contact_read(&read, dir, "cup"));
        assert_int_equal(read.due, INSTANT_UNKNOWN);
        bytes[i] ^= 1;
        assert_true(file_write_atomic(path, bytes, len, true, &err));
        assert_false(contact_read(&read, dir, "cup"));
        bytes[i] ^= 1;
    }
    free(bytes);
}

static void links_and_pipes_are_not_followed(void **state)
{
    struct contact contact = sample();
    struct err err;
    (void)state;
    write_sample(contact);
    assert_int_equal(rename(path, scores), 0);
    assert_int_equal(symlink(scores, path), 0);
    assert_false(contact_read(&contact, dir, "cup"));
    assert_false(contact_write(&contact, dir, "cup", &err));
    assert_false(contact_claim(&contact, dir, "cup", NOW));
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_false(contact_read(&contact, dir, "cup"));
    assert_false(contact_claim(&contact, dir, "cup", NOW));
}

static void fresh_is_twice_the_interval(void **state)
{
    struct contact contact = sample();
    (void)state;
    assert_true(contact_is_fresh(&contact, NOW));
    assert_true(contact_is_fresh(&contact, NOW + 30));
    assert_false(contact_is_fresh(&contact, NOW + 31));
    assert_true(contact_is_fresh(&contact, NOW - 30));  /* a clock was put back a little, */
    assert_false(contact_is_fresh(&contact, NOW - 31)); /* or so far that nobody knows */
    contact.heard = INSTANT_UNKNOWN;
    assert_false(contact_is_fresh(&contact, NOW));
}

static void one_asks_and_then_another_when_it_is_time(void **state)
{
    struct contact first, read;
    (void)state;
    contact_init(&first, "espn:uel", NULL);
    assert_true(contact_claim(&first, dir, "cup", NOW));
    assert_true(contact_read(&read, dir, "cup"));
    assert_string_equal(read.source, "espn:uel");
    assert_false(contact_claim(&first, dir, "cup", NOW));
    assert_false(contact_claim(&first, dir, "cup", NOW + CONTACT_CLAIM_SECONDS - 1));
    assert_true(contact_claim(&first, dir, "cup", NOW + CONTACT_CLAIM_SECONDS));
    write_sample(sample()); /* what came of it: again in 16 s */
    assert_false(contact_claim(&first, dir, "cup", NOW + 15));
    assert_true(contact_claim(&first, dir, "cup", NOW + 16));
    assert_true(contact_read(&read, dir, "cup"));
    assert_int_equal(read.heard, NOW); /* the claim keeps what else is known */
    assert_int_equal(read.errors, 2);
    assert_int_equal(read.due, NOW + 16 + CONTACT_CLAIM_SECONDS);
}

static void a_clock_put_back_stops_nobody_for_ever(void **state)
{
    struct contact contact = sample();
    (void)state;
    contact.due = NOW + CONTACT_DUE_MOST;
    write_sample(contact);
    assert_false(contact_claim(&contact, dir, "cup", NOW));
    assert_true(contact_claim(&contact, dir, "cup", NOW - 1));
    contact.due = NOW + 16; /* it is known when that was said: nobody waits for an hour */
    write_sample(contact);
    assert_false(contact_claim(&contact, dir, "cup", NOW - CONTACT_CLAIM_SECONDS));
    assert_true(contact_claim(&contact, dir, "cup", NOW - HOUR_SECONDS));
    assert_false(contact_claim(&contact, dir, "cup", NOW - HOUR_SECONDS + 1)); /* that is settled */
}

/* As many status bars as there are, at once. */
static void of_many_at_once_one_asks(void **state)
{
    enum { MANY = 20 };
    struct contact first;
    pid_t children[MANY];
    int ends[2], claimed = 0;
    char go;
    (void)state;
    contact_init(&first, "espn:uel", NULL);
    assert_int_equal(pipe(ends), 0);
    for (int i = 0; i < MANY; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0) {
            close(ends[1]);
            while (read(ends[0], &go, 1) > 0) /* until all are there */
                continue;
            _exit(contact_claim(&first, dir, "cup", NOW));
        }
    }
    close(ends[0]);
    close(ends[1]);
    for (int i = 0; i < MANY; i++) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status));
        claimed += WEXITSTATUS(status);
    }
    assert_int_equal(claimed, 1);
}

static json_t *parsed(const char *text)
{
    json_t *tree = json_loads(text, 0, NULL);
    assert_non_null(tree);
    return tree;
}

static void scores_are_without_what_is_around_them(void **state)
{
    (void)state;
    json_t *tree = parsed(
        "{\"edition\":\"cup\",\"note\":\"kept\",\"sources\":[{\"id\":\"s\"}],\"matches\":[{"
        "\"home\":"
        "\"aaa\",\"status\":\"90'\",\"kickoff\":\"2031-05-25\",\"sources\":[\"s\"],\"note\":\"x\","
        "\"venue\":\"v\",\"subs\":\"all\",\"kicks\":[\"AAA X\"],\"lineups\":[{\"team\":\"AAA\"}],"
        "\"events\":[\"7' goal AAA X\",\"8' own-goal AAA Y\",\"9' penalty BBB Z\",\"60' sub AAA Y; "
        "for X\",\"61' yellow AAA goal \",\"62' red BBB Z\",\"62' var BBB Z; red to yellow\",\"80' "
        "goal AAA X\",\"80' var AAA; no goal\",\"81'\",7]}]}");
    json_t *expected =
        parsed("{\"edition\":\"cup\",\"note\":\"kept\",\"sources\":[{\"id\":\"s\"}],\"matches\":[{"
               "\"home\":"
               "\"aaa\",\"status\":\"90'\",\"kickoff\":\"2031-05-25\",\"kicks\":[\"AAA X\"],"
               "\"events\":[\"7' goal AAA X\",\"8' own-goal AAA Y\",\"9' penalty BBB Z\",\"80' "
               "goal AAA X\",\"80' var AAA; no goal\"]}]}");
    json_t *before = json_deep_copy(tree), *made = scores_of(tree);
    assert_true(json_equal(made, expected));
    assert_true(json_equal(tree, before));
    json_decref(made);
    json_decref(before);
    json_decref(expected);
    json_decref(tree);
}

static void scores_are_written_or_gone(void **state)
{
    struct err err = {""};
    struct stat info;
    (void)state;
    json_t *tree = json_pack("{s:s}", "edition", "cup");
    assert_false(scores_write(tree, dir, "cup", &err)); /* there is no folder */
    assert_non_null(strstr(err.text, "cup.json"));
    assert_int_equal(mkdir(dir, 0700), 0);
    assert_true(scores_write(tree, dir, "cup", &err));
    assert_int_equal(stat(scores, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    char beside[96];
    snprintf(beside, sizeof beside, "%s/cup.new", dir);
    assert_int_equal(mkdir(beside, 0700), 0); /* in the way */
    assert_false(scores_write(tree, dir, "cup", &err));
    assert_int_not_equal(stat(scores, &info), 0); /* an older one would be taken for the newest */
    assert_int_equal(rmdir(beside), 0);
    json_decref(tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_written_is_read, set_up, clear),
        cmocka_unit_test_setup_teardown(a_password_or_key_is_not_kept, set_up, clear),
        cmocka_unit_test_setup_teardown(a_damaged_one_is_none, set_up, clear),
        cmocka_unit_test_setup_teardown(links_and_pipes_are_not_followed, set_up, clear),
        cmocka_unit_test_setup_teardown(fresh_is_twice_the_interval, set_up, clear),
        cmocka_unit_test_setup_teardown(one_asks_and_then_another_when_it_is_time, set_up, clear),
        cmocka_unit_test_setup_teardown(a_clock_put_back_stops_nobody_for_ever, set_up, clear),
        cmocka_unit_test_setup_teardown(of_many_at_once_one_asks, set_up, clear),
        cmocka_unit_test_setup_teardown(scores_are_without_what_is_around_them, set_up, clear),
        cmocka_unit_test_setup_teardown(scores_are_written_or_gone, set_up, clear),
    };
    return cmocka_run_group_tests_name("contact", tests, NULL, NULL);
}
