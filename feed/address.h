/* How far away a network address is: this machine, the network around it, or the world. */
#ifndef TOUCHLINE_FEED_ADDRESS_H
#define TOUCHLINE_FEED_ADDRESS_H

#include <sys/socket.h>

enum reach {
    REACH_UNKNOWN,  /* a name, or no Internet address: it may be anywhere */
    REACH_LOOPBACK, /* this machine */
    REACH_PRIVATE,  /* private, link-local, shared, reserved, multicast: nowhere in the world */
    REACH_PUBLIC,
};

/* Of an IPv4 or IPv6 address. IPv4 inside IPv6 (mapped, compatible, NAT64, 6to4) counts as what it
 * is inside. */
enum reach address_reach(const struct sockaddr *address);

/* Of a host as URLs have it: "127.0.0.1", "[::1]" or "::1", "localhost", "example.org" (unknown:
 * nothing is looked up). */
enum reach address_host_reach(const char *host);

#endif
