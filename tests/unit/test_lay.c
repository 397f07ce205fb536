/* A live edition laid over one that is known: what stays, what comes, who meets whom. */
#include "cmocka_all.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "input/json_file.h"
#include "input/source.h"
#include "live/lay.h"
#include "model/match.h"
#include "model/tie.h"
#include "output/edition_write.h"

static struct aliases aliases;

static char *read_data(const char *name, size_t *len)
{
    const char *dir = getenv("top_srcdir");
    char path[1200], *text;
    struct err err;
    snprintf(path, sizeof path, "%s/data/%s", dir ? dir : ".", name);
    if (!file_read(path, &text, len, &err))
        fail_msg("%s", err.text);
    return text;
}

static struct edition *edition_of(const char *name, const char *text)
{
    struct report report = {0};
    struct edition *edition;
    char why[512];
    if (!edition_read(name, text, strlen(text), &edition, &report)) {
        report_format(&report, 0, why, sizeof why);
        fail_msg("%s", why);
    }
    report_release(&report);
    return edition;
}

static struct edition *lay(const struct edition *known, const struct edition *live)
{
    struct report report = {0};
    char why[512];
    report_init(&report, "laid");
    struct edition *laid = lay_edition(known, live, &aliases, &report);
    if (!laid) {
        report_format(&report, 0, why, sizeof why);
        fail_msg("%s", why);
    }
    report_release(&report);
    return laid;
}

static void check_same(const struct edition *a, const struct edition *b)
{
    struct tree left, right;
    edition_write(a, TREE_CFG, &left);
    edition_write(b, TREE_CFG, &right);
    vec_push(&left.out, '\0');
    vec_push(&right.out, '\0');
    assert_string_equal(left.out.v, right.out.v);
    vec_release(&left.out);
    vec_release(&right.out);
}

/* -- nothing new --------------------------------------------------------------------------------
 */

static void an_edition_over_itself_is_itself(void **state)
{
    static const char *const names[] = {
        "uel-2023-24.cfg",   "uecl-2023-24.cfg",  "worldcup-1930.cfg", "worldcup-1938.cfg",
        "worldcup-1950.cfg", "worldcup-1974.cfg", "worldcup-2022.cfg", "worldcup-2026.cfg"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t len;
        char *text = read_data(names[i], &len);
        struct edition *known = edition_of(names[i], text);
        struct edition *laid = lay(known, known);
        check_same(known, laid);
        edition_close(laid);
        edition_close(known);
        free(text);
    }
}

static int set_up(void **state)
{
    struct report report = {0};
    size_t len;
    char *text = read_data(ALIASES_FILE, &len);
    (void)state;
    bool good = aliases_read(&aliases, text, len, &report);
    report_release(&report);
    free(text);
    return good ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    aliases_release(&aliases);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_edition_over_itself_is_itself),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
