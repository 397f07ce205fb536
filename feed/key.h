/*
 * The key that a provider wants. It comes from the environment, TOUCHLINE_<PROVIDER>_KEY
 * (TOUCHLINE_FOOTBALL_DATA_KEY), or from a file keys.cfg beside the settings, which nobody else may
 * be able to read:
 *
 *     football-data = { key = "..."; base-url = "http://127.0.0.1:8000"; };
 *
 * base-url, which may be left out, is where that key goes instead of to the provider. No message
 * holds a key.
 */
#ifndef TOUCHLINE_FEED_KEY_H
#define TOUCHLINE_FEED_KEY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct key {
    char value[256];     /* "" for none */
    char base_url[1024]; /* where it may go instead of the provider's own address; "" for nowhere */
};

/*
 * The provider's key: of the environment if it has one, else of the file (path may be NULL, and
 * there need not be a file). False: a key that cannot be used, a file that others can read, or that
 * is wrong; err says which. No key is no error. provider is of [a-z0-9-].
 */
bool key_find(struct key *key, const char *provider, const char *path, struct err *err);

/* Forgets it. */
void key_release(struct key *key);

/*
 * Takes every TOUCHLINE_<PROVIDER>_KEY out of a list of variables ("NAME=value", NULL at the end)
 * and overwrites its value, so that neither children nor this process's own entry in the list of
 * processes show it. Call with environ, once the keys are found.
 */
void key_hide(char **variables);

#endif
