/* What a line of a replay says. */
#include <limits.h>
#include <string.h>

#include "cli/replay_parts.h"

static const char *code_of(const struct replay_line *line, int side)
{
    uint32_t team = inner_team(&line->view, line->place.match, side);
    return team == ID_NONE ? "?" : line->view.edition->teams.v[team].code;
}

/* The aggregate, as a fan says it: whoever leads first. */
static void add_aggregate(struct replay_lines *lines, struct replay_line *line)
{
    const struct replay_match *state = line->state;
    int sum[SIDE_COUNT];
    if (!state->known || !inner_has_aggregate(lines->edition, line->place.match))
        return;
    for (int side = 0; side < SIDE_COUNT; side++)
        sum[side] = state->before[inner_tie_side(line->match, side)] + state->goals[side];
    int lead = sum[AWAY] > sum[HOME] ? AWAY : HOME;
    bool level = sum[HOME] == sum[AWAY];
    line->sum = arena_printf(&lines->line, "agg %s%s%d-%d", level ? "" : code_of(line, lead),
                             level ? "" : " ", sum[lead], sum[!lead]);
}

/* Cells for a mark's words. */
static int room(const struct replay_lines *lines, const struct replay_line *line)
{
    int used =
        REPLAY_FIXED + 2 * lines->names + 2 + canvas_width_of(replay_ruler(lines), line->code) + 1;
    int sum = *line->sum ? canvas_width_of(replay_ruler(lines), line->sum) + 2 : 0;
    return lines->width - used - sum;
}

static void tell_event(struct replay_lines *lines, struct replay_line *line)
{
    const struct edition *edition = lines->edition;
    const struct event *event = &edition->events.v[line->entry->ref];
    char text[INNER_TEXT], minute[16];
    bool goal = event_goal_side(event) != SIDE_NONE;
    bool stands = event->undone_by == ID_NONE ||
                  edition->events.v[event->undone_by].place > line->view.now.seq;
    line->clock = arena_printf(&lines->line, "%s", inner_minute(event, minute, sizeof minute));
    line->mark = inner_mark(event, stands);
    line->code = code_of(line, inner_side(event));
    line->scores = goal && stands;
    if (goal || (event->undoes != ID_NONE &&
                 event_goal_side(&edition->events.v[event->undoes]) != SIDE_NONE))
        add_aggregate(lines, line);
    inner_event(&line->view, replay_ruler(lines), line->entry->ref, stands, room(lines, line), text,
                sizeof text);
    line->what = arena_printf(&lines->line, "%s", text);
}

/* Where room is short, a word for the outcome first, then initials. */
static void tell_kick(struct replay_lines *lines, struct replay_line *line)
{
    const struct edition *edition = lines->edition;
    const struct kick *kick = &edition->kicks.v[line->entry->ref];
    const char *name = person_name(edition, kick->taker);
    char taker[INNER_NAME], says[INNER_NAME];
    line->clock = arena_printf(&lines->line, "kick %u", line->state->kick);
    line->mark = kick_mark(kick);
    line->code = code_of(line, kick->side);
    line->scores = kick_scores(kick);
    if (line->match->kicks_known == COVERAGE_ALL)
        line->sum = arena_printf(&lines->line, "pens %d-%d", line->state->kicks[HOME],
                                 line->state->kicks[AWAY]);
    int cells = room(lines, line);
    if (!name)
        name = "not known";
    kick_says(&line->view, replay_ruler(lines), kick, INT_MAX, says, sizeof says);
    if (canvas_width_of(replay_ruler(lines), name) + 2 +
            canvas_width_of(replay_ruler(lines), says) >
        cells)
        kick_says(&line->view, replay_ruler(lines), kick,
                  cells - 2 - canvas_width_of(replay_ruler(lines), name), says, sizeof says);
    inner_person(replay_ruler(lines), name, cells - 2 - canvas_width_of(replay_ruler(lines), says),
                 taker, sizeof taker);
    line->what = arena_printf(&lines->line, *says ? "%s: %s" : "%s%s", taker, says);
}

static void tell_start(struct replay_lines *lines, struct replay_line *line)
{
    static const char *const words[PHASE_COUNT] = {
        [PHASE_FIRST_HALF] = "kick-off",    [PHASE_SECOND_HALF] = "second half",
        [PHASE_EXTRA_FIRST] = "extra time", [PHASE_EXTRA_SECOND] = "second half of extra time",
        [PHASE_KICKS] = "shoot-out",
    };
    char which[INNER_TEXT];
    line->what = words[line->entry->phase];
    if (line->entry->phase != PHASE_FIRST_HALF)
        return;
    words_match(lines->edition, line->place.match, which, sizeof which);
    line->what = arena_printf(&lines->line, "kick-off, %s", which);
}

