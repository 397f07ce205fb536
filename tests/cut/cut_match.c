/* Takes from a match what is not known at a moment. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cut.h"

enum { MINUTE = 60, ADDED_MOST = 60 };

static const int phase_starts[CUT_PHASES] = {0, 0, 45, 90, 105, 120};
static const int phase_ends[CUT_PHASES] = {0, 45, 90, 105, 120, 120};

static bool sees(const struct cut_match *match, struct cut_moment now, unsigned place)
{
    if (match->entries[place].at != now.at)
        return match->entries[place].at < now.at;
    return match->order != now.match ? match->order < now.match : place < now.places;
}

unsigned cut_seen(const struct cut_match *match, struct cut_moment now)
{
    unsigned seen = 0;

    while (seen < match->count && sees(match, now, seen))
        seen++;
    return seen;
}

/* A match to which nothing happened is known to be off when it would have begun. */
static bool is_off(const struct cut_match *match)
{
    const char *status = cut_text(match->setting, "status");

    return status && (!strcmp(status, "cancelled") || !strcmp(status, "walk-over") ||
                      !strcmp(status, "awarded"));
}

static bool is_due(const struct cut_match *match, struct cut_moment now)
{
    return !match->dated || now.at >= match->base;
}

bool cut_is_over(const struct cut_match *match, struct cut_moment now)
{
    if (match->count == 0)
        return is_off(match) && is_due(match, now);
    return cut_seen(match, now) == match->count && !match->running;
}

static bool has_seen(const struct cut_match *match, unsigned seen, enum cut_kind kind, int phase,
                     int index)
{
    for (unsigned i = 0; i < seen; i++)
        if (match->entries[i].kind == kind && match->entries[i].index == index &&
            (phase == CUT_NONE || match->entries[i].phase == phase))
            return true;
    return false;
}

/* -- lists ------------------------------------------------------------------------------------- */

/* Without attributes that wait for the end of the match. */
static void strip(config_setting_t *element)
{
    static const char *const late[] = {"note", "source", "also"};
    char text[1024] = "", *out = text;
    const char *from = config_setting_get_string(element);

    while (*from) {
        size_t len = strcspn(from, ";");
        const char *word = from + strspn(from, " ");
        bool drop = false;

        for (size_t i = 0; i < sizeof late / sizeof *late; i++)
            drop |= out > text && strncmp(word, late[i], strlen(late[i])) == 0 &&
                    word[strlen(late[i])] == ' ';
        if (!drop)
            out += snprintf(out, (size_t)(text + sizeof text - out), "%s%.*s",
                            out > text ? ";" : "", (int)len, from);
        from += len + (from[len] == ';');
    }
    config_setting_set_string(element, text);
}

static void cut_list(struct cut_match *match, unsigned seen, const char *name, enum cut_kind kind,
                     bool told)
{
    config_setting_t *list = config_setting_get_member(match->setting, name);

    for (int i = list ? config_setting_length(list) : 0; i-- > 0;)
        if (!has_seen(match, seen, kind, CUT_NONE, i))
            config_setting_remove_elem(list, (unsigned)i);
        else if (!told)
            strip(config_setting_get_elem(list, (unsigned)i));
    if (list && config_setting_length(list) == 0)
        cut_remove(match->setting, name);
}

static void cut_score(struct cut_match *match, unsigned seen)
{
    config_setting_t *score = config_setting_get_member(match->setting, "score");
    bool early = match->final == CUT_ET1 && !match->running; /* golden and silver goal */

    if (!score)
        return;
    if (!has_seen(match, seen, CUT_END, CUT_H1, 0))
        cut_remove(score, "ht");
    if (!has_seen(match, seen, CUT_END, CUT_H2, 0))
        cut_remove(score, "ft");
    if (!has_seen(match, seen, CUT_END, early ? CUT_ET1 : CUT_ET2, 0))
        cut_remove(score, "aet");
    if (!has_seen(match, seen, CUT_END, CUT_KICKS, 0))
        cut_remove(score, "pens");
    if (config_setting_length(score) == 0)
        cut_remove(match->setting, "score");
}

/* -- how much is known ------------------------------------------------------------------------- */

static bool lists(const config_setting_t *group, const char *name, const char *const *words)
{
    config_setting_t *list = config_setting_get_member(group, name);

    for (int i = 0; list && i < config_setting_length(list); i++)
        for (int w = 0; words[w]; w++)
            if (strstr(config_setting_get_string_elem(list, i), words[w]))
                return true;
    return false;
}

static bool is_nil(const config_setting_t *match, const char *point)
{
    config_setting_t *score = config_setting_get_member(match, "score");
    const char *text = score ? cut_text(score, point) : NULL;

    return text && strcmp(text, "0-0") == 0;
}

