/* SPDX-License-Identifier: MIT */
/* libc_service.h - the slave of a libc service: this process asks a master what its calls of
 * the C library shall do. It needs no loop and no Lua.
 *
 * It is no barrier: whatever goes wrong with it, the call is the real one. */
#ifndef RUNTIME_LIBC_SERVICE_H
#define RUNTIME_LIBC_SERVICE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "runtime/libc_request.h"

/* One call and what comes of it. */
struct libc_call {
	struct libc_request request;
	int sent[LIBC_DESCRIPTORS]; /* go with the request; the caller's */
	unsigned sent_count;
	struct libc_reply reply;
	int fds[LIBC_DESCRIPTORS]; /* came with the reply; the caller's, CLOEXEC */
	unsigned fd_count;
	bool settled; /* the reply is what a filter says, and nothing comes of descriptors */
	bool answered;
	struct libc_call *next; /* of those that wait */
};

/* Texts in Lua that stand before the functions, or NULL. */
struct libc_filters {
	const char *texts[LIBC_FUNCTIONS];
	size_t sizes[LIBC_FUNCTIONS];
};

/* Asks the master. True if the reply says what to return; false: call the real function. */
typedef bool libc_ask(struct libc_call *call);

/* Calls the filter of the request's function, which may ask. True if the reply says what the
 * call returns; false: it is broken, and the master is to be asked as if there was none. */
typedef bool libc_filter(
	const struct libc_filters *filters, struct libc_call *call, libc_ask *ask);

/* Ask through this socket from now on. The filters stay; `filter` may be NULL if there are
 * none. Once a process, and before it has threads. Returns 0, and the socket is the service's;
 * or -errno. */
int libc_service_install(
	int socket, const struct libc_filters *filters, libc_filter *filter);

/* NULL, or what is behind a service. A process that was forked has none. */
extern struct libc_service *_Atomic libc_service;

static inline bool libc_service_is_here(void)
{
	return atomic_load_explicit(&libc_service, memory_order_acquire) != NULL;
}

/* True if this call of this thread is served: until libc_service_leave() all others are
 * real, and it is not canceled. */
bool libc_service_enter(void);
void libc_service_leave(void);

/* Between the two: ask the filter or else the master. True if the reply says what to return;
 * false: call the real function. */
bool libc_service_call(struct libc_call *call);

/* Close what came with the reply. */
void libc_call_close(struct libc_call *call);

#endif
