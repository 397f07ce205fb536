#include "terminal.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "base/utf8.h"
#include "crash.h"
#include "picture/writer.h"

#define ESCAPE_DELAY 25 /* ms */
#define REPLACEMENT 0xfffd
#define EVENTS_MOST 16 /* of the mouse at once; curses keeps 8 */

/* Reports of the mouse being dragged; curses knows only those of buttons. */
#define DRAG_ON "\033[?1002h"
#define DRAG_OFF "\033[?1002l"
/* The window's title is put on the terminal's own stack, and back from there; one that has no stack
 * is left without a title. */
#define TITLE_PUSH "\033[22;2t"
#define TITLE_POP "\033]2;\007\033[23;2t"

struct terminal {
    SCREEN *screen; /* NULL while the terminal is left to others */
    WINDOW *keys;   /* a pad, so that reading never paints */
    FILE *in;       /* owned when it is not stdin */
    struct termios before;
    struct terminal_options options; /* its title is not kept */
    bool mouse;                      /* curses has it on */
    bool extras;                     /* what curses knows nothing of is on */
    char title[256];                 /* "" for none */
    enum colours colours;
    struct {
        attr_t attributes;
        int pair;
    } paint[STYLE_COUNT];
    int w, h;
    struct cell *shown;              /* what was painted last; owned */
    struct mouse event[EVENTS_MOST]; /* read, not yet handed out; the last one first */
    int events;
    bool all; /* paint whatever was shown */
    cchar_t *row;
};

/* -- opening ----------------------------------------------------------------------------------- */

/* Asks before curses writes anything. */
static bool can_paint(struct err *err)
{
    const char *name = getenv("TERM");
    int status = 0;
    if (!isatty(STDOUT_FILENO))
        return err_set(err, "standard output is no terminal");
    if (!name || !*name || !strcmp(name, "dumb"))
        return err_set(err, "the terminal (TERM=%s) cannot show pictures", name ? name : "");
    if (setupterm(name, STDOUT_FILENO, &status) == ERR)
        return err_set(err, "TERM=%s is not known here", name);
    bool moves = cursor_address != NULL && !generic_type && !hard_copy;
    del_curterm(cur_term);
    return moves || err_set(err, "the terminal (TERM=%s) cannot move its cursor", name);
}

/* Standard input may be an edition or nothing: then the keys come from the terminal itself. */
static FILE *open_keyboard(struct err *err)
{
    if (isatty(STDIN_FILENO))
        return stdin;
    int fd = open("/dev/tty", O_RDONLY | O_CLOEXEC | O_NOCTTY);
    FILE *in = fd >= 0 ? fdopen(fd, "r") : NULL;
    if (!in) {
        if (fd >= 0)
            close(fd);
        err_set(err, "there is no keyboard: standard input is no terminal");
    }
    return in;
}

/* On the Linux console the mouse is another program's (gpm), with a descriptor of its own. */
static bool sends_mouse(void)
{
    const char *name = getenv("TERM");
    return name && strncmp(name, "linux", 5) != 0;
}

static bool takes_title(void)
{
    static const char *const names[] = {"xterm", "screen", "tmux",    "rxvt",   "alacritty",
                                        "foot",  "kitty",  "konsole", "gnome",  "vte",
                                        "st-",   "putty",  "mintty",  "wezterm"};
    const char *name = getenv("TERM");
    for (size_t i = 0; name && i < sizeof names / sizeof *names; i++)
        if (!strncmp(name, names[i], strlen(names[i])))
            return true;
    return false;
}

