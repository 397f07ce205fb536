/* The pieces of which the bracket's picture is made; each draws a part of a layout. */
#ifndef TOUCHLINE_SCREEN_BRACKET_PARTS_H
#define TOUCHLINE_SCREEN_BRACKET_PARTS_H

#include "model/tie.h"
#include "screen/bracket_layout.h"

/* Columns of a lane's cell: the selection's mark, the winner's mark, the name; and of a figure. */
enum { NAME_X = 2, FIGURE = 3 };

/* A tie as drawn: where its lines may begin. */
struct bracket_cell {
    uint32_t tie;
    struct tie_state state;
    int y;     /* row of its upper side */
    int to[2]; /* by side: the column after its text */
};

/* Draws a tie: label, both sides with their figures, and its matches beneath where there is room.
 * Fills in cell. (bracket_cell.c) */
void bracket_draw_cell(const struct view *view, struct canvas *canvas,
                       const struct bracket_layout *layout, int lane, uint32_t tie,
                       struct bracket_cell *cell);

/* The matches beneath a tie, in layout->details rows. (bracket_details.c) */
void bracket_draw_details(const struct view *view, struct canvas *canvas,
                          const struct bracket_layout *layout, int lane,
                          const struct bracket_cell *cell);

/* On top of cell and lines: the marks of a selected tie, and of the team whose path is lit ("»", in
 * ASCII "+"). (bracket_cell.c) */
void bracket_draw_selected(struct canvas *canvas, const struct bracket_layout *layout, int lane,
                           const struct bracket_cell *cell);
void bracket_draw_lit(const struct view *view, struct canvas *canvas,
                      const struct bracket_layout *layout, int lane,
                      const struct bracket_cell *cell);

/* The rounds' names and dates, and what lies beyond. (bracket_heading.c) */
void bracket_draw_headings(const struct view *view, struct canvas *canvas,
                           const struct bracket_layout *layout);

/* Ties, lines, the third-place match and the champion. (bracket_tree.c) */
void bracket_draw_tree(const struct view *view, struct canvas *canvas,
                       const struct bracket_layout *layout);

/* A round's dates: "11 and 18 Apr", "9-10 and 16-17 Apr", and the place of a single match: "22 May,
 * Dublin". "" where they are not known or the round is large. (bracket_facts.c) */
void bracket_dates(const struct view *view, uint32_t round, char *buf, size_t size);

/* The match days of the edition, sorted: of each round those of a few ties. Returns how many.
 * (bracket_facts.c) */
size_t bracket_days(const struct view *view, const instant **days);

/* "Lookman 12', 26', 75', Salah 7' (pen)": the goals of a match that count at the moment and whose
 * scorers are known. (bracket_facts.c) */
void bracket_scorers(const struct view *view, uint32_t match, char *buf, size_t size);

/* The selected tie in words, beneath the tree. (bracket_words.c) */
void bracket_draw_words(const struct view *view, struct canvas *canvas,
                        const struct bracket_layout *layout);

/* Every tie under way in words, from row y on; returns the row after. (bracket_words.c) */
int bracket_print_words(const struct view *view, struct canvas *canvas, int y);

/* bracket_screen.print. (bracket_print.c) */
int bracket_print(const struct view *view, struct canvas *canvas, int y);

#endif
