/* SPDX-License-Identifier: MIT */
/* net_watched.h - tell an observer whom a script reaches, in the words of `net`.
 *
 * For --learn and --dry-deny: who is confined would ask a supervisor for it, see net.h. Nothing
 * happens where nobody observes. */
#ifndef RUNTIME_NET_WATCHED_H
#define RUNTIME_NET_WATCHED_H

#include <netdb.h>
#include <sys/socket.h>

/* A stream is about to be connected there. */
void net_watched_connect(const struct sockaddr *address, socklen_t size);

/* A socket for streams is about to have this address, to listen there. */
void net_watched_listen(const struct sockaddr *address, socklen_t size);

/* A name was looked up for sockets of this type; NULL: it was not found. In any thread. */
void net_watched_lookup(const char *name, int type, const struct addrinfo *found);

#endif
