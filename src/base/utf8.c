#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

#define REPLACEMENT 0xFFFD
#define SOFT_HYPHEN 0xAD
#define MARKS_MOST 3
#define CLUSTER_MOST (1 + MARKS_MOST) /* code points of a base and its marks */
#define DECOMPOSED_MOST 32 /* of a cluster and one mark more: 4 each at most, Unicode promises */

static size_t encode(char *out, int32_t code)
{
    return (size_t)utf8proc_encode_char(code, (utf8proc_uint8_t *)out);
}

/* Reads one code point; a bad byte is -1 and one byte long. */
static size_t decode(const char *bytes, size_t len, int32_t *code)
{
    utf8proc_ssize_t read =
        utf8proc_iterate((const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)len, code);
    if (read > 0)
        return (size_t)read;
    *code = -1;
    return 1;
}

static bool is_mark(int32_t code)
{
    utf8proc_category_t category = utf8proc_category(code);
    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

/* What a code point is to the gate. */
enum kind { KIND_BASE, KIND_MARK, KIND_BLANK, KIND_REMOVED, KIND_REFUSED };

/* Invisible, or wide although a mark, in spite of a category that is let through. */
static bool is_trap(int32_t code)
{
    static const struct {
        int32_t first, last;
    } traps[] = {
        {0x034F, 0x034F}, {0x115F, 0x1160},   {0x180B, 0x180F},   {0x2800, 0x2800},
        {0x302E, 0x302F}, {0x3164, 0x3164},   {0xFE00, 0xFE0F},   {0xFFA0, 0xFFA0},
        {0xFFFD, 0xFFFD}, {0x16FF0, 0x16FF1}, {0xE0000, 0xE0FFF},
    };
    if (code < traps[0].first)
        return false;
    for (size_t i = 0; i < sizeof traps / sizeof traps[0]; i++)
        if (code >= traps[i].first && code <= traps[i].last)
            return true;
    return false;
}

static enum kind kind_of(int32_t code)
{
    if (code < 0 || is_trap(code))
        return KIND_REFUSED;
    if (code == SOFT_HYPHEN)
        return KIND_REMOVED;
    if (is_mark(code))
        return KIND_MARK;
    utf8proc_category_t category = utf8proc_category(code);
    if (category == UTF8PROC_CATEGORY_ZS)
        return KIND_BLANK;
    bool kept = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_SO;
    return kept ? KIND_BASE : KIND_REFUSED;
}

/* A base and its marks, in NFC. */
struct cluster {
    int32_t codes[CLUSTER_MOST];
    size_t count;
};

/* Appends the canonical decomposition, each mark in its canonical place; returns the new count. */
static size_t decompose_onto(int32_t *codes, size_t count, int32_t code)
{
    utf8proc_ssize_t room = DECOMPOSED_MOST - (utf8proc_ssize_t)count;
    utf8proc_ssize_t more =
        utf8proc_decompose_char(code, codes + count, room, UTF8PROC_DECOMPOSE, NULL);
    if (more < 0 || more > room)
        return count;
    size_t end = count + (size_t)more;
    for (size_t i = count; i < end; i++) {
        int32_t moved = codes[i];
        int class = utf8proc_get_property(moved)->combining_class;
        size_t to = i;
        for (; class && to && utf8proc_get_property(codes[to - 1])->combining_class > class; to--)
            codes[to] = codes[to - 1];
        codes[to] = moved;
    }
    return end;
}

/* Adds a code point unless the cluster would then be longer than most in NFC. */
static bool cluster_join(struct cluster *cluster, int32_t code, size_t most)
{
    int32_t codes[DECOMPOSED_MOST];
    size_t count = 0;
    for (size_t i = 0; i < cluster->count; i++)
        count = decompose_onto(codes, count, cluster->codes[i]);
    count = decompose_onto(codes, count, code);
    utf8proc_ssize_t composed = 1;
    if (count > 1)
        composed = utf8proc_normalize_utf32(codes, (utf8proc_ssize_t)count,
                                            UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    if (composed < 1 || (size_t)composed > most)
        return false;
    cluster->count = (size_t)composed;
    memcpy(cluster->codes, codes, cluster->count * sizeof codes[0]);
    return true;
}

/* The letters that compose with the letter before them: Hangul vowels and finals. */
static bool is_joining_jamo(int32_t code)
{
    return code >= 0x1161 && code <= 0x11FF;
}

/* Where clean text goes. Once something did not fit, nothing more is written. */
struct sink {
    char *out;
    size_t at, most;
    bool full;
};

static void put(struct sink *sink, const char *bytes, size_t len)
{
    if (sink->full || len > sink->most - sink->at) {
        sink->full = true;
        return;
    }
    memcpy(sink->out + sink->at, bytes, len);
    sink->at += len;
}

static void put_code(struct sink *sink, int32_t code)
{
    char bytes[4];
    put(sink, bytes, encode(bytes, code));
}

/* ASCII needs no thought and may be cut anywhere. */
static void put_plain(struct sink *sink, const char *bytes, size_t len)
{
    size_t room = sink->most - sink->at;
    put(sink, bytes, len < room ? len : room);
    sink->full = sink->full || len > room;
}

/* Length of the printable ASCII at the start that carries no mark. */
static size_t plain_length(const char *bytes, size_t len)
{
    size_t run = 0;
    while (run < len && bytes[run] >= ' ' && bytes[run] <= '~')
        run++;
    return run && run < len && (bytes[run] & 0x80) ? run - 1 : run;
}

/* Reads a base and what joins it; returns the bytes read. */
static size_t put_cluster(struct sink *sink, const char *bytes, size_t len)
{
    struct cluster cluster = {0};
    int32_t code;
    size_t at = decode(bytes, len, &code);
    if (code < 0x300) { /* all of these are NFC by themselves */
        cluster.codes[0] = code;
        cluster.count = 1;
    } else {
        cluster_join(&cluster, code, CLUSTER_MOST);
    }
    for (size_t step; at < len; at += step) {
        step = decode(bytes + at, len - at, &code);
        if (code == SOFT_HYPHEN)
            continue;
        bool mark = kind_of(code) == KIND_MARK;
        if (!(mark || is_joining_jamo(code)) ||
            !cluster_join(&cluster, code, mark ? CLUSTER_MOST : 1))
            break;
    }
    char encoded[CLUSTER_MOST * 4];
    size_t size = 0;
    for (size_t i = 0; i < cluster.count; i++)
        size += encode(encoded + size, cluster.codes[i]);
    put(sink, encoded, size);
    return at;
}

static size_t put_foreign(struct sink *sink, const char *bytes, size_t len)
{
    int32_t code;
    size_t read = decode(bytes, len, &code);
    switch (kind_of(code)) {
    case KIND_BASE:
        return put_cluster(sink, bytes, len);
    case KIND_BLANK:
        put(sink, " ", 1);
        break;
    case KIND_MARK: /* those with a base went with it */
    case KIND_REFUSED:
        put_code(sink, REPLACEMENT);
        break;
    case KIND_REMOVED:
        break;
    }
    return read;
}

size_t utf8_gate(char *out, size_t size, const char *bytes, size_t len)
{
    if (!size)
        return 0;
    struct sink sink = {.out = out, .most = size - 1};
    for (size_t at = 0; at < len && !sink.full;) {
        size_t plain = plain_length(bytes + at, len - at);
        put_plain(&sink, bytes + at, plain);
        at += plain;
        if (at < len && !sink.full)
            at += put_foreign(&sink, bytes + at, len - at);
    }
    out[sink.at] = '\0';
    return sink.at;
}

/* How many bytes from here on are ASCII, looked at eight at a time where there are so many. */
static size_t ascii_run(const char *bytes, size_t len)
{
    size_t at = 0;
    uint64_t eight;
    for (; len - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, bytes + at, sizeof eight);
        if (eight & UINT64_C(0x8080808080808080))
            break;
    }
    while (at < len && !(bytes[at] & 0x80))
        at++;
    return at;
}

bool utf8_valid(const char *bytes, size_t len, size_t *bad)
{
    int32_t code;
    for (size_t at = 0; (at += ascii_run(bytes + at, len - at)) < len;) {
        size_t read = decode(bytes + at, len - at, &code);
        if (code < 0) {
            if (bad)
                *bad = at;
            return false;
        }
        at += read;
    }
    return true;
}

uint32_t utf8_next(const char *text, size_t *at)
{
    unsigned char first = (unsigned char)text[*at];
    if (first < 0x80) {
        *at += first != 0;
        return first;
    }
    /* The NUL is no continuation, so that nothing beyond it is read. */
    int32_t code;
    *at += decode(text + *at, 4, &code);
    return code < 0 ? REPLACEMENT : (uint32_t)code;
}

size_t utf8_encode(char *out, uint32_t code)
{
    bool sound = code < 0xD800 || (code > 0xDFFF && code <= 0x10FFFF);
    return encode(out, sound ? (int32_t)code : REPLACEMENT);
}

int utf8_code_width(uint32_t code)
{
    if (code >= ' ' && code <= '~')
        return 1;
    return code > 0x10FFFF || is_mark((int32_t)code) ? 0 : utf8proc_charwidth((int32_t)code);
}

/* Cells of the code point at text[*at], which is passed. ASCII needs no looking up. */
static int pass(const char *text, size_t *at)
{
    if (text[*at] >= ' ' && text[*at] <= '~') {
        ++*at;
        return 1;
    }
    return utf8_code_width(utf8_next(text, at));
}

int utf8_width(const char *text)
{
    int cells = 0;
    for (size_t at = 0; text[at];)
        cells += pass(text, &at);
    return cells;
}

size_t utf8_clip(const char *text, int cells, int *used)
{
    int taken = 0;
    size_t end = 0;
    for (size_t at = 0; text[at]; end = at) {
        int width = pass(text, &at);
        if (width > cells - taken)
            break;
        taken += width;
    }
    if (used)
        *used = taken;
    return end;
}

void utf8_trim(char *text)
{
    size_t len = strlen(text), lead = len, need = 1;

    while (lead > 0 && ((unsigned char)text[lead - 1] & 0xc0) == 0x80)
        lead--;
    if (lead == 0)
        return;
    lead--;
    if ((unsigned char)text[lead] >= 0xc0)
        need = (unsigned char)text[lead] >= 0xf0 ? 4 : (unsigned char)text[lead] >= 0xe0 ? 3 : 2;
    if (len - lead < need)
        text[lead] = '\0';
}
