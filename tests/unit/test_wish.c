/* What touchline-feed is told on its standard input. */
#include "cmocka_all.h"

#include <string.h>
#include <unistd.h>

#include "feed/wish.h"

static int to;
static struct wish wish;

static int set_up(void **state)
{
    int ends[2];
    (void)state;
    if (pipe(ends) != 0)
        return -1;
    to = ends[1];
    wish = (struct wish){.fd = ends[0]};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    close(to);
    return 0;
}

static bool say(const char *text)
{
    assert_int_equal(write(to, text, strlen(text)), strlen(text));
    return wish_read(&wish);
}

static void a_match_is_looked_at_until_another_is(void **state)
{
    (void)state;
    assert_false(wish_read(&wish));
    assert_true(say("match qf1/2\n"));
    assert_string_equal(wish.match, "qf1/2");
    assert_false(say("match qf1/2\n"));
    assert_true(say("match qf3/1\nmatch sf1/1\n"));
    assert_string_equal(wish.match, "sf1/1");
    assert_true(say("match\n"));
    assert_string_equal(wish.match, "");
}

static void a_line_counts_once_it_is_whole(void **state)
{
    (void)state;
    assert_false(say("match q"));
    assert_string_equal(wish.match, "");
    assert_true(say("f1/2\n"));
    assert_string_equal(wish.match, "qf1/2");
}

static void other_lines_say_nothing(void **state)
{
    char line[400] = "match ";
    (void)state;
    memset(line + 6, 'a', sizeof line - 8);
    line[sizeof line - 2] = '\n';
    assert_false(say(line));
    assert_false(say("watch qf1/2\n\nmat\n"));
    assert_string_equal(wish.match, "");
    assert_true(say("match qf1/2\n"));
}

static void its_end_ends_only_the_telling(void **state)
{
    (void)state;
    assert_true(say("match qf1/2\nmatch s"));
    close(to);
    to = -1;
    assert_false(wish_read(&wish));
    assert_int_equal(wish.fd, -1);
    assert_string_equal(wish.match, "qf1/2");
    assert_false(wish_read(&wish));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_match_is_looked_at_until_another_is, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_line_counts_once_it_is_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_lines_say_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(its_end_ends_only_the_telling, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
