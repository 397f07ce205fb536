#include "input/json_file.h"

#include <ctype.h>
#include <string.h>

#include "input/cfg_reader.h"
#include "input/json_open.h"
#include "input/json_tree.h"

/* -- touchline's own --------------------------------------------------------------------------- */

static bool own_fits(const json_t *root)
{
    return json_object_get(root, "edition") != NULL;
}

static bool own_read(const char *name, const struct json_tree *tree, struct edition **edition,
                     struct report *report)
{
    (void)name;
    *edition = edition_read_tree(cfg_of_json(tree->nodes), report);
    return *edition != NULL;
}

/* -- openfootball's ---------------------------------------------------------------------------- */

static bool open_read(const char *name, const struct json_tree *tree, struct edition **edition,
                      struct report *report)
{
    struct draft draft = {0};
    bool good =
        draft_read_json(&draft, tree, name, report) && draft_edition(&draft, NULL, edition, report);
    draft_release(&draft);
    return good;
}

/* -- which ------------------------------------------------------------------------------------- */

/* One row for each kind of JSON that is read; the first that fits reads. */
static const struct json_kind {
    bool (*fits)(const json_t *root);
    bool (*read)(const char *name, const struct json_tree *tree, struct edition **edition,
                 struct report *report);
} kinds[] = {
    {own_fits, own_read},
    {json_open_fits, open_read},
};

static bool read_parsed(const char *name, const struct json_tree *tree, struct edition **edition,
                        struct report *report)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].fits(tree->root))
            return kinds[i].read(name, tree, edition, report);
    report_error(report, 1,
                 "JSON without \"edition\", \"matches\" or \"rounds\", expected touchline's "
                 "(touchline-json(5)) or openfootball's");
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
    bool good =
        json_tree_read(&tree, bytes, len, report) && read_parsed(name, &tree, edition, report);
    json_tree_release(&tree);
    report_sort(report);
    return good;
}
