/* SPDX-License-Identifier: MIT */
/* context.h - threads, each with a loop, that share the states placed among them. */
#ifndef RUNTIME_CONTEXT_H
#define RUNTIME_CONTEXT_H

#include <stdbool.h>

struct loop;
struct restriction;
struct vm;

/* Make a context with one thread, and place a new state there, which lives nowhere yet.
 * `single`: it will get no more threads. Returns 0 or -errno; the state is then still the
 * caller's. */
int context_create(struct vm *vm, bool single);

/* Promise that the context of this thread will get no more threads. */
void context_stay_single(void);

/* Add threads to the context of this thread. Returns 0, -ENOTSUP if it is single, or
 * another -errno; some of the threads may be there then. (R-CORE-154, 155) */
int context_add_threads(unsigned count);

/* Let a new state live in that thread of this one's context that has the fewest. */
void context_place(struct vm *vm);

/* No more states than this live beside the first. Before there are any. */
void context_set_bound(unsigned count);

/* True if no other state may live. */
bool context_is_full(void);

/* Begin so many threads now, each with a ring that is restricted so: a process that confines
 * itself can make none afterwards. Whoever needs a thread gets one of these from then on, or
 * -EAGAIN, and at its end it is there for others. Returns 0 or -errno. */
int context_reserve(unsigned count, const struct restriction *restriction);

/* Count a state that lives in `loop`, and one that has ended there. */
void context_enter(struct loop *loop);
void context_leave(struct loop *loop);

/* True if all states of the loop's context have ended. */
bool context_is_over(struct loop *loop);

/* True if the process has one state only, and that lives in its first thread. */
bool context_is_last(void);

/* Wait until every other thread has ended. In the first thread, at its end. */
void context_join_all(void);

#endif
