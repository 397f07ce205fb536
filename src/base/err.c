#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define RAW_MOST 2048 /* formatted bytes looked at; what is shown of them is less */

/* Formats first and gates then, so that an argument may point into out itself. */
__attribute__((format(printf, 3, 0))) static void format_gated(char *out, size_t size,
                                                               const char *format, va_list args)
{
    char raw[RAW_MOST];
    if (vsnprintf(raw, sizeof raw, format, args) < 0)
        raw[0] = '\0';
    utf8_gate(out, size, raw, strlen(raw));
}

bool err_set(struct err *err, const char *format, ...)
{
    if (!err)
        return false;
    va_list args;
    va_start(args, format);
    format_gated(err->text, sizeof err->text, format, args);
    va_end(args);
    return false;
}

static void *checked(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

static char *duplicate(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(checked(malloc(size)), text, size);
}

static char *gated(const char *name)
{
    size_t len = strlen(name);
    size_t size = len * 3 + 1; /* one bad byte becomes the three of U+FFFD */
    char *clean = checked(malloc(size));
    utf8_gate(clean, size, name, len);
    return clean;
}

void report_init(struct report *report, const char *name)
{
    *report = (struct report){.name = gated(name)};
}

void report_release(struct report *report)
{
    for (size_t i = 0; i < report->count; i++)
        free(report->problems[i].text);
    for (size_t i = 0; i < report->part_count; i++)
        free(report->parts[i].name);
    free(report->parts);
    free(report->problems);
    free(report->name);
    *report = (struct report){0};
}

void report_part(struct report *report, const char *name, uint32_t before)
{
    report->parts =
        checked(realloc(report->parts, (report->part_count + 1) * sizeof *report->parts));
    report->parts[report->part_count++] =
        (struct report_part){.name = gated(name), .before = before};
}

__attribute__((format(printf, 4, 0))) static void
add(struct report *report, enum severity severity, uint32_t line, const char *format, va_list args)
{
    if (report->count == REPORT_MOST)
        return;
    if (!report->problems)
        report->problems = checked(calloc(REPORT_MOST, sizeof *report->problems));
    struct err text;
    format_gated(text.text, sizeof text.text, format, args);
    report->problems[report->count++] =
        (struct problem){.severity = severity, .line = line, .text = duplicate(text.text)};
}

void report_error(struct report *report, uint32_t line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(report, SEVERITY_ERROR, line, format, args);
    va_end(args);
    report->errors++;
}

void report_warning(struct report *report, uint32_t line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(report, SEVERITY_WARNING, line, format, args);
    va_end(args);
    report->warnings++;
}

void report_soften(struct report *report)
{
    for (size_t i = 0; i < report->count; i++)
        report->problems[i].severity = SEVERITY_WARNING;
    report->warnings += report->errors;
    report->errors = 0;
}

void report_sort(struct report *report)
{
    /* Insertion: stable, which qsort() does not promise, and there are never more than 100. */
    for (size_t i = 1; i < report->count; i++) {
        struct problem moved = report->problems[i];
        size_t to = i;
        for (; to > 0 && report->problems[to - 1].line > moved.line; to--)
            report->problems[to] = report->problems[to - 1];
        report->problems[to] = moved;
    }
}

void report_format(const struct report *report, size_t index, char *buf, size_t size)
{
    const struct problem *problem = &report->problems[index];
    char line[16] = "";
    const struct report_part whole = {.name = report->name}, *part = &whole;
    for (size_t i = 0; i < report->part_count && report->parts[i].before < problem->line; i++)
        part = &report->parts[i];
    if (problem->line)
        snprintf(line, sizeof line, "%lu:", (unsigned long)(problem->line - part->before));
    const char *parts[] = {part->name, ":", line,
                           problem->severity == SEVERITY_WARNING ? " warning: " : " ",
                           problem->text};
    if (!size)
        return;
    buf[0] = '\0';
    for (size_t i = 0, at = 0; i < sizeof parts / sizeof parts[0]; i++) {
        /* The gate cuts between characters where snprintf() would cut inside them. */
        size_t len = strlen(parts[i]);
        size_t put = utf8_gate(buf + at, size - at, parts[i], len);
        at += put;
        if (put < len)
            break;
    }
}
