/*
 * Runs a command on a terminal of its own and copies what it writes there to standard output.
 * Usage: on_pty COLUMNS ROWS KEYS COMMAND [ARGUMENT]...
 * KEYS are typed once the command has written something. Standard error stays as it is. Exits as
 * the command does; after ten seconds it is killed.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE_MS = 10000, FAILED = 125 };

static int start(int master, const struct winsize *size, char **command, pid_t *child)
{
    const char *name = ptsname(master);
    int slave = name ? open(name, O_RDWR | O_NOCTTY) : -1;
    if (slave < 0 || ioctl(slave, TIOCSWINSZ, size) != 0)
        return -1;
    *child = fork();
    if (*child != 0) {
        close(slave);
        return *child < 0 ? -1 : 0;
    }
    setsid();
    signal(SIGINT, SIG_DFL); /* ignored where the tests run in a shell's background */
    signal(SIGQUIT, SIG_DFL);
    ioctl(slave, TIOCSCTTY, 0);
    dup2(slave, STDIN_FILENO);
    dup2(slave, STDOUT_FILENO);
    close(slave);
    close(master);
    execvp(command[0], command);
    perror(command[0]);
    _exit(FAILED);
}

/* Copies until the command has closed its terminal. False when it takes too long. */
static int copy(int master, const char *keys)
{
    char bytes[4096];
    struct pollfd wait = {.fd = master, .events = POLLIN};
    for (;;) {
        int ready = poll(&wait, 1, PATIENCE_MS);
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return 0;
        ssize_t got = read(master, bytes, sizeof bytes);
        if (got <= 0) /* EIO: nobody has it open any more */
            return 1;
        fwrite(bytes, 1, (size_t)got, stdout);
        size_t len = strlen(keys);
        if (len && write(master, keys, len) < 0)
            return 0;
        keys += len;
    }
}

int main(int argc, char **argv)
{
    pid_t child;
    int status;
    if (argc < 5)
        return FAILED;
    struct winsize size = {.ws_col = (unsigned short)atoi(argv[1]),
                           .ws_row = (unsigned short)atoi(argv[2])};
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0 ||
        start(master, &size, argv + 4, &child) != 0) {
        perror("on_pty");
        return FAILED;
    }
    if (!copy(master, argv[3])) {
        fputs("on_pty: no end in sight\n", stderr);
        kill(child, SIGKILL);
    }
    if (waitpid(child, &status, 0) < 0)
        return FAILED;
    return WIFEXITED(status) ? WEXITSTATUS(status) : FAILED;
}
