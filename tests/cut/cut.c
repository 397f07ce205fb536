/* The cut of a whole edition: fixtures, slots and ties. */
#include "cut.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HOUR = 3600, MONTH = 30 * 24 * HOUR, TEXT = 512 };

struct cut_tie {
    config_setting_t *setting, *round;
    unsigned round_index, match_first, match_count;
    unsigned removed; /* matches that no result has made yet */
};

struct cutting {
    config_setting_t *root;
    struct cut_moment now;
    int offset;
    struct cut_match *matches;
    unsigned match_count;
    struct cut_tie *ties;
    unsigned tie_count;
    instant last; /* of what was laid out so far */
};

const char *cut_text(const config_setting_t *group, const char *name)
{
    config_setting_t *setting = config_setting_get_member(group, name);

    return setting ? config_setting_get_string(setting) : NULL;
}

void cut_remove(config_setting_t *group, const char *name)
{
    if (config_setting_get_member(group, name))
        config_setting_remove(group, name);
}

void cut_set_text(config_setting_t *group, const char *name, const char *text)
{
    config_setting_t *setting = config_setting_get_member(group, name);

    if (!setting)
        setting = config_setting_add(group, name, CONFIG_TYPE_STRING);
    config_setting_set_string(setting, text);
}

unsigned cut_length(const config_setting_t *group, const char *name)
{
    config_setting_t *list = config_setting_get_member(group, name);

    return list ? (unsigned)config_setting_length(list) : 0;
}

config_setting_t *cut_element(const config_setting_t *group, const char *name, unsigned index)
{
    return config_setting_get_elem(config_setting_get_member(group, name), index);
}

/* -- laying everything out --------------------------------------------------------------------- */

static struct cut_rules rules_of(const config_setting_t *round)
{
    struct cut_rules rules = {.legs = 1};
    unsigned count = cut_length(round, "decided_by");
    int legs = 1;

    if (config_setting_lookup_int(round, "legs", &legs))
        rules.legs = (unsigned)legs;
    rules.extra_time = count == 0;
    for (unsigned i = 0; i < count; i++) {
        const char *word = config_setting_get_string(cut_element(round, "decided_by", i));

        rules.golden |= strcmp(word, "golden-goal") == 0;
        rules.silver |= strcmp(word, "silver-goal") == 0;
        rules.extra_time |= strcmp(word, "extra-time") == 0;
    }
    rules.extra_time |= rules.golden || rules.silver;
    return rules;
}

static void add_matches(struct cutting *c, config_setting_t *owner, struct cut_rules rules)
{
    unsigned count = cut_length(owner, "matches");

    for (unsigned i = 0; i < count; i++) {
        struct cut_match *match = &c->matches[c->match_count];

        *match = (struct cut_match){.setting = cut_element(owner, "matches", i),
                                    .order = c->match_count++,
                                    .rules = rules,
                                    .offset = c->offset};
    }
}

static void add_tie(struct cutting *c, config_setting_t *round, unsigned r, unsigned index)
{
    struct cut_tie *tie = &c->ties[c->tie_count++];

    *tie = (struct cut_tie){.setting = cut_element(round, "ties", index),
                            .round = round,
                            .round_index = r,
                            .match_first = c->match_count};
    add_matches(c, tie->setting, rules_of(round));
    tie->match_count = c->match_count - tie->match_first;
}

static unsigned count_all(const config_setting_t *root, bool matches)
{
    unsigned count = 0;

    for (unsigned g = 0; matches && g < cut_length(root, "groups"); g++)
        count += cut_length(cut_element(root, "groups", g), "matches");
    for (unsigned r = 0; r < cut_length(root, "rounds"); r++) {
        config_setting_t *round = cut_element(root, "rounds", r);

        for (unsigned t = 0; t < cut_length(round, "ties"); t++)
            count += matches ? cut_length(cut_element(round, "ties", t), "matches") : 1;
    }
    return count;
}

