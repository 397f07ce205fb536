#include "feed/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

static enum reach ipv4_reach(const uint8_t *bytes)
{
    /* RFC 6890 and 5735: what is not routed in the Internet. */
    static const struct {
        uint8_t start[4];
        int bits;
    } nowhere[] = {
        {{0, 0, 0, 0}, 8},       {{10, 0, 0, 0}, 8},     {{100, 64, 0, 0}, 10},
        {{169, 254, 0, 0}, 16},  {{172, 16, 0, 0}, 12},  {{192, 0, 0, 0}, 24},
        {{192, 0, 2, 0}, 24},    {{192, 168, 0, 0}, 16}, {{198, 18, 0, 0}, 15},
        {{198, 51, 100, 0}, 24}, {{203, 0, 113, 0}, 24}, {{224, 0, 0, 0}, 3},
    };
    if (bytes[0] == 127)
        return REACH_LOOPBACK;
    for (size_t i = 0; i < sizeof nowhere / sizeof nowhere[0]; i++) {
        uint32_t a = 0, b = 0;
        for (int k = 0; k < 4; k++) {
            a = a << 8 | bytes[k];
            b = b << 8 | nowhere[i].start[k];
        }
        if ((a ^ b) >> (32 - nowhere[i].bits) == 0)
            return REACH_PRIVATE;
    }
    return REACH_PUBLIC;
}

/* True when the first len bytes of an IPv6 address are these. */
static bool begins(const uint8_t *bytes, const char *start, size_t len)
{
    return memcmp(bytes, start, len) == 0;
}

static enum reach ipv6_reach(const uint8_t *bytes)
{
    static const char zeros[16];
    if (begins(bytes, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1", 16))
        return REACH_LOOPBACK;
    if (begins(bytes, zeros, 16))
        return REACH_PRIVATE;
    if (begins(bytes, "\0\0\0\0\0\0\0\0\0\0\xff\xff", 12) || begins(bytes, zeros, 12) ||
        begins(bytes, "\0\x64\xff\x9b\0\0\0\0\0\0\0\0", 12))
        return ipv4_reach(bytes + 12);
    if (begins(bytes, "\x20\x02", 2)) /* 6to4 */
        return ipv4_reach(bytes + 2);
    /* Global unicast is 2000::/3; of it, 2001:db8::/32 is for documents. */
    if (bytes[0] >> 5 != 1 || begins(bytes, "\x20\x01\x0d\xb8", 4))
        return REACH_PRIVATE;
    return REACH_PUBLIC;
}

enum reach address_reach(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET) {
        struct sockaddr_in v4;
        memcpy(&v4, address, sizeof v4);
        return ipv4_reach((const uint8_t *)&v4.sin_addr);
    }
    if (address->sa_family == AF_INET6) {
        struct sockaddr_in6 v6;
        memcpy(&v6, address, sizeof v6);
        return ipv6_reach(v6.sin6_addr.s6_addr);
    }
    return REACH_UNKNOWN;
}

/* "localhost", and what is under it (RFC 6761), with or without the root's dot. */
static bool is_localhost(const char *host)
{
    static const char name[] = "localhost";
    size_t len = strlen(host);
    if (len > 0 && host[len - 1] == '.')
        len--;
    if (len < sizeof name - 1)
        return false;
    size_t before = len - (sizeof name - 1);
    return strncasecmp(host + before, name, sizeof name - 1) == 0 &&
           (before == 0 || host[before - 1] == '.');
}

enum reach address_host_reach(const char *host)
{
    struct in_addr v4;
    struct in6_addr v6;
    char bare[INET6_ADDRSTRLEN];
    if (inet_pton(AF_INET, host, &v4) == 1)
        return ipv4_reach((const uint8_t *)&v4);
    size_t len = strlen(host);
    if (len >= 2 && host[0] == '[' && host[len - 1] == ']') {
        host++;
        len -= 2;
    }
    size_t zone = strcspn(host, "%]");
    if (zone < len)
        len = zone;
    if (len < sizeof bare) {
        memcpy(bare, host, len);
        bare[len] = '\0';
        if (inet_pton(AF_INET6, bare, &v6) == 1)
            return ipv6_reach(v6.s6_addr);
    }
    return is_localhost(host) ? REACH_LOOPBACK : REACH_UNKNOWN;
}
