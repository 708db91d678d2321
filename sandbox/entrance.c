/* SPDX-License-Identifier: MIT */
/* entrance.c - sockets that listen before a confined process is born. */
#include "sandbox/entrance.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include "sandbox/net_rule.h"
#include "sandbox/resolve.h"

/* What is being opened. */
struct opening {
	const struct plan *plan;
	const struct variables *variables;
	const struct policy *layer; /* whose item it is */
	const struct item *item;
	struct fault *fault;
	bool is_rehearsal;
};

/* Somebody has the address, who will keep it when this is over. */
static bool is_taken(const struct opening *opening, int status)
{
	return status == -EADDRINUSE && opening->is_rehearsal;
}

static int refuse(const struct opening *opening, int status, const char *why)
{
	const struct item *item = opening->item;

	return policy_refuse(opening->layer, (struct place){ item->line, item->column },
		opening->fault, status, "%s: %.200s: %s", words[item->word].name,
		policy_string(opening->layer, item->text), why);
}

static void close_one(struct entrance *entrance)
{
	if (entrance->directory >= 0)
		close(entrance->directory);
	if (entrance->fd >= 0)
		close(entrance->fd);
	entrance->fd = entrance->directory = -1;
}

/* ---- an address ---- */

static int bind_host(struct entrance *entrance)
{
	const int on = 1;
	int family = entrance->address.ss_family;

	entrance->fd = socket(family, SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP);
	if (entrance->fd < 0 ||
		setsockopt(entrance->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) < 0 ||
		(family == AF_INET6 && setsockopt(entrance->fd, IPPROTO_IPV6, IPV6_V6ONLY,
					       &on, sizeof on) < 0) ||
		bind(entrance->fd, (struct sockaddr *)&entrance->address,
			entrance->size) < 0 ||
		listen(entrance->fd, SOMAXCONN) < 0)
		return -errno;
	return 0;
}

/* Returns 1; 0: another layer does not allow it; or -1. */
static int open_host(const struct opening *opening, struct entrance *entrance)
{
	struct net_rule rule;
	const char *text = policy_string(opening->layer, opening->item->text);
	const char *why = net_rule_read(opening->item->word, text, &rule);
	int status;

	if (why)
		return refuse(opening, EXIT_BAD_MANIFEST, why);
	if (net_withholds(
		    opening->plan, opening->item->word, &rule.host, rule.first_port))
		return 0;
	entrance->size =
		host_to_kernel(&rule.host.address, rule.first_port, &entrance->address);
	status = bind_host(entrance);
	if (is_taken(opening, status))
		return 1;
	return status < 0 ? refuse(opening, EXIT_NOT_CONFINED, strerror(-status)) : 1;
}

/* ---- a path ---- */

static const char *name_of(const struct entrance *entrance)
{
	const struct sockaddr_un *address =
		(const struct sockaddr_un *)&entrance->address;

	return strrchr(address->sun_path, '/') + 1;
}

static int open_directory(struct entrance *entrance, bool careful)
{
	const struct sockaddr_un *address =
		(const struct sockaddr_un *)&entrance->address;
	char path[sizeof address->sun_path];
	int length = (int)(name_of(entrance) - address->sun_path);

	snprintf(path, sizeof path, "%.*s", length, address->sun_path);
	entrance->directory = resolve_path(path, careful);
	return entrance->directory < 0 ? entrance->directory : 0;
}

/* By the directory that was found, whatever has its name now. */
static void address_in(const struct entrance *entrance, struct sockaddr_un *address)
{
	*address = (struct sockaddr_un){ .sun_family = AF_UNIX };
	snprintf(address->sun_path, sizeof address->sun_path, "/proc/self/fd/%d/%.60s",
		entrance->directory, name_of(entrance));
}

/* A socket that was left behind by somebody who listens no more. */
static bool is_dead(const struct entrance *entrance)
{
	int found = openat(
		entrance->directory, name_of(entrance), O_PATH | O_NOFOLLOW | O_CLOEXEC);
	int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	struct sockaddr_un address;
	struct stat status;
	bool dead;

	address_in(entrance, &address);
	dead = found >= 0 && probe >= 0 && fstat(found, &status) == 0 &&
	       S_ISSOCK(status.st_mode) &&
	       connect(probe, (struct sockaddr *)&address, sizeof address) < 0 &&
	       errno == ECONNREFUSED;
	if (found >= 0)
		close(found);
	if (probe >= 0)
		close(probe);
	return dead;
}

static void remove_name(const struct entrance *entrance)
{
	syscall(SYS_unlinkat, entrance->directory, name_of(entrance), 0);
}

static int bind_path(const struct opening *opening, struct entrance *entrance)
{
	struct sockaddr_un address;
	int status;

	address_in(entrance, &address);
	entrance->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (entrance->fd < 0)
		return -errno;
	status = bind(entrance->fd, (struct sockaddr *)&address, sizeof address);
	if (status < 0 && errno == EADDRINUSE && !opening->is_rehearsal &&
		is_dead(entrance)) {
		remove_name(entrance);
		status = bind(entrance->fd, (struct sockaddr *)&address, sizeof address);
	}
	return status < 0 || listen(entrance->fd, SOMAXCONN) < 0 ? -errno : 0;
}

static bool names_path(const struct policy *policy, const struct variables *variables,
	unsigned word, const char *path)
{
	char other[PATH_MAX];

	for (unsigned i = 0; i < policy->item_count; i++)
		if (policy->items[i].word == word &&
			!variables_expand(variables,
				policy_string(policy, policy->items[i].text), other) &&
			strcmp(path, other) == 0)
			return true;
	return false;
}

