/* What is believed of answers that go back. */
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"
#include "live/settle.h"

#define MATCH(text)                                                                                \
    "{\"ties\":[{\"id\":\"qf1\",\"matches\":[{\"kickoff\":\"2024-04-18T21:00\"," text "}]}]}"

struct evening {
    struct settle settle;
    json_t *state;
};

static json_t *parse(const char *text)
{
    json_t *value = json_loads(text, 0, NULL);
    if (!value)
        fail_msg("%s", text);
    return value;
}

/* An answer comes; what is believed then is this. */
static void answer(struct evening *evening, const char *text, const char *believed)
{
    json_t *new = parse(text), *want = parse(believed);
    settle_answer(&evening->settle, evening->state, new);
    if (!json_equal(new, want)) {
        char *got = json_dumps(new, JSON_COMPACT);
        fail_msg("%s, expected %s", got, believed);
    }
    json_decref(evening->state);
    json_decref(want);
    evening->state = new;
}

static void evening_close(struct evening *evening)
{
    settle_release(&evening->settle);
    json_decref(evening->state);
}

static void news_are_believed_at_once(void **state)
{
    (void)state;
    struct evening evening = {.state = NULL};
    static const char *const answers[] = {
        MATCH("\"status\":\"45'\""),
        MATCH("\"status\":\"45+2'\",\"events\":[\"45+1' goal AAA Ito\"]"),
        MATCH("\"status\":\"HT\",\"events\":[\"45+1' goal AAA Ito\"]"),
        MATCH("\"status\":\"46'\",\"events\":[\"45+1' penalty AAA Ito\"]"),
        MATCH("\"score\":{\"ft\":\"1-0\"},\"events\":[\"45+1' penalty AAA Ito\"]"),
    };
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        answer(&evening, answers[i], answers[i]);
    evening_close(&evening);
}

#define GOAL MATCH("\"status\":\"7'\",\"events\":[\"7' goal AAA Ito\"]")
#define WITHOUT MATCH("\"status\":\"8'\"")
#define WITH MATCH("\"status\":\"8'\",\"events\":[\"7' goal AAA Ito\"]")

static void an_absence_is_believed_at_the_second_answer(void **state)
{
    (void)state;
    struct evening evening = {.state = NULL};
    answer(&evening, GOAL, GOAL);
    answer(&evening, WITHOUT, WITH);
    answer(&evening, WITHOUT, WITHOUT);
    evening_close(&evening);
}

static void a_flicker_is_not_seen(void **state)
{
    (void)state;
    struct evening evening = {.state = NULL};
    answer(&evening, GOAL, GOAL);
    for (int i = 0; i < 3; i++) {
        answer(&evening, WITHOUT, WITH);
        answer(&evening, WITH, WITH);
    }
    evening_close(&evening);
}

static void new_goals_come_beside_a_doubted_absence(void **state)
{
    (void)state;
    struct evening evening = {.state = NULL};
    answer(&evening, GOAL, GOAL);
    answer(&evening, MATCH("\"status\":\"9'\",\"events\":[\"9' goal BBB Sow\"]"),
           MATCH("\"status\":\"9'\",\"events\":[\"7' goal AAA Ito\",\"9' goal BBB Sow\"]"));
    evening_close(&evening);
}

static void the_video_assistant_is_believed_at_once(void **state)
{
    (void)state;
    struct evening evening = {.state = NULL};
    answer(&evening, GOAL, GOAL);
    static const char said[] = MATCH("\"status\":\"8'\",\"events\":[\"8' var AAA; no goal\"]");
    answer(&evening, said, said);
    evening_close(&evening);
}

static void an_older_answer_changes_nothing(void **state)
{
    (void)state;
    struct evening evening = {.state = NULL};
    answer(&evening, GOAL, GOAL);
    answer(&evening, MATCH("\"status\":\"5'\""), GOAL);
    answer(&evening, WITH, WITH);
    static const char over[] = MATCH("\"score\":{\"ft\":\"1-0\"},\"events\":[\"7' goal AAA Ito\"]");
    answer(&evening, over, over);
    answer(&evening, WITH, over);
    answer(&evening, over, over);
    /* Twice in a row: so it is. */
    answer(&evening, WITH, over);
    answer(&evening, WITH, WITH);
    evening_close(&evening);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(news_are_believed_at_once),
        cmocka_unit_test(an_absence_is_believed_at_the_second_answer),
        cmocka_unit_test(a_flicker_is_not_seen),
        cmocka_unit_test(new_goals_come_beside_a_doubted_absence),
        cmocka_unit_test(the_video_assistant_is_believed_at_once),
        cmocka_unit_test(an_older_answer_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
