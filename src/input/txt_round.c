#include "input/txt_parts.h"

/* Words by which a line without a marker is a round or a group. */
static const char *const round_words[] = {"round",
                                          "rounds",
                                          "final",
                                          "finals",
                                          "semi-final",
                                          "semi-finals",
                                          "semifinal",
                                          "semifinals",
                                          "quarter-final",
                                          "quarter-finals",
                                          "quarterfinal",
                                          "quarterfinals",
                                          "quarter",
                                          "semi",
                                          "group",
                                          "groups",
                                          "gruppe",
                                          "matchday",
                                          "play-off",
                                          "play-offs",
                                          "playoff",
                                          "playoffs",
                                          "play-in",
                                          "play-ins",
                                          "leg",
                                          "league",
                                          "stage",
                                          "phase",
                                          "replay",
                                          "replays",
                                          "place",
                                          "third-place",
                                          "qualifier",
                                          "qualifiers",
                                          "qualifying",
                                          "qualification",
                                          "preliminary",
                                          "conference",
                                          "zone",
                                          "region",
                                          "spieltag",
                                          "runde",
                                          "finale",
                                          "halbfinale",
                                          "viertelfinale",
                                          "achtelfinale",
                                          "sechzehntelfinale",
                                          "hinspiel",
                                          "week",
                                          "jornada",
                                          "ronda",
                                          "path",
                                          "pool",
                                          NULL};

bool txt_is_round(struct span text)
{
    enum { ROUND_MOST = 100 }; /* bytes of the longest name */
    return text.len < ROUND_MOST && txt_mentions(text, round_words);
}

bool txt_is_group(struct span name)
{
    struct txt_at at = {name.text, name.text + name.len};
    if (!txt_word(&at, "group") && !txt_word(&at, "gruppe"))
        return false;
    if (!txt_skip(&at) || at.p == at.end)
        return false;
    const char *from = at.p;
    while (txt_letter(at.p, at.end) || txt_digit(at.p, at.end))
        at.p++;
    return at.p == at.end && at.p - from <= 3;
}

static void push_heading(struct txt *txt, struct span name, size_t level)
{
    if (level >= TXT_LEVELS)
        level = TXT_LEVELS - 1;
    uint32_t parent = ID_NONE;
    for (size_t i = 0; i < level; i++)
        if (txt->open[i] != ID_NONE)
            parent = txt->open[i];
    vec_push(&txt->draft->headings, (struct draft_heading){.name = name,
                                                           .parent = parent,
                                                           .level = (uint8_t)level,
                                                           .group = txt_is_group(name),
                                                           .place = {txt->file, txt->line}});
    txt->heading = (uint32_t)txt->draft->headings.n - 1;
    txt->open[level] = txt->heading;
    for (size_t i = level + 1; i < TXT_LEVELS; i++)
        txt->open[i] = ID_NONE;
    if (txt->time_used)
        txt->time = (struct draft_time){.hour = -1, .minute = -1};
}

/* "= World Cup 2026", "==Play-offs==" */
void txt_title(struct txt *txt, struct txt_at at)
{
    size_t level = 0;
    for (; at.p < at.end && *at.p == '='; at.p++)
        level++;
    while (at.end > at.p && at.end[-1] == '=')
        at.end--;
    struct span name = span_trim(txt_span(at.p, at.end));
    if (!name.len) {
        if (level < 3) /* a line of ===== is an ornament */
            txt_expected(txt, at.p, "a title behind \"=\"");
        return;
    }
    level--;
    txt->time = (struct draft_time){.hour = -1, .minute = -1};
    push_heading(txt, name, level);
    txt->base = level < TXT_LEVELS ? (uint8_t)level : TXT_LEVELS - 1;
    if (!level) {
        if (!txt->draft->title.len)
            txt->draft->title = name;
        txt->first_year = txt->year = 0;
        txt->title_year = 0;
        txt_title_year(txt, name);
    }
}

/* How many markers of a round start the line, passed. */
size_t txt_markers(struct txt_at *at)
{
    static const char *const markers[] = {"▪", "»", "•", "■", "►", "▸", "●", "›", ">"};
    size_t count = 0;
    if (at->p == at->end || (!(*at->p & 0x80) && *at->p != '>' && *at->p != ':'))
        return 0;
    if (*at->p == ':') {
        while (at->p < at->end && *at->p == ':') {
            at->p++;
            count++;
        }
        return count > 1 ? count - 1 : 0;
    }
    for (bool found = true; found;) {
        found = false;
        for (size_t i = 0; i < sizeof markers / sizeof markers[0] && !found; i++) {
            size_t len = strlen(markers[i]);
            if ((size_t)(at->end - at->p) >= len && !memcmp(at->p, markers[i], len)) {
                at->p += len;
                count++;
                found = true;
            }
        }
    }
    return count;
}

/* "Group A | Mexico  South Africa ...", "Matchday 1 | Fri Jun 14 - Tue Jun 18" */
void txt_definition(struct txt *txt, struct txt_at at, const char *bar)
{
    struct span name = span_trim(txt_span(at.p, bar));
    struct txt_at rest = {bar + 1, at.end};
    txt_skip(&rest);
    if (!name.len) {
        txt_expected(txt, at.p, "the name of a group or round before \"|\"");
        return;
    }
    struct txt_at first = rest; /* "June 16" of "June 16-17" */
    const char *dash = memchr(rest.p, '-', (size_t)(rest.end - rest.p));
    if (dash && dash > rest.p && txt_digit(dash - 1, dash))
        first.end = dash;
    if (txt_date_ahead(rest) || txt_date_ahead(first))
        return; /* the dates of a round, which its matches have too */
    if (!txt_is_group(name) && txt_is_round(name) && rest.p == rest.end)
        return;
    struct draft_group group = {
        .name = name, .team_first = (uint32_t)txt->draft->names.n, .place = {txt->file, txt->line}};
    while (rest.p < rest.end) {
        const char *from = rest.p, *to = rest.p;
        while (rest.p < rest.end) {
            if (txt_blank(rest.p, rest.end)) {
                if (txt_skip(&rest) >= 2)
                    break;
            } else if (*rest.p == ',' || *rest.p == '|') {
                break;
            } else {
                to = ++rest.p;
            }
        }
        if (to > from)
            vec_push(&txt->draft->names, txt_span(from, to));
        if (rest.p < rest.end && (*rest.p == ',' || *rest.p == '|'))
            rest.p++;
        txt_skip(&rest);
    }
    group.team_count = (uint32_t)txt->draft->names.n - group.team_first;
    vec_push(&txt->draft->groups, group);
}

void txt_round(struct txt *txt, struct txt_at at, size_t markers)
{
    txt_skip(&at);
    const char *bar = memchr(at.p, '|', (size_t)(at.end - at.p));
    txt_match_end(txt);
    if (bar) {
        txt_definition(txt, at, bar);
        return;
    }
    struct span name = span_trim(txt_span(at.p, at.end));
    if (name.len && name.text[name.len - 1] == ':')
        name = span_trim(txt_span(name.text, name.text + name.len - 1));
    if (!name.len)
        txt_expected(txt, at.p, "the name of a round");
    else
        push_heading(txt, name, txt->base + markers);
}
