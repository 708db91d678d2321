/* SPDX-License-Identifier: MIT */
/* errand.c - a process that looks up a name, or connects to somebody, for a confined one. */
#include "sandbox/errand.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netdb.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sandbox/dial.h"
#include "sandbox/local_socket.h"
#include "sandbox/net_rule.h"
#include "sandbox/newborn.h"
#include "sandbox/rights.h"
#include "sandbox/seal.h"

enum {
	PATIENCE_S = 60,
	MOST_CPU_S = 10,
	END = 3,    /* where the answer goes, and */
	TARGET = 4, /* the local socket that is meant, in the new process */
	BITS_OF_BYTE = 8,
	MOST_FILES = 64 + NET_ADDRESSES,
};

/* ---- what is not covered ---- */

static bool is_name_alone(const struct errand *errand)
{
	return errand->kind == REQUEST_RESOLVE && errand->port == 0;
}

static void describe(const struct errand *errand, char text[HOST_TEXT + 16])
{
	char host[HOST_TEXT];

	host_write(&errand->host, host);
	if (is_name_alone(errand))
		snprintf(text, HOST_TEXT + 16, "%s", host);
	else
		snprintf(text, HOST_TEXT + 16, "tcp:%s:%u", host, errand->port);
}

static const struct policy *withholds(const struct errand *errand, const char *word)
{
	return net_withholds(errand->confinement->plan, (unsigned)word_find(word),
		&errand->host, errand->port);
}

/* Whom one may connect to one may look up: that is what comes of it anyway. */
static int check_host(const struct errand *errand, char *text, size_t size)
{
	const char *word = is_name_alone(errand) ? "net.resolve" : "net.connect";
	char what[HOST_TEXT + 16];

	if (!withholds(errand, "net.connect") ||
		(errand->kind == REQUEST_RESOLVE && !withholds(errand, "net.resolve")))
		return 0;
	describe(errand, what);
	net_refuse(withholds(errand, word), word, what, text, size);
	return EACCES;
}

/* Which socket a path leads to takes longer to find out. */
static int check_path(const struct errand *errand, char *text, size_t size)
{
	static const char word[] = "net.unix.connect";
	const struct policy *layer =
		net_lacks(errand->confinement->plan, (unsigned)word_find(word));

	if (!layer)
		return *errand->path == '/' ? 0 : EINVAL;
	net_refuse(layer, word, errand->path, text, size);
	return EACCES;
}

int errand_check(const struct errand *errand, char *text, size_t size)
{
	return errand->kind == REQUEST_CONNECT_UNIX ? check_path(errand, text, size)
	                                            : check_host(errand, text, size);
}

/* ---- answers, in the new process ---- */

static _Noreturn void answer(const struct net_answer *answer, int socket)
{
	rights_send(END, answer, sizeof *answer, &socket, socket >= 0, MSG_DONTWAIT);
	_exit(0);
}

static _Noreturn void fail(int errnum)
{
	const struct net_answer why = { .errnum = errnum };

	answer(&why, -1);
}

static _Noreturn void fail_unknown(int reason)
{
	const struct net_answer why = {
		.errnum = reason == EAI_SYSTEM ? errno : ENOENT,
		.unknown = reason == EAI_SYSTEM ? 0 : reason,
	};

	answer(&why, -1);
}

static _Noreturn void fail_hidden(const struct errand *errand, const struct policy *layer,
	const struct host_address *address)
{
	struct net_answer why = { .errnum = EACCES };
	char name[HOST_TEXT], what[2 * HOST_TEXT + 8], written[HOST_TEXT];

	host_write(&errand->host, name);
	host_write_address(address, written);
	snprintf(what, sizeof what, "%s%s%s", written, errand->host.is_name ? " of " : "",
		errand->host.is_name ? name : "");
	net_refuse(layer, "net.private", what, why.text, sizeof why.text);
	answer(&why, -1);
}

/* ---- looking up ---- */

/* Each of them once. */
static void keep(struct net_answer *found, const struct host_address *address)
{
	for (uint32_t i = 0; i < found->count; i++)
		if (found->addresses[i].size == address->size &&
			memcmp(found->addresses[i].bytes, address->bytes,
				address->size) == 0)
			return;
	if (found->count < NET_ADDRESSES)
		found->addresses[found->count++] = *address;
}

static void look_up(const struct errand *errand, struct net_answer *found)
{
	const struct addrinfo hints = { .ai_socktype = SOCK_STREAM };
	struct addrinfo *list;
	int reason;

	if (!errand->host.is_name) {
		keep(found, &errand->host.address);
		return;
	}
	reason = getaddrinfo(errand->host.name, NULL, &hints, &list);
	if (reason != 0)
		fail_unknown(reason);
	for (; list; list = list->ai_next) {
		struct host_address address;
		uint16_t port;

		if (host_from_kernel(list->ai_addr, &address, &port))
			keep(found, &address);
	}
}

