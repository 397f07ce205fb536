#include "proc.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whether it is the parent's, and of that name. */
static int is_child(int pid, pid_t parent, const char *name)
{
    char path[64], found[32];
    int number, of;
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *in = fopen(path, "r");
    int fields = in ? fscanf(in, "%d (%31[^)]) %*c %d", &number, found, &of) : 0;
    if (in)
        fclose(in);
    return fields == 3 && of == parent && strcmp(found, name) == 0;
}

pid_t proc_child(pid_t parent, const char *name)
{
    pid_t child = 0;
    DIR *dir = opendir("/proc");
    for (struct dirent *entry = dir ? readdir(dir) : NULL; entry && !child; entry = readdir(dir)) {
        int pid = atoi(entry->d_name);
        if (pid > 0 && is_child(pid, parent, name))
            child = pid;
    }
    if (dir)
        closedir(dir);
    return child;
}

long proc_number(pid_t pid, const char *key)
{
    char path[64], line[128];
    size_t len = strlen(key);
    long number = -1;
    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    FILE *in = fopen(path, "r");
    while (in && number < 0 && fgets(line, sizeof line, in))
        if (strncmp(line, key, len) == 0 && line[len] == ':')
            number = atol(line + len + 1);
    if (in)
        fclose(in);
    return number;
}
