#include "time/typed.h"

#include "time/typed_parts.h"

/* Matches of which a minute or a point is meant. */
struct span {
    const uint32_t *listed; /* ids; NULL: there is one */
    uint32_t one, count;
};

static uint32_t span_match(const struct span *span, uint32_t i)
{
    return span->listed ? span->listed[i] : span->one;
}

static const struct match *match_of(const struct typed_at *at, uint32_t id)
{
    return &at->log->edition->matches.v[id];
}

/* -- spans --------------------------------------------------------------------------------------
 */

/* Moves to the later of two moments. */
static void keep_later(struct moment *to, bool *found, struct moment there)
{
    if (!*found || moment_sees(there, to->at, to->match, to->seq))
        *to = there;
    *found = true;
}

/* Nothing is played of a match called off, and nothing will be that night. */
static bool is_called_off(const struct match *match)
{
    return match->final_phase == PHASE_UNKNOWN && match->status != MATCH_SCHEDULED &&
           match->status != MATCH_DELAYED;
}

static bool latest_minute(const struct typed_form *form, const struct typed_at *at,
                          const struct span *span, struct moment *to, struct err *err)
{
    const struct edition *edition = at->log->edition;
    bool found = false;

    for (uint32_t i = 0; i < span->count; i++) {
        uint32_t match = span_match(span, i);

        if (!span->listed || !is_called_off(&edition->matches.v[match]))
            keep_later(to, &found, typed_minute(edition, match, form->clock));
    }
    if (!found)
        return err_set(err, "there is no %s in this night, no match is played", form->shown);
    return true;
}

/* What is said not to be there, "so far" because it may come. */
static bool no_point(enum typed_kind kind, const struct typed_at *at, const struct span *span,
                     struct err *err)
{
    static const char *const words[] = {[TYPED_HT] = "half-time",
                                        [TYPED_FT] = "full time",
                                        [TYPED_ET] = "extra time",
                                        [TYPED_ET_HT] = "half-time of extra time",
                                        [TYPED_AET] = "end of extra time",
                                        [TYPED_PENS] = "shoot-out",
                                        [TYPED_FT_PENS] = "end of a shoot-out",
                                        [TYPED_KICK] = "shoot-out"};

    return err_set(err, "no %s in %s so far", words[kind],
                   span->listed ? scope_words(at->scope) : match_of(at, span->one)->key);
}

/* In a night the moment at which every match has come so far, or ended before. */
static bool latest_point(const struct typed_form *form, const struct typed_at *at,
                         const struct span *span, struct moment *to, struct err *err)
{
    const struct edition *edition = at->log->edition;
    bool of_all = form->kind == TYPED_HT || form->kind == TYPED_FT;
    bool found = false, ended = false;
    struct moment end = moment_at(INSTANT_UNKNOWN);

    for (uint32_t i = 0; i < span->count; i++) {
        uint32_t match = span_match(span, i);
        struct log_place place;

        if (typed_point(edition, match, form->kind, &place))
            keep_later(to, &found, log_moment(edition, place));
        else if (of_all && typed_last(edition, match, &place))
            keep_later(&end, &ended, log_moment(edition, place));
    }
    if (!found)
        return no_point(form->kind, at, span, err);
    if (ended)
        keep_later(to, &found, end);
    return true;
}

static bool kick_of_match(const struct typed_form *form, const struct typed_at *at, uint32_t id,
                          struct moment *to, struct err *err)
{
    const struct edition *edition = at->log->edition;
    uint32_t kicks = 0;

    for (uint32_t seq = 0; seq < match_of(at, id)->entry_count; seq++) {
        struct log_place place = {id, seq};

        if (log_entry(edition, place)->kind != ENTRY_KICK || ++kicks != form->kick)
            continue;
        *to = log_moment(edition, place);
        return true;
    }
    if (kicks == 0)
        return err_set(err, "the kicks of %s are not known one by one so far",
                       match_of(at, id)->key);
    /* How many there will be is nobody's business. */
    return err_set(err, "no such kick in %s so far", match_of(at, id)->key);
}

static bool kick_moment(const struct typed_form *form, const struct typed_at *at,
                        const struct span *span, struct moment *to, struct err *err)
{
    uint32_t shootouts = 0, match = ID_NONE;

    for (uint32_t i = 0; i < span->count; i++)
        if (typed_has_shootout(at->log->edition, span_match(span, i))) {
            match = span_match(span, i);
            shootouts++;
        }
    if (shootouts == 0)
        return no_point(TYPED_KICK, at, span, err);
    if (shootouts > 1)
        return err_set(err,
                       "%u matches of this night have a shoot-out, expected %s with one of "
                       "them named or open",
                       shootouts, form->shown);
    return kick_of_match(form, at, match, to, err);
}

