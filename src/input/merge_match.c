#include "input/merge_match.h"

#include <string.h>

static void fill_span(struct span *mine, struct span other)
{
    if (mine->len == 0)
        *mine = other;
}

void merge_differs(struct merge *merge, struct draft_match *mine, uint32_t line,
                   const char *sentence)
{
    report_warning(merge->report, line, "%.*s-%.*s: another source says: %s",
                   (int)mine->team[HOME].len, mine->team[HOME].text, (int)mine->team[AWAY].len,
                   mine->team[AWAY].text, sentence);
    char *note = mine->note.len > 0
                     ? arena_printf(merge->arena, "%.*s; another source says: %s",
                                    (int)mine->note.len, mine->note.text, sentence)
                     : arena_printf(merge->arena, "another source says: %s", sentence);
    mine->note = (struct span){note, strlen(note)};
}

static bool known(const int16_t score[2])
{
    return score[HOME] != SCORE_UNKNOWN && score[AWAY] != SCORE_UNKNOWN;
}

static void merge_scores(struct merge *merge, struct draft_match *mine,
                         const struct draft_match *other, int swapped)
{
    static const char *const words[] = {"half-time", "after 90 minutes", "after 120 minutes",
                                        "on penalties"};
    bool both = known(mine->score[SCORE_90]) && known(other->score[SCORE_90]);
    for (int point = 0; point < SCORE_POINT_COUNT; point++) {
        int16_t *score = mine->score[point];
        int16_t theirs[2] = {other->score[point][swapped], other->score[point][1 - swapped]};
        if (!known(theirs))
            continue;
        /* Extra time that the first knows nothing of, though it has a full score, is a difference
         * and no gap. */
        if (!known(score) && (point < SCORE_120 || !both)) {
            score[HOME] = theirs[HOME];
            score[AWAY] = theirs[AWAY];
        } else if (!known(score) || score[HOME] != theirs[HOME] || score[AWAY] != theirs[AWAY]) {
            merge_differs(
                merge, mine, other->place.line,
                arena_printf(merge->arena, "%d-%d %s", theirs[HOME], theirs[AWAY], words[point]));
        }
    }
    if (known(mine->unclear) && known(mine->score[SCORE_90]))
        mine->unclear[HOME] = mine->unclear[AWAY] = SCORE_UNKNOWN;
    else if (!known(mine->unclear) && !known(mine->score[SCORE_90]) && known(other->unclear)) {
        mine->unclear[HOME] = other->unclear[swapped];
        mine->unclear[AWAY] = other->unclear[1 - swapped];
    }
}

static void merge_time(struct draft_time *mine, const struct draft_time *other)
{
    if (mine->month == 0) {
        *mine = *other;
        return;
    }
    if (mine->year == 0)
        mine->year = other->year;
    bool same_day = mine->day == other->day && mine->month == other->month;
    if (mine->hour < 0 && other->hour >= 0 && same_day) {
        mine->hour = other->hour;
        mine->minute = other->minute;
        mine->has_offset = other->has_offset;
        mine->offset = other->offset;
    } else if (!mine->has_offset && other->has_offset && mine->hour == other->hour) {
        mine->has_offset = true;
        mine->offset = other->offset;
    }
}

static void take_lineup(struct merge *merge, struct draft_match *mine,
                        const struct draft_match *other, int side, int their_side)
{
    struct draft *into = merge->into;
    if (mine->lineup[side].starter_count > 0)
        return;
    mine->lineup[side] = other->lineup[their_side];
    mine->lineup[side].player_first = (uint32_t)into->players.n;
    for (uint32_t i = 0; i < other->lineup[their_side].starter_count; i++)
        vec_push(&into->players,
                 merge->from->players.v[other->lineup[their_side].player_first + i]);
}

static void merge_people(struct merge *merge, struct draft_match *mine,
                         const struct draft_match *other, int swapped)
{
    for (int side = HOME; side <= AWAY; side++)
        take_lineup(merge, mine, other, side, side ^ swapped);
    if (mine->referee_count > 0 || other->referee_count == 0)
        return;
    mine->referee_first = (uint32_t)merge->into->names.n;
    mine->referee_count = other->referee_count;
    for (uint32_t i = 0; i < other->referee_count; i++)
        vec_push(&merge->into->names, merge->from->names.v[other->referee_first + i]);
}

void merge_match(struct merge *merge, struct draft_match *mine, const struct draft_match *other,
                 int swapped)
{
    for (int side = HOME; side <= AWAY; side++) {
        fill_span(&mine->slot[side], other->slot[side ^ swapped]);
        fill_span(&mine->country[side], other->country[side ^ swapped]);
    }
    fill_span(&mine->group, other->group);
    fill_span(&mine->note, other->note);
    if (mine->venue.len == 0) {
        mine->venue = other->venue;
        mine->city = other->city;
    }
    if (mine->number == 0)
        mine->number = other->number;
    merge_time(&mine->time, &other->time);
    if (!known(mine->score[SCORE_90]) && !known(mine->score[SCORE_120]))
        mine->extra_time |= other->extra_time;
    merge_scores(merge, mine, other, swapped);
    mine->golden_goal |= other->golden_goal;
    mine->silver_goal |= other->silver_goal;
    mine->shootout |= other->shootout;
    mine->away_goals |= other->away_goals;
    mine->replay |= other->replay;
    mine->play_off |= other->play_off;
    if (mine->winner == SIDE_NONE && other->winner != SIDE_NONE)
        mine->winner = (int8_t)(other->winner ^ swapped);
    if (mine->status == DRAFT_AS_SCORED)
        mine->status = other->status;
    if (mine->attendance < 0)
        mine->attendance = other->attendance;
    merge_people(merge, mine, other, swapped);
    merge_events(merge, mine, other, swapped);
}
