/*
 * cut FILE MOMENT [MATCH PLACES]: writes the edition file as it would have been at a moment,
 * "2024-04-18T21:20+02:00". MATCH (counted from 0) and PLACES as in cut.h.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "cut.h"

int main(int argc, char **argv)
{
    struct cut_moment now = cut_at(INSTANT_UNKNOWN);
    enum precision precision;
    struct err err;
    char *text, *cut;
    size_t len;

    if ((argc != 3 && argc != 5) || !instant_parse(argv[2], 0, &now.at, NULL, &precision)) {
        fprintf(stderr, "usage: cut FILE MOMENT [MATCH PLACES]\n");
        return 2;
    }
    if (argc == 5) {
        now.match = (unsigned)strtoul(argv[3], NULL, 10);
        now.places = (unsigned)strtoul(argv[4], NULL, 10);
    }
    if (!file_read(argv[1], &text, &len, &err)) {
        fprintf(stderr, "cut: %s\n", err.text);
        return 1;
    }
    cut = cut_edition(text, now);
    free(text);
    if (!cut) {
        fprintf(stderr, "cut: %s is no edition file\n", argv[1]);
        return 1;
    }
    fputs(cut, stdout);
    free(cut);
    return 0;
}