/* The match of a tie that is meant where no leg is named. */
static bool match_of_tie(const struct typed_form *form, const struct typed_at *at, uint32_t *match,
                         struct err *err)
{
    const struct edition *edition = at->log->edition;
    const struct tie *tie = &edition->ties.v[at->scope.id];

    if (tie->match_count == 0)
        return err_set(err, "no match of %s is known so far", tie->key);
    *match = tie->match_first + tie->match_count - 1;
    if (form->kind != TYPED_KICK && form->kind != TYPED_PENS && form->kind != TYPED_FT_PENS)
        return true;
    for (uint32_t i = 0; i < tie->match_count; i++)
        if (typed_has_shootout(edition, tie->match_first + i))
            *match = tie->match_first + i;
    return true;
}

static bool span_of(const struct typed_form *form, const struct typed_at *at, struct span *span,
                    struct err *err)
{
    const struct edition *edition = at->log->edition;
    uint32_t first = edition->dated;

    *span = (struct span){NULL, at->scope.id, 1};
    switch (at->scope.kind) {
    case SCOPE_EDITION:
        return err_set(err, "%s is of a match, expected a date or a time here, such as 2024-04-18",
                       form->shown);
    case SCOPE_NIGHT:
        span->count = (uint32_t)edition->matches.n - first;
        if (at->scope.day != INSTANT_UNKNOWN)
            matches_between(edition, at->scope.day, at->scope.day + DAY_SECONDS, &first,
                            &span->count);
        span->listed = edition->by_kickoff + first;
        return true;
    case SCOPE_TIE:
        return match_of_tie(form, at, &span->one, err);
    default:
        return true;
    }
}

/* -- legs ---------------------------------------------------------------------------------------
 */

/* A leg named becomes the scope. */
static bool enter_leg(const struct typed_form *form, struct typed_at *at, struct err *err)
{
    const struct edition *edition = at->log->edition;
    uint32_t id = ID_NONE;
    const struct tie *tie;

    if (at->scope.kind == SCOPE_EDITION || at->scope.kind == SCOPE_NIGHT)
        return err_set(err, "%s is of a tie, expected a date or a time here, such as 2024-04-18",
                       form->shown);
    id = at->scope.kind == SCOPE_TIE ? at->scope.id : match_of(at, at->scope.id)->tie;
    if (id == ID_NONE)
        return err_set(err,
                       "%s is not of a tie and has no legs, expected the moment alone, such "
                       "as 67' or HT",
                       match_of(at, at->scope.id)->key);
    tie = &edition->ties.v[id];
    if (tie->match_count == 0)
        return err_set(err, "no match of %s is known so far", tie->key);
    if (form->leg < 1 || form->leg > tie->match_count)
        return err_set(err, "no such leg in %s so far", tie->key);
    at->scope = (struct scope){SCOPE_MATCH, tie->match_first + form->leg - 1, INSTANT_UNKNOWN};
    return true;
}

/* -- a moment -----------------------------------------------------------------------------------
 */

static bool edge_moment(const struct typed_form *form, const struct typed_at *at, struct moment *to,
                        struct err *err)
{
    if (form->kind == TYPED_START ? timeline_start(at->log, at->scope, to)
                                  : timeline_end(at->log, at->scope, to))
        return true;
    if (at->scope.kind == SCOPE_SHOOTOUT)
        return err_set(err, "no shoot-out in %s so far", match_of(at, at->scope.id)->key);
    if (form->kind == TYPED_START)
        return err_set(err, "it is not known when %s starts", scope_words(at->scope));
    return err_set(err, "nothing has happened in %s so far", scope_words(at->scope));
}

static bool find_moment(const struct typed_form *form, const struct typed_at *at, struct moment *to,
                        struct err *err)
{
    struct span span;

    switch (form->kind) {
    case TYPED_NOW:
        *to = moment_end();
        return true;
    case TYPED_START:
    case TYPED_END:
        return edge_moment(form, at, to, err);
    case TYPED_DATE:
        *to = typed_date(form, at);
        return true;
    case TYPED_TIME:
        return typed_time(form, at, to, err);
    default:
        break;
    }
    if (!span_of(form, at, &span, err))
        return false;
    if (form->kind == TYPED_MINUTE)
        return latest_minute(form, at, &span, to, err);
    if (form->kind == TYPED_KICK)
        return kick_moment(form, at, &span, to, err);
    return latest_point(form, at, &span, to, err);
}

bool typed_read(const char *text, const struct typed_at *at, struct moment *to, struct err *err)
{
    struct typed_at here = *at;
    struct moment there = moment_end();
    struct typed_form form;

    if (!typed_form_read(text, &form, err) || (form.in_leg && !enter_leg(&form, &here, err)) ||
        !find_moment(&form, &here, &there, err))
        return false;
    *to = there;
    return true;
}
