/* What the files of a live source are called. */
#ifndef TOUCHLINE_LIVE_JOURNAL_NAME_H
#define TOUCHLINE_LIVE_JOURNAL_NAME_H

#include "base/err.h"
#include "live/league.h"
#include "model/edition.h"

/*
 * The id of the edition that a source makes, as files may be called: "espn-uefa-europa", of an
 * address its checksum, "live-1a2b3c4d". base_url: asked there and not at the provider's address
 * (NULL: at that), it has a name of its own, "espn-uefa-europa-5e6f7a8b". False, with err, when it
 * is no live source.
 */
bool journal_name(const char *source, const char *base_url, char name[KEY_BYTES], struct err *err);

#endif
