/*
 * cross DATA CORPUS: the World Cups that are shipped against the same from openfootball's
 * worldcup.json and from the Football.TXT with line-ups: every score, scorer, minute and shoot-out.
 * Prints a line for each difference; "(recorded)" behind it: the edition itself says so beside the
 * fact.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/instant.h"
#include "input/names.h"
#include "input/source.h"
#include "model/match.h"

static const int years[] = {1930, 1934, 1938, 1950, 1954, 1958, 1962, 1966, 1970, 1974, 1978, 1982,
                            1986, 1990, 1994, 1998, 2002, 2006, 2010, 2014, 2018, 2022, 2026};

/* Two accounts of a match. */
struct both {
    int year;
    const char *account;
    const struct edition *ours, *theirs;
    uint32_t our_match, their_match;
    int swapped;
};

static const char *team_name(const struct edition *edition, uint32_t match, int side)
{
    uint32_t team = match_team(edition, match, side);
    return team == ID_NONE ? "?" : edition->teams.v[team].name;
}

static struct span span_of(const char *text)
{
    return (struct span){text, text ? strlen(text) : 0};
}

static bool same_team(const struct edition *a, uint32_t ma, int sa, const struct edition *b,
                      uint32_t mb, int sb)
{
    return team_name_same(span_of(team_name(a, ma, sa)), span_of(team_name(b, mb, sb)));
}

/* The match of ours that is theirs, the nearest within a day and a half: replays follow closely. */
static bool find(struct both *both)
{
    const struct match *other = &both->theirs->matches.v[both->their_match];
    long long nearest = 129600;
    bool found = false;
    for (uint32_t i = 0; i < both->ours->matches.n; i++) {
        long long apart = llabs((long long)(both->ours->matches.v[i].kickoff - other->kickoff));
        for (int s = 0; s < 2 && apart < nearest; s++)
            if (same_team(both->ours, i, HOME, both->theirs, both->their_match, s) &&
                same_team(both->ours, i, AWAY, both->theirs, both->their_match, !s)) {
                both->our_match = i;
                both->swapped = s;
                nearest = apart;
                found = true;
            }
    }
    return found;
}

static void begin(const struct both *both)
{
    printf("%d %s %s %s-%s: ", both->year, both->account,
           both->ours->matches.v[both->our_match].key, team_name(both->ours, both->our_match, HOME),
           team_name(both->ours, both->our_match, AWAY));
}

static void compare_scores(const struct both *both)
{
    static const char *const words[] = {"half-time", "90 minutes", "120 minutes", "kicks"};
    const struct match *mine = &both->ours->matches.v[both->our_match];
    const struct match *other = &both->theirs->matches.v[both->their_match];
    for (int point = 0; point < SCORE_POINT_COUNT; point++) {
        int16_t a[2] = {mine->stated[point][HOME], mine->stated[point][AWAY]};
        int16_t b[2] = {other->stated[point][both->swapped], other->stated[point][!both->swapped]};
        char said[32];
        if (b[HOME] < 0 || (a[HOME] == b[HOME] && a[AWAY] == b[AWAY]))
            continue;
        snprintf(said, sizeof said, "%d-%d", b[HOME], b[AWAY]);
        begin(both);
        if (a[HOME] < 0)
            printf("%s not said, there %s", words[point], said);
        else
            printf("%s %d-%d, there %s", words[point], a[HOME], a[AWAY], said);
        printf("%s\n", mine->note && strstr(mine->note, said) ? " (recorded)" : "");
    }
}

static bool is_goal(const struct event *event)
{
    return event->kind <= EVENT_OWN_GOAL && !event->derived;
}

static void put_goal(const struct edition *edition, const struct event *event)
{
    static const char *const marks[] = {"", " (pen)", " (og)"};
    const char *name = person_name(edition, event->person);
    printf("%s %d", name ? name : "?", event->clock.minute);
    if (event->clock.added > 0)
        printf("+%d", event->clock.added);
    printf("'%s", marks[event->kind]);
}

static bool same_goal(const struct both *both, const struct event *a, const struct event *b)
{
    const char *mine = person_name(both->ours, a->person);
    const char *other = person_name(both->theirs, b->person);
    return a->kind == b->kind && a->clock.minute == b->clock.minute &&
           a->clock.added == b->clock.added &&
           (mine == other || name_same_person(span_of(mine), span_of(other)));
}

/* 0: the same scorer or minute, 1: neither, 2: of the other side. */
static int distance(const struct both *both, const struct event *a, const struct event *b)
{
    const char *mine = person_name(both->ours, a->person);
    const char *other = person_name(both->theirs, b->person);
    if (event_goal_side(a) != (event_goal_side(b) ^ both->swapped))
        return 3;
    bool minute = a->clock.minute + a->clock.added == b->clock.minute + b->clock.added;
    bool scorer = name_same_person(span_of(mine), span_of(other));
    return scorer && minute ? 0 : scorer || minute ? 1 : 2;
}

