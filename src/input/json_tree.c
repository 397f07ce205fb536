#include "input/json_tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

/* -- lines ------------------------------------------------------------------------------------- */

/* The lines of all values in the order in which they start. The bytes need not be JSON. */
struct json_lines {
    const char *at, *end;
    uint32_t line;
    bool object[JSON_NESTING_MOST + 1]; /* by depth: what is open there */
    bool key;                           /* the next string is a key */
    int depth;
    VEC(uint32_t) lines;
};

static void pass_string(struct json_lines *scan)
{
    for (scan->at++; scan->at < scan->end && *scan->at != '"'; scan->at++)
        if (*scan->at == '\\' && scan->at + 1 < scan->end)
            scan->at++;
        else if (*scan->at == '\n')
            scan->line++;
    if (scan->at < scan->end)
        scan->at++;
}

/* A number or a word. */
static void pass_word(struct json_lines *scan)
{
    while (scan->at < scan->end && !memchr(" \t\r\n,:[]{}\"", *scan->at, 11))
        scan->at++;
}

static bool open_one(struct json_lines *scan, struct report *report)
{
    if (scan->depth == JSON_NESTING_MOST) {
        report_error(report, scan->line, "more than %d objects and arrays open, expected fewer",
                     JSON_NESTING_MOST);
        return false;
    }
    scan->object[++scan->depth] = *scan->at == '{';
    scan->key = *scan->at == '{';
    scan->at++;
    return true;
}

static bool pass_value(struct json_lines *scan, struct report *report)
{
    char c = *scan->at;
    if (c == '"' && scan->key) {
        pass_string(scan);
        return true;
    }
    vec_push(&scan->lines, scan->line);
    if (c == '{' || c == '[')
        return open_one(scan, report);
    if (c == '"')
        pass_string(scan);
    else
        pass_word(scan);
    return true;
}

static bool find_lines(struct json_lines *scan, struct report *report)
{
    while (scan->at < scan->end) {
        char c = *scan->at;
        if (c == '\n')
            scan->line++;
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            scan->at++;
        } else if (c == ',' || c == ':') {
            scan->key = c == ',' && scan->object[scan->depth];
            scan->at++;
        } else if (c == '}' || c == ']') {
            scan->depth -= scan->depth > 0;
            scan->key = false;
            scan->at++;
        } else if (!pass_value(scan, report)) {
            return false;
        }
    }
    return true;
}

/* -- nodes ------------------------------------------------------------------------------------- */

struct filling {
    struct json_tree *tree;
    const uint32_t *lines; /* NULL: not known */
    uint32_t line_next, node_next;
};

static void fill(struct filling *filling, uint32_t id);

static void fill_member(struct filling *filling, uint32_t id, const json_t *value, const char *key)
{
    uint32_t line = filling->lines ? filling->lines[filling->line_next++] : 0;
    filling->tree->nodes[id] = (struct json_node){.value = value, .key = key, .line = line};
    fill(filling, id);
}

/* The members of a node stand side by side, so that any is found at once. */
static void fill(struct filling *filling, uint32_t id)
{
    struct json_node *node = &filling->tree->nodes[id];
    json_t *value = (json_t *)(uintptr_t)node->value; /* jansson's iterators want it so */
    uint32_t at = filling->node_next, length;
    if (json_is_object(value))
        length = (uint32_t)json_object_size(value);
    else
        length = (uint32_t)json_array_size(value);
    node->first = at - id;
    node->length = length;
    filling->node_next += length;
    if (json_is_object(value))
        for (void *iter = json_object_iter(value); iter; iter = json_object_iter_next(value, iter))
            fill_member(filling, at++, json_object_iter_value(iter), json_object_iter_key(iter));
    else
        for (uint32_t i = 0; i < length; i++)
            fill_member(filling, at++, json_array_get(value, i), NULL);
}

static void fill_tree(struct json_tree *tree, uint32_t count, const uint32_t *lines)
{
    tree->count = count;
    tree->nodes = calloc(count, sizeof *tree->nodes);
    if (!tree->nodes)
        abort();
    struct filling filling = {.tree = tree, .lines = lines, .node_next = 1};
    fill_member(&filling, 0, tree->root, NULL);
}

/* jansson shows the text near what it met; that may be foreign in every way, and is gated with the
 * report. */
static void report_parse(const json_error_t *error, struct report *report)
{
    uint32_t line = error->line > 0 ? (uint32_t)error->line : 1;
    if (error->column > 0)
        report_error(report, line, "column %d: %s; expected JSON", error->column, error->text);
    else
        report_error(report, line, "%s; expected JSON", error->text);
}

bool json_tree_read(struct json_tree *tree, const char *bytes, size_t len, struct report *report)
{
    struct json_lines scan = {.at = bytes, .end = bytes + len, .line = 1};
    json_error_t error;
    *tree = (struct json_tree){0};
    bool good = find_lines(&scan, report);
    if (good) {
        tree->root = json_loadb(bytes, len, JSON_REJECT_DUPLICATES, &error);
        good = tree->root != NULL;
        if (!good)
            report_parse(&error, report);
    }
    if (good)
        fill_tree(tree, (uint32_t)scan.lines.n, scan.lines.v);
    vec_release(&scan.lines);
    return good;
}

/* Values in it, itself included; 0: too deep. */
static uint32_t count_values(json_t *value, int depth)
{
    uint32_t count = 1, of;
    if (!json_is_object(value) && !json_is_array(value))
        return 1;
    if (depth == JSON_NESTING_MOST)
        return 0;
    void *iter = json_object_iter(value); /* NULL where it is no object */
    for (; iter; iter = json_object_iter_next(value, iter), count += of)
        if (!(of = count_values(json_object_iter_value(iter), depth + 1)))
            return 0;
    for (size_t i = 0; i < json_array_size(value); i++, count += of)
        if (!(of = count_values(json_array_get(value, i), depth + 1)))
            return 0;
    return count;
}

bool json_tree_of(struct json_tree *tree, json_t *root, struct report *report)
{
    uint32_t count = count_values(root, 0);
    *tree = (struct json_tree){.root = json_incref(root)};
    if (count)
        fill_tree(tree, count, NULL);
    else
        report_error(report, 0, "more than %d objects and arrays open, expected fewer",
                     JSON_NESTING_MOST);
    return count > 0;
}

void json_tree_release(struct json_tree *tree)
{
    json_decref(tree->root);
    free(tree->nodes);
    *tree = (struct json_tree){0};
}
