#include "cli/say.h"

#include <stdarg.h>
#include <string.h>

#include "base/utf8.h"

enum { RAW_MOST = 8192, CLEAN_MOST = 3 * RAW_MOST };

__attribute__((format(printf, 4, 0))) static void
say_line(FILE *out, bool ascii, const char *prefix, const char *format, va_list args)
{
    char raw[RAW_MOST], clean[CLEAN_MOST], folded[CLEAN_MOST];
    if (vsnprintf(raw, sizeof raw, format, args) < 0)
        raw[0] = '\0';
    utf8_gate(clean, sizeof clean, raw, strlen(raw));
    if (ascii)
        utf8_fold_ascii(folded, sizeof folded, clean);
    fprintf(out, "%s%s\n", prefix, ascii ? folded : clean);
}

void say(FILE *out, bool ascii, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say_line(out, ascii, "", format, args);
    va_end(args);
}

void say_error(bool ascii, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say_line(stderr, ascii, "touchline: ", format, args);
    va_end(args);
}

void say_report(bool ascii, const char *prefix, struct report *report, bool warnings)
{
    char text[2048];
    size_t said = 0;
    report_sort(report);
    for (size_t i = 0; i < report->count; i++) {
        if (!warnings && report->problems[i].severity == SEVERITY_WARNING)
            continue;
        report_format(report, i, text, sizeof text);
        say(stderr, ascii, "%s%s", prefix, text);
        said++;
    }
    size_t found = report->errors + (warnings ? report->warnings : 0);
    if (found > said)
        say(stderr, ascii, "%s%s: and %zu more", prefix, report->name, found - said);
}
