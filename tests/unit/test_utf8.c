#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "base/utf8.h"

#define FFFD "\uFFFD"

/* Gates len bytes and compares. */
static void assert_gated(const char *bytes, size_t len, const char *expected)
{
    char out[512];
    memset(out, '!', sizeof out);
    size_t got = utf8_gate(out, sizeof out, bytes, len);
    assert_string_equal(out, expected);
    assert_int_equal(got, strlen(expected));
}

static void assert_gate(const char *text, const char *expected)
{
    assert_gated(text, strlen(text), expected);
}

static void names_pass(void **state)
{
    (void)state;
    static const char *const names[] = {
        "",        "West Ham United",
        "Plzeň",   "Fenerbahçe",
        "Çelik",   "Đoković",
        "İrfan",   "Ολυμπιακός",
        "Зенит",   "浦和レッズ",
        "전북",    "الهلال",
        "ทีมชาติ",   "O'Neill-Smith (1. FC)",
        "½",       "€5",
        "1\u20e3", "~!@#$%^&*()_+",
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        assert_gate(names[i], names[i]);
}

static void blanks_become_one_blank_each(void **state)
{
    (void)state;
    assert_gate("a\u00a0b", "a b");
    assert_gate("\u1680\u2000\u2003\u2009\u202f\u205f\u3000", "       ");
    assert_gate("a  b", "a  b");
}

static void soft_hyphen_is_removed(void **state)
{
    (void)state;
    assert_gate("\u00ad", "");
    assert_gate("Fener\u00ad\u00adbah\u00adce\u00ad", "Fenerbahce");
    assert_gate("e\u00ad\u0301", "é");
    assert_gate("\u1112\u00ad\u1161\u00ad\u11ab", "한");
}

static void what_nobody_may_see_is_replaced(void **state)
{
    (void)state;
    static const uint32_t codes[] = {
        0x01,    0x07,    0x08,    0x09,    0x0a,    0x0d,    0x1b,     0x1f,     0x7f,    0x80,
        0x85,    0x9b,    0x9f,    0x34f,   0x600,   0x61c,   0x115f,   0x1160,   0x180b,  0x180e,
        0x180f,  0x200b,  0x200c,  0x200d,  0x200e,  0x200f,  0x2028,   0x2029,   0x202a,  0x202b,
        0x202c,  0x202d,  0x202e,  0x2060,  0x2064,  0x2066,  0x2067,   0x2068,   0x2069,  0x206f,
        0x2800,  0x302e,  0x302f,  0x3164,  0xe000,  0xf8ff,  0xfdd0,   0xfe00,   0xfe0f,  0xfeff,
        0xffa0,  0xfff9,  0xfffb,  0xfffd,  0xfffe,  0xffff,  0x0378,   0x16ff0,  0x1d173, 0xe0001,
        0xe0041, 0xe007f, 0xe0100, 0xe01ef, 0xe0800, 0xf0000, 0x10fffd, 0x10ffff,
    };
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        char text[16] = "a";
        size_t len = 1 + utf8_encode(text + 1, codes[i]);
        strcpy(text + len, "b");
        assert_gate(text, "a" FFFD "b");
        assert_gate(text + 1, FFFD "b");
    }
    assert_gated("a\0b", 3, "a" FFFD "b");
    assert_gated("\0", 1, FFFD);
}

