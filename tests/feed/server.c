/*
 * An HTTP/1.1 server for tests that answers as a script says, faults included.
 * Usage: server SCRIPT LOG [ADDRESS]
 * Listens on ADDRESS (127.0.0.1) at a free port, prints the port, and ends when its standard input
 * does. Every request goes to LOG as it came, after a line "connection N", before it is answered.
 *
 * The script, a line each; {port} becomes the port:
 *     on PATH [TIMES]    begins an answer to PATH, for so many requests (no number: for ever); the
 *                        first answer that has any left is given, so several follow each other;
 *                        PATH may end with *, for all that begin so
 *     while NAME         it is given only while there is such a file
 *     status NUMBER      200 otherwise
 *     header NAME: VALUE
 *     etag TAG           an ETag; a request that has it gets 304
 *     text TEXT          the rest of the line, added to the body
 *     fill CHARACTER N   N of it, added to the body
 *     file NAME          a file, added to the body
 *     reads NAME         the body is what the file holds at the request; status 500 without one
 *     gzip               the body compressed
 *     chunked            in chunks, without Content-Length
 *     endless            without Content-Length; closing ends it
 *     length N           a Content-Length that may not be true
 *     raw                the body is the whole answer, without any headers
 *     drip N             the body a byte at a time, N milliseconds apart
 *     silent             nothing at all, until the client leaves
 *     cut N              closes after N bytes of the body
 *     reset N            resets the connection after N bytes of the body
 */
#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "gzip.h"

struct answer {
    char path[256];
    long left; /* -1: for ever */
    int status;
    char headers[2048];
    char etag[128], reads[256], needs[256];
    unsigned char *body;
    size_t len;
    long length, cut, drip_ms; /* -1: as usual */
    bool chunked, endless, raw, silent, reset;
};

struct server {
    struct answer answers[64];
    size_t count;
    int port;
    FILE *log;
    long connections;
    pthread_mutex_t lock; /* of left, log and connections */
};

struct client {
    struct server *server;
    int fd;
    long number;
};

static void die(const char *what)
{
    fprintf(stderr, "server: %s: %s\n", what, strerror(errno));
    exit(1);
}

/* -- the script -------------------------------------------------------------------------------- */

static void *body_room(struct answer *answer, size_t more)
{
    answer->body = realloc(answer->body, answer->len + more + 1);
    if (!answer->body)
        die("memory");
    answer->len += more;
    return answer->body + answer->len - more;
}

static void add_file(struct answer *answer, const char *name)
{
    char buffer[4096];
    FILE *file = fopen(name, "rb");
    if (!file)
        die(name);
    for (size_t got; (got = fread(buffer, 1, sizeof buffer, file)) > 0;)
        memcpy(body_room(answer, got), buffer, got);
    fclose(file);
}

/* The answer with what its file holds now. */
static void read_now(struct answer *now, const struct answer *answer)
{
    *now = *answer;
    now->body = NULL;
    if (access(answer->reads, R_OK) == 0)
        add_file(now, answer->reads);
    else
        now->status = 500;
}

static void compress_body(struct answer *answer)
{
    size_t len = 0;
    unsigned char *made = gzip_make(answer->body, answer->len, &len);
    free(answer->body);
    answer->body = made;
    answer->len = len;
    strcat(answer->headers, "Content-Encoding: gzip\r\n");
}

/* Adds a header, with the port in it. */
static void add_header(struct answer *answer, const char *text, int port)
{
    const char *mark = strstr(text, "{port}");
    char line[512];
    if (mark)
        snprintf(line, sizeof line, "%.*s%d%s\r\n", (int)(mark - text), text, port, mark + 6);
    else
        snprintf(line, sizeof line, "%s\r\n", text);
    if (strlen(answer->headers) + strlen(line) + 64 >= sizeof answer->headers)
        die("headers");
    strcat(answer->headers, line);
}

static void read_flag(struct answer *answer, const char *word, const char *rest)
{
    if (!strcmp(word, "chunked"))
        answer->chunked = true;
    else if (!strcmp(word, "endless"))
        answer->endless = true;
    else if (!strcmp(word, "raw"))
        answer->raw = true;
    else if (!strcmp(word, "silent"))
        answer->silent = true;
    else if (!strcmp(word, "gzip"))
        compress_body(answer);
    else if (!strcmp(word, "length"))
        answer->length = atol(rest);
    else if (!strcmp(word, "drip"))
        answer->drip_ms = atol(rest);
    else if (!strcmp(word, "cut") || !strcmp(word, "reset"))
        answer->cut = atol(rest);
    else
        die(word);
    if (!strcmp(word, "reset"))
        answer->reset = true;
}

