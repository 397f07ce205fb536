/* Finding by a few letters, over every edition. */
#include "cli/commands.h"
#include "cli/library.h"
#include "cli/say.h"
#include "find/search.h"

/* As far as may be told of an edition: to where one left off in it, else to its start. */
static struct moment seen_until(const struct cli *cli, const struct edition *edition)
{
    struct log log;
    if (!cli_is_safe(cli))
        return moment_end();
    log_open(&log, edition);
    struct moment now = cli_safe_moment(&log, false);
    log_close(&log);
    return now;
}

static const char *query_of(struct cli *cli)
{
    const char *query = "";
    for (size_t i = 0; i < cli->request.word_count; i++)
        query = arena_printf(&cli->arena, "%s%s%s", query, i ? " " : "", cli->request.words[i]);
    return query;
}

/* The index of every edition that can be read, and the ids by which they are shown. */
static uint32_t open_shelves(struct cli *cli, struct shelf **shelves, const char ***ids)
{
    struct library_item *items;
    size_t count = library_list(&cli->arena, &items);
    uint32_t made = 0;
    *shelves = arena_array(&cli->arena, struct shelf, count);
    *ids = arena_array(&cli->arena, const char *, count);
    struct name_index *indexes = arena_array(&cli->arena, struct name_index, count);
    for (size_t i = 0; i < count; i++) {
        struct edition *edition = cli_load(cli, items[i].path, false);
        if (!edition)
            continue;
        index_build(&indexes[made], edition, &cli->arena);
        (*shelves)[made] = (struct shelf){&indexes[made], seen_until(cli, edition)};
        (*ids)[made++] = items[i].id;
        edition_close(edition);
    }
    return made;
}

static void say_name(struct cli *cli, const char *id, const struct name *name)
{
    const char *key = name->kind == NAME_EDITION || name->kind == NAME_TEAM ? "" : name->key;
    say(stdout, cli->ascii, "%-8s %s%s%s  %s%s%s", name_kind_words[name->kind], name->text,
        *name->where ? ", " : "", name->where, id, *key ? " " : "", key);
}

int command_find(struct cli *cli)
{
    struct shelf *shelves;
    struct found found;
    const char **ids, *query = query_of(cli);
    if (!cli->request.word_count)
        return cli_usage(cli, "find: expected a word or more to find");
    uint32_t count = open_shelves(cli, &shelves, &ids);
    search_names(shelves, count, query, &found);
    for (uint32_t i = 0; i < found.count; i++)
        say_name(cli, ids[found.v[i].shelf], &shelves[found.v[i].shelf].index->v[found.v[i].name]);
    if (found.all > found.count)
        say_error(cli->ascii, "and %u more; add a word", found.all - found.count);
    if (found.count)
        return EXIT_DONE;
    say_error(cli->ascii, "nothing fits \"%s\"", query);
    return EXIT_ERROR;
}
