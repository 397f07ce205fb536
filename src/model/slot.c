/* Who is in a slot at a moment, and what to say while nobody is. Declared in model/tie.h. */
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "model/seal.h"
#include "model/table.h"
#include "model/tie.h"

/* -- from when it is known -----------------------------------------------------------------------
 */

bool key_seen(struct moment now, struct log_key key)
{
    return key.at != INSTANT_END && moment_sees(now, key.at, key.match, key.seq);
}

struct log_key key_later(struct log_key a, struct log_key b)
{
    return moment_sees((struct moment){a.at, a.match, a.seq}, b.at, b.match, b.seq) ? a : b;
}

struct log_key key_of_last(const struct edition *edition, uint32_t match)
{
    const struct match *m = &edition->matches.v[match];

    if (m->entry_count == 0)
        return key_always;
    return (struct log_key){edition->entries.v[m->entry_first + m->entry_count - 1].at, match,
                            m->entry_count - 1};
}

/* The first entry of a tie's matches; where there is none: when the first is to begin, or at the
 * end. */
static struct log_key begun(const struct edition *edition, const struct tie *tie, bool expected)
{
    const struct log_key at_the_end = {INSTANT_END - 1, 0, 0};

    for (uint32_t i = 0; i < tie->match_count; i++) {
        const struct match *match = &edition->matches.v[tie->match_first + i];

        if (match->entry_count > 0)
            return (struct log_key){edition->entries.v[match->entry_first].at, tie->match_first + i,
                                    0};
    }
    if (!expected)
        return key_never;
    if (tie->match_count == 0)
        return at_the_end;
    return (struct log_key){edition->matches.v[tie->match_first].base, tie->match_first, 0};
}

/* When what fills a slot comes to its end. Where nothing but a source's word fills it: when the tie
 * begins. */
static struct log_key filled(const struct edition *edition, const struct tie *tie, int side)
{
    const struct slot *slot = &tie->slot[side];

    switch ((enum slot_kind)slot->kind) {
    case SLOT_WINNER:
    case SLOT_LOSER:
        if (edition->ties.v[slot->ref].winner != SIDE_NONE)
            return edition->ties.v[slot->ref].decided;
        return begun(edition, tie, true);
    case SLOT_GROUP:
        return edition->groups.v[slot->ref].ended;
    case SLOT_BEST_THIRD:
        return edition->groups_ended;
    case SLOT_ONE_OF:
    case SLOT_UNKNOWN:
        return begun(edition, tie, true);
    case SLOT_TEAM:
    case SLOT_BYE:
    case SLOT_KIND_COUNT:
        break;
    }
    return key_always;
}

struct log_key slot_known(const struct edition *edition, const struct tie *tie, int side)
{
    struct log_key known =
        key_later(edition->rounds.v[tie->round].drawn, filled(edition, tie, side));
    struct log_key first = begun(edition, tie, false);

    /* Who plays is plain once the tie has begun, whatever the data say of the matches before. */
    return first.at < known.at ? first : known;
}

bool tie_is_contested(const struct edition *edition, const struct tie *tie)
{
    if (tie->decision.at != INSTANT_UNKNOWN)
        return true;
    for (uint32_t i = 0; i < tie->match_count; i++)
        if (edition->matches.v[tie->match_first + i].decision.at != INSTANT_UNKNOWN)
            return true;
    return false;
}

/* Who had come out of a feeding tie as it stood before a decision that is still to come: nothing
 * may tell that one is. */
static uint32_t as_it_stood(const struct edition *edition, const struct slot *slot,
                            struct moment now)
{
    int winner;

    if (!tie_is_contested(edition, &edition->ties.v[slot->ref]))
        return ID_NONE;
    winner = tie_winner_at(edition, slot->ref, now);
    if (winner == SIDE_NONE)
        return ID_NONE;
    return slot_at(edition, slot->ref, slot->kind == SLOT_WINNER ? winner : !winner, now);
}

uint32_t slot_at(const struct edition *edition, uint32_t id, int side, struct moment now)
{
    const struct tie *tie = &edition->ties.v[id];
    const struct slot *slot = &tie->slot[side];

    if (tie->team[side] != ID_NONE && key_seen(now, slot_known(edition, tie, side)))
        return tie->team[side];
    if (!round_is_drawn(edition, tie->round, now))
        return ID_NONE;
    if (slot->kind == SLOT_GROUP)
        return group_place_at(edition, slot->ref, slot->place, now);
    return slot_is_fed(slot) ? as_it_stood(edition, slot, now) : ID_NONE;
}

