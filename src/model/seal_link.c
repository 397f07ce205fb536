/* Which tie feeds which. Declared in model/seal.h. */
#include <string.h>

#include "model/seal.h"

/* Whether following feeders from a tie leads to another. Marks what it has walked, so that a call
 * costs at most all ties. */
static bool leads_to(const struct edition *edition, uint32_t from, uint32_t to, uint8_t *walked)
{
    VEC(uint32_t) stack = {0};
    bool found = false;

    vec_push(&stack, from);
    while (stack.n > 0 && !found) {
        uint32_t tie = stack.v[--stack.n];

        found = tie == to;
        if (walked[tie])
            continue;
        walked[tie] = 1;
        for (int side = TOP; side <= BOTTOM; side++)
            if (slot_is_fed(&edition->ties.v[tie].slot[side]))
                vec_push(&stack, edition->ties.v[tie].slot[side].ref);
    }
    vec_release(&stack);
    return found;
}

static void complain_of_feeder(struct sealing *sealing, uint32_t id, uint32_t ref, uint8_t *walked)
{
    const struct edition *edition = sealing->edition;
    const struct tie *tie = &edition->ties.v[id];

    memset(walked, 0, edition->ties.n);
    if (ref == id)
        report_error(sealing->report, tie->line, "%s feeds itself, expected an earlier round",
                     tie->key);
    else if (leads_to(edition, ref, id, walked))
        report_error(
            sealing->report, tie->line,
            "%s and %s feed each other in a circle, expected slots filled by earlier rounds",
            tie->key, edition->ties.v[ref].key);
    else
        report_error(sealing->report, tie->line,
                     "%s is fed by %s of its own or a later round, expected an earlier round",
                     tie->key, edition->ties.v[ref].key);
}

/* loser_to: by tie, where its loser goes. */
static void link_slot(struct sealing *sealing, uint32_t id, int side, uint32_t *loser_to)
{
    struct tie *tie = &sealing->edition->ties.v[id];
    struct tie *feeder = &sealing->edition->ties.v[tie->slot[side].ref];
    bool winner = tie->slot[side].kind == SLOT_WINNER;
    uint32_t *to = winner ? &feeder->feeds : &loser_to[tie->slot[side].ref];

    if (*to != ID_NONE) {
        report_error(sealing->report, tie->line, "the %s of %s goes to %s and to %s, expected one",
                     winner ? "winner" : "loser", feeder->key, sealing->edition->ties.v[*to].key,
                     tie->key);
        return;
    }
    *to = id;
    if (!winner)
        return;
    tie->feeder[side] = tie->slot[side].ref;
    feeder->feeds_side = (uint8_t)side;
}

bool link_slots(struct sealing *sealing)
{
    struct edition *edition = sealing->edition;
    struct arena scratch;
    uint8_t *walked;
    uint32_t *loser_to;
    size_t errors = sealing->report->errors, complaints = 0;

    arena_init(&scratch);
    walked = arena_array(&scratch, uint8_t, edition->ties.n + 1);
    loser_to = arena_array(&scratch, uint32_t, edition->ties.n + 1);
    memset(loser_to, 0xff, edition->ties.n * sizeof *loser_to); /* ID_NONE */
    for (uint32_t i = 0; i < edition->ties.n; i++)
        for (int side = TOP; side <= BOTTOM; side++) {
            struct tie *tie = &edition->ties.v[i];

            if (!slot_is_fed(&tie->slot[side]))
                continue;
            if (edition->ties.v[tie->slot[side].ref].round < tie->round)
                link_slot(sealing, i, side, loser_to);
            else if (complaints++ < REPORT_MOST)
                complain_of_feeder(sealing, i, tie->slot[side].ref, walked);
        }
    arena_release(&scratch);
    return sealing->report->errors == errors;
}
