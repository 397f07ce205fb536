/* A journal, printed as it was received. */
#ifndef TOUCHLINE_CLI_REPLAY_SEEN_H
#define TOUCHLINE_CLI_REPLAY_SEEN_H

#include "cli/commands.h"

/* What each line of it brought, a line each, corrections among them; at once, or at a rate. Returns
 * the exit status. */
int replay_as_seen(struct cli *cli, enum rate rate, bool at_once);

#endif