static void collect(struct cutting *c)
{
    c->matches = calloc(count_all(c->root, true) + 1, sizeof *c->matches);
    c->ties = calloc(count_all(c->root, false) + 1, sizeof *c->ties);
    for (unsigned g = 0; g < cut_length(c->root, "groups"); g++)
        add_matches(c, cut_element(c->root, "groups", g), (struct cut_rules){.legs = 1});
    for (unsigned r = 0; r < cut_length(c->root, "rounds"); r++)
        for (unsigned t = 0; t < cut_length(cut_element(c->root, "rounds", r), "ties"); t++)
            add_tie(c, cut_element(c->root, "rounds", r), r, t);
}

/* Matches without a date come after all before them in the file; the first, before the first that
 * has one. */
static void lay_out(struct cutting *c)
{
    instant first = INSTANT_END, at;
    enum precision precision;

    for (unsigned i = 0; i < c->match_count; i++) {
        const char *kickoff = cut_text(c->matches[i].setting, "kickoff");

        if (kickoff && instant_parse(kickoff, c->offset, &at, NULL, &precision) && at < first)
            first = at;
    }
    c->last = first == INSTANT_END ? 0 : first - MONTH;
    for (unsigned i = 0; i < c->match_count; i++) {
        struct cut_match *match = &c->matches[i];

        cut_log(match, c->last + HOUR);
        at = match->count > 0 ? match->entries[match->count - 1].at : match->base;
        if (at > c->last)
            c->last = at;
    }
}

/* -- what is known of ties --------------------------------------------------------------------- */

static struct cut_tie *find_tie(struct cutting *c, const char *id)
{
    for (unsigned t = 0; t < c->tie_count; t++)
        if (strcmp(cut_text(c->ties[t].setting, "id"), id) == 0)
            return &c->ties[t];
    return NULL;
}

static bool decision_seen(const struct cutting *c, const struct cut_tie *tie)
{
    config_setting_t *decision = config_setting_get_member(tie->setting, "decision");
    const char *text = decision ? cut_text(decision, "at") : NULL;
    enum precision precision;
    instant at;

    return text && instant_parse(text, c->offset, &at, NULL, &precision) && c->now.at >= at;
}

static bool all_over(const struct cutting *c, const struct cut_tie *tie)
{
    for (unsigned i = 0; i < tie->match_count; i++)
        if (!cut_is_over(&c->matches[tie->match_first + i], c->now))
            return false;
    return true;
}

static bool is_bye(const struct cut_tie *tie)
{
    for (unsigned side = 0; side < 2; side++)
        if (strcmp(config_setting_get_string(cut_element(tie->setting, "teams", side)), "bye") == 0)
            return true;
    return false;
}

static bool is_decided(const struct cutting *c, const struct cut_tie *tie)
{
    if (decision_seen(c, tie) || (tie->match_count > 0 && all_over(c, tie)))
        return true;
    return tie->match_count == 0 && is_bye(tie);
}

static bool round_ended(const struct cutting *c, unsigned round)
{
    for (unsigned t = 0; t < c->tie_count; t++)
        if (c->ties[t].round_index == round && !is_decided(c, &c->ties[t]))
            return false;
    return true;
}

/* The tie that a slot is fed by, or NULL. */
static struct cut_tie *feeder_of(struct cutting *c, const char *slot)
{
    char word[16] = "", id[80] = "";

    sscanf(slot, "%15s %79s", word, id);
    return strcmp(word, "winner") == 0 || strcmp(word, "loser") == 0 ? find_tie(c, id) : NULL;
}

static const char *slot_text(const struct cut_tie *tie, unsigned side)
{
    return config_setting_get_string(cut_element(tie->setting, "teams", side));
}

static bool is_third_place(const struct cutting *c, unsigned round)
{
    int third = 0;

    return config_setting_lookup_bool(cut_element(c->root, "rounds", round), "third_place",
                                      &third) &&
           third;
}

static bool is_place(const char *slot)
{
    return strncmp(slot, "group ", 6) == 0 || strncmp(slot, "best third ", 11) == 0;
}

