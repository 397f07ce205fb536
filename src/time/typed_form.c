#include "time/typed_form.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "model/match.h"
#include "time/typed.h"

enum {
    TEXT_MOST = 128,  /* no form is longer, with single blanks */
    SHOWN_CELLS = 40, /* of what was typed, in messages */
    ADDED_MOST = 999
};

/* -- characters ---------------------------------------------------------------------------------
 */

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The text clean, every run of white space one blank, none at the ends. False: it was cut. */
static bool clean(const char *text, char *out, size_t size)
{
    char raw[TEXT_MOST];
    size_t len = 0;

    while (is_blank(*text))
        text++;
    while (*text && len < sizeof raw) {
        raw[len++] = is_blank(*text) ? ' ' : *text;
        text++;
        if (raw[len - 1] == ' ')
            while (is_blank(*text))
                text++;
    }
    while (len > 0 && raw[len - 1] == ' ')
        len--;
    utf8_gate(out, size, raw, len);
    return *text == '\0';
}

static void set_shown(const char *text, bool whole, char *out, size_t size)
{
    size_t len = utf8_clip(text, SHOWN_CELLS, NULL);

    snprintf(out, size - strlen("..."), "%.*s", (int)len, text);
    utf8_trim(out); /* marks take bytes but no cells */
    if (!whole || text[strlen(out)])
        strcat(out, "...");
}

static char to_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Lower case; the marks that stand for minutes as '. */
static void fold(char *text)
{
    static const char *const marks[] = {"\u2019", "\u2032"};
    char *to = text;

    while (*text) {
        size_t len = 0;

        for (int i = 0; i < 2 && len == 0; i++)
            if (strncmp(text, marks[i], strlen(marks[i])) == 0)
                len = strlen(marks[i]);
        *to++ = len > 0 ? '\'' : to_lower(*text);
        text += len > 0 ? len : 1;
    }
    *to = '\0';
}

/* -- pieces: each takes what it names from the front, or nothing ---------------------------------
 */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void skip_blanks(const char **at)
{
    *at += strspn(*at, " ");
}

static bool is_end(const char *at)
{
    skip_blanks(&at);
    return *at == '\0';
}

static bool take(const char **at, char c)
{
    if (**at != c)
        return false;
    ++*at;
    return true;
}

/* A word and the blanks after it. */
static bool take_word(const char **at, const char *word)
{
    size_t len = strlen(word);

    if (strncmp(*at, word, len) != 0 || ((*at)[len] >= 'a' && (*at)[len] <= 'z'))
        return false;
    *at += len;
    skip_blanks(at);
    return true;
}

static bool take_number(const char **at, uint32_t *number)
{
    if (!is_digit(**at))
        return false;
    for (*number = 0; is_digit(**at); ++*at)
        if (*number < TYPED_NUMBER_MOST)
            *number = *number * 10 + (uint32_t)(**at - '0');
    if (*number > TYPED_NUMBER_MOST)
        *number = TYPED_NUMBER_MOST;
    return true;
}

/* As many digits as the pattern has, and what else stands in it: "00:00". */
static bool take_shape(const char **at, const char *pattern)
{
    size_t i = 0;

    for (; pattern[i]; i++)
        if (pattern[i] == '0' ? !is_digit((*at)[i]) : (*at)[i] != pattern[i])
            return false;
    *at += i;
    return true;
}

/* -- dates and times ----------------------------------------------------------------------------
 */

/* The shape of a date, or a date and time; iso gets it as instant_parse() wants it. */
static bool take_date_shape(const char *at, char iso[32], bool *zoned)
{
    const char *date = at, *time, *zone;

    *zoned = false;
    if (!take_shape(&at, "0000-00-00"))
        return false;
    snprintf(iso, 32, "%.10s", date);
    if (is_end(at))
        return true;
    if (*at != ' ' && *at != 't')
        return false;
    if (!take(&at, 't'))
        skip_blanks(&at);
    time = at;
    if (!take_shape(&at, "00:00"))
        return false;
    take_shape(&at, ":00");
    snprintf(iso + 10, 22, "T%.*s", (int)(at - time), time);
    skip_blanks(&at);
    zone = at;
    if (take(&at, 'z')) {
        *zoned = true;
        strcat(iso, "Z");
    } else if (take_shape(&at, "+00:00") || take_shape(&at, "-00:00")) {
        *zoned = true;
        strncat(iso, zone, 6);
    }
    return is_end(at);
}