static void bad_bytes_are_replaced_one_by_one(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *expected;
    } cases[] = {
        {"\x80", FFFD},
        {"\xbf", FFFD},
        {"\xff", FFFD},
        {"\xfe\xff", FFFD FFFD},
        {"a\xc5", "a" FFFD},
        {"Plze\xc5 x", "Plze" FFFD " x"},
        {"\xc5\xc5\x88", FFFD "ň"},
        {"\xe2\x82", FFFD FFFD},
        {"\xe2\x82z", FFFD FFFD "z"},
        {"\xf0\x9f\x8f", FFFD FFFD FFFD},
        {"\xc0\xaf", FFFD FFFD},          /* overlong / */
        {"\xc1\xbf", FFFD FFFD},          /* overlong DEL */
        {"\xe0\x80\xaf", FFFD FFFD FFFD}, /* overlong / */
        {"\xe0\x9f\xbf", FFFD FFFD FFFD}, /* overlong U+07FF */
        {"\xf0\x80\x80\xaf", FFFD FFFD FFFD FFFD},
        {"\xf0\x8f\xbf\xbf", FFFD FFFD FFFD FFFD},
        {"\xed\xa0\x80", FFFD FFFD FFFD}, /* surrogate D800 */
        {"\xed\xbf\xbf", FFFD FFFD FFFD}, /* surrogate DFFF */
        {"\xed\xa0\xbd\xed\xb8\x80", FFFD FFFD FFFD FFFD FFFD FFFD},
        {"\xf4\x90\x80\x80", FFFD FFFD FFFD FFFD}, /* U+110000 */
        {"\xf8\x88\x80\x80\x80", FFFD FFFD FFFD FFFD FFFD},
        {"\xff\xcc\x81", FFFD FFFD}, /* what was replaced carries no mark */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_gate(cases[i].bytes, cases[i].expected);
    /* Only len bytes count, even where the rest would complete the character. */
    assert_gated("ň", 1, FFFD);
}

static void text_is_composed(void **state)
{
    (void)state;
    assert_gate("Plzen\u030c", "Plzeň");
    assert_gate("n\u030c", "ň");
    assert_gate("e\u0323\u0302", "ệ");
    assert_gate("e\u0302\u0323", "ệ");
    assert_gate("\u1ec7\u0304", "\u1ec7\u0304");
    assert_gate("a\u0301\u0323", "\u1ea1\u0301"); /* the mark below comes first */
    assert_gate("\u212b\u2126\u037e", "ÅΩ;");
    assert_gate("\u0958", "\u0915\u093c"); /* excluded from composition */
    assert_gate("\u1112\u1161\u11ab", "한");
    assert_gate("\ud558\u11ab", "한");
    assert_gate("\u1112\u1161\u1112", "하\u1112");
    assert_gate("\u0344", FFFD);
    assert_gate("q\u0344", "q\u0308\u0301");
    assert_gate("\uf900", "\u8c48");
}

static void marks_need_a_base(void **state)
{
    (void)state;
    assert_gate("\u0301", FFFD);
    assert_gate("\u0301a", FFFD "a");
    assert_gate(" \u0301", " " FFFD);
    assert_gate("\u00a0\u0301x", " " FFFD "x");
    assert_gate("\n\u0301", FFFD FFFD);
    assert_gate("a\u200d\u0301", "a" FFFD FFFD);
    assert_gate("\u20dd\u0903", FFFD FFFD);
}

static void a_base_carries_three_marks(void **state)
{
    (void)state;
    assert_gate("x\u0301\u0302\u0303", "x\u0301\u0302\u0303");
    assert_gate("x\u0301\u0302\u0303\u0304", "x\u0301\u0302\u0303" FFFD);
    assert_gate("x\u0301\u0302\u0303\u0304\u0305y\u0301", "x\u0301\u0302\u0303" FFFD FFFD "ý");
    assert_gate("e\u0301\u0302\u0303\u0304", "é\u0302\u0303\u0304"); /* é has none of its own */
    assert_gate("x\u0301\u0302\u0344", "x\u0301\u0302" FFFD);        /* two in one */
    assert_gate("ᾂ\u0301\u0302\u0303\u0304", "ᾂ\u0301\u0302\u0303" FFFD);
    assert_gate("한\u0301\u0302\u0303\u0304", "한\u0301\u0302\u0303" FFFD);
}

static void a_flood_of_marks_is_survived(void **state)
{
    (void)state;
    enum { MANY = 200000 };
    char *flood = malloc(1 + MANY * 2), *out = malloc(MANY * 3 + 16);
    assert_non_null(flood);
    assert_non_null(out);
    flood[0] = 'z';
    for (size_t i = 0; i < MANY; i++)
        memcpy(flood + 1 + i * 2, i % 2 ? "\u0323" : "\u0301", 2);
    size_t len = utf8_gate(out, MANY * 3 + 16, flood, 1 + MANY * 2);
    assert_memory_equal(out, "\u1e93\u0323\u0301\u0301" FFFD, 12);
    assert_true(utf8_valid(out, len, NULL));
    assert_int_equal(utf8_width(out), 1 + MANY - 4);
    free(flood);
    free(out);
}

