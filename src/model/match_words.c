/* The clock string of a match. Declared in model/match.h. */
#include <stdio.h>

#include "model/match.h"
#include "model/words.h"

static const char *break_string(const struct match_state *state)
{
    switch (state->phase) {
    case PHASE_FIRST_HALF:
        return "HT";
    case PHASE_SECOND_HALF:
        return state->kicks_next ? "FT" : "ET";
    case PHASE_EXTRA_FIRST:
        return "ET HT";
    default:
        return "AET";
    }
}

static void running_string(const struct match_state *state, char *buf, size_t size)
{
    if (state->at_break)
        snprintf(buf, size, "%s", break_string(state));
    else if (state->phase == PHASE_KICKS)
        snprintf(buf, size, "pens %d-%d", state->kicks[HOME], state->kicks[AWAY]);
    else if (state->clock.minute > 0)
        clock_format(state->clock, buf, size);
    else
        snprintf(buf, size, "%s", "on");
}

char *match_clock_string(const struct match_state *state, char *buf, size_t size)
{
    static const char *const fixed[MATCH_STATUS_COUNT] = {
        [MATCH_SCHEDULED] = "",  [MATCH_DELAYED] = "delayed", [MATCH_POSTPONED] = "postp.",
        [MATCH_AWARDED] = "awd", [MATCH_WALK_OVER] = "w/o",   [MATCH_CANCELLED] = "canc.",
    };
    char minute[16] = "";

    switch (state->status) {
    case MATCH_UNDER_WAY:
        running_string(state, buf, size);
        break;
    case MATCH_SUSPENDED:
        if (state->phase != PHASE_UNKNOWN)
            running_string(state, minute, sizeof minute);
        snprintf(buf, size, minute[0] ? "susp. %s" : "susp.%s", minute);
        break;
    case MATCH_ABANDONED:
        if (state->clock.minute > 0)
            clock_format(state->clock, minute, sizeof minute);
        snprintf(buf, size, minute[0] ? "abd %s" : "abd%s", minute);
        break;
    case MATCH_FINISHED:
        snprintf(buf, size, "%s", state->shootout ? "FT pens" : state->extra_time ? "AET" : "FT");
        break;
    default:
        snprintf(buf, size, "%s", fixed[state->status]);
        break;
    }
    return buf;
}
