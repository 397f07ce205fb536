/*
 * The way out when the program crashes: the terminal is given back by bytes prepared while all was
 * well, and then the program dies of what it was dying of. One terminal at a time.
 */
#ifndef TOUCHLINE_UI_CRASH_H
#define TOUCHLINE_UI_CRASH_H

#include <stddef.h>
#include <termios.h>

#define CRASH_BYTES 512

/* From now on a crash writes these bytes (len at most CRASH_BYTES; copied) to fd and puts back its
 * terminal modes. */
void crash_arm(int fd, const struct termios *before, const char *bytes, size_t len);

/* Puts back what was there before; may be called when nothing is armed. */
void crash_disarm(void);

#endif
