#include "input/cfg_event.h"

#include <string.h>

#include "model/words.h"

#define SLOT_FORMS                                                                                 \
    "a team, \"winner TIE\", \"loser TIE\", \"group A 1\", \"best third A/B/C\", \"TEAM or "       \
    "TEAM\", \"to be drawn\" or \"bye\""

/* Takes "= TEAM" off the end of *rest. */
static bool slot_fill(struct span *rest, struct cfg_slot_line *line, struct err *err)
{
    const char *equals = rest->len ? memchr(rest->text, '=', rest->len) : NULL;
    if (!equals)
        return true;
    struct span after = {equals + 1, rest->len - (size_t)(equals + 1 - rest->text)};
    line->fill = cfg_word(&after);
    if (line->fill.len == 0 || after.len > 0)
        return err_set(err, "\"%.*s\", expected one team after '='", cfg_shown(*rest), rest->text);
    *rest = span_trim((struct span){rest->text, (size_t)(equals - rest->text)});
    return true;
}

/* TEAM [or TEAM]... */
static bool slot_teams(struct span rest, struct cfg_slot_line *line, struct err *err)
{
    struct span whole = rest;
    for (;;) {
        struct span team = cfg_word(&rest), word;
        if (team.len == 0 || line->team_count == CFG_SLOT_TEAMS)
            break;
        line->teams[line->team_count++] = team;
        word = cfg_word(&rest);
        if (word.len == 0) {
            line->kind = line->team_count == 1 ? SLOT_TEAM : SLOT_ONE_OF;
            return true;
        }
        if (!cfg_is(word, "or"))
            break;
    }
    return err_set(err, "the slot \"%.*s\", expected " SLOT_FORMS, cfg_shown(whole), whole.text);
}

/* What follows "winner", "loser", "group" or "best". */
static bool slot_derived(struct span whole, struct cfg_slot_line *line, struct err *err)
{
    struct span rest = whole, first = cfg_word(&rest);
    bool good;
    if (cfg_is(first, "group")) {
        line->kind = SLOT_GROUP;
        line->ref = cfg_word(&rest);
        good = cfg_number(cfg_word(&rest), &line->place) && line->place > 0;
    } else if (cfg_is(first, "best")) {
        line->kind = SLOT_BEST_THIRD;
        line->place = 3;
        good = cfg_is(cfg_word(&rest), "third");
        line->set = cfg_word(&rest);
        good = good && line->set.len > 0;
    } else {
        line->kind = cfg_is(first, "winner") ? SLOT_WINNER : SLOT_LOSER;
        line->ref = cfg_word(&rest);
        good = line->ref.len > 0;
    }
    if (!good || rest.len > 0)
        return err_set(err, "the slot \"%.*s\", expected " SLOT_FORMS, cfg_shown(whole),
                       whole.text);
    return true;
}

bool cfg_slot_parse(const char *text, struct cfg_slot_line *line, struct err *err)
{
    struct span rest = span_trim((struct span){text, strlen(text)});
    struct span after, first;
    *line = (struct cfg_slot_line){0};
    if (!slot_fill(&rest, line, err))
        return false;
    after = rest;
    first = cfg_word(&after);
    bool alone = after.len == 0;
    if (cfg_is(rest, "to be drawn")) {
        line->kind = SLOT_UNKNOWN;
    } else if (cfg_is(rest, "bye")) {
        line->kind = SLOT_BYE;
    } else if (!alone && (cfg_is(first, "winner") || cfg_is(first, "loser") ||
                          cfg_is(first, "group") || cfg_is(first, "best"))) {
        if (!slot_derived(rest, line, err))
            return false;
    } else if (!slot_teams(rest, line, err)) {
        return false;
    }
    if (line->fill.len > 0 && (line->kind == SLOT_TEAM || line->kind == SLOT_BYE))
        return err_set(err, "\"= %.*s\" behind a %s, expected it behind a slot that is derived",
                       cfg_shown(line->fill), line->fill.text,
                       line->kind == SLOT_TEAM ? "team" : "bye");
    return true;
}