/* The shape has been seen. */
static bool read_date(const char *iso, bool zoned, struct typed_form *form, struct err *err)
{
    form->kind = TYPED_DATE;
    form->zoned = zoned;
    if (!instant_parse(iso, 0, &form->at, NULL, &form->precision))
        return err_set(err,
                       "there is no %s, expected a date or a date and time such as "
                       "2024-04-18 or 2024-04-18 21:45",
                       form->shown);
    form->civil = instant_to_civil(form->at, 0);
    return true;
}

static bool take_time_shape(const char *at, struct civil *civil)
{
    const char *end = at;
    uint32_t hour = 0, minute = 0, second = 0;

    if (!take_shape(&end, "00:00") && !take_shape(&end, "0:00"))
        return false;
    take_shape(&end, ":00");
    if (!is_end(end))
        return false;
    take_number(&at, &hour);
    take(&at, ':');
    take_number(&at, &minute);
    if (take(&at, ':'))
        take_number(&at, &second);
    *civil = (struct civil){.hour = (int)hour, .minute = (int)minute, .second = (int)second};
    return true;
}

static bool read_time(struct typed_form *form, struct err *err)
{
    form->kind = TYPED_TIME;
    if (form->civil.hour > 23 || form->civil.minute > 59 || form->civil.second > 59)
        return err_set(err, "there is no %s, expected a time of day from 00:00 to 23:59",
                       form->shown);
    return true;
}

/* -- minutes ------------------------------------------------------------------------------------
 */

struct minute_shape {
    uint32_t minute, added;
    bool plus, marked; /* with added time; with the mark of minutes */
};

static bool take_minute_shape(const char *at, struct minute_shape *shape)
{
    *shape = (struct minute_shape){0};
    if (!take_number(&at, &shape->minute))
        return false;
    skip_blanks(&at);
    if (take(&at, '+')) {
        skip_blanks(&at);
        shape->plus = take_number(&at, &shape->added);
        if (!shape->plus)
            return false;
        skip_blanks(&at);
    }
    shape->marked = take(&at, '\'');
    return is_end(at);
}

/* The phase of a minute; PHASE_UNKNOWN: no match has it. */
static enum phase phase_of(uint32_t minute)
{
    for (int phase = PHASE_FIRST_HALF; phase <= PHASE_EXTRA_SECOND; phase++)
        if (minute > (uint32_t)phase_start_minute((enum phase)phase) &&
            minute <= (uint32_t)phase_end_minute((enum phase)phase))
            return (enum phase)phase;
    return PHASE_UNKNOWN;
}

static bool read_minute(const struct minute_shape *shape, struct typed_form *form, struct err *err)
{
    enum phase phase = phase_of(shape->minute);

    if (!shape->marked && phase != PHASE_UNKNOWN)
        return err_set(err, "%s alone is not a moment, expected %s' for that minute of a match",
                       form->shown, form->shown);
    if (!shape->marked)
        return err_set(err, "\"%s\" is not a moment, expected one such as " TYPED_EXAMPLES,
                       form->shown);
    if (phase == PHASE_UNKNOWN)
        return err_set(err, "there is no %s, expected a minute from 1' to 120'", form->shown);
    if (shape->plus && (shape->added == 0 || shape->minute != (uint32_t)phase_end_minute(phase)))
        return err_set(err,
                       "there is no %s, expected added time after 45', 90', 105' or 120', such as "
                       "45+2'",
                       form->shown);
    form->kind = TYPED_MINUTE;
    form->clock =
        (struct clock){.phase = (uint8_t)phase,
                       .minute = (uint16_t)shape->minute,
                       .added = (uint16_t)(shape->added > ADDED_MOST ? ADDED_MOST : shape->added)};
    return true;
}

