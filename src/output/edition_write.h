/*
 * Writing an edition as a file: everything that touchline-edition(5) can say, in one canonical
 * layout, so that reading the text and writing it again gives the same bytes. What sealing derived
 * is not written, nor what is assumed anyway where a file does not say it.
 */
#ifndef TOUCHLINE_OUTPUT_EDITION_WRITE_H
#define TOUCHLINE_OUTPUT_EDITION_WRITE_H

#include <jansson.h>

#include "model/edition.h"
#include "output/tree_write.h"

/* The edition (sealed) as text in a form; malloc'd bytes, without a NUL, in text->out, the caller's
 * to vec_release(). */
void edition_write(const struct edition *edition, enum tree_form form, struct tree *text);

/* The same in JSON, as a tree; the caller's to json_decref(). */
json_t *edition_write_value(const struct edition *edition);

#endif
