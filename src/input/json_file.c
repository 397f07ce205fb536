#include "input/json_file.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "input/cfg_reader.h"
#include "input/json_espn.h"
#include "input/json_footballdata.h"
#include "input/json_open.h"
#include "input/json_openligadb.h"
#include "input/json_tree.h"

/* -- touchline's own --------------------------------------------------------------------------- */

static bool own_fits(const json_t *root)
{
    return json_object_get(root, "edition") != NULL;
}

static bool own_read(const struct json_tree *tree, struct edition **edition, struct report *report)
{
    *edition = edition_read_tree(cfg_of_json(tree->nodes), report);
    return *edition != NULL;
}

/* -- others' ----------------------------------------------------------------------------------- */

typedef bool draft_reader(struct draft *draft, const struct json_tree *tree, const char *name,
                          struct report *report);

static bool drafted(draft_reader *reader, const char *name, const struct json_tree *tree,
                    struct edition **edition, struct report *report)
{
    struct draft draft = {0};
    bool good = reader(&draft, tree, name, report) && draft_edition(&draft, NULL, edition, report);
    draft_release(&draft);
    return good;
}

/* -- which ------------------------------------------------------------------------------------- */

/* One row for each kind of JSON that is read; the first that fits reads. draft: NULL is ours. */
static const struct json_kind {
    bool (*fits)(const json_t *root);
    draft_reader *draft;
} kinds[] = {
    {own_fits, NULL},
    {json_espn_fits, draft_read_espn},
    {json_footballdata_fits, draft_read_footballdata},
    {json_openligadb_fits, draft_read_openligadb},
    {json_open_fits, draft_read_json},
};

static bool read_parsed(const char *name, const struct json_tree *tree, struct edition **edition,
                        struct report *report)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].fits(tree->root))
            return kinds[i].draft ? drafted(kinds[i].draft, name, tree, edition, report)
                                  : own_read(tree, edition, report);
    report_error(report, 1,
                 "JSON without \"edition\", \"matches\" or \"rounds\", expected touchline's "
                 "(touchline-json(5)), openfootball's, or an answer of ESPN, football-data.org or "
                 "OpenLigaDB");
    return false;
}

bool json_fits(const char *bytes, size_t len)
{
    static const char blanks[] = " \t\r\n";
    size_t at = 0;
    while (at < len && memchr(blanks, bytes[at], 4))
        at++;
    if (at == len || bytes[at] != '[')
        return at < len && bytes[at] == '{';
    while (++at < len && memchr(blanks, bytes[at], 4))
        ;
    return at == len || !isalnum((unsigned char)bytes[at]); /* "[Fri Sep/18]" is Football.TXT */
}

bool edition_read_json(const char *name, const char *bytes, size_t len, struct edition **edition,
                       struct report *report)
{
    struct json_tree tree;
    if (!report->name)
        report_init(report, name);
    *edition = NULL;
    char *utf8 = json_openligadb_latin1(bytes, &len);
    bool good = json_tree_read(&tree, utf8 ? utf8 : bytes, len, report) &&
                read_parsed(name, &tree, edition, report);
    json_tree_release(&tree);
    free(utf8);
    report_sort(report);
    return good;
}

bool edition_read_value(const char *name, json_t *root, struct edition **edition,
                        struct report *report)
{
    struct json_tree tree;
    if (!report->name)
        report_init(report, name);
    *edition = NULL;
    bool good = json_tree_of(&tree, root, report) && read_parsed(name, &tree, edition, report);
    json_tree_release(&tree);
    report_sort(report);
    return good;
}
