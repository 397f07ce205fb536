#include "bench.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* In the child: its terminal, then the program. */
_Noreturn static void become(const char *terminal, int w, int h, char *const command[])
{
    struct winsize size = {.ws_col = (unsigned short)w, .ws_row = (unsigned short)h};
    setsid();
    int slave = open(terminal, O_RDWR); /* the first one opened controls the session */
    if (slave < 0 || ioctl(slave, TIOCSWINSZ, &size) != 0)
        _exit(127);
    dup2(slave, STDIN_FILENO);
    dup2(slave, STDOUT_FILENO);
    dup2(slave, STDERR_FILENO);
    if (slave > STDERR_FILENO)
        close(slave);
    execv(command[0], command);
    _exit(127);
}

void pty_start(struct pty *pty, int w, int h, char *const command[])
{
    char name[64];
    *pty = (struct pty){.master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)};
    if (pty->master < 0 || grantpt(pty->master) != 0 || unlockpt(pty->master) != 0 ||
        ptsname_r(pty->master, name, sizeof name) != 0)
        give_up("no terminal to be had: %s", strerror(errno));
    fflush(NULL);
    pty->started = now();
    pty->pid = fork();
    if (pty->pid < 0)
        give_up("cannot fork: %s", strerror(errno));
    if (pty->pid == 0)
        become(name, w, h, command);
}

double pty_settle(struct pty *pty, double patience, double quiet)
{
    char bytes[65536];
    double last = 0;
    for (;;) {
        struct pollfd wait = {.fd = pty->master, .events = POLLIN};
        double seconds = last > 0 ? quiet : patience;
        int ready = poll(&wait, 1, (int)(seconds * 1e3));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return last;
        ssize_t got = read(pty->master, bytes, sizeof bytes);
        double at = now();
        if (got < 0 && errno == EIO) {
            /* Nobody has it open: not yet, while the child is on its way, or no longer. */
            if (waitpid(pty->pid, NULL, WNOHANG) != 0)
                give_up("a program ended that should not have");
            continue;
        }
        if (got <= 0)
            return last;
        pty->bytes += (size_t)got;
        last = at;
    }
}

void pty_type(struct pty *pty, const char *keys, size_t len)
{
    if (write(pty->master, keys, len) != (ssize_t)len)
        give_up("cannot type: %s", strerror(errno));
}

double pty_quit(struct pty *pty)
{
    char bytes[4096];
    struct rusage usage;
    int status;
    pty_type(pty, "q", 1);
    while (read(pty->master, bytes, sizeof bytes) > 0)
        ;
    close(pty->master);
    if (wait4(pty->pid, &status, 0, &usage) != pty->pid || status != 0)
        give_up("a program did not end well (status %d)", status);
    return (double)usage.ru_maxrss * 1024;
}
