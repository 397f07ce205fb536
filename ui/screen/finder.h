/* The finder: the names that the letters typed so far mean, best first. The app searches; the
 * screen lists. focus.scroll is the row selected. */
#ifndef TOUCHLINE_SCREEN_FINDER_H
#define TOUCHLINE_SCREEN_FINDER_H

#include "find/search.h"
#include "screen/screen.h"

struct finder {
    bool ready; /* the index is made */
    bool typed; /* something has been typed */
    struct name_index index;
    struct found found;
    struct arena arena; /* of the index */
};

/* The name selected, or NULL where nothing is found. */
const struct name *finder_chosen(const struct finder *finder, const struct focus *focus);

#endif
