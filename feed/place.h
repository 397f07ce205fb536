/* Addresses of the web as libcurl reads them: their parts, and what may be said of their hosts. */
#ifndef TOUCHLINE_FEED_PLACE_H
#define TOUCHLINE_FEED_PLACE_H

#include <curl/curl.h>
#include <stdbool.h>

#include "feed/address.h"

/* Reads an address whole with its scheme; NULL when it is none. Ends with curl_url_cleanup(). */
CURLU *place_read(const char *url);

/* Its scheme is http or https; is https. */
bool place_is_web(CURLU *place);
bool place_is_https(CURLU *place);

/* Its host, to be freed by curl_free(); NULL when it has none. */
char *place_host(CURLU *place);

/* Of its host, without looking it up. */
enum reach place_reach(CURLU *place);

/* Whether two have the same host; the same scheme and port as well. */
bool place_same_host(CURLU *a, CURLU *b);
bool place_same_server(CURLU *a, CURLU *b);

#endif
