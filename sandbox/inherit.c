/* SPDX-License-Identifier: MIT */
/* inherit.c - the descriptors that a confined process has when it begins. */
#include "sandbox/inherit.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STREAMS = 3 };

/* ---- numbers ---- */

/* They stay sorted by the number. */
static int place(struct confinement *confinement, int from, int to, struct fault *fault)
{
	unsigned i = confinement->placing_count;

	if (i == PLACINGS_MAX)
		return fault_set(
			fault, "descriptors", EMFILE, "more than %d", PLACINGS_MAX);
	for (; i > 0 && confinement->placings[i - 1].to > to; i--)
		confinement->placings[i] = confinement->placings[i - 1];
	if (i > 0 && confinement->placings[i - 1].to == to)
		return fault_set(fault, "descriptors", EEXIST, "%d", to);
	confinement->placings[i] = (struct placing){ from, to };
	confinement->placing_count++;
	return to;
}

int inherit_free(const struct confinement *confinement)
{
	int number = 0;

	for (unsigned i = 0; i < confinement->placing_count; i++) {
		if (confinement->placings[i].to > number)
			break;
		number++;
	}
	return number;
}

int inherit_anywhere(struct confinement *confinement, int from, struct fault *fault)
{
	return place(confinement, from, inherit_free(confinement), fault);
}

/* ---- standard streams ---- */

static int refuse(struct fault *fault, const char *name, const char *why)
{
	return fault_refuse(fault, EXIT_NOT_CONFINED, "descriptors: %s: %s", name, why);
}

static bool is_directory(int fd)
{
	struct stat status;

	return fstat(fd, &status) == 0 && S_ISDIR(status.st_mode);
}

/* The kernel has to notice that it is connected. Else one that nobody waited for counts as
 * connecting, and is a free one for MSG_FASTOPEN once the other end has reset the connection. */
static bool settle(int fd, const struct sockaddr *partner, socklen_t size)
{
	if (partner->sa_family != AF_INET && partner->sa_family != AF_INET6)
		return true;
	return connect(fd, partner, size) == 0 || errno == EISCONN;
}

static bool has_partner(int fd)
{
	struct sockaddr_storage partner = { 0 };
	socklen_t size = sizeof partner;

	return getpeername(fd, (struct sockaddr *)&partner, &size) == 0 &&
	       settle(fd, (struct sockaddr *)&partner, size);
}

/* -1 for what is no socket. */
static int option_of(int fd, int option)
{
	int value;
	socklen_t size = sizeof value;

	return getsockopt(fd, SOL_SOCKET, option, &value, &size) < 0 ? -1 : value;
}

/* No address of a message is seen by a filter, or held back by a ring or a namespace: a
 * socket that has no partner, or need not keep to it, could send to anybody. */
static const char *fault_of_socket(int fd)
{
	int kind = option_of(fd, SO_TYPE);

	if (kind < 0)
		return NULL;
	if (kind != SOCK_STREAM &&
		!(kind == SOCK_SEQPACKET && option_of(fd, SO_DOMAIN) == AF_UNIX))
		return "a socket for datagrams reaches anybody";
	if (!has_partner(fd) && option_of(fd, SO_ACCEPTCONN) != 1)
		return "a socket that is not connected";
	return NULL;
}

static const char *const names[] = { "standard input", "standard output",
	"standard error" };

/* What nobody is to have as a standard stream, or NULL. */
static const char *fault_of_stream(int fd)
{
	return is_directory(fd) ? "a directory is not handed over" : fault_of_socket(fd);
}

static int source_of(struct confinement *confinement, struct pump *pump, int fd,
	bool granted, struct fault *fault)
{
	const char *why;

	if (!granted)
		return confinement->null;
	why = fault_of_stream(fd);
	if (why)
		return refuse(fault, names[fd], why);
	if (!isatty(fd))
		return fd;
	if (!confinement_number(confinement, "tty")) {
		confinement->terminals |= 1U << fd;
		return pump_add(pump, fd, fault);
	}
	confinement->calls.groups |= CALLS_TTY;
	return fd;
}

int inherit_streams(struct confinement *confinement, struct pump *pump,
	bool script_is_stdin, struct fault *fault)
{
	uint64_t streams = confinement_number(confinement, "stdio");

	if (script_is_stdin)
		streams |= 1;
	for (int fd = 0; fd < STREAMS; fd++) {
		int from = source_of(confinement, pump, fd, streams >> fd & 1, fault);

		if (from < 0 || place(confinement, from, fd, fault) < 0)
			return -1;
	}
	return 0;
}

