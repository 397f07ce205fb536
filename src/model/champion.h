/* Who has won an edition. */
#ifndef TOUCHLINE_MODEL_CHAMPION_H
#define TOUCHLINE_MODEL_CHAMPION_H

#include "model/edition.h"
#include "model/moment.h"

/* The group whose winner wins the edition: the only one of the last stage that has any, in which
 * all play against all and from which nobody goes on, with no ties in that stage or after it (the
 * final round of the World Cup 1950, a league). ID_NONE: there is none. */
uint32_t edition_last_group(const struct edition *edition);

/* The winner of the edition as it is certain at a moment: of the final, else of the last group.
 * ID_NONE: not decided, or not known. */
uint32_t edition_champion(const struct edition *edition, struct moment now);

#endif
