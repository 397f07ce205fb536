#include "script.h"

#include <string.h>

#include "base/utf8.h"

static bool read_named(const char *text, size_t *at, ui_key *key, struct err *err)
{
    const char *name = text + *at + 1;
    size_t len = strcspn(name, "<>");
    if (name[len] != '>')
        return err_set(err, "byte %zu: \"<\" without its \">\"; expected <lt> for the character",
                       *at);
    *key = len == 2 && !memcmp(name, "lt", 2) ? '<' : key_from_name(name, len);
    if (*key == KEY_NONE)
        return err_set(err, "byte %zu: <%.*s> is no key; expected a name like <Down>", *at,
                       len > 40 ? 40 : (int)len, name);
    *at += len + 2;
    return true;
}

bool script_next(const char *text, size_t *at, ui_key *key, struct err *err)
{
    *key = KEY_NONE;
    *at += strspn(text + *at, "\r\n");
    if (!text[*at])
        return false;
    if (text[*at] == '<')
        return read_named(text, at, key, err);
    size_t next = *at;
    utf8_next(text, &next);
    *key = text[*at] == ' ' ? ' ' : key_from_name(text + *at, next - *at);
    if (*key == KEY_NONE)
        return err_set(err, "byte %zu: no key; expected a character or <Name>", *at);
    *at = next;
    return true;
}