static void read_line(struct server *server, char *word)
{
    char *rest = word + strcspn(word, " ");
    if (*rest)
        *rest++ = '\0';
    if (!strcmp(word, "on")) {
        if (server->count == sizeof server->answers / sizeof server->answers[0])
            die("answers");
        struct answer *answer = &server->answers[server->count++];
        *answer = (struct answer){.left = -1, .status = 200, .length = -1, .cut = -1};
        answer->drip_ms = -1;
        sscanf(rest, "%255s %ld", answer->path, &answer->left);
        return;
    }
    if (server->count == 0)
        die("the script begins without on");
    struct answer *answer = &server->answers[server->count - 1];
    if (!strcmp(word, "status"))
        answer->status = atoi(rest);
    else if (!strcmp(word, "header"))
        add_header(answer, rest, server->port);
    else if (!strcmp(word, "etag"))
        snprintf(answer->etag, sizeof answer->etag, "%s", rest);
    else if (!strcmp(word, "text"))
        memcpy(body_room(answer, strlen(rest)), rest, strlen(rest));
    else if (!strcmp(word, "fill"))
        memset(body_room(answer, (size_t)atol(rest + 2)), rest[0], (size_t)atol(rest + 2));
    else if (!strcmp(word, "file"))
        add_file(answer, rest);
    else if (!strcmp(word, "reads"))
        snprintf(answer->reads, sizeof answer->reads, "%s", rest);
    else if (!strcmp(word, "while"))
        snprintf(answer->needs, sizeof answer->needs, "%s", rest);
    else
        read_flag(answer, word, rest);
}

static void read_script(struct server *server, const char *name)
{
    char line[4096];
    FILE *script = fopen(name, "r");
    if (!script)
        die(name);
    while (fgets(line, sizeof line, script)) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0])
            read_line(server, line);
    }
    fclose(script);
}

/* -- answering --------------------------------------------------------------------------------- */

static bool send_all(int fd, const void *bytes, size_t len)
{
    const char *at = bytes;
    while (len > 0) {
        ssize_t put = send(fd, at, len, MSG_NOSIGNAL);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        at += put;
        len -= (size_t)put;
    }
    return true;
}

static bool send_dripping(int fd, const unsigned char *bytes, size_t len, long ms)
{
    struct timespec pause = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    for (size_t i = 0; i < len; i++) {
        if (!send_all(fd, bytes + i, 1))
            return false;
        nanosleep(&pause, NULL);
    }
    return true;
}

static bool send_chunked(int fd, const unsigned char *bytes, size_t len, bool whole)
{
    enum { CHUNK = 8192 };
    char head[32];
    for (size_t at = 0; at < len; at += CHUNK) {
        size_t part = len - at < CHUNK ? len - at : CHUNK;
        snprintf(head, sizeof head, "%zx\r\n", part);
        if (!send_all(fd, head, strlen(head)) || !send_all(fd, bytes + at, part) ||
            !send_all(fd, "\r\n", 2))
            return false;
    }
    return !whole || send_all(fd, "0\r\n\r\n", 5);
}

static bool send_head(int fd, const struct answer *answer, int status, size_t len)
{
    char head[4096], length[64] = "", etag[160] = "";
    if (answer->chunked)
        snprintf(length, sizeof length, "Transfer-Encoding: chunked\r\n");
    else if (!answer->endless)
        snprintf(length, sizeof length, "Content-Length: %ld\r\n",
                 answer->length >= 0 ? answer->length : (long)len);
    if (answer->etag[0])
        snprintf(etag, sizeof etag, "ETag: %s\r\n", answer->etag);
    snprintf(head, sizeof head, "HTTP/1.1 %d Scripted\r\n%s%s%s%s\r\n", status, answer->headers,
             etag, status == 304 ? "" : length, answer->endless ? "Connection: close\r\n" : "");
    return send_all(fd, head, strlen(head));
}

static void wait_for_end(int fd)
{
    char byte;
    while (recv(fd, &byte, 1, 0) > 0)
        ;
}

/* Unsent bytes are thrown away and the other side is told so. */
static void reset_at_close(int fd)
{
    struct linger linger = {.l_onoff = 1, .l_linger = 0};
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
}

/* True: the connection goes on. */
static bool give(int fd, const struct answer *answer, bool unchanged)
{
    size_t len = answer->len;
    if (answer->silent) {
        wait_for_end(fd);
        return false;
    }
    if (unchanged)
        return send_head(fd, answer, 304, 0);
    if (!answer->raw && !send_head(fd, answer, answer->status, len))
        return false;
    if (answer->cut >= 0 && (size_t)answer->cut < len)
        len = (size_t)answer->cut;
    bool sent;
    if (answer->drip_ms >= 0)
        sent = send_dripping(fd, answer->body, len, answer->drip_ms);
    else if (answer->chunked)
        sent = send_chunked(fd, answer->body, len, answer->cut < 0);
    else
        sent = send_all(fd, answer->body, len);
    if (answer->reset)
        reset_at_close(fd);
    return sent && answer->cut < 0 && !answer->endless && !answer->raw;
}

