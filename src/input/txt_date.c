#include "input/txt_parts.h"

#include "base/instant.h"

enum { MONTHS = 12, WEEKDAYS = 7 };

struct date {
    int year, month, day; /* year 0: not given; day 0: none */
    int weekday;          /* 0 Monday; -1 not given */
};

/* Passes a word of the table when it stands there, whole or shortened to at least three letters. */
static int read_month(struct txt_at *at)
{
    static const char *const names[][4] = {
        {"january", "jan", "januar", NULL}, {"february", "feb", "februar", NULL},
        {"march", "mar", "märz", NULL},     {"april", "apr", NULL, NULL},
        {"may", "mai", NULL, NULL},         {"june", "jun", "juni", NULL},
        {"july", "jul", "juli", NULL},      {"august", "aug", NULL, NULL},
        {"september", "sep", "sept", NULL}, {"october", "oct", "okt", "oktober"},
        {"november", "nov", NULL, NULL},    {"december", "dec", "dez", "dezember"},
    };
    if (!txt_letter(at->p, at->end))
        return 0;
    for (int month = 0; month < MONTHS; month++) {
        if ((*at->p | 32) != names[month][0][0])
            continue;
        for (int form = 0; form < 4 && names[month][form]; form++)
            if (txt_word(at, names[month][form])) {
                if (at->p < at->end && *at->p == '.')
                    at->p++;
                return month + 1;
            }
    }
    return 0;
}

static int read_weekday(struct txt_at *at)
{
    static const struct {
        const char *name;
        int weekday;
    } names[] = {
        {"mon", 0},    {"tue", 1},      {"wed", 2},     {"thu", 3},       {"fri", 4},
        {"sat", 5},    {"sun", 6},      {"tues", 1},    {"thur", 3},      {"thurs", 3},
        {"mo", 0},     {"tu", 1},       {"di", 1},      {"we", 2},        {"mi", 2},
        {"th", 3},     {"do", 3},       {"fr", 4},      {"sa", 5},        {"su", 6},
        {"so", 6},     {"monday", 0},   {"tuesday", 1}, {"wednesday", 2}, {"thursday", 3},
        {"friday", 4}, {"saturday", 5}, {"sunday", 6},
    };
    if (at->p == at->end || !*at->p || !strchr("mtwfsdMTWFSD", *at->p))
        return -1;
    char first = (char)(*at->p | 32);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (names[i].name[0] == first && txt_word(at, names[i].name)) {
            while (at->p < at->end && (*at->p == '.' || *at->p == ','))
                at->p++;
            return names[i].weekday;
        }
    return -1;
}

static bool sound(const struct date *date)
{
    return date->month >= 1 && date->month <= MONTHS && date->day >= 1 && date->day <= 31;
}

/* The date ends here: nothing glued to it. */
static bool date_ends(const struct txt_at *at)
{
    return !txt_letter(at->p, at->end) && !txt_digit(at->p, at->end) &&
           !txt_quote(at->p, at->end) && !(at->p < at->end && *at->p == '+');
}

/* A year behind a date: " 2026", ", 2026". */
static void read_year(struct txt_at *at, struct date *date)
{
    struct txt_at try = *at;
    if (try.p < try.end && *try.p == ',')
        try.p++;
    if (txt_skip(&try) > 1) /* "Jun 14   1860 Munich v ..." */
        return;
    const char *digits = try.p;
    int year;
    if (txt_number(&try, 4, &year) && try.p - digits == 4 && year >= 1800 && year < 2200 &&
        date_ends(&try) && !txt_dash(try.p, try.end)) {
        date->year = year;
        *at = try;
    }
}

/* "Jun/14", "Jun 14", "June 14, 2018" */
static bool read_month_first(struct txt_at *at, struct date *date)
{
    struct txt_at try = *at;
    date->month = read_month(&try);
    if (!date->month)
        return false;
    if (try.p < try.end && *try.p == '/')
        try.p++;
    else
        txt_skip(&try);
    if (!txt_number(&try, 2, &date->day) || !date_ends(&try) || !sound(date))
        return false;
    if (try.p < try.end && (*try.p == ':' || txt_dash(try.p, try.end)))
        return false;
    read_year(&try, date);
    *at = try;
    return true;
}

static int whole_year(int year, int digits, int near)
{
    if (digits == 4)
        return year;
    if (near)
        return near - near % 100 + year + (near % 100 - year > 50 ? 100 : 0) -
               (year - near % 100 > 50 ? 100 : 0);
    return year + (year < 50 ? 2000 : 1900);
}

