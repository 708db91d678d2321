/* SPDX-License-Identifier: MIT */
/* unix_address.c - the names of local sockets: paths, and abstract names. */
#include "modules/unix_address.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "runtime/error.h"
#include "runtime/path.h"

enum { BEFORE_NAME = offsetof(struct sockaddr_un, sun_path) };

static struct endpoint check(lua_State *L, int index, bool knows_at)
{
	struct endpoint address = { .local = { .sun_family = AF_UNIX } };
	char *name = address.local.sun_path;
	size_t size, end;
	const char *text = path_check_text(L, index, &size);
	bool is_abstract = size > 0 && (*text == '\0' || (knows_at && *text == '@'));

	end = size > 0 && !is_abstract; /* the NUL behind a path */
	if (size + end > sizeof address.local.sun_path)
		error_argument_errno(L, index, ENAMETOOLONG);
	if (!is_abstract && memchr(text, '\0', size))
		error_argument(L, index);
	memcpy(name, text, size);
	if (is_abstract)
		name[0] = '\0';
	address.size = (socklen_t)(BEFORE_NAME + size + end);
	return address;
}

struct endpoint unix_address_check(lua_State *L, int index)
{
	return check(L, index, false);
}

struct endpoint unix_address_check_text(lua_State *L, int index)
{
	return check(L, index, true);
}

bool unix_address_is_empty(const struct endpoint *address)
{
	return address->size <= BEFORE_NAME || address->any.sa_family != AF_UNIX;
}

const char *unix_address_path(const struct endpoint *address)
{
	return unix_address_is_empty(address) || address->local.sun_path[0] == '\0'
	               ? NULL
	               : address->local.sun_path;
}

/* The kernel counts the NUL behind a path also where it has no room for it. */
int unix_address_push(lua_State *L, const struct endpoint *address)
{
	const char *name = address->local.sun_path;
	size_t size = address->size < ENDPOINT_MAX ? address->size : ENDPOINT_MAX;

	if (unix_address_is_empty(address))
		path_push(L, "", 0);
	else if (*name == '\0')
		path_push(L, name, size - BEFORE_NAME);
	else
		path_push(L, name, strnlen(name, size - BEFORE_NAME));
	return 1;
}
