/* The mouse: clicks, the wheel, and dragging the moment along a bar. Declared in app.h. */
#include <stdlib.h>

#include "app_parts.h"
#include "model/match.h"

#define WHEEL_STEPS 3

/* -- the mouse --------------------------------------------------------------------------------- */

/* The entry that UINT32_MAX stands for. */
static uint32_t last_entry(const struct app *app)
{
    struct match_state state;
    if (app->focus.match == ID_NONE)
        return UINT32_MAX;
    match_at(app->edition, app->focus.match, app->cursor.now, &state);
    return state.entries ? state.entries - 1 : UINT32_MAX;
}

/* Selects what was clicked; false when it was selected already. */
static bool select_hit(struct app *app, const struct hit *hit)
{
    struct focus *focus = &app->focus;
    uint32_t id = (uint32_t)hit->id;
    switch (hit->kind) {
    case HIT_TIE:
        if (focus->tie == id)
            return false;
        focus_tie(app->edition, app->cursor.now, focus, id);
        return true;
    case HIT_MATCH:
        if (focus->match == id)
            return false;
        focus_match(app->edition, focus, id);
        return true;
    case HIT_ENTRY:
        if ((focus->entry == UINT32_MAX ? last_entry(app) : focus->entry) == id)
            return false;
        focus->entry = id;
        return true;
    case HIT_ROW:
        if (app_screen(app) == SCREEN_FINDER) {
            bool chosen = focus->scroll == hit->id;
            focus->scroll = (int)hit->id;
            return !chosen;
        }
        if (app_screen(app) == SCREEN_TABLE) {
            bool same = focus->group == (uint32_t)(hit->id >> 32) && focus->row == id;
            focus->group = (uint32_t)(hit->id >> 32);
            focus->row = id;
            return !same;
        }
        if (focus->row == id)
            return false;
        focus->row = id;
        return true;
    default: {
        uint32_t kick = id - app->edition->matches.v[focus->match].kick_first;
        if (focus->kick == kick)
            return false;
        focus->kick = kick;
        return true;
    }
    }
}

/* In the finder the keys are the prompt's: what is clicked is as if typed. */
static enum app_want click_finder(struct app *app, const struct hit *hit)
{
    if (hit->kind == HIT_ROW)
        return select_hit(app, hit) ? APP_DRAW : app_key_find(app, TK_ENTER);
    if (hit->kind == HIT_ACTION)
        return app_key_find(app, hit->id == ACTION_BACK ? TK_ESCAPE : TK_ENTER);
    return APP_NOTHING;
}

static enum app_want click(struct app *app, const struct hit *hit)
{
    if (app_screen(app) == SCREEN_FINDER)
        return click_finder(app, hit);
    switch (hit->kind) {
    case HIT_TIE:
    case HIT_MATCH:
    case HIT_ENTRY:
    case HIT_KICK:
    case HIT_ROW:
        app->message[0] = '\0';
        if (!select_hit(app, hit) && actions[ACTION_OPEN].screens & 1u << app_screen(app))
            return app_act(app, ACTION_OPEN);
        return APP_DRAW;
    case HIT_LEFT:
        return app_act(app, ACTION_LEFT);
    case HIT_RIGHT:
        return app_act(app, ACTION_RIGHT);
    case HIT_UP:
        return app_act(app, ACTION_UP);
    case HIT_DOWN:
        return app_act(app, ACTION_DOWN);
    case HIT_ACTION:
        return app_act(app, (enum action)hit->id);
    case HIT_NONE:
    case HIT_BAR:
        break;
    }
    return APP_NOTHING;
}

/* -- the bar ------------------------------------------------------------------------------------
 */

void app_drop(struct app *app)
{
    if (!app->drag.on)
        return;
    app->drag.on = false;
    if (app->drag.playing)
        app_play(app);
}

/* How far a place lies from a stretch of cells. */
static int distance(int at, int from, int count)
{
    return at < from ? from - at : at >= from + count ? at - (from + count - 1) : 0;
}

/* The place of the bar next to a column, in the row of the drag: a bar may have several rows. */
static const struct hit *nearest(const struct app_drag *drag, int x)
{
    const struct hit *best = NULL;
    int best_down = 0, best_across = 0;
    for (int i = 0; i < drag->count; i++) {
        const struct hit *hit = &drag->bar[i];
        int down = distance(drag->y, hit->rect.y, hit->rect.h);
        int across = distance(x, hit->rect.x, hit->rect.w);
        if (best && (down > best_down || (down == best_down && across > best_across)))
            continue;
        best = hit;
        best_down = down;
        best_across = across;
    }
    return best;
}

static void keep_bar(struct app *app)
{
    struct app_drag *drag = &app->drag;
    arena_reset(&drag->arena);
    drag->bar = arena_array(&drag->arena, struct hit, (size_t)app->last.hit_count);
    drag->count = 0;
    for (int i = 0; i < app->last.hit_count; i++)
        if (app->last.hits[i].kind == HIT_BAR)
            drag->bar[drag->count++] = app->last.hits[i];
}

static enum app_want drag_to(struct app *app, const struct hit *hit)
{
    if (!hit || app_same(moment_at(hit->id), app_cursor(app)->now))
        return APP_NOTHING;
    app->message[0] = '\0';
    app_seek(app, moment_at(hit->id));
    return APP_DRAW;
}

static enum app_want press_bar(struct app *app, const struct hit *hit, int y)
{
    app->drag.on = true;
    app->drag.playing = app_cursor(app)->playing;
    app->drag.y = y;
    keep_bar(app);
    cursor_pause(app_cursor(app));
    app->message[0] = '\0';
    drag_to(app, hit);
    return APP_DRAW;
}

/* -- the mouse ----------------------------------------------------------------------------------
 */

static enum app_want turn_wheel(struct app *app, const struct hit *hit, bool up)
{
    if (app->prompt.open && app_screen(app) != SCREEN_FINDER)
        return APP_NOTHING;
    if (hit && hit->kind == HIT_BAR)
        return app_act(app, up ? ACTION_STEP_BACK : ACTION_STEP_ON);
    for (int i = 0; i < WHEEL_STEPS; i++)
        app_act(app, up ? ACTION_UP : ACTION_DOWN);
    return APP_DRAW;
}

static enum app_want press(struct app *app, const struct hit *hit, int y)
{
    bool was_open = app->prompt.open;
    app->prompt.open = was_open && app_screen(app) == SCREEN_FINDER;
    app_drop(app);
    enum app_want want = !hit                   ? APP_NOTHING
                         : hit->kind == HIT_BAR ? press_bar(app, hit, y)
                                                : click(app, hit);
    return was_open && want == APP_NOTHING ? APP_DRAW : want;
}

enum app_want app_mouse(struct app *app, struct mouse mouse)
{
    const struct hit *hit = app->last.w ? canvas_hit_at(&app->last, mouse.x, mouse.y) : NULL;
    bool dragged = app->drag.on;
    switch (mouse.kind) {
    case MOUSE_WHEEL_UP:
    case MOUSE_WHEEL_DOWN:
        return turn_wheel(app, hit, mouse.kind == MOUSE_WHEEL_UP);
    case MOUSE_PRESS:
        return press(app, hit, mouse.y);
    case MOUSE_DRAG:
        return dragged ? drag_to(app, nearest(&app->drag, mouse.x)) : APP_NOTHING;
    case MOUSE_RELEASE:
        app_drop(app);
        return dragged ? APP_DRAW : APP_NOTHING;
    }
    return APP_NOTHING;
}