static void start_colours(struct terminal *term)
{
    bool light = term->options.light;
    term->colours = COLOURS_NONE;
    if (term->options.colour && has_colors() && start_color() == OK && use_default_colors() == OK)
        term->colours = COLORS >= 1 << 24 ? COLOURS_DIRECT
                        : COLORS >= 256   ? COLOURS_256
                        : COLORS >= 8     ? COLOURS_8
                                          : COLOURS_NONE;
    for (int i = 0; i < STYLE_COUNT; i++) {
        const struct look *look = &looks[i];
        int colour = light ? look->colour256_light : look->colour256;
        attr_t attributes = look->bold ? A_BOLD : A_NORMAL;
        if (look->underline && term->colours != COLOURS_NONE)
            attributes |= A_UNDERLINE;
        if (term->colours == COLOURS_8) {
            colour = look->colour8;
            attributes |= look->dim ? A_DIM : A_NORMAL;
        } else if (term->colours == COLOURS_DIRECT && colour >= 0) {
            colour = (int)(light ? look->rgb_light : look->rgb);
        }
        term->paint[i].attributes = attributes;
        term->paint[i].pair = 0;
        if (term->colours != COLOURS_NONE && colour >= 0 && i + 1 < COLOR_PAIRS &&
            init_extended_pair(i + 1, colour, -1) == OK)
            term->paint[i].pair = i + 1;
    }
}

/* A capability without its padding, at the end of bytes. */
static void append(char bytes[CRASH_BYTES], size_t *len, const char *text)
{
    while (text && *text && *len < CRASH_BYTES) {
        if (text[0] == '$' && text[1] == '<') {
            text += strcspn(text, ">");
            text += *text == '>';
        } else {
            bytes[(*len)++] = *text++;
        }
    }
}

/* The crash needs bytes, since curses must not be asked then. */
static void arm(const struct terminal *term)
{
    char bytes[CRASH_BYTES];
    size_t len = 0;
    if (term->mouse) {
        const char *mode = tigetstr("XM");
        append(bytes, &len, DRAG_OFF);
        append(bytes, &len,
               mode && mode != (char *)-1 ? tiparm(mode, 0) : "\033[?1006l\033[?1000l");
    }
    if (term->title[0])
        append(bytes, &len, TITLE_POP);
    append(bytes, &len, exit_attribute_mode);
    append(bytes, &len, term->colours != COLOURS_NONE ? orig_pair : NULL);
    append(bytes, &len, cursor_normal);
    append(bytes, &len, keypad_local);
    append(bytes, &len, exit_ca_mode ? exit_ca_mode : "\r\n");
    crash_arm(STDOUT_FILENO, &term->before, bytes, len);
}

/* Past curses, which has no name for these; it has flushed what it had to say by then. */
static void send(const char *bytes)
{
    size_t len = strlen(bytes);
    while (len > 0) {
        ssize_t written = write(STDOUT_FILENO, bytes, len);
        if (written >= 0) {
            bytes += written;
            len -= (size_t)written;
        } else if (errno == EAGAIN) {
            poll(&(struct pollfd){.fd = STDOUT_FILENO, .events = POLLOUT}, 1, -1);
        } else if (errno != EINTR) {
            return;
        }
    }
}

static void send_title(const struct terminal *term, const char *before)
{
    char bytes[sizeof term->title + 32];
    snprintf(bytes, sizeof bytes, "%s\033]2;%s\007", before, term->title);
    send(bytes);
}

/* After a refresh, since curses turns on the plain mouse there. */
static void take_extras(struct terminal *term)
{
    if (term->mouse)
        send(DRAG_ON);
    if (term->title[0])
        send_title(term, TITLE_PUSH);
    term->extras = true;
}

static void give_extras(struct terminal *term)
{
    if (term->extras && term->mouse)
        send(DRAG_OFF);
    if (term->extras && term->title[0])
        send(TITLE_POP);
    term->extras = false;
}

static bool take(struct terminal *term)
{
    tcgetattr(STDOUT_FILENO, &term->before);
    term->screen = newterm(NULL, stdout, term->in);
    if (!term->screen)
        return false;
    set_escdelay(ESCAPE_DELAY);
    raw();
    noecho();
    nonl();
    typeahead(-1);
    curs_set(0);
    start_colours(term);
    term->keys = newpad(1, 1);
    if (!term->keys)
        abort();
    keypad(term->keys, TRUE);
    nodelay(term->keys, TRUE);
    if (term->options.mouse && sends_mouse()) {
        mouseinterval(0);
        term->mouse = mousemask(BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON4_PRESSED |
                                    BUTTON5_PRESSED | REPORT_MOUSE_POSITION,
                                NULL) != 0;
    }
    arm(term);
    term->all = true;
    return true;
}

