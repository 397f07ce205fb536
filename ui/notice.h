/*
 * Notices: what a live source brings, told to somebody who does not look. What is wanted, and what
 * is said of it; who says it is notify.h (a command of the user's) and terminal.h (bell and title).
 */
#ifndef TOUCHLINE_UI_NOTICE_H
#define TOUCHLINE_UI_NOTICE_H

#include "base/err.h"
#include "screen/screen.h"
#include "time/news.h"

/* Some texts one after another, each with its NUL. */
struct texts {
    char bytes[1024];
    int count;
};

/* Adds one; false, with nothing changed, when there is no room for it. */
bool texts_add(struct texts *texts, const char *text);
const char *texts_at(const struct texts *texts, int index);

/* What is wanted: see settings.h. */
struct notice_settings {
    bool bell, title;
    unsigned kinds;       /* bits 1 << enum news_kind */
    struct texts teams;   /* folded (utf8_fold_key()); none: all matches */
    struct texts command; /* the program and its arguments, with {words}; none: no command */
};

/* No bell, the title, every kind of all matches, no command. */
void notice_settings_init(struct notice_settings *settings);

/* What a {word} of the command stands for. */
enum notice_word {
    NOTICE_TITLE,       /* "Goal: Liverpool 1-0 Atalanta" */
    NOTICE_BODY,        /* "7' Salah (pen) (LIV); Atalanta lead 3-1 on aggregate" */
    NOTICE_MATCH,       /* "Liverpool v Atalanta" */
    NOTICE_SCORE,       /* "1-0"; "" while it is not known */
    NOTICE_TEAM,        /* whose it is, or who goes through; "" for nobody's */
    NOTICE_MINUTE,      /* "7'", "Kick 7"; "" for starts and ends */
    NOTICE_COMPETITION, /* "Europa League 2023-24" */
    NOTICE_WORD_COUNT
};

extern const char *const notice_words[NOTICE_WORD_COUNT]; /* "title", ... */

struct notice {
    char text[NOTICE_WORD_COUNT][320]; /* clean */
    unsigned more;                     /* so many others came with it, which it stands for */
};

/* Whether somebody wants to hear of it. */
bool notice_wanted(const struct notice_settings *settings, const struct edition *edition,
                   const struct news_item *item);

/* Puts it into words, as things stood right after it. view: of the edition; its moment does not
 * count. */
void notice_say(const struct view *view, const struct news_item *item, struct notice *notice);

/* The same with what it stands for: "Goal: ... (and 6 more)". Returns buf. */
char *notice_text(const struct notice *notice, enum notice_word word, char *buf, size_t size);

enum { NOTICES_MOST = 4 };

/* Notices that wait for the one before to have been given. Zero-initialise. */
struct notice_queue {
    struct notice v[NOTICES_MOST];
    int count;
};

/* Adds one; where there is no room it takes the place of the last one, and stands for it too. */
void notice_queue_add(struct notice_queue *queue, const struct notice *notice);

/* Takes the first; false when there is none. */
bool notice_queue_take(struct notice_queue *queue, struct notice *notice);

/* The word of an argument of the command that holds one: "{title}", or after an option,
 * "--text={title}"; *at: where it begins. NOTICE_WORD_COUNT: there is none. False, with why in err:
 * a word that is not known, or stands where a program might take it for more than a text. */
bool notice_argument(const char *argument, enum notice_word *word, size_t *at, struct err *err);

#endif
