/* CRC-32C (Castagnoli; RFC 3720, B.4): tells whether bytes are those that were written. */
#ifndef TOUCHLINE_BASE_CRC_H
#define TOUCHLINE_BASE_CRC_H

#include <stddef.h>
#include <stdint.h>

uint32_t crc32c(const char *bytes, size_t len);

#endif
