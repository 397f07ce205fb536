/*
 * Runs a command of the user's for each notice: no shell, one at a time, each for a limited time,
 * and nobody ever waits for it.
 */
#ifndef TOUCHLINE_UI_NOTIFY_H
#define TOUCHLINE_UI_NOTIFY_H

#include <sys/types.h>

#include "base/err.h"
#include "notice.h"

#define NOTIFY_LIMIT_MS ((int64_t)10 * 1000)

struct notifier {
    const struct texts *command; /* the caller's */
    int64_t limit_ms;
    pid_t pid;       /* that runs; 0: none */
    int64_t until;   /* so long */
    bool complained; /* that it cannot be started */
};

void notifier_open(struct notifier *notifier, const struct texts *command, int64_t limit_ms);

/* Ends what runs. */
void notifier_close(struct notifier *notifier);

/*
 * Goes on with what waits: to be called after something was added, when a child may have ended
 * (SIGCHLD), and when notifier_due() says so. ms: the time, of a clock that only runs forwards.
 * False, with why in err, when the command cannot be started: all that waits is dropped then. It is
 * told once.
 */
bool notifier_tick(struct notifier *notifier, struct notice_queue *queue, int64_t ms,
                   struct err *err);

/* When it is to go on; INT64_MAX: not before something else happens. */
int64_t notifier_due(const struct notifier *notifier);

/* The arguments of the command for a notice, in the arena, NULL at the end. A value never begins
 * with "-": a blank stands before it then. */
const char *const *notify_arguments(const struct texts *command, const struct notice *notice,
                                    struct arena *arena);

#endif
