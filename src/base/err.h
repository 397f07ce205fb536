/*
 * Errors. A function that can fail returns false and leaves one sentence in a struct err; nothing
 * in src/ prints. A reader that can find many problems in one pass collects them in a struct
 * report.
 */
#ifndef TOUCHLINE_BASE_ERR_H
#define TOUCHLINE_BASE_ERR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err {
    char text[512]; /* "file:line: what was wrong, what was expected"; gated and terminated */
};

/* Writes the sentence (foreign bytes in it are gated) and returns false, so that
 * "return err_set(err, ...)" reads well. err may be NULL. */
bool err_set(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

struct problem {
    enum severity severity;
    uint32_t line; /* 1 is the first; 0 = the file as a whole */
    char *text;    /* what, and what was expected; gated; owned by the report */
};

#define REPORT_MOST 100 /* problems kept; the rest are only counted */

struct report_part {
    char *name;      /* gated; owned */
    uint32_t before; /* lines of the parts before it */
};

struct report {
    char *name;                /* the file's name as shown in messages; gated; owned */
    struct problem *problems;  /* kept in the order found until report_sort() */
    size_t count;              /* kept */
    size_t errors, warnings;   /* found, kept or not */
    struct report_part *parts; /* of several files read as one, in order; owned */
    size_t part_count;
};

/* name is copied. */
void report_init(struct report *report, const char *name);
void report_release(struct report *report);

/* From line before + 1 on, lines are those of the named file (copied): several files read as one
 * count their lines on, and a message names the file and the line in it. before never falls from
 * one call to the next. */
void report_part(struct report *report, const char *name, uint32_t before);

/* Adds a problem. */
void report_error(struct report *report, uint32_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void report_warning(struct report *report, uint32_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Makes warnings of the errors. */
void report_soften(struct report *report);

/* Orders what was kept by line; equal lines keep their order. */
void report_sort(struct report *report);

/* One problem as "name:line: text", name that of its part if there are parts (warnings: "name:line:
 * warning: text") into buf. */
void report_format(const struct report *report, size_t index, char *buf, size_t size);

#endif
