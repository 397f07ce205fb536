/*
 * Screens as text. A case is a file in tests/screen/cases: what to open, at what size, which keys,
 * and the screen expected after them, each of its lines after a "|". UPDATE=1 in the environment
 * writes what is drawn into the case instead; read the difference before you commit it.
 *
 *     # what this shows
 *     edition: uel-2023-24        a bundled one, or a file beside the case
 *     seen: evening.journal       or a journal beside it, as it was received: at its last line
 *     size: 80x24
 *     charset: utf-8              or ascii
 *     keys: <Down><Enter>         then a screen, then more keys and sizes, as many as wanted
 *     screen:
 *     |...
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app.h"
#include "base/file.h"
#include "base/vec.h"
#include "input/source.h"
#include "picture/writer.h"
#include "script.h"

struct run {
    const char *path;
    struct edition *edition;
    struct seen seen;
    struct keymap keymap;
    struct app app;
    bool opened;
    int w, h;
    bool ascii;
    FILE *rewritten; /* the case with what was drawn */
    int screens;     /* compared */
    bool failed;
};

static const char *source_dir(void)
{
    const char *dir = getenv("top_srcdir");

    return dir ? dir : ".";
}

static void fail(struct run *run, const char *what, const char *detail)
{
    printf("%s: %s: %s\n", run->path, what, detail);
    run->failed = true;
}

static bool load(struct run *run, const char *name)
{
    struct report report = {0};
    char path[1024];
    bool loaded;

    snprintf(path, sizeof path, "%s/data/%s.cfg", source_dir(), name);
    if (!file_exists(path))
        snprintf(path, sizeof path, "%s/tests/screen/cases/%s", source_dir(), name);
    loaded = edition_load(path, &run->edition, &report);
    if (!loaded)
        fail(run, "cannot load the edition", path);
    report_release(&report);
    return loaded;
}

static bool load_seen(struct run *run, const char *name)
{
    struct report report = {0};
    struct err err;
    char path[1024], *bytes;
    size_t len;

    snprintf(path, sizeof path, "%s/tests/screen/cases/%s", source_dir(), name);
    bool loaded = file_read(path, &bytes, &len, &err) &&
                  seen_open(&run->seen, name, bytes, len, &report) &&
                  seen_edition(&run->seen, (uint32_t)run->seen.lines.n - 1, &run->edition, &err);
    if (!loaded)
        fail(run, "cannot load the journal", path);
    report_release(&report);
    return loaded;
}

/* Opens the app at the first keys or screen. */
static bool ensure_open(struct run *run)
{
    struct canvas canvas;

    if (run->opened || !run->edition)
        return run->opened;
    keymap_init(&run->keymap);
    app_open(&run->app, run->edition, &run->keymap, moment_end(), SCREEN_BRACKET, run->ascii);
    if (run->seen.lines.n)
        app_see(&run->app, &run->seen, (uint32_t)run->seen.lines.n - 1);
    app_resize(&run->app, run->w, run->h);
    app_draw(&run->app, &canvas);
    return run->opened = true;
}

static void type_keys(struct run *run, const char *keys)
{
    struct err err = {""};
    struct canvas canvas;
    size_t at = 0;
    ui_key key;

    while (script_next(keys, &at, &key, &err)) {
        app_key(&run->app, key);
        app_draw(&run->app, &canvas);
    }
    if (err.text[0])
        fail(run, "keys", err.text);
}

static void resize(struct run *run, const char *size)
{
    if (sscanf(size, "%dx%d", &run->w, &run->h) != 2)
        fail(run, "size", size);
    if (run->opened)
        app_resize(&run->app, run->w, run->h);
}

/* What is drawn, each line after a "|". The caller frees it. */
static char *picture(struct run *run)
{
    struct canvas canvas;
    char *plain = NULL, *text = NULL;
    size_t plain_size, size;
    FILE *out = open_memstream(&plain, &plain_size);

    app_draw(&run->app, &canvas);
    writer_text(&canvas, out);
    fclose(out);
    out = open_memstream(&text, &size);
    for (char *line = plain; *line;) {
        size_t len = strcspn(line, "\n");

        fprintf(out, "|%.*s\n", (int)len, line);
        line += len + (line[len] == '\n');
    }
    fclose(out);
    free(plain);
    return text;
}

