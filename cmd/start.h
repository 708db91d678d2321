/* SPDX-License-Identifier: MIT */
/* start.h - from the command line to a running script, and to the end. */
#ifndef CMD_START_H
#define CMD_START_H

struct options;

/* Do the steps, and whatever they lead to. Returns the status to exit with. */
int start_run(const struct options *options);

/* Make what can be made of a state before anybody knows what it will run, for start_run() to
 * use; and give it back again. */
void start_prepare(void);
void start_forget(void);

#endif
