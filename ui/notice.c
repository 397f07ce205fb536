#include "notice.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "screen/told.h"
#include "screen/words.h"

enum { NAME_CELLS = 40 };

const char *const notice_words[NOTICE_WORD_COUNT] = {
    [NOTICE_TITLE] = "title",
    [NOTICE_BODY] = "body",
    [NOTICE_MATCH] = "match",
    [NOTICE_SCORE] = "score",
    [NOTICE_TEAM] = "team",
    [NOTICE_MINUTE] = "minute",
    [NOTICE_COMPETITION] = "competition",
};

/* -- settings -----------------------------------------------------------------------------------
 */

static const char *skip(const struct texts *texts, int count)
{
    const char *at = texts->bytes;
    while (count-- > 0)
        at += strlen(at) + 1;
    return at;
}

bool texts_add(struct texts *texts, const char *text)
{
    size_t used = (size_t)(skip(texts, texts->count) - texts->bytes), len = strlen(text) + 1;
    if (len > sizeof texts->bytes - used)
        return false;
    memcpy(texts->bytes + used, text, len);
    texts->count++;
    return true;
}

const char *texts_at(const struct texts *texts, int index)
{
    return skip(texts, index);
}

void notice_settings_init(struct notice_settings *settings)
{
    memset(settings, 0, sizeof *settings);
    settings->title = true;
    settings->kinds = (1u << NEWS_KIND_COUNT) - 1;
}

/* -- what is wanted -----------------------------------------------------------------------------
 */

static bool is_name(const struct texts *teams, const char *name)
{
    char folded[UTF8_NAME_BYTES * UTF8_FOLD_GROWTH];
    if (!name)
        return false;
    utf8_fold_key(folded, sizeof folded, name);
    for (int i = 0; i < teams->count; i++)
        if (strcmp(texts_at(teams, i), folded) == 0)
            return true;
    return false;
}

static bool is_favourite(const struct texts *teams, const struct team *team)
{
    bool is =
        is_name(teams, team->name) || is_name(teams, team->full) || is_name(teams, team->code);
    for (uint32_t i = 0; i < team->alias_count && !is; i++)
        is = is_name(teams, team->aliases[i]);
    return is;
}

bool notice_wanted(const struct notice_settings *settings, const struct edition *edition,
                   const struct news_item *item)
{
    if (!(settings->kinds & item->kinds))
        return false;
    for (int side = HOME; side < SIDE_COUNT && settings->teams.count; side++) {
        uint32_t team = match_team(edition, item->what.match, side);
        if (team != ID_NONE && is_favourite(&settings->teams, &edition->teams.v[team]))
            return true;
    }
    return settings->teams.count == 0;
}

/* -- words --------------------------------------------------------------------------------------
 */

/* What is said, and of what. */
struct saying {
    struct view view; /* right after it */
    const struct news_item *item;
    const struct edition *edition;
    const struct match *match;
    const struct entry *entry; /* NULL: there is none of its own */
    struct match_state state;
    struct told told; /* of the entry */
    struct notice *notice;
};

#define SET(saying, word, ...)                                                                     \
    words_set((saying)->notice->text[word], sizeof(saying)->notice->text[word], __VA_ARGS__)

/* Adds a part to the body. */
static void add(struct saying *saying, const char *part)
{
    char *body = saying->notice->text[NOTICE_BODY];
    if (*part)
        words_add(body, sizeof saying->notice->text[NOTICE_BODY], "%s%s", *body ? "; " : "", part);
}

static const char *event_title(const struct event *event)
{
    static const char *const titles[EVENT_KIND_COUNT] = {
        [EVENT_GOAL] = "Goal",
        [EVENT_PENALTY_GOAL] = "Goal",
        [EVENT_OWN_GOAL] = "Own goal",
        [EVENT_MISSED_PENALTY] = "Penalty missed",
        [EVENT_RED] = "Red card",
        [EVENT_SECOND_YELLOW] = "Second yellow card",
        [EVENT_YELLOW] = "Yellow card",
        [EVENT_SUBSTITUTION] = "Substitution",
        [EVENT_VAR] = "VAR",
    };
    return titles[event->kind];
}