const struct policy *entrance_withholds(
	const struct plan *plan, const struct variables *variables, const char *path)
{
	unsigned word = (unsigned)word_find("net.unix.listen");

	for (unsigned i = 0; i < plan->layer_count; i++)
		if (!plan_is_silent(plan, i, word) &&
			!names_path(plan->layers[i], variables, word, path))
			return plan->layers[i];
	return NULL;
}

static int open_path(const struct opening *opening, struct entrance *entrance)
{
	struct sockaddr_un *address = (struct sockaddr_un *)&entrance->address;
	char path[PATH_MAX];
	const char *why = variables_expand(opening->variables,
		policy_string(opening->layer, opening->item->text), path);
	int status;

	if (why || strlen(path) >= sizeof address->sun_path)
		return refuse(opening, EXIT_BAD_MANIFEST,
			why ? why : "longer than the path of a socket can be");
	if (entrance_withholds(opening->plan, opening->variables, path))
		return 0;
	*address = (struct sockaddr_un){ .sun_family = AF_UNIX };
	memcpy(address->sun_path, path, strlen(path) + 1);
	entrance->size = sizeof *address;
	status = open_directory(entrance, opening->layer->of_script);
	if (status == 0)
		status = bind_path(opening, entrance);
	if (is_taken(opening, status)) {
		close(entrance->directory);
		entrance->directory = -1; /* the name stays */
		return 1;
	}
	return status < 0 ? refuse(opening, EXIT_NOT_CONFINED, strerror(-status)) : 1;
}

/* ---- all of them ---- */

static bool is_one(unsigned word)
{
	return strcmp(words[word].name, "net.listen") == 0 ||
	       strcmp(words[word].name, "net.unix.listen") == 0;
}

/* The layer that is asked what there is; the others say whether it may be. */
static const struct policy *first_layer(const struct plan *plan, unsigned word)
{
	for (unsigned i = 0; i < plan->layer_count; i++)
		if (!plan_is_silent(plan, i, word))
			return plan->layers[i];
	return NULL;
}

static int open_item(
	const struct opening *opening, struct entrance *entrances, unsigned count)
{
	bool is_path = words[opening->item->word].kind == KIND_PATHS;
	int status;

	if (count == ENTRANCES_MAX)
		return refuse(opening, EXIT_BAD_MANIFEST, "more than 16 sockets listen");
	entrances[count] = (struct entrance){ .fd = -1, .directory = -1 };
	status = is_path ? open_path(opening, &entrances[count])
	                 : open_host(opening, &entrances[count]);
	if (status <= 0)
		close_one(&entrances[count]);
	return status;
}

int entrances_open(const struct plan *plan, const struct variables *variables,
	bool is_rehearsal, struct entrance *entrances, struct fault *fault)
{
	struct opening opening = {
		.plan = plan,
		.variables = variables,
		.fault = fault,
		.is_rehearsal = is_rehearsal,
	};
	unsigned count = 0;

	for (unsigned word = 0; words[word].name; word++) {
		opening.layer = is_one(word) ? first_layer(plan, word) : NULL;
		for (unsigned i = 0; opening.layer && i < opening.layer->item_count;
			i++) {
			int status;

			opening.item = &opening.layer->items[i];
			if (opening.item->word != word)
				continue;
			status = open_item(&opening, entrances, count);
			if (status < 0) {
				entrances_close(entrances, count);
				return -1;
			}
			count += (unsigned)status;
		}
	}
	return (int)count;
}

/* ---- again ---- */

static bool is_left(const struct plan *plan, const struct variables *variables,
	const struct entrance *entrance)
{
	const struct sockaddr *address = (const struct sockaddr *)&entrance->address;
	struct host host = { 0 };
	uint16_t port;

	if (host_from_kernel(address, &host.address, &port))
		return !net_withholds(
			plan, (unsigned)word_find("net.listen"), &host, port);
	return !entrance_withholds(
		plan, variables, ((const struct sockaddr_un *)address)->sun_path);
}

int entrances_copy(const struct plan *plan, const struct variables *variables,
	const struct entrance *from, unsigned from_count, struct entrance *entrances,
	struct fault *fault)
{
	unsigned count = 0;

	for (unsigned i = 0; i < from_count; i++) {
		if (!is_left(plan, variables, &from[i]))
			continue;
		entrances[count] = from[i];
		entrances[count].directory = -1;
		entrances[count].fd = fcntl(from[i].fd, F_DUPFD_CLOEXEC, 0);
		if (entrances[count].fd < 0) {
			fault_set(fault, "net.listen", errno, "copy");
			entrances_close(entrances, count);
			return -1;
		}
		count++;
	}
	return (int)count;
}

void entrances_close(struct entrance *entrances, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		if (entrances[i].directory >= 0)
			remove_name(&entrances[i]);
		close_one(&entrances[i]);
	}
}

/* ---- which is which ---- */

bool entrance_is_at(
	const struct entrance *entrance, const struct sockaddr *address, socklen_t size)
{
	const struct sockaddr *own = (const struct sockaddr *)&entrance->address;
	struct host_address one, other;
	uint16_t port, other_port;

	if (own->sa_family != address->sa_family)
		return false;
	if (host_from_kernel(own, &one, &port))
		return host_from_kernel(address, &other, &other_port) &&
		       port == other_port && one.size == other.size &&
		       memcmp(one.bytes, other.bytes, one.size) == 0;
	return size > offsetof(struct sockaddr_un, sun_path) && size <= entrance->size &&
	       strncmp(((const struct sockaddr_un *)own)->sun_path,
		       ((const struct sockaddr_un *)address)->sun_path,
		       size - offsetof(struct sockaddr_un, sun_path)) == 0;
}
