#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

#define FOLDED_MOST 32 /* code points from one: 18, for U+FDFA, is the most */

/* What decomposition does not turn into ASCII, or turns into something worse. Sorted by code. */
static const struct fold {
    int32_t code;
    char ascii[4];
} folds[] = {
    /* clang-format off */
    {0x00A1, "!"}, {0x00A2, "c"}, {0x00A3, "GBP"}, {0x00A5, "JPY"}, {0x00A6, "|"}, {0x00A8, "\""},
    {0x00A9, "(C)"}, {0x00AB, "\""}, {0x00AE, "(R)"}, {0x00AF, "-"}, {0x00B0, "o"}, {0x00B1, "+-"},
    {0x00B4, "'"}, {0x00B5, "u"}, {0x00B7, "."}, {0x00B8, ","}, {0x00BB, "\""}, {0x00BF, "?"},
    {0x00C6, "AE"}, {0x00D0, "D"}, {0x00D7, "x"}, {0x00D8, "O"}, {0x00DE, "TH"}, {0x00DF, "ss"},
    {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F7, "/"}, {0x00F8, "o"}, {0x00FE, "th"}, {0x0110, "D"},
    {0x0111, "d"}, {0x0126, "H"}, {0x0127, "h"}, {0x0131, "i"}, {0x0138, "k"}, {0x0141, "L"},
    {0x0142, "l"}, {0x014A, "NG"}, {0x014B, "ng"}, {0x0152, "OE"}, {0x0153, "oe"}, {0x0166, "T"},
    {0x0167, "t"}, {0x0180, "b"}, {0x0181, "B"}, {0x0182, "B"}, {0x0183, "b"}, {0x0186, "O"},
    {0x0187, "C"}, {0x0188, "c"}, {0x0189, "D"}, {0x018A, "D"}, {0x018B, "D"}, {0x018C, "d"},
    {0x018E, "E"}, {0x018F, "A"}, {0x0190, "E"}, {0x0191, "F"}, {0x0192, "f"}, {0x0193, "G"},
    {0x0194, "G"}, {0x0195, "hv"}, {0x0196, "I"}, {0x0197, "I"}, {0x0198, "K"}, {0x0199, "k"},
    {0x019A, "l"}, {0x019D, "N"}, {0x019E, "n"}, {0x019F, "O"}, {0x01A4, "P"}, {0x01A5, "p"},
    {0x01A6, "R"}, {0x01A9, "SH"}, {0x01AB, "t"}, {0x01AC, "T"}, {0x01AD, "t"}, {0x01AE, "T"},
    {0x01B2, "V"}, {0x01B3, "Y"}, {0x01B4, "y"}, {0x01B5, "Z"}, {0x01B6, "z"}, {0x01B7, "Z"},
    {0x01DD, "e"}, {0x01E4, "G"}, {0x01E5, "g"}, {0x0220, "N"}, {0x0224, "Z"}, {0x0225, "z"},
    {0x0237, "j"}, {0x023A, "A"}, {0x023B, "C"}, {0x023C, "c"}, {0x023D, "L"}, {0x023E, "T"},
    {0x0243, "B"}, {0x0244, "U"}, {0x0246, "E"}, {0x0247, "e"}, {0x0248, "J"}, {0x0249, "j"},
    {0x024A, "Q"}, {0x024B, "q"}, {0x024C, "R"}, {0x024D, "r"}, {0x024E, "Y"}, {0x024F, "y"},
    {0x0251, "a"}, {0x0253, "b"}, {0x0254, "o"}, {0x0256, "d"}, {0x0257, "d"}, {0x0259, "a"},
    {0x025B, "e"}, {0x0260, "g"}, {0x0261, "g"}, {0x0263, "g"}, {0x0268, "i"}, {0x0269, "i"},
    {0x026A, "i"}, {0x026B, "l"}, {0x0272, "n"}, {0x0275, "o"}, {0x0280, "r"}, {0x0283, "sh"},
    {0x0288, "t"}, {0x0289, "u"}, {0x028B, "v"}, {0x0292, "z"}, {0x02B9, "'"}, {0x02BA, "\""},
    {0x02BB, "'"}, {0x02BC, "'"}, {0x02BD, "'"}, {0x02BE, "'"}, {0x02BF, "'"}, {0x02C8, "'"},
    {0x02CA, "'"}, {0x02CB, "'"}, {0x1E9E, "SS"}, {0x2010, "-"}, {0x2011, "-"}, {0x2012, "-"},
    {0x2013, "-"}, {0x2014, "-"}, {0x2015, "-"}, {0x2016, "||"}, {0x2017, "_"}, {0x2018, "'"},
    {0x2019, "'"}, {0x201A, "'"}, {0x201B, "'"}, {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""},
    {0x201F, "\""}, {0x2020, "+"}, {0x2021, "++"}, {0x2022, "*"}, {0x2023, ">"}, {0x2026, "..."},
    {0x2027, "."}, {0x2030, "0/0"}, {0x2032, "'"}, {0x2033, "\""}, {0x2039, "'"}, {0x203A, "'"},
    {0x203C, "!!"}, {0x2043, "-"}, {0x2044, "/"}, {0x20AC, "EUR"}, {0x2190, "<-"}, {0x2191, "^"},
    {0x2192, "->"}, {0x2193, "v"}, {0x2194, "<->"}, {0x2212, "-"}, {0x2215, "/"}, {0x2217, "*"},
    {0x2219, "."}, {0x2236, ":"}, {0x223C, "~"}, {0x2248, "~"}, {0x2260, "!="}, {0x2264, "<="},
    {0x2265, ">="}, {0x22C5, "."}, {0x2500, "-"}, {0x2501, "-"}, {0x2502, "|"}, {0x2503, "|"},
    {0x25A0, "#"}, {0x25A1, "#"}, {0x25CB, "o"}, {0x25CF, "*"}, {0x2605, "*"}, {0x2606, "*"},
    {0x2713, "v"}, {0x2714, "v"}, {0x2717, "x"}, {0x2718, "x"}, {0x2C62, "L"}, {0x2C65, "a"},
    {0x2C66, "t"}, {0x3001, ","}, {0x3002, "."}, {0x3008, "<"}, {0x3009, ">"}, {0x300A, "\""},
    {0x300B, "\""}, {0x300C, "'"}, {0x300D, "'"}, {0x300E, "\""}, {0x300F, "\""}, {0x301C, "~"},
    {0x30FB, "."}, {0xA78B, "'"}, {0xA78C, "'"},
    /* clang-format on */
};

