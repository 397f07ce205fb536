#include "feed/provider.h"

#include <stdio.h>
#include <string.h>

#include "input/json_espn.h"
#include "input/json_footballdata.h"
#include "input/json_openligadb.h"

/* ESPN answers with 100 matches unless asked for more, and says nothing of those it leaves out. */
#define ESPN "/apis/site/v2/sports/soccer/{league}/"
#define ESPN_MOST "&limit=950"

const struct provider providers[PROVIDER_COUNT] = {
    [PROVIDER_ESPN] = {.name = "espn",
                       .title = "ESPN",
                       .base_url = "https://site.api.espn.com",
                       .season = json_espn_season,
                       .adapt = draft_read_espn,
                       .paths = {[FEED_MONTH] = ESPN "scoreboard?dates={month}" ESPN_MOST,
                                 [FEED_DAY] = ESPN "scoreboard?dates={day}" ESPN_MOST,
                                 [FEED_MATCH] = ESPN "summary?event={match}"}},
    [PROVIDER_OPENLIGADB] =
        {.name = "openligadb",
         .title = "OpenLigaDB",
         .base_url = "https://api.openligadb.de",
         .adapt = draft_read_openligadb,
         .paths =
             {[FEED_SEASON] = "/getmatchdata/{league}", [FEED_MATCH] = "/getmatchdata/{match}"}},
    [PROVIDER_FOOTBALLDATA] = {.name = "football-data",
                               .title = "football-data.org",
                               .base_url = "https://api.football-data.org",
                               .keyed = true,
                               .adapt = draft_read_footballdata,
                               .paths = {[FEED_SEASON] = "/v4/competitions/{league}/matches",
                                         [FEED_MATCH] = "/v4/matches/{match}"}},
};

/* -- requests ---------------------------------------------------------------------------------- */

static bool is_id(struct span id)
{
    for (size_t i = 0; i < id.len; i++)
        if (!feed_is_plain(id.text[i]))
            return false;
    return id.len > 0 && id.len < FEED_LEAGUE_BYTES;
}

struct word {
    const char *word, *text;
};

/* Puts the texts of the words into a format; false when there is no room. */
static bool fill(char *path, size_t size, const char *format, const struct word *words,
                 size_t count)
{
    size_t n = 0;

    while (*format && n + 1 < size) {
        size_t w = 0;

        while (w < count && strncmp(format, words[w].word, strlen(words[w].word)) != 0)
            w++;
        if (w == count) {
            path[n++] = *format++;
            continue;
        }
        format += strlen(words[w].word);
        for (const char *p = words[w].text; *p && n + 1 < size; p++)
            path[n++] = *p;
    }
    path[n] = '\0';
    return *format == '\0' && n + 1 < size;
}

bool feed_path(const struct feed_source *source, const struct feed_request *request, char *path,
               size_t size, struct err *err)
{
    const struct provider *provider = &providers[source->provider];
    const char *format = provider->paths[request->scope];
    struct civil day = {0};
    char month[32], date[64], match[FEED_LEAGUE_BYTES] = "";

    if (!format)
        return err_set(err, "%s cannot be asked for so little at once, expected a wider scope",
                       provider->name);
    if (request->scope == FEED_MATCH && !is_id(request->match))
        return err_set(err, "a match of %s has no id to ask for", provider->name);
    if (request->scope == FEED_MATCH)
        snprintf(match, sizeof match, "%.*s", (int)request->match.len, request->match.text);
    if (request->scope == FEED_MONTH || request->scope == FEED_DAY)
        day = instant_to_civil(request->day, 0);
    snprintf(month, sizeof month, "%04d%02d", day.year, day.month);
    snprintf(date, sizeof date, "%s%02d", month, day.day);

    const struct word words[] = {
        {"{league}", source->league}, {"{month}", month}, {"{day}", date}, {"{match}", match}};
    return fill(path, size, format, words, sizeof words / sizeof *words) ||
           err_set(err, "the address is too long, expected it shorter than %zu", size);
}
