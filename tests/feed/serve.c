#include "serve.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../unit/cmocka_all.h"
#include "base/file.h"

#define SERVER "tests/feed/server" /* tests run in the build folder */

void serve_path(char *out, size_t size, const struct serve *serve, const char *name)
{
    snprintf(out, size, "%s/%s", serve->folder, name);
}

void serve_folder(struct serve *serve)
{
    *serve = (struct serve){.pid = -1, .in = -1, .out = -1};
    strcpy(serve->folder, "/tmp/touchline-serve-XXXXXX");
    assert_non_null(mkdtemp(serve->folder));
}

void serve_write(const struct serve *serve, const char *name, const char *text)
{
    char path[128];
    serve_path(path, sizeof path, serve, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

void serve_run(struct serve *serve, char *const *arguments)
{
    int in[2], out[2];
    assert_int_equal(pipe2(in, O_CLOEXEC), 0);
    assert_int_equal(pipe2(out, O_CLOEXEC), 0);
    serve->pid = fork();
    assert_true(serve->pid >= 0);
    if (serve->pid == 0) {
        int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        dup2(null, STDERR_FILENO);
        execvp(arguments[0], arguments);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    serve->in = in[1];
    serve->out = out[0];
}

bool serve_line(struct serve *serve, char *line, size_t size)
{
    size_t len = 0;
    while (len + 1 < size && read(serve->out, line + len, 1) == 1) {
        if (line[len] == '\n') {
            line[len] = '\0';
            return true;
        }
        len++;
    }
    line[len] = '\0';
    return false;
}

void serve_start(struct serve *serve, const char *script, const char *address)
{
    char script_path[128], log_path[128], line[32];
    char program[] = SERVER, local[] = "127.0.0.1", other[64] = "";
    serve_folder(serve);
    serve_write(serve, "script", script);
    serve_path(script_path, sizeof script_path, serve, "script");
    serve_path(log_path, sizeof log_path, serve, "log");
    if (address)
        snprintf(other, sizeof other, "%s", address);
    char *arguments[] = {program, script_path, log_path, address ? other : local, NULL};
    serve_run(serve, arguments);
    if (!serve_line(serve, line, sizeof line))
        fail_msg("%s does not run; tests run in the build folder", SERVER);
    serve->port = atoi(line);
}

/* Ends the program by its input's end, and what does not end so by a signal. */
static void end_program(struct serve *serve)
{
    close(serve->in);
    close(serve->out);
    kill(serve->pid, SIGTERM);
    waitpid(serve->pid, NULL, 0);
    serve->pid = -1;
}

void serve_stop(struct serve *serve)
{
    if (serve->pid > 0)
        end_program(serve);
    DIR *dir = opendir(serve->folder);
    assert_non_null(dir);
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir))
        unlinkat(dirfd(dir), entry->d_name, 0);
    closedir(dir);
    rmdir(serve->folder);
}

char *serve_log(const struct serve *serve)
{
    char path[128], *bytes = NULL;
    size_t len = 0;
    struct err err;
    serve_path(path, sizeof path, serve, "log");
    if (!file_read(path, &bytes, &len, &err))
        fail_msg("%s", err.text);
    return bytes;
}
