/* Groups: their ends, their teams where groups before find them, their play-offs. */
#include <stdlib.h>
#include <string.h>

#include "cut.h"

unsigned cut_stage(const config_setting_t *root, const config_setting_t *owner, const char *kind)
{
    const char *name = cut_text(owner, "stage");
    unsigned count = cut_length(root, "stages");

    for (unsigned s = 0; s < count; s++) {
        const config_setting_t *stage = cut_element(root, "stages", s);

        if (strcmp(name ? name : kind, cut_text(stage, name ? "id" : "kind")) == 0)
            return s;
    }
    return count + (strcmp(kind, "group") != 0);
}

static unsigned first_match(const config_setting_t *root, unsigned g)
{
    unsigned match = 0;

    while (g-- > 0)
        match += cut_length(cut_element(root, "groups", g), "matches");
    return match;
}

static bool is_play_off(const struct cut_match *match)
{
    const char *role = cut_text(match->setting, "role");

    return role && strcmp(role, "play-off") == 0;
}

/* play_offs: they too. */
static bool is_over(const config_setting_t *root, const struct cut_match *matches,
                    struct cut_moment now, unsigned g, bool play_offs)
{
    const struct cut_match *match = matches + first_match(root, g);

    for (unsigned i = cut_length(cut_element(root, "groups", g), "matches"); i-- > 0; match++)
        if ((play_offs || !is_play_off(match)) && !cut_is_over(match, now))
            return false;
    return true;
}

bool cut_group_over(const config_setting_t *root, const struct cut_match *matches,
                    struct cut_moment now, unsigned g)
{
    return is_over(root, matches, now, g, true);
}

bool cut_groups_over(const config_setting_t *root, const struct cut_match *matches,
                     struct cut_moment now, unsigned stage)
{
    for (unsigned g = 0; g < cut_length(root, "groups"); g++)
        if (cut_stage(root, cut_element(root, "groups", g), "group") < stage &&
            !cut_group_over(root, matches, now, g))
            return false;
    return true;
}

/* -- teams that groups before find ------------------------------------------------------------- */

struct entrants {
    const char *ids[256];
    unsigned count;
};

static unsigned find(const struct entrants *entrants, const char *id)
{
    unsigned i = 0;

    while (i < entrants->count && strcmp(entrants->ids[i], id) != 0)
        i++;
    return i;
}

/* The teams of all groups of stages before one. */
static void collect(const config_setting_t *root, unsigned stage, struct entrants *entrants)
{
    entrants->count = 0;
    for (unsigned g = 0; g < cut_length(root, "groups"); g++) {
        const config_setting_t *group = cut_element(root, "groups", g);

        for (unsigned i = 0; i < cut_length(group, "teams"); i++) {
            const char *id = config_setting_get_string(cut_element(group, "teams", i));

            if (cut_stage(root, group, "group") < stage && entrants->count < 256 &&
                find(entrants, id) == entrants->count)
                entrants->ids[entrants->count++] = id;
        }
    }
}

static bool all_come(const config_setting_t *group, const struct entrants *entrants)
{
    for (unsigned i = 0; i < cut_length(group, "teams"); i++)
        if (find(entrants, config_setting_get_string(cut_element(group, "teams", i))) ==
            entrants->count)
            return false;
    return true;
}

static bool has_begun(const config_setting_t *root, const struct cut_match *matches,
                      struct cut_moment now, unsigned g)
{
    const struct cut_match *match = matches + first_match(root, g);

    for (unsigned i = cut_length(cut_element(root, "groups", g), "matches"); i-- > 0; match++)
        if (cut_seen(match, now) > 0)
            return true;
    return false;
}

/* Who comes after a team among the entrants plays in its place. */
static void swap(config_setting_t *text, const struct entrants *entrants)
{
    unsigned i = text ? find(entrants, config_setting_get_string(text)) : entrants->count;

    if (i < entrants->count)
        config_setting_set_string(text, entrants->ids[(i + 1) % entrants->count]);
}

static void disguise(config_setting_t *group, const struct entrants *entrants)
{
    for (unsigned i = 0; i < cut_length(group, "teams"); i++)
        swap(cut_element(group, "teams", i), entrants);
    for (unsigned i = 0; i < cut_length(group, "order"); i++)
        swap(cut_element(group, "order", i), entrants);
    for (unsigned i = 0; i < cut_length(group, "matches"); i++) {
        swap(config_setting_get_member(cut_element(group, "matches", i), "home"), entrants);
        swap(config_setting_get_member(cut_element(group, "matches", i), "away"), entrants);
    }
}

/* -- the whole --------------------------------------------------------------------------------- */

void cut_groups(config_setting_t *root, struct cut_match *matches, struct cut_moment now)
{
    struct entrants entrants;

    for (unsigned g = cut_length(root, "groups"); g-- > 0;) { /* the last first: they ask back */
        config_setting_t *group = cut_element(root, "groups", g);
        struct cut_match *match = matches + first_match(root, g);
        unsigned stage = cut_stage(root, group, "group");
        bool played = is_over(root, matches, now, g, false);

        for (unsigned i = cut_length(group, "matches"); i-- > 0; match++)
            match->unmade = is_play_off(match) && !played && cut_seen(match, now) == 0;
        collect(root, stage, &entrants);
        if (!cut_groups_over(root, matches, now, stage) && all_come(group, &entrants) &&
            !has_begun(root, matches, now, g))
            disguise(group, &entrants);
    }
}

void cut_groups_drop(config_setting_t *root, const struct cut_match *matches)
{
    unsigned match = 0;

    for (unsigned g = 0; g < cut_length(root, "groups"); g++) {
        config_setting_t *list =
            config_setting_get_member(cut_element(root, "groups", g), "matches");
        unsigned count = list ? (unsigned)config_setting_length(list) : 0;

        for (unsigned i = count; i-- > 0;)
            if (matches[match + i].unmade)
                config_setting_remove_elem(list, i);
        match += count;
    }
}