static void size_is_kept_exactly(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t size;
        const char *expected;
    } cases[] = {
        {"Roma", 5, "Roma"},
        {"Roma", 4, "Rom"},
        {"Roma", 2, "R"},
        {"Roma", 1, ""},
        {"Plzeň", 7, "Plzeň"},
        {"Plzeň", 6, "Plze"},
        {"Plzen\u030c", 7, "Plzeň"},
        {"Plzen\u030c", 6, "Plze"},
        {"\xff", 4, FFFD},
        {"\xff", 3, ""},
        {"ab\xff"
         "c",
         5, "ab"}, /* what follows what did not fit is left out too */
        {"x\u0301\u0302\u0303", 8, "x\u0301\u0302\u0303"},
        {"x\u0301\u0302\u0303", 7, ""},
        {"ax\u0301y", 3, "a"},
        {"x\u0301\u0302\u0303\u0304", 10, "x\u0301\u0302\u0303"},
        {"\u212b", 3, "Å"}, /* three bytes in, two out */
        {"\u00ad\u00ad\u00ad"
         "a",
         2, "a"},
        {"ab\u00ad", 3, "ab"},
        {"浦和", 6, "浦"},
        {"", 1, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char out[32];
        memset(out, '!', sizeof out);
        size_t len = utf8_gate(out, cases[i].size, cases[i].text, strlen(cases[i].text));
        assert_string_equal(out, cases[i].expected);
        assert_int_equal(len, strlen(cases[i].expected));
        assert_int_equal(out[cases[i].size], '!');
    }
    char untouched = '!';
    assert_int_equal(utf8_gate(&untouched, 0, "x", 1), 0);
    assert_int_equal(untouched, '!');
}

/* The gate's whole promise about one code point, from the library's tables. */
static bool is_kept(int32_t code)
{
    static const int32_t replaced[][2] = {
        {0x34f, 0x34f},   {0x115f, 0x1160},   {0x180b, 0x180f},   {0x2800, 0x2800},
        {0x302e, 0x302f}, {0x3164, 0x3164},   {0xfe00, 0xfe0f},   {0xffa0, 0xffa0},
        {0xfffd, 0xfffd}, {0x16ff0, 0x16ff1}, {0xe0000, 0xe0fff},
    };
    for (size_t i = 0; i < sizeof replaced / sizeof replaced[0]; i++)
        if (code >= replaced[i][0] && code <= replaced[i][1])
            return false;
    return strchr("LMNPS", utf8proc_category_string(code)[0]) != NULL;
}

/* Every code point there is, after a letter: kept or replaced as promised, and all of it NFC. */
static void every_code_point(void **state)
{
    (void)state;
    for (int32_t first = 0; first < 0x110000; first += 0x1000) {
        static char text[0x1000 * 5 + 1], out[0x1000 * 14 + 1], again[sizeof out];
        size_t len = 0;
        for (int32_t code = first; code < first + 0x1000; code++) {
            if (!code || (code >= 0xd800 && code <= 0xdfff))
                continue;
            text[len++] = 'q';
            size_t start = len;
            len += utf8_encode(text + len, (uint32_t)code);
            char one[16];
            utf8_gate(one, sizeof one, text + start - 1, len - start + 1);
            const char *category = utf8proc_category_string(code);
            if (code == 0xad)
                assert_string_equal(one, "q");
            else if (strcmp(category, "Zs") == 0)
                assert_string_equal(one, "q ");
            else if ((strcmp(one, "q" FFFD) == 0) == is_kept(code))
                fail_msg("U+%04X (%s) became %s", (unsigned)code, category, one);
        }
        size_t gated = utf8_gate(out, sizeof out, text, len);
        assert_true(utf8_valid(out, gated, NULL));
        assert_int_equal(utf8_gate(again, sizeof again, out, gated), gated);
        assert_memory_equal(again, out, gated);
        utf8proc_uint8_t *nfc = utf8proc_NFC((utf8proc_uint8_t *)out);
        assert_non_null(nfc);
        assert_string_equal((char *)nfc, out);
        free(nfc);
    }
}