static bool is_for(const struct answer *answer, const char *path)
{
    size_t len = strlen(answer->path);
    if (answer->left == 0 || (answer->needs[0] && access(answer->needs, F_OK) != 0))
        return false;
    if (len > 0 && answer->path[len - 1] == '*')
        return strncmp(answer->path, path, len - 1) == 0;
    return strcmp(answer->path, path) == 0;
}

static struct answer *choose(struct server *server, const char *path)
{
    for (size_t i = 0; i < server->count; i++) {
        struct answer *answer = &server->answers[i];
        if (!is_for(answer, path))
            continue;
        if (answer->left > 0)
            answer->left--;
        return answer;
    }
    return NULL;
}

/* Whether a request has the answer's tag. */
static bool has_tag(const char *request, const struct answer *answer)
{
    static const char name[] = "\r\nIf-None-Match: ";
    const char *header = answer->etag[0] ? strcasestr(request, name) : NULL;
    return header && strncmp(header + sizeof name - 1, answer->etag, strlen(answer->etag)) == 0;
}

/* Reads one request, headers and all; false at the end of the connection. */
static bool read_request(int fd, char *request, size_t size)
{
    size_t len = 0;
    while (len + 1 < size) {
        ssize_t got = recv(fd, request + len, 1, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        request[++len] = '\0';
        if (request[0] < 'A' || request[0] > 'Z')
            return false; /* not HTTP: TLS, perhaps */
        if (len >= 4 && !strcmp(request + len - 4, "\r\n\r\n"))
            return true;
    }
    return false;
}

static void *serve_client(void *data)
{
    static const struct answer unknown = {
        .status = 404, .length = -1, .cut = -1, .drip_ms = -1, .left = -1};
    struct client *client = data;
    struct server *server = client->server;
    char request[16384], path[1024];
    while (read_request(client->fd, request, sizeof request)) {
        if (sscanf(request, "GET %1023s", path) != 1)
            break;
        /* Without a scheme and host, which those have that are meant for a proxy. */
        char *bare = strstr(path, "://");
        bare = bare ? strchr(bare + 3, '/') : path;
        pthread_mutex_lock(&server->lock);
        const struct answer *answer = choose(server, bare ? bare : "/");
        fprintf(server->log, "connection %ld\n%s", client->number, request);
        fflush(server->log);
        pthread_mutex_unlock(&server->lock);
        if (!answer)
            answer = &unknown;
        struct answer read = {.reads = ""};
        if (answer->reads[0]) {
            read_now(&read, answer);
            answer = &read;
        }
        bool more = give(client->fd, answer, has_tag(request, answer));
        free(read.body);
        if (!more)
            break;
    }
    close(client->fd);
    free(client);
    return NULL;
}

/* -- listening --------------------------------------------------------------------------------- */

static int listen_on(const char *address, int *port)
{
    struct sockaddr_in at = {.sin_family = AF_INET};
    socklen_t size = sizeof at;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || inet_pton(AF_INET, address, &at.sin_addr) != 1 ||
        bind(fd, (struct sockaddr *)&at, size) != 0 || listen(fd, 64) != 0 ||
        getsockname(fd, (struct sockaddr *)&at, &size) != 0)
        die(address);
    *port = ntohs(at.sin_port);
    return fd;
}

static void serve(struct server *server, int fd)
{
    struct client *client = malloc(sizeof *client);
    pthread_t thread;
    if (!client)
        die("memory");
    *client = (struct client){.server = server, .fd = fd, .number = ++server->connections};
    if (pthread_create(&thread, NULL, serve_client, client) != 0)
        die("thread");
    pthread_detach(thread);
}

int main(int argc, char **argv)
{
    static struct server server = {.lock = PTHREAD_MUTEX_INITIALIZER};
    if (argc < 3) {
        fprintf(stderr, "usage: server SCRIPT LOG [ADDRESS]\n");
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    int listener = listen_on(argc > 3 ? argv[3] : "127.0.0.1", &server.port);
    read_script(&server, argv[1]);
    server.log = fopen(argv[2], "a");
    if (!server.log)
        die(argv[2]);
    printf("%d\n", server.port);
    fflush(stdout);
    for (;;) {
        struct pollfd fds[2] = {{.fd = STDIN_FILENO, .events = POLLIN},
                                {.fd = listener, .events = POLLIN}};
        if (poll(fds, 2, -1) < 0 && errno != EINTR)
            die("poll");
        if (fds[0].revents)
            _exit(0); /* whoever started it is gone */
        int fd = fds[1].revents & POLLIN ? accept(listener, NULL, NULL) : -1;
        if (fd >= 0)
            serve(&server, fd);
    }
}
