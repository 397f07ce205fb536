/* JSON files: parsed once, then read by whoever recognises what is in them. */
#ifndef TOUCHLINE_INPUT_JSON_FILE_H
#define TOUCHLINE_INPUT_JSON_FILE_H

#include <jansson.h>

#include "base/err.h"
#include "model/edition.h"

/* Whether text is JSON by how it begins: neither edition files nor Football.TXT begin so. */
bool json_fits(const char *bytes, size_t len);

/*
 * Reads an edition: touchline's own JSON, touchline-json(5), one of openfootball's, or a recorded
 * answer of a live provider. As edition_load(), of bytes.
 */
bool edition_read_json(const char *name, const char *bytes, size_t len, struct edition **edition,
                       struct report *report);

/* The same of JSON that has been parsed, whose lines nobody knows. */
bool edition_read_value(const char *name, json_t *root, struct edition **edition,
                        struct report *report);

#endif