struct terminal *terminal_open(const struct terminal_options *options, struct err *err)
{
    if (!can_paint(err))
        return NULL;
    struct terminal *term = calloc(1, sizeof *term);
    if (!term)
        abort();
    term->options = *options;
    if (options->title && takes_title())
        snprintf(term->title, sizeof term->title, "%s", options->title);
    term->in = open_keyboard(err);
    if (term->in && !take(term))
        err_set(err, "TERM=%s cannot be used", getenv("TERM"));
    if (!term->screen) {
        if (term->in && term->in != stdin)
            fclose(term->in);
        free(term);
        return NULL;
    }
    return term;
}

void terminal_leave(struct terminal *term)
{
    if (!term->screen)
        return;
    give_extras(term);
    endwin();
    crash_disarm();
    delwin(term->keys);
    delscreen(term->screen);
    term->screen = NULL;
    term->events = 0;
}

/* From the start: curses, coming back to what it left, would put the palette back to what the
 * terminal began with, and the user may have another. */
void terminal_return(struct terminal *term)
{
    terminal_leave(term);
    if (!take(term))
        abort();
}

void terminal_close(struct terminal *term)
{
    terminal_leave(term);
    if (term->in != stdin)
        fclose(term->in);
    free(term->shown);
    free(term->row);
    free(term);
}

/* -- painting ---------------------------------------------------------------------------------- */

void terminal_measure(struct terminal *term, int *w, int *h)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0 &&
        (size.ws_row != LINES || size.ws_col != COLS)) {
        resizeterm(size.ws_row, size.ws_col);
        term->all = true;
    }
    *w = COLS;
    *h = LINES;
}

void terminal_title(struct terminal *term, const char *title)
{
    if (!term->title[0] || !title[0] || !strcmp(term->title, title))
        return;
    snprintf(term->title, sizeof term->title, "%s", title);
    utf8_trim(term->title);
    if (term->extras)
        send_title(term, "");
}

/* Past curses, which would flash the screen where there is no bell. */
void terminal_bell(struct terminal *term)
{
    if (term->extras)
        send("\007");
}

void terminal_forget(struct terminal *term)
{
    term->all = true;
    clearok(curscr, TRUE);
}

/* The wide characters of a cell. False when the terminal would not give it the cells that the
 * canvas did. */
static bool widen(const struct cell *cell, wchar_t out[CCHARW_MAX + 1])
{
    char text[CELL_BYTES + 1] = "";
    memcpy(text, cell->text, CELL_BYTES);
    int n = 0;
    for (size_t at = 0; text[at] && n < CCHARW_MAX;) {
        uint32_t code = utf8_next(text, &at);
        if (wcwidth((wchar_t)code) != utf8_code_width(code))
            return false;
        out[n++] = (wchar_t)code;
    }
    out[n] = L'\0';
    return true;
}

static void put(const struct terminal *term, const struct cell *cell, const wchar_t *text,
                cchar_t *out)
{
    attr_t attributes = term->paint[cell->style].attributes;
    int pair = term->paint[cell->style].pair;
    if (cell->flags & CELL_SELECTED) { /* one bar, not a patch of each colour */
        attributes = (attributes & ~A_DIM) | A_REVERSE;
        pair = 0;
    }
    if (cell->flags & CELL_CHANGED) /* bold alone would not show on what is bold already */
        attributes |= A_BOLD | A_UNDERLINE;
    setcchar(out, text, attributes, (short)pair, NULL);
}

/* Makes row y of what curses takes; returns its length, which is less than w where there are wide
 * characters. */