static bool is_drawn(struct cutting *c, const struct cut_tie *tie)
{
    const char *draw = cut_text(tie->round, "draw");
    enum precision precision;
    bool fed = false, ended = true, placed = false;
    instant at;

    if (draw && strcmp(draw, "start") == 0)
        return true;
    if (draw && instant_parse(draw, c->offset, &at, NULL, &precision))
        return c->now.at >= at;
    for (unsigned t = 0; t < c->tie_count; t++)
        for (unsigned side = 0; side < 2 && c->ties[t].round_index == tie->round_index; side++) {
            const struct cut_tie *feeder = feeder_of(c, slot_text(&c->ties[t], side));

            fed |= feeder != NULL;
            placed |= is_place(slot_text(&c->ties[t], side));
            ended &= !feeder || round_ended(c, feeder->round_index);
        }
    for (unsigned r = tie->round_index; !fed && r-- > 0;)
        if (!is_third_place(c, r))
            return round_ended(c, r);
    return fed || placed ? ended
                         : cut_groups_over(c->root, c->matches, c->now,
                                           cut_stage(c->root, tie->round, "knock-out"));
}

/* The first of its matches that happened; if none did, from when it should have. */
static bool has_begun(const struct cutting *c, const struct cut_tie *tie, bool expected)
{
    for (unsigned i = 0; i < tie->match_count; i++)
        if (c->matches[tie->match_first + i].count > 0)
            return cut_seen(&c->matches[tie->match_first + i], c->now) > 0;
    return expected && tie->match_count > 0 && c->now.at >= c->matches[tie->match_first].base;
}

static bool groups_ended(const struct cutting *c)
{
    return cut_groups_over(c->root, c->matches, c->now, UINT_MAX);
}

/* A place may be certain before, but that follows from the table and not from what is written. */
static bool group_ended(const struct cutting *c, const char *slot)
{
    char id[80] = "";

    sscanf(slot, "group %79s", id);
    for (unsigned g = 0; g < cut_length(c->root, "groups"); g++)
        if (strcmp(cut_text(cut_element(c->root, "groups", g), "id"), id) == 0 &&
            !cut_group_over(c->root, c->matches, c->now, g))
            return false;
    return true;
}

static bool is_derived(const char *slot)
{
    return strncmp(slot, "winner ", 7) == 0 || strncmp(slot, "loser ", 6) == 0 || is_place(slot);
}

/* Whether it is known who fills a slot. */
static bool is_filled(struct cutting *c, const struct cut_tie *tie, unsigned side)
{
    const char *slot = slot_text(tie, side);
    const struct cut_tie *feeder = feeder_of(c, slot);

    if (has_begun(c, tie, false))
        return true;
    if (!is_drawn(c, tie))
        return false;
    if (feeder)
        return is_decided(c, feeder);
    if (is_place(slot))
        return *slot == 'g' ? group_ended(c, slot) : groups_ended(c);
    return (strncmp(slot, "to be drawn", 11) != 0 && !strstr(slot, " or ")) ||
           has_begun(c, tie, true);
}

static bool is_extra(const struct cut_match *match, unsigned leg)
{
    const char *role = cut_text(match->setting, "role");

    return role ? strcmp(role, "leg") != 0 : leg >= match->rules.legs;
}

/* -- cutting ----------------------------------------------------------------------------------- */

/* The id of the team a slot is known to end with, by the file's own words alone; "" not known. */
static void filler_of(struct cutting *c, const struct cut_tie *tie, unsigned side, char *id)
{
    const char *slot = slot_text(tie, side), *fill = strchr(slot, '=');
    const struct cut_tie *feeder = feeder_of(c, slot);

    id[0] = '\0';
    if (fill)
        sscanf(fill + 1, "%79s", id);
    else if (feeder && strncmp(slot, "winner", 6) == 0 && cut_text(feeder->setting, "winner"))
        snprintf(id, 80, "%s", cut_text(feeder->setting, "winner"));
    else if (!is_derived(slot) && !strchr(slot, ' '))
        snprintf(id, 80, "%s", slot);
}

/* The names of who plays go; that it is not the first side of the slots that is at home stays. */
static void cut_sides(struct cutting *c, const struct cut_tie *tie, unsigned leg)
{
    config_setting_t *match = c->matches[tie->match_first + leg].setting;
    const char *home = cut_text(match, "home"), *away = cut_text(match, "away");
    char ids[2][80];
    unsigned usual = is_extra(&c->matches[tie->match_first + leg], leg) ? 0 : leg % 2;

    for (unsigned side = 0; side < 2; side++)
        filler_of(c, tie, side, ids[side]);
    bool turned = (home && strcmp(home, ids[!usual]) == 0) ||
                  (!home && away && strcmp(away, ids[usual]) == 0);
    cut_remove(match, "home");
    cut_remove(match, "away");
    if (turned)
        cut_set_text(match, "home_side", usual == 0 ? "second" : "first");
}

