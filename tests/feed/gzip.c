#include "gzip.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct bits {
    unsigned char *bytes;
    size_t len, cap;
    uint32_t held;
    int count;
};

static void put_byte(struct bits *bits, unsigned byte)
{
    if (bits->len == bits->cap) {
        bits->cap = bits->cap ? bits->cap * 2 : 4096;
        bits->bytes = realloc(bits->bytes, bits->cap);
        if (!bits->bytes)
            abort();
    }
    bits->bytes[bits->len++] = (unsigned char)byte;
}

/* Values go from their lowest bit on. */
static void put_bits(struct bits *bits, uint32_t value, int count)
{
    bits->held |= value << bits->count;
    bits->count += count;
    while (bits->count >= 8) {
        put_byte(bits, bits->held & 0xff);
        bits->held >>= 8;
        bits->count -= 8;
    }
}

/* Codes go from their highest bit on. */
static void put_code(struct bits *bits, uint32_t code, int count)
{
    for (int i = count - 1; i >= 0; i--)
        put_bits(bits, code >> i & 1, 1);
}

static void put_number(struct bits *bits, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        put_byte(bits, number >> 8 * i & 0xff);
}

/* RFC 1951, 3.2.6. */
static void put_literal(struct bits *bits, unsigned byte)
{
    if (byte < 144)
        put_code(bits, 0x30 + byte, 8);
    else
        put_code(bits, 0x190 + byte - 144, 9);
}

static uint32_t crc_of(const unsigned char *bytes, size_t len)
{
    uint32_t table[256], crc = 0xffffffff;
    for (uint32_t i = 0; i < 256; i++) {
        table[i] = i;
        for (int k = 0; k < 8; k++)
            table[i] = table[i] & 1 ? 0xedb88320 ^ table[i] >> 1 : table[i] >> 1;
    }
    for (size_t i = 0; i < len; i++)
        crc = table[(crc ^ bytes[i]) & 0xff] ^ crc >> 8;
    return ~crc;
}

unsigned char *gzip_make(const unsigned char *bytes, size_t len, size_t *made)
{
    enum { LONGEST = 258 };
    static const unsigned char head[] = {0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};
    struct bits bits = {0};
    for (size_t i = 0; i < sizeof head; i++)
        put_byte(&bits, head[i]);
    put_bits(&bits, 1, 1); /* the last block */
    put_bits(&bits, 1, 2); /* with fixed codes */
    for (size_t at = 0; at < len;) {
        size_t run = 0;
        while (at > 0 && run < LONGEST && at + run < len && bytes[at + run] == bytes[at - 1])
            run++;
        if (run == LONGEST) {
            put_code(&bits, 0xc5, 8); /* length 258 */
            put_code(&bits, 0, 5);    /* from one byte before */
            at += LONGEST;
        } else {
            put_literal(&bits, bytes[at++]);
        }
    }
    put_code(&bits, 0, 7); /* the end of the block */
    put_bits(&bits, 0, (8 - bits.count) % 8);
    put_number(&bits, crc_of(bytes, len));
    put_number(&bits, (uint32_t)len);
    *made = bits.len;
    return bits.bytes;
}
