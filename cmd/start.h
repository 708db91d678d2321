/* SPDX-License-Identifier: MIT */
/* start.h - from the command line to a running script, and to the end. */
#ifndef CMD_START_H
#define CMD_START_H

struct options;

/* Do the steps, and whatever they lead to. Returns the status to exit with. */
int start_run(const struct options *options);

/* Make a state and give it back, so that the next one is made faster. */
void start_warm(void);

#endif
