/* What there is: editions, and keys. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/library.h"
#include "cli/say.h"

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

int command_list(struct cli *cli)
{
    struct library_item *items;
    int status = EXIT_DONE, id_cells = 0, name_cells = 0;
    if (cli->request.word_count)
        return cli_usage(cli, "list takes no words, but \"%s\" was given", cli->request.words[0]);
    size_t count = library_list(&cli->arena, &items);
    const char **names = arena_array(&cli->arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        struct edition *edition = cli_load(cli, items[i].path, true);
        if (!edition) {
            status = EXIT_ERROR;
            names[i] = "(has errors)";
        } else {
            const char *name = edition->name ? edition->name : edition->key;
            names[i] = shown(cli, arena_strndup(&cli->arena, name, strlen(name)));
        }
        edition_close(edition);
        int cells = utf8_width(names[i]), len = (int)strlen(items[i].id);
        name_cells = cells > name_cells ? cells : name_cells;
        id_cells = len > id_cells ? len : id_cells;
    }
    for (size_t i = 0; i < count; i++)
        say(stdout, cli->ascii, "%s  %s  %s", padded(&cli->arena, items[i].id, id_cells),
            padded(&cli->arena, names[i], name_cells), items[i].path);
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
