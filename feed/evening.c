#include "feed/evening.h"

#include <stdlib.h>
#include <string.h>

#include "input/source.h"

struct answer {
    char *request, *bytes;
    size_t len;
    enum feed_scope scope;
    struct json_tree tree; /* of a provider's */
};

struct evening {
    const struct provider *provider;
    const char *key;
    VEC(struct answer) answers; /* those of wider scope first; of one scope the latest last */
    struct edition *edition;    /* of them; NULL while nobody has asked for it */
};

struct evening *evening_open(const struct provider *provider, const char *key)
{
    struct evening *evening = calloc(1, sizeof *evening);
    if (!evening)
        abort();
    evening->provider = provider;
    evening->key = key;
    return evening;
}

static void release(struct answer *answer)
{
    json_tree_release(&answer->tree);
    free(answer->request);
    free(answer->bytes);
}

void evening_close(struct evening *evening)
{
    for (size_t i = 0; i < evening->answers.n; i++)
        release(&evening->answers.v[i]);
    vec_release(&evening->answers);
    edition_close(evening->edition);
    free(evening);
}

static char *copy_of(const char *bytes, size_t len)
{
    char *copy = malloc(len + 1);
    if (!copy)
        abort();
    memcpy(copy, bytes, len);
    copy[len] = '\0';
    return copy;
}

/* The first problem of a report, as err. */
static bool refuse(struct report *report, struct err *err)
{
    if (report->count)
        report_format(report, 0, err->text, sizeof err->text);
    else
        err_set(err, "it makes no edition");
    report_release(report);
    return false;
}

/* Whether a provider's answer is of the expected form. */
static bool is_sound(const struct evening *evening, struct answer *answer, struct err *err)
{
    struct report report = {0};
    struct draft draft = {0};
    report_init(&report, "the answer");
    bool good = json_tree_read(&answer->tree, answer->bytes, answer->len, &report) &&
                evening->provider->adapt(&draft, &answer->tree, "the answer", &report);
    draft_release(&draft);
    if (!good)
        return refuse(&report, err);
    report_release(&report);
    return true;
}

static void forget(struct evening *evening, const char *request)
{
    size_t kept = 0;
    for (size_t i = 0; i < evening->answers.n; i++) {
        struct answer answer = evening->answers.v[i];
        if (strcmp(answer.request, request) == 0)
            release(&answer);
        else
            evening->answers.v[kept++] = answer;
    }
    evening->answers.n = kept;
}

/* One of many, of a provider. */
static bool take_answer(struct evening *evening, const char *request, enum feed_scope scope,
                        const char *bytes, size_t len, struct err *err)
{
    struct answer answer = {.request = copy_of(request, strlen(request)),
                            .bytes = copy_of(bytes, len),
                            .len = len,
                            .scope = scope};
    if (!is_sound(evening, &answer, err)) {
        release(&answer);
        return false;
    }
    forget(evening, request);
    vec_push(&evening->answers, answer);
    size_t at = evening->answers.n - 1;
    for (; at > 0 && evening->answers.v[at - 1].scope > scope; at--)
        evening->answers.v[at] = evening->answers.v[at - 1];
    evening->answers.v[at] = answer;
    edition_close(evening->edition);
    evening->edition = NULL;
    return true;
}

/* An edition of one's own, which is all there is. */
static bool take_edition(struct evening *evening, const char *bytes, size_t len, struct err *err)
{
    struct report report = {0};
    struct edition *edition;
    report_init(&report, "the answer");
    if (!edition_read(evening->key, bytes, len, &edition, &report))
        return refuse(&report, err);
    report_release(&report);
    edition_close(evening->edition);
    evening->edition = edition;
    return true;
}

bool evening_take(struct evening *evening, const char *request, enum feed_scope scope,
                  const char *bytes, size_t len, struct err *err)
{
    return evening->provider ? take_answer(evening, request, scope, bytes, len, err)
                             : take_edition(evening, bytes, len, err);
}

/* -- one of many --------------------------------------------------------------------------------
 */

static bool same_text(struct span a, struct span b)
{
    return a.len > 0 && a.len == b.len && memcmp(a.text, b.text, a.len) == 0;
}