/* Compares with the "|" lines at *at and passes over them. */
static void compare(struct run *run, const char **at)
{
    const char *start = *at, *end = start;
    char *drawn = picture(run);

    while (*end == '|')
        end += strcspn(end, "\n") + (strchr(end, '\n') != NULL);
    if (strlen(drawn) != (size_t)(end - start) || strncmp(drawn, start, strlen(drawn)) != 0) {
        run->failed = true;
        if (!getenv("UPDATE"))
            printf("%s: screen %d differs; expected\n%.*sdrawn\n%s", run->path, run->screens + 1,
                   (int)(end - start), start, drawn);
    }
    fputs(drawn, run->rewritten);
    free(drawn);
    run->screens++;
    *at = end;
}

static bool word(const char **line, const char *name)
{
    size_t len = strlen(name);

    if (strncmp(*line, name, len) != 0)
        return false;
    *line += len;
    *line += strspn(*line, " ");
    return true;
}

static void obey(struct run *run, const char *line)
{
    if (word(&line, "edition:"))
        load(run, line);
    else if (word(&line, "seen:"))
        load_seen(run, line);
    else if (word(&line, "size:"))
        resize(run, line);
    else if (word(&line, "charset:"))
        run->ascii = strcmp(line, "ascii") == 0;
    else if (word(&line, "keys:") && ensure_open(run))
        type_keys(run, line);
    else if (*line && *line != '#' && !run->opened)
        fail(run, "not understood", line);
}

static void run_case(struct run *run, const char *text)
{
    for (const char *at = text; *at;) {
        size_t len = strcspn(at, "\n");
        char *line = strndup(at, len);

        fprintf(run->rewritten, "%s\n", line);
        at += len + (at[len] == '\n');
        if (strcmp(line, "screen:") == 0 && ensure_open(run))
            compare(run, &at);
        else
            obey(run, line);
        free(line);
    }
    if (run->screens == 0)
        fail(run, "no screen was compared", "expected \"screen:\" and an edition");
}

/* True when the case passes, or was rewritten. */
static bool run_file(const char *path)
{
    struct run run = {.path = path, .w = 80, .h = 24};
    struct err err;
    char *text = NULL, *rewritten = NULL;
    size_t len, size;

    if (!file_read(path, &text, &len, &err)) {
        fail(&run, "cannot read", err.text);
        return false;
    }
    run.rewritten = open_memstream(&rewritten, &size);
    run_case(&run, text);
    fclose(run.rewritten);
    if (run.opened)
        app_close(&run.app);
    seen_close(&run.seen);
    edition_close(run.edition);
    if (run.failed && getenv("UPDATE") && run.screens > 0) {
        FILE *out = fopen(path, "w");

        if (out && fputs(rewritten, out) >= 0 && fclose(out) == 0) {
            printf("%s: rewritten\n", path);
            run.failed = false;
        }
    }
    free(text);
    free(rewritten);
    return !run.failed;
}

static int is_case(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');

    return dot && strcmp(dot, ".txt") == 0;
}

int main(void)
{
    char dir[1024], path[2048];
    struct dirent **entries;
    int passed = 0, failed = 0, count;

    setenv("TZ", "CEST-2", 1); /* the editions' own zone, whatever the machine's */
    tzset();
    snprintf(dir, sizeof dir, "%s/tests/screen/cases", source_dir());
    count = scandir(dir, &entries, is_case, alphasort);
    for (int i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s", dir, entries[i]->d_name);
        if (run_file(path))
            passed++;
        else
            failed++;
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    printf("%d passed, %d failed, 0 skipped\n", passed, failed + (count <= 0));
    return failed > 0 || count <= 0;
}
