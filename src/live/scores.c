#include "live/scores.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/words.h"

enum { PATH_BYTES = 4096 };

/* "7' goal LIV Salah", "80' var CRA; no goal": what a score is made of. */
static bool is_goal(const json_t *event)
{
    const char *text = json_string_value(event), *word = text ? strchr(text, ' ') : NULL;
    if (!word)
        return false;
    int kind = word_find(event_words, EVENT_KIND_COUNT, word + 1, strcspn(word + 1, " ;"));
    return kind == EVENT_GOAL || kind == EVENT_PENALTY_GOAL || kind == EVENT_OWN_GOAL ||
           (kind == EVENT_VAR && strstr(word, var_words[VAR_GOAL]));
}

static bool is_match(const json_t *object)
{
    return json_object_get(object, "kickoff") || json_object_get(object, "score") ||
           json_object_get(object, "events");
}

/* Whether a member of a match is for other screens. */
static bool is_needless(const char *key)
{
    static const char *const keys[] = {"lineups", "yellows", "reds",       "subs", "venue",
                                       "referee", "sources", "attendance", "note"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

static json_t *goals_of(const json_t *events)
{
    json_t *goals = json_array();
    json_t *event;
    size_t i;
    json_array_foreach(events, i, event)
    {
        if (is_goal(event))
            json_array_append(goals, event);
    }
    return goals;
}

static json_t *copy_of(const json_t *value)
{
    json_t *copy, *element;
    const char *key;
    size_t i;
    if (json_is_object(value)) {
        bool match = is_match(value);
        copy = json_object();
        json_object_foreach((json_t *)(uintptr_t)value, key, element)
        {
            bool events = match && strcmp(key, "events") == 0;
            if (!match || !is_needless(key))
                json_object_set_new(copy, key, events ? goals_of(element) : copy_of(element));
        }
        return copy;
    }
    if (json_is_array(value)) {
        copy = json_array();
        json_array_foreach(value, i, element) json_array_append_new(copy, copy_of(element));
        return copy;
    }
    return json_incref((json_t *)(uintptr_t)value);
}

json_t *scores_of(const json_t *tree)
{
    return copy_of(tree);
}

/* Where there is one writer, one name will do for what is not whole yet. Not waited for until it is
 * on the disk: what is lost with the power is in the journal. */
static bool write_beside(const char *beside, const char *path, const char *text)
{
    int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
    if (!file) {
        if (fd >= 0)
            close(fd);
        return false;
    }
    bool written = fputs(text, file) >= 0;
    written = fclose(file) == 0 && written;
    return written && rename(beside, path) == 0;
}

bool scores_write(const json_t *tree, const char *dir, const char *name, struct err *err)
{
    char path[PATH_BYTES], beside[PATH_BYTES];
    if (snprintf(path, sizeof path, "%s/%s.json", dir, name) >= (int)sizeof path ||
        snprintf(beside, sizeof beside, "%s/%s.new", dir, name) >= (int)sizeof beside)
        return err_set(err, "%s: the name is too long", dir);
    json_t *scores = scores_of(tree);
    char *text = json_dumps(scores, JSON_COMPACT);
    if (!text)
        abort();
    bool written =
        write_beside(beside, path, text) || err_set(err, "%s: %s", path, strerror(errno));
    if (!written)
        unlink(path);
    free(text);
    json_decref(scores);
    return written;
}
