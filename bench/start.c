/* What a program costs before anybody does anything with it: start, memory, and rest. */
#include "bench.h"

#include <string.h>
#include <unistd.h>

#include "proc.h"

#define PATIENCE 10.0
#define QUIET 0.05 /* s; longer than any pause within a frame */
#define PAIRS 25
#define IDLE_SECONDS 1u /* on each screen */

static const char screens[] = "12345?"; /* the keys that open them */

/* Seconds from just before the fork to the last byte of the first frame. */
static double start_once(char *const command[], int w, int h)
{
    struct pty pty;
    pty_start(&pty, w, h, command);
    double last = pty_settle(&pty, PATIENCE, QUIET);
    if (last == 0 || pty.bytes < (size_t)w * (size_t)h / 8)
        give_up("%s paints nothing (%zu bytes)", command[0], pty.bytes);
    pty_quit(&pty);
    return last - pty.started;
}

/* The two take turns, and the ratio is the median of the pairs', so that a machine that is busy
 * for a while is so for both. */
static void start_pairs(const char *what, char *const ours[], char *const other[],
                        const char *named, const char *wanted, int w, int h)
{
    double a[PAIRS], b[PAIRS], ratio[PAIRS];
    char text[2][32], against[64];
    start_once(ours, w, h); /* so that both are in the cache */
    start_once(other, w, h);
    for (int i = 0; i < PAIRS; i++) {
        a[i] = start_once(ours, w, h);
        b[i] = start_once(other, w, h);
        ratio[i] = a[i] / b[i];
    }
    snprintf(against, sizeof against, "%s %s", as_ms(percentile(b, PAIRS, .5), text[1]), named);
    row(what, as_ms(percentile(a, PAIRS, .5), text[0]), against, percentile(ratio, PAIRS, .5),
        wanted);
}

/* The edition is a bundled one, found as a user's call finds it. */
void bench_start(const struct bench *bench)
{
    char *const small[] = {(char *)(uintptr_t)bench->touchline, "uel-2023-24", NULL};
    char *const large[] = {(char *)(uintptr_t)bench->touchline, "worldcup-2022", NULL};
    char *const bare[] = {(char *)(uintptr_t)bench->bare, NULL};
    start_pairs("start to first full frame, 80x24, median", small, bare, "bare ncurses", "<= 1.5",
                80, 24);
    start_pairs("start to first full frame, 120x40, median", small, bare, "bare ncurses", "<= 1.5",
                120, 40);
    start_pairs("the same on a World Cup, 80x24", large, small, "Europa League", "", 80, 24);
}

/* The peak (ru_maxrss) of a program that was sent the keys one by one, each painting a frame. */
static double peak_memory(char *const command[])
{
    struct pty pty;
    pty_start(&pty, 120, 40, command);
    pty_settle(&pty, PATIENCE, QUIET);
    for (const char *key = screens; *key; key++) {
        pty_type(&pty, key, 1);
        pty_settle(&pty, 1, QUIET);
    }
    return pty_quit(&pty);
}

void bench_memory(const struct bench *bench)
{
    char *const ours[] = {(char *)(uintptr_t)bench->touchline, "uel-2023-24", NULL};
    char *const bare[] = {(char *)(uintptr_t)bench->bare, NULL};
    char text[2][32], against[48];
    double a = peak_memory(ours), b = peak_memory(bare);
    snprintf(against, sizeof against, "%s bare ncurses", as_mib(b, text[1]));
    row("peak memory, every screen visited, 120x40", as_mib(a, text[0]), against, a / b, "<= 2");
}

/* How often the process has given up the processor because it waited for something. */
static long wake_ups(pid_t pid)
{
    return proc_number(pid, "voluntary_ctxt_switches");
}

/* Nobody touches the viewer; on every screen its waits are counted before and after a while. */
void bench_idle(const struct bench *bench)
{
    char *const ours[] = {(char *)(uintptr_t)bench->touchline, "uel-2023-24", NULL};
    struct pty pty;
    long sum = 0;
    char text[32], against[32];
    pty_start(&pty, 120, 40, ours);
    pty_settle(&pty, PATIENCE, QUIET);
    for (const char *key = screens; *key; key++) {
        pty_type(&pty, key, 1);
        pty_settle(&pty, 1, QUIET);
        long before = wake_ups(pty.pid);
        sleep(IDLE_SECONDS);
        if (before < 0) {
            puts("idle wake-ups: not measured, there is no /proc here");
            break;
        }
        sum += wake_ups(pty.pid) - before;
    }
    pty_quit(&pty);
    double seconds = (double)strlen(screens) * IDLE_SECONDS;
    snprintf(text, sizeof text, "%ld", sum);
    snprintf(against, sizeof against, "%.0f s", seconds);
    row("wake-ups while idle, every screen", text, against, (double)sum / seconds, "0");
}
