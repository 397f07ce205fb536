#include "cli/status_line.h"

#include <string.h>

#include "base/utf8.h"

enum { DEEPEST = 16 };

static bool refuse_word(const char *name, size_t len, struct err *err)
{
    char all[256];
    status_words_list(all, sizeof all);
    return err_set(err, "{%.*s} is no word, expected one of%s", (int)(len < 64 ? len : 64), name,
                   all);
}

/* -- the format ---------------------------------------------------------------------------------
 */

struct walk {
    const struct status_facts *facts; /* NULL: only looked at */
    struct arena *arena;
    status_parts *parts;
    struct err *err;
    int depth;
};

struct count {
    unsigned words, filled;
};

static void put(struct walk *walk, const char *text, size_t len, bool value)
{
    if (walk->facts && len > 0)
        vec_push(walk->parts, (struct status_part){arena_strndup(walk->arena, text, len), value});
}

static void put_word(struct walk *walk, const struct status_word *word, struct count *count)
{
    char says[STATUS_WORD_BYTES], folded[STATUS_WORD_BYTES * UTF8_FOLD_GROWTH];
    count->words++;
    if (!walk->facts)
        return;
    status_word_says(word, walk->facts, says);
    count->filled += says[0] != '\0';
    if (walk->facts->about->ascii)
        utf8_fold_ascii(folded, sizeof folded, says);
    const char *text = walk->facts->about->ascii ? folded : says;
    put(walk, text, strlen(text), true);
}

/* "{...}"; returns what is behind it, NULL when it is none. */
static const char *walk_word(struct walk *walk, const char *at, struct count *count)
{
    const char *end = strchr(at, '}');
    if (!end) {
        err_set(walk->err, "\"%s\": expected } behind a word, or {{ for a brace", at);
        return NULL;
    }
    const struct status_word *word = status_word(at + 1, (size_t)(end - at) - 1);
    if (!word) {
        refuse_word(at + 1, (size_t)(end - at) - 1, walk->err);
        return NULL;
    }
    put_word(walk, word, count);
    return end + 1;
}

static const char *walk_text(struct walk *walk, const char *at, struct count *count);

/* "[...]" */
static const char *walk_section(struct walk *walk, const char *at, struct count *outer)
{
    struct count count = {0, 0};
    size_t first = walk->parts->n;
    const char *begin = at;
    if (++walk->depth > DEEPEST) {
        err_set(walk->err, "more than %d brackets in one another", DEEPEST);
        return NULL;
    }
    put(walk, "[", 1, false);
    at = walk_text(walk, at + 1, &count);
    walk->depth--;
    if (!at)
        return NULL;
    if (*at != ']' && count.words) {
        err_set(walk->err, "\"%s\": expected ] at the end of what may be left out", begin);
        return NULL;
    }
    outer->words += count.words;
    outer->filled += count.filled;
    if (!count.words && *at)
        put(walk, "]", 1, false);
    if (walk->facts && count.words && count.filled)
        walk->parts->v[first].text = "";
    if (walk->facts && count.words && !count.filled)
        walk->parts->n = first;
    return *at ? at + 1 : at;
}

/* Up to the end, or the bracket that ends the section. */
static const char *walk_text(struct walk *walk, const char *at, struct count *count)
{
    while (at && *at && !(*at == ']' && walk->depth > 0)) {
        size_t plain = strcspn(at, "{}[]");
        put(walk, at, plain, false);
        at += plain;
        if (!*at || (*at == ']' && walk->depth > 0))
            break;
        if (*at == '[') {
            at = walk_section(walk, at, count);
        } else if (*at == '{' && at[1] != '{') {
            at = walk_word(walk, at, count);
        } else {
            put(walk, at, 1, false);
            at += *at != ']' && at[1] == *at ? 2 : 1;
        }
    }
    return at;
}

bool status_format_check(const char *format, struct err *err)
{
    status_parts none = {0};
    struct count count = {0, 0};
    struct walk walk = {.parts = &none, .err = err};
    if (!utf8_valid(format, strlen(format), NULL))
        return err_set(err, "expected UTF-8");
    return walk_text(&walk, format, &count) != NULL;
}

void status_tell(const struct status_about *about, const char *format, status_parts *parts)
{
    struct status_facts facts;
    struct count count = {0, 0};
    struct walk walk = {.facts = &facts, .arena = about->view.scratch, .parts = parts};
    status_facts(&facts, about);
    walk_text(&walk, format, &count);
}

/* -- the line -----------------------------------------------------------------------------------
 */

const char *const status_escapes[STATUS_ESCAPE_COUNT] = {"", "tmux", "pango"};

void status_clip(status_parts *parts, int cells, bool ascii, struct arena *arena)
{
    int width = 0, used = 0;
    size_t i = 0;
    for (size_t k = 0; k < parts->n; k++)
        width += utf8_width(parts->v[k].text);
    if (width <= cells)
        return;
    for (; used + utf8_width(parts->v[i].text) < cells; i++)
        used += utf8_width(parts->v[i].text);
    struct status_part *last = &parts->v[i];
    size_t len = utf8_clip(last->text, cells - 1 - used, NULL);
    last->text = arena_printf(arena, "%.*s%s", (int)len, last->text, ascii ? "~" : "…");
    parts->n = i + 1;
}

static const char *escaped(char c, enum status_escape escape)
{
    if (escape == STATUS_TMUX)
        return c == '#' ? "##" : NULL;
    if (escape == STATUS_PLAIN)
        return NULL;
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '\'':
        return "&#39;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

void status_print(FILE *out, const status_parts *parts, enum status_escape escape)
{
    for (size_t i = 0; i < parts->n; i++) {
        const struct status_part *part = &parts->v[i];
        for (const char *at = part->text; *at; at++) {
            const char *other = part->value ? escaped(*at, escape) : NULL;
            other ? fputs(other, out) : fputc(*at, out);
        }
    }
    fputc('\n', out);
}
