/*
 * A terminal for tests: a pseudo-terminal with a program on it, read by libvterm. The program is a
 * job of a little shell (the keeper), so that it can be stopped and go on. Nothing here depends on
 * how fast anything is: one waits for what is to be seen, up to a deadline of many seconds.
 */
#ifndef TOUCHLINE_TESTS_VT_H
#define TOUCHLINE_TESTS_VT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

struct vt_options {
    int w, h;                /* 0: 80x24 */
    const char *const *argv; /* NULL at the end; argv[0] is looked up as a path */
    const char *const *env;  /* "NAME=value" or "NAME" (unset), NULL at the end; may be NULL */
    const char *stdin_path;  /* a file for standard input; NULL: the terminal */
    bool bare;               /* libvterm sees nothing: for sizes it cannot take */
};

struct vt {
    int w, h;
    pid_t pid;  /* the program's */
    int status; /* its wait status, once it has ended */
    bool ended, stopped;
    bool alternate, cursor; /* the screen shown, and whether the cursor is */
    struct termios before;  /* modes before the program started */
    char *raw;              /* all bytes that it wrote; owned */
    size_t raw_len, raw_mark;
    size_t most; /* bytes read at a time, so that no short-lived picture is passed over; 0: all */
    /* the rest is the harness's own */
    int master, reports, orders;
    pid_t keeper;
    VTerm *vterm;
    VTermScreen *screen;
    size_t raw_cap;
};

/* The environment is that of the test, with TERM=xterm-256color and options->env on top. */
struct vt *vt_open(const struct vt_options *options);
/* Ends the program if need be and frees. */
void vt_close(struct vt *vt);

/* Writes bytes as if typed. */
void vt_send(struct vt *vt, const char *bytes, size_t len);
/* Keys as in ui/script.h: "<Down>j". Only those that a terminal has. */
void vt_type(struct vt *vt, const char *keys);
/* Button 1 pressed and released; or 4 and 5, the wheel. Nothing where the program did not ask for
 * the mouse. */
void vt_click(struct vt *vt, int x, int y, int button);
/* What a terminal reports of button 1: pressed, dragged to, released there. Sent at any rate. */
void vt_press(struct vt *vt, int x, int y);
void vt_drag(struct vt *vt, int x, int y);
void vt_release(struct vt *vt, int x, int y);
void vt_resize(struct vt *vt, int w, int h);
/* The terminal goes away; the program is not sent SIGHUP. */
void vt_hang_up(struct vt *vt);

/* Sends the program a signal. */
void vt_kill(struct vt *vt, int signal_number);
/* The keeper takes the terminal back and waits; then lets the stopped program go on. */
void vt_continue(struct vt *vt);

/* Reads what there is, for at most ms. False when nothing came. */
bool vt_pump(struct vt *vt, int ms);

/* Each waits until it is so; false at the deadline. */
bool vt_wait(struct vt *vt, bool (*done)(struct vt *vt, const char *what), const char *what);
bool vt_wait_text(struct vt *vt, const char *text);
bool vt_wait_no_text(struct vt *vt, const char *text);
bool vt_wait_selected(struct vt *vt, const char *text); /* text in what is shown reverse */
bool vt_wait_stopped(struct vt *vt);
bool vt_wait_ended(struct vt *vt); /* and everything it wrote has been read */
/* Until nothing has come for a while. For what cannot be waited for otherwise. */
void vt_settle(struct vt *vt);

/* Row y as text without blanks at its end; static, until the next call but three. */
const char *vt_row(struct vt *vt, int y);
/* Where text stands; false when it does not. *x in cells. */
bool vt_find(struct vt *vt, const char *text, int *x, int *y);
VTermScreenCell vt_cell(struct vt *vt, int x, int y);
/* All that is reverse, top to bottom, rows parted by a blank; static. */
const char *vt_selected(struct vt *vt);
/* The screen on stderr, for a failure. */
void vt_dump(struct vt *vt);

/* Whether the bytes occur in what was written since the mark (at first: the start). */
bool vt_wrote(const struct vt *vt, const char *bytes);
void vt_mark(struct vt *vt);

/* The terminal's modes are what they were before. */
bool vt_modes_restored(struct vt *vt);

#endif
