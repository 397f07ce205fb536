/*
 * The benches: what "make bench" runs. Every figure is a ratio between two things measured in the
 * same run, side by side, with what is wanted next to it; nothing here passes or fails. What cannot
 * be measured ends the program with a sentence.
 */
#ifndef TOUCHLINE_BENCH_BENCH_H
#define TOUCHLINE_BENCH_BENCH_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

/* -- bench.c: the table, the clock, the odds and ends ------------------------------------------ */

struct bench {
    const char *touchline, *bare; /* the two programs */
    const char *edition;          /* a bundled edition's file: eight teams */
    const char *corpus;           /* a folder of Football.TXT, or NULL */
    const char *dir;              /* temporary; the programs' home too */
    char big[512], rich[512];     /* generated: 65,536 teams; 1,024 with all about their matches */
};

/* Seconds of the monotonic clock, for what other programs do. */
double now(void);

/* Seconds of processor time, user's and system's, of this process: for work done in it, so that
 * what else the machine is busy with does not count. */
double processor_time(void);

/* The most memory that this process has had, in bytes. */
double peak_bytes(void);

/* A measure taken in a process of its own, whose heap has yet to grow. */
double in_process(double (*measure)(const void *of), const void *of);

/* Orders the values and returns the one that a share (0 to 1) of them do not exceed. */
double percentile(double *values, size_t count, double share);

/* One row: what was measured, what it is held against, and their ratio. Numbers come with their
 * unit: "4.81 ms". */
void row(const char *what, const char *ours, const char *against, double ratio, const char *wanted);

/* A number with its unit, in buf: seconds as ms, bytes as MiB. */
const char *as_ms(double seconds, char buf[32]);
const char *as_mib(double bytes, char buf[32]);

_Noreturn void give_up(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* -- generate.c: editions in our own format -----------------------------------------------------
 */

/* Writes a whole knock-out of teams (a power of two), all of it played. Rich: two legs with goals,
 * cards, substitutions and line-ups; else one leg, of which kick-off and score are known. */
void generate_edition(FILE *out, uint32_t teams, int rich);

/* -- pty.c: a program on a terminal of its own --------------------------------------------------
 */

struct pty {
    int master;
    pid_t pid;
    double started; /* just before the fork */
    size_t bytes;   /* read so far */
};

void pty_start(struct pty *pty, int w, int h, char *const command[]);

/*
 * Reads until the program has been silent for quiet seconds after having written anything; returns
 * when its last byte came, or 0 when nothing came for patience seconds. So a frame is full when
 * its last byte is here; the same rule for every program.
 */
double pty_settle(struct pty *pty, double patience, double quiet);

void pty_type(struct pty *pty, const char *keys, size_t len);

/* Types q, waits for the end, and returns the peak memory in bytes (ru_maxrss). */
double pty_quit(struct pty *pty);

/* -- what is measured: each prints its rows -----------------------------------------------------
 */

void bench_start(const struct bench *bench);  /* start.c */
void bench_memory(const struct bench *bench); /* start.c */
void bench_idle(const struct bench *bench);   /* start.c */
void bench_keys(const struct bench *bench);   /* keys.c */
void bench_status(const struct bench *bench); /* status.c */
void bench_load(const struct bench *bench);   /* load.c */
void bench_time(const struct bench *bench);   /* time.c */
void bench_txt(const struct bench *bench);    /* txt.c */
void bench_find(const struct bench *bench);   /* find.c */
void bench_live(const struct bench *bench);   /* live.c */

#endif
