#include "recorder.h"

#include "../unit/cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static void path_of(const struct recorder *recorder, const char *name, char path[128])
{
    snprintf(path, 128, "%s/%s", recorder->folder, name);
}

static FILE *create(const struct recorder *recorder, const char *name, mode_t mode)
{
    char path[128];
    path_of(recorder, name, path);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    assert_int_equal(chmod(path, mode), 0);
    return out;
}

void recorder_open(struct recorder *recorder, const char *notices, const char *line)
{
    char path[128];
    snprintf(recorder->folder, sizeof recorder->folder, "/tmp/touchline-notice-XXXXXX");
    assert_non_null(mkdtemp(recorder->folder));
    snprintf(recorder->config, sizeof recorder->config, "XDG_CONFIG_HOME=%s", recorder->folder);
    path_of(recorder, "touchline", path);
    assert_int_equal(mkdir(path, 0700), 0);
    FILE *out = create(recorder, "command", 0700);
    fprintf(out, "#!/bin/sh\nprintf '%%s|%%s\\n' \"$1\" \"$2\" >>%s/log\n%s\n", recorder->folder,
            line);
    assert_int_equal(fclose(out), 0);
    out = create(recorder, "touchline/touchline.cfg", 0600);
    fprintf(out, "notify = [ \"%s/command\", \"{title}\", \"{body}\" ];\n%s\n", recorder->folder,
            notices);
    assert_int_equal(fclose(out), 0);
}

const char *recorder_read(struct recorder *recorder)
{
    char path[128], *bytes;
    struct err err;
    size_t len;
    path_of(recorder, "log", path);
    recorder->text[0] = '\0';
    if (file_read(path, &bytes, &len, &err)) {
        snprintf(recorder->text, sizeof recorder->text, "%s", bytes);
        free(bytes);
    }
    return recorder->text;
}

void recorder_close(struct recorder *recorder)
{
    static const char *const names[] = {"log", "command", "touchline/touchline.cfg"};
    char path[128];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        path_of(recorder, names[i], path);
        unlink(path);
    }
    path_of(recorder, "touchline", path);
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(rmdir(recorder->folder), 0);
}