static const char *end_words(const struct replay_line *line)
{
    bool last = line->entry->last;
    if (last && line->match->status == MATCH_ABANDONED)
        return "abandoned";
    switch ((enum phase)line->entry->phase) {
    case PHASE_FIRST_HALF:
        return "half-time";
    case PHASE_SECOND_HALF:
        return last ? "full time" : "after 90 minutes";
    case PHASE_EXTRA_FIRST:
        return last ? "after extra time" : "half-time of extra time";
    case PHASE_KICKS:
        return "end of the shoot-out";
    default:
        return "after extra time";
    }
}

/* Who goes through and how, once that is decided; "" before. */
static const char *verdict_of(struct replay_lines *lines, const struct replay_line *line)
{
    char verdict[INNER_TEXT] = "";
    struct tie_state tie;
    if (line->match->tie == ID_NONE)
        return "";
    tie_at(lines->edition, line->match->tie, line->view.now, &tie);
    if (tie.winner != SIDE_NONE)
        words_verdict(&line->view, line->match->tie, &tie, verdict, sizeof verdict);
    return arena_printf(&lines->line, "%s", verdict);
}

static void tell_clock(struct replay_lines *lines, struct replay_line *line)
{
    struct match_state state;
    char clock[64];
    match_at(lines->edition, line->place.match, line->view.now, &state);
    match_clock_string(&state, clock, sizeof clock);
    line->clock = arena_printf(&lines->line, "%s", clock);
}

static bool fits(const struct replay_lines *lines, const char *what, const char *sum)
{
    int cells = canvas_width_of(replay_ruler(lines), what);
    if (*sum)
        cells += 2 + canvas_width_of(replay_ruler(lines), sum);
    return REPLAY_FIXED + 2 * lines->names + cells <= lines->width;
}

/* How a tie was decided; what the clock and the line before say anyway only where there is room. */
static void tell_verdict(struct replay_lines *lines, struct replay_line *line, const char *verdict)
{
    static const char tail[] = " after extra time";
    size_t len = strlen(verdict), more = sizeof tail - 1;
    line->style = STYLE_THROUGH;
    if (!fits(lines, verdict, "") && len > more && strcmp(verdict + len - more, tail) == 0)
        verdict = arena_printf(&lines->line, "%.*s", (int)(len - more), verdict);
    line->what = verdict;
    if (!strstr(verdict, "on aggregate"))
        add_aggregate(lines, line);
    if (!fits(lines, verdict, line->sum))
        line->sum = "";
}

static void tell_end(struct replay_lines *lines, struct replay_line *line)
{
    const char *verdict = line->entry->last ? verdict_of(lines, line) : "";
    tell_clock(lines, line);
    if (*verdict) {
        tell_verdict(lines, line, verdict);
        return;
    }
    line->what = end_words(line);
    if (line->entry->last || line->entry->phase == PHASE_SECOND_HALF ||
        line->entry->phase == PHASE_EXTRA_SECOND)
        add_aggregate(lines, line);
}

static void tell_decision(struct replay_lines *lines, struct replay_line *line)
{
    struct match_row row = {
        .kind = ROW_DECISION, .match = line->place.match, .entry = line->place.seq};
    char text[2 * INNER_TEXT];
    const char *label, *verdict = verdict_of(lines, line);
    match_row_across(&line->view, &row, &label, text, sizeof text);
    tell_clock(lines, line);
    line->what = arena_printf(&lines->line, "%s%s%s", text, *verdict ? "; " : "", verdict);
    line->style = STYLE_MESSAGE;
}

void replay_tell(struct replay_lines *lines, struct replay_line *line)
{
    line->clock = line->sum = line->what = "";
    line->style = STYLE_TEXT;
    switch ((enum entry_kind)line->entry->kind) {
    case ENTRY_PHASE_START:
        tell_start(lines, line);
        break;
    case ENTRY_PHASE_END:
        tell_end(lines, line);
        break;
    case ENTRY_EVENT:
        tell_event(lines, line);
        break;
    case ENTRY_KICK:
        tell_kick(lines, line);
        break;
    case ENTRY_DECISION:
        tell_decision(lines, line);
        break;
    case ENTRY_KIND_COUNT:
        break;
    }
}
