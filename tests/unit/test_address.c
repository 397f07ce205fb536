#include "cmocka_all.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "feed/address.h"

static const struct {
    const char *host;
    enum reach reach;
} cases[] = {
    {"127.0.0.1", REACH_LOOPBACK},
    {"127.255.255.255", REACH_LOOPBACK},
    {"128.0.0.0", REACH_PUBLIC},
    {"0.0.0.0", REACH_PRIVATE},
    {"0.255.255.255", REACH_PRIVATE},
    {"1.0.0.0", REACH_PUBLIC},
    {"9.255.255.255", REACH_PUBLIC},
    {"10.0.0.0", REACH_PRIVATE},
    {"10.255.255.255", REACH_PRIVATE},
    {"11.0.0.0", REACH_PUBLIC},
    {"100.63.255.255", REACH_PUBLIC},
    {"100.64.0.0", REACH_PRIVATE},
    {"100.127.255.255", REACH_PRIVATE},
    {"100.128.0.0", REACH_PUBLIC},
    {"169.253.255.255", REACH_PUBLIC},
    {"169.254.169.254", REACH_PRIVATE},
    {"172.15.255.255", REACH_PUBLIC},
    {"172.16.0.0", REACH_PRIVATE},
    {"172.31.255.255", REACH_PRIVATE},
    {"172.32.0.0", REACH_PUBLIC},
    {"192.0.0.1", REACH_PRIVATE},
    {"192.0.1.1", REACH_PUBLIC},
    {"192.167.255.255", REACH_PUBLIC},
    {"192.168.1.1", REACH_PRIVATE},
    {"192.169.0.0", REACH_PUBLIC},
    {"198.17.255.255", REACH_PUBLIC},
    {"198.18.0.0", REACH_PRIVATE},
    {"198.20.0.0", REACH_PUBLIC},
    {"223.255.255.255", REACH_PUBLIC},
    {"224.0.0.1", REACH_PRIVATE},
    {"255.255.255.255", REACH_PRIVATE},
    {"::1", REACH_LOOPBACK},
    {"::", REACH_PRIVATE},
    {"::ffff:127.0.0.1", REACH_LOOPBACK},
    {"::ffff:192.168.1.1", REACH_PRIVATE},
    {"::ffff:8.8.8.8", REACH_PUBLIC},
    {"::127.0.0.1", REACH_LOOPBACK},
    {"64:ff9b::10.0.0.1", REACH_PRIVATE},
    {"64:ff9b::8.8.8.8", REACH_PUBLIC},
    {"2002:7f00:1::", REACH_LOOPBACK},
    {"2002:a00:1::", REACH_PRIVATE},
    {"2002:808:808::", REACH_PUBLIC},
    {"2001:db8::1", REACH_PRIVATE},
    {"2606:4700::1111", REACH_PUBLIC},
    {"fe80::1", REACH_PRIVATE},
    {"fec0::1", REACH_PRIVATE},
    {"fc00::1", REACH_PRIVATE},
    {"fd12:3456::1", REACH_PRIVATE},
    {"ff02::1", REACH_PRIVATE},
};

static enum reach reach_of_number(const char *host)
{
    struct sockaddr_in v4 = {.sin_family = AF_INET};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
    if (inet_pton(AF_INET, host, &v4.sin_addr) == 1)
        return address_reach((const struct sockaddr *)&v4);
    assert_int_equal(inet_pton(AF_INET6, host, &v6.sin6_addr), 1);
    return address_reach((const struct sockaddr *)&v6);
}

static void test_numbers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (reach_of_number(cases[i].host) != cases[i].reach ||
            address_host_reach(cases[i].host) != cases[i].reach)
            fail_msg("%s", cases[i].host);
    }
    assert_int_equal(address_reach(&(struct sockaddr){.sa_family = AF_UNIX}), REACH_UNKNOWN);
}

static void test_hosts(void **state)
{
    (void)state;
    assert_int_equal(address_host_reach("[::1]"), REACH_LOOPBACK);
    assert_int_equal(address_host_reach("[fe80::1%eth0]"), REACH_PRIVATE);
    assert_int_equal(address_host_reach("fe80::1%25eth0"), REACH_PRIVATE);
    assert_int_equal(address_host_reach("[2606:4700::1111]"), REACH_PUBLIC);
    assert_int_equal(address_host_reach("localhost"), REACH_LOOPBACK);
    assert_int_equal(address_host_reach("LocalHost."), REACH_LOOPBACK);
    assert_int_equal(address_host_reach("a.localhost"), REACH_LOOPBACK);
    assert_int_equal(address_host_reach("notlocalhost"), REACH_UNKNOWN);
    assert_int_equal(address_host_reach("localhost.example"), REACH_UNKNOWN);
    assert_int_equal(address_host_reach("example.org"), REACH_UNKNOWN);
    assert_int_equal(address_host_reach("127.0.0.1.example.org"), REACH_UNKNOWN);
    assert_int_equal(address_host_reach("["), REACH_UNKNOWN);
    assert_int_equal(address_host_reach("."), REACH_UNKNOWN);
    assert_int_equal(address_host_reach(""), REACH_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_hosts),
    };
    return cmocka_run_group_tests_name("address", tests, NULL, NULL);
}
