/*
 * Writing a tree of settings as text, in one layout, in either of two forms: libconfig's (which
 * input/cfg_tree.h reads) and JSON. What is written is the same calls for both:
 *
 *     tree_group(&tree, "score", TREE_SHORT);         score = { ft = "2-1"; };
 *     tree_text(&tree, "ft", "2-1");                  "score": { "ft": "2-1" }
 *     tree_end(&tree);
 *
 * Keys are names for members of a group, NULL for elements of a list. Long groups and lists have
 * each member on a line of its own, short ones stand on one line with all that is in them.
 */
#ifndef TOUCHLINE_OUTPUT_TREE_WRITE_H
#define TOUCHLINE_OUTPUT_TREE_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/vec.h"

enum tree_form { TREE_CFG, TREE_JSON };
enum tree_layout { TREE_LONG, TREE_SHORT };

#define TREE_DEEPEST 16 /* groups and lists open at once */

/* out belongs to whoever opened the tree; vec_release() ends it. */
struct tree {
    enum tree_form form;
    VEC(char) out;
    int depth;
    struct tree_open {
        bool list, small;
        bool any; /* something is in it */
    } open[TREE_DEEPEST];
};

/* A tree is one group without a key: opened here, closed by tree_close(), which ends the text with
 * a line end (and no NUL). */
void tree_open(struct tree *tree, enum tree_form form);
void tree_close(struct tree *tree);

void tree_group(struct tree *tree, const char *key, enum tree_layout layout);
void tree_list(struct tree *tree, const char *key, enum tree_layout layout);
void tree_end(struct tree *tree); /* of the group or list opened last */

/* text is clean: it went through utf8_gate(). */
void tree_text(struct tree *tree, const char *key, const char *text);
void tree_int(struct tree *tree, const char *key, int value);
void tree_bool(struct tree *tree, const char *key, bool value);

/* The same, unless text is NULL. */
void tree_text_known(struct tree *tree, const char *key, const char *text);

#endif
