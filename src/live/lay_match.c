/* One match laid over another. Declared in live/lay_parts.h. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "input/cfg_status.h"
#include "live/lay_parts.h"

struct laying {
    const struct lay *lay;
    const struct match *known, *live;
    json_t *into;
    const json_t *from;
    bool swapped;
};

static json_t *shared(const json_t *value)
{
    return json_incref((json_t *)(uintptr_t)value);
}

/* -- scores -------------------------------------------------------------------------------------
 */

/* "2-1" as the known edition has its sides. */
static json_t *score_of(const struct laying *laying, const json_t *score)
{
    int home, away;
    char turned[32];
    const char *text = json_string_value(score);
    if (!laying->swapped || !text || sscanf(text, "%d-%d", &home, &away) != 2)
        return shared(score);
    snprintf(turned, sizeof turned, "%d-%d", away, home);
    return json_string(turned);
}

static json_t *scores_of(const struct laying *laying)
{
    json_t *scores = json_object(), *value;
    const char *key;
    json_object_foreach(json_object_get(laying->from, "score"), key, value)
        json_object_set_new(scores, key, score_of(laying, value));
    return scores;
}

/* Whether no score that both state is another. */
static bool scores_agree(const json_t *mine, const json_t *other)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)other, key, value)
    {
        const json_t *same = json_object_get(mine, key);
        if (same && !json_equal(same, value))
            return false;
    }
    return true;
}

/* -- a match that is over -----------------------------------------------------------------------
 */

static void fill(const struct laying *laying, const char *key)
{
    const json_t *value = json_object_get(laying->from, key);
    if (value && !json_object_get(laying->into, key))
        json_object_set_new(laying->into, key, json_deep_copy(value));
}

enum family { FAMILY_GOALS, FAMILY_CARDS, FAMILY_SUBS, FAMILY_OTHER, FAMILY_COUNT };

static enum family family_of(const json_t *event)
{
    static const struct {
        const char *word;
        enum family family;
    } words[] = {
        {"goal", FAMILY_GOALS},   {"penalty", FAMILY_GOALS},       {"own-goal", FAMILY_GOALS},
        {"yellow", FAMILY_CARDS}, {"second-yellow", FAMILY_CARDS}, {"red", FAMILY_CARDS},
        {"sub", FAMILY_SUBS}};
    const char *text = json_string_value(event), *blank = text ? strchr(text, ' ') : NULL;
    size_t len = blank ? strcspn(blank + 1, " ") : 0;
    for (size_t i = 0; blank && i < sizeof words / sizeof *words; i++)
        if (strlen(words[i].word) == len && memcmp(blank + 1, words[i].word, len) == 0)
            return words[i].family;
    return FAMILY_OTHER;
}

/* What of a kind the known edition has nothing of, and does not say that there was none. */
static void fill_events(const struct laying *laying)
{
    static const char *const said[FAMILY_COUNT][2] = {
        [FAMILY_GOALS] = {"goals", "goals"},
        [FAMILY_CARDS] = {"yellows", "reds"},
        [FAMILY_SUBS] = {"subs", "subs"},
    };
    bool has[FAMILY_COUNT] = {[FAMILY_OTHER] = true};
    json_t *mine = json_object_get(laying->into, "events"), *event;
    const json_t *others = json_object_get(laying->from, "events");
    size_t i;
    json_array_foreach(mine, i, event) has[family_of(event)] = true;
    for (int family = 0; family < FAMILY_OTHER; family++) {
        for (int n = 0; n < 2; n++)
            has[family] |= json_object_get(laying->into, said[family][n]) != NULL;
        for (int n = 0; !has[family] && n < 2; n++)
            fill(laying, said[family][n]);
    }
    if (!mine && json_array_size(others)) {
        mine = json_array();
        json_object_set_new(laying->into, "events", mine);
    }
    json_array_foreach(others, i, event) if (!has[family_of(event)])
        json_array_append_new(mine, json_deep_copy(event));
    if (mine && json_array_size(mine) == 0)
        json_object_del(laying->into, "events");
}

static void lay_over_ended(const struct laying *laying)
{
    json_t *scores = scores_of(laying), *mine = json_object_get(laying->into, "score");
    if (lay_is_over(laying->live) && scores_agree(mine, scores)) {
        if (mine)
            json_object_update_missing(mine, scores);
        fill_events(laying);
        if (!json_object_get(laying->into, "kicks_known"))
            fill(laying, "kicks");
    }
    json_decref(scores);
}

/* -- a match that goes on ------------------------------------------------------------------------
 */

static void move(const struct laying *laying, const char *key)
{
    const json_t *value = json_object_get(laying->from, key);
    if (value)
        json_object_set_new(laying->into, key, json_deep_copy(value));
    else
        json_object_del(laying->into, key);
}

