/* SPDX-License-Identifier: MIT */
/* message.h - a Lua value on its way from one Lua state to another.
 *
 * A message is one block of memory that belongs to no state, so any thread may hold it. It is
 * a deep copy of booleans, numbers, strings and tables; userdata travel in it as parcels. */
#ifndef RUNTIME_MESSAGE_H
#define RUNTIME_MESSAGE_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	MESSAGE_DEPTH = 200,    /* tables within tables, counting the outermost */
	MESSAGE_SIZE = 1 << 30, /* bytes of the value as it is encoded */
	MESSAGE_PARCELS = 253,
	CARRIER_MAX = 128, /* bytes of a parcel */
};

struct block;
struct wire_carrier;

/* How a kind of userdata travels. Static. check, acquire and pack run no Lua, start no
 * collection and do not raise; unpack and drop may run on another thread than these. */
struct carrier {
	size_t size; /* of its parcel, at most CARRIER_MAX; aligned for any type */
	bool moves; /* it leaves the sender, and a message has it once; else both have one */
	/* 0, or the errno that says why the userdata at `index` cannot go now. Changes
	 * nothing. NULL: it always can. */
	int (*check)(lua_State *L, int index);
	/* Put into the parcel what the userdata at `index` stands for and might not be got, as
	 * a duplicate of a descriptor: 0, or the errno that keeps the message from going. It
	 * was checked and nothing has happened since; the userdata is not changed. If another
	 * parcel's fails, or no pack follows, drop gives it back. NULL: nothing is needed. */
	int (*acquire)(lua_State *L, int index, void *parcel);
	/* Put the userdata at `index` into the parcel, after everything was acquired. There
	 * are LUA_MINSTACK - 4 free places on the stack. NULL: it is there already. */
	void (*pack)(lua_State *L, int index, void *parcel);
	/* Push a new userdata made of the parcel. What it raises leaves the parcel to the
	 * message. */
	void (*unpack)(lua_State *L, void *parcel);
	/* The parcel will never be delivered. */
	void (*drop)(void *parcel);
	/* How it goes to another process, see wire.h. NULL: it cannot. */
	const struct wire_carrier *abroad;
};

/* Userdata with the metatable on top of the stack, which lives as long as the state, travel
 * so. Pops nothing. Raises if the
 * parcels are too large. */
void message_carry(lua_State *L, const struct carrier *carrier);

/* Owned by whoever has it, until message_destroy(). */
struct message {
	struct message *next; /* of the queue it stands in; NULL at first */
	uint32_t size;        /* of `bytes` */
	uint16_t parcels;     /* behind the bytes */
	uint16_t delivered;   /* of the parcels, in their order */
	bool foreign;         /* of another process: its parcels are descriptors */
	bool badged;          /* it came where whoever sends is known by a number: */
	uint32_t origin;      /* and at which end, of another process */
	lua_Number badge;
	unsigned char bytes[];
};

/* Where a state puts messages together, one a state. All zero is empty. What it holds when
 * Lua raises in the middle is used again by the next message. */
struct packer {
	unsigned char *bytes;
	size_t used, capacity;
	struct block *spare; /* to put short messages in */
};

void packer_finish(struct packer *packer);

/* No message is larger, but for what its userdata take. Before there are any. */
void message_set_bound(size_t bytes);
size_t message_bound(void);

/* Make a message of the value at `index`, or raise and change nothing. Category generic:
 * EINVAL for nil, functions, coroutines, light userdata, cdata and tables with a metatable;
 * ENOTSUP for userdata without a carrier; what its carrier says for one that cannot go now.
 * Inside a table these end an array and leave no pair in a dictionary. What a carrier fails
 * to acquire. ELOOP, with a member
 * `message`, for a table that contains itself; EOVERFLOW beyond the limits above; ENOMEM.
 * (R-CORE-161) */
struct message *message_pack(lua_State *L, int index, struct packer *packer);

/* Push the value; parcels are delivered with it. Once a message. It may raise when memory is
 * out; what was not delivered is still in the message then. */
void message_unpack(lua_State *L, struct message *message);

/* True if the message is short enough for a block of blocks.h, and has nothing more to
 * deliver: such memory may be used for another one. */
bool message_is_used_block(const struct message *message);

/* Free a message and drop the parcels that were not delivered. Needs no state; on any
 * thread. */
void message_destroy(struct message *message);

#endif
