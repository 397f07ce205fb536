#include "feed/asking.h"

#include <stdio.h>
#include <string.h>

enum { MATCHES_MOST = 8 };

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

/* The months of the season that a day is in: from August to May, or of a summer's tournament from
 * May to August. Once each. */
static void ask_months(struct asking *a, instant now)
{
    struct civil month = instant_to_civil(now, 0);
    bool summer = month.month >= 6 && month.month <= 8;
    int first = summer ? 5 : 8, count = summer ? 4 : 10;
    if (!summer && month.month < 8)
        month.year--;
    month.month = first;
    month.day = 1;
    for (int i = 0; i < count; i++) {
        struct asked *asked =
            ask(a, FEED_MONTH, instant_from_civil(&month, 0), (struct span){NULL, 0});
        if (asked && asked->taken)
            asked->waiting = false;
        if (++month.month > 12) {
            month.month = 1;
            month.year++;
        }
    }
}

bool asking_is_whole(const struct asking *a)
{
    for (size_t i = 0; i < a->asked.n; i++)
        if (a->asked.v[i].scope <= FEED_MONTH && !a->asked.v[i].taken)
            return false;
    return true;
}

bool asking_goes_on(struct asking *a, struct evening *evening)
{
    const struct edition *edition = NULL;
    struct err err;
    int count = 0;
    if (a->provider && !a->matches_asked && asking_is_whole(a))
        edition = evening_edition(evening, &err);
    a->matches_asked = true;
    for (size_t i = 0; edition && i < edition->matches.n && count < MATCHES_MOST; i++) {
        const struct match *match = &edition->matches.v[i];
        bool kicks = match->final_phase == PHASE_KICKS &&
                     (match->status == MATCH_UNDER_WAY || match->kicks_known != COVERAGE_ALL);
        if (!kicks || !match->id)
            continue;
        struct asked *asked =
            ask(a, FEED_MATCH, INSTANT_UNKNOWN, (struct span){match->id, strlen(match->id)});
        if (!asked)
            continue;
        asked->over = match->status != MATCH_UNDER_WAY;
        asked->waiting = !asked->over || !asked->final;
        count += asked->waiting;
    }
    return count > 0;
}

void asking_begin(struct asking *a, instant now)
{
    a->matches_asked = false;
    if (!a->provider) {
        ask_url(a, a->address, FEED_SEASON);
        return;
    }
    if (a->provider->by_month)
        ask_months(a, now);
    if (!a->provider->by_month)
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
