/* A small gzip writer for tests: fixed codes, runs of one byte. Fifty megabytes of blanks become
 * 300 KB. */
#ifndef TOUCHLINE_TESTS_FEED_GZIP_H
#define TOUCHLINE_TESTS_FEED_GZIP_H

#include <stddef.h>

/* bytes as a gzip file, malloc'd. */
unsigned char *gzip_make(const unsigned char *bytes, size_t len, size_t *made);

#endif