bool round_is_drawn(const struct edition *edition, uint32_t id, struct moment now)
{
    return key_seen(now, edition->rounds.v[id].drawn);
}

/* -- in words
 */

/* Writes to buf; true when all of it is there and fits in cells. Names can be longer than any
 * buf. */
__attribute__((format(printf, 4, 5))) static bool say(char *buf, size_t size, int cells,
                                                      const char *format, ...)
{
    va_list args;
    int len;

    va_start(args, format);
    len = vsnprintf(buf, size, format, args);
    va_end(args);
    utf8_trim(buf);
    return len >= 0 && (size_t)len < size && utf8_width(buf) <= cells;
}

static const char *ordinal(uint32_t n)
{
    if (n % 100 >= 11 && n % 100 <= 13)
        return "th";
    return n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
}

static void tie_words(const struct edition *edition, const struct slot *slot, struct moment now,
                      int cells, char *buf, size_t size)
{
    uint32_t top = slot_at(edition, slot->ref, TOP, now),
             bottom = slot_at(edition, slot->ref, BOTTOM, now);
    const char *what = slot->kind == SLOT_WINNER ? "Winner" : "Loser";
    char label[UTF8_NAME_BYTES + 16];

    if (slot->kind == SLOT_WINNER && top != ID_NONE && bottom != ID_NONE) {
        const struct team *a = &edition->teams.v[top], *b = &edition->teams.v[bottom];

        if (say(buf, size, cells, "%s or %s", a->name, b->name) ||
            say(buf, size, cells, "%s or %s", a->code, b->code))
            return;
    }
    tie_label(edition, slot->ref, label, sizeof label);
    if (!say(buf, size, cells, "%s %s", what, label))
        say(buf, size, cells, "%.1s %s", what, label);
}

static void group_words(const struct edition *edition, const struct slot *slot, int cells,
                        char *buf, size_t size)
{
    const struct group *group = &edition->groups.v[slot->ref];

    if (!say(buf, size, cells, "%u%s %s", slot->place, ordinal(slot->place), group->name))
        say(buf, size, cells, "%u%s", slot->place, group->key);
}

/* "Ajax or Porto or Celtic"; false when it does not fit. */
static bool name_all(const struct edition *edition, const struct slot *slot, bool brief, int cells,
                     char *buf, size_t size)
{
    size_t at = 0;

    buf[0] = '\0';
    for (uint32_t i = 0; i < slot->team_count; i++) {
        const struct team *team = &edition->teams.v[slot->teams[i]];

        if (!say(buf + at, size - at, INT_MAX, "%s%s", i > 0 ? " or " : "",
                 brief ? team->code : team->name))
            return false;
        at += strlen(buf + at);
    }
    return utf8_width(buf) <= cells;
}

void slot_words(const struct edition *edition, uint32_t id, int side, struct moment now, int cells,
                char *buf, size_t size)
{
    const struct tie *tie = &edition->ties.v[id];
    const struct slot *slot = &tie->slot[side];
    uint32_t team = slot_at(edition, id, side, now);

    if (team != ID_NONE) {
        if (!say(buf, size, cells, "%s", edition->teams.v[team].name))
            say(buf, size, cells, "%s", edition->teams.v[team].code);
        return;
    }
    if (slot->kind == SLOT_BYE) {
        snprintf(buf, size, "bye");
        return;
    }
    if (!round_is_drawn(edition, tie->round, now) || slot->kind == SLOT_UNKNOWN) {
        snprintf(buf, size, "to be drawn");
        return;
    }
    switch ((enum slot_kind)slot->kind) {
    case SLOT_WINNER:
    case SLOT_LOSER:
        tie_words(edition, slot, now, cells, buf, size);
        break;
    case SLOT_GROUP:
        group_words(edition, slot, cells, buf, size);
        break;
    case SLOT_BEST_THIRD:
        say(buf, size, cells, "3rd %s", slot->set ? slot->set : "");
        break;
    case SLOT_ONE_OF:
        if (!name_all(edition, slot, false, cells, buf, size))
            name_all(edition, slot, true, cells, buf, size);
        break;
    default:
        snprintf(buf, size, "to be drawn");
        break;
    }
}