#define GOALS_MOST 32

static void compare_goals(const struct both *both)
{
    const struct match *mine = &both->ours->matches.v[both->our_match];
    const struct match *other = &both->theirs->matches.v[both->their_match];
    const struct event *ours = both->ours->events.v + mine->event_first;
    const struct event *theirs = both->theirs->events.v + other->event_first;
    bool done[GOALS_MOST] = {false}, met[GOALS_MOST] = {false};
    /* Goals lie among cards and substitutions: positions of goals alone. */
    const struct event *a[GOALS_MOST], *b[GOALS_MOST];
    int na = 0, nb = 0;
    for (uint32_t i = 0; i < mine->event_count && na < GOALS_MOST; i++)
        if (is_goal(&ours[i]))
            a[na++] = &ours[i];
    for (uint32_t i = 0; i < other->event_count && nb < GOALS_MOST; i++)
        if (is_goal(&theirs[i]))
            b[nb++] = &theirs[i];
    for (int far = 0; far <= 2 && nb > 0; far++)
        for (int i = 0; i < na; i++)
            for (int j = 0; j < nb && !done[i]; j++) {
                if (met[j] || distance(both, a[i], b[j]) > far)
                    continue;
                done[i] = met[j] = true;
                if (same_goal(both, a[i], b[j]))
                    continue;
                begin(both);
                put_goal(both->ours, a[i]);
                printf(", there ");
                put_goal(both->theirs, b[j]);
                printf("%s\n", a[i]->also ? " (recorded)" : "");
            }
    for (int i = 0; i < na && nb > 0; i++)
        if (!done[i]) {
            begin(both);
            put_goal(both->ours, a[i]);
            puts(", there no such goal");
        }
    for (int j = 0; j < nb; j++)
        if (!met[j]) {
            begin(both);
            printf("no such goal, there ");
            put_goal(both->theirs, b[j]);
            putchar('\n');
        }
}

static void compare_kicks(const struct both *both)
{
    const struct match *mine = &both->ours->matches.v[both->our_match];
    const struct match *other = &both->theirs->matches.v[both->their_match];
    if (other->kick_count == 0)
        return;
    bool same = mine->kick_count == other->kick_count;
    for (uint32_t i = 0; same && i < mine->kick_count; i++) {
        const struct kick *a = &both->ours->kicks.v[mine->kick_first + i];
        const struct kick *b = &both->theirs->kicks.v[other->kick_first + i];
        same = a->side == (b->side ^ both->swapped) && a->outcome == b->outcome &&
               name_same_person(span_of(person_name(both->ours, a->taker)),
                                span_of(person_name(both->theirs, b->taker)));
    }
    if (!same) {
        begin(both);
        puts("the kicks differ");
    }
}

static void compare(struct both *both)
{
    size_t met = 0;
    for (uint32_t i = 0; i < both->theirs->matches.n; i++) {
        both->their_match = i;
        if (!find(both)) {
            if (both->theirs->matches.v[i].status == MATCH_FINISHED)
                printf("%d %s: %s-%s is not among ours\n", both->year, both->account,
                       team_name(both->theirs, i, HOME), team_name(both->theirs, i, AWAY));
            continue;
        }
        met++;
        compare_scores(both);
        compare_goals(both);
        compare_kicks(both);
    }
    fprintf(stderr, "%d %s: %zu of %zu matches meet\n", both->year, both->account, met,
            both->ours->matches.n);
}

static struct edition *load(const char *path)
{
    struct edition *edition = NULL;
    struct report report = {0};
    if (!edition_load(path, &edition, &report)) {
        printf("%s cannot be read\n", path);
        edition = NULL;
    }
    report_release(&report);
    return edition;
}

static void year(const char *data, const char *corpus, int of)
{
    static const char *const accounts[] = {"json", "txt"};
    char path[2][4096], own[4096];
    snprintf(own, sizeof own, "%s/worldcup-%d.cfg", data, of);
    snprintf(path[0], sizeof path[0], "%s/worldcup.json/%d/worldcup.json", corpus, of);
    snprintf(path[1], sizeof path[1], "%s/worldcup/more/%d_full.txt", corpus, of);
    struct edition *ours = load(own);
    for (int i = 0; i < 2 && ours; i++) {
        struct edition *theirs = load(path[i]);
        struct both both = {.year = of, .account = accounts[i], .ours = ours, .theirs = theirs};
        if (theirs)
            compare(&both);
        edition_close(theirs);
    }
    edition_close(ours);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: cross DATA CORPUS\n", stderr);
        return 2;
    }
    for (size_t i = 0; i < sizeof years / sizeof years[0]; i++)
        year(argv[1], argv[2], years[i]);
    return 0;
}
