/* A directory whose files of Football.TXT form one edition: cup.txt, cup_finals.txt. */
#ifndef TOUCHLINE_INPUT_SOURCE_DIR_H
#define TOUCHLINE_INPUT_SOURCE_DIR_H

#include "base/err.h"
#include "model/edition.h"

/*
 * Reads all files of the directory that end in ".txt", in the order of their names, into one
 * edition. Those with another title than the first are left out with a warning. As edition_load();
 * what is said of a line says of which file.
 */
bool edition_read_dir(const char *path, struct edition **edition, struct report *report);

#endif
