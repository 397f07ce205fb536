#include "model/build.h"

#include <string.h>

#include "base/utf8.h"

/* Blanks of every script have become plain ones: those at the ends go. Returns the bytes left. */
static size_t trim(char *text, size_t size)
{
    size_t lead = strspn(text, " ");

    while (size > lead && text[size - 1] == ' ')
        size--;
    memmove(text, text + lead, size - lead);
    text[size - lead] = '\0';
    return size - lead;
}

const char *edition_intern(struct edition *edition, const char *text, size_t len)
{
    char clean[UTF8_NAME_BYTES + 1];
    size_t size;
    uint32_t known;

    if (!text || len == 0)
        return NULL;
    utf8_gate(clean, sizeof clean, text, len);
    size = trim(clean, strlen(clean));
    if (size == 0)
        return NULL;
    known = strmap_get(&edition->names, clean, size);
    if (known == STRMAP_NONE) {
        known = (uint32_t)edition->name_texts.n;
        vec_push(&edition->name_texts, arena_strndup(&edition->arena, clean, size));
        strmap_add(&edition->names, edition->name_texts.v[known], known);
    }
    return edition->name_texts.v[known];
}

const char *edition_text(struct edition *edition, const char *text, size_t len)
{
    char *clean;

    if (!text || len == 0)
        return NULL;
    clean = arena_alloc(&edition->arena, 3 * len + 1); /* a byte can become U+FFFD */
    utf8_gate(clean, 3 * len + 1, text, len);
    return trim(clean, strlen(clean)) > 0 ? clean : NULL;
}

uint32_t edition_person(struct edition *edition, uint32_t team, const char *name, size_t len)
{
    const char *clean = edition_intern(edition, name, len);
    char key[UTF8_NAME_BYTES + 16];
    uint32_t person;
    size_t size;

    if (!clean)
        return ID_NONE;
    for (int i = 0; i < 8; i++) /* the team in letters, then the name */
        key[i] = (char)('a' + (team >> (4 * i) & 15));
    size = strlen(clean);
    memcpy(key + 8, clean, size + 1);
    person = strmap_get(&edition->person_by_name, key, size + 8);
    if (person == STRMAP_NONE) {
        person = (uint32_t)edition->people.n;
        vec_push(&edition->people, (struct person){clean, team});
        strmap_add(&edition->person_by_name, arena_strndup(&edition->arena, key, size + 8), person);
    }
    return person;
}

bool key_valid(const char *text, size_t len)
{
    if (len == 0 || len >= KEY_BYTES || text[0] == '-')
        return false;
    for (size_t i = 0; i < len; i++)
        if (!((text[i] >= 'a' && text[i] <= 'z') || (text[i] >= '0' && text[i] <= '9') ||
              text[i] == '-'))
            return false;
    return true;
}

struct match match_blank(void)
{
    struct match match = {
        .tie = ID_NONE,
        .group = ID_NONE,
        .given_home = SIDE_NONE,
        .given = {ID_NONE, ID_NONE},
        .kickoff = INSTANT_UNKNOWN,
        .venue = ID_NONE,
        .referee = ID_NONE,
        .attendance = -1,
        .decision = {.team = ID_NONE,
                     .winner = SIDE_NONE,
                     .at = INSTANT_UNKNOWN,
                     .source = ID_NONE},
        .lineup = {{.coach = ID_NONE, .team = ID_NONE}, {.coach = ID_NONE, .team = ID_NONE}}};

    for (int i = 0; i < SCORE_POINT_COUNT; i++)
        match.stated[i][HOME] = match.stated[i][AWAY] = SCORE_UNKNOWN;
    return match;
}

struct tie tie_blank(void)
{
    return (struct tie){
        .slot = {{.ref = ID_NONE, .team = ID_NONE}, {.ref = ID_NONE, .team = ID_NONE}},
        .decision = {.team = ID_NONE,
                     .winner = SIDE_NONE,
                     .at = INSTANT_UNKNOWN,
                     .source = ID_NONE},
        .stated_winner = SIDE_NONE,
        .stated_team = ID_NONE,
        .feeder = {ID_NONE, ID_NONE},
        .feeds = ID_NONE,
        .team = {ID_NONE, ID_NONE},
        .winner = SIDE_NONE};
}

struct event event_blank(void)
{
    return (struct event){.person = ID_NONE,
                          .other = ID_NONE,
                          .source = ID_NONE,
                          .team = ID_NONE,
                          .undone_by = ID_NONE,
                          .undoes = ID_NONE};
}

struct kick kick_blank(void)
{
    return (struct kick){.outcome = KICK_UNKNOWN,
                         .taker = ID_NONE,
                         .keeper = ID_NONE,
                         .source = ID_NONE,
                         .team = ID_NONE};
}
