#include "live/scores.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/words.h"

enum { PATH_BYTES = 4096 };

/* "56' sub WHU Cornet; for Bowen" */
static bool is_substitution(const json_t *event)
{
    const char *text = json_string_value(event), *word = text ? strchr(text, ' ') : NULL;
    size_t len = strlen(event_words[EVENT_SUBSTITUTION]);
    return word && strncmp(word + 1, event_words[EVENT_SUBSTITUTION], len) == 0 &&
           word[1 + len] == ' ';
}

static json_t *copy_of(const json_t *value)
{
    json_t *copy;
    const json_t *element;
    const char *key;
    size_t i;
    if (json_is_object(value)) {
        copy = json_object();
        json_object_foreach((json_t *)(uintptr_t)value, key, element)
        {
            if (strcmp(key, "lineups") != 0 && strcmp(key, "subs") != 0)
                json_object_set_new(copy, key, copy_of(element));
        }
        return copy;
    }
    if (json_is_array(value)) {
        copy = json_array();
        json_array_foreach(value, i, element)
        {
            if (!is_substitution(element))
                json_array_append_new(copy, copy_of(element));
        }
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
