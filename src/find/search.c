#include "find/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { QUERY_BYTES = 512 };

/* The lower, the better. */
enum fit { FIT_WHOLE, FIT_START, FIT_WORD, FIT_BESIDE, FIT_INSIDE, FIT_SPREAD, FIT_NONE };

struct query {
    char text[QUERY_BYTES]; /* folded */
    char words[QUERY_BYTES];
    const char *word[SEARCH_WORDS];
    size_t size[SEARCH_WORDS], whole; /* bytes of each, and of the text */
    int count;
    struct name_sieve sieve; /* of all words */
};

static bool read_query(struct query *query, const char *text)
{
    char clean[QUERY_BYTES / 2];
    utf8_gate(clean, sizeof clean, text, strlen(text));
    utf8_fold_key(query->text, sizeof query->text, clean);
    memcpy(query->words, query->text, sizeof query->words);
    query->count = 0;
    char *rest = NULL;
    for (char *word = strtok_r(query->words, " ", &rest); word && query->count < SEARCH_WORDS;
         word = strtok_r(NULL, " ", &rest))
        query->word[query->count++] = word;
    query->whole = strlen(query->text);
    query->sieve = (struct name_sieve){.letters = 0};
    for (int i = 0; i < query->count; i++) {
        query->size[i] = strlen(query->word[i]);
        struct name_sieve sieve = name_sieve_of(query->word[i], query->size[i]);
        query->sieve.letters |= sieve.letters;
        query->sieve.pairs |= sieve.pairs;
    }
    return query->count > 0;
}

/* -- how well a name fits ------------------------------------------------------------------------
 */

/* Where a word stands: at the start of one (FIT_WORD), inside one, or nowhere. len: so much of text
 * is looked at. */
static enum fit place_of(const char *text, size_t len, const char *word, size_t size)
{
    enum fit best = FIT_NONE;
    const char *end = text + len;
    for (const char *at = text; (size_t)(end - at) >= size; at++) {
        at = memchr(at, word[0], (size_t)(end - at) - size + 1);
        if (!at)
            break;
        if (memcmp(at, word, size) != 0)
            continue;
        if (at == text || at[-1] == ' ')
            return FIT_WORD;
        best = FIT_INSIDE;
    }
    return best;
}

static bool is_spread(const char *text, size_t len, const char *word)
{
    for (size_t i = 0; i < len && *word; i++)
        word += text[i] == *word;
    return !*word;
}

/* What a name is compared by: the name itself, and what stands beside it. */
struct target {
    const char *name, *beside;
    size_t len, beside_len;
};

/* One word: in the name, or beside it at the start of a word. in_name is set where it is in the
 * name. */
static enum fit fit_word(const struct target *target, const char *word, size_t size, bool spread,
                         bool *in_name)
{
    enum fit fit = place_of(target->name, target->len, word, size);
    if (fit == FIT_NONE && place_of(target->beside, target->beside_len, word, size) == FIT_WORD)
        return FIT_BESIDE;
    if (fit == FIT_NONE && spread && size > 1 && is_spread(target->name, target->len, word))
        fit = FIT_SPREAD;
    *in_name = *in_name || fit != FIT_NONE;
    return fit;
}

static enum fit fit_name(const struct name *name, const struct name_sieve *sieve,
                         const struct query *query, bool spread)
{
    size_t after = sieve->name < sieve->all ? sieve->name + 1 : sieve->name;
    const struct target target = {name->fold, name->fold + after, sieve->name, sieve->all - after};
    enum fit worst = FIT_WHOLE;
    bool in_name = false;
    for (int i = 0; i < query->count; i++) {
        enum fit fit = fit_word(&target, query->word[i], query->size[i], spread, &in_name);
        if (fit == FIT_NONE)
            return FIT_NONE;
        worst = fit > worst ? fit : worst;
    }
    /* A code or an alias alone finds a team; a round alone its matches. Beside a player or a venue
     * stands only what narrows the search. */
    if (!in_name && (name->kind == NAME_PLAYER || name->kind == NAME_VENUE))
        return FIT_NONE;
    if (worst == FIT_WORD && query->whole <= target.len &&
        memcmp(target.name, query->text, query->whole) == 0)
        return query->whole == target.len ? FIT_WHOLE : FIT_START;
    return worst;
}

