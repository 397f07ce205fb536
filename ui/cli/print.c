#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/commands.h"
#include "screen/words.h"

enum { WIDTH_DEFAULT = 80 };

static int width_of(const struct request *request)
{
    struct winsize size;
    if (request->width)
        return request->width;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_col)
        return WIDTH_DEFAULT;
    if (size.ws_col < WIDTH_LEAST)
        return WIDTH_LEAST;
    return size.ws_col > WIDTH_MOST ? WIDTH_MOST : size.ws_col;
}

/* False for the names under which a terminal shows nothing but text. */
static bool has_looks(const char *term)
{
    return term && term[0] && strcmp(term, "dumb") != 0 && strcmp(term, "unknown") != 0;
}

/* no-color.org: set and not empty. */
static enum colours colours_of(const char *term)
{
    const char *none = getenv("NO_COLOR"), *direct = getenv("COLORTERM");
    if (none && none[0])
        return COLOURS_NONE;
    if ((direct && (!strcmp(direct, "truecolor") || !strcmp(direct, "24bit"))) ||
        strstr(term, "-direct"))
        return COLOURS_DIRECT;
    return strstr(term, "256color") ? COLOURS_256 : COLOURS_8;
}

struct paper cli_paper(const struct cli *cli)
{
    const char *term = getenv("TERM");
    struct paper paper = {.width = width_of(&cli->request)};
    if (!isatty(STDOUT_FILENO) || !has_looks(term))
        return paper;
    paper.styled = true;
    paper.colours = colours_of(term);
    paper.light = settings_light(&cli->settings, getenv("COLORFGBG"));
    return paper;
}

void cli_put(const struct paper *paper, const struct canvas *canvas)
{
    if (paper->styled)
        writer_ansi(canvas, paper->colours, paper->light, stdout);
    else
        writer_text(canvas, stdout);
}

/* A line, or as many as it takes; returns the row after. */
static int print_lines(struct canvas *canvas, int y, const char *text)
{
    struct rect lines = {1, y, canvas->w - 1, ROWS_ANY};
    return y + canvas_paragraph(canvas, lines, STYLE_TITLE, text);
}

/* The first line: edition and view at the left, the moment at the right; for lack of room in lines
 * of their own. Returns the row after. */
static int print_title(const struct view *view, const struct screen *screen, struct canvas *canvas)
{
    char edition[600], what[600] = "", when[160] = "";
    words_edition(view->edition, false, edition, sizeof edition);
    screen->title(view, what, sizeof what, when, sizeof when);
    if (view->receipt)
        words_receipt(view, when, sizeof when);
    const char *left = what[0] ? arena_printf(canvas->arena, "%s · %s", edition, what) : edition;
    int taken = 1 + canvas_width_of(canvas, left), y = 0;
    if (taken + 2 + canvas_width_of(canvas, when) <= canvas->w) {
        canvas_text(canvas, 1, y, canvas->w, STYLE_TITLE, left);
        canvas_text_right(canvas, canvas->w, y, canvas->w, STYLE_TITLE, when);
        return y + 1;
    }
    if (taken <= canvas->w)
        y = print_lines(canvas, y, left);
    else
        y = print_lines(canvas, print_lines(canvas, y, edition), what);
    return when[0] ? print_lines(canvas, y, when) : y;
}

void cli_print(struct cli *cli, const struct screen *screen, struct view *view)
{
    struct paper paper = cli_paper(cli);
    struct arena arena;
    struct canvas canvas;
    arena_init(&arena);
    canvas_init_growing(&canvas, &arena, paper.width, cli->ascii);
    screen->print(view, &canvas, print_title(view, screen, &canvas));
    cli_put(&paper, &canvas);
    arena_release(&arena);
}
