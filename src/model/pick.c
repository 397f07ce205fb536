#include "model/pick.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "model/match.h"
#include "model/table.h"
#include "model/tie.h"

#define TEXT_BYTES 512 /* several words together */

/* Some words side by side. */
struct run {
    uint64_t bits;          /* which */
    char text[TEXT_BYTES];  /* folded for finding */
    char tight[TEXT_BYTES]; /* the same without its blanks */
};

struct search {
    const struct edition *edition;
    struct moment now;
    enum pick_what what;
    struct arena *arena;
    uint64_t all; /* one bit a word */
    struct run *runs;
    size_t run_count;
    uint32_t *named_matches; /* by word: the match whose id it is, or ID_NONE */
    size_t word_count;
    uint64_t *team_bits; /* by team, round, group: the words that fit it */
    uint64_t *round_bits;
    uint64_t *group_bits;
    VEC(struct pick) found;
};

static void squeeze(char *out, const char *text)
{
    for (; *text; text++)
        if (*text != ' ')
            *out++ = *text;
    *out = '\0';
}

/* -- words ------------------------------------------------------------------------------------ */

static void run_make(struct run *run, const char *const *words, size_t first, size_t last)
{
    char clean[TEXT_BYTES], folded[TEXT_BYTES];
    *run = (struct run){0};
    for (size_t i = first; i <= last; i++) {
        run->bits |= UINT64_C(1) << i;
        utf8_gate(clean, sizeof clean, words[i], strlen(words[i]));
        utf8_fold_key(folded, sizeof folded, clean);
        size_t at = strlen(run->text);
        /* A run with an empty or an endless word fits nothing. */
        if (!folded[0] || at + strlen(folded) + 2 > sizeof run->text) {
            run->text[0] = '\0';
            break;
        }
        snprintf(run->text + at, sizeof run->text - at, "%s%s", at ? " " : "", folded);
    }
    squeeze(run->tight, run->text);
}

static uint32_t named_match(const struct edition *edition, struct moment now, const char *word)
{
    char key[KEY_BYTES];
    size_t len = strlen(word);
    if (len >= sizeof key)
        return ID_NONE;
    for (size_t i = 0; i < len; i++)
        key[i] = (char)(word[i] >= 'A' && word[i] <= 'Z' ? word[i] - 'A' + 'a' : word[i]);
    uint32_t match = strmap_get(&edition->match_by_key, key, len);
    /* A single match may share its tie's id; then the tie is meant. */
    return match == STRMAP_NONE || !match_is_known(edition, match, now) ||
                   strmap_get(&edition->tie_by_key, key, len) != STRMAP_NONE
               ? ID_NONE
               : match;
}

static void read_words(struct search *search, const char *const *words, size_t count)
{
    search->word_count = count;
    search->all = count == PICK_WORDS_MOST ? UINT64_MAX : (UINT64_C(1) << count) - 1;
    search->runs = arena_array(search->arena, struct run, count * (count + 1) / 2);
    search->named_matches = arena_array(search->arena, uint32_t, count);
    for (size_t first = 0; first < count; first++) {
        search->named_matches[first] = named_match(search->edition, search->now, words[first]);
        for (size_t last = first; last < count; last++)
            run_make(&search->runs[search->run_count++], words, first, last);
    }
}

static bool run_is_word(const struct run *run)
{
    return (run->bits & (run->bits - 1)) == 0;
}

/* -- what they fit ---------------------------------------------------------------------------- */

/* Single words that are part of a name. */
static uint64_t bits_in(const struct search *search, const char *name)
{
    char folded[TEXT_BYTES];
    uint64_t bits = 0;
    if (!name)
        return 0;
    utf8_fold_key(folded, sizeof folded, name);
    for (size_t i = 0; i < search->run_count; i++) {
        const struct run *run = &search->runs[i];
        if (run->text[0] && run_is_word(run) && strstr(folded, run->text))
            bits |= run->bits;
    }
    return bits;
}

static uint64_t team_bits(const struct search *search, const struct team *team)
{
    uint64_t bits =
        bits_in(search, team->name) | bits_in(search, team->full) | bits_in(search, team->code);
    for (uint32_t i = 0; i < team->alias_count; i++)
        bits |= bits_in(search, team->aliases[i]);
    return bits;
}