static const char *happening(const struct saying *saying)
{
    const struct news_item *item = saying->item;
    if (!saying->entry)
        return item->gone ? "No goal" : "Decided";
    if (saying->entry->kind == ENTRY_KICK)
        return saying->told.when;
    if (saying->entry->kind != ENTRY_EVENT)
        return saying->told.words;
    const struct event *event = &saying->edition->events.v[saying->entry->ref];
    if (event->kind == EVENT_VAR)
        return item->kinds & 1u << NEWS_GOAL ? "No goal" : "No red card";
    return event_title(event);
}

static void say_match(struct saying *saying)
{
    char side[SIDE_COUNT][INNER_NAME];
    const struct match_state *state = &saying->state;
    for (int s = HOME; s < SIDE_COUNT; s++)
        words_side(&saying->view, saying->item->what.match, s, NAME_CELLS, side[s], sizeof side[s]);
    SET(saying, NOTICE_MATCH, "%s v %s", side[HOME], side[AWAY]);
    if (inner_has_score(state) && state->score_known)
        SET(saying, NOTICE_SCORE, "%d-%d", state->goals[HOME], state->goals[AWAY]);
    const char *score = saying->notice->text[NOTICE_SCORE];
    SET(saying, NOTICE_TITLE, "%s: %s %s %s", happening(saying), side[HOME], *score ? score : "v",
        side[AWAY]);
    if (state->shootout && state->kicks[HOME] + state->kicks[AWAY] > 0)
        words_add(saying->notice->text[NOTICE_TITLE], sizeof saying->notice->text[NOTICE_TITLE],
                  ", %d-%d on kicks", state->kicks[HOME], state->kicks[AWAY]);
}

static void say_team(struct saying *saying, const struct tie_state *tie)
{
    uint32_t team = ID_NONE;
    const struct entry *entry = saying->entry;
    if (entry && entry->kind == ENTRY_EVENT)
        team = inner_team(&saying->view, saying->item->what.match,
                          inner_side(&saying->edition->events.v[entry->ref]));
    else if (entry && entry->kind == ENTRY_KICK)
        team = inner_team(&saying->view, saying->item->what.match,
                          saying->edition->kicks.v[entry->ref].side);
    else if (tie && tie->winner != SIDE_NONE && saying->item->kinds & 1u << NEWS_THROUGH)
        team = tie->team[tie->winner];
    if (team != ID_NONE)
        SET(saying, NOTICE_TEAM, "%s", saying->edition->teams.v[team].name);
}

/* What it means for the tie: how it ended, or the aggregate. */
static void say_tie(struct saying *saying)
{
    char text[INNER_TEXT] = "";
    uint32_t match = saying->item->what.match, tie = saying->match->tie;
    struct tie_state state;
    if (tie != ID_NONE)
        tie_at(saying->edition, tie, saying->view.now, &state);
    if (match_is_over(&saying->state))
        words_outcome(&saying->view, match, text, sizeof text);
    else if (inner_has_aggregate(saying->edition, match))
        words_verdict(&saying->view, tie, &state, text, sizeof text);
    add(saying, text);
    say_team(saying, tie == ID_NONE ? NULL : &state);
}

static void say_what(struct saying *saying)
{
    char text[INNER_TEXT];
    bool event = saying->entry && saying->entry->kind == ENTRY_EVENT;
    if (saying->entry && !saying->told.phase) {
        words_set(text, sizeof text, "%s%s%s", event ? saying->told.when : "", event ? " " : "",
                  saying->told.brief);
        SET(saying, NOTICE_MINUTE, "%s", saying->told.when);
    } else {
        words_match(saying->edition, saying->item->what.match, text, sizeof text);
    }
    add(saying, text);
}

