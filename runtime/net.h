/* SPDX-License-Identifier: MIT */
/* net.h - the network of a confined process, which makes no socket: its supervisor connects, and
 * looks up names, for it; and what listens was there before it. */
#ifndef RUNTIME_NET_H
#define RUNTIME_NET_H

#include <lua.h>
#include <stdbool.h>
#include <sys/socket.h>

#include "runtime/op.h"
#include "sandbox/request.h"

enum { NET_TEXT = 512 }; /* bytes of why not */

/* True if this process makes no socket itself: whoever wants one has to come here. */
bool net_is_brokered(void);

/* A descriptor that stands for a socket until there is one. Returns it, the caller's, or
 * -errno. */
int net_placeholder(void);

/* For functions marked AWAITS, after fiber_may_suspend(): return net_connect(...). Suspends in
 * the queue, see op_await_in(), until there is a connection, and has its descriptor pushed:
 * `push` is told the number, which is the caller's then, or -errno. Where the policy does not
 * allow it an error of category generic with EACCES is raised, whose message says which word does
 * not cover what. The host is a name, or an address as people write them. (R-SBX-149, R-SBX-151) */
int net_connect(lua_State *L, struct op_queue *queue, const char *host, unsigned port,
	op_push *push);

/* The same, to an address of the kernel's: AF_INET, AF_INET6, or the path of an AF_UNIX. */
int net_connect_to(lua_State *L, struct op_queue *queue, const struct sockaddr *address,
	socklen_t size, op_push *push);

/* As op_push, of the addresses that a name means. */
typedef int(net_push_found)(lua_State *L, const struct net_answer *found);

/* True if it is a name that can be asked for: no address, and nothing else. */
bool net_is_name(const char *host);

/* The same: ask what a name means, to connect to that port of it; 0: for whatever reason. The
 * one takes a rule of net.connect, or else of net.resolve, the other one of net.resolve. What
 * is not known is an error of category netdb. */
int net_resolve(lua_State *L, const char *host, unsigned port, net_push_found *push);

/* A descriptor of the socket that listens there, the caller's; or -EACCES: none does, and
 * `text` says which word does not cover the address. */
int net_listener(const struct sockaddr *address, socklen_t size, char *text, size_t room);

/* Raise what that text says. */
int net_raise(lua_State *L, const char *text);

#endif
