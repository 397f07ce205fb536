/* The finder: the names that the letters typed so far mean, best first. The app searches; the
 * screen lists. focus.scroll is the row selected. */
#ifndef TOUCHLINE_SCREEN_FINDER_H
#define TOUCHLINE_SCREEN_FINDER_H

#include "find/search.h"
#include "screen/screen.h"

struct finder {
    bool ready;    /* the index is made */
    bool safe;     /* as they were made */
    bool editions; /* as the picker of editions: nothing else is found, and all of them at first */
    bool typed;    /* something has been typed */
    struct shelf
        *shelves; /* [0]: the edition that is open; then the others, as far as may be told */
    const char *const *sources; /* by which the others are opened: that of shelf 1 is [0] */
    uint32_t count;
    struct found found;
    struct arena arena; /* of the indexes */
};

/* The name selected, or NULL where nothing is found. */
const struct name *finder_chosen(const struct finder *finder, const struct focus *focus);

/* Its shelf: 0 for the edition that is open. Only where one is selected. */
uint32_t finder_shelf(const struct finder *finder, const struct focus *focus);

#endif
