/*
 * The list of what happened in a match, as far as seen at the moment: a row an event, lines between
 * the phases, and the shoot-out's result as the last.
 */
#ifndef TOUCHLINE_SCREEN_MATCH_LIST_H
#define TOUCHLINE_SCREEN_MATCH_LIST_H

#include "screen/inner.h"

enum match_row_kind { ROW_EVENT, ROW_PHASE_END, ROW_DECISION, ROW_SHOOTOUT };

struct match_row {
    enum match_row_kind kind;
    uint32_t match, entry; /* entry: place in the match's log */
    uint32_t event;        /* ROW_EVENT */
    int side;              /* the side it is shown on; SIDE_NONE: across */
    bool stands;           /* not taken back */
    bool scored;           /* the score stands beside it */
    bool summed;           /* and the aggregate */
    int score[2];          /* after it, match order; ROW_SHOOTOUT: of the kicks */
    int agg[2];            /* after it, tie order */
};

struct match_rows {
    struct match_row *v; /* in the scratch arena */
    uint32_t n;
};

/* The entry of the log that a row stands for. */
static inline const struct entry *match_row_entry(const struct edition *edition,
                                                  const struct match_row *row)
{
    return &edition->entries.v[edition->matches.v[row->match].entry_first + row->entry];
}

void match_rows_make(const struct view *view, uint32_t match, const struct match_state *state,
                     struct match_rows *rows);

/* Whether the score after an event of a phase is known, by what the match's state at the moment has
 * seen (NULL: by all that there is). Goals known from a stated score alone have no order, neither
 * among themselves nor among the others that lead to it, unless one side scored them all. */
bool match_order_known(const struct edition *edition, const struct match *match,
                       const struct match_state *state, enum phase phase);

/* The row of the entry in focus; UINT32_MAX in the focus, or an entry not seen, means the last.
 * UINT32_MAX when there is no row. */
uint32_t match_rows_find(const struct view *view, const struct match_rows *rows);

/* A row in words, with its minute: " 79'  Goal, Moumbagna: header, cross by Aubameyang." Returns
 * buf. */
char *match_row_words(const struct view *view, const struct match_row *row, char *buf, size_t size);

/* The label ("HT", "pens") and words ("2-2 on aggregate", "Marseille go through") of a row that
 * runs across. */
void match_row_across(const struct view *view, const struct match_row *row, const char **label,
                      char *text, size_t size);

/* What of the match's events is not known, said once; "" when all is. Returns buf. */
char *match_coverage(const struct view *view, uint32_t match, const struct match_state *state,
                     char *buf, size_t size);

/* Draws a row at y: minutes in the middle, home left, away right; in a narrow area one after
 * another at the left. */
void match_row_draw(const struct view *view, struct canvas *canvas, struct rect area, int y,
                    const struct match_row *row, bool selected);

/* True when nothing in the row would be cut or shortened in an area that wide. */
bool match_row_fits(const struct view *view, const struct canvas *canvas, int w,
                    const struct match_row *row);

/* Writes a row as lines of text from y on, nothing cut; returns the row after. */
int match_row_print(const struct view *view, struct canvas *canvas, struct rect area, int y,
                    const struct match_row *row);

/* True when the words of a row say more than its place in the list does. */
bool match_row_says_more(const struct view *view, const struct match_row *row);

/* "Marseille go through", "Atalanta win" once the shoot-out or the match is won; "" before. Returns
 * buf. */
char *match_won_words(const struct view *view, uint32_t match, int side, char *buf, size_t size);

/* "MAR win" when a shoot-out is won, where there is no room for more. Returns buf. */
char *match_won_briefly(const struct view *view, uint32_t match, char *buf, size_t size);

#endif
