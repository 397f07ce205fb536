#include "bench.h"

#include <stdlib.h>

/* The same files every time. */
struct dice {
    uint32_t state;
};

static uint32_t roll(struct dice *dice, uint32_t sides)
{
    dice->state = dice->state * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)dice->state * sides >> 32);
}

static const char *const first_parts[] = {"Alder", "Birk", "Çavuş", "Dorn",  "Élan", "Fjörd",
                                          "Gran",  "Hav",  "Ilka",  "Jezer", "Kloš", "Lund"};
static const char *const last_parts[] = {"bank",  "bridge", "dale", "field", "ford", "ham",
                                         "haven", "mere",   "port", "stad",  "ton",  "wick"};
#define PARTS 12u
#define PLAYERS 11u

/* A player of a team's eleven, the same in every match; the letter keeps two of a name apart. */
static void write_player(FILE *out, uint32_t team, unsigned number)
{
    struct dice dice = {team * 31 + number};
    fprintf(out, "%c. %s%s", 'A' + (int)number, first_parts[roll(&dice, PARTS)],
            last_parts[roll(&dice, PARTS)]);
}

static void write_head(FILE *out, uint32_t teams)
{
    fprintf(out,
            "edition = \"bench-%u\";\nname = \"Cup of %u\";\nseason = \"2030\";\n"
            "zone = \"+01:00\";\n\nsources = ( { id = \"dice\"; title = \"nothing but dice\"; } );"
            "\n\nteams = (\n",
            teams, teams);
    for (uint32_t i = 0; i < teams; i++)
        fprintf(out, "    { id = \"t%u\"; name = \"%s%s %u\"; }%s\n", i, first_parts[i % PARTS],
                last_parts[i / PARTS % PARTS], i, i + 1 < teams ? "," : "");
    fputs(");\n\nrounds = (\n", out);
}

/* -- matches ------------------------------------------------------------------------------------
 */

struct match_plan {
    uint32_t home, away; /* teams */
    unsigned goals[2];
    unsigned day;
};

static void write_event(FILE *out, struct dice *dice, const char *separator, unsigned minute,
                        const char *word, uint32_t team)
{
    fprintf(out, "%s\n                            \"%u' %s t%u ", separator, minute, word, team);
    write_player(out, team, roll(dice, PLAYERS));
    fputc('"', out);
}

static void write_events(FILE *out, struct dice *dice, const struct match_plan *plan)
{
    unsigned minute = 46;
    const char *separator = "";
    fputs("                        events = (", out);
    for (int side = 0; side < 2; side++)
        for (unsigned i = 0; i < plan->goals[side]; i++, separator = ",") {
            minute += 1 + roll(dice, 6);
            write_event(out, dice, separator, minute, "goal", side ? plan->away : plan->home);
        }
    for (int i = 0; i < 6; i++, separator = ",") {
        minute += roll(dice, 3);
        write_event(out, dice, separator, minute, i % 2 ? "sub" : "yellow",
                    i % 4 ? plan->away : plan->home);
    }
    fputs("\n                        );\n", out);
}

static void write_lineup(FILE *out, uint32_t team)
{
    fprintf(out, "                            { team = \"t%u\"; players = (", team);
    for (unsigned i = 0; i < PLAYERS; i++) {
        fprintf(out, "%s\"%u ", i ? ", " : "", i + 1);
        write_player(out, team, i);
        fputc('"', out);
    }
    fputs("); }", out);
}

static void write_kickoff(FILE *out, struct dice *dice, unsigned day)
{
    fprintf(out, "kickoff = \"2030-%02u-%02uT%02u:00\";", 1 + day / 28, 1 + day % 28,
            15 + roll(dice, 6));
}

static void write_match(FILE *out, struct dice *dice, const struct match_plan *plan)
{
    fputs("                    {\n                        ", out);
    write_kickoff(out, dice, plan->day);
    fprintf(out, "\n                        score = { ht = \"0-0\"; ft = \"%u-%u\"; };\n",
            plan->goals[0], plan->goals[1]);
    write_events(out, dice, plan);
    fputs("                        lineups = (\n", out);
    write_lineup(out, plan->home);
    fputs(",\n", out);
    write_lineup(out, plan->away);
    fputs("\n                        );\n                        sources = (\"dice\");\n"
          "                    }",
          out);
}

/* -- the tree -----------------------------------------------------------------------------------
 */

/* Who plays is in teams[0] and [1]; returns which of them wins. */
static unsigned write_rich_tie(FILE *out, struct dice *dice, const uint32_t teams[2], unsigned day)
{
    unsigned winner = roll(dice, 2), less = roll(dice, 2);
    struct match_plan first = {teams[0], teams[1], {less, less}, day};
    struct match_plan second = {teams[1], teams[0], {1, 1}, day + 7};
    first.goals[winner] += 1 + roll(dice, 2);
    fputs("\n                matches = (\n", out);
    write_match(out, dice, &first);
    fputs(",\n", out);
    write_match(out, dice, &second);
    fprintf(out, "\n                );\n                winner = \"t%u\";\n            }",
            teams[winner]);
    return winner;
}

static unsigned write_plain_tie(FILE *out, struct dice *dice, unsigned day)
{
    unsigned winner = roll(dice, 2);
    fputs(" matches = ( { ", out);
    write_kickoff(out, dice, day);
    fprintf(out, " score = { ft = \"%s\"; }; } ); }", winner ? "0-1" : "1-0");
    return winner;
}

static void write_round(FILE *out, struct dice *dice, uint32_t *teams, uint32_t ties,
                        unsigned number, int rich)
{
    fprintf(out,
            "    {\n        id = \"r%u\"; name = \"Round %u\"; legs = %d; draw = \"start\";\n"
            "        ties = (\n",
            number, number, rich ? 2 : 1);
    for (uint32_t i = 0; i < ties; i++) {
        const uint32_t *two = teams + 2 * (size_t)i;
        fprintf(out, "            { id = \"r%u-%u\"; ", number, i + 1);
        if (number == 1)
            fprintf(out, "teams = (\"t%u\", \"t%u\");", two[0], two[1]);
        else
            fprintf(out, "teams = (\"winner r%u-%u\", \"winner r%u-%u\");", number - 1, 2 * i + 1,
                    number - 1, 2 * i + 2);
        unsigned winner = rich ? write_rich_tie(out, dice, two, number * 14)
                               : write_plain_tie(out, dice, number * 14);
        fputs(i + 1 < ties ? ",\n" : "\n", out);
        teams[i] = two[winner];
    }
    fprintf(out, "        );\n    }%s\n", ties > 1 ? "," : "");
}

void generate_edition(FILE *out, uint32_t teams, int rich)
{
    struct dice dice = {20240522};
    uint32_t *left = malloc(teams * sizeof *left); /* those still in, from the top */
    if (!left)
        give_up("out of memory");
    for (uint32_t i = 0; i < teams; i++)
        left[i] = i;
    write_head(out, teams);
    unsigned number = 1;
    for (uint32_t ties = teams / 2; ties; ties /= 2)
        write_round(out, &dice, left, ties, number++, rich);
    fputs(");\n", out);
    free(left);
}