/* "semi-finals", "semifinal" and "semi final" are one; so is what stands before a blank, "semi". */
static bool title_fits(const char *title, const struct run *run)
{
    char folded[TEXT_BYTES], tight[TEXT_BYTES];
    if (!title || !run->text[0])
        return false;
    utf8_fold_key(folded, sizeof folded, title);
    size_t len = strlen(run->text);
    if (strncmp(folded, run->text, len) == 0 && folded[len] == ' ')
        return true;
    squeeze(tight, folded);
    size_t want = strlen(tight), have = strlen(run->tight);
    want -= want > 1 && tight[want - 1] == 's';
    have -= have > 1 && run->tight[have - 1] == 's';
    return want == have && memcmp(tight, run->tight, want) == 0;
}

static uint64_t title_bits(const struct search *search, const char *title)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < search->run_count; i++)
        if (title_fits(title, &search->runs[i]))
            bits |= search->runs[i].bits;
    return bits;
}

/* An id or a label stands for itself alone: "qf1", "QF 1". */
static uint64_t id_bits(const struct search *search, const char *id)
{
    char folded[TEXT_BYTES], tight[TEXT_BYTES];
    uint64_t bits = 0;
    utf8_fold_key(folded, sizeof folded, id);
    squeeze(tight, folded);
    for (size_t i = 0; i < search->run_count; i++)
        if (search->runs[i].text[0] && strcmp(tight, search->runs[i].tight) == 0)
            bits |= search->runs[i].bits;
    return bits;
}

static void look_up(struct search *search)
{
    const struct edition *edition = search->edition;
    search->team_bits = arena_array(search->arena, uint64_t, edition->teams.n);
    for (size_t i = 0; i < edition->teams.n; i++)
        search->team_bits[i] = team_bits(search, &edition->teams.v[i]);
    search->round_bits = arena_array(search->arena, uint64_t, edition->rounds.n);
    for (size_t i = 0; i < edition->rounds.n; i++) {
        const struct round *round = &edition->rounds.v[i];
        search->round_bits[i] = title_bits(search, round->key) | title_bits(search, round->name) |
                                title_bits(search, round->brief);
    }
    search->group_bits = arena_array(search->arena, uint64_t, edition->groups.n);
    for (size_t i = 0; i < edition->groups.n; i++)
        search->group_bits[i] = title_bits(search, edition->groups.v[i].name);
}

/* -- candidates ------------------------------------------------------------------------------- */

static bool has_shootout(const struct search *search, uint32_t match)
{
    struct match_state state;
    match_at(search->edition, match, search->now, &state);
    return state.shootout;
}

/* The match that the words name, if they name one of the tie's; more than one cannot be. */
static uint64_t named_bits(const struct search *search, uint32_t first, uint32_t count,
                           struct pick *pick)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < search->word_count; i++) {
        uint32_t match = search->named_matches[i];
        if (match == ID_NONE || match < first || match - first >= count)
            continue;
        if (pick->named && pick->match != match)
            return 0;
        pick->named = true;
        pick->match = match;
        bits |= UINT64_C(1) << i;
    }
    return bits;
}

static uint32_t last_with_shootout(const struct search *search, const struct tie *tie)
{
    for (uint32_t i = tie->match_count; i-- > 0;)
        if (has_shootout(search, tie->match_first + i))
            return tie->match_first + i;
    return ID_NONE;
}

static void try_tie(struct search *search, uint32_t id)
{
    const struct edition *edition = search->edition;
    const struct tie *tie = &edition->ties.v[id];
    struct pick pick = {.tie = id, .match = ID_NONE};
    uint64_t bits = search->round_bits[tie->round];
    char label[UTF8_NAME_BYTES + 16];
    for (int side = TOP; side <= BOTTOM; side++) {
        uint32_t team = slot_at(edition, id, side, search->now);
        if (team != ID_NONE)
            bits |= search->team_bits[team];
    }
    bits |= named_bits(search, tie->match_first, tie->match_count, &pick);
    if ((bits & search->all) != search->all) {
        tie_label(edition, id, label, sizeof label);
        bits |= id_bits(search, tie->key) | id_bits(search, label);
        if ((bits & search->all) != search->all)
            return;
    }
    if (search->what == PICK_SHOOTOUTS) {
        if (!pick.named)
            pick.match = last_with_shootout(search, tie);
        if (pick.match == ID_NONE || !has_shootout(search, pick.match))
            return;
    } else if (!pick.named) {
        struct tie_state state;
        tie_at(edition, id, search->now, &state);
        pick.match = state.match_now;
    }
    vec_push(&search->found, pick);
}

