/* SPDX-License-Identifier: MIT */
/* letter.c - a Lua value that is sent to another process, until the kernel has it. */
#include "runtime/letter.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "runtime/bytes.h"
#include "runtime/message_parts.h"
#include "runtime/sealed.h"
#include "runtime/wire.h"

struct enclosure {
	const struct wire_carrier *carrier; /* NULL: the memory of a span */
	struct wire_parcel parcel;
	void *held;
};

static const struct type letter_type;

/* The carrier of the userdata at `index`, NULL for a span that goes as memory. */
static const struct wire_carrier *carrier_at(lua_State *L, int index)
{
	const struct carrier *carrier = message_carrier(L, index);

	return carrier ? carrier->abroad : NULL;
}

static int acquire_memory(lua_State *L, int index, struct enclosure *enclosure)
{
	const struct bytes *span = bytes_test(L, index);
	int fd = sealed_of(span);

	if (fd < 0)
		return fd;
	enclosure->parcel.fd = fd;
	enclosure->parcel.size = span->size;
	return 0;
}

static int acquire(lua_State *L, int index, struct enclosure *enclosure)
{
	*enclosure = (struct enclosure){ .carrier = carrier_at(L, index) };
	if (!enclosure->carrier)
		return acquire_memory(L, index, enclosure);
	return -enclosure->carrier->acquire(
		L, index, &enclosure->parcel, &enclosure->held);
}

int letter_seal(lua_State *L, const struct draft *draft, struct letter **sealed)
{
	int count = draft->enclosed, first = lua_gettop(L) - count + 1, status;
	size_t size = sizeof(struct letter) + (size_t)count * sizeof(struct enclosure);
	struct letter *letter = module_new(L, &letter_type, size);

	*sealed = letter;
	letter->size = draft->size;
	letter->count = count;
	letter->enclosures = (struct enclosure *)(letter + 1);
	while (letter->acquired < count) {
		status = acquire(L, first + draft->order[letter->acquired],
			&letter->enclosures[letter->acquired]);
		if (status < 0) {
			letter_settle(letter, false);
			return status;
		}
		letter->acquired++;
	}
	return 0;
}

int letter_keep(struct letter *letter, const struct draft *draft)
{
	letter->bytes = malloc(draft->size);
	if (!letter->bytes)
		return -ENOMEM;
	memcpy(letter->bytes, draft->bytes, draft->size);
	return 0;
}

int letter_send(const struct letter *letter, const unsigned char *bytes, int fd)
{
	union {
		struct cmsghdr head;
		unsigned char space[CMSG_SPACE(sizeof(int[WIRE_DESCRIPTORS]))];
	} control;
	struct iovec text = { (void *)bytes, letter->size };
	struct msghdr header = { .msg_iov = &text, .msg_iovlen = 1 };
	ssize_t size;

	if (letter->count > 0) {
		size_t space = (size_t)letter->count * sizeof(int);

		memset(&control, 0, CMSG_SPACE(space));
		control.head = (struct cmsghdr){
			.cmsg_len = CMSG_LEN(space),
			.cmsg_level = SOL_SOCKET,
			.cmsg_type = SCM_RIGHTS,
		};
		for (int i = 0; i < letter->count; i++)
			memcpy(CMSG_DATA(&control.head) + (size_t)i * sizeof(int),
				&letter->enclosures[i].parcel.fd, sizeof(int));
		header.msg_control = &control;
		header.msg_controllen = CMSG_SPACE(space);
	}
	do
		size = sendmsg(fd, &header, MSG_DONTWAIT | MSG_NOSIGNAL);
	while (size < 0 && errno == EINTR);
	/* it has gone with something unread: that is told once, and then EPIPE */
	if (size < 0)
		return errno == ECONNRESET ? -EPIPE : -errno;
	return 0;
}

void letter_settle(struct letter *letter, bool sent)
{
	free(letter->bytes);
	letter->bytes = NULL;
	while (letter->acquired > 0) {
		struct enclosure *enclosure = &letter->enclosures[--letter->acquired];

		if (enclosure->carrier)
			enclosure->carrier->settle(
				&enclosure->parcel, enclosure->held, sent);
		else
			close(enclosure->parcel.fd);
	}
}

/* ---- the type ---- */

static int letter_gc(lua_State *L)
{
	letter_settle(lua_touserdata(L, 1), false);
	return 0;
}

static const struct function metamethods[] = {
	{ "__gc", letter_gc, 0 },
	{ NULL, NULL, 0 },
};
static const struct type letter_type = { .name = "letter", .metamethods = metamethods };

void letter_open(lua_State *L)
{
	module_type(L, &letter_type);
}
