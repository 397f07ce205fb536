/* What the files of the settings share. */
#ifndef TOUCHLINE_UI_SETTINGS_PARTS_H
#define TOUCHLINE_UI_SETTINGS_PARTS_H

#include <libconfig.h>

#include "settings.h"

/* Each reads one setting, and leaves the value as it was, with a word in the report, where that is
 * not as expected. */
void settings_bool(bool *value, const config_setting_t *setting, struct report *report);

/* notify, and notices. (settings_notice.c) */
void settings_notify(struct notice_settings *settings, const config_setting_t *list,
                     struct report *report);
void settings_notices(struct notice_settings *settings, const config_setting_t *group,
                      struct report *report);

#endif
