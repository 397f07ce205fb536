#include "input/cfg_event.h"

#include <stdio.h>
#include <string.h>

#include "model/words.h"

int cfg_shown(struct span span)
{
    size_t len = span.len;
    if (len > CFG_SHOWN) {
        len = CFG_SHOWN;
        while (len > 0 && ((unsigned char)span.text[len] & 0xC0) == 0x80)
            len--;
    }
    return (int)len;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct span cfg_word(struct span *rest)
{
    struct span left = span_trim(*rest), word = {left.text, 0};
    while (word.len < left.len && !is_blank(left.text[word.len]))
        word.len++;
    *rest = span_trim((struct span){left.text + word.len, left.len - word.len});
    return word;
}

bool cfg_is(struct span span, const char *word)
{
    return strlen(word) == span.len && memcmp(span.text, word, span.len) == 0;
}

char *cfg_words_join(const char *const *table, int count, char *buf, size_t size)
{
    size_t at = 0;
    buf[0] = '\0';
    for (int i = 0; i < count && at < size; i++)
        if (table[i][0])
            at += (size_t)snprintf(buf + at, size - at, "%s%s", at ? ", " : "", table[i]);
    return buf;
}

bool cfg_number(struct span span, uint32_t *number)
{
    *number = 0;
    for (size_t i = 0; i < span.len; i++) {
        if (span.text[i] < '0' || span.text[i] > '9')
            return false;
        *number = *number * 10 + (uint32_t)(span.text[i] - '0');
    }
    return span.len >= 1 && span.len <= 5;
}

/* Takes what stands before the next ';' off *rest; *more tells whether there was one. */
static struct span take_part(struct span *rest, bool *more)
{
    const char *semicolon = rest->len ? memchr(rest->text, ';', rest->len) : NULL;
    struct span part = *rest;
    *more = semicolon != NULL;
    if (semicolon) {
        part.len = (size_t)(semicolon - rest->text);
        *rest = (struct span){semicolon + 1, rest->len - part.len - 1};
    } else {
        *rest = (struct span){rest->text + rest->len, 0};
    }
    return span_trim(part);
}

/* -- attributes -------------------------------------------------------------------------------- */

/* True when the part is "WORD TEXT"; a bare WORD gives an empty value. */
static bool attribute_is(struct span part, const char *word, struct span *value)
{
    *value = part;
    struct span first = cfg_word(value);
    return cfg_is(first, word);
}

static bool attribute_keep(struct span value, const char *word, struct span *field, struct err *err)
{
    if (value.len == 0)
        return err_set(err, "\"%s\" without more, expected a text after it", word);
    if (field->len > 0)
        return err_set(err, "\"%s\" stands twice, expected it once", word);
    *field = value;
    return true;
}

static bool is_card(int kind)
{
    return kind == EVENT_YELLOW || kind == EVENT_SECOND_YELLOW || kind == EVENT_RED;
}

static bool event_role(struct cfg_event_line *line, int role, struct err *err)
{
    if (!is_card(line->kind))
        return err_set(err, "\"%s\" behind \"%s\", expected it behind a card only",
                       event_role_words[role], event_words[line->kind]);
    if (line->role != PERSON_PLAYER)
        return err_set(err, "\"%s\" and \"%s\", expected one of them", event_role_words[line->role],
                       event_role_words[role]);
    line->role = (uint8_t)role;
    return true;
}

static bool event_var(struct cfg_event_line *line, int var, struct err *err)
{
    if (line->kind != EVENT_VAR)
        return err_set(err, "the decision \"%s\" behind \"%s\", expected it behind \"var\" only",
                       var_words[var], event_words[line->kind]);
    if (line->var != VAR_NONE)
        return err_set(err, "\"%s\" and \"%s\", expected one decision", var_words[line->var],
                       var_words[var]);
    line->var = (uint8_t)var;
    return true;
}

static bool event_other(struct cfg_event_line *line, const char *word, struct span value,
                        struct err *err)
{
    bool off = strcmp(word, "for") == 0;
    bool fits = off ? line->kind == EVENT_SUBSTITUTION
                    : line->kind == EVENT_GOAL || line->kind == EVENT_PENALTY_GOAL;
    if (!fits)
        return err_set(err, "\"%s\" behind \"%s\", expected it behind %s only", word,
                       event_words[line->kind], off ? "\"sub\"" : "\"goal\" or \"penalty\"");
    return attribute_keep(value, word, &line->other, err);
}

static bool event_attribute(struct cfg_event_line *line, struct span part, struct err *err)
{
    struct span value;
    int role = word_find(event_role_words, PERSON_ROLE_COUNT, part.text, part.len);
    int var = word_find(var_words, VAR_DECISION_COUNT, part.text, part.len);
    if (role > PERSON_PLAYER)
        return event_role(line, role, err);
    if (var > VAR_NONE)
        return event_var(line, var, err);
    if (attribute_is(part, "assist", &value))
        return event_other(line, "assist", value, err);
    if (attribute_is(part, "for", &value))
        return event_other(line, "for", value, err);
    if (attribute_is(part, "how", &value))
        return attribute_keep(value, "how", &line->how, err);
    if (attribute_is(part, "also", &value))
        return attribute_keep(value, "also", &line->also, err);
    if (attribute_is(part, "note", &value))
        return attribute_keep(value, "note", &line->note, err);
    if (attribute_is(part, "source", &value))
        return attribute_keep(value, "source", &line->source, err);
    char roles[80], vars[120];
    return err_set(err,
                   "\"%.*s\" behind ';', expected assist NAME, for NAME, how TEXT, also TEXT, note "
                   "TEXT, source ID, %s, or behind \"var\" %s",
                   cfg_shown(part), part.text,
                   cfg_words_join(event_role_words + 1, PERSON_ROLE_COUNT - 1, roles, sizeof roles),
                   cfg_words_join(var_words, VAR_DECISION_COUNT, vars, sizeof vars));
}

/* -- events ------------------------------------------------------------------------------------ */

/* CLOCK WORD TEAM [NAME] */
static bool event_head(struct cfg_event_line *line, struct span head, struct err *err)
{
    char words[120];
    struct span clock = cfg_word(&head);
    if (clock.len == 0)
        return err_set(err, "an event without a clock, expected \"16' goal TEAM Name\"");
    if (!clock_parse(clock.text, clock.len, &line->clock))
        return err_set(err,
                       "the clock \"%.*s\", expected 1' to 120', added minutes as 45+2' after 45, "
                       "90, 105 and 120, ~80', ?', 1H?', 2H?', ET1?', ET2?' or pens",
                       cfg_shown(clock), clock.text);
    struct span word = cfg_word(&head);
    int kind = word_find(event_words, EVENT_KIND_COUNT, word.text, word.len);
    if (kind < 0)
        return err_set(err, "the event \"%.*s\", expected %s", cfg_shown(word), word.text,
                       cfg_words_join(event_words, EVENT_KIND_COUNT, words, sizeof words));
    line->kind = (uint8_t)kind;
    line->team = cfg_word(&head);
    if (line->team.len == 0)
        return err_set(err, "\"%s\" without a team, expected its code or id", event_words[kind]);
    line->name = head;
    return true;
}

bool cfg_event_parse(const char *text, struct cfg_event_line *line, struct err *err)
{
    struct span rest = {text, strlen(text)};
    bool more;
    *line = (struct cfg_event_line){0};
    if (!event_head(line, take_part(&rest, &more), err))
        return false;
    while (more)
        if (!event_attribute(line, take_part(&rest, &more), err))
            return false;
    if (line->kind == EVENT_VAR && line->var == VAR_NONE) {
        char vars[120];
        return err_set(err, "\"var\" without a decision, expected one of %s",
                       cfg_words_join(var_words, VAR_DECISION_COUNT, vars, sizeof vars));
    }
    return true;
}

/* -- kicks ------------------------------------------------------------------------------------- */

static bool kick_attribute(struct cfg_kick_line *line, struct span part, struct err *err)
{
    struct span value;
    if (attribute_is(part, "by", &value)) {
        if (line->outcome != KICK_SAVED)
            return err_set(err, "\"by\" behind \"%s\", expected it behind \"saved\" only",
                           kick_words[line->outcome]);
        return attribute_keep(value, "by", &line->keeper, err);
    }
    if (attribute_is(part, "note", &value))
        return attribute_keep(value, "note", &line->note, err);
    if (attribute_is(part, "source", &value))
        return attribute_keep(value, "source", &line->source, err);
    return err_set(err, "\"%.*s\" behind ';', expected by KEEPER, note TEXT or source ID",
                   cfg_shown(part), part.text);
}

bool cfg_kick_parse(const char *text, struct cfg_kick_line *line, struct err *err)
{
    struct span rest = {text, strlen(text)};
    bool more;
    *line = (struct cfg_kick_line){0};
    struct span head = take_part(&rest, &more);
    line->team = cfg_word(&head);
    if (line->team.len == 0)
        return err_set(err, "an empty kick, expected \"TEAM scored Name\"");
    struct span word = cfg_word(&head);
    int outcome = word_find(kick_words, KICK_OUTCOME_COUNT, word.text, word.len);
    if (outcome < 0) {
        char words[120];
        return err_set(err, "the kick's outcome \"%.*s\", expected %s", cfg_shown(word), word.text,
                       cfg_words_join(kick_words, KICK_OUTCOME_COUNT, words, sizeof words));
    }
    line->outcome = (uint8_t)outcome;
    line->taker = head;
    while (more)
        if (!kick_attribute(line, take_part(&rest, &more), err))
            return false;
    return true;
}
