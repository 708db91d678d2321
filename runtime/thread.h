/* SPDX-License-Identifier: MIT */
/* thread.h - threads besides the first: nobody joins them, and no signal reaches them. */
#ifndef RUNTIME_THREAD_H
#define RUNTIME_THREAD_H

/* Start one that calls `function`. Returns 0 or -errno. */
int thread_start(void *(*function)(void *), void *argument);

#endif