/* By its source's name of it; a leg that is only known from the other, by its teams. */
static bool same_match(const struct draft_match *a, const struct draft_match *b)
{
    if (a->id.len && b->id.len)
        return same_text(a->id, b->id);
    return a->leg > 0 && a->leg == b->leg && same_text(a->team[HOME], b->team[HOME]) &&
           same_text(a->team[AWAY], b->team[AWAY]);
}

/* What a later answer says of a match: all that moves, and the rest where it says anything. */
static void bring_up(struct draft_match *match, const struct draft_match *later)
{
    if (!later->id.len) /* it is only known from its other leg */
        return;
    struct draft_match now = *later;
    now.heading = match->heading; /* where in the competition it is, the wider answer knows */
    now.place = match->place;
    memcpy(now.slot, match->slot, sizeof now.slot);
    now.group = match->group;
    now.number = match->number;
    now.leg = later->leg ? later->leg : match->leg;
    if (later->aggregate[HOME] == SCORE_UNKNOWN)
        memcpy(now.aggregate, match->aggregate, sizeof now.aggregate);
    if (!later->venue.len) {
        now.venue = match->venue;
        now.city = match->city;
    }
    if (later->attendance < 0)
        now.attendance = match->attendance;
    if (!later->referee_count) {
        now.referee_first = match->referee_first;
        now.referee_count = match->referee_count;
    }
    if (!later->kick_count || (later->kicks_some && !match->kicks_some && match->kick_count)) {
        now.kick_first = match->kick_first;
        now.kick_count = match->kick_count;
        now.kicks_ordered = match->kicks_ordered;
        now.kicks_some = match->kicks_some;
    }
    for (int side = HOME; side <= AWAY; side++)
        if (!later->lineup[side].starter_count)
            now.lineup[side] = match->lineup[side];
    *match = now;
}

/* A match that stands in several answers stands in the draft once. */
static void bring_together(struct draft *draft)
{
    size_t kept = 0;
    for (size_t i = 0; i < draft->matches.n; i++) {
        struct draft_match match = draft->matches.v[i];
        size_t same = 0;
        while (same < kept && !same_match(&draft->matches.v[same], &match))
            same++;
        if (same < kept)
            bring_up(&draft->matches.v[same], &match);
        else
            draft->matches.v[kept++] = match;
    }
    draft->matches.n = kept;
}

static bool make_edition(const struct evening *evening, struct edition **edition,
                         struct report *report)
{
    struct draft draft = {0};
    bool good = true;
    const struct answer *answers = evening->answers.v;
    for (size_t i = 0; good && i < evening->answers.n; i++)
        good = evening->provider->adapt(&draft, &answers[i].tree, evening->provider->title, report);
    bring_together(&draft);
    good = good && draft_edition(&draft, evening->key, edition, report);
    draft_release(&draft);
    return good;
}

const struct edition *evening_edition(struct evening *evening, struct err *err)
{
    struct report report = {0};
    if (evening->edition)
        return evening->edition;
    if (!evening->answers.n) {
        err_set(err, "nothing has been received yet");
        return NULL;
    }
    report_init(&report, evening->provider->name);
    if (!make_edition(evening, &evening->edition, &report))
        refuse(&report, err);
    else
        report_release(&report);
    return evening->edition;
}

bool evening_season(const struct evening *evening, instant *first, instant *last)
{
    const struct provider *provider = evening->provider;
    for (size_t i = evening->answers.n; provider && provider->season && i-- > 0;)
        if (evening->answers.v[i].scope == FEED_DAY &&
            provider->season(&evening->answers.v[i].tree, first, last))
            return true;
    return false;
}

/* -- when to ask next ---------------------------------------------------------------------------
 */

bool evening_is_playing(const struct edition *edition)
{
    for (size_t i = 0; i < edition->matches.n; i++) {
        enum match_status status = edition->matches.v[i].status;
        if (status == MATCH_UNDER_WAY || status == MATCH_SUSPENDED || status == MATCH_DELAYED)
            return true;
    }
    return false;
}

instant evening_next_kickoff(const struct edition *edition, instant now, instant late)
{
    instant next = INSTANT_END;
    for (size_t i = 0; i < edition->matches.n; i++) {
        const struct match *match = &edition->matches.v[i];
        if (match->status == MATCH_SCHEDULED && match->precision == PRECISION_MINUTE &&
            match->kickoff > now - late)
            next = instant_earlier(next, match->kickoff);
    }
    return next == INSTANT_END ? INSTANT_UNKNOWN : next;
}
