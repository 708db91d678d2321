/* SPDX-License-Identifier: MIT */
/* interrupt.h - what Ctrl-C and a broken pipe do to a script. */
#ifndef RUNTIME_INTERRUPT_H
#define RUNTIME_INTERRUPT_H

#include <lua.h>

struct loop;
struct vm;

/* Let SIGINT raise "interrupted!" in the script, once; a second one kills. SIGPIPE does
 * nothing by itself from now on, unless it was ignored already. */
void interrupt_open(struct vm *vm);

/* SIGINT raises nothing in that state from now on. */
void interrupt_close(struct vm *vm);

/* If SIGINT has come and nobody is ready: end the wait of the main fiber, or die of the
 * signal if there is no such wait. */
void interrupt_look(struct loop *loop);

/* A write to standard output found no reader: die of SIGPIPE, as any filter, unless the
 * process was started with the signal ignored. (R-IO-285) */
void interrupt_broken_pipe(void);

#endif