/* "16 June", "26/3/26", "14.6.24", "1.8.", "2013-01-19" */
static bool read_day_first(struct txt_at *at, struct date *date, int near)
{
    struct txt_at try = *at;
    const char *from = try.p;
    int first, second, third;
    if (!txt_number(&try, 4, &first))
        return false;
    if (try.p - from == 4) {
        if (txt_dash(try.p, try.end) != 1 || (try.p++, !txt_number(&try, 2, &second)) ||
            txt_dash(try.p, try.end) != 1 || (try.p++, !txt_number(&try, 2, &third)))
            return false;
        *date = (struct date){first, second, third, date->weekday};
    } else if (try.p - from > 2) {
        return false;
    } else if (try.p < try.end && (*try.p == '.' || *try.p == '/')) {
        char mark = *try.p++;
        if (!txt_digit(try.p, try.end)) { /* "16. Juni" */
            txt_skip(&try);
            date->day = first;
            date->month = mark == '.' ? read_month(&try) : 0;
            if (!date->month)
                return false;
            read_year(&try, date);
        } else {
            if (!txt_number(&try, 2, &second))
                return false;
            date->day = first;
            date->month = second;
            bool more = try.p < try.end && *try.p == mark;
            if (more)
                try.p++;
            const char *year = try.p;
            if (more && txt_number(&try, 4, &third) && (try.p - year == 2 || try.p - year == 4))
                date->year = whole_year(third, (int)(try.p - year), near);
            else if (mark == '.' && !more)
                return false; /* 18.30 is a time */
        }
    } else {
        if (!txt_skip(&try) || !(date->month = read_month(&try)))
            return false;
        date->day = first;
        read_year(&try, date);
    }
    if (!date_ends(&try) || !sound(date))
        return false;
    *at = try;
    return true;
}

static bool read_date(struct txt_at *at, struct date *date, int near)
{
    struct txt_at try = *at;
    *date = (struct date){.weekday = read_weekday(&try)};
    if (date->weekday >= 0)
        txt_skip(&try);
    if (txt_digit(try.p, try.end) ? !read_day_first(&try, date, near)
                                  : !read_month_first(&try, date))
        return false;
    *at = try;
    return true;
}

bool txt_date_ahead(struct txt_at at)
{
    struct date date;
    return read_date(&at, &date, 0);
}

void txt_title_year(struct txt *txt, struct span title)
{
    struct txt_at at = {title.text, title.text + title.len};
    while (at.p < at.end) {
        const char *from = at.p;
        int year, next;
        if (!txt_digit(at.p, at.end)) {
            at.p++;
            continue;
        }
        while (txt_digit(at.p, at.end))
            at.p++;
        struct txt_at try = {from, at.p};
        if (at.p - from != 4 || !txt_number(&try, 4, &year) || year < 1800 || year > 2199)
            continue;
        txt->title_year = year;
        struct txt_at more = {at.p + 1, at.end};
        txt->title_season = at.p < at.end && (*at.p == '/' || *at.p == '-') &&
                            txt_number(&more, 4, &next) && (year + 1) % 100 == next % 100;
        return;
    }
}

/* Monday 0. Days of the Gregorian calendar by Zeller's congruence. */
static int weekday_of(int year, int month, int day)
{
    int shifted = month < 3 ? month + 12 : month;
    int y = month < 3 ? year - 1 : year;
    int saturday_first = (day + 13 * (shifted + 1) / 5 + y + y / 4 - y / 100 + y / 400) % 7;
    return (saturday_first + 5) % WEEKDAYS;
}

/* The year of a date that does not give it, by the dates before it and the title. */
static int likely_year(const struct txt *txt, const struct date *date)
{
    enum { SEASON_STARTS = 7 };
    if (txt->first_year) {
        /* A season that started in month m goes on into the months before it. */
        if (date->month < txt->first_month - 1)
            return txt->first_year + 1;
        return txt->first_year;
    }
    if (!txt->title_year)
        return txt->year;
    return txt->title_year + (txt->title_season && date->month < SEASON_STARTS);
}

static int year_for(const struct txt *txt, const struct date *date)
{
    int likely = likely_year(txt, date);
    if (!likely || date->weekday < 0)
        return likely;
    static const int tries[] = {0, 1, -1};
    for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++)
        if (weekday_of(likely + tries[i], date->month, date->day) == date->weekday)
            return likely + tries[i];
    return likely;
}

static void keep(struct txt *txt, struct date *date, struct draft_time *time)
{
    if (date->year && !txt->first_year) {
        txt->first_year = date->year;
        txt->first_month = date->month;
    } else if (date->year && (date->year < txt->first_year || date->year > txt->first_year + 1)) {
        txt->first_year = date->year;
        txt->first_month = date->month;
    }
    if (!date->year)
        date->year = year_for(txt, date);
    txt->year = date->year;
    *time = (struct draft_time){.year = (int16_t)date->year,
                                .month = (int8_t)date->month,
                                .day = (int8_t)date->day,
                                .hour = -1,
                                .minute = -1};
}

