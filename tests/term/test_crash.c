#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <limits.h>
#include <pty.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crash.h"

static void fault(void)
{
    __builtin_trap(); /* not a signal that was sent: the processor's own */
}

/* Deeper than any stack, in a way that no compiler makes a loop of. */
__attribute__((noinline)) static int dive(volatile char *above, int depth)
{
    volatile char here[4096];
    here[depth & 4095] = (char)depth;
    if (depth == INT_MAX)
        return *above;
    return dive(here, depth + 1) + here[depth & 4095];
}

/* At the end of the stack only another one can carry a handler. */
static void overflow(void)
{
    volatile char top = 0;
    setrlimit(RLIMIT_STACK, &(struct rlimit){1 << 20, 1 << 20});
    dive(&top, 0);
}

/* Runs way() in a process with the terminal taken; what it died of, and what it wrote. */
static int die(void (*way)(void), char *wrote, size_t size, struct termios *after)
{
    int master, slave;
    struct termios before, taken;
    assert_int_equal(openpty(&master, &slave, NULL, NULL, NULL), 0);
    assert_int_equal(tcgetattr(slave, &before), 0);
    taken = before;
    cfmakeraw(&taken);
    assert_int_equal(tcsetattr(slave, TCSANOW, &taken), 0);
    pid_t pid = fork();
    if (pid == 0) {
        static const int signals[] = {SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS};
        for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
            signal(signals[i], SIG_DFL); /* those of cmocka and the sanitizers */
        setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
        crash_arm(slave, &before, "given back", 10);
        way();
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(tcgetattr(slave, after), 0);
    assert_int_equal(after->c_lflag, before.c_lflag);
    assert_int_equal(after->c_iflag, before.c_iflag);
    assert_int_equal(after->c_oflag, before.c_oflag);
    close(slave);
    ssize_t len = read(master, wrote, size - 1);
    wrote[len > 0 ? len : 0] = '\0';
    close(master);
    assert_true(WIFSIGNALED(status));
    return WTERMSIG(status);
}

static void a_fault_gives_the_terminal_back(void **state)
{
    (void)state;
    char wrote[64];
    struct termios after;
    int number = die(fault, wrote, sizeof wrote, &after);
    assert_true(number == SIGILL || number == SIGTRAP || number == SIGABRT);
    assert_string_equal(wrote, "given back");
}

static void so_does_an_assertion(void **state)
{
    (void)state;
    char wrote[64];
    struct termios after;
    assert_int_equal(die(abort, wrote, sizeof wrote, &after), SIGABRT);
    assert_string_equal(wrote, "given back");
}

static void so_does_a_stack_at_its_end(void **state)
{
    (void)state;
    char wrote[64];
    struct termios after;
    assert_int_equal(die(overflow, wrote, sizeof wrote, &after), SIGSEGV);
    assert_string_equal(wrote, "given back");
}

static void disarmed_it_keeps_quiet(void **state)
{
    (void)state;
    struct sigaction before, after;
    struct termios modes = {0};
    sigaction(SIGSEGV, NULL, &before);
    crash_arm(STDOUT_FILENO, &modes, "", 0);
    crash_arm(STDOUT_FILENO, &modes, "", 0);
    sigaction(SIGSEGV, NULL, &after);
    assert_true(after.sa_handler != before.sa_handler);
    crash_disarm();
    crash_disarm();
    sigaction(SIGSEGV, NULL, &after);
    assert_true(after.sa_handler == before.sa_handler);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fault_gives_the_terminal_back),
        cmocka_unit_test(so_does_an_assertion),
        cmocka_unit_test(so_does_a_stack_at_its_end),
        cmocka_unit_test(disarmed_it_keeps_quiet),
    };
    return cmocka_run_group_tests_name("crash", tests, NULL, NULL);
}
