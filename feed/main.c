/* touchline-feed: the part of touchline that uses the network. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "feed/http.h"

enum { EXIT_USAGE = 2, WAIT_MS = 60 * 1000 };

static const char usage[] = "Usage: touchline-feed --fetch URL\n"
                            "Prints the JSON at an http or https address, or says why it cannot.\n";

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

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--help") == 0) {
        fputs(usage, stdout);
        return finish_output() ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    if (argc != 3 || strcmp(argv[1], "--fetch") != 0) {
        fputs(usage, stderr);
        return EXIT_USAGE;
    }
    struct http *http = http_open(NULL);
    if (!http) {
        fputs("touchline-feed: libcurl does not begin\n", stderr);
        return EXIT_FAILURE;
    }
    int status = fetch(http, argv[2]);
    http_close(http);
    return status;
}
