/* What /proc tells of other processes; for tests and benches. */
#ifndef TOUCHLINE_TESTS_PROC_H
#define TOUCHLINE_TESTS_PROC_H

#include <sys/types.h>

/* A process's child of that name; 0: it has none. */
pid_t proc_child(pid_t parent, const char *name);

/* A number of /proc/PID/status: "VmRSS" (in kB), "voluntary_ctxt_switches"; -1: not known. */
long proc_number(pid_t pid, const char *key);

#endif