static void validity(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t len, bad; /* bad = len: valid */
    } cases[] = {
        {"", 0, 0},
        {"abc", 3, 3},
        {"a\0b", 3, 3},
        {"Plzeň €\xf0\x9f\x8f\x86", 14, 14},
        {"\xf4\x8f\xbf\xbf", 4, 4},
        {"\xef\xbf\xbf", 3, 3},
        {"ab\x80", 3, 2},
        {"ň\xc5", 3, 2},
        {"\xc0\xaf", 2, 0},
        {"a\xe0\x80\xaf", 4, 1},
        {"a\xed\xa0\x80", 4, 1},
        {"a\xf0\x8f\xbf\xbf", 5, 1},
        {"a\xf4\x90\x80\x80", 5, 1},
        {"a\xe2\x82", 3, 1},
        {"ok\xfe", 3, 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t bad = 99;
        bool valid = cases[i].bad == cases[i].len;
        assert_int_equal(utf8_valid(cases[i].bytes, cases[i].len, &bad), valid);
        assert_int_equal(bad, valid ? 99 : cases[i].bad);
        assert_int_equal(utf8_valid(cases[i].bytes, cases[i].len, NULL), valid);
    }
}

static void code_points_come_one_by_one(void **state)
{
    (void)state;
    const char *text = "aň€\U0001F3C6";
    static const uint32_t codes[] = {'a', 0x148, 0x20ac, 0x1f3c6, 0, 0};
    size_t at = 0;
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(utf8_next(text, &at), codes[i]);
    assert_int_equal(at, strlen(text));
    /* Never beyond the NUL, whatever the text. */
    at = 0;
    assert_int_equal(utf8_next("\xf0\x9f", &at), 0xfffd);
    assert_int_equal(at, 1);
}

static void code_points_encode(void **state)
{
    (void)state;
    static const struct {
        uint32_t code;
        const char *bytes;
    } cases[] = {{'a', "a"},
                 {0x7f, "\x7f"},
                 {0x80, "\xc2\x80"},
                 {0x7ff, "\xdf\xbf"},
                 {0x800, "\xe0\xa0\x80"},
                 {0xffff, "\xef\xbf\xbf"},
                 {0x10000, "\xf0\x90\x80\x80"},
                 {0x10ffff, "\xf4\x8f\xbf\xbf"},
                 {0xd800, FFFD},
                 {0xdfff, FFFD},
                 {0x110000, FFFD},
                 {UINT32_MAX, FFFD}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char out[5] = "!!!!";
        size_t len = utf8_encode(out, cases[i].code);
        assert_int_equal(len, strlen(cases[i].bytes));
        assert_memory_equal(out, cases[i].bytes, len);
    }
}

static void widths(void **state)
{
    (void)state;
    assert_int_equal(utf8_code_width('a'), 1);
    assert_int_equal(utf8_code_width(' '), 1);
    assert_int_equal(utf8_code_width('~'), 1);
    assert_int_equal(utf8_code_width(0x148), 1);
    assert_int_equal(utf8_code_width(0x301), 0);
    assert_int_equal(utf8_code_width(0x903), 0);
    assert_int_equal(utf8_code_width(0x6d66), 2);
    assert_int_equal(utf8_code_width(0xac00), 2);
    assert_int_equal(utf8_code_width(0x1f3c6), 2);
    assert_int_equal(utf8_code_width(0xfffd), 1);
    assert_int_equal(utf8_code_width(0x2500), 1);
    assert_int_equal(utf8_code_width(UINT32_MAX), 0);
    assert_int_equal(utf8_width(""), 0);
    assert_int_equal(utf8_width("Fenerbahçe"), 10);
    assert_int_equal(utf8_width("x\u0301\u0302"), 1);
    assert_int_equal(utf8_width("浦和 FC"), 7);
}

static void assert_clip(const char *text, int cells, size_t bytes, int width)
{
    int used = -1;
    assert_int_equal(utf8_clip(text, cells, &used), bytes);
    assert_int_equal(used, width);
    assert_int_equal(utf8_clip(text, cells, NULL), bytes);
}