/* What the file as a whole says of its goals, so that a score not known is not taken for 0-0. */
static bool goals_unlisted(const struct cut_match *match)
{
    static const char *const goals[] = {" goal ", " penalty ", " own-goal ", NULL};
    config_setting_t *score = config_setting_get_member(match->setting, "score");
    bool aet = score && config_setting_get_member(score, "aet");

    if (cut_text(match->setting, "goals") || lists(match->setting, "events", goals))
        return false;
    return !match->running && !is_nil(match->setting, aet ? "aet" : "ft");
}

/* That there were none, or some, is a result; that a list of all was seen, or no list, is not. */
static void cut_coverage(struct cut_match *match, const char *name)
{
    const char *text = cut_text(match->setting, name);

    if (text && (strcmp(text, "some") == 0 || strcmp(text, "none mentioned") == 0))
        cut_remove(match->setting, name);
}

/* -- the clock --------------------------------------------------------------------------------- */

static void set_clock(struct cut_match *match, int phase, instant now)
{
    char text[32];
    instant minute = (now - match->start[phase]) / MINUTE + phase_starts[phase] + 1;
    int left = match->clock.minute + match->clock.added;
    bool stopped = match->running && phase == match->final && left > 0;

    if (stopped && minute >= left) {
        if (match->suspended)
            return; /* as it stands in the file */
        minute = left;
    }
    if (minute > phase_ends[phase] + ADDED_MOST)
        minute = phase_ends[phase] + ADDED_MOST;
    if (minute > phase_ends[phase])
        snprintf(text, sizeof text, "%d+%d'", phase_ends[phase], (int)minute - phase_ends[phase]);
    else
        snprintf(text, sizeof text, "%d'", (int)minute);
    cut_set_text(match->setting, "status", text);
}

static void set_status(struct cut_match *match, unsigned seen, struct cut_moment now)
{
    static const char *const over[CUT_PHASES] = {"", "FT", "FT", "AET", "AET", "pens"};
    const struct cut_entry *last = &match->entries[seen - 1];
    const char *word;

    if (last->kind == CUT_END && last->phase == match->final && match->at_break)
        return;
    if (last->kind == CUT_END && last->phase == match->final) {
        if (!match->abandoned)
            cut_set_text(match->setting, "status", over[last->phase]);
    } else if (last->kind == CUT_END) {
        bool kicks = last->phase == CUT_H2 && !match->extra_time;

        word = last->phase == CUT_H1    ? "HT"
               : last->phase == CUT_ET1 ? "ET HT"
               : last->phase == CUT_ET2 ? "ET end"
               : kicks                  ? "pens next"
                                        : "ET";
        cut_set_text(match->setting, "status", word);
    } else if (last->phase == CUT_KICKS) {
        cut_set_text(match->setting, "status", "pens on");
    } else {
        set_clock(match, last->phase, now.at);
    }
}

/* -- the whole --------------------------------------------------------------------------------- */

static void cut_future(struct cut_match *match, struct cut_moment now)
{
    static const char *const late[] = {"events",  "kicks",   "score",    "attendance", "note",
                                       "sources", "referee", "lineups",  "goals",      "yellows",
                                       "reds",    "subs",    "decision", "kicks_known"};

    for (size_t i = 0; i < sizeof late / sizeof *late; i++)
        cut_remove(match->setting, late[i]);
    if (match->count > 0 || !is_due(match, now))
        cut_remove(match->setting, "status");
}

static void cut_running(struct cut_match *match, unsigned seen, struct cut_moment now, bool told)
{
    bool unlisted = goals_unlisted(match);
    bool kicks_unlisted = match->final == CUT_KICKS && !match->running &&
                          !config_setting_get_member(match->setting, "kicks");
    bool kicked = has_seen(match, seen, CUT_START, CUT_KICKS, 0);

    cut_list(match, seen, "events", CUT_EVENT, told);
    cut_list(match, seen, "kicks", CUT_KICK, told);
    cut_score(match, seen);
    if (seen < match->count)
        cut_remove(match->setting, "decision");
    if (!told) {
        cut_remove(match->setting, "attendance");
        cut_remove(match->setting, "note");
        cut_remove(match->setting, "sources");
        cut_coverage(match, "yellows");
        cut_coverage(match, "reds");
        cut_coverage(match, "subs");
    }
    if (unlisted)
        cut_set_text(match->setting, "goals", "unknown");
    if (!kicked)
        cut_remove(match->setting, "kicks_known");
    else if (kicks_unlisted && !cut_text(match->setting, "kicks_known"))
        cut_set_text(match->setting, "kicks_known", "unknown");
    set_status(match, seen, now);
}

void cut_match(struct cut_match *match, struct cut_moment now)
{
    unsigned seen = cut_seen(match, now);
    bool told = !match->running && match->final != CUT_NONE &&
                has_seen(match, seen, CUT_END, match->final, 0);

    if (cut_is_over(match, now))
        return;
    if (seen == 0)
        cut_future(match, now);
    else
        cut_running(match, seen, now, told);
}
