/* Teams, and what stands in their place. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "input/draft_parts.h"
#include "input/draft_text.h"
#include "input/names.h"
#include "input/nations.h"
#include "model/build.h"

const char *draft_plan_key(struct plan *plan, const char *name, struct strmap *map, uint32_t id)
{
    char folded[UTF8_NAME_BYTES * UTF8_FOLD_GROWTH], key[KEY_BYTES];
    size_t n = 0;
    const char *kept;

    utf8_fold_key(folded, sizeof folded, name);
    for (const char *p = folded; *p && n < KEY_BYTES - 8; p++) {
        bool plain = (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9');

        if (plain)
            key[n++] = *p;
        else if (n > 0 && key[n - 1] != '-')
            key[n++] = '-';
    }
    while (n > 0 && key[n - 1] == '-')
        n--;
    if (n == 0)
        key[n++] = 'x';
    key[n] = '\0';
    kept = arena_strndup(&plan->edition->arena, key, n);
    for (uint32_t i = 2; !strmap_add(map, kept, id); i++) /* far on it is not tried one by one */
        kept = arena_printf(&plan->edition->arena, "%s-%u", key, i < 20 ? i : id + i);
    return kept;
}

uint32_t draft_plan_team(struct plan *plan, struct span name, struct span country, uint32_t line)
{
    struct edition *edition = plan->edition;
    const char *clean = edition_intern(edition, name.text, name.len);
    char folded[UTF8_NAME_BYTES * UTF8_FOLD_GROWTH];
    struct team team = {.name = clean ? clean : "?", .line = line};
    const char *key;
    uint32_t found, id = (uint32_t)edition->teams.n;

    utf8_fold_key(folded, sizeof folded, team.name);
    key = arena_printf(&plan->arena, "%s|%.*s", folded[0] ? folded : team.name, (int)country.len,
                       country.len ? country.text : "");
    found = strmap_get(&plan->teams, key, strlen(key));
    if (found != STRMAP_NONE)
        return found;
    team.country = edition_intern(edition, country.text, country.len);
    team.code = country.len ? NULL : nation_code(folded);
    team.key = draft_plan_key(plan, team.name, &edition->team_by_key, id);
    strmap_add(&plan->teams, key, id);
    vec_push(&edition->teams, team);
    return id;
}

static bool is_letters(struct span ref)
{
    for (size_t i = 0; i < ref.len; i++)
        if (!((ref.text[i] >= 'A' && ref.text[i] <= 'Z') || ref.text[i] == '/'))
            return false;
    return ref.len > 0;
}

/* "2A", "3A/B/C/D/F", "A2": a place and the letter of a group, or of several. */
static bool brief_place(struct span name, struct plan_side *side)
{
    struct span ref = {name.text + 1, name.len - 1};
    char digit = name.text[0];

    if (name.len == 2 && text_is_digit(name.text[1])) {
        ref = (struct span){name.text, 1};
        digit = name.text[1];
    }
    if (name.len < 2 || digit < '1' || digit > '9' || !is_letters(ref) ||
        (ref.len > 1 && ref.text[1] != '/'))
        return false;
    side->kind = ref.len > 1 ? SLOT_BEST_THIRD : SLOT_GROUP;
    side->place = (uint32_t)(digit - '0');
    side->ref = ref;
    return true;
}

/* "W74", "L101", "Winner Match 39" */
static bool of_match(struct span name, struct plan_side *side)
{
    struct text_cursor c = text_cursor_over(name);
    bool winner = false, loser = false;

    if (text_take_word(&c, "winner") || text_take_word(&c, "winners"))
        winner = true;
    else if (text_take_word(&c, "loser") || text_take_word(&c, "losers"))
        loser = true;
    else if (name.len > 1 && text_is_digit(name.text[1]) && *c.at == 'W')
        winner = c.at++ != NULL;
    else if (name.len > 1 && text_is_digit(name.text[1]) && *c.at == 'L')
        loser = c.at++ != NULL;
    text_skip(&c);
    if (text_take_word(&c, "of"))
        text_skip(&c);
    if (text_take_word(&c, "match"))
        text_skip(&c);
    if (!(winner || loser) || !text_number(&c, 4, &side->number) || !text_done(&c))
        return false;
    side->kind = winner ? SLOT_WINNER : SLOT_LOSER;
    return true;
}

/* "Winner Group A", "Runner-up Group C", "3rd Group A/D/E/F" */
static bool of_group(struct span name, struct plan_side *side)
{
    static const struct {
        const char *word;
        uint32_t place;
    } places[] = {{"winners", 1},    {"winner", 1},    {"1st", 1}, {"first", 1},
                  {"runners-up", 2}, {"runner-up", 2}, {"2nd", 2}, {"second", 2},
                  {"3rd", 3},        {"third", 3},     {"4th", 4}};
    struct text_cursor c = text_cursor_over(name);

    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (!text_take_word(&c, places[i].word))
            continue;
        text_skip(&c);
        if (text_take_word(&c, "place"))
            text_skip(&c);
        if (text_take_word(&c, "of"))
            text_skip(&c);
        if (!text_take_word(&c, "group"))
            return false;
        side->ref = text_until(c.at, c.end);
        side->place = places[i].place;
        side->kind = memchr(side->ref.text, '/', side->ref.len) ? SLOT_BEST_THIRD : SLOT_GROUP;
        return side->ref.len > 0;
    }
    return false;
}

static bool ends_in(struct span text, const char *end)
{
    size_t len = strlen(end);

    return text.len >= len && text_has((struct span){text.text + text.len - len, len}, end);
}

/* "Winner Semifinal 1", "Semifinal 1 Loser", "Round of 32 5 Winner": of the n-th tie of a round. */
static bool of_round(struct span name, struct plan_side *side)
{
    struct text_cursor c = text_cursor_over(name);
    bool winner = text_take_word(&c, "winner"), loser = !winner && text_take_word(&c, "loser");
    struct span rest = text_until(c.at, c.end);
    size_t digits = 0;

    if (!winner && !loser) {
        winner = rest.len > 7 && ends_in(rest, " winner");
        loser = rest.len > 6 && ends_in(rest, " loser");
        rest = span_trim((struct span){rest.text, rest.len - (winner ? 7 : loser ? 6 : 0)});
    }
    while (digits < rest.len && text_is_digit(rest.text[rest.len - 1 - digits]))
        digits++;
    c = (struct text_cursor){rest.text + rest.len - digits, rest.text + rest.len};
    rest = span_trim((struct span){rest.text, rest.len - digits});
    if (!(winner || loser) || !text_number(&c, 3, &side->number) || !text_done(&c))
        return false;
    side->round = round_kind(rest, NULL);
    side->kind = winner ? SLOT_WINNER : SLOT_LOSER;
    return side->round != NULL;
}

struct plan_side draft_plan_side(struct plan *plan, struct span name, struct span country,
                                 uint32_t line)
{
    static const char *const nobody[] = {"N.N.", "NN", "TBD", "TBA", "?", "t.b.d.", "to be drawn"};
    struct plan_side side = {.team = ID_NONE, .kind = name.len > 0 ? SLOT_TEAM : SLOT_UNKNOWN};

    if (name.len == 0)
        return side;
    for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++)
        if (name.len == strlen(nobody[i]) && memcmp(name.text, nobody[i], name.len) == 0) {
            side.kind = SLOT_UNKNOWN;
            return side;
        }
    if (of_match(name, &side) || of_group(name, &side) || of_round(name, &side) ||
        (country.len == 0 && brief_place(name, &side)))
        return side;
    side.team = draft_plan_team(plan, name, country, line);
    return side;
}