int inherit_entrances(struct confinement *confinement, struct fault *fault)
{
	for (unsigned i = 0; i < confinement->entrance_count; i++) {
		struct entrance *entrance = &confinement->entrances[i];

		entrance->place = inherit_anywhere(confinement, entrance->fd, fault);
		if (entrance->place < 0)
			return -1;
	}
	return 0;
}

/* Where no standard stream is /dev/null, nothing could take the place of one. */
int inherit_spare(struct confinement *confinement, struct fault *fault)
{
	/* who is alone is given its streams in another way */
	for (unsigned i = 0; i < confinement->placing_count && !confinement->alone; i++)
		if (confinement->placings[i].from == confinement->null)
			confinement->spare = confinement->placings[i].to;
	if (confinement->spare < 0)
		confinement->spare =
			inherit_anywhere(confinement, confinement->null, fault);
	return confinement->spare < 0 ? -1 : 0;
}

/* Nobody is there to move what is typed and shown. */
static int check_given(
	struct confinement *confinement, int fd, const char *name, struct fault *fault)
{
	const char *why = fault_of_stream(fd);

	if (why)
		return refuse(fault, name, why);
	if (!isatty(fd))
		return 0;
	if (!confinement_number(confinement, "tty"))
		return fault_refuse(fault, EXIT_NOT_ENFORCEABLE,
			"stdio: %s is a terminal, which takes a supervisor", name);
	confinement->calls.groups |= CALLS_TTY;
	return 0;
}

int inherit_given(struct confinement *confinement, int *streams, struct fault *fault)
{
	uint64_t granted = confinement_number(confinement, "stdio");

	for (int i = 0; i < STREAMS; i++) {
		if (streams[i] >= 0 && !(granted >> i & 1))
			streams[i] = confinement->null;
		else if (streams[i] >= 0 &&
			 check_given(confinement, streams[i], names[i], fault) < 0)
			return -1;
		if (place(confinement, confinement->null, i, fault) < 0)
			return -1;
	}
	return 0;
}

/* ---- those that the policy names ---- */

/* What every layer that names it allows; 0 where one names another number by it. */
static unsigned access_of(
	const struct plan *plan, const struct item *named, const char *name)
{
	unsigned access = ITEM_READ | ITEM_WRITE;

	for (unsigned i = 0; i < plan->layer_count; i++) {
		const struct policy *policy = plan->layers[i];

		for (unsigned j = 0; j < policy->item_count; j++) {
			const struct item *item = &policy->items[j];

			if (item->word != named->word ||
				strcmp(policy_string(policy, item->text), name) != 0)
				continue;
			access &= item->number == named->number ? item->flags : 0;
		}
	}
	return access;
}

static const char *fault_of(int fd, unsigned access)
{
	int flags = fcntl(fd, F_GETFL);

	/* what this process has opened itself is closed on exec(2); what it was given is not */
	if (flags < 0 || fcntl(fd, F_GETFD) & FD_CLOEXEC)
		return "it is not open";
	if (flags & O_PATH || is_directory(fd))
		return "paths and directories are not handed over";
	if (isatty(fd))
		return "a terminal is not handed over";
	if ((flags & O_ACCMODE) != O_WRONLY && !(access & ITEM_READ))
		return "it can be read, which `access` does not say";
	if ((flags & O_ACCMODE) != O_RDONLY && !(access & ITEM_WRITE))
		return "it can be written, which `access` does not say";
	return fault_of_socket(fd);
}

int inherit_named(struct confinement *confinement, struct fault *fault)
{
	const struct plan *plan = confinement->plan;
	unsigned word = (unsigned)word_find("fds");
	const struct item *item = NULL;

	while ((item = plan_next(plan, word, item)) != NULL) {
		const char *name = plan_string(plan, item), *why;
		unsigned access = access_of(plan, item, name);

		if (access == 0)
			continue;
		why = fault_of(item->number, access);
		if (why)
			return refuse(fault, name, why);
		if (place(confinement, item->number, item->number, fault) < 0)
			return -1;
		confinement->calls.groups |= CALLS_HALF;
		if (option_of(item->number, SO_TYPE) >= 0)
			confinement->calls.groups |= CALLS_SOCKET;
	}
	return 0;
}
