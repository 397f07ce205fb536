/* What there is: editions, and keys. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/library.h"
#include "cli/say.h"
#include "model/champion.h"

/* Text and as many blanks as make it cells wide. */
static const char *padded(struct arena *arena, const char *text, int cells)
{
    int gap = cells - utf8_width(text);
    return arena_printf(arena, "%s%*s", text, gap > 0 ? gap : 0, "");
}

/* Text as it will be printed, so that its width is right. */
static const char *shown(struct cli *cli, const char *text)
{
    if (!cli->ascii)
        return text;
    size_t size = strlen(text) * UTF8_FOLD_GROWTH + 1;
    char *folded = arena_alloc(&cli->arena, size);
    utf8_fold_ascii(folded, size, text);
    return folded;
}

/* Who has won the edition; "" while that is not decided, or where nobody wins it. */
static const char *champions(const struct edition *edition)
{
    uint32_t team = edition_champion(edition, moment_end());
    return team == ID_NONE ? "" : edition->teams.v[team].name;
}

/* A column of the list. */
struct column {
    const char **texts;
    int cells; /* the widest */
};

static void put(struct cli *cli, struct column *column, size_t row, const char *text)
{
    column->texts[row] = shown(cli, arena_strndup(&cli->arena, text, strlen(text)));
    int cells = utf8_width(column->texts[row]);
    column->cells = cells > column->cells ? cells : column->cells;
}

int command_list(struct cli *cli)
{
    enum { ID, NAME, CHAMPIONS, COLUMNS };
    struct column columns[COLUMNS] = {0};
    struct library_item *items;
    int status = EXIT_DONE;
    if (cli->request.word_count)
        return cli_usage(cli, "list takes no words, but \"%s\" was given", cli->request.words[0]);
    size_t count = library_list(&cli->arena, &items);
    for (int c = 0; c < COLUMNS; c++)
        columns[c].texts = arena_array(&cli->arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        struct edition *edition = cli_load(cli, items[i].path, true);
        const char *name = !edition ? "(has errors)" : edition->name ? edition->name : edition->key;
        put(cli, &columns[ID], i, items[i].id);
        put(cli, &columns[NAME], i, name);
        put(cli, &columns[CHAMPIONS], i, edition && !cli_is_safe(cli) ? champions(edition) : "");
        if (!edition)
            status = EXIT_ERROR;
        edition_close(edition);
    }
    for (size_t i = 0; i < count; i++) {
        const char *line = "";
        for (int c = 0; c < COLUMNS; c++)
            if (columns[c].cells > 0)
                line = arena_printf(&cli->arena, "%s%s  ", line,
                                    padded(&cli->arena, columns[c].texts[i], columns[c].cells));
        say(stdout, cli->ascii, "%s%s", line, items[i].path);
    }
    return status;
}

int command_list_keys(struct cli *cli)
{
    char keys[128];
    for (int group = 0; group < GROUP_COUNT; group++) {
        printf("%s%s\n", group ? "\n" : "", group_titles[group]);
        for (int i = 1; i < ACTION_COUNT; i++) {
            if (actions[i].group != group)
                continue;
            keymap_names(&cli->settings.keymap, (enum action)i, KEYS_MOST, false, keys,
                         sizeof keys);
            say(stdout, cli->ascii, "  %-11s %-14s %s", actions[i].name, keys, actions[i].explain);
        }
    }
    if (cli->settings.note[0])
        say_error(cli->ascii, "%s", cli->settings.note);
    return EXIT_DONE;
}
