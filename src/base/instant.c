#include "base/instant.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"

#define DAY 86400
#define DAYS_TO_1970 719162 /* from 0001-01-01 */
#define EARLIEST (-(int64_t)DAYS_TO_1970 * DAY)
#define LATEST INT64_C(253402300799) /* 9999-12-31T23:59:59 */
#define OFFSET_MOST (14 * 3600)
#define MATCH_DAY_HOUR 6 /* a match day runs from here to here */

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Days of a year before its month 1-13. */
static int days_before_month(int year, int month)
{
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    return before[month - 1] + (month > 2 && is_leap(year));
}

/* Days from 0001-01-01 to the first day of a year. */
static int64_t days_before_year(int year)
{
    int past = year - 1;
    return (int64_t)past * 365 + past / 4 - past / 100 + past / 400;
}

instant instant_from_civil(const struct civil *civil, int offset)
{
    int64_t days = days_before_year(civil->year) + days_before_month(civil->year, civil->month) +
                   civil->day - 1 - DAYS_TO_1970;
    return days * DAY + civil->hour * 3600 + civil->minute * 60 + civil->second - offset;
}

struct civil instant_to_civil(instant at, int offset)
{
    /* Beyond the years 1-9999 (unknown, the end) is their edge. */
    if (at < EARLIEST - offset)
        at = EARLIEST - offset;
    if (at > LATEST - offset)
        at = LATEST - offset;
    int64_t seconds = at + offset - EARLIEST;
    int64_t days = seconds / DAY;
    int rest = (int)(seconds % DAY);
    struct civil civil = {.hour = rest / 3600, .minute = rest / 60 % 60, .second = rest % 60};
    civil.weekday = (int)((days + 1) % 7); /* 0001-01-01 was a Monday */
    civil.year = (int)(days / 366) + 1;    /* never too late, and at most 20 years early */
    while (days >= days_before_year(civil.year + 1))
        civil.year++;
    int day = (int)(days - days_before_year(civil.year));
    civil.month = day / 31 + 1; /* likewise */
    while (day >= days_before_month(civil.year, civil.month + 1))
        civil.month++;
    civil.day = day - days_before_month(civil.year, civil.month) + 1;
    return civil;
}

/* Reads exactly count digits. */
static bool take_number(const char **text, int count, int *number)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        char digit = (*text)[i];
        if (digit < '0' || digit > '9')
            return false;
        value = value * 10 + (digit - '0');
    }
    *text += count;
    *number = value;
    return true;
}

static bool take(const char **text, char expected)
{
    if (**text != expected)
        return false;
    ++*text;
    return true;
}

static bool take_date(const char **text, struct civil *civil)
{
    if (!take_number(text, 4, &civil->year) || !take(text, '-') ||
        !take_number(text, 2, &civil->month) || !take(text, '-') ||
        !take_number(text, 2, &civil->day))
        return false;
    if (civil->year < 1 || civil->month < 1 || civil->month > 12)
        return false;
    int days = days_before_month(civil->year, civil->month + 1) -
               days_before_month(civil->year, civil->month);
    return civil->day >= 1 && civil->day <= days;
}

static bool take_time(const char **text, struct civil *civil)
{
    if (!take_number(text, 2, &civil->hour) || !take(text, ':') ||
        !take_number(text, 2, &civil->minute))
        return false;
    if (take(text, ':') && !take_number(text, 2, &civil->second))
        return false;
    return civil->hour <= 23 && civil->minute <= 59 && civil->second <= 59;
}

bool instant_parse(const char *text, int default_offset, instant *at, int *offset,
                   enum precision *precision)
{
    struct civil civil = {.hour = MATCH_DAY_HOUR};
    int east = default_offset;
    if (!take_date(&text, &civil))
        return false;
    bool timed = *text != '\0';
    if (timed) {
        if (!take(&text, 'T') && !take(&text, ' '))
            return false;
        if (!take_time(&text, &civil) || (*text && !instant_parse_offset(text, &east)))
            return false;
    }
    *at = instant_from_civil(&civil, east);
    *precision = timed ? PRECISION_MINUTE : PRECISION_DATE;
    if (offset)
        *offset = east;
    return true;
}

bool instant_parse_offset(const char *text, int *offset)
{
    int hours = 0, minutes = 0;
    if (take(&text, 'Z')) {
        if (*text)
            return false;
        *offset = 0;
        return true;
    }
    int sign = *text == '-' ? -1 : 1;
    if ((!take(&text, '+') && !take(&text, '-')) || !take_number(&text, 2, &hours) ||
        !take(&text, ':') || !take_number(&text, 2, &minutes) || *text)
        return false;
    int seconds = hours * 3600 + minutes * 60;
    if (minutes > 59 || seconds > OFFSET_MOST)
        return false;
    *offset = sign * seconds;
    return true;
}

void instant_format_iso(char *out, size_t size, instant at, int offset)
{
    offset -= offset % 60; /* mean local times before zones have seconds, ISO 8601 has none */
    struct civil civil = instant_to_civil(at, offset);
    char seconds[8] = "", zone[16] = "Z";
    if (civil.second)
        snprintf(seconds, sizeof seconds, ":%02u", (unsigned)civil.second % 60);
    if (offset) {
        unsigned minutes = (unsigned)(offset < 0 ? -offset : offset) / 60;
        snprintf(zone, sizeof zone, "%c%02u:%02u", offset < 0 ? '-' : '+', minutes / 60 % 100,
                 minutes % 60);
    }
    snprintf(out, size, "%04d-%02d-%02dT%02d:%02d%s%s", civil.year, civil.month, civil.day,
             civil.hour, civil.minute, seconds, zone);
}

void instant_local(instant at, int *offset, char zone[12])
{
    if (at < EARLIEST)
        at = EARLIEST;
    if (at > LATEST)
        at = LATEST;
    time_t when = (time_t)at;
    struct tm local;
    *offset = 0;
    const char *name = "UTC";
    if (localtime_r(&when, &local)) {
        *offset = (int)local.tm_gmtoff;
        name = local.tm_zone ? local.tm_zone : "";
    }
    utf8_gate(zone, 12, name, strlen(name)); /* a zone file is foreign too */
}

instant instant_from_local(const struct civil *civil)
{
    instant reading = instant_from_civil(civil, 0);
    int before, after, there;
    char zone[12];
    instant_local(reading - DAY, &before, zone);
    instant_local(reading + DAY, &after, zone);
    instant_local(reading - before, &there, zone);
    if (there == before)
        return reading - before;
    instant_local(reading - after, &there, zone);
    return there == after ? reading - after : reading - before;
}

int instant_compare(const void *a, const void *b)
{
    const instant *left = a, *right = b;
    return *left < *right ? -1 : *left > *right;
}

const char *instant_weekday(int weekday)
{
    static const char *const names[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    return weekday >= 0 && weekday < 7 ? names[weekday] : "";
}

const char *instant_month(int month)
{
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return month >= 1 && month <= 12 ? names[month - 1] : "";
}
