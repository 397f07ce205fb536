/*
 * Text: the one gate through which foreign bytes pass before anyone sees them, and what layout
 * needs to know of clean text: its width in cells, where it may be cut, how it folds for ASCII and
 * finding.
 */
#ifndef TOUCHLINE_BASE_UTF8_H
#define TOUCHLINE_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_NAME_BYTES 256 /* the longest name the gate lets through, in bytes */
#define UTF8_FOLD_GROWTH 8  /* bytes of ASCII that one byte of text folds into, at most */

/*
 * Writes at most size-1 bytes of clean text plus a NUL into out and returns the length; size 0
 * writes nothing. Clean is: valid UTF-8 in NFC; categories L*, M*, N*, P*, S* and blanks only;
 * every Zs becomes one blank (U+0020, each); U+00AD is removed; everything else (controls, bidi,
 * zero-width, line separators, private, unassigned, U+034F, 115F-1160, 180E, 2800, 3164, FFA0,
 * variation selectors, tags, the wide marks 302E-302F and 16FF0-16FF1, each invalid byte, a mark
 * with no base, a fourth mark on one base in NFC) becomes U+FFFD. A blank and U+FFFD are no base.
 * Never cuts inside a base and its marks: what does not fit is left out with all that follows.
 * Plain printable ASCII takes a short way past the library.
 */
size_t utf8_gate(char *out, size_t size, const char *bytes, size_t len);

/* True when the bytes are valid UTF-8. *bad (may be NULL) gets the offset of the first bad byte. */
bool utf8_valid(const char *bytes, size_t len, size_t *bad);

/* Reads one code point of clean text at text[*at], advances *at; 0 at the end. */
uint32_t utf8_next(const char *text, size_t *at);

/* Writes code point as UTF-8 (no NUL), returns bytes 1-4; what is none is written as U+FFFD. out
 * has room for 4. */
size_t utf8_encode(char *out, uint32_t code);

/* Cells one code point takes: 0 (marks), 1 or 2. */
int utf8_code_width(uint32_t code);

/* Cells that clean text takes. */
int utf8_width(const char *text);

/* Bytes of the longest prefix of clean text that fits in cells, whole characters with their marks;
 * *used (may be NULL) gets its width. */
size_t utf8_clip(const char *text, int cells, int *used);

/* Takes off the end of text a character that snprintf() cut in its middle. */
void utf8_trim(char *text);

/*
 * Folds clean text to ASCII: decomposes, drops marks, and maps letters that do not decompose by one
 * table (ø o, đ d, ł l, ı i, æ ae, þ th, ß ss, quotes, dashes ...), keeping case; what has no ASCII
 * form becomes '?'. At most size-1 bytes and a NUL; returns the length.
 */
size_t utf8_fold_ascii(char *out, size_t size, const char *text);

/* The form that finding compares: utf8_fold_ascii in lower case, every run of what is neither
 * letter nor digit one blank, none at the ends. Letters that have no ASCII form stay as they are
 * (case-folded). */
size_t utf8_fold_key(char *out, size_t size, const char *text);

#endif
