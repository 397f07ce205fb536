/*
 * Reads one recorded answer of a provider and prints what was found in it:
 *
 *     answers FILE [SCOREBOARD]
 *
 * An answer that was recorded with its status and headers around it ("body") is taken out of them.
 * A trimmed summary, of which only "keyEvents" are left, gets the match with its number from
 * SCOREBOARD as its header.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "input/draft.h"
#include "input/json_file.h"

/* What is to be read as text, the caller's to free(). */
static char *dump(json_t *value)
{
    char *text = json_dumps(value, 0);

    if (!text)
        abort();
    return text;
}

/* "summary-760420.json": the event of that number, as a header. */
static json_t *header_from(const char *path, const char *scoreboard)
{
    const char *dash = strrchr(path, '-');
    json_t *root = json_load_file(scoreboard, 0, NULL), *header = NULL;
    json_t *events = json_object_get(root, "events");

    for (size_t i = 0; dash && i < json_array_size(events); i++) {
        json_t *event = json_array_get(events, i);
        const char *id = json_string_value(json_object_get(event, "id"));

        if (id && strncmp(dash + 1, id, strlen(id)) == 0)
            header = json_incref(event);
    }
    json_decref(root);
    return header;
}

/* The answer itself, out of what it was recorded in; NULL: as it is. */
static char *unwrap(const char *path, const char *bytes, size_t len, const char *scoreboard)
{
    json_t *root = json_loadb(bytes, len, 0, NULL), *header = NULL;
    const char *body = json_string_value(json_object_get(root, "body"));
    char *text = NULL;

    if (body)
        text = strdup(body);
    else if (scoreboard)
        header = header_from(path, scoreboard);
    if (header) {
        json_object_set_new(root, "header", header);
        text = dump(root);
    }
    json_decref(root);
    return text;
}

static int count(const struct edition *edition, int first, int last)
{
    int found = 0;

    for (size_t i = 0; i < edition->events.n; i++)
        found += edition->events.v[i].kind >= first && edition->events.v[i].kind <= last &&
                 !edition->events.v[i].derived;
    return found;
}

static int with_status(const struct edition *edition, int status)
{
    int found = 0;

    for (size_t i = 0; i < edition->matches.n; i++)
        found += edition->matches.v[i].status == status;
    return found;
}

static void print(const struct edition *edition, size_t warnings)
{
    printf("%s: rounds %zu ties %zu matches %zu (finished %d, under way %d, to come %d) goals %d "
           "(penalties %d, own %d) missed %d cards %d (red %d) substitutions %d kicks %zu players "
           "%zu warnings %zu\n",
           edition->name, edition->rounds.n, edition->ties.n, edition->matches.n,
           with_status(edition, MATCH_FINISHED), with_status(edition, MATCH_UNDER_WAY),
           with_status(edition, MATCH_SCHEDULED), count(edition, EVENT_GOAL, EVENT_OWN_GOAL),
           count(edition, EVENT_PENALTY_GOAL, EVENT_PENALTY_GOAL),
           count(edition, EVENT_OWN_GOAL, EVENT_OWN_GOAL),
           count(edition, EVENT_MISSED_PENALTY, EVENT_MISSED_PENALTY),
           count(edition, EVENT_YELLOW, EVENT_RED), count(edition, EVENT_RED, EVENT_RED),
           count(edition, EVENT_SUBSTITUTION, EVENT_SUBSTITUTION), edition->kicks.n,
           edition->people.n, warnings);
}

/* The ties that went beyond the goals of 90 minutes or of one leg, in words. */
static void print_ties(const struct edition *edition)
{
    for (size_t i = 0; i < edition->ties.n; i++) {
        const struct tie *tie = &edition->ties.v[i];
        const struct match *last = &edition->matches.v[tie->match_first + tie->match_count - 1];
        const int16_t *kicks = last->stated[SCORE_KICKS];

        if (tie->winner == SIDE_NONE || (!last->extra_time && last->final_phase != PHASE_KICKS))
            continue;
        printf("  %s:%s %s through", tie->key, last->extra_time ? " aet" : "",
               edition->teams.v[tie->team[tie->winner]].name);
        if (kicks[HOME] >= 0)
            printf(" %d-%d on kicks", kicks[HOME], kicks[AWAY]);
        printf("\n");
    }
}

int main(int argc, char **argv)
{
    struct edition *edition = NULL;
    struct report report = {0};
    char *bytes, *text;
    size_t len;
    struct err err;

    if (argc < 2 || !file_read(argv[1], &bytes, &len, &err)) {
        fprintf(stderr, "%s\n", argc < 2 ? "which file?" : err.text);
        return 1;
    }
    report_init(&report, "answer");
    text = unwrap(argv[1], bytes, len, argc > 2 ? argv[2] : NULL);
    if (edition_read_json("answer", text ? text : bytes, text ? strlen(text) : len, &edition,
                          &report)) {
        print(edition, report.warnings);
        print_ties(edition);
    } else {
        printf("refused: %s\n", report.problems[0].text);
    }
    edition_close(edition);
    report_release(&report);
    free(text);
    free(bytes);
    return 0;
}
