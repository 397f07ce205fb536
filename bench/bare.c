/*
 * A bare ncurses program, for comparison: paints as many cells as the terminal has, all of them
 * letters, the colour changing every few cells, and again at every key until q or the end. What any
 * coloured full-screen program has to do, and no more: locale, terminal description, colours, keys.
 */
#include <curses.h>
#include <locale.h>

enum { COLOURS = 6, RUN = 12 /* cells of one colour */ };

static void paint(int turn)
{
    for (int y = 0; y < LINES; y++)
        for (int x = 0; x < COLS; x++)
            mvaddch(y, x,
                    (chtype)('a' + (x + y + turn) % 26) |
                        (chtype)COLOR_PAIR(1 + (x / RUN + y + turn) % COLOURS));
    refresh();
}

int main(void)
{
    setlocale(LC_CTYPE, "");
    if (!initscr())
        return 1;
    raw();
    noecho();
    curs_set(0);
    keypad(stdscr, TRUE);
    start_color();
    use_default_colors();
    for (short i = 1; i <= COLOURS; i++)
        init_pair(i, i, -1);
    for (int turn = 0, key = 0; key != 'q' && key != ERR; key = getch())
        paint(turn++);
    endwin();
    return 0;
}
