/* SPDX-License-Identifier: MIT */
/* request.h - what a confined process may ask of its supervisor: actors in processes, and
 * connections.
 *
 * Both are flat and of one size. The supervisor checks all of a request; what it answers is
 * trusted. */
#ifndef SANDBOX_REQUEST_H
#define SANDBOX_REQUEST_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "sandbox/host.h"

enum {
	REQUEST_NAME = 64, /* bytes, with the NUL */
	REQUEST_MODULE = 256,
	REQUEST_PATH = 1600,
	REQUEST_DESCRIPTORS = 2, /* at most, in the order of enum request_text */
	REPLY_DESCRIPTORS =
		2, /* a sending end, and a pipe through which the ending comes */
};

/* What takes long is answered at once by one descriptor, through which the rest comes as a
 * struct net_answer: so nobody waits for anybody else, and who closes it wants no answer. */
enum request_kind {
	REQUEST_SPAWN = 1,
	REQUEST_SIGNAL,
	REQUEST_CONNECT,      /* to the host called `path`, by TCP */
	REQUEST_RESOLVE,      /* it, to be connected to at `port`; 0: or not at all */
	REQUEST_CONNECT_UNIX, /* to the socket at `path` */
};

/* What may come along, each as a sealed file of memory. */
enum request_text { MODULE_TEXT, POLICY_TEXT };

/* Strings end with a NUL. */
struct actor_request {
	uint32_t kind;
	int32_t signal; /* of REQUEST_SIGNAL, to that actor */
	uint64_t serial;
	char actor[REQUEST_NAME]; /* "": whoever the module says, or an undeclared one */
	char module[REQUEST_MODULE]; /* where it lies below the root; "": the actor's */
	/* Of an undeclared module, whose text comes along: its absolute name, the import root
	 * or "", and how it imports. Of a connection: who is meant, and which of the addresses
	 * that the name means, or "". */
	char path[REQUEST_PATH], root[REQUEST_PATH];
	uint32_t leaf, again;
	uint32_t
		narrows; /* the text of a policy comes along, which the process obeys, too */
	uint32_t port; /* of a host */
};

struct actor_reply {
	int32_t errnum; /* 0: it is done */
	int32_t pid;
	uint64_t serial;
	char text[496]; /* why not, if that says more than the errno */
};

enum { NET_ADDRESSES = 32 };

struct net_answer {
	int32_t errnum;  /* 0: a connected socket comes along, or there are addresses */
	int32_t unknown; /* why the name is not known: an EAI_ of getaddrinfo(3); or 0 */
	uint32_t count;
	struct host_address addresses[NET_ADDRESSES];
	char text[496]; /* why not, if that says more than the errno */
};

/* Ask, and wait for the answer, in any thread. Those `texts` come along that are not -1; NULL:
 * none. Returns how many descriptors came back, or -errno: there is no answer. */
int request_ask(int control, const struct actor_request *request,
	const int texts[REQUEST_DESCRIPTORS], struct actor_reply *reply,
	int fds[REPLY_DESCRIPTORS]);

/* The supervisor's side: take one that has arrived. 1: it is well formed, and of `texts` those
 * came along that are not -1; 0: there is none; -1: it is no request. */
int request_take(
	int control, struct actor_request *request, int texts[REQUEST_DESCRIPTORS]);

/* Answer it, without waiting. False: whoever asked does not listen. */
bool request_answer(
	int control, const struct actor_reply *reply, const int *fds, unsigned fd_count);

#endif
