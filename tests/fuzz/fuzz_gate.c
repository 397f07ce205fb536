/* The text gate and all that reads clean text, on any bytes. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void require(bool held)
{
    if (!held)
        abort();
}

/* An exact heap block, so that the sanitizer sees one byte too many. */
static char *gate(const char *bytes, size_t len, size_t size, size_t *got)
{
    char *out = malloc(size);
    require(out != NULL);
    *got = utf8_gate(out, size, bytes, len);
    require(*got < size && strlen(out) == *got);
    return out;
}

static bool is_mark(uint32_t code)
{
    return utf8proc_category_string((int32_t)code)[0] == 'M';
}

/* Whether a cut at this byte of clean text falls before a base, or at the end. */
static bool is_whole(const char *text, size_t at)
{
    return (text[at] & 0xC0) != 0x80 && !is_mark(utf8_next(text, &at));
}

static void check_code_points(const char *clean)
{
    size_t marks = 0;
    bool base = false;
    for (size_t at = 0; clean[at];) {
        uint32_t code = utf8_next(clean, &at);
        if (is_mark(code)) {
            require(base && ++marks <= 3);
            require(utf8_code_width(code) == 0);
            continue;
        }
        marks = 0;
        base = code != ' ' && code != 0xFFFD;
        require(strchr("LNPS", utf8proc_category_string((int32_t)code)[0]) || code == ' ');
        require(utf8_code_width(code) == 1 || utf8_code_width(code) == 2);
    }
}

static void check_clean(const char *clean, size_t len)
{
    require(utf8_valid(clean, len, NULL));
    check_code_points(clean);
    utf8proc_uint8_t *nfc = utf8proc_NFC((const utf8proc_uint8_t *)clean);
    require(nfc && strcmp((const char *)nfc, clean) == 0);
    free(nfc);
    size_t again_len;
    char *again = gate(clean, len, len + 1, &again_len);
    require(again_len == len && memcmp(again, clean, len) == 0);
    free(again);
}

/* At every smaller size: a prefix that ends between characters, and as long as can be. */
static void check_sizes(const char *bytes, size_t len, const char *clean, size_t clean_len)
{
    for (size_t size = 1; size <= 40; size++) {
        size_t got;
        char *part = gate(bytes, len, size, &got);
        require(got <= clean_len && memcmp(part, clean, got) == 0 && is_whole(clean, got));
        for (size_t at = got + 1; at < size && at <= clean_len; at++)
            require(!is_whole(clean, at));
        free(part);
    }
}

static void check_clip(const char *clean, size_t len)
{
    int width = utf8_width(clean);
    for (int cells = -1; cells <= 20; cells++) {
        int used;
        size_t end = utf8_clip(clean, cells, &used);
        require(end <= len && is_whole(clean, end));
        require(used >= 0 && (used <= cells || (cells < 0 && used == 0)));
        require(used <= width && (end == len || used + 2 > cells));
    }
    int used;
    require(utf8_clip(clean, width, &used) == len && used == width);
}

static void check_fold(const char *clean, size_t len)
{
    for (size_t size = 1; size <= len * 20 + 1; size = size * 3 + 1) {
        char *out = malloc(size);
        require(out != NULL);
        size_t got = utf8_fold_ascii(out, size, clean);
        require(got < size && strlen(out) == got);
        for (size_t i = 0; i < got; i++)
            require(out[i] >= ' ' && out[i] <= '~');
        got = utf8_fold_key(out, size, clean);
        require(got < size && strlen(out) == got && utf8_valid(out, got, NULL));
        require(got == 0 || (out[0] != ' ' && out[got - 1] != ' '));
        require(!strstr(out, "  "));
        for (size_t i = 0; i < got; i++)
            require((out[i] & 0x80) || out[i] == ' ' || (out[i] >= 'a' && out[i] <= 'z') ||
                    (out[i] >= '0' && out[i] <= '9'));
        free(out);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const char *text = (const char *)bytes;
    size_t len;
    char *clean = gate(text, size, size * 3 + 1, &len);
    check_clean(clean, len);
    check_sizes(text, size, clean, len);
    check_clip(clean, len);
    check_fold(clean, len);
    free(clean);
    return 0;
}
