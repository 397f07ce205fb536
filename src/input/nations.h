/* The three-letter codes of national teams, those of today and of the past. */
#ifndef TOUCHLINE_INPUT_NATIONS_H
#define TOUCHLINE_INPUT_NATIONS_H

/* FIFA's code ("NED") of a team's folded name ("netherlands"), or NULL where the table has none. */
const char *nation_code(const char *folded);

#endif
