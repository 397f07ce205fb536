/*
 * Instants: points in time, UTC seconds since 1970-01-01T00:00:00Z, and their civil forms. No
 * function here reads the clock; time enters the program in the main loop alone.
 */
#ifndef TOUCHLINE_BASE_INSTANT_H
#define TOUCHLINE_BASE_INSTANT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int64_t instant;

enum { MINUTE_SECONDS = 60, HOUR_SECONDS = 60 * MINUTE_SECONDS, DAY_SECONDS = 24 * HOUR_SECONDS };

#define INSTANT_UNKNOWN INT64_MIN /* not known; sorts before everything */
#define INSTANT_END INT64_MAX     /* after everything */

enum precision { PRECISION_NONE, PRECISION_DATE, PRECISION_MINUTE };

struct civil {
    int year, month, day;     /* month 1-12, day 1-31 */
    int hour, minute, second; /* 0 where the precision is a date */
    int weekday;              /* 0 Sunday */
};

/* The instant of a civil time at an offset (seconds east of UTC). The date must be valid. */
instant instant_from_civil(const struct civil *civil, int offset);

/* The civil time of an instant at an offset. */
struct civil instant_to_civil(instant at, int offset);

/*
 * Reads "2024-04-18", "2024-04-18T21:00", "2024-04-18 21:00+02:00", "2024-04-18T19:00:00Z". A time
 * without an offset is taken at default_offset; a bare date is 06:00 of that day there (a match day
 * runs from 06:00 to 06:00) and has PRECISION_DATE. *offset (may be NULL) gets the offset used.
 * False when it is not a real date and time.
 */
bool instant_parse(const char *text, int default_offset, instant *at, int *offset,
                   enum precision *precision);

/* Reads "+02:00", "-03:30", "Z"; seconds east. Range -14:00 to +14:00. */
bool instant_parse_offset(const char *text, int *offset);

/* "2024-04-18T21:00+02:00" (seconds only when not zero, "Z" for offset 0). size >= 32. */
void instant_format_iso(char *out, size_t size, instant at, int offset);

/* The user's zone ($TZ) at an instant: offset east and abbreviation ("CEST", "+03"). Names never
 * exceed 11 bytes. */
void instant_local(instant at, int *offset, char zone[12]);

/* The instant of a civil time in the user's zone. Of a time that clocks put back show twice it is
 * the first; one that clocks put forward skip is as much later as they skip. The date must be
 * valid. */
instant instant_from_local(const struct civil *civil);

static inline instant instant_earlier(instant a, instant b)
{
    return a < b ? a : b;
}

/* For qsort() over instants. */
int instant_compare(const void *a, const void *b);

/* "Thu", "Apr" - English whatever the locale. */
const char *instant_weekday(int weekday);
const char *instant_month(int month);

#endif
