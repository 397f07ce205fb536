/* A command for notices that writes down what it is told, and the settings that name it. */
#ifndef TOUCHLINE_TESTS_RECORDER_H
#define TOUCHLINE_TESTS_RECORDER_H

struct recorder {
    char folder[64];
    char config[96]; /* "XDG_CONFIG_HOME=...", for the program's environment */
    char text[8192]; /* as last read */
};

/* notices: settings beside the command, or "". The command writes a line "title|body" and does
 * then what the shell line says. */
void recorder_open(struct recorder *recorder, const char *notices, const char *line);
void recorder_close(struct recorder *recorder);

/* What has been written; in the recorder, until the next call. */
const char *recorder_read(struct recorder *recorder);

#endif
