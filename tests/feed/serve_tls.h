/* A server for https: openssl s_server, with a certificate that it makes. */
#ifndef TOUCHLINE_TESTS_FEED_SERVE_TLS_H
#define TOUCHLINE_TESTS_FEED_SERVE_TLS_H

#include "serve.h"

enum certificate { CERTIFICATE_HOLDS, CERTIFICATE_EXPIRED };

/* Makes serve->folder with a certificate for 127.0.0.1 in it. False: openssl is missing or cannot.
 */
bool serve_tls_make(struct serve *serve, enum certificate certificate);

/* Runs it at a port (0: any). Its answers are the files of its folder, headers and all. */
bool serve_tls_run(struct serve *serve, int port);

/* Ends it; the folder stays, and it may be run again. */
void serve_tls_end(struct serve *serve);

/* Appends the certificate to a file of those that are trusted. */
void serve_tls_trust(const char *path, const struct serve *serve);

#endif
