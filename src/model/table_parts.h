/* A table in the making, shared between the files of tables only. */
#ifndef TOUCHLINE_MODEL_TABLE_PARTS_H
#define TOUCHLINE_MODEL_TABLE_PARTS_H

#include "model/table.h"

/* A match that counts, between two rows. */
struct table_game {
    uint32_t row[2]; /* HOME, AWAY */
    int goals[2];
    int winner; /* HOME, AWAY, SIDE_NONE: drawn */
    bool over;  /* nothing more can come of it */
};

/* What a row has beside what is shown. */
struct table_extra {
    int away_goals, away_wins;
    int opponents_points, opponents_difference, opponents_goals;
    bool bookings_known; /* of all its matches that count */
    uint16_t ranking;
    uint32_t stated; /* place in the source's order, from 0; UINT32_MAX: not known */
    uint32_t level;  /* how many share its place */
};

struct tabling {
    const struct edition *edition;
    const struct group *group; /* NULL for the best of several groups */
    const uint8_t *criteria;
    uint8_t criteria_count;
    bool head_again;
    bool results_only; /* of matches not over only the result is supposed: nothing that hangs on
                          more of them is known */
    int win;
    struct table_row *rows;
    struct table_extra *extra;
    uint32_t count;
    struct table_game *games, *play_offs;
    struct table_game *open; /* whose result is still to come, or not known: who plays alone */
    uint32_t game_count, play_off_count, open_count;
    struct table *table;
    struct arena *arena;
};

/* Puts the rows in order, with their places. ended: the source's order may be used. */
void table_order(struct tabling *t, bool ended);

/* As table_at(), but for who goes on as one of the best of those behind. (table.c) */
void table_alone_at(const struct edition *edition, uint32_t group, struct moment now,
                    struct arena *arena, struct table *table);

/* Counts a match among the games, and for its rows. on: it is being played. (table.c) */
void table_add_game(struct tabling *t, const struct table_game *game, bool on);

/* Sets which rows stand, the places they can come to and their fates, without the best of those
 * behind. (table_fate.c) */
void table_fates(struct tabling *t, bool ended);

#endif