static void clipping(void **state)
{
    (void)state;
    assert_clip("", 5, 0, 0);
    assert_clip("Roma", 5, 4, 4);
    assert_clip("Roma", 4, 4, 4);
    assert_clip("Roma", 3, 3, 3);
    assert_clip("Roma", 0, 0, 0);
    assert_clip("Roma", -3, 0, 0);
    assert_clip("Plzeň!", 5, 6, 5);
    assert_clip("Plzeň!", 4, 4, 4);
    assert_clip("浦和", 4, 6, 4);
    assert_clip("浦和", 3, 3, 2); /* half a character is none */
    assert_clip("浦和", 2, 3, 2);
    assert_clip("浦和", 1, 0, 0);
    assert_clip("a浦b", 2, 1, 1);
    assert_clip("x\u0301\u0302y", 1, 5, 1); /* marks go with their base */
    assert_clip("x\u0301\u0302y", 2, 6, 2);
    assert_clip("x\u0301\u0302y", 0, 0, 0);
    assert_clip("浦\u0301a", 2, 5, 2);
    assert_clip("浦\u0301a", 1, 0, 0);
}

static void assert_folds(const char *text, const char *ascii, const char *key)
{
    char out[256];
    assert_int_equal(utf8_fold_ascii(out, sizeof out, text), strlen(ascii));
    assert_string_equal(out, ascii);
    assert_int_equal(utf8_fold_key(out, sizeof out, text), strlen(key));
    assert_string_equal(out, key);
}

static void names_fold(void **state)
{
    (void)state;
    assert_folds("Plzeň Fenerbahçe Çelik Yazıcı Højlund Łukasz Đoković Þór Straße",
                 "Plzen Fenerbahce Celik Yazici Hojlund Lukasz Dokovic Thor Strasse",
                 "plzen fenerbahce celik yazici hojlund lukasz dokovic thor strasse");
    assert_folds("ÆØÅ Ægir ÞÓR Œuvre œuf Ŋ", "AEOA Aegir THOR Oeuvre oeuf NG",
                 "aeoa aegir thor oeuvre oeuf ng");
    assert_folds("æ ð Ð ħ Ħ ŧ Ŧ ĸ ŋ ł ı İ ß ẞ", "ae d D h H t T k ng l i I ss SS",
                 "ae d d h h t t k ng l i i ss ss");
    assert_folds("Qarabağ Ağdam, Şahin Əliyev", "Qarabag Agdam, Sahin Aliyev",
                 "qarabag agdam sahin aliyev");
    assert_folds("Ș Ț ș ț Ő ű Ž č ś ż Ģ ņ", "S T s t O u Z c s z G n", "s t s t o u z c s z g n");
    assert_folds("Việt Nam", "Viet Nam", "viet nam");
    assert_folds("", "", "");
}

static void signs_fold(void **state)
{
    (void)state;
    assert_folds("‘a’ “b” «c» ‹d›", "'a' \"b\" \"c\" 'd'", "a b c d");
    assert_folds("2–1 — x − y ‐ ‑", "2-1 - x - y - -", "2 1 x y");
    assert_folds("and so on…", "and so on...", "and so on");
    assert_folds("a·b • c × d", "a.b * c x d", "a b c x d");
    assert_folds("½ ² ª º № ™ ﬁ Ａ", "1/2 2 a o No TM fi A", "1 2 2 a o no tm fi a");
    assert_folds("O’Neill", "O'Neill", "o neill");
    assert_folds("¿Qué? ¡Olé!", "?Que? !Ole!", "que ole");
    assert_folds("´ ¨ ¯ ¸", "' \" - ,", "");
}

static void what_has_no_ascii(void **state)
{
    (void)state;
    assert_folds("Зенит", "?????", "зенит");
    assert_folds("ЗЕНИТ-2",
                 "?????"
                 "-2",
                 "зенит 2");
    assert_folds("Ολυμπιακός", "??????????", "ολυμπιακοσ");
    assert_folds("ΟΛΥΜΠΙΑΚΟΣ", "??????????", "ολυμπιακοσ");
    assert_folds("浦和", "??", "浦和");
    assert_folds("전북", "??", "전북");
    assert_folds("\uFFFD \U0001F3C6", "? ?", "");
}

