/*
 * The look at a configuration file before libconfig sees it. libconfig 1.5 reads integers of more
 * than 32 bits wrong in silence, opens any path after "@include", takes quadratic time over groups
 * of many settings and over single words, numbers, texts or comments of megabytes, and turns "\x"
 * into any byte; such files are refused here, with the line. Also found here, because libconfig
 * says too little about them: strings, comments and brackets that are not closed.
 */
#ifndef TOUCHLINE_INPUT_CFG_SCAN_H
#define TOUCHLINE_INPUT_CFG_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/vec.h"

#define CFG_NESTING_MOST 32   /* brackets open at once */
#define CFG_SETTINGS_MOST 256 /* settings in one group */
#define CFG_DIGITS_MOST 9     /* digits of an integer */
#define CFG_TOKEN_MOST 65535  /* bytes of a text, comment, name, number or run of blanks */

/*
 * What libconfig is helped with. Zero-initialise; vec_release() ends when done.
 * ends: the line on which each string of a list ends, in the order of the file. (libconfig says the
 * line of what follows the string.)
 * len: of what is to be parsed: without a last comment that no line end follows. (libconfig takes
 * such a one for an error.)
 */
struct cfg_lines {
    VEC(uint32_t) ends;
    size_t len;
};

/*
 * One pass over len bytes. Everything refused goes to report with its line; false when there is
 * any. lines (may be NULL) is filled as far as the pass goes.
 */
bool cfg_scan(const char *bytes, size_t len, struct cfg_lines *lines, struct report *report);

#endif