/* Of one side only: that which has more. */
static void move_events(const struct laying *laying)
{
    static const char *const keys[] = {"events", "goals", "yellows", "reds", "subs", "by_side"};
    const json_t *mine = json_object_get(laying->into, "events");
    if (json_array_size(json_object_get(laying->from, "events")) < json_array_size(mine))
        return;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        move(laying, keys[i]);
}

static void move_kicks(const struct laying *laying)
{
    const json_t *mine = json_object_get(laying->into, "kicks");
    if (json_array_size(json_object_get(laying->from, "kicks")) < json_array_size(mine))
        return;
    move(laying, "kicks");
    move(laying, "kicks_known");
}

static void move_kickoff(const struct laying *laying)
{
    const struct match *known = laying->known, *live = laying->live;
    char text[32];
    if (live->precision == PRECISION_DATE)
        fill(laying, "kickoff");
    if (live->precision != PRECISION_MINUTE ||
        (known->precision == PRECISION_MINUTE && live->kickoff == known->kickoff))
        return;
    int offset = known->precision == PRECISION_NONE ? laying->lay->known->offset : known->offset;
    instant_format_iso(text, sizeof text, live->kickoff, offset);
    json_object_set_new(laying->into, "kickoff", json_string(text));
}

static void lay_over_open(const struct laying *laying)
{
    char status[32];
    bool began =
        laying->known->status == MATCH_UNDER_WAY || laying->known->status == MATCH_SUSPENDED;
    move_kickoff(laying);
    if (laying->live->status == MATCH_SCHEDULED && began)
        return;
    json_object_set_new(laying->into, "status",
                        json_string(cfg_status_text(laying->live, status, sizeof status)));
    json_t *scores = scores_of(laying);
    if (json_object_size(scores))
        json_object_set(laying->into, "score", scores);
    json_decref(scores);
    move_events(laying);
    move_kicks(laying);
    json_t *decision = json_object_get(laying->from, "decision");
    if (!decision)
        return;
    decision = json_deep_copy(decision);
    if (json_object_get(decision, "score"))
        json_object_set_new(decision, "score",
                            score_of(laying, json_object_get(decision, "score")));
    json_object_set_new(laying->into, "decision", decision);
}

/* -- line-ups -----------------------------------------------------------------------------------
 */

/* The known team of a text that is its id or its code. */
static uint32_t team_named(const struct edition *known, const char *text)
{
    if (!text)
        return ID_NONE;
    uint32_t team = strmap_get(&known->team_by_key, text, strlen(text));
    if (team == STRMAP_NONE)
        team = strmap_get(&known->team_by_code, text, strlen(text));
    return team == STRMAP_NONE ? ID_NONE : team;
}

static void lay_lineup(const struct laying *laying, json_t *lineups, json_t *other)
{
    const struct edition *known = laying->lay->known;
    uint32_t team = team_named(known, json_string_value(json_object_get(other, "team")));
    json_t *lineup;
    size_t i;
    json_array_foreach(lineups, i, lineup)
    {
        if (team == ID_NONE ||
            team_named(known, json_string_value(json_object_get(lineup, "team"))) != team)
            continue;
        if (json_object_get(lineup, "players")) /* and who is captain of them */
            return;
        json_object_update_missing(lineup, other);
        return;
    }
    json_array_append_new(lineups, json_deep_copy(other));
}

static void lay_lineups(const struct laying *laying)
{
    json_t *others = json_object_get(laying->from, "lineups"), *lineup;
    json_t *mine = json_object_get(laying->into, "lineups");
    size_t i;
    if (!mine)
        mine = json_array();
    else
        json_incref(mine);
    json_array_foreach(others, i, lineup) if (json_object_size(lineup) > 1) /* more than a team */
        lay_lineup(laying, mine, lineup);
    if (json_array_size(mine))
        json_object_set(laying->into, "lineups", mine);
    json_decref(mine);
}

/* Those of the live edition, behind those that are named. */
static void name_sources(const struct laying *laying)
{
    json_t *mine = json_object_get(laying->into, "sources"), *source, *same;
    const json_t *others = json_object_get(laying->from, "sources");
    size_t i, k;
    if (!mine)
        fill(laying, "sources");
    json_array_foreach(others, i, source)
    {
        bool there = !mine;
        json_array_foreach(mine, k, same) there |= json_equal(same, source);
        if (!there)
            json_array_append(mine, source);
    }
}

void lay_match(const struct lay *lay, uint32_t match, json_t *into, const json_t *from)
{
    struct laying laying = {lay,
                            &lay->known->matches.v[lay->match[match]],
                            &lay->live->matches.v[match],
                            into,
                            from,
                            lay->swapped[match]};
    static const char *const facts[] = {"venue", "referee", "attendance"};
    json_t *before = json_deep_copy(into);
    if (lay_is_over(laying.known))
        lay_over_ended(&laying);
    else
        lay_over_open(&laying);
    lay_lineups(&laying);
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        fill(&laying, facts[i]);
    if (!json_equal(before, into))
        name_sources(&laying);
    json_decref(before);
}