static void keys_have_single_blanks_inside_only(void **state)
{
    (void)state;
    char out[64];
    utf8_fold_key(out, sizeof out, "  --1. FC  Köln (U-19)!  ");
    assert_string_equal(out, "1 fc koln u 19");
    utf8_fold_key(out, sizeof out, " ... ");
    assert_string_equal(out, "");
}

static void folding_keeps_its_size(void **state)
{
    (void)state;
    char out[8] = "!!!!!!!";
    assert_int_equal(utf8_fold_ascii(out, 0, "x"), 0);
    assert_int_equal(utf8_fold_key(out, 0, "x"), 0);
    assert_int_equal(out[0], '!');
    assert_int_equal(utf8_fold_ascii(out, 1, "x"), 0);
    assert_string_equal(out, "");
    assert_int_equal(utf8_fold_ascii(out, 4, "abcd"), 3);
    assert_string_equal(out, "abc");
    assert_int_equal(utf8_fold_ascii(out, 3, "aßb"), 1); /* ss is one letter */
    assert_string_equal(out, "a");
    assert_int_equal(utf8_fold_ascii(out, 4, "aßb"), 3);
    assert_string_equal(out, "ass");
    memset(out, '!', sizeof out);
    assert_int_equal(utf8_fold_key(out, 5, "ab cd"), 4);
    assert_string_equal(out, "ab c");
    assert_int_equal(out[5], '!');
    assert_int_equal(utf8_fold_key(out, 4, "ab cd"), 2); /* no blank at the end */
    assert_string_equal(out, "ab");
    assert_int_equal(utf8_fold_key(out, 4, "abж"), 2);
    assert_string_equal(out, "ab");
    assert_int_equal(utf8_fold_key(out, 5, "abж"), 4);
    assert_int_equal(utf8_fold_key(out, 1, "x"), 0);
    assert_string_equal(out, "");
}

/* Every letter of the Latin blocks in use has an ASCII form: names must not turn into '?'. */
static void latin_letters_never_become_question_marks(void **state)
{
    (void)state;
    for (uint32_t code = 0xc0; code <= 0x17f; code++) {
        char text[5] = "", out[8];
        utf8_encode(text, code);
        assert_true(utf8_fold_ascii(out, sizeof out, text) > 0);
        if (strchr(out, '?'))
            fail_msg("U+%04X became %s", (unsigned)code, out);
    }
}

static void a_character_cut_in_its_middle_goes(void **unused)
{
    char whole[] = "Plze\xc5\x88", cut[] = "Plze\xc5", two[] = "\xe2\x82", four[] = "a\xf0\x9f\x98",
         none[] = "", plain[] = "Roma";

    (void)unused;
    utf8_trim(whole);
    assert_string_equal(whole, "Plze\xc5\x88");
    utf8_trim(cut);
    assert_string_equal(cut, "Plze");
    utf8_trim(two);
    assert_string_equal(two, "");
    utf8_trim(four);
    assert_string_equal(four, "a");
    utf8_trim(none);
    assert_string_equal(none, "");
    utf8_trim(plain);
    assert_string_equal(plain, "Roma");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_pass),
        cmocka_unit_test(blanks_become_one_blank_each),
        cmocka_unit_test(soft_hyphen_is_removed),
        cmocka_unit_test(what_nobody_may_see_is_replaced),
        cmocka_unit_test(bad_bytes_are_replaced_one_by_one),
        cmocka_unit_test(text_is_composed),
        cmocka_unit_test(marks_need_a_base),
        cmocka_unit_test(a_base_carries_three_marks),
        cmocka_unit_test(a_flood_of_marks_is_survived),
        cmocka_unit_test(size_is_kept_exactly),
        cmocka_unit_test(every_code_point),
        cmocka_unit_test(validity),
        cmocka_unit_test(code_points_come_one_by_one),
        cmocka_unit_test(code_points_encode),
        cmocka_unit_test(widths),
        cmocka_unit_test(clipping),
        cmocka_unit_test(a_character_cut_in_its_middle_goes),
        cmocka_unit_test(names_fold),
        cmocka_unit_test(signs_fold),
        cmocka_unit_test(what_has_no_ascii),
        cmocka_unit_test(keys_have_single_blanks_inside_only),
        cmocka_unit_test(folding_keeps_its_size),
        cmocka_unit_test(latin_letters_never_become_question_marks),
    };
    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
