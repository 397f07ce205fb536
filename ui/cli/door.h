/* The viewer's door to other editions: those of the library. */
#ifndef TOUCHLINE_CLI_DOOR_H
#define TOUCHLINE_CLI_DOOR_H

#include "app.h"
#include "base/vec.h"
#include "cli/commands.h"

struct door {
    struct app_door app;
    struct cli *cli;
    VEC(struct edition *) opened;
};

const struct app_door *door_open(struct door *door, struct cli *cli);

/* Closes every edition that was opened through it. */
void door_close(struct door *door);

#endif
