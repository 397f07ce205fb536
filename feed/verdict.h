/* What came of a transfer, in words. */
#ifndef TOUCHLINE_FEED_VERDICT_H
#define TOUCHLINE_FEED_VERDICT_H

#include "feed/transfer.h"

/* Fills a result from a transfer that libcurl has ended with this code. */
void verdict_fill(struct http_result *result, struct transfer *transfer, CURLcode code);

#endif
