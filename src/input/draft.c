#include "input/draft.h"

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
    arena_release(&draft->arena);
    draft->title = (struct span){0};
}

struct draft_match draft_match_blank(void)
{
    struct draft_match match = {.heading = ID_NONE,
                                .time = {.hour = -1, .minute = -1},
                                .unclear = {SCORE_UNKNOWN, SCORE_UNKNOWN},
                                .winner = SIDE_NONE,
                                .attendance = -1};
    for (int point = 0; point < SCORE_POINT_COUNT; point++)
        match.score[point][HOME] = match.score[point][AWAY] = SCORE_UNKNOWN;
    return match;
}
