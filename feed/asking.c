#include "feed/asking.h"

#include <stdio.h>
#include <string.h>

enum { MATCHES_MOST = 8, MONTHS_MOST = 14 };

void asking_release(struct asking *a)
{
    vec_release(&a->asked);
}

static struct asked *find_asked(struct asking *a, const char *url)
{
    for (size_t i = 0; i < a->asked.n; i++)
        if (strcmp(a->asked.v[i].url, url) == 0)
            return &a->asked.v[i];
    return NULL;
}

static struct asked *ask_url(struct asking *a, const char *url, enum feed_scope scope)
{
    struct asked *asked = find_asked(a, url);
    if (!asked) {
        vec_push(&a->asked, (struct asked){.scope = scope});
        asked = &a->asked.v[a->asked.n - 1];
        snprintf(asked->url, sizeof asked->url, "%s", url);
    }
    asked->waiting = true;
    asked->sent = false;
    return asked;
}

/* What is asked, until something else is; NULL: it cannot be. */
static struct asked *ask(struct asking *a, enum feed_scope scope, instant day, struct span match)
{
    char path[FEED_PATH_BYTES], url[HTTP_URL_MOST];
    struct err err;
    const char *base = a->base_url ? a->base_url : a->provider->base_url;
    struct feed_request request = {.scope = (uint8_t)scope, .day = day, .match = match};
    size_t len = strlen(base);
    if (!feed_path(&a->source, &request, path, sizeof path, &err))
        return NULL;
    while (len > 0 && base[len - 1] == '/')
        len--;
    snprintf(url, sizeof url, "%.*s%s", (int)len, base, path);
    return ask_url(a, url, scope);
}

static int month_number(instant at)
{
    struct civil civil = instant_to_civil(at, 0);
    return civil.year * 12 + civil.month - 1;
}

/* Where the answers do not tell it, the season that a day is in: from August to May, or of a
 * summer's tournament from May to August. */
static void guess_months(instant now, int *first, int *last)
{
    int month = month_number(now), of_year = month % 12;
    bool summer = of_year >= 5 && of_year <= 7; /* June to August */
    *first = month - of_year + (summer ? 4 : of_year < 7 ? 7 - 12 : 7);
    *last = *first + (summer ? 3 : 9);
}

/* The months of the season, each until it has come. */
static bool ask_months(struct asking *a, const struct evening *evening)
{
    instant from, to;
    int first, last;
    bool any = false;
    guess_months(a->now, &first, &last);
    if (evening_season(evening, &from, &to)) {
        first = month_number(from);
        last =
            month_number(to - 12 * HOUR_SECONDS); /* midnight at the end of a month, in America */
    }
    if (last - first >= MONTHS_MOST) { /* longer than any: those around today */
        int now = month_number(a->now), middle = now < first ? first : now > last ? last : now;
        if (last > middle + MONTHS_MOST / 2)
            last = middle + MONTHS_MOST / 2;
        if (first <= last - MONTHS_MOST)
            first = last - MONTHS_MOST + 1;
    }
    for (int i = first; i <= last; i++) {
        struct civil month = {.year = i / 12, .month = i % 12 + 1, .day = 1};
        struct asked *asked =
            ask(a, FEED_MONTH, instant_from_civil(&month, 0), (struct span){NULL, 0});
        if (asked)
            asked->waiting = !asked->taken;
        any |= asked && asked->waiting;
    }
    return any;
}

bool asking_is_whole(const struct asking *a)
{
    bool any = false;
    enum feed_scope wide = a->brief ? FEED_DAY : FEED_MONTH;
    for (size_t i = 0; i < a->asked.n; i++) {
        const struct asked *asked = &a->asked.v[i];
        if (asked->scope <= wide && !asked->taken)
            return false;
        any |= asked->scope <= wide;
    }
    return any;
}

/* Whether the wide answers lack something of it: kicks, or what is wanted of the one that is looked
 * at. */
static bool is_wanted(const struct asking *a, const struct match *match)
{
    bool kicks = match->final_phase == PHASE_KICKS &&
                 (match->status == MATCH_UNDER_WAY || match->kicks_known != COVERAGE_ALL);
    return match->id && (kicks || strcmp(match->id, a->open) == 0);
}

/* NULL: it cannot be asked for. */
static struct asked *ask_match(struct asking *a, const struct match *match)
{
    struct asked *asked =
        ask(a, FEED_MATCH, INSTANT_UNKNOWN, (struct span){match->id, strlen(match->id)});
    if (asked) {
        asked->over = match->status > MATCH_SUSPENDED;
        asked->waiting = !asked->over || !asked->final;
    }
    return asked;
}

/* Whether the day has ever come: what is not there then is not known. */
static bool has_day(const struct asking *a)
{
    for (size_t i = 0; i < a->asked.n; i++)
        if (a->asked.v[i].scope == FEED_DAY && a->asked.v[i].taken)
            return true;
    return false;
}

bool asking_goes_on(struct asking *a, struct evening *evening)
{
    const struct edition *edition = NULL;
    struct err err;
    int count = 0;
    if (a->provider && a->provider->season && !a->brief && !a->months_asked && has_day(a)) {
        a->months_asked = true;
        if (ask_months(a, evening))
            return true;
    }
    if (a->provider && !a->matches_asked && asking_is_whole(a))
        edition = evening_edition(evening, &err);
    a->matches_asked = true;
    for (size_t i = 0; edition && i < edition->matches.n && count < MATCHES_MOST; i++) {
        const struct match *match = &edition->matches.v[i];
        struct asked *asked = is_wanted(a, match) ? ask_match(a, match) : NULL;
        count += asked && asked->waiting;
    }
    return count > 0;
}

bool asking_open(struct asking *a, const struct match *match)
{
    struct asked *asked = NULL;
    snprintf(a->open, sizeof a->open, "%s", match && match->id ? match->id : "");
    if (a->provider && a->open[0] && asking_is_whole(a))
        asked = ask_match(a, match);
    if (asked && asked->taken)
        asked->waiting = false; /* it comes with the next round */
    return asked && asked->waiting;
}

void asking_begin(struct asking *a, instant now)
{
    a->now = now;
    a->months_asked = a->matches_asked = false;
    if (!a->provider) {
        ask_url(a, a->address, FEED_SEASON);
        return;
    }
    if (!a->provider->season)
        ask(a, FEED_SEASON, now, (struct span){NULL, 0});
    if (a->provider->paths[FEED_DAY]) {
        ask(a, FEED_DAY, now - 6 * HOUR_SECONDS, (struct span){NULL, 0});
        ask(a, FEED_DAY, now, (struct span){NULL, 0});
    }
}

bool asking_is_over(const struct asking *a)
{
    for (size_t i = 0; i < a->asked.n; i++)
        if (a->asked.v[i].waiting)
            return false;
    return true;
}
