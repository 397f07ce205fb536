#include "feed/key.h"

#include <errno.h>
#include <fcntl.h>
#include <libconfig.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input/cfg_tree.h"

#define KEY_FILE_MOST ((size_t)64 * 1024)

static const char prefix[] = "TOUCHLINE_";
static const char suffix[] = "_KEY";

/* -- the environment --------------------------------------------------------------------------- */

static void variable_name(char *out, size_t size, const char *provider)
{
    snprintf(out, size, "%s%s%s", prefix, provider, suffix);
    for (char *c = out; *c; c++) {
        if (*c == '-')
            *c = '_';
        else if (*c >= 'a' && *c <= 'z')
            *c = (char)(*c - 'a' + 'A');
    }
}

static bool is_key(const char *variable)
{
    const char *end = strchr(variable, '=');
    size_t len = end ? (size_t)(end - variable) : 0;
    return len >= sizeof prefix - 1 + sizeof suffix - 1 &&
           strncmp(variable, prefix, sizeof prefix - 1) == 0 &&
           strncmp(end - (sizeof suffix - 1), suffix, sizeof suffix - 1) == 0;
}

void key_hide(char **variables)
{
    char **kept = variables;
    for (char **at = variables; *at; at++) {
        if (is_key(*at))
            explicit_bzero(strchr(*at, '=') + 1, strlen(strchr(*at, '=') + 1));
        else
            *kept++ = *at;
    }
    *kept = NULL;
}

/* -- keeping one ------------------------------------------------------------------------------- */

/* A header's value: printable ASCII, whole. where names where it came from. */
static bool keep(struct key *key, const char *text, const char *where, struct err *err)
{
    size_t len = strlen(text);
    if (len >= sizeof key->value)
        return err_set(err, "%s: a key longer than %zu bytes", where, sizeof key->value - 1);
    for (size_t i = 0; i < len; i++)
        if (text[i] <= ' ' || text[i] > '~')
            return err_set(err, "%s: a key has letters, digits and marks only", where);
    memcpy(key->value, text, len + 1);
    return true;
}

static bool keep_base(struct key *key, const char *text, const char *where, struct err *err)
{
    size_t len = strlen(text);
    if (len >= sizeof key->base_url)
        return err_set(err, "%s: a base-url longer than %zu bytes", where,
                       sizeof key->base_url - 1);
    memcpy(key->base_url, text, len + 1);
    return true;
}

void key_release(struct key *key)
{
    explicit_bzero(key, sizeof *key);
}

/* -- the file ---------------------------------------------------------------------------------- */

/* What is open must be a file of our own that nobody else can read. */
static bool look_at(int fd, const char *path, struct err *err)
{
    struct stat about;
    if (fstat(fd, &about) != 0)
        return err_set(err, "%s: %s", path, strerror(errno));
    if (!S_ISREG(about.st_mode))
        return err_set(err, "%s: not a file", path);
    if (about.st_uid != geteuid())
        return err_set(err, "%s: a file with keys must be your own", path);
    if (about.st_mode & (S_IRWXG | S_IRWXO))
        return err_set(err, "%s: others can read or change the keys in it; expected mode 600",
                       path);
    return true;
}

static bool read_whole(int fd, char *bytes, size_t *len, const char *path, struct err *err)
{
    *len = 0;
    for (;;) {
        ssize_t got = read(fd, bytes + *len, KEY_FILE_MOST + 1 - *len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return err_set(err, "%s: %s", path, strerror(errno));
        if (got == 0)
            break;
        *len += (size_t)got;
        if (*len > KEY_FILE_MOST)
            return err_set(err, "%s: larger than 64 KiB", path);
    }
    bytes[*len] = '\0';
    return true;
}

/* The provider's group; others are not looked at. */
static bool read_group(struct key *key, const config_setting_t *group, const char *path,
                       struct err *err)
{
    unsigned line = config_setting_source_line(group);
    const char *text = NULL, *base = NULL;
    char where[512];
    snprintf(where, sizeof where, "%s:%u", path, line);
    if (config_setting_type(group) != CONFIG_TYPE_GROUP ||
        !config_setting_lookup_string(group, "key", &text) || !*text)
        return err_set(err, "%s: expected %s = { key = \"...\"; };", where,
                       config_setting_name(group));
    for (int i = 0; i < config_setting_length(group); i++) {
        const config_setting_t *member = config_setting_get_elem(group, (unsigned)i);
        const char *name = config_setting_name(member);
        if (strcmp(name, "key") != 0 && strcmp(name, "base-url") != 0)
            return err_set(err, "%s: \"%s\" is not known; expected key or base-url", where, name);
        if (config_setting_type(member) != CONFIG_TYPE_STRING)
            return err_set(err, "%s: %s is no text", where, name);
    }
    config_setting_lookup_string(group, "base-url", &base);
    return keep(key, text, where, err) && (!base || keep_base(key, base, where, err));
}

static bool parse(struct key *key, const char *provider, const char *path, const char *bytes,
                  size_t len, struct err *err)
{
    struct cfg_lines lines = {0};
    struct report report;
    report_init(&report, path);
    bool good = cfg_scan(bytes, len, &lines, &report);
    if (!good) {
        char text[sizeof err->text];
        report_sort(&report);
        report_format(&report, 0, text, sizeof text);
        err_set(err, "%s", text);
    } else {
        config_t config;
        config_init(&config);
        const config_setting_t *group = NULL;
        good = cfg_parse(&config, bytes, &lines);
        if (!good)
            err_set(err, "%s:%d: %s", path, config_error_line(&config), config_error_text(&config));
        else if ((group = config_lookup(&config, provider)) != NULL)
            good = read_group(key, group, path, err);
        config_destroy(&config);
    }
    vec_release(&lines.ends);
    report_release(&report);
    return good;
}

static bool read_open(struct key *key, const char *provider, int fd, const char *path,
                      struct err *err)
{
    char *bytes = malloc(KEY_FILE_MOST + 2);
    size_t len = 0;
    if (!bytes)
        return err_set(err, "%s: out of memory", path);
    bool good = look_at(fd, path, err) && read_whole(fd, bytes, &len, path, err) &&
                parse(key, provider, path, bytes, len, err);
    explicit_bzero(bytes, KEY_FILE_MOST + 2);
    free(bytes);
    return good;
}

static bool read_file(struct key *key, const char *provider, const char *path, struct err *err)
{
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0 && errno == ENOENT)
        return true;
    if (fd < 0 && errno == ELOOP)
        return err_set(err, "%s: a symbolic link; expected the file with keys itself", path);
    if (fd < 0)
        return err_set(err, "%s: %s", path, strerror(errno));
    bool good = read_open(key, provider, fd, path, err);
    close(fd);
    return good;
}

bool key_find(struct key *key, const char *provider, const char *path, struct err *err)
{
    char name[128];
    memset(key, 0, sizeof *key);
    variable_name(name, sizeof name, provider);
    const char *value = getenv(name);
    bool good = true;
    if (value && *value)
        good = keep(key, value, name, err);
    else if (path)
        good = read_file(key, provider, path, err);
    if (!good)
        key_release(key);
    return good;
}
