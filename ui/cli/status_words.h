/* What a status line can tell of a match, word by word: one table. */
#ifndef TOUCHLINE_CLI_STATUS_WORDS_H
#define TOUCHLINE_CLI_STATUS_WORDS_H

#include "model/match.h"
#include "screen/screen.h"

#define STATUS_WORD_BYTES 512 /* of what a word says */

/* What a line is about. */
struct status_about {
    struct view view; /* the moment; its scratch arena holds what the words say */
    uint32_t match;
    instant clock;   /* the time it is, */
    const char *age; /* and how old what is known is: "2 min", or "" */
    bool ascii;
};

/* What all words need to know; status_facts() makes it. */
struct status_facts {
    const struct status_about *about;
    const struct match *match;
    struct match_state state;
};

struct status_word {
    const char *name;
    void (*say)(const struct status_facts *facts, char *buf, size_t size);
};

void status_facts(struct status_facts *facts, const struct status_about *about);

/* The word of a name, or NULL. */
const struct status_word *status_word(const char *name, size_t len);

/* What it says; "" where there is nothing to say. buf has STATUS_WORD_BYTES. */
void status_word_says(const struct status_word *word, const struct status_facts *facts, char *buf);

/* " {home} {away} ...": all of them. */
void status_words_list(char *buf, size_t size);

#endif
