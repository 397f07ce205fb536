#include "notify.h"

#include <string.h>

#include "child.h"

void notifier_open(struct notifier *notifier, const struct texts *command, int64_t limit_ms)
{
    *notifier = (struct notifier){.command = command, .limit_ms = limit_ms};
}

void notifier_close(struct notifier *notifier)
{
    if (notifier->pid)
        child_end_group(notifier->pid);
    notifier->pid = 0;
}

static const char *argument_of(const char *argument, const struct notice *notice,
                               struct arena *arena)
{
    char text[sizeof notice->text[0] + 32];
    enum notice_word word;
    size_t at;
    if (!notice_argument(argument, &word, &at, NULL) || word == NOTICE_WORD_COUNT)
        return argument;
    notice_text(notice, word, text, sizeof text);
    bool option = at == 0 && text[0] == '-';
    return arena_printf(arena, "%.*s%s%s", (int)at, argument, option ? " " : "", text);
}

const char *const *notify_arguments(const struct texts *command, const struct notice *notice,
                                    struct arena *arena)
{
    const char **arguments = arena_array(arena, const char *, (size_t)command->count + 1);
    for (int i = 0; i < command->count; i++)
        arguments[i] = argument_of(texts_at(command, i), notice, arena);
    return arguments;
}

static int run(struct notifier *notifier, const struct notice *notice)
{
    struct arena arena;
    arena_init(&arena);
    const char *const *arguments = notify_arguments(notifier->command, notice, &arena);
    int failed = child_start_other(arguments[0], arguments, &notifier->pid);
    arena_release(&arena);
    return failed;
}

/* It cannot be run: nothing waits for it any more. */
static bool complain(struct notifier *notifier, struct notice_queue *queue, const char *why,
                     struct err *err)
{
    bool told = notifier->complained;
    queue->count = 0;
    notifier->complained = true;
    return told || err_set(err, "notify: %s: %s", texts_at(notifier->command, 0), why);
}

bool notifier_tick(struct notifier *notifier, struct notice_queue *queue, int64_t ms,
                   struct err *err)
{
    struct notice notice;
    bool unstarted = false;
    if (notifier->pid && child_has_ended(notifier->pid, &unstarted))
        notifier->pid = 0;
    if (unstarted)
        return complain(notifier, queue, "no such program", err);
    if (notifier->pid && ms >= notifier->until) {
        child_end_group(notifier->pid);
        notifier->until = INT64_MAX; /* its end is heard of */
    }
    if (notifier->pid || !notice_queue_take(queue, &notice))
        return true;
    notifier->until = ms + notifier->limit_ms;
    int failed = run(notifier, &notice);
    return !failed || complain(notifier, queue, strerror(failed), err);
}

int64_t notifier_due(const struct notifier *notifier)
{
    return notifier->pid ? notifier->until : INT64_MAX;
}