void notice_say(const struct view *view, const struct news_item *item, struct notice *notice)
{
    struct saying saying = {.view = *view, .item = item, .notice = notice};
    struct log_key what = item->what;
    struct canvas canvas;
    memset(notice, 0, sizeof *notice);
    saying.edition = view->edition;
    saying.match = &view->edition->matches.v[what.match];
    saying.view.now = saying.view.before = (struct moment){what.at, what.match, what.seq};
    match_at(view->edition, what.match, saying.view.now, &saying.state);
    canvas_init(&canvas, view->scratch, 1, 1, false);
    if (!item->gone && !item->late && told_now(&saying.view, &canvas, &saying.told))
        saying.entry = &view->edition->entries.v[saying.match->entry_first + what.seq];
    say_match(&saying);
    say_what(&saying);
    say_tie(&saying);
    words_edition(view->edition, false, notice->text[NOTICE_COMPETITION],
                  sizeof notice->text[NOTICE_COMPETITION]);
}

char *notice_text(const struct notice *notice, enum notice_word word, char *buf, size_t size)
{
    words_set(buf, size, "%s", notice->text[word]);
    if (notice->more && (word == NOTICE_TITLE || word == NOTICE_BODY))
        words_add(buf, size, " (and %u more)", notice->more);
    return buf;
}

/* -- waiting ------------------------------------------------------------------------------------
 */

void notice_queue_add(struct notice_queue *queue, const struct notice *notice)
{
    struct notice *last = &queue->v[NOTICES_MOST - 1];
    unsigned more = 0;
    if (queue->count == NOTICES_MOST)
        more = last->more + 1;
    else
        last = &queue->v[queue->count++];
    *last = *notice;
    last->more += more;
}

bool notice_queue_take(struct notice_queue *queue, struct notice *notice)
{
    if (queue->count == 0)
        return false;
    *notice = queue->v[0];
    queue->count--;
    memmove(queue->v, queue->v + 1, (size_t)queue->count * sizeof *queue->v);
    return true;
}

/* -- the command's arguments --------------------------------------------------------------------
 */

static bool is_option(const char *argument, const char *end)
{
    if (end - argument < 3 || argument[0] != '-' || end[-1] != '=')
        return false;
    for (const char *at = argument; at < end - 1; at++)
        if (!isalnum((unsigned char)*at) && *at != '-' && *at != '_')
            return false;
    return true;
}

/* The next "{letters}" at or after a place, or NULL. */
static const char *find_braces(const char *at, size_t *len)
{
    for (; (at = strchr(at, '{')); at++) {
        *len = 1 + strspn(at + 1, "abcdefghijklmnopqrstuvwxyz");
        if (*len > 1 && at[*len] == '}') {
            *len += 1;
            return at;
        }
    }
    return NULL;
}

bool notice_argument(const char *argument, enum notice_word *word, size_t *at, struct err *err)
{
    size_t len;
    const char *braces = find_braces(argument, &len);
    *word = NOTICE_WORD_COUNT;
    *at = braces ? (size_t)(braces - argument) : 0;
    if (!braces)
        return true;
    for (int i = 0; i < NOTICE_WORD_COUNT; i++)
        if (strlen(notice_words[i]) == len - 2 && !memcmp(braces + 1, notice_words[i], len - 2))
            *word = (enum notice_word)i;
    if (*word == NOTICE_WORD_COUNT)
        return err_set(err,
                       "%.*s is not known; expected {title}, {body}, {match}, {score}, {team}, "
                       "{minute} or {competition}",
                       (int)len, braces);
    /* Inside of other text it could come to be part of a program, as after "sh -c". */
    bool whole = braces == argument || is_option(argument, braces);
    return (whole && braces[len] == '\0') ||
           err_set(err,
                   "%.*s stands within other text; expected it alone, \"%.*s\", or after an "
                   "option, \"--text=%.*s\"",
                   (int)len, braces, (int)len, braces, (int)len, braces);
}