static bool is_meant(const struct errand *errand, const struct host_address *address)
{
	const struct host_address *pinned = &errand->pinned.address;

	return pinned->size == 0 ||
	       host_is_within(address, pinned, pinned->size * BITS_OF_BYTE);
}

/* Who wants one of its addresses gets no other. */
static void drop_others(const struct errand *errand, struct net_answer *found)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < found->count; i++)
		if (is_meant(errand, &found->addresses[i]))
			found->addresses[count++] = found->addresses[i];
	found->count = count;
	if (count == 0)
		fail(EHOSTUNREACH);
}

/* What the name means must be as much as it may: every address that is left is one that the
 * policy allows, and it is these that are used. */
static void drop_hidden(const struct errand *errand, struct net_answer *found)
{
	struct host_address first = { 0 };
	const struct policy *hides = NULL;
	uint32_t count = 0;

	for (uint32_t i = 0; i < found->count; i++) {
		const struct policy *layer = net_hides(
			errand->confinement->plan, &found->addresses[i], errand->port);

		if (!layer) {
			found->addresses[count++] = found->addresses[i];
		} else if (!hides) {
			hides = layer;
			first = found->addresses[i];
		}
	}
	found->count = count;
	if (count == 0 && hides)
		fail_hidden(errand, hides, &first);
	if (count == 0)
		fail_unknown(EAI_NONAME);
}

static _Noreturn void resolve(const struct errand *errand)
{
	struct net_answer found = { 0 };

	look_up(errand, &found);
	drop_hidden(errand, &found);
	answer(&found, -1);
}

static _Noreturn void connect_host(const struct errand *errand)
{
	struct net_answer found = { 0 };
	int socket;

	look_up(errand, &found);
	drop_others(errand, &found);
	drop_hidden(errand, &found);
	socket = dial_any(found.addresses, found.count, errand->port);
	if (socket < 0)
		fail(-socket);
	answer(&found, socket);
}

static _Noreturn void fail_uncovered(
	const struct errand *errand, const struct policy *layer)
{
	struct net_answer why = { .errnum = EACCES };

	net_refuse(layer, "net.unix.connect", errand->path, why.text, sizeof why.text);
	answer(&why, -1);
}

static _Noreturn void connect_unix(void)
{
	const struct net_answer done = { 0 };
	int socket = dial_local(TARGET);

	if (socket < 0)
		fail(-socket);
	answer(&done, socket);
}

/* ---- its first steps ---- */

/* Nothing is left but the ends, and nothing to say. */
static bool place(const struct errand *errand, int target)
{
	const struct confinement *is = errand->confinement;
	const struct placing placings[] = {
		{ is->null, STDIN_FILENO },
		{ is->null, STDOUT_FILENO },
		{ is->null, STDERR_FILENO },
		{ errand->end, END },
		{ target, TARGET },
	};
	unsigned count = sizeof placings / sizeof *placings;
	struct fault fault;

	return seal_descriptors(placings, target < 0 ? count - 1 : count, &fault) == 0;
}

static void bound(void)
{
	const struct rlimit none = { 0, 0 }, files = { MOST_FILES, MOST_FILES };
	const struct rlimit time = { MOST_CPU_S, MOST_CPU_S };

	setrlimit(RLIMIT_FSIZE, &none);
	setrlimit(RLIMIT_CORE, &none);
	setrlimit(RLIMIT_NOFILE, &files);
	setrlimit(RLIMIT_CPU, &time);
}

/* It is whoever the confined process is, and has its supervisor's network. */
static bool become(const struct errand *errand, pid_t supervisor)
{
	struct fault fault;
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	setsid(); /* what is typed at a terminal is not for it */
	alarm(PATIENCE_S);
	prctl(PR_SET_NAME, "cellua-errand");
	clearenv();
	return identity_take(&errand->confinement->identity, &fault) == 0 &&
	       seal_privileges(&fault) == 0 && seal_parent(supervisor, &fault) == 0;
}

/* What comes from a network is parsed by who has nothing else. */
static _Noreturn void run(const struct errand *errand, pid_t supervisor)
{
	const struct policy *layer = NULL;
	int target = -1;

	if (!become(errand, supervisor))
		_exit(EXIT_NOT_CONFINED);
	if (errand->kind == REQUEST_CONNECT_UNIX)
		target = local_socket_open(errand->confinement, errand->path, &layer);
	if (!place(errand, target))
		_exit(EXIT_NOT_CONFINED);
	bound();
	if (errand->kind == REQUEST_RESOLVE)
		resolve(errand);
	if (errand->kind == REQUEST_CONNECT)
		connect_host(errand);
	if (layer)
		fail_uncovered(errand, layer);
	if (target < 0)
		fail(-target);
	connect_unix();
}

int errand_begin(struct errand *errand)
{
	pid_t supervisor = getpid();

	errand->pid = newborn_make(0, &errand->pidfd);
	if (errand->pid == 0)
		run(errand, supervisor);
	if (errand->pid > 0)
		return 0;
	errand->pid = 0;
	errand->pidfd = -1;
	return -errno;
}