/* -- the best of them ----------------------------------------------------------------------------
 */

/* Fit, kind, index and place in one number: the lower, the better. */
static uint64_t order_of(enum fit fit, uint8_t kind, uint32_t shelf, uint32_t name)
{
    return (uint64_t)fit << 60 | (uint64_t)kind << 56 | (uint64_t)(shelf & 0xffffff) << 32 | name;
}

/* The best so far, as a heap with the worst on top. */
struct best {
    uint64_t v[SEARCH_MOST];
    uint32_t count, all;
};

static void sink(struct best *best, uint32_t at, uint64_t order)
{
    for (uint32_t child; (child = at * 2 + 1) < best->count; at = child) {
        if (child + 1 < best->count && best->v[child + 1] > best->v[child])
            child++;
        if (best->v[child] <= order)
            break;
        best->v[at] = best->v[child];
    }
    best->v[at] = order;
}

static void keep(struct best *best, uint64_t order)
{
    best->all++;
    if (best->count == SEARCH_MOST) {
        if (order < best->v[0])
            sink(best, 0, order);
        return;
    }
    uint32_t at = best->count++;
    for (; at > 0 && best->v[(at - 1) / 2] < order; at = (at - 1) / 2)
        best->v[at] = best->v[(at - 1) / 2];
    best->v[at] = order;
}

static int by_order(const void *a, const void *b)
{
    uint64_t left, right;
    memcpy(&left, a, sizeof left);
    memcpy(&right, b, sizeof right);
    return left < right ? -1 : left > right;
}

/* False where some word is surely not there; spread: not even its letters. */
static bool may_fit(const struct name_sieve *sieve, const struct name_sieve *wanted, bool spread)
{
    return !(wanted->letters & ~sieve->letters) && (spread || !(wanted->pairs & ~sieve->pairs));
}

static void search_shelf(const struct shelf *shelf, uint32_t number, const struct query *query,
                         bool spread, struct best *best)
{
    for (uint32_t i = 0; i < shelf->index->count; i++) {
        const struct name *name = &shelf->index->v[i];
        if (!may_fit(&shelf->index->sieve[i], &query->sieve, spread))
            continue;
        enum fit fit = fit_name(name, &shelf->index->sieve[i], query, spread);
        if (fit != FIT_NONE && name_is_seen(name, shelf->now))
            keep(best, order_of(fit, name->kind, number, i));
    }
}

void search_names(const struct shelf *shelves, uint32_t shelf_count, const char *text,
                  struct found *found)
{
    struct query query;
    struct best best = {.count = 0};
    found->count = found->all = 0;
    if (!read_query(&query, text))
        return;
    for (int spread = 0; spread < 2 && best.count == 0; spread++)
        for (uint32_t i = 0; i < shelf_count; i++)
            search_shelf(&shelves[i], i, &query, spread, &best);
    qsort(best.v, best.count, sizeof *best.v, by_order);
    for (uint32_t i = 0; i < best.count; i++)
        found->v[i] =
            (struct hit_name){(uint32_t)(best.v[i] >> 32) & 0xffffff, (uint32_t)best.v[i]};
    found->count = best.count;
    found->all = best.all;
}

void search_editions(const struct shelf *shelves, uint32_t shelf_count, const char *text,
                     struct found *found)
{
    struct query query;
    bool all = !read_query(&query, text);
    found->count = 0;
    for (uint32_t shelf = 0; shelf < shelf_count; shelf++)
        for (uint32_t i = 0; i < shelves[shelf].index->count && found->count < SEARCH_MOST; i++) {
            const struct name *name = &shelves[shelf].index->v[i];
            if (name->kind == NAME_EDITION &&
                (all || fit_name(name, &shelves[shelf].index->sieve[i], &query, false) != FIT_NONE))
                found->v[found->count++] = (struct hit_name){shelf, i};
        }
    found->all = found->count;
}
