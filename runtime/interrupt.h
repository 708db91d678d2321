/* SPDX-License-Identifier: MIT */
/* interrupt.h - what Ctrl-C and a broken pipe do to a script. */
#ifndef RUNTIME_INTERRUPT_H
#define RUNTIME_INTERRUPT_H

#include <lua.h>

struct vm;
struct fiber;

/* Let SIGINT raise "interrupted!" in the script, once; a second one kills. SIGPIPE does
 * nothing by itself from now on, unless it was ignored already. */
void interrupt_open(struct vm *vm);

/* SIGINT has come while everybody waited: end the wait of the main fiber, or die of the
 * signal if there is no such wait. */
void interrupt_wake(struct vm *vm);

/* A write to standard output found no reader: die of SIGPIPE, as any filter, unless the
 * process was started with the signal ignored. (R-IO-285) */
void interrupt_broken_pipe(void);

#endif
