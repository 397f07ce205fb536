/* Dates and times of Football.TXT. */
#include <string.h>

#include "input/txt_parts.h"

static const char *const months[12][3] = {
    {"january", "jan", "januar"}, {"february", "feb", "februar"},  {"march", "mar", "mär"},
    {"april", "apr", "april"},    {"may", "may", "mai"},           {"june", "jun", "juni"},
    {"july", "jul", "juli"},      {"august", "aug", "august"},     {"september", "sept", "sep"},
    {"october", "oct", "okt"},    {"november", "nov", "november"}, {"december", "dec", "dez"},
};

static const char *const weekdays[] = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon",
    "tues",   "tue",     "wed",       "thurs",    "thur",   "thu",      "fri",    "sat",
    "sun",    "mo",      "tu",        "we",       "th",     "fr",       "sa",     "su",
};

/* Zones by their usual abbreviations (tz database): minutes east of UTC. */
static const struct {
    const char *name;
    int minutes;
} zones[] = {
    {"cest", 120}, {"cet", 60},   {"eest", 180}, {"eet", 120},  {"gmt", 0},    {"bst", 60},
    {"wet", 0},    {"west", 60},  {"msk", 180},  {"est", -300}, {"edt", -240}, {"cst", -360},
    {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420},
};

static bool month_of(struct txt_cursor *c, int8_t *month)
{
    for (int m = 0; m < 12; m++)
        for (int form = 0; form < 3; form++)
            if (txt_take_word(c, months[m][form])) {
                *month = (int8_t)(m + 1);
                if (txt_peek(c) == '.')
                    c->at++;
                return true;
            }
    return false;
}

/* A year of four digits; of two only behind a slash. */
static void year_of(struct txt_cursor *c, struct draft_time *time)
{
    struct txt_cursor try = *c;
    uint32_t year;

    txt_skip(&try);
    if (txt_peek(&try) == ',') {
        try.at++;
        txt_skip(&try);
    }
    if (try.end - try.at < 4 || (try.end - try.at > 4 && try.at[4] != ' ' && try.at[4] != ']' &&
                                 try.at[4] != '\t' && try.at[4] != ','))
        return;
    if (txt_number(&try, 4, &year) && year >= 1800 && year < 2200) {
        time->year = (int16_t)year;
        *c = try;
    }
}

/* A season's dates run on: a month that goes back by many is of the next year. */
static void set_date(struct draft_time *time, const struct draft_time *before)
{
    if (time->year == 0 && before->year > 0)
        time->year = (int16_t)(before->year + (before->month > 0 && time->month > 0 &&
                                               before->month - time->month >= 6));
}

static bool day_of(struct txt_cursor *c, int8_t *day)
{
    uint32_t number;
    struct txt_cursor try = *c;

    if (!txt_number(&try, 2, &number) || number < 1 || number > 31 || txt_peek(&try) == ':')
        return false;
    if (!txt_take_word(&try, "st") && !txt_take_word(&try, "nd") && !txt_take_word(&try, "rd"))
        txt_take_word(&try, "th");
    *day = (int8_t)number;
    *c = try;
    return true;
}

/* "2013-01-19" */
static bool iso(struct txt_cursor *c, struct draft_time *time)
{
    struct txt_cursor try = *c;
    uint32_t y, m, d;

    if (try.end - try.at < 10 || try.at[4] != '-' || try.at[7] != '-' || !txt_number(&try, 4, &y) ||
        !txt_take(&try, "-") || !txt_number(&try, 2, &m) || !txt_take(&try, "-") ||
        !txt_number(&try, 2, &d) || m < 1 || m > 12 || d < 1 || d > 31)
        return false;
    time->year = (int16_t)y;
    time->month = (int8_t)m;
    time->day = (int8_t)d;
    *c = try;
    return true;
}