bool txt_date(struct txt *txt, struct txt_at *at)
{
    struct date date, second;
    if (!txt_digit(at->p, at->end) && !txt_letter(at->p, at->end))
        return false;
    if (!read_date(at, &date, txt->year ? txt->year : txt->title_year))
        return false;
    keep(txt, &date, &txt->time);
    txt->time_used = false;
    txt->legs = (struct draft_time){0};
    struct txt_at try = *at;
    txt_skip(&try);
    if (try.p < try.end && *try.p == '&') {
        try.p++;
        txt_skip(&try);
        if (read_date(&try, &second, date.year)) {
            keep(txt, &second, &txt->legs);
            *at = try;
        }
    }
    return true;
}

/* -- time --------------------------------------------------------------------------------------
 */

static bool read_offset(struct txt_at *at, int32_t *offset)
{
    struct txt_at try = *at;
    int sign = 1, hours, minutes = 0;
    if (!txt_word(&try, "utc") && !txt_word(&try, "gmt"))
        return false;
    *offset = 0;
    *at = try;
    size_t dash = txt_dash(try.p, try.end);
    if (dash) {
        sign = -1;
        try.p += dash;
    } else if (try.p < try.end && *try.p == '+') {
        try.p++;
    } else if (try.end - try.p >= 2 && try.p[0] == '\xc2' && try.p[1] == '\xb1') {
        try.p += 2;
    } else {
        return true;
    }
    if (!txt_number(&try, 2, &hours) || hours > 14)
        return true;
    *at = try;
    if (try.p < try.end && *try.p == ':' && (try.p++, txt_number(&try, 2, &minutes)))
        *at = try;
    *offset = sign * (hours * 60 + minutes) * 60;
    return true;
}

/* "20:45 CET", in capitals: "21:00  West Ham" are other words. */
static bool read_zone(struct txt_at *at, int32_t *offset)
{
    static const struct {
        const char *name;
        int minutes;
    } zones[] = {
        {"CET", 60},   {"CEST", 120}, {"MEZ", 60},   {"MESZ", 120}, {"EET", 120},  {"EEST", 180},
        {"WET", 0},    {"WEST", 60},  {"BST", 60},   {"MSK", 180},  {"TRT", 180},  {"EDT", -240},
        {"EST", -300}, {"CDT", -300}, {"CST", -360}, {"MDT", -360}, {"MST", -420}, {"PDT", -420},
        {"PST", -480}, {"ART", -180}, {"BRT", -180}, {"SAST", 120}, {"JST", 540},  {"KST", 540},
    };
    if (read_offset(at, offset))
        return true;
    for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++) {
        size_t len = strlen(zones[i].name);
        if ((size_t)(at->end - at->p) < len || memcmp(at->p, zones[i].name, len) != 0 ||
            txt_letter(at->p + len, at->end))
            continue;
        at->p += len;
        *offset = zones[i].minutes * 60;
        return true;
    }
    return false;
}

static bool read_clock_time(struct txt_at *at, struct draft_time *time)
{
    struct txt_at try = *at;
    const char *from = try.p;
    int hour, minute;
    if (!txt_number(&try, 2, &hour) || hour > 23 || try.p == try.end ||
        (*try.p != ':' && *try.p != '.' && *try.p != 'h'))
        return false;
    const char *digits = ++try.p;
    if (!txt_number(&try, 2, &minute) || try.p - digits != 2 || minute > 59 || from == digits)
        return false;
    if (txt_letter(try.p, try.end) || (try.p < try.end && strchr(".-:/'", *try.p)))
        return false;
    time->hour = (int8_t)hour;
    time->minute = (int8_t)minute;
    time->has_offset = false;
    time->offset = 0;
    *at = try;
    if (txt_skip(&try) < 2 && read_zone(&try, &time->offset)) {
        time->has_offset = true;
        *at = try;
    }
    return true;
}

bool txt_time(struct txt *txt, struct txt_at *at)
{
    struct draft_time local = txt->time;
    if (!txt_digit(at->p, at->end) || !read_clock_time(at, &txt->time))
        return false;
    struct txt_at try = *at;
    txt_skip(&try);
    if (try.p == try.end || *try.p != '(')
        return true;
    try.p++;
    txt_skip(&try);
    if (!read_clock_time(&try, &local))
        return true;
    txt_skip(&try);
    if (try.p == try.end || *try.p != ')')
        return true;
    at->p = try.p + 1;
    /* Half a day apart: it is another date there; the first one stands. */
    int apart = local.hour - txt->time.hour;
    if (local.has_offset && apart < 12 && apart > -12)
        txt->time = local;
    return true;
}
