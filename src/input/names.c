#include "input/names.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "input/draft_text.h"

#define WORDS_MOST 12 /* of a name; what follows belongs to the last */

struct words {
    struct span word[WORDS_MOST];
    size_t count;
};

static struct words split(struct span name)
{
    struct words words = {.count = 0};
    size_t at = 0;
    while (at < name.len) {
        while (at < name.len && (name.text[at] == ' ' || name.text[at] == '\t'))
            at++;
        size_t start = at;
        bool last = words.count == WORDS_MOST - 1;
        while (at < name.len && (last || (name.text[at] != ' ' && name.text[at] != '\t')))
            at++;
        if (at > start)
            words.word[words.count++] = (struct span){name.text + start, at - start};
    }
    return words;
}

/* The code point at *at of bytes not yet through the gate; a byte that begins none stands for
 * itself. */
static int32_t next_code(struct span text, size_t *at)
{
    utf8proc_int32_t code;
    utf8proc_ssize_t used = utf8proc_iterate((const utf8proc_uint8_t *)text.text + *at,
                                             (utf8proc_ssize_t)(text.len - *at), &code);
    if (used <= 0) {
        (*at)++;
        return -1;
    }
    *at += (size_t)used;
    return code;
}

static bool is_letter(int32_t code)
{
    utf8proc_category_t category = code < 0 ? UTF8PROC_CATEGORY_CN : utf8proc_category(code);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

static bool span_is(struct span text, const char *word)
{
    return text.len == strlen(word) && memcmp(text.text, word, text.len) == 0;
}

/* "McKENNIE", "DeMERIT": one or two small letters behind the first, then two capitals or more. */
static bool is_prefixed(struct span word)
{
    size_t small = 0, capitals = 0, letters = 0;
    for (size_t at = 0; at < word.len;) {
        int32_t code = next_code(word, &at);
        bool is_small = code >= 0 && utf8proc_tolower(code) == code;
        if (!is_letter(code) || (letters == 0 && is_small) || (is_small && capitals > 0))
            return false;
        small += is_small;
        capitals += !is_small && letters > 0;
        letters++;
    }
    return small >= 1 && small <= 2 && capitals >= 2;
}

bool name_is_shouted(struct span name)
{
    size_t letters = 0;
    if (is_prefixed(name))
        return true;
    for (size_t at = 0; at < name.len;) {
        int32_t code = next_code(name, &at);
        if (code == '(')
            return false;
        if (!is_letter(code))
            continue;
        if (utf8proc_tolower(code) == code)
            return false;
        letters++;
    }
    return letters >= 2 && !span_is(name, "II") && !span_is(name, "III") && !span_is(name, "IV");
}

/* -- comparing ---------------------------------------------------------------------------------
 */

/* Shortens ae, oe, ue to their first letter in place, from the second letter of a word on. */
static void drop_umlauts(char *key)
{
    char *out = key;
    for (const char *in = key; *in != '\0'; in++) {
        bool umlaut = *in == 'e' && in > key && strchr("aou", in[-1]) != NULL;
        if (!umlaut)
            *out++ = *in;
    }
    *out = '\0';
}

void name_key(char *key, struct span name)
{
    char clean[UTF8_NAME_BYTES + 1];
    size_t len = utf8_gate(clean, sizeof clean, name.text != NULL ? name.text : "", name.len);
    size_t kept = 0;
    for (size_t i = 0; i < len; i++)
        if (strchr("'-.`", clean[i]) == NULL || (clean[i] == '.' && clean[i + 1] > ' '))
            clean[kept++] = clean[i] == '.' ? ' ' : clean[i];
    clean[kept] = '\0';
    utf8_fold_key(key, NAME_KEY_BYTES, clean);
    drop_umlauts(key);
    size_t end = strlen(key);
    if (end > 7 && strcmp(key + end - 7, " junior") == 0)
        memcpy(key + end - 7, " jr", sizeof " jr");
}

static bool same_word(struct span a, struct span b)
{
    char left[NAME_KEY_BYTES], right[NAME_KEY_BYTES];
    name_key(left, a);
    name_key(right, b);
    return left[0] != '\0' && strcmp(left, right) == 0;
}

/* The word of a list of keys: position, or count when it is not there. */
struct keys {
    char text[NAME_KEY_BYTES];
    const char *word[WORDS_MOST];
    size_t count;
};

static void keys_of(struct keys *keys, struct span name)
{
    name_key(keys->text, name);
    keys->count = 0;
    for (char *at = keys->text; *at != '\0' && keys->count < WORDS_MOST;) {
        keys->word[keys->count++] = at;
        at += strcspn(at, " ");
        if (*at == ' ')
            *at++ = '\0';
    }
}

static bool has_word(const struct keys *keys, const char *word)
{
    for (size_t i = 0; i < keys->count; i++)
        if (strcmp(keys->word[i], word) == 0)
            return true;
    return false;
}

static bool all_among(const struct keys *few, const struct keys *many)
{
    for (size_t i = 0; i < few->count; i++)
        if (!has_word(many, few->word[i]))
            return false;
    return few->count > 0;
}

static bool joined_same(const struct keys *a, const struct keys *b)
{
    char left[NAME_KEY_BYTES] = "", right[NAME_KEY_BYTES] = "";
    for (size_t i = 0; i < a->count; i++)
        strcat(left, a->word[i]);
    for (size_t i = 0; i < b->count; i++)
        strcat(right, b->word[i]);
    return left[0] != '\0' && strcmp(left, right) == 0;
}

bool name_same_person(struct span a, struct span b)
{
    struct keys left, right;
    keys_of(&left, a);
    keys_of(&right, b);
    if (left.count == 0 || right.count == 0)
        return false;
    if (joined_same(&left, &right) || all_among(&left, &right) || all_among(&right, &left))
        return true;
    const char *surname = left.word[left.count - 1];
    return left.count > 1 && right.count > 1 && strcmp(surname, right.word[right.count - 1]) == 0 &&
           left.word[0][0] == right.word[0][0];
}

bool name_same_words(struct span a, struct span b)
{
    struct keys left, right;
    keys_of(&left, a);
    keys_of(&right, b);
    return joined_same(&left, &right) || (all_among(&left, &right) && all_among(&right, &left));
}

/* Other names of the national teams of the World Cups, folded. Only what names one team at any one
 * time: West Germany and Germany are two. */
static const struct {
    const char *name, *other;
} team_aliases[] = {
    {"bosnia herzegovina", "bosnia and herzegovina"},
    {"cape verde", "cabo verde"},
    {"china", "china pr"},
    {"czech republic", "czechia"},
    {"dr congo", "congo dr"},
    {"iran", "ir iran"},
    {"ireland", "republic of ireland"},
    {"ivory coast", "cote d ivoire"},
    {"north korea", "korea dpr"},
    {"south korea", "korea republic"},
    {"turkey", "turkiye"},
    {"united states", "usa"},
    {"dutch east indies", "dutch indies"},
    {"serbia and montenegro", "serbia montenegro"},
};

static void team_key(char *key, struct span name)
{
    char clean[UTF8_NAME_BYTES + 1], raw[UTF8_NAME_BYTES + 8];
    utf8_gate(clean, sizeof clean, name.text != NULL ? name.text : "", name.len);
    size_t kept = 0;
    for (size_t i = 0; clean[i] != '\0' && kept < sizeof raw - 1; i++) /* Bosnia & Herzegovina */
        if (clean[i] != '&')
            raw[kept++] = clean[i];
    raw[kept] = '\0';
    utf8_fold_key(key, NAME_KEY_BYTES, raw);
    for (size_t i = 0; i < sizeof team_aliases / sizeof team_aliases[0]; i++)
        if (strcmp(key, team_aliases[i].other) == 0) {
            memcpy(key, team_aliases[i].name, strlen(team_aliases[i].name) + 1);
            return;
        }
}

bool team_name_same(struct span a, struct span b)
{
    if (a.len == b.len && a.len > 0 && memcmp(a.text, b.text, a.len) == 0)
        return true;
    char left[NAME_KEY_BYTES], right[NAME_KEY_BYTES];
    team_key(left, a);
    team_key(right, b);
    return left[0] != '\0' && strcmp(left, right) == 0;
}

const char *round_kind(struct span name, const char **brief)
{
    static const struct {
        const char *word, *key, *brief;
    } names[] = {
        {"quarter", "qf", "QF"},
        {"semi", "sf", "SF"},
        {"round of 16", "r16", "R16"},
        {"round of 32", "r32", "R32"},
        {"1/8", "r16", "R16"},
        {"last 16", "r16", "R16"},
        {"third", "third", "3rd"},
        {"platz 3", "third", "3rd"},
        {"sechzehntelfinale", "r32", "R32"},
        {"achtelfinale", "r16", "R16"},
        {"viertelfinale", "qf", "QF"},
        {"halbfinale", "sf", "SF"},
        {"final", "final", "Final"},
        {"play", "po", "PO"},
        {"qualification round 1", "q1", "Q1"},
        {"qualification round 2", "q2", "Q2"},
        {"qualification round 3", "q3", "Q3"},
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_has(name, names[i].word)) {
            if (brief)
                *brief = names[i].brief;
            return names[i].key;
        }
    return NULL;
}

/* -- spelling -----------------------------------------------------------------------------------
 */

/* Text growing in an arena's block of a size fixed beforehand. */
struct text {
    char *at;
    size_t len;
};

static void put_code(struct text *text, int32_t code, bool small)
{
    utf8proc_int32_t out = small ? utf8proc_tolower(code) : code;
    text->len += utf8_encode(text->at + text->len, (uint32_t)out);
}

/* MC and three letters or more. */
static bool is_mc(struct span word)
{
    return word.len >= 5 && memcmp(word.text, "MC", 2) == 0 && memchr(word.text, '-', 5) == NULL;
}

static void put_ordinary(struct text *text, struct span word)
{
    if (!name_is_shouted(word)) {
        memcpy(text->at + text->len, word.text, word.len);
        text->len += word.len;
        return;
    }
    bool start = true, mc = is_mc(word) || is_prefixed(word);
    size_t letters = 0; /* since the word or its part began */
    for (size_t at = 0; at < word.len;) {
        int32_t code = next_code(word, &at);
        if (code == '\'' || code == 0x2019)
            start = letters == 1;
        else if (!is_letter(code) && utf8proc_category(code < 0 ? 0 : code) != UTF8PROC_CATEGORY_MN)
            start = true;
        if (!is_letter(code)) {
            put_code(text, code < 0 ? 0xFFFD : code, false);
            letters = 0;
            continue;
        }
        bool small = utf8proc_tolower(code) == code;
        put_code(text, code, !start);
        letters++;
        /* Of McKENNIE the capital behind the small letters stays, of MCGINN the third letter. */
        start = mc && letters >= 2 && (small || letters == 2);
        mc = mc && (small || letters < 2);
    }
}

/* Room for a name in small letters: İ and a byte that is none grow, to three bytes at most. */
static struct text room(struct arena *arena, size_t len)
{
    return (struct text){arena_alloc(arena, 3 * len + 8), 0};
}

struct span name_ordinary(struct span name, struct arena *arena)
{
    struct span none = {NULL, 0};
    return name_best(name, none, none, arena);
}

/* The particles that a team's language writes small behind a first name, a blank around each. */
static const char *particles_of(struct span team)
{
    static const struct {
        const char *team, *particles;
    } rows[] = {
        {"Netherlands", " van von de den der het 't te ten ter "},
        {"Germany", " von vom van der zu zum zur "},
        {"West Germany", " von vom van der zu zum zur "},
        {"East Germany", " von vom van der zu zum zur "},
        {"Austria", " von vom van der zu zum zur "},
        {"Brazil", " da das de do dos e "},
        {"Portugal", " da das de do dos e "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (span_is(team, rows[i].team))
            return rows[i].particles;
    return "";
}

static bool is_particle(struct span word, const char *particles)
{
    char key[16];
    if (word.len + 2 >= sizeof key || !name_is_shouted(word))
        return false;
    snprintf(key, sizeof key, " %.*s ", (int)word.len, word.text);
    for (char *at = key; *at != '\0'; at++)
        *at = (char)(*at >= 'A' && *at <= 'Z' ? *at + ('a' - 'A') : *at);
    return strstr(particles, key) != NULL;
}

/* The word, by position, of another spelling that has the same letters; count when there is none.
 * Words "VAN" "DIJK" are looked up one by one. */
static size_t find_word(const struct words *words, struct span word)
{
    for (size_t i = 0; i < words->count; i++)
        if (!name_is_shouted(words->word[i]) && same_word(words->word[i], word))
            return i;
    return words->count;
}

struct span name_best(struct span name, struct span other, struct span team, struct arena *arena)
{
    struct words words = split(name), others = split(other);
    const char *particles = particles_of(team);
    struct text text = room(arena, name.len + other.len);
    for (size_t i = 0; i < words.count; i++) {
        if (i > 0)
            text.at[text.len++] = ' ';
        size_t found = find_word(&others, words.word[i]);
        if (found < others.count) {
            memcpy(text.at + text.len, others.word[found].text, others.word[found].len);
            text.len += others.word[found].len;
        } else if (i > 0 && i + 1 < words.count && is_particle(words.word[i], particles)) {
            for (size_t b = 0; b < words.word[i].len; b++)
                put_code(&text, (unsigned char)words.word[i].text[b], true);
        } else {
            put_ordinary(&text, words.word[i]);
        }
    }
    return (struct span){text.at, text.len};
}