static int make_row(struct terminal *term, const struct canvas *canvas, int y)
{
    int n = 0;
    for (int x = 0; x < canvas->w; x++) {
        const struct cell *cell = &canvas->cells[(size_t)y * (size_t)canvas->w + (size_t)x];
        bool wide = x + 1 < canvas->w && cell[1].flags & CELL_CONTINUED;
        wchar_t text[CCHARW_MAX + 1] = {(wchar_t)(unsigned char)cell->text[0]};
        if (cell->flags & CELL_CONTINUED)
            continue;
        if (!text[0]) {
            text[0] = L' ';
        } else if ((text[0] >= 0x7f || cell->text[1]) && !widen(cell, text)) {
            text[0] = !canvas->ascii && wcwidth(REPLACEMENT) == 1 ? REPLACEMENT : L'?';
            text[1] = L'\0';
            put(term, cell, text, &term->row[n++]);
            if (!wide)
                continue;
            text[0] = L' ';
        }
        put(term, cell, text, &term->row[n++]);
    }
    return n;
}

/* Room for what is shown, after a change of size. */
static void fit(struct terminal *term, const struct canvas *canvas)
{
    if (term->shown && term->w == canvas->w && term->h == canvas->h)
        return;
    free(term->shown);
    free(term->row);
    term->w = canvas->w;
    term->h = canvas->h;
    term->shown = calloc((size_t)term->w * (size_t)term->h, sizeof *term->shown);
    term->row = calloc((size_t)term->w + 1, sizeof *term->row);
    if (!term->shown || !term->row)
        abort();
    term->all = true;
}

/* The hidden cursor stands at what is selected, for those who have it read aloud and for terminals
 * that cannot hide it. */
static void place_cursor(const struct canvas *canvas)
{
    const struct cell *cell = canvas->cells;
    for (int y = 0; y < canvas->h; y++)
        for (int x = 0; x < canvas->w; x++, cell++)
            if (cell->flags & CELL_SELECTED) {
                move(y, x);
                return;
            }
    move(canvas->h - 1, 0);
}

void terminal_paint(struct terminal *term, const struct canvas *canvas)
{
    fit(term, canvas);
    size_t row_cells = (size_t)canvas->w, row_bytes = row_cells * sizeof *canvas->cells;
    for (int y = 0; y < canvas->h; y++) {
        const struct cell *cells = canvas->cells + (size_t)y * row_cells;
        struct cell *shown = term->shown + (size_t)y * row_cells;
        if (!term->all && !memcmp(cells, shown, row_bytes))
            continue;
        memcpy(shown, cells, row_bytes);
        mvadd_wchnstr(y, 0, term->row, make_row(term, canvas, y));
    }
    term->all = false;
    place_cursor(canvas);
    refresh();
    if (!term->extras)
        take_extras(term);
}

/* -- reading ----------------------------------------------------------------------------------- */

int terminal_keyboard(const struct terminal *term)
{
    return fileno(term->in);
}

bool terminal_at_end(const struct terminal *term)
{
    int waiting = 0;
    return ioctl(fileno(term->in), FIONREAD, &waiting) < 0 || waiting == 0;
}

static ui_key named_key(wint_t code)
{
    static const struct {
        wint_t curses;
        ui_key key;
    } table[] = {
        {KEY_UP, TK_UP},         {KEY_DOWN, TK_DOWN},       {KEY_LEFT, TK_LEFT},
        {KEY_RIGHT, TK_RIGHT},   {KEY_ENTER, TK_ENTER},     {KEY_BACKSPACE, TK_BACKSPACE},
        {KEY_BTAB, TK_BACKTAB},  {KEY_HOME, TK_HOME},       {KEY_END, TK_END},
        {KEY_A1, TK_HOME},       {KEY_C1, TK_END},          {KEY_A3, TK_PAGE_UP},
        {KEY_DC, TK_DELETE},     {KEY_IC, TK_INSERT},       {KEY_C3, TK_PAGE_DOWN},
        {KEY_PPAGE, TK_PAGE_UP}, {KEY_NPAGE, TK_PAGE_DOWN},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].curses == code)
            return table[i].key;
    return code >= KEY_F(1) && code <= KEY_F(12) ? TK_F1 + (code - KEY_F(1)) : KEY_NONE;
}

