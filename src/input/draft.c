#include "input/draft.h"

#include "model/build.h"

void draft_release(struct draft *draft)
{
    vec_release(&draft->files);
    vec_release(&draft->headings);
    vec_release(&draft->groups);
    vec_release(&draft->matches);
    vec_release(&draft->events);
    vec_release(&draft->players);
    vec_release(&draft->kicks);
    vec_release(&draft->names);
}

struct draft_match draft_match_blank(void)
{
    struct draft_match match = {
        .heading = ID_NONE,
        .time = {.hour = -1, .minute = -1},
        .unclear = {SCORE_UNKNOWN, SCORE_UNKNOWN},
        .winner = SIDE_NONE,
        .attendance = -1,
    };

    for (int i = 0; i < SCORE_POINT_COUNT; i++)
        match.score[i][HOME] = match.score[i][AWAY] = SCORE_UNKNOWN;
    return match;
}