/* "26/3/26", "26.3.2026", "26.3." behind a weekday or with all three parts */
static bool numeric(struct txt_cursor *c, bool weekday, struct draft_time *time)
{
    struct txt_cursor try = *c;
    uint32_t d, m, y;
    char separator;

    if (!txt_number(&try, 2, &d) || (txt_peek(&try) != '/' && txt_peek(&try) != '.'))
        return false;
    separator = *try.at++;
    if (!txt_number(&try, 2, &m) || d < 1 || d > 31 || m < 1 || m > 12)
        return false;
    if (txt_peek(&try) == separator) {
        try.at++;
        if (txt_number(&try, 4, &y))
            time->year = (int16_t)(y < 50 ? 2000 + y : y < 100 ? 1900 + y : y);
    } else if (!weekday || separator == '.') {
        return false;
    }
    time->day = (int8_t)d;
    time->month = (int8_t)m;
    *c = try;
    return true;
}

bool txt_date(struct txt_cursor *c, struct draft_time *time)
{
    struct txt_cursor try = *c;
    struct draft_time found = {.hour = -1, .minute = -1};
    bool bracket = txt_peek(&try) == '[', weekday = false;

    if (bracket)
        try.at++;
    txt_skip(&try);
    for (size_t i = 0; i < sizeof weekdays / sizeof *weekdays && !weekday; i++)
        weekday = txt_take_word(&try, weekdays[i]);
    if (weekday && (txt_peek(&try) == '.' || txt_peek(&try) == ','))
        try.at++;
    txt_skip(&try);
    if (iso(&try, &found)) {
        ;
    } else if (month_of(&try, &found.month)) {
        txt_skip(&try);
        if (txt_peek(&try) == '/')
            try.at++;
        if (!day_of(&try, &found.day))
            return false;
        year_of(&try, &found);
    } else if (numeric(&try, weekday, &found)) {
        ;
    } else if (day_of(&try, &found.day)) {
        txt_take(&try, ".");
        txt_skip(&try);
        if (!month_of(&try, &found.month))
            return false;
        year_of(&try, &found);
    } else {
        return false;
    }
    txt_skip(&try);
    if (bracket && !txt_take(&try, "]"))
        return false;
    set_date(&found, time);
    *time = found;
    *c = try;
    return true;
}

/* "UTC-7", "UTC+5:30", "UTC±0", "CET" */
static bool zone_of(struct txt_cursor *c, struct draft_time *time)
{
    uint32_t hours, minutes = 0;

    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (txt_take_word(c, zones[i].name)) {
            time->has_offset = true;
            time->offset = zones[i].minutes * MINUTE_SECONDS;
            return true;
        }
    if (!txt_take(c, "utc"))
        return false;
    time->has_offset = true;
    time->offset = 0;
    bool east = txt_take(c, "+") || txt_take(c, "±"), west = !east && txt_dash(c);
    if ((east || west) && txt_number(c, 2, &hours)) {
        if (txt_take(c, ":"))
            txt_number(c, 2, &minutes);
        if (hours <= 14 && minutes < 60)
            time->offset = (int)(hours * HOUR_SECONDS + minutes * MINUTE_SECONDS) * (west ? -1 : 1);
    }
    return true;
}

bool txt_time(struct txt_cursor *c, struct draft_time *time)
{
    struct txt_cursor try = *c;
    uint32_t hour, minute;

    if (!txt_number(&try, 2, &hour) || (txt_peek(&try) != ':' && txt_peek(&try) != '.'))
        return false;
    try.at++;
    if (try.end - try.at < 2 || !txt_is_digit(try.at[0]) || !txt_is_digit(try.at[1]) ||
        !txt_number(&try, 2, &minute) || hour > 24 || minute > 59 || txt_is_digit(txt_peek(&try)))
        return false;
    if (!txt_done(&try) && !txt_is_blank(*try.at) && *try.at != '(' && *try.at != ')')
        return false;
    time->hour = (int8_t)(hour % 24);
    time->minute = (int8_t)minute;
    time->has_offset = false;
    txt_skip(&try);
    zone_of(&try, time);
    txt_skip(&try);
    if (txt_peek(&try) == '(') { /* the same in another zone: "(17:00 UTC+4)" */
        struct txt_cursor other = {try.at + 1, try.end};
        struct draft_time here = *time;

        if (txt_time(&other, &here) && txt_take(&other, ")")) {
            if (!time->has_offset && here.has_offset)
                *time = here;
            try = other;
        }
    }
    *c = try;
    return true;
}
