/* Finding by a few letters, over every edition. */
#include "cli/commands.h"
#include "cli/say.h"
#include "cli/shelves.h"

static const char *query_of(struct cli *cli)
{
    const char *query = "";
    for (size_t i = 0; i < cli->request.word_count; i++)
        query = arena_printf(&cli->arena, "%s%s%s", query, i ? " " : "", cli->request.words[i]);
    return query;
}

static void say_name(struct cli *cli, const char *id, const struct name *name)
{
    const char *key = name->kind == NAME_EDITION || name->kind == NAME_TEAM ? "" : name->key;
    say(stdout, cli->ascii, "%-8s %s%s%s  %s%s%s", name_kind_words[name->kind], name->text,
        *name->where ? ", " : "", name->where, id, *key ? " " : "", key);
}

int command_find(struct cli *cli)
{
    struct shelves shelves;
    struct found found;
    struct err trouble;
    const char *query = query_of(cli);
    if (!cli->request.word_count)
        return cli_usage(cli, "find: expected a word or more to find");
    shelves_open(&shelves, false, cli_is_safe(cli), &cli->arena, &trouble);
    if (trouble.text[0])
        say_error(cli->ascii, "%s; the editions are read instead", trouble.text);
    search_names(shelves.v, shelves.count, query, &found);
    for (uint32_t i = 0; i < found.count; i++)
        say_name(cli, shelves.sources[found.v[i].shelf],
                 &shelves.v[found.v[i].shelf].index->v[found.v[i].name]);
    if (found.all > found.count)
        say_error(cli->ascii, "and %u more; add a word", found.all - found.count);
    if (found.count)
        return EXIT_DONE;
    say_error(cli->ascii, "nothing fits \"%s\"", query);
    return EXIT_ERROR;
}
