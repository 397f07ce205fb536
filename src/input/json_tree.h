/*
 * JSON: parsed once by jansson, and its values given what jansson does not keep: the line on which
 * each starts, and its key. The nodes are an index beside jansson's tree, not a copy of it.
 */
#ifndef TOUCHLINE_INPUT_JSON_TREE_H
#define TOUCHLINE_INPUT_JSON_TREE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

#define JSON_NESTING_MOST 32 /* objects and arrays open at once */

struct json_node {
    const json_t *value;
    const char *key; /* in an object; else NULL. Jansson's */
    uint32_t line;   /* 0: not known */
    uint32_t first;  /* its members or elements are the nodes at node + first, in their order */
    uint32_t length; /* so many */
};

struct json_tree {
    json_t *root;            /* owned */
    struct json_node *nodes; /* the first is the root; owned */
    uint32_t count;
};

/*
 * Parses len bytes. False, with what is wrong and its line in report, when they are no JSON: syntax
 * as jansson says it, invalid UTF-8, NUL, a key twice in one object, nesting deeper than
 * JSON_NESTING_MOST, numbers too big for 64 bits. Release it in any case.
 */
bool json_tree_read(struct json_tree *tree, const char *bytes, size_t len, struct report *report);

/* The same of what has been parsed before and is kept meanwhile: no line is known (0). False when
 * it is nested deeper. */
bool json_tree_of(struct json_tree *tree, json_t *root, struct report *report);

void json_tree_release(struct json_tree *tree);

#endif
