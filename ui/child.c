#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/vec.h"

extern char **environ;

#ifdef POSIX_SPAWN_SETSID
#define OWN_SESSION POSIX_SPAWN_SETSID
#else
#define OWN_SESSION POSIX_SPAWN_SETPGROUP /* a group of its own is the next best */
#endif

/* What was open when this program began: of our own everything is closed on exec. */
#if defined(__GLIBC__) && defined(__GLIBC_PREREQ)
#if __GLIBC_PREREQ(2, 34)
#define CLOSES_REST
#endif
#endif

static int start(const char *program, const char *const argv[], int in, int out, char **variables,
                 pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawn_file_actions_init(&actions);
    if (in >= 0)
        posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    else
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (out >= 0)
        posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    else
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
#ifdef CLOSES_REST
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
#endif
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes,
                             POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | OWN_SESSION);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    /* posix_spawnp() only reads its arguments. */
    int failed = posix_spawnp(pid, program, &actions, &attributes, (char *const *)(uintptr_t)argv,
                              variables);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (failed)
        *pid = 0;
    return failed;
}

int child_start(const char *program, const char *const argv[], int in, int out, pid_t *pid)
{
    return start(program, argv, in, out, environ, pid);
}

static bool is_key(const char *variable)
{
    static const char begin[] = "TOUCHLINE_", end[] = "_KEY";
    size_t len = strcspn(variable, "=");
    return len >= sizeof begin + sizeof end - 2 && memcmp(variable, begin, sizeof begin - 1) == 0 &&
           memcmp(variable + len - (sizeof end - 1), end, sizeof end - 1) == 0;
}

int child_start_other(const char *program, const char *const argv[], pid_t *pid)
{
    VEC(char *) variables = {0};
    for (char **variable = environ; variable && *variable; variable++)
        if (!is_key(*variable))
            vec_push(&variables, *variable);
    vec_push(&variables, NULL);
    int failed = start(program, argv, -1, -1, variables.v, pid);
    vec_release(&variables);
    return failed;
}

bool child_has_ended(pid_t pid, bool *unstarted)
{
    enum { NOT_STARTED = 127 };
    int status = 0;
    pid_t ended = waitpid(pid, &status, WNOHANG);
    *unstarted = ended == pid && WIFEXITED(status) && WEXITSTATUS(status) == NOT_STARTED;
    return ended == pid || (ended < 0 && errno != EINTR);
}

void child_end_group(pid_t pid)
{
    kill(-pid, SIGKILL);
}

void child_kill(pid_t pid)
{
    if (pid <= 0)
        return;
    kill(pid, SIGKILL);
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
        continue;
}
