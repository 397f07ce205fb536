/* How wide each round of the bracket is drawn: the least that says everything first, then what
 * reads better, as long as there is room. Declared in bracket_layout.h. */
#include <string.h>

#include "base/utf8.h"
#include "screen/bracket_layout.h"

enum {
    MARKS = 2,       /* selection and winner */
    LAST_LEAST = 2,  /* " 4" */
    LAST = 3,        /* " 10", or set off from the legs */
    KICKS_LEAST = 3, /* "(4)" */
    KICKS = 4,
    NAME_LEAST = 10,
    NAME_WISHED = 12,
    NAME_MOST = 20,
    GAP_LEAST = 2, /* a blank and the upright line */
    GAP_MOST = 9,
    SLOT_WISHED = 21, /* "Marseille or Atalanta" */
    SLOT_MOST = 30,
    TIES_MEASURED = 16,
    TEAMS_MEASURED = 128
};

static int lane_width(const struct bracket_lane *lane)
{
    int cell = lane->name + (lane->legs ? 2 * lane->leg : 0) + lane->last + lane->kicks;

    return MARKS + (cell > lane->slot ? cell : lane->slot);
}

static int total_width(const struct bracket_layout *layout, int gap)
{
    int sum = gap * (layout->lane_count - 1);

    for (int i = 0; i < layout->lane_count; i++)
        sum += lane_width(&layout->lanes[i]);
    return sum;
}

/* Cells that the longest name takes; a guess where there are many teams. */
static int longest_name(const struct edition *edition)
{
    int longest = NAME_LEAST;

    if (edition->teams.n > TEAMS_MEASURED)
        return NAME_WISHED;
    for (size_t i = 0; i < edition->teams.n; i++) {
        int width = utf8_width(edition->teams.v[i].name);

        if (width > longest)
            longest = width;
    }
    return longest < NAME_MOST ? longest : NAME_MOST;
}

/* What is being fitted: a step is taken for all lanes of a column or not at all. */
struct fitting {
    struct bracket_layout *layout;
    int width, gap;
};

static bool fits(const struct fitting *fitting)
{
    return total_width(fitting->layout, fitting->gap) <= fitting->width;
}

enum property { NAME, LEG, LAST_ROOM, KICK_ROOM, SLOT };

static int *property_of(struct bracket_lane *lane, enum property property)
{
    switch (property) {
    case NAME:
        return &lane->name;
    case LEG:
        return &lane->leg;
    case LAST_ROOM:
        return &lane->last;
    case KICK_ROOM:
        return &lane->kicks;
    case SLOT:
        break;
    }
    return &lane->slot;
}

/* The aggregate stands a little apart from the legs. */
static void set(struct bracket_lane *lane, enum property property, int value)
{
    *property_of(lane, property) = value;
    if (property == LEG && lane->last < LAST)
        lane->last = LAST;
    if (property == LEG && lane->last < value)
        lane->last = value;
}

/* Raises a property of the lanes of columns from..to, if then all still fits. */
static bool lift(struct fitting *fitting, uint32_t from, uint32_t to, enum property property,
                 int value)
{
    struct bracket_layout *layout = fitting->layout;
    struct bracket_lane before[BRACKET_LANES];
    size_t size = (size_t)layout->lane_count * sizeof *before;

    memcpy(before, layout->lanes, size);
    for (int i = 0; i < layout->lane_count; i++) {
        struct bracket_lane *lane = &layout->lanes[i];

        if (lane->column >= from && lane->column <= to && *property_of(lane, property) < value &&
            (property != LEG || lane->legs))
            set(lane, property, value);
    }
    if (fits(fitting))
        return true;
    memcpy(layout->lanes, before, size);
    return false;
}

static void lift_each(struct fitting *fitting, uint32_t from, uint32_t to, enum property property,
                      int value)
{
    for (uint32_t column = from; column <= to; column++)
        lift(fitting, column, column, property, value);
}

static bool lift_gap(struct fitting *fitting, int gap)
{
    int before = fitting->gap;

    if (gap <= before)
        return true;
    fitting->gap = gap;
    if (fits(fitting))
        return true;
    fitting->gap = before;
    return false;
}

/* The first column tells most: its legs and kicks are part of the least. */
static void least(struct bracket_layout *layout, int name)
{
    for (int i = 0; i < layout->lane_count; i++) {
        struct bracket_lane *lane = &layout->lanes[i];
        bool first = lane->column == layout->base;

        lane->name = name < NAME_LEAST ? name : NAME_LEAST;
        lane->leg = first && lane->legs ? 2 : 0;
        lane->last = lane->leg ? LAST : LAST_LEAST;
        lane->kicks = first ? KICKS_LEAST : 0;
        lane->slot = 0;
    }
}

