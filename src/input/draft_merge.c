#include "input/draft_merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "input/merge_match.h"
#include "input/names.h"

/* -- headings ----------------------------------------------------------------------------------
 */

/* "Quarter-finals", "Quarterfinal" and "quarter-final" are one; so are the names of the match for
 * third place. */
static void heading_key(char *key, struct span name)
{
    char folded[NAME_KEY_BYTES];
    name_key(folded, name);
    if (strstr(folded, "third place") != NULL || strstr(folded, "thirdplace") != NULL) {
        memcpy(key, "third", sizeof "third");
        return;
    }
    size_t len = 0;
    if (strncmp(folded, "first ", 6) == 0)
        memcpy(folded, "  1st ", 6);
    for (const char *in = folded; *in != '\0'; in++)
        if (*in != ' ')
            key[len++] = *in;
    if (len > 1 && key[len - 1] == 's')
        len--;
    key[len] = '\0';
}

static uint32_t find_heading(const struct draft *into, size_t most, const struct draft_heading *of)
{
    char wanted[NAME_KEY_BYTES], key[NAME_KEY_BYTES];
    heading_key(wanted, of->name);
    for (size_t i = 0; i < most; i++) {
        heading_key(key, into->headings.v[i].name);
        bool titles = of->level == 0 && into->headings.v[i].level == 0;
        if (titles || (of->level > 0 && into->headings.v[i].level > 0 && strcmp(key, wanted) == 0))
            return (uint32_t)i;
    }
    return ID_NONE;
}

/* The heading of from in into, made when it is not there. */
static uint32_t take_heading(struct merge *merge, uint32_t heading)
{
    if (heading == ID_NONE)
        return ID_NONE;
    if (merge->heading[heading] != ID_NONE)
        return merge->heading[heading];
    const struct draft_heading *of = &merge->from->headings.v[heading];
    uint32_t found = find_heading(merge->into, merge->headings_before, of);
    if (found == ID_NONE) {
        struct draft_heading copy = *of;
        copy.parent = take_heading(merge, of->parent);
        copy.place.file += merge->file_base;
        found = (uint32_t)merge->into->headings.n;
        vec_push(&merge->into->headings, copy);
    }
    merge->heading[heading] = found;
    return found;
}

/* A replay or play-off that the second account's heading calls so. */
static void take_word(const struct merge *merge, struct draft_match *mine,
                      const struct draft_match *other)
{
    if (other->heading == ID_NONE)
        return;
    char key[NAME_KEY_BYTES];
    name_key(key, merge->from->headings.v[other->heading].name);
    if (strstr(key, "replay") != NULL)
        mine->replay = true;
    else if (strncmp(key, "group ", 6) == 0 && strstr(key, "play") != NULL)
        mine->play_off = true;
}

/* -- matches that meet --------------------------------------------------------------------------
 */

static int days(const struct draft_time *time, int year)
{
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    int month = time->month >= 1 && time->month <= 12 ? time->month : 1;
    int leap = month > 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 1 : 0;
    return year * 365 + year / 4 + before[month - 1] + time->day + leap;
}

/* Days between two dates; a large number where one is not known. */
static int apart(const struct draft_time *a, const struct draft_time *b)
{
    if (a->month == 0 || b->month == 0)
        return 1000;
    int year = a->year != 0 ? a->year : b->year;
    return abs(days(a, a->year != 0 ? a->year : year) - days(b, b->year != 0 ? b->year : year));
}

static bool is_nobody(struct span team)
{
    char key[NAME_KEY_BYTES];
    name_key(key, team);
    return key[0] == '\0' || strcmp(key, "n n") == 0 || strcmp(key, "nn") == 0 ||
           strcmp(key, "tbd") == 0 || strcmp(key, "to be drawn") == 0;
}

/* HOME when the teams of both stand in the same order, AWAY when swapped, SIDE_NONE else. */
static int same_teams(const struct draft_match *a, const struct draft_match *b)
{
    if (team_name_same(a->team[HOME], b->team[HOME]) &&
        team_name_same(a->team[AWAY], b->team[AWAY]))
        return HOME;
    if (team_name_same(a->team[HOME], b->team[AWAY]) &&
        team_name_same(a->team[AWAY], b->team[HOME]))
        return AWAY;
    return SIDE_NONE;
}

static bool undrawn_that_day(const struct draft_match *mine, const struct draft_match *other)
{
    bool dated = apart(&mine->time, &other->time) == 0;
    return dated && is_nobody(mine->team[HOME]) && is_nobody(mine->team[AWAY]);
}

