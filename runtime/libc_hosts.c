/* SPDX-License-Identifier: MIT */
/* libc_hosts.c - the older functions of the C library that look up hosts, in front of the real
 * ones: a master is asked for getaddrinfo. */
#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

#include "runtime/libc_real.h"
#include "runtime/libc_service.h"

LIBC_REAL(struct hostent *, gethostbyname, const char *name)
LIBC_REAL(struct hostent *, gethostbyname2, const char *name, int family)
LIBC_REAL(int, gethostbyname_r, const char *name, struct hostent *host, char *memory,
	size_t size, struct hostent **found, int *error)
LIBC_REAL(int, gethostbyname2_r, const char *name, int family, struct hostent *host,
	char *memory, size_t size, struct hostent **found, int *error)

/* ---- asking ---- */

/* What is a number nobody looks up. */
static bool is_number(const char *name)
{
	unsigned char bytes[sizeof(struct in6_addr)];

	return inet_aton(name, (void *)bytes) || inet_pton(AF_INET6, name, bytes) == 1;
}

LIBC_ASIDE static bool look_up(const char *name, struct libc_reply *reply)
{
	struct libc_call call = { 0 };
	bool served = true;

	if (!name || is_number(name) || !libc_service_enter())
		return false;
	if (libc_request_name(&call.request, name, NULL, 0) == 0)
		served = libc_service_call(&call);
	else
		call.reply.result = EAI_NONAME;
	libc_call_close(&call);
	*reply = call.reply;
	libc_service_leave();
	return served;
}

/* ---- what is found ---- */

static int error_of(int result)
{
	switch (result) {
	case EAI_AGAIN:
		return TRY_AGAIN;
	case EAI_NONAME:
		return HOST_NOT_FOUND;
	case EAI_MEMORY:
	case EAI_SYSTEM:
		return NETDB_INTERNAL;
	default:
		return NO_RECOVERY;
	}
}

/* Pieces of the caller's memory. */
struct pieces {
	char *next;
	size_t left;
};

static void *cut(struct pieces *pieces, size_t size, size_t alignment)
{
	size_t gap = -(uintptr_t)pieces->next & (alignment - 1);
	char *piece = pieces->next + gap;

	if (gap > pieces->left || size > pieces->left - gap)
		return NULL;
	pieces->next = piece + size;
	pieces->left -= gap + size;
	return piece;
}

static size_t count_of(const struct libc_reply *reply, int family)
{
	size_t count = 0;

	for (uint32_t i = 0; i < reply->count && i < LIBC_ADDRESSES; i++)
		count += reply->is.addresses[i].family == (uint32_t)family;
	return count;
}

/* False if there is not enough memory. */
static bool write_host(const struct libc_reply *reply, const char *name, int family,
	struct hostent *host, struct pieces pieces)
{
	size_t count = count_of(reply, family), length = strlen(name) + 1;
	size_t size =
		family == AF_INET ? sizeof(struct in_addr) : sizeof(struct in6_addr);
	char **pointers = cut(&pieces, (count + 2) * sizeof(char *), _Alignof(char *));
	char *addresses = cut(&pieces, count * size, _Alignof(struct in6_addr));
	char *copy = cut(&pieces, length, 1);

	if (!pointers || !addresses || !copy)
		return false;
	memcpy(copy, name, length);
	*host = (struct hostent){
		.h_name = copy,
		.h_aliases = pointers + count + 1,
		.h_addrtype = family,
		.h_length = (int)size,
		.h_addr_list = pointers,
	};
	for (uint32_t i = 0; i < reply->count && i < LIBC_ADDRESSES; i++) {
		if (reply->is.addresses[i].family != (uint32_t)family)
			continue;
		memcpy(addresses, reply->is.addresses[i].bytes, size);
		*pointers++ = addresses;
		addresses += size;
	}
	pointers[0] = pointers[1] = NULL;
	return true;
}

/* As gethostbyname_r(3): nothing that was found is no failure. */
static int finish(const struct libc_reply *reply, const char *name, int family,
	struct hostent *host, struct pieces pieces, struct hostent **found, int *error)
{
	int result = (int)reply->result;

	*found = NULL;
	if (result != 0) {
		*error = error_of(result);
		if (*error == NETDB_INTERNAL)
			return result == EAI_MEMORY ? ENOMEM : reply->errnum;
		return *error == TRY_AGAIN ? EAGAIN : 0;
	}
	if (count_of(reply, family) == 0) {
		*error = NO_DATA;
		return 0;
	}
	if (!write_host(reply, name, family, host, pieces)) {
		*error = NETDB_INTERNAL;
		return ERANGE;
	}
	*found = host;
	return 0;
}

/* ---- entries ---- */

static bool serve_r(const char *name, int family, struct hostent *host,
	struct pieces pieces, struct hostent **found, int *error, int *status)
{
	struct libc_reply reply;

	if ((family != AF_INET && family != AF_INET6) || !look_up(name, &reply))
		return false;
	*status = finish(&reply, name, family, host, pieces, found, error);
	return true;
}

/* As the real one, which is for one thread. */
static bool serve(const char *name, int family, struct hostent **found)
{
	static struct hostent host;
	static char memory[NI_MAXHOST + (LIBC_ADDRESSES + 3) * 2 * sizeof(void *) +
			   LIBC_ADDRESSES * sizeof(struct in6_addr)];
	int status, error = NETDB_SUCCESS;

	if (!serve_r(name, family, &host, (struct pieces){ memory, sizeof memory }, found,
		    &error, &status))
		return false;
	if (status != 0)
		errno = status;
	if (!*found)
		h_errno = error;
	return true;
}

LIBC_ENTRY(struct hostent *, gethostbyname, const char *name)
{
	struct hostent *found;

	if (libc_service_is_here() && serve(name, AF_INET, &found))
		return found;
	return real_gethostbyname()(name);
}

LIBC_ENTRY(struct hostent *, gethostbyname2, const char *name, int family)
{
	struct hostent *found;

	if (libc_service_is_here() && serve(name, family, &found))
		return found;
	return real_gethostbyname2()(name, family);
}

LIBC_ENTRY(int, gethostbyname_r, const char *name, struct hostent *host, char *memory,
	size_t size, struct hostent **found, int *error)
{
	int status;

	if (libc_service_is_here() &&
		serve_r(name, AF_INET, host, (struct pieces){ memory, size }, found,
			error, &status))
		return status;
	return real_gethostbyname_r()(name, host, memory, size, found, error);
}

LIBC_ENTRY(int, gethostbyname2_r, const char *name, int family, struct hostent *host,
	char *memory, size_t size, struct hostent **found, int *error)
{
	int status;

	if (libc_service_is_here() &&
		serve_r(name, family, host, (struct pieces){ memory, size }, found, error,
			&status))
		return status;
	return real_gethostbyname2_r()(name, family, host, memory, size, found, error);
}
