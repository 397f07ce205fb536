/*
 * The real program under 1000 random keys, those of time among them, 100 clicks, 100 drags and 200
 * random sizes from 1x1 to 250x80: it must live, and quit cleanly in the end, whatever it plays
 * then. Usage: stress [SEED]. Without one, it takes and tells a new one.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "vt.h"

#define KEYS 1000
#define SIZES 200
#define CLICKS 100
#define DRAGS 100
#define W_MOST 250
#define H_MOST 80
#define CALM_MS 2000

static unsigned long long state;

/* xorshift64*: the same steps for the same seed everywhere. */
static unsigned pick(unsigned below)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (unsigned)((state * 2685821657736338717ULL) >> 33) % below;
}

/* All but what quits or suspends: those would end the test, and have tests of their own. */
static const char *const keys[] = {
    "k",
    "j",
    "h",
    "l",
    "g",
    "G",
    "p",
    "i",
    "t",
    "?",
    "1",
    "2",
    "3",
    "4",
    "5",
    "\r",
    "\r",
    "\033",
    "\t",
    "\033[Z",
    "\x7f",
    "\f",
    "\033OA",
    "\033OB",
    "\033OC",
    "\033OD",
    "\033[5~",
    "\033[6~",
    "\033OH",
    "\033OF",
    "\033OP",
    "\033[15~",
    "\033OA",
    "\033OB",
    "\033OC",
    "\033OD",
    "\xc3\xa9",
    "\xff",
    "Z",
    "\033[99;9u",
    "\033[",
    "\x01",
    "\033[<0;",
    "\xe2\x96",
    /* Time: steps, play and rates. What is typed after "@" may be meant for a prompt that is not
     * there, or be a key where one is. */
    ",",
    ".",
    "<",
    ">",
    "[",
    "]",
    "{",
    "}",
    "(",
    ")",
    "\033[H",
    "\033[F",
    "n",
    "r",
    "S",
    " ",
    " ",
    "+",
    "+",
    "-",
    ".",
    ".",
    ",",
    ">",
    "<",
    "@",
    "@67'\r",
    "@HT\r",
    "@21:45\r",
    "@2024-04-18 21:20\r",
    "@kick 3\r",
    "@leg 2 86'\r",
    "@start\r",
    "@now\r",
    "@leg\r",
    "\r",
    "@nothing\033",
    "\x15",
    "\x17",
};

/* Not on the last row: a click on "quit" there would be heeded. */
static void click(struct vt *vt)
{
    static const int buttons[] = {0, 0, 0, 32, 64, 65};
    char text[64];
    if (vt->h < 2)
        return;
    snprintf(text, sizeof text, "\033[<%d;%u;%uM", buttons[pick(6)], 1 + pick((unsigned)vt->w),
             1 + pick((unsigned)vt->h - 1));
    vt_send(vt, text, strlen(text));
}

/* Along the row of the bar, or along any. The button does not always come up again. */
static void drag(struct vt *vt)
{
    if (vt->h < 2)
        return;
    int rows = vt->h - 1, w = vt->w;
    int y = pick(2) ? rows - 1 : (int)pick((unsigned)rows);
    vt_press(vt, (int)pick((unsigned)w), y);
    for (unsigned left = pick(6); left > 0; left--) {
        vt_drag(vt, (int)pick((unsigned)w), pick(4) ? y : (int)pick((unsigned)rows));
        while (pick(2) && vt_pump(vt, 2))
            continue;
    }
    if (pick(4))
        vt_release(vt, (int)pick((unsigned)w), y);
}

static void step(struct vt *vt, unsigned what)
{
    const char *key = keys[pick(sizeof keys / sizeof *keys)];
    if (what < KEYS) {
        vt_send(vt, key, strlen(key));
    } else if (what < KEYS + CLICKS) {
        click(vt);
    } else if (what < KEYS + CLICKS + DRAGS) {
        drag(vt);
    } else {
        /* Small ones are where layouts break. */
        bool small = pick(3) == 0;
        int w = 1 + (int)pick(small ? 30 : W_MOST), h = 1 + (int)pick(small ? 8 : H_MOST);
        vt_resize(vt, w, h);
    }
}

static int report(struct vt *vt, const char *what)
{
    printf("%s; status %#x\nlast bytes: ", what, (unsigned)vt->status);
    for (size_t i = vt->raw_len > 300 ? vt->raw_len - 300 : 0; i < vt->raw_len; i++)
        if (vt->raw[i] >= ' ' && vt->raw[i] <= '~')
            putchar(vt->raw[i]);
        else
            printf("\\x%02x", (unsigned char)vt->raw[i]);
    printf("\n0 passed, 1 failed, 0 skipped\n");
    vt_close(vt);
    return 1;
}

/* In the order of a shuffled deck, so that keys meet sizes in ever new ways. */
static void shuffle(unsigned *deck, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        deck[i] = i;
    for (unsigned i = count - 1; i > 0; i--) {
        unsigned other = pick(i + 1), kept = deck[i];
        deck[i] = deck[other];
        deck[other] = kept;
    }
}

static long long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

/* Until it has read what was sent, as far as one can tell: what plays never comes to rest. */
static void calm(struct vt *vt)
{
    long long end = now_ms() + CALM_MS;
    while (now_ms() < end && vt_pump(vt, 150))
        continue;
}

int main(int argc, char **argv)
{
    static unsigned deck[KEYS + CLICKS + DRAGS + SIZES];
    const unsigned steps = sizeof deck / sizeof *deck;
    char data[1100];
    const char *top = getenv("top_srcdir"), *program = getenv("TOUCHLINE");
    unsigned long long seed = (unsigned long long)time(NULL) * 1000 + (unsigned)getpid() % 1000;
    if (argc > 1)
        seed = strtoull(argv[1], NULL, 10);
    state = seed * 2 + 1;
    printf("seed %llu\n", seed);
    snprintf(data, sizeof data, "TOUCHLINE_DATADIR=%.900s/data", top ? top : ".");
    const char *command[] = {program ? program : "./touchline", "uel-2023-24", NULL};
    const char *env[] = {data, "XDG_STATE_HOME=/dev/null", NULL};
    struct vt_options options = {.argv = command, .env = env, .bare = true};
    struct vt *vt = vt_open(&options);
    vt_settle(vt);

    shuffle(deck, steps);
    for (unsigned i = 0; i < steps && !vt->ended; i++) {
        step(vt, deck[i]);
        /* Mostly it sees one thing at a time, sometimes many at once. */
        while (pick(4) != 0 && vt_pump(vt, 2))
            continue;
    }
    calm(vt);
    if (vt->ended)
        return report(vt, "it ended too early");
    vt_mark(vt);
    vt_resize(vt, 80, 24);
    calm(vt);
    /* These end whatever was half typed: a report of the mouse, a sequence, a moment. */
    vt_send(vt, "M", 1);
    calm(vt);
    vt_send(vt, "\033", 1);
    calm(vt);
    vt_send(vt, "q", 1);
    if (!vt_wait_ended(vt))
        return report(vt, "it does not quit");
    if (!WIFEXITED(vt->status) || WEXITSTATUS(vt->status) != 0)
        return report(vt, "it did not end well");
    if (!vt_wrote(vt, "\033[?1049l") || !vt_modes_restored(vt))
        return report(vt, "it did not give the terminal back");
    vt_close(vt);
    printf("1 passed, 0 failed, 0 skipped\n");
    return 0;
}
