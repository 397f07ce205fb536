/* What the words of show table and show path choose: a group, a team. */
#include <string.h>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/say.h"

enum { WORDS_BYTES = 512 };

/* All words as one text, folded for finding. */
static void fold_words(struct cli *cli, const struct subject *subject, char *key)
{
    char clean[WORDS_BYTES];
    const char *all = "";
    for (size_t i = 0; i < subject->word_count; i++)
        all = arena_printf(&cli->arena, "%s%s%s", all, i ? " " : "", subject->words[i]);
    utf8_gate(clean, sizeof clean, all, strlen(all));
    utf8_fold_key(key, WORDS_BYTES, clean);
}

/* How well a name fits: 2 it is the words, 1 it holds each of them, 0 neither. */
static int fits(const char *name, const char *key)
{
    char folded[WORDS_BYTES], word[WORDS_BYTES];
    if (!name || !*key)
        return 0;
    utf8_fold_key(folded, sizeof folded, name);
    if (strcmp(folded, key) == 0)
        return 2;
    while (*key) {
        size_t len = strcspn(key, " ");
        memcpy(word, key, len);
        word[len] = '\0';
        if (!strstr(folded, word))
            return 0;
        key += len;
        key += strspn(key, " ");
    }
    return 1;
}

static int better(int a, int b)
{
    return a > b ? a : b;
}

static int team_fits(const struct team *team, const char *key)
{
    int fit = better(fits(team->name, key), fits(team->full, key));
    fit = better(fit, better(fits(team->key, key), fits(team->code, key)));
    for (uint32_t i = 0; i < team->alias_count; i++)
        fit = better(fit, fits(team->aliases[i], key));
    return fit;
}

/* "a", "group a"; the letter alone is no part of other names. */
static int group_fits(const struct group *group, const char *key)
{
    const char *last = strrchr(group->name, ' ');
    int fit = better(fits(group->name, key), fits(group->key, key) == 2 ? 2 : 0);
    if (strlen(key) == 1 && fit < 2)
        fit = 0;
    return better(fit, last && fits(last + 1, key) == 2 ? 2 : 0);
}

static const char *as_typed(struct cli *cli, const struct subject *subject)
{
    const char *text = "";
    for (size_t i = 0; i < subject->word_count; i++)
        text = arena_printf(&cli->arena, "%s%s%s", text, i ? " " : "", subject->words[i]);
    return text;
}

/* The one that fits best; says so when none or several do. fit: by id. */
static bool take_best(struct cli *cli, const struct subject *subject, const char *what,
                      const uint8_t *fit, size_t count, uint32_t *best)
{
    const struct edition *edition = subject->edition;
    bool groups = strcmp(what, "group") == 0;
    uint8_t most = 0;
    size_t with_most = 0;
    for (size_t i = 0; i < count; i++) {
        if (fit[i] > most) {
            most = fit[i];
            with_most = 0;
            *best = (uint32_t)i;
        }
        with_most += most && fit[i] == most;
    }
    if (with_most == 1)
        return true;
    if (!most) {
        say_error(cli->ascii, "no %s in %s fits \"%s\"", what, edition->key,
                  as_typed(cli, subject));
        return false;
    }
    say_error(cli->ascii, "several fit \"%s\"; add a word, or take an id:", as_typed(cli, subject));
    for (size_t i = 0; i < count; i++)
        if (fit[i] == most)
            say(stderr, cli->ascii, "  %-8s %s",
                groups ? edition->groups.v[i].key : edition->teams.v[i].key,
                groups ? edition->groups.v[i].name : edition->teams.v[i].name);
    return false;
}

bool cli_pick_team(struct cli *cli, const struct subject *subject, uint32_t *team)
{
    const struct edition *edition = subject->edition;
    uint8_t *fit = arena_array(&cli->arena, uint8_t, edition->teams.n + 1);
    char key[WORDS_BYTES];
    fold_words(cli, subject, key);
    for (size_t i = 0; i < edition->teams.n; i++)
        fit[i] = (uint8_t)team_fits(&edition->teams.v[i], key);
    return take_best(cli, subject, "team", fit, edition->teams.n, team);
}

bool cli_pick_group(struct cli *cli, const struct subject *subject, uint32_t *group)
{
    const struct edition *edition = subject->edition;
    uint8_t *fit = arena_array(&cli->arena, uint8_t, edition->groups.n + 1);
    char key[WORDS_BYTES];
    fold_words(cli, subject, key);
    for (size_t i = 0; i < edition->groups.n; i++)
        fit[i] = (uint8_t)group_fits(&edition->groups.v[i], key);
    return take_best(cli, subject, "group", fit, edition->groups.n, group);
}
