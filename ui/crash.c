#include "crash.h"

#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#define STACK_BYTES (256 * 1024) /* for a sanitizer's report too; untouched it costs nothing */

static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT, SIGSYS, SIGTRAP};
#define SIGNAL_COUNT (sizeof signals / sizeof *signals)

/* A signal handler has nothing else to reach its data by. */
static struct {
    volatile sig_atomic_t armed;
    int fd;
    struct termios before;
    char bytes[CRASH_BYTES];
    size_t len;
    struct sigaction old[SIGNAL_COUNT];
    stack_t old_stack;
} crash;
static char stack_memory[STACK_BYTES];

/* Only calls that are safe in a signal handler. */
static void on_crash(int signal_number, siginfo_t *info, void *context)
{
    (void)context;
    if (crash.armed) {
        crash.armed = 0;
        for (size_t done = 0; done < crash.len;) {
            ssize_t written = write(crash.fd, crash.bytes + done, crash.len - done);
            if (written <= 0)
                break;
            done += (size_t)written;
        }
        tcsetattr(crash.fd, TCSANOW, &crash.before);
    }
    for (size_t i = 0; i < SIGNAL_COUNT; i++)
        if (signals[i] == signal_number)
            sigaction(signal_number, &crash.old[i], NULL);
    /* A fault of our own comes again on return, with everything a debugger or sanitizer wants to
     * see; a signal that was sent does not. */
    if (info->si_code <= 0)
        raise(signal_number);
}

void crash_arm(int fd, const struct termios *before, const char *bytes, size_t len)
{
    crash_disarm();
    crash.fd = fd;
    crash.before = *before;
    crash.len = len < CRASH_BYTES ? len : CRASH_BYTES;
    memcpy(crash.bytes, bytes, crash.len);
    stack_t stack = {.ss_sp = stack_memory, .ss_size = sizeof stack_memory};
    sigaltstack(&stack, &crash.old_stack);
    struct sigaction action = {.sa_sigaction = on_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigfillset(&action.sa_mask);
    crash.armed = 1;
    for (size_t i = 0; i < SIGNAL_COUNT; i++)
        sigaction(signals[i], &action, &crash.old[i]);
}

void crash_disarm(void)
{
    if (!crash.armed)
        return;
    for (size_t i = 0; i < SIGNAL_COUNT; i++)
        sigaction(signals[i], &crash.old[i], NULL);
    sigaltstack(&crash.old_stack, NULL);
    crash.armed = 0;
}