/* The match of into that another tells of, or ID_NONE; *swapped: its sides are the other way. */
static uint32_t find_match(const struct merge *merge, const struct draft_match *other, int *swapped)
{
    uint32_t found = ID_NONE, undrawn = ID_NONE;
    int nearest = 2, undrawn_count = 0;
    for (uint32_t i = 0; i < merge->matches_before; i++) {
        const struct draft_match *mine = &merge->into->matches.v[i];
        if (merge->met[i])
            continue;
        if (undrawn_that_day(mine, other)) {
            undrawn = i;
            undrawn_count++;
        }
        int between = apart(&mine->time, &other->time);
        if (between >= nearest)
            continue;
        int sides = same_teams(mine, other);
        if (sides == SIDE_NONE)
            continue;
        nearest = between;
        found = i;
        *swapped = sides;
    }
    if (found == ID_NONE && undrawn_count == 1) {
        *swapped = 0;
        return undrawn;
    }
    return found;
}

/* -- the whole ----------------------------------------------------------------------------------
 */

/* The team's name as into writes it. */
static struct span own_team(const struct draft *into, size_t most, struct span name)
{
    for (size_t i = 0; i < most; i++)
        for (int side = HOME; side <= AWAY; side++)
            if (team_name_same(into->matches.v[i].team[side], name))
                return into->matches.v[i].team[side];
    return name;
}

static void take_match(struct merge *merge, const struct draft_match *other)
{
    struct draft_match copy = draft_match_blank();
    copy.place = other->place;
    copy.place.file += merge->file_base;
    for (int side = HOME; side <= AWAY; side++) {
        copy.team[side] = own_team(merge->into, merge->matches_before, other->team[side]);
        copy.country[side] = other->country[side];
    }
    copy.heading = take_heading(merge, other->heading);
    merge_match(merge, &copy, other, 0);
    vec_push(&merge->into->matches, copy);
}

static void meet(struct merge *merge, uint32_t id, const struct draft_match *other, int swapped)
{
    struct draft_match mine = merge->into->matches.v[id];
    merge->met[id] = true;
    if (is_nobody(mine.team[HOME]) && is_nobody(mine.team[AWAY]))
        for (int side = HOME; side <= AWAY; side++)
            mine.team[side] = own_team(merge->into, merge->matches_before, other->team[side]);
    if (mine.heading == ID_NONE)
        mine.heading = take_heading(merge, other->heading);
    take_word(merge, &mine, other);
    mine.also_files |= (uint32_t)1 << ((other->place.file + merge->file_base) & 31);
    merge_match(merge, &mine, other, swapped);
    merge->into->matches.v[id] = mine;
}

static void take_groups(struct merge *merge)
{
    struct draft *into = merge->into;
    if (into->groups.n > 0)
        return;
    for (size_t i = 0; i < merge->from->groups.n; i++) {
        struct draft_group group = merge->from->groups.v[i];
        uint32_t first = (uint32_t)into->names.n;
        for (uint32_t j = 0; j < group.team_count; j++) {
            struct span name = merge->from->names.v[group.team_first + j];
            vec_push(&into->names, own_team(into, into->matches.n, name));
        }
        group.team_first = first;
        group.place.file += merge->file_base;
        vec_push(&into->groups, group);
    }
}

void draft_merge(struct draft *into, const struct draft *from, struct arena *arena,
                 struct report *report)
{
    struct merge merge = {into, from, arena, report, .file_base = (uint32_t)into->files.n};
    merge.headings_before = into->headings.n;
    merge.matches_before = (uint32_t)into->matches.n;
    merge.met = arena_array(arena, bool, into->matches.n);
    merge.heading = arena_array(arena, uint32_t, from->headings.n);
    for (size_t i = 0; i < from->headings.n; i++)
        merge.heading[i] = ID_NONE;
    for (size_t i = 0; i < from->files.n; i++)
        vec_push(&into->files, from->files.v[i]);
    if (into->title.len == 0)
        into->title = from->title;
    for (size_t i = 0; i < from->matches.n; i++) {
        const struct draft_match *other = &from->matches.v[i];
        int swapped = 0;
        uint32_t id = find_match(&merge, other, &swapped);
        if (id == ID_NONE)
            take_match(&merge, other);
        else
            meet(&merge, id, other, swapped);
    }
    take_groups(&merge);
}
