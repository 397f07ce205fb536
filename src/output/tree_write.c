#include "output/tree_write.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define INDENT 4
#define PIECE                                                                                      \
    60000 /* bytes: libconfig's texts are read up to 65535 bytes, so longer ones are cut */

static void put(struct tree *tree, const char *text, size_t len)
{
    vec_append(&tree->out, text, len);
}

static void say(struct tree *tree, const char *text)
{
    put(tree, text, strlen(text));
}

static bool is_json(const struct tree *tree)
{
    return tree->form == TREE_JSON;
}

/* The file itself is a group with braces in JSON only. */
static void new_line(struct tree *tree, int depth)
{
    int steps = is_json(tree) ? depth : depth - 1;
    if (tree->out.n > 0)
        say(tree, "\n");
    for (int i = 0; i < steps * INDENT; i++)
        say(tree, " ");
}

static struct tree_open *innermost(struct tree *tree)
{
    return &tree->open[tree->depth - 1];
}

/* What stands before a member or element: what ends the one before, the gap, its key. */
static void start(struct tree *tree, const char *key)
{
    struct tree_open *in = innermost(tree);
    if (in->any && (in->list || is_json(tree)))
        say(tree, ",");
    if (!in->small)
        new_line(tree, tree->depth);
    else if (in->any || !in->list)
        say(tree, " ");
    in->any = true;
    if (!key)
        return;
    say(tree, is_json(tree) ? "\"" : "");
    say(tree, key);
    say(tree, is_json(tree) ? "\": " : " = ");
}

static void finish(struct tree *tree)
{
    if (!is_json(tree) && !innermost(tree)->list)
        say(tree, ";");
}

static void push(struct tree *tree, bool list, enum tree_layout layout)
{
    assert(tree->depth < TREE_DEEPEST);
    tree->open[tree->depth++] = (struct tree_open){.list = list, .small = layout == TREE_SHORT};
}

void tree_open(struct tree *tree, enum tree_form form)
{
    *tree = (struct tree){.form = form};
    if (is_json(tree))
        say(tree, "{");
    push(tree, false, TREE_LONG);
}

void tree_close(struct tree *tree)
{
    assert(tree->depth == 1);
    tree->depth = 0;
    if (is_json(tree))
        say(tree, "\n}");
    say(tree, "\n");
}

void tree_group(struct tree *tree, const char *key, enum tree_layout layout)
{
    start(tree, key);
    say(tree, "{");
    push(tree, false, layout);
}

void tree_list(struct tree *tree, const char *key, enum tree_layout layout)
{
    start(tree, key);
    say(tree, is_json(tree) ? "[" : "(");
    push(tree, true, layout);
}

void tree_end(struct tree *tree)
{
    assert(tree->depth > 1);
    struct tree_open was = *innermost(tree);
    tree->depth--;
    if (!was.small && was.any)
        new_line(tree, tree->depth);
    else if (!was.list)
        say(tree, " ");
    say(tree, !was.list ? "}" : is_json(tree) ? "]" : ")");
    finish(tree);
}

/* The bytes of a text up to most, no character cut. */
static size_t piece_of(const char *text, size_t len, size_t most)
{
    if (len <= most)
        return len;
    while (((unsigned char)text[most] & 0xC0) == 0x80)
        most--;
    return most;
}

void tree_text(struct tree *tree, const char *key, const char *text)
{
    size_t left = strlen(text);
    start(tree, key);
    say(tree, "\"");
    for (;;) {
        size_t piece = is_json(tree) ? left : piece_of(text, left, PIECE / 2);
        for (size_t i = 0; i < piece; i++) {
            if (text[i] == '"' || text[i] == '\\')
                say(tree, "\\");
            put(tree, text + i, 1);
        }
        text += piece;
        left -= piece;
        if (left == 0)
            break;
        say(tree, "\" \""); /* libconfig joins them */
    }
    say(tree, "\"");
    finish(tree);
}

void tree_text_known(struct tree *tree, const char *key, const char *text)
{
    if (text)
        tree_text(tree, key, text);
}

void tree_int(struct tree *tree, const char *key, int value)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%d", value);
    start(tree, key);
    say(tree, digits);
    finish(tree);
}

void tree_bool(struct tree *tree, const char *key, bool value)
{
    start(tree, key);
    say(tree, value ? "true" : "false");
    finish(tree);
}