static ui_key typed_key(wint_t code)
{
    switch (code) {
    case '\r':
    case '\n':
        return TK_ENTER;
    case '\t':
        return TK_TAB;
    case '\b':
    case 0x7f:
        return TK_BACKSPACE;
    case 0x1b:
        return TK_ESCAPE;
    default:
        return code < TK_UP ? (ui_key)code : KEY_NONE;
    }
}

/*
 * What follows an Esc at once was not typed: it is a key that the terminal's description does not
 * name, or not in this form. The cursor keys are still known, whatever else is nothing. TK_ESCAPE
 * when there was no such thing.
 */
static ui_key unnamed_key(struct terminal *term)
{
    static const struct {
        wint_t final;
        ui_key key;
    } table[] = {{'A', TK_UP},   {'B', TK_DOWN}, {'C', TK_RIGHT},
                 {'D', TK_LEFT}, {'H', TK_HOME}, {'F', TK_END}};
    wint_t code, digit = 0;
    if (wget_wch(term->keys, &code) != OK)
        return TK_ESCAPE;
    if (code != '[' && code != 'O') {
        unget_wch((wchar_t)code);
        return TK_ESCAPE;
    }
    wint_t final_from = code == '[' ? 0x40 : 0x20;
    int between = 0;
    while (wget_wch(term->keys, &code) == OK && (code < final_from || code > 0x7e)) {
        digit = code;
        between++;
    }
    if (between == 1 && code == '~') /* as tmux and screen send them */
        return digit == '1' || digit == '7'   ? TK_HOME
               : digit == '4' || digit == '8' ? TK_END
                                              : KEY_NONE;
    for (size_t i = 0; !between && i < sizeof table / sizeof *table; i++)
        if (table[i].final == code)
            return table[i].key;
    return KEY_NONE;
}

static bool as_mouse(const MEVENT *event, struct mouse *mouse)
{
    static const struct {
        mmask_t state;
        enum mouse_kind kind;
    } kinds[] = {{BUTTON4_PRESSED, MOUSE_WHEEL_UP},
                 {BUTTON5_PRESSED, MOUSE_WHEEL_DOWN},
                 {BUTTON1_PRESSED, MOUSE_PRESS},
                 {BUTTON1_RELEASED, MOUSE_RELEASE},
                 {REPORT_MOUSE_POSITION, MOUSE_DRAG}};
    mouse->x = event->x;
    mouse->y = event->y;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (event->bstate & kinds[i].state) {
            mouse->kind = kinds[i].kind;
            return true;
        }
    return false;
}

/* Events that came together stand for one key, and curses hands them out the last one first. */
static void read_mouse(struct terminal *term)
{
    MEVENT event;
    while (term->events < EVENTS_MOST && getmouse(&event) == OK)
        term->events += as_mouse(&event, &term->event[term->events]);
}

enum terminal_input terminal_read(struct terminal *term, ui_key *key, struct mouse *mouse)
{
    wint_t code;
    for (;;) {
        if (term->events > 0) {
            *mouse = term->event[--term->events];
            return TERMINAL_MOUSE;
        }
        switch (wget_wch(term->keys, &code)) {
        case OK:
            *key = typed_key(code);
            if (*key == TK_ESCAPE)
                *key = unnamed_key(term);
            break;
        case KEY_CODE_YES:
            if (code == KEY_MOUSE)
                read_mouse(term);
            *key = named_key(code);
            break;
        default:
            return TERMINAL_NOTHING;
        }
        if (*key != KEY_NONE)
            return TERMINAL_KEY;
    }
}
