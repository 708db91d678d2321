/* SPDX-License-Identifier: MIT */
/* wire.h - a Lua value on its way between two processes: a datagram and its descriptors.
 *
 * Each datagram is one message, and each byte of it was written on purpose:
 *
 *	version (1 byte)
 *	how many descriptors come with it (1 byte)
 *	for each of them its sort (1 byte), and for memory its size (8 bytes)
 *	one value, as in message_parts.h
 *
 * A value has one form only. The keys of a dictionary are strings, each greater than the one
 * before it, byte by byte; an empty table is a dictionary; what is not a number is WIRE_NAN;
 * each descriptor stands in the value as a parcel, in the order in which the kernel hands them
 * over. Whatever differs is malformed: nobody but a hostile process sends that. */
#ifndef RUNTIME_WIRE_H
#define RUNTIME_WIRE_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct carrier;
struct filling;
struct message;

enum {
	WIRE_VERSION = 1,
	/* bytes of a datagram: net.core.wmem_default, as it is everywhere, less the 32 that
	 * the kernel keeps */
	WIRE_SIZE = 212992 - 32,
	WIRE_DEPTH = 16,        /* tables within tables, counting the outermost */
	WIRE_DESCRIPTORS = 253, /* that the kernel takes with one message */
	/* what stands before the value, at most */
	WIRE_HEAD = 2 + WIRE_DESCRIPTORS * (1 + (int)sizeof(uint64_t)),
};

#define WIRE_NAN UINT64_C(0x7ff8000000000000)

/* What a descriptor is for the receiver. */
enum wire_sort {
	WIRE_HANDLE,  /* itself */
	WIRE_ADDRESS, /* a sending end, see sending.h */
	WIRE_MEMORY,  /* the bytes of a span, sealed; see sealed.h */
	WIRE_SORTS,
};

/* A descriptor in a message. The parcels of those that were received begin so. */
struct wire_parcel {
	int fd;
	bool tainted;  /* another process has it, too */
	uint64_t size; /* of memory */
};

/* How a kind of userdata goes to another process. Static. */
struct wire_carrier {
	enum wire_sort sort;
	/* 0, or the errno that says why the userdata at `index` cannot go now. Changes
	 * nothing, runs no Lua, starts no collection and does not raise. NULL: it always
	 * can. */
	int (*check)(lua_State *L, int index);
	/* Put into `fd` what is sent, and into `held` what settle has to know. Returns 0, or
	 * the errno that keeps the message from going; nothing has changed then. It was
	 * checked, but a collection may have run since. As check otherwise. */
	int (*acquire)(lua_State *L, int index, struct wire_parcel *parcel, void **held);
	/* The message is sent, or never will be: give back what was acquired. Needs no
	 * state. */
	void (*settle)(struct wire_parcel *parcel, void *held, bool sent);
};

/* This thread's memory for one datagram, WIRE_HEAD + WIRE_SIZE bytes; NULL: there is none
 * left. It is used by whoever puts one together or receives one, and by no other until
 * then. */
unsigned char *wire_buffer(void);

/* What a datagram says of its descriptors. */
struct wire_outline {
	unsigned count;
	size_t value; /* where it begins */
	struct {
		enum wire_sort sort;
		uint64_t size;
	} parcels[WIRE_DESCRIPTORS];
};

/* True if the bytes are well-formed and so many descriptors belong to them. Looks at no
 * descriptor, takes no memory, and calls nobody. */
bool wire_check(const unsigned char *bytes, size_t size, unsigned descriptors,
	struct wire_outline *outline);

/* Make a message of a datagram. The descriptors are the message's then; they arrive by the
 * carriers in `arrivals`, one for each sort. Its memory is taken from `spare`, if there is
 * some. Returns 0; -EBADMSG if anything is wrong with the bytes or with a descriptor;
 * -ENOMEM. */
int wire_read(const unsigned char *bytes, size_t size, const int *fds, unsigned count,
	const struct carrier *const *arrivals, struct filling *spare,
	struct message **message);

/* The drop of a carrier whose parcel is a wire_parcel alone: close its descriptor. */
void wire_drop(void *content);

#endif
