/* touchline-feed: the part of touchline that uses the network. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "feed/follow.h"
#include "feed/http.h"

enum { EXIT_USAGE = 2, WAIT_MS = 60 * 1000 };

static const char usage[] =
    "Usage: touchline-feed [--once] [--base-url URL] [--journals DIR] [--keys FILE]\n"
    "                      [--editions DIR]... SOURCE\n"
    "       touchline-feed --fetch URL\n"
    "The part of touchline that uses the network; touchline runs it. It follows SOURCE and prints\n"
    "what changes as lines of a journal; with --fetch it prints the JSON at an address.\n";

/* True when everything reached the output. */
static bool finish_output(void)
{
    bool good = !ferror(stdout);
    if (fclose(stdout) != 0 || !good) {
        perror("touchline-feed: standard output");
        return false;
    }
    return true;
}

static int fetch(struct http *http, const char *url)
{
    struct http_result result;
    struct err err;
    char shown[512];
    http_shown(shown, sizeof shown, url);
    if (!http_get(http, &(struct http_request){.url = url}, 0, &err)) {
        fprintf(stderr, "touchline-feed: %s: %s\n", shown, err.text);
        return EXIT_FAILURE;
    }
    while (!http_next(http, &result))
        http_wait(http, NULL, 0, WAIT_MS);
    if (!result.good) {
        fprintf(stderr, "touchline-feed: %s: %s\n", shown, result.error);
        return EXIT_FAILURE;
    }
    fwrite(result.bytes, 1, result.len, stdout);
    return finish_output() ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int fetch_one(const char *url)
{
    struct http *http = http_open(NULL);
    if (!http) {
        fputs("touchline-feed: libcurl does not begin\n", stderr);
        return EXIT_FAILURE;
    }
    int status = fetch(http, url);
    http_close(http);
    return status;
}

/* False when the usage is wrong. */
static bool read_options(int argc, char **argv, struct follow_options *options,
                         const char **fetched)
{
    static const struct option table[] = {{"once", no_argument, NULL, 'o'},
                                          {"base-url", required_argument, NULL, 'b'},
                                          {"journals", required_argument, NULL, 'j'},
                                          {"keys", required_argument, NULL, 'k'},
                                          {"fetch", required_argument, NULL, 'f'},
                                          {"editions", required_argument, NULL, 'e'},
                                          {NULL, 0, NULL, 0}};
    size_t editions = 0;
    opterr = 0; /* the usage says it */
    for (int c; (c = getopt_long(argc, argv, "", table, NULL)) != -1;) {
        switch (c) {
        case 'o':
            options->once = true;
            break;
        case 'b':
            options->base_url = optarg;
            break;
        case 'j':
            options->journals = optarg;
            break;
        case 'k':
            options->keys = optarg;
            break;
        case 'e':
            if (editions == FOLLOW_EDITIONS_MOST)
                return false;
            options->editions[editions++] = optarg;
            break;
        case 'f':
            *fetched = optarg;
            break;
        default:
            return false;
        }
    }
    if (!*fetched && optind < argc)
        options->source = argv[optind++];
    return optind == argc && (*fetched || options->source);
}

/* A variable for tests; 0: it is not set. */
static int number_of(const char *variable)
{
    const char *value = getenv(variable);
    return value ? atoi(value) : 0;
}

int main(int argc, char **argv)
{
    struct follow_options options = {.source = NULL};
    const char *fetched = NULL, *trusted = getenv("SSL_CERT_FILE");
    options.wait_most_ms = number_of("TOUCHLINE_FEED_WAIT_MS");
    options.slow_seconds = number_of("TOUCHLINE_FEED_SLOW_S");
    options.ca_file = trusted && *trusted ? trusted : NULL;
    if (argc == 2 && strcmp(argv[1], "--help") == 0) {
        fputs(usage, stdout);
        return finish_output() ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    if (!read_options(argc, argv, &options, &fetched)) {
        fputs(usage, stderr);
        return EXIT_USAGE;
    }
    return fetched ? fetch_one(fetched) : follow(&options);
}
