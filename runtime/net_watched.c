/* SPDX-License-Identifier: MIT */
/* net_watched.c - tell an observer whom a script reaches, in the words of `net`. */
#include "runtime/net_watched.h"

#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/un.h>

#include "runtime/net_pin.h"
#include "runtime/watched.h"
#include "sandbox/observed.h"

static void note(enum note kind, const char *host, unsigned port)
{
	char text[HOST_TEXT + 16];

	snprintf(text, sizeof text, "tcp:%s:%u", host, port);
	observed_note(kind, text);
}

/* ---- the tree of files ---- */

/* Where a name in a directory would lead. False if the directory is not there. */
static bool find_new(char *name, char path[PATH_MAX])
{
	char *slash = strrchr(name, '/'), directory[PATH_MAX];
	const char *last = slash ? slash + 1 : name;

	if (slash)
		*slash = '\0';
	if (!realpath(!slash ? "." : *name ? name : "/", directory))
		return false;
	return snprintf(path, PATH_MAX, "%s/%s", strcmp(directory, "/") ? directory : "",
		       last) < PATH_MAX;
}

static void note_path(enum note kind, const struct sockaddr *address, socklen_t size)
{
	const struct sockaddr_un *local = (const struct sockaddr_un *)address;
	size_t head = offsetof(struct sockaddr_un, sun_path);
	char name[sizeof local->sun_path + 1], path[PATH_MAX];
	bool is_new = kind == NOTE_LISTEN_UNIX;

	if (size <= head || !*local->sun_path) {
		observed_note(kind, "@"); /* no path */
		return;
	}
	snprintf(name, sizeof name, "%.*s", (int)(size - head), local->sun_path);
	if (is_new ? find_new(name, path) : realpath(name, path) != NULL)
		observed_note(kind, path);
}

/* ---- hosts ---- */

/* By the name that it was last found by, as a supervisor would be asked. */
static void note_host(const struct host_address *address, unsigned port)
{
	char text[HOST_TEXT], name[HOST_NAME];

	host_write_address(address, text);
	note(NOTE_CONNECT, net_pin_find(address, name) ? name : text, port);
}

void net_watched_connect(const struct sockaddr *address, socklen_t size)
{
	struct host_address host;
	uint16_t port;

	if (!watched_on)
		return;
	if (address->sa_family == AF_UNIX)
		note_path(NOTE_CONNECT_UNIX, address, size);
	else if (host_from_kernel(address, &host, &port))
		note_host(&host, port);
}

void net_watched_listen(const struct sockaddr *address, socklen_t size)
{
	struct host_address host;
	char text[HOST_TEXT];
	uint16_t port;

	if (!watched_on)
		return;
	if (address->sa_family == AF_UNIX) {
		note_path(NOTE_LISTEN_UNIX, address, size);
	} else if (host_from_kernel(address, &host, &port)) {
		host_write_address(&host, text);
		note(NOTE_LISTEN, text, port);
	}
}

/* ---- names ---- */

static void keep_found(
	const char *name, const struct host_address *address, unsigned port)
{
	char text[HOST_TEXT];

	net_pin(address, name);
	if (!host_is_private(address, address->size * CHAR_BIT))
		return;
	host_write_address(address, text);
	note(NOTE_PRIVATE, text, port);
}

void net_watched_lookup(const char *name, int type, const struct addrinfo *found)
{
	struct host_address address;
	struct host host;
	uint16_t port = 0;

	if (!watched_on || !host_read(name, &host) || !host.is_name)
		return;
	for (; found; found = found->ai_next)
		if (host_from_kernel(found->ai_addr, &address, &port))
			keep_found(host.name, &address, port);
	if (type == SOCK_STREAM && port > 0)
		note(NOTE_LOOKUP, host.name, port);
	else
		observed_note(NOTE_RESOLVE, host.name);
}