static const char *find_fold(int32_t code)
{
    size_t low = 0, high = sizeof folds / sizeof folds[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (folds[middle].code == code)
            return folds[middle].ascii;
        if (folds[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static utf8proc_category_t category_of(uint32_t code)
{
    return utf8proc_category((int32_t)code);
}

static bool is_mark(uint32_t code)
{
    utf8proc_category_t category = category_of(code);
    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

/* A syllable stays whole; its parts would be letters of their own. */
static bool is_hangul_syllable(uint32_t code)
{
    return code >= 0xAC00 && code <= 0xD7A3;
}

/* The parts one code point folds into: ASCII where there is any, else bare letters and signs. */
struct folded {
    uint32_t parts[FOLDED_MOST];
    size_t count;
};

static void add_part(struct folded *folded, uint32_t part)
{
    if (folded->count < FOLDED_MOST)
        folded->parts[folded->count++] = part;
}

static bool add_from_table(struct folded *folded, uint32_t code)
{
    const char *ascii = find_fold((int32_t)code);
    if (!ascii)
        return false;
    for (; *ascii; ascii++)
        add_part(folded, (unsigned char)*ascii);
    return true;
}

static void fold_code(struct folded *folded, uint32_t code, bool fold_case)
{
    folded->count = 0;
    if (code >= 0x80 && add_from_table(folded, code))
        return;
    if (is_hangul_syllable(code)) {
        add_part(folded, code);
        return;
    }
    int32_t raw[FOLDED_MOST];
    utf8proc_option_t how = (utf8proc_option_t)(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                (fold_case ? UTF8PROC_CASEFOLD : 0));
    utf8proc_ssize_t count = utf8proc_decompose_char((int32_t)code, raw, FOLDED_MOST, how, NULL);
    for (utf8proc_ssize_t i = 0; i < count && i < FOLDED_MOST; i++) {
        uint32_t part = (uint32_t)raw[i];
        if (part < 0x80 || (!is_mark(part) && !add_from_table(folded, part)))
            add_part(folded, part);
    }
}

static char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

/* Whether a capital of two letters stands before a small one: "Thor", but "THOR". */
static bool small_follows(const char *text, size_t at)
{
    uint32_t next;
    do
        next = utf8_next(text, &at);
    while (is_mark(next));
    return category_of(next) == UTF8PROC_CATEGORY_LL;
}

size_t utf8_fold_ascii(char *out, size_t size, const char *text)
{
    if (!size)
        return 0;
    size_t len = 0;
    for (size_t at = 0; text[at];) {
        uint32_t code = utf8_next(text, &at);
        char ascii[FOLDED_MOST];
        struct folded folded;
        fold_code(&folded, code, false);
        bool soften = folded.count > 1 && category_of(code) == UTF8PROC_CATEGORY_LU &&
                      small_follows(text, at);
        for (size_t i = 0; i < folded.count; i++) {
            char letter = folded.parts[i] < 0x80 ? (char)folded.parts[i] : '?';
            ascii[i] = i && soften ? lower(letter) : letter;
        }
        if (folded.count > size - 1 - len)
            break;
        memcpy(out + len, ascii, folded.count);
        len += folded.count;
    }
    out[len] = '\0';
    return len;
}

/* A part of the key as bytes; 0 when it is no letter or digit. */
static size_t encode_key_part(char *out, uint32_t part)
{
    if (part < 0x80) {
        *out = lower((char)part);
        return (*out >= 'a' && *out <= 'z') || (*out >= '0' && *out <= '9');
    }
    utf8proc_category_t category = category_of(part);
    bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    bool number = category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
    return letter || number ? utf8_encode(out, part) : 0;
}

size_t utf8_fold_key(char *out, size_t size, const char *text)
{
    if (!size)
        return 0;
    size_t len = 0;
    bool gap = false, full = false;
    for (size_t at = 0; text[at] && !full;) {
        struct folded folded;
        fold_code(&folded, utf8_next(text, &at), true);
        for (size_t i = 0; i < folded.count && !full; i++) {
            char bytes[4];
            size_t put = encode_key_part(bytes, folded.parts[i]);
            if (!put) {
                gap = len > 0;
                continue;
            }
            full = put + gap > size - 1 - len;
            if (full)
                break;
            if (gap)
                out[len++] = ' ';
            gap = false;
            memcpy(out + len, bytes, put);
            len += put;
        }
    }
    out[len] = '\0';
    return len;
}
