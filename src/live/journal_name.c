#include "live/journal_name.h"

#include <stdio.h>
#include <string.h>

#include "base/crc.h"

bool journal_name(const char *source, const char *base_url, char name[KEY_BYTES], struct err *err)
{
    struct feed_source league;
    if (feed_source_is_address(source)) {
        snprintf(name, KEY_BYTES, "live-%08x", crc32c(source, strlen(source)));
        return true;
    }
    if (!feed_source_parse(source, &league, err))
        return false;
    snprintf(name, KEY_BYTES, "%.20s-%.*s", provider_names[league.provider], base_url ? 32 : 40,
             league.league);
    for (char *at = name; *at; at++) {
        char c = *at >= 'A' && *at <= 'Z' ? (char)(*at | 32) : *at;
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        *at = plain ? c : '-';
    }
    if (!base_url)
        return true;
    size_t len = strlen(base_url), n = strlen(name);
    while (len > 0 && base_url[len - 1] == '/')
        len--;
    snprintf(name + n, KEY_BYTES - n, "-%08x", crc32c(base_url, len));
    return true;
}
