#include "live/league.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

const char *const provider_names[PROVIDER_COUNT] = {
    [PROVIDER_ESPN] = "espn",
    [PROVIDER_OPENLIGADB] = "openligadb",
    [PROVIDER_FOOTBALLDATA] = "football-data",
};

/* The names that people know, and what the providers call them; NULL: not known. */
static const struct league {
    const char *name;
    const char *code[PROVIDER_COUNT];
} leagues[] = {
    {"ucl", {[PROVIDER_ESPN] = "uefa.champions", [PROVIDER_FOOTBALLDATA] = "CL"}},
    {"uel", {[PROVIDER_ESPN] = "uefa.europa", [PROVIDER_FOOTBALLDATA] = "EL"}},
    {"uecl", {[PROVIDER_ESPN] = "uefa.europa.conf"}},
    {"worldcup", {[PROVIDER_ESPN] = "fifa.world", [PROVIDER_FOOTBALLDATA] = "WC"}},
    {"euro", {[PROVIDER_ESPN] = "uefa.euro", [PROVIDER_FOOTBALLDATA] = "EC"}},
    {"copaamerica", {[PROVIDER_ESPN] = "conmebol.america"}},
    {"libertadores", {[PROVIDER_ESPN] = "conmebol.libertadores", [PROVIDER_FOOTBALLDATA] = "CLI"}},
    {"sudamericana", {[PROVIDER_ESPN] = "conmebol.sudamericana"}},
    {"facup", {[PROVIDER_ESPN] = "eng.fa"}},
    {"leaguecup", {[PROVIDER_ESPN] = "eng.league_cup"}},
    {"copadelrey", {[PROVIDER_ESPN] = "esp.copa_del_rey"}},
    {"coppaitalia", {[PROVIDER_ESPN] = "ita.coppa_italia"}},
    {"coupedefrance", {[PROVIDER_ESPN] = "fra.coupe_de_france"}},
    {"dfbpokal", {[PROVIDER_ESPN] = "ger.dfb_pokal"}},
    {"mls", {[PROVIDER_ESPN] = "usa.1"}},
};

/* -- sources ----------------------------------------------------------------------------------- */

bool feed_is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

/* "uefa.europa", "bl1/2023": nothing in it may mean more than itself in an address. */
static bool is_code(const char *text)
{
    size_t len = strlen(text);
    bool slash = false;

    for (size_t i = 0; i < len; i++) {
        bool inside =
            i > 0 && i + 1 < len && feed_is_plain(text[i - 1]) && feed_is_plain(text[i + 1]);

        if (feed_is_plain(text[i]) || (text[i] == '.' && inside))
            continue;
        if (text[i] != '/' || !inside || slash)
            return false;
        slash = true;
    }
    return len > 0 && len < FEED_LEAGUE_BYTES;
}

static const char *code_of(const char *league, int provider)
{
    for (size_t i = 0; i < sizeof leagues / sizeof *leagues; i++)
        if (strcasecmp(league, leagues[i].name) == 0 && leagues[i].code[provider])
            return leagues[i].code[provider];
    return league;
}

/* PROVIDER_COUNT: there is none of that name. */
static int provider_of(const char *name, size_t len)
{
    int id = 0;
    while (id < PROVIDER_COUNT &&
           (strlen(provider_names[id]) != len || strncmp(provider_names[id], name, len) != 0))
        id++;
    return id;
}

bool feed_source_is_address(const char *word)
{
    return strncmp(word, "http://", 7) == 0 || strncmp(word, "https://", 8) == 0;
}

bool feed_source_begins(const char *word)
{
    const char *colon = strchr(word, ':');
    return feed_source_is_address(word) ||
           (colon && provider_of(word, (size_t)(colon - word)) < PROVIDER_COUNT);
}

bool feed_source_parse(const char *text, struct feed_source *source, struct err *err)
{
    const char *colon = strchr(text, ':');
    size_t len = colon ? (size_t)(colon - text) : strlen(text);
    int id = colon ? provider_of(text, len) : PROVIDER_COUNT;

    *source = (struct feed_source){0};
    if (id == PROVIDER_COUNT)
        return err_set(err,
                       "\"%s\" is no live source, expected espn:, openligadb: or "
                       "football-data: and a league",
                       text);
    if (!is_code(colon + 1))
        return err_set(err,
                       "\"%s\" is no league, expected a code such as uefa.europa, uel or "
                       "bl1/2023",
                       colon + 1);
    source->provider = (uint8_t)id;
    snprintf(source->league, sizeof source->league, "%s", code_of(colon + 1, id));
    return true;
}
