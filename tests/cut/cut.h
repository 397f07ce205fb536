/*
 * The cut: an edition file as it would have been written at a moment. It works on the text alone,
 * by the conventions written down in touchline-edition(5), src/model/match.h and nowhere else than
 * here a second time, and asks nothing of the program about what may be seen: the spoiler test
 * holds the program to it.
 *
 * What stays: the fixture list as known at the moment. What goes: everything of the log after it,
 * and what a source says of a result before that is one.
 */
#ifndef TOUCHLINE_TESTS_CUT_H
#define TOUCHLINE_TESTS_CUT_H

#include <libconfig.h>
#include <limits.h>
#include <stdbool.h>

#include "base/instant.h"

/*
 * A moment as the cut counts: of what happens at that very instant, all of the matches before match
 * (counted from 0 in the order of the file, those of groups first), and of it the first places
 * entries. Starts and ends of phases, events, kicks and decisions count, goals that a stated score
 * alone tells of do not: they come with the end of their phase.
 */
struct cut_moment {
    instant at;
    unsigned match, places;
};

static inline struct cut_moment cut_at(instant at)
{
    return (struct cut_moment){at, UINT_MAX, UINT_MAX};
}

/* The edition file whose text is given, as known at the moment; the caller frees it. NULL: the text
 * is no edition file. */
char *cut_edition(const char *text, struct cut_moment now);

/* -- between the files of the cut only -------------------------------------------------------- */

enum { CUT_NONE, CUT_H1, CUT_H2, CUT_ET1, CUT_ET2, CUT_KICKS, CUT_PHASES };

struct cut_clock {
    int phase, minute, added; /* minute 0: not known */
};

enum cut_kind { CUT_START, CUT_END, CUT_EVENT, CUT_KICK, CUT_DECISION };

struct cut_entry {
    instant at;
    enum cut_kind kind;
    int phase;
    int index; /* EVENT, KICK: in the file's list */
};

/* What of a round the log of its matches depends on. */
struct cut_rules {
    bool extra_time, golden, silver;
    unsigned legs;
};

struct cut_match {
    config_setting_t *setting;
    unsigned order;
    struct cut_rules rules;
    int offset;
    bool dated;
    instant base; /* where its log begins */
    int final;    /* the last phase begun */
    bool extra_time, at_break, running, suspended, abandoned;
    struct cut_clock clock; /* where the file leaves it */
    instant start[CUT_PHASES];
    struct cut_entry *entries;
    unsigned count;
    bool unmade; /* a group's play-off that no result has made yet */
};

/* The log of a match. undated: where it begins when the file does not say. cut_log_free() ends. */
void cut_log(struct cut_match *match, instant undated);
void cut_log_free(struct cut_match *match);

/* How many entries are seen; whether it is over (and decided, where a decision is to come). */
unsigned cut_seen(const struct cut_match *match, struct cut_moment now);
bool cut_is_over(const struct cut_match *match, struct cut_moment now);

/* Takes from a match what is not known at the moment. */
void cut_match(struct cut_match *match, struct cut_moment now);

/* The stage of a group or round of the kind, as its place in the file's list; where none is named
 * groups come before rounds. */
unsigned cut_stage(const config_setting_t *root, const config_setting_t *owner, const char *kind);

/* Whether the matches of the g-th group are all over; of every group of a stage before one. */
bool cut_group_over(const config_setting_t *root, const struct cut_match *matches,
                    struct cut_moment now, unsigned g);
bool cut_groups_over(const config_setting_t *root, const struct cut_match *matches,
                     struct cut_moment now, unsigned stage);

/* Puts other teams in the place of those that groups before are still to find, and notes the
 * play-offs that no result has made; these go with cut_groups_drop(). (cut_group.c) */
void cut_groups(config_setting_t *root, struct cut_match *matches, struct cut_moment now);
void cut_groups_drop(config_setting_t *root, const struct cut_match *matches);

/* The length and an element of a list of a setting; 0 where it has none. */
unsigned cut_length(const config_setting_t *group, const char *name);
config_setting_t *cut_element(const config_setting_t *group, const char *name, unsigned index);

/* A text of a group, or NULL. */
const char *cut_text(const config_setting_t *group, const char *name);
void cut_remove(config_setting_t *group, const char *name);
void cut_set_text(config_setting_t *group, const char *name, const char *text);

#endif