static void cut_slot(struct cutting *c, struct cut_tie *tie, unsigned side, bool filled)
{
    config_setting_t *setting = cut_element(tie->setting, "teams", side);
    char text[TEXT];

    if (filled)
        return;
    snprintf(text, sizeof text, "%.*s", (int)strcspn(config_setting_get_string(setting), "="),
             config_setting_get_string(setting));
    if (!is_drawn(c, tie) && !is_derived(text) && strcmp(text, "bye") != 0)
        snprintf(text, sizeof text, "to be drawn");
    config_setting_set_string(setting, text);
}

static void cut_tie(struct cutting *c, struct cut_tie *tie)
{
    bool over = is_decided(c, tie), filled[2], decided = over || decision_seen(c, tie);

    for (unsigned side = 0; side < 2; side++)
        filled[side] = is_filled(c, tie, side);
    for (unsigned i = 0; i < tie->match_count; i++)
        if (!filled[0] || !filled[1])
            cut_sides(c, tie, i);
    if (!filled[0] || !filled[1])
        cut_remove(tie->setting, "origins");
    for (unsigned side = 0; side < 2; side++)
        cut_slot(c, tie, side, filled[side]);
    if (!over)
        cut_remove(tie->setting, "winner");
    if (!decided)
        cut_remove(tie->setting, "decision");
    if (!all_over(c, tie)) {
        cut_remove(tie->setting, "note");
        cut_remove(tie->setting, "sources");
    }
}

/* Replays and play-offs are made by the match before. */
static void drop_extra(struct cutting *c, struct cut_tie *tie)
{
    for (unsigned i = tie->match_count; i-- > 1;) {
        struct cut_match *match = &c->matches[tie->match_first + i];

        if (!is_extra(match, i) || cut_is_over(match - 1, c->now) || cut_seen(match, c->now) > 0 ||
            tie->removed != tie->match_count - 1 - i)
            continue;
        tie->removed++;
    }
}

static void cut_all(struct cutting *c)
{
    /* Everything is asked before anything is taken away. */
    cut_groups(c->root, c->matches, c->now);
    for (unsigned t = 0; t < c->tie_count; t++)
        drop_extra(c, &c->ties[t]);
    for (unsigned t = c->tie_count; t-- > 0;)
        cut_tie(c, &c->ties[t]); /* from the last round back: it asks about the ones before */
    for (unsigned i = 0; i < c->match_count; i++)
        cut_match(&c->matches[i], c->now);
    cut_groups_drop(c->root, c->matches);
    for (unsigned t = 0; t < c->tie_count; t++) {
        config_setting_t *list = config_setting_get_member(c->ties[t].setting, "matches");

        for (unsigned i = 0; i < c->ties[t].removed; i++)
            config_setting_remove_elem(list, c->ties[t].match_count - 1 - i);
        if (list && config_setting_length(list) == 0)
            cut_remove(c->ties[t].setting, "matches");
    }
}

static char *write_out(config_t *config)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    config_write(config, out);
    fclose(out);
    return text;
}

char *cut_edition(const char *text, struct cut_moment now)
{
    struct cutting cutting = {.now = now};
    char *result = NULL;
    const char *zone;
    config_t config;

    config_init(&config);
    if (config_read_string(&config, text)) {
        cutting.root = config_root_setting(&config);
        zone = cut_text(cutting.root, "zone");
        if (zone)
            instant_parse_offset(zone, &cutting.offset);
        collect(&cutting);
        lay_out(&cutting);
        cut_all(&cutting);
        result = write_out(&config);
    }
    for (unsigned i = 0; i < cutting.match_count; i++)
        cut_log_free(&cutting.matches[i]);
    free(cutting.matches);
    free(cutting.ties);
    config_destroy(&config);
    return result;
}
