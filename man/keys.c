/* Prints the key section of touchline.1 from the table of actions. See update-keys. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "keymap.h"

/* One word that mdoc must not take for a delimiter or an escape. */
static void print_word(const char *word, size_t len)
{
    fputs("\\&", stdout);
    for (size_t i = 0; i < len; i++)
        if (word[i] == '\\')
            fputs("\\e", stdout);
        else
            putchar(word[i]);
}

static void print_keys(const char *keys)
{
    fputs(".It", stdout);
    for (const char *sign = " Ic "; *keys; sign = " , Ic ") {
        size_t len = strcspn(keys, " ");
        fputs(sign, stdout);
        print_word(keys, len);
        keys += len + strspn(keys + len, " ");
    }
    putchar('\n');
}

/* Where an action means something, unless that is everywhere but in the help. */
static void print_screens(unsigned mask)
{
    if ((mask | S_HELP) == S_ALL)
        return;
    const char *before = " (";
    for (int i = 0; i < SCREEN_HELP; i++)
        if (mask & 1u << i) {
            printf("%s%s", before, screens[i]->name);
            before = ", ";
        }
    putchar(')');
}

int main(void)
{
    for (int group = 0; group < GROUP_COUNT; group++) {
        printf(".Ss %s\n.Bl -tag -width \"Esc, Backspace\" -compact\n", group_titles[group]);
        for (int i = 1; i < ACTION_COUNT; i++) {
            if (actions[i].group != group)
                continue;
            print_keys(actions[i].keys);
            printf("%c%s", toupper((unsigned char)actions[i].explain[0]), actions[i].explain + 1);
            print_screens(actions[i].screens);
            puts(".");
        }
        puts(".El");
    }
    return 0;
}
