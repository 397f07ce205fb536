/* Which events of one list are those of another: see patch.h. */
#ifndef TOUCHLINE_LIVE_PATCH_EVENT_H
#define TOUCHLINE_LIVE_PATCH_EVENT_H

#include <jansson.h>
#include <stddef.h>

#define PAIR_NONE ((size_t)-1)

/* pairs[i]: the place in old of the event at place i of new, or PAIR_NONE; no place twice. */
void patch_pair_events(const json_t *old, const json_t *new, size_t *pairs);

#endif
