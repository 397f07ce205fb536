#include "feed/place.h"

#include <string.h>
#include <strings.h>

#include "feed/http.h"

CURLU *place_read(const char *url)
{
    CURLU *place = curl_url();
    if (place && strlen(url) <= HTTP_URL_MOST &&
        curl_url_set(place, CURLUPART_URL, url, CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK)
        return place;
    curl_url_cleanup(place);
    return NULL;
}

/* To be freed by curl_free(); NULL when it has none. */
static char *part(CURLU *place, CURLUPart which)
{
    char *text = NULL;
    return curl_url_get(place, which, &text, CURLU_DEFAULT_PORT) == CURLUE_OK ? text : NULL;
}

static bool scheme_is(CURLU *place, const char *word)
{
    char *text = part(place, CURLUPART_SCHEME);
    bool same = text && strcasecmp(text, word) == 0;
    curl_free(text);
    return same;
}

bool place_is_web(CURLU *place)
{
    return scheme_is(place, "http") || scheme_is(place, "https");
}

bool place_is_https(CURLU *place)
{
    return scheme_is(place, "https");
}

char *place_host(CURLU *place)
{
    return part(place, CURLUPART_HOST);
}

enum reach place_reach(CURLU *place)
{
    char *host = place_host(place);
    enum reach reach = host ? address_host_reach(host) : REACH_UNKNOWN;
    curl_free(host);
    return reach;
}

static bool same_part(CURLU *a, CURLU *b, CURLUPart which)
{
    char *one = part(a, which);
    char *other = part(b, which);
    bool same = one && other && strcasecmp(one, other) == 0;
    curl_free(one);
    curl_free(other);
    return same;
}

bool place_same_host(CURLU *a, CURLU *b)
{
    return same_part(a, b, CURLUPART_HOST);
}

bool place_same_server(CURLU *a, CURLU *b)
{
    return same_part(a, b, CURLUPART_SCHEME) && place_same_host(a, b) &&
           same_part(a, b, CURLUPART_PORT);
}
