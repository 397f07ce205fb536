#include "screen/screen.h"

const struct screen *const screens[SCREEN_COUNT] = {
    [SCREEN_BRACKET] = &bracket_screen,   [SCREEN_SCOREBOARD] = &scoreboard_screen,
    [SCREEN_TIE] = &tie_screen,           [SCREEN_MATCH] = &match_screen,
    [SCREEN_SHOOTOUT] = &shootout_screen, [SCREEN_TABLE] = &table_screen,
    [SCREEN_SCORERS] = &scorers_screen,   [SCREEN_HELP] = &help_screen,
    [SCREEN_FINDER] = &finder_screen,
};