/* One round in a narrow place: parts of the figures go first, then of the name. */
static void squeeze(struct bracket_layout *layout, int width)
{
    struct bracket_lane *lane = &layout->lanes[0];

    if (lane_width(lane) > width)
        lane->kicks = 0;
    if (lane_width(lane) > width) {
        lane->leg = 0;
        lane->last = LAST_LEAST;
    }
    if (lane_width(lane) > width)
        lane->name -= lane_width(lane) - width;
    if (lane->name < 1)
        lane->name = 1;
}

/* Cells for the widest "A or B" that a round's slots may say before it: known where the round
 * before is that of the entrants, and from the start. */
static int widest_slot(const struct edition *edition, uint32_t column)
{
    const struct bracket_column *before = &edition->bracket->columns[column - 1];
    int widest = 0;

    if (edition->rounds.v[before->round].drawn.at != INSTANT_UNKNOWN)
        return SLOT_WISHED;
    for (uint32_t i = 0; i < before->tie_count && i < TIES_MEASURED; i++) {
        const struct tie *tie = &edition->ties.v[before->ties[i]];
        int width = 4; /* " or " */

        for (int side = TOP; side <= BOTTOM; side++) {
            if (tie->slot[side].kind != SLOT_TEAM || tie->slot[side].team == ID_NONE)
                return SLOT_WISHED;
            width += utf8_width(edition->teams.v[tie->slot[side].team].name);
        }
        if (width > widest)
            widest = width;
    }
    return widest < SLOT_MOST ? widest : SLOT_MOST;
}

static void widen(struct fitting *fitting, const struct edition *edition, int name)
{
    uint32_t base = fitting->layout->base, last = base, after;

    for (int i = 0; i < fitting->layout->lane_count; i++)
        if (fitting->layout->lanes[i].column > last)
            last = fitting->layout->lanes[i].column;
    after = base + 1;
    lift(fitting, base, last, NAME, name < NAME_WISHED ? name : NAME_WISHED);
    lift_each(fitting, base, last, LAST_ROOM, LAST);
    lift(fitting, base, base, KICK_ROOM, KICKS);
    lift_each(fitting, after, last, LEG, 2);
    for (uint32_t column = last; column >= after; column--)
        lift(fitting, column, column, KICK_ROOM, KICKS);
    lift(fitting, base, base, LEG, 4);
    for (uint32_t column = after; column <= last; column++)
        lift(fitting, column, column, SLOT, widest_slot(edition, column));
    lift_gap(fitting, 3);
    lift_each(fitting, base, last, LEG, 3);
    lift(fitting, base, last, NAME, name);
    lift_gap(fitting, 4);
    lift_each(fitting, after, last, LEG, 4);
    lift(fitting, after, last, SLOT, 2 * name + 4);
    for (int gap = 5; gap <= GAP_MOST; gap++)
        lift_gap(fitting, gap);
    lift(fitting, base, last, SLOT, SLOT_MOST);
    lift(fitting, base, last, SLOT, SLOT_MOST + 4);
}

/* Upright lines stand one blank after the cells that they lead from. */
static void place(struct bracket_layout *layout, int x, int width, int gap)
{
    int spare = width - total_width(layout, gap);

    if (layout->mode == BRACKET_TWO_SIDED)
        x += spare / 2;
    for (int i = 0; i < layout->lane_count; i++) {
        struct bracket_lane *lane = &layout->lanes[i];
        int reach = gap > 4 ? gap / 2 : 1;

        lane->x = x;
        lane->w = lane_width(lane);
        lane->trunk = -1;
        if (lane->mirrored)
            lane->trunk = lane->x - (gap > 4 ? gap / 2 : 1);
        else if (i + 1 < layout->lane_count)
            lane->trunk = lane->x + lane->w + reach;
        x += lane->w + gap;
    }
}

bool bracket_fit_lanes(struct bracket_layout *layout, const struct edition *edition, int x,
                       int width, bool roomy)
{
    struct fitting fitting = {layout, width, GAP_LEAST};
    int name = longest_name(edition);

    least(layout, name);
    if (layout->lane_count == 1)
        squeeze(layout, width);
    else if (!fits(&fitting))
        return false;
    if (fits(&fitting))
        widen(&fitting, edition, name);
    if (roomy) /* nothing but the place for kicks may be missing */
        for (int i = 0; i < layout->lane_count; i++)
            if (layout->lanes[i].legs && layout->lanes[i].leg == 0)
                return false;
    place(layout, x, width, fitting.gap);
    return true;
}
