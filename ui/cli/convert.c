/* Converting: an edition read in any form and written as a .cfg or JSON file. */
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "input/accounts.h"
#include "input/source.h"
#include "model/build.h"
#include "output/edition_write.h"

static bool ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), tail = strlen(end);
    return len > tail && strcmp(text + len - tail, end) == 0;
}

/* The form of the output: what --to says, else its name. False when neither tells. */
static bool form_of(const struct cli *cli, const char *out, enum tree_form *form)
{
    const char *to = cli->request.to;
    bool cfg = to ? strcmp(to, "cfg") == 0 : ends_with(out, ".cfg");
    bool json = to ? strcmp(to, "json") == 0 : ends_with(out, ".json");
    *form = json ? TREE_JSON : TREE_CFG;
    return cfg || json;
}

/* What was written must be readable, and say the same: some editions hold what no file can. */
static bool reads_back(const struct cli *cli, const struct tree *text, bool aloud)
{
    struct edition *edition = NULL;
    struct report report = {0};
    struct tree again;
    bool same = false;
    report_init(&report, "what would be written");
    if (edition_read(report.name, text->out.v, text->out.n - 1, &edition, &report)) {
        edition_write(edition, text->form, &again);
        same = again.out.n == text->out.n - 1 && memcmp(again.out.v, text->out.v, again.out.n) == 0;
        vec_release(&again.out);
        if (!same && aloud)
            say_error(cli->ascii, "what would be written reads back otherwise");
    } else if (aloud) {
        say_report(cli->ascii, "touchline: ", &report, false);
    }
    report_release(&report);
    edition_close(edition);
    return same;
}

/* The edition as text with a NUL behind it. An edition of somebody else's is written as one that
 * may contradict itself only if it does. False when it could not be read; said. */
static bool compose(const struct cli *cli, struct edition *edition, enum tree_form form,
                    struct tree *text)
{
    bool foreign = edition->foreign;
    for (edition->foreign = false;; edition->foreign = true) {
        bool last = edition->foreign == foreign;
        edition_write(edition, form, text);
        vec_push(&text->out, '\0');
        if (reads_back(cli, text, last))
            return true;
        if (last)
            return false;
        vec_release(&text->out);
    }
}

static int put(const struct cli *cli, const char *out, const struct tree *text)
{
    struct err err;
    if (strcmp(out, "-") == 0)
        fwrite(text->out.v, 1, text->out.n, stdout); /* cli_main() looks whether it arrived */
    else if (!file_write_atomic(out, text->out.v, text->out.n, cli->request.given[OPTION_FORCE],
                                &err)) {
        say_error(cli->ascii, "%s", err.text);
        return EXIT_ERROR;
    }
    return EXIT_DONE;
}

/* Writing may need what the user thinks is a wrong name; said before anything is read. */
static bool is_free(const struct cli *cli, const char *out)
{
    if (strcmp(out, "-") == 0 || cli->request.given[OPTION_FORCE] || !file_exists(out))
        return true;
    say_error(cli->ascii, "%s: File exists; --force writes over it", out);
    return false;
}

/* One file in any form; or several of Football.TXT as accounts of one edition, and one so where an
 * id or a licence is given. */
static struct edition *load(struct cli *cli, const char *const *in, size_t count)
{
    const char *id = cli->request.id, *licence = cli->request.licence;
    struct edition *edition = NULL;
    struct report report = {0};
    if (count == 1 && !id && !licence)
        return cli_load(cli, in[0], true);
    report_init(&report, "merged");
    accounts_load(in, count, id, licence, &edition, &report);
    say_report(cli->ascii, "touchline: ", &report, true);
    report_release(&report);
    return edition;
}

int command_convert(struct cli *cli)
{
    enum tree_form form;
    struct tree text;
    int status = EXIT_ERROR;
    size_t count = cli->request.word_count;
    if (count < 2)
        return cli_usage(cli, "convert: expected a file to read and one to write");
    const char *out = cli->request.words[count - 1];
    if (cli->request.id && !key_valid(cli->request.id, strlen(cli->request.id)))
        return cli_usage(cli, "convert: --id %s: expected small letters, digits and -",
                         cli->request.id);
    if (!form_of(cli, out, &form))
        return cli_usage(cli, "convert: %s: expected a name in .cfg or .json, or --to cfg or json",
                         cli->request.to ? cli->request.to : out);
    if (!is_free(cli, out))
        return EXIT_ERROR;
    struct edition *edition = load(cli, cli->request.words, count - 1);
    if (!edition)
        return EXIT_ERROR;
    if (compose(cli, edition, form, &text)) {
        text.out.n--;
        status = put(cli, out, &text);
    }
    edition_close(edition);
    vec_release(&text.out);
    return status;
}
