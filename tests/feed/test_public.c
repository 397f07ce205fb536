/*
 * A server at a public address that redirects to this machine and the network around it: what a
 * redirect must never reach. Runs in a network of its own, in which a public address is ours.
 * Skipped, and it says so, where no such network can be made.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ask.h"

#define PUBLIC "93.184.215.14"
#define PRIVATE "192.168.7.7"
#define NOT_FOLLOWED "redirected from a public address to a private one, which is not followed"

static struct serve serve;
static struct serve names; /* only its folder */
static bool able;

static bool put(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool good = write(fd, text, strlen(text)) == (ssize_t)strlen(text);
    close(fd);
    return good;
}

static bool leave_network(void)
{
    char map[64];
    unsigned uid = geteuid(), gid = getegid();
    if (unshare(CLONE_NEWNET | CLONE_NEWNS) == 0)
        return true;
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWNS) != 0)
        return false;
    put("/proc/self/setgroups", "deny");
    snprintf(map, sizeof map, "%u %u 1", uid, uid);
    if (!put("/proc/self/uid_map", map))
        return false;
    snprintf(map, sizeof map, "%u %u 1", gid, gid);
    return put("/proc/self/gid_map", map);
}

/* An interface of the loopback with this address, up. */
static bool give_address(int fd, const char *name, const char *address)
{
    struct ifreq request = {0};
    struct sockaddr_in at = {.sin_family = AF_INET};
    snprintf(request.ifr_name, sizeof request.ifr_name, "%s", name);
    if (inet_pton(AF_INET, address, &at.sin_addr) != 1)
        return false;
    memcpy(&request.ifr_addr, &at, sizeof at);
    if (ioctl(fd, SIOCSIFADDR, &request) != 0)
        return false;
    request.ifr_flags = IFF_UP | IFF_LOOPBACK | IFF_RUNNING;
    return ioctl(fd, SIOCSIFFLAGS, &request) == 0;
}

/* Names of our own, in our own sight only. */
static bool give_names(void)
{
    serve_folder(&names);
    serve_write(&names, "hosts",
                "127.0.0.1 localhost\n" PUBLIC " world.test\n" PRIVATE " router.test\n");
    char path[128];
    serve_path(path, sizeof path, &names, "hosts");
    return mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
           mount(path, "/etc/hosts", NULL, MS_BIND, NULL) == 0;
}

static bool make_network(void)
{
    if (!leave_network() || !give_names())
        return false;
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    bool good = fd >= 0 && give_address(fd, "lo", "127.0.0.1") &&
                give_address(fd, "lo:1", PUBLIC) && give_address(fd, "lo:2", PRIVATE);
    if (fd >= 0)
        close(fd);
    return good;
}

static int start(void **state)
{
    (void)state;
    alarm(HANG_SECONDS);
    no_proxies();
    able = make_network();
    if (!able) {
        printf("skipped: no network of its own could be made\n");
        return 0;
    }
    serve_start(&serve,
                "on /good\ntext {}\n"
                "on /again\nstatus 302\nheader Location: /good\n"
                "on /loopback\nstatus 302\nheader Location: http://127.0.0.1:{port}/good\n"
                "on /name\nstatus 302\nheader Location: http://localhost:{port}/good\n"
                "on /router\nstatus 302\nheader Location: http://router.test:{port}/good\n"
                "on /hidden\nstatus 302\nheader Location: http://0x7f.1:{port}/good\n"
                "on /private\nstatus 302\nheader Location: http://" PRIVATE ":{port}/good\n"
                "on /mapped\nstatus 302\nheader Location: http://[::ffff:127.0.0.1]:{port}/good\n"
                "on /then\nstatus 302\nheader Location: /loopback\n"
                "on /out\nstatus 302\nheader Location: http://" PUBLIC ":{port}/good\n"
                "on /out-in\nstatus 302\nheader Location: http://" PUBLIC ":{port}/loopback\n",
                "0.0.0.0");
    return 0;
}

static int stop(void **state)
{
    (void)state;
    if (able)
        serve_stop(&serve);
    if (names.folder[0])
        serve_stop(&names);
    return 0;
}

static struct http_result ask_at(struct http *http, const char *host, const char *path)
{
    char url[128];
    snprintf(url, sizeof url, "http://%s:%d%s", host, serve.port, path);
    return ask(http, &(struct http_request){.url = url});
}

static void test_public_to_private(void **state)
{
    (void)state;
    if (!able)
        skip();
    static const char *const hosts[] = {PUBLIC, "world.test"};
    static const char *const paths[] = {"/loopback", "/name",   "/router", "/hidden",
                                        "/private",  "/mapped", "/then"};
    struct http *http = http_open(NULL);
    struct http_result result;
    /* Connections that are kept, to which a redirect could lead. */
    static const char *const kept[] = {"127.0.0.1", PRIVATE, "localhost", "router.test"};
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
        result = ask_at(http, kept[i], "/good");
        assert_good(&result, "{}");
    }
    for (size_t i = 0; i < 2 * sizeof paths / sizeof paths[0]; i++) {
        result = ask_at(http, hosts[i % 2], paths[i / 2]);
        assert_false(result.good);
        if (strcmp(result.error, NOT_FOLLOWED) != 0)
            fail_msg("%s%s: %s", hosts[i % 2], paths[i / 2], result.error);
    }
    char *log = serve_log(&serve);
    int count = 0;
    for (const char *at = log; (at = strstr(at, "GET /good ")) != NULL; at++)
        count++;
    assert_int_equal(count, sizeof kept / sizeof kept[0]);
    free(log);
    http_close(http);
}

static void test_the_rest(void **state)
{
    (void)state;
    if (!able)
        skip();
    struct http *http = http_open(NULL);
    struct http_result result = ask_at(http, PUBLIC, "/again");
    assert_good(&result, "{}");
    result = ask_at(http, "world.test", "/out");
    assert_good(&result, "{}");
    result = ask_at(http, "router.test", "/name");
    assert_good(&result, "{}");
    result = ask_at(http, "127.0.0.1", "/private");
    assert_good(&result, "{}");
    result = ask_at(http, PRIVATE, "/loopback");
    assert_good(&result, "{}");
    result = ask_at(http, "127.0.0.1", "/out");
    assert_good(&result, "{}");
    result = ask_at(http, "127.0.0.1", "/out-in");
    assert_told(&result, 302, NOT_FOLLOWED);
    http_close(http);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_public_to_private),
        cmocka_unit_test(test_the_rest),
    };
    return cmocka_run_group_tests_name("public", tests, start, stop);
}