/* -- words --------------------------------------------------------------------------------------
 */

static bool take_words(const char *at, struct typed_form *form)
{
    static const struct {
        const char *first, *second;
        enum typed_kind kind;
    } words[] = {
        {"start", NULL, TYPED_START},  {"end", NULL, TYPED_END}, {"now", NULL, TYPED_NOW},
        {"ht", NULL, TYPED_HT},        {"ft", NULL, TYPED_FT},   {"et", NULL, TYPED_ET},
        {"et", "ht", TYPED_ET_HT},     {"aet", NULL, TYPED_AET}, {"pens", NULL, TYPED_PENS},
        {"ft", "pens", TYPED_FT_PENS},
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *rest = at;

        if (!take_word(&rest, words[i].first) ||
            (words[i].second && !take_word(&rest, words[i].second)) || !is_end(rest))
            continue;
        form->kind = words[i].kind;
        return true;
    }
    return false;
}

static bool read_kick(const char *at, struct typed_form *form, struct err *err)
{
    form->kind = TYPED_KICK;
    if (!take_number(&at, &form->kick) || !is_end(at))
        return err_set(err, "\"%s\" is not a moment, expected the number of a kick, such as kick 7",
                       form->shown);
    return true;
}

/* -- a form -------------------------------------------------------------------------------------
 */

static bool read_any(const char *at, struct typed_form *form, struct err *err)
{
    struct minute_shape minute;
    bool zoned;
    char iso[32];

    if (take_date_shape(at, iso, &zoned))
        return read_date(iso, zoned, form, err);
    if (take_time_shape(at, &form->civil))
        return read_time(form, err);
    if (take_minute_shape(at, &minute))
        return read_minute(&minute, form, err);
    if (take_words(at, form))
        return true;
    if (take_word(&at, "kick"))
        return read_kick(at, form, err);
    return err_set(err, "\"%s\" is not a moment, expected one such as " TYPED_EXAMPLES,
                   form->shown);
}

static bool read_leg(const char *at, struct typed_form *form, struct err *err)
{
    form->in_leg = true;
    if (!take_number(&at, &form->leg) || is_end(at))
        return err_set(err,
                       "\"%s\" is not a moment, expected the number of a leg and a moment of it, "
                       "such as leg 2 86' or leg 1 HT",
                       form->shown);
    skip_blanks(&at);
    if (!read_any(at, form, err))
        return false;
    if (form->kind == TYPED_DATE || form->kind == TYPED_NOW)
        return err_set(err,
                       "\"%s\" is not a moment, expected a date or now without a leg, or a moment "
                       "of the leg such as leg 2 86'",
                       form->shown);
    return true;
}

bool typed_form_read(const char *text, struct typed_form *form, struct err *err)
{
    char buf[TEXT_MOST * 3 + 1]; /* one bad byte becomes the three of U+FFFD */
    const char *at = buf;
    bool whole = clean(text, buf, sizeof buf);

    *form = (struct typed_form){.at = INSTANT_UNKNOWN};
    set_shown(buf, whole, form->shown, sizeof form->shown);
    fold(buf);
    skip_blanks(&at);
    if (*at == '\0')
        return err_set(err, "no moment was given, expected one such as " TYPED_EXAMPLES);
    if (!whole)
        return err_set(err, "\"%s\" is not a moment, expected one such as " TYPED_EXAMPLES,
                       form->shown);
    return take_word(&at, "leg") ? read_leg(at, form, err) : read_any(at, form, err);
}

bool typed_is_absolute(const char *text)
{
    char buf[TEXT_MOST * 3 + 1], iso[32];
    const char *at = buf;
    struct typed_form form;
    bool zoned;

    if (!clean(text, buf, sizeof buf))
        return false;
    fold(buf);
    skip_blanks(&at);
    return take_date_shape(at, iso, &zoned) || (take_words(at, &form) && form.kind == TYPED_NOW);
}
