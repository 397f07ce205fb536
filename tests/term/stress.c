/*
 * The real program under 500 random keys, 100 clicks and 200 random sizes from 1x1 to 250x80: it
 * must live, and quit cleanly in the end. Usage: stress [SEED]. Without one, it takes and tells a
 * new one.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "vt.h"

#define KEYS 500
#define SIZES 200
#define CLICKS 100
#define W_MOST 250
#define H_MOST 80

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
    "k",      "j",      "h",        "l",        "g",        "G",      "p",      "i",
    "t",      "?",      "1",        "2",        "3",        "4",      "5",      "\r",
    "\r",     "\033",   "\t",       "\033[Z",   "\x7f",     "\f",     "\033OA", "\033OB",
    "\033OC", "\033OD", "\033[5~",  "\033[6~",  "\033OH",   "\033OF", "\033OP", "\033[15~",
    "\033OA", "\033OB", "\033OC",   "\033OD",   "\xc3\xa9", "\xff",   "Z",      "\033[99;9u",
    "\033[",  "\x01",   "\033[<0;", "\xe2\x96",
};

static void step(struct vt *vt, unsigned what)
{
    char text[64];
    const char *key = keys[pick(sizeof keys / sizeof *keys)];
    if (what < KEYS) {
        vt_send(vt, key, strlen(key));
    } else if (what < KEYS + CLICKS) {
        /* Not on the last row: a click on "quit" there would be heeded. */
        static const int buttons[] = {0, 0, 0, 32, 64, 65};
        int rows = vt->h > 1 ? vt->h - 1 : 1;
        if (vt->h > 1) {
            snprintf(text, sizeof text, "\033[<%d;%u;%uM", buttons[pick(6)],
                     1 + pick((unsigned)vt->w), 1 + pick((unsigned)rows));
            vt_send(vt, text, strlen(text));
        }
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

int main(int argc, char **argv)
{
    static unsigned deck[KEYS + CLICKS + SIZES];
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
    const char *env[] = {data, NULL};
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
    vt_settle(vt);
    if (vt->ended)
        return report(vt, "it ended too early");
    vt_mark(vt);
    vt_resize(vt, 80, 24);
    vt_settle(vt);
    /* These end whatever was half typed: a report of the mouse, a sequence. */
    vt_send(vt, "M", 1);
    vt_settle(vt);
    vt_send(vt, "\033", 1);
    vt_settle(vt);
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
