/* Matches and decisions, written. Declared in output/edition_parts.h. */
#include <stdio.h>
#include <string.h>

#include "input/cfg_status.h"
#include "model/words.h"
#include "output/edition_parts.h"

void write_decision(struct edition_writer *writer, const struct decision *decision)
{
    struct tree *tree = writer->tree;
    char score[32];
    if (decision->kind == DECISION_NONE)
        return;
    tree_group(tree, "decision", TREE_SHORT);
    tree_text(tree, "kind", decision_words[decision->kind]);
    if (decision->kind == DECISION_AWARDED) {
        snprintf(score, sizeof score, "%d-%d", decision->score[HOME], decision->score[AWAY]);
        tree_text(tree, "score", score);
    }
    write_team(writer, "winner", decision->team);
    write_moment(writer, "at", decision->at);
    tree_text_known(tree, "reason", decision->reason);
    tree_text_known(tree, "note", decision->note);
    if (decision->source != ID_NONE)
        tree_text(tree, "source", writer->edition->sources.v[decision->source].key);
    tree_end(tree);
}

/* Who plays where, as far as the tie does not tell. */
static void write_sides(struct edition_writer *writer, const struct match *match)
{
    static const char *const side_words[] = {[TOP] = "first", [BOTTOM] = "second"};
    bool turns = match->role != ROLE_LEG || match->leg % 2 == 0; /* the first side is at home */
    bool given = match->given[HOME] != ID_NONE || match->given[AWAY] != ID_NONE;
    write_team(writer, "home", match->given[HOME]);
    write_team(writer, "away", match->given[AWAY]);
    if (match->tie == ID_NONE)
        return;
    if (match->given_home != SIDE_NONE)
        tree_text(writer->tree, "home_side", side_words[match->given_home]);
    else if (!given && match->home_side != (turns ? TOP : BOTTOM))
        tree_text(writer->tree, "home_side", side_words[match->home_side]);
}

static void write_role(struct edition_writer *writer, const struct match *match)
{
    static const char *const role_words[] = {
        [ROLE_LEG] = "leg", [ROLE_REPLAY] = "replay", [ROLE_PLAY_OFF] = "play-off"};
    const struct edition *edition = writer->edition;
    uint8_t usual = ROLE_LEG;
    if (match->tie != ID_NONE &&
        match->leg >= edition->rounds.v[edition->ties.v[match->tie].round].legs)
        usual = ROLE_REPLAY;
    if (match->role != usual)
        tree_text(writer->tree, "role", role_words[match->role]);
}

/* edition, match: as written; the same below. */
static void write_status(struct edition_writer *writer, const struct edition *edition,
                         const struct match *match)
{
    char word[32], usual[32];
    struct match assumed = *match;
    assumed.at_break = false;
    assumed.next_phase = PHASE_UNKNOWN;
    cfg_status_assumed(edition, &assumed);
    cfg_status_text(match, word, sizeof word);
    cfg_status_text(&assumed, usual, sizeof usual);
    if (assumed.status != match->status || strcmp(word, usual) != 0)
        tree_text(writer->tree, "status", word);
}

static void write_score(struct tree *tree, const struct match *match)
{
    static const char *const keys[SCORE_POINT_COUNT] = {"ht", "ft", "aet", "pens"};
    bool any = false;
    char text[32];
    for (int point = 0; point < SCORE_POINT_COUNT; point++) {
        const int16_t *score = match->stated[point];
        if (score[HOME] == SCORE_UNKNOWN || score[AWAY] == SCORE_UNKNOWN)
            continue;
        if (!any)
            tree_group(tree, "score", TREE_SHORT);
        any = true;
        snprintf(text, sizeof text, "%d-%d", score[HOME], score[AWAY]);
        tree_text(tree, keys[point], text);
    }
    if (any)
        tree_end(tree);
}

static void write_coverage(struct edition_writer *writer, const struct edition *edition,
                           const struct match *match)
{
    static const char *const keys[5] = {"goals", "yellows", "reds", "subs", "kicks_known"};
    const uint8_t known[5] = {match->goals_known, match->yellows_known, match->reds_known,
                              match->subs_known, match->kicks_known};
    uint8_t assumed[5];
    cfg_coverage_assumed(edition, match, assumed);
    for (int i = 0; i < 5; i++)
        if (known[i] != assumed[i])
            tree_text(writer->tree, keys[i], coverage_words[known[i]]);
}

static void write_match(struct edition_writer *writer, uint32_t id)
{
    const struct edition *edition = writer->edition;
    const struct match *match = &edition->matches.v[id];
    struct tree *tree = writer->tree;
    struct edition shown_edition;
    struct match shown;
    match_as_written(writer, id, &shown_edition, &shown);
    tree_group(tree, NULL, TREE_LONG);
    write_sides(writer, match);
    write_role(writer, match);
    if (match->neutral)
        tree_bool(tree, "neutral", true);
    write_instant(writer, "kickoff", match->kickoff, match->offset, match->precision);
    if (match->venue != ID_NONE)
        tree_text(tree, "venue", edition->venues.v[match->venue].key);
    tree_text_known(tree, "referee", person_name(edition, match->referee));
    if (match->attendance >= 0)
        tree_int(tree, "attendance", match->attendance);
    write_status(writer, &shown_edition, &shown);
    write_score(tree, match);
    write_coverage(writer, &shown_edition, &shown);
    write_lineups(writer, id);
    if (match->by_side)
        tree_bool(tree, "by_side", true);
    write_events(writer, id);
    write_kicks(writer, id);
    write_decision(writer, &match->decision);
    write_sources(writer, match->sources, match->source_count);
    tree_text_known(tree, "note", match->note);
    tree_end(tree);
}

void write_matches(struct edition_writer *writer, uint32_t first, uint32_t count)
{
    if (count == 0)
        return;
    tree_list(writer->tree, "matches", TREE_LONG);
    for (uint32_t i = 0; i < count; i++)
        write_match(writer, first + i);
    tree_end(writer->tree);
}