static void try_group_match(struct search *search, uint32_t id)
{
    const struct match *match = &search->edition->matches.v[id];
    struct pick pick = {.tie = ID_NONE, .match = id};
    uint64_t bits = search->group_bits[match->group];
    for (int side = HOME; side <= AWAY; side++) {
        uint32_t team = match_team_at(search->edition, id, side, search->now);
        if (team != ID_NONE)
            bits |= search->team_bits[team];
    }
    bits |= named_bits(search, id, 1, &pick);
    if ((bits & search->all) != search->all)
        return;
    if (search->what == PICK_SHOOTOUTS && !has_shootout(search, id))
        return;
    vec_push(&search->found, pick);
}

/* An id says which is meant, whatever else is so called. */
static void prefer_id(struct search *search, const char *word)
{
    for (size_t i = 0; i < search->found.n; i++)
        if (!strcmp(pick_id(search->edition, &search->found.v[i]), word)) {
            search->found.v[0] = search->found.v[i];
            search->found.n = 1;
        }
}

void pick_find(const struct edition *edition, struct moment now, enum pick_what what,
               const char *const *words, size_t word_count, struct arena *arena,
               struct picks *picks)
{
    struct search search = {.edition = edition, .now = now, .what = what, .arena = arena};
    *picks = (struct picks){0};
    if (word_count > PICK_WORDS_MOST)
        return;
    read_words(&search, words, word_count);
    look_up(&search);
    for (size_t i = 0; i < edition->ties.n; i++)
        try_tie(&search, (uint32_t)i);
    if (what != PICK_TIES)
        for (size_t i = 0; i < edition->matches.n; i++)
            if (edition->matches.v[i].tie == ID_NONE && edition->matches.v[i].group != ID_NONE &&
                match_is_known(edition, (uint32_t)i, now))
                try_group_match(&search, (uint32_t)i);
    if (word_count == 1)
        prefer_id(&search, words[0]);
    picks->count = search.found.n;
    picks->items = arena_array(arena, struct pick, search.found.n);
    if (search.found.n)
        memcpy(picks->items, search.found.v, search.found.n * sizeof *picks->items);
    vec_release(&search.found);
}

uint32_t pick_last_shootout(const struct edition *edition, struct moment now)
{
    uint32_t best = ID_NONE;
    instant latest = INSTANT_UNKNOWN;
    for (size_t i = 0; i < edition->matches.n; i++) {
        struct match_state state;
        match_at(edition, (uint32_t)i, now, &state);
        if (state.shootout && (best == ID_NONE || state.last >= latest)) {
            best = (uint32_t)i;
            latest = state.last;
        }
    }
    return best;
}

bool pick_leg(const struct edition *edition, struct moment now, struct pick *pick, uint32_t leg,
              struct err *err)
{
    if (pick->tie == ID_NONE)
        return err_set(err, "%s is a match of a group and has no legs", pick_id(edition, pick));
    const struct tie *tie = &edition->ties.v[pick->tie];
    uint32_t known = tie_matches_known(edition, pick->tie, now);
    if (leg < 1 || leg > known) {
        if (known == 1)
            return err_set(err, "no leg %lu: %s is a single match so far", (unsigned long)leg,
                           tie->key);
        return err_set(err, "no leg %lu: %s has %lu matches so far", (unsigned long)leg, tie->key,
                       (unsigned long)known);
    }
    uint32_t match = tie->match_first + leg - 1;
    if (pick->named && pick->match != match)
        return err_set(err, "leg %lu asked for, but %s named", (unsigned long)leg,
                       edition->matches.v[pick->match].key);
    pick->match = match;
    return true;
}

const char *pick_id(const struct edition *edition, const struct pick *pick)
{
    return pick->tie != ID_NONE ? edition->ties.v[pick->tie].key
                                : edition->matches.v[pick->match].key;
}

/* Cells that names may take: as many as there are. */
#define NAME_CELLS UTF8_NAME_BYTES

void pick_describe(const struct edition *edition, struct moment now, const struct pick *pick,
                   char *buf, size_t size)
{
    char label[UTF8_NAME_BYTES + 16], sides[2][UTF8_NAME_BYTES * 2];
    if (pick->tie != ID_NONE) {
        tie_label(edition, pick->tie, label, sizeof label);
        for (int side = TOP; side <= BOTTOM; side++)
            slot_words(edition, pick->tie, side, now, NAME_CELLS, sides[side], sizeof sides[side]);
    } else {
        uint32_t group = edition->matches.v[pick->match].group;
        snprintf(label, sizeof label, "%s", edition->groups.v[group].name);
        for (int side = HOME; side <= AWAY; side++)
            match_team_words(edition, pick->match, side, now, NAME_CELLS, sides[side],
                             sizeof sides[side]);
    }
    snprintf(buf, size, "%s  %s v %s", label, sides[0], sides[1]);
}
