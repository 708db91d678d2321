/* SPDX-License-Identifier: MIT */
/* grant.c - the paths of a policy, opened. */
#include "sandbox/grant.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sandbox/resolve.h"
#include "sandbox/right.h"

/* What is being opened. */
struct opening {
	const struct policy *policy;
	const struct variables *variables;
	bool careful;
	struct fault *fault;
};

/* The rights that a word gives; 0 for what is no word of a grant. */
static unsigned rights_of(const char *word)
{
	static const struct {
		const char *word;
		unsigned rights;
	} rows[] = {
		{ "fs.read", RIGHT_READ | RIGHT_LIST },
		{ "fs.list", RIGHT_LIST },
		{ "fs.write", RIGHT_WRITE },
		{ "fs.create", RIGHT_CREATE },
		{ "fs.delete", RIGHT_DELETE },
		{ "fs.move", RIGHT_MOVE },
		{ "fs.rw", RIGHT_ALL_SIX },
		{ "fs.exec", RIGHT_EXEC },
		{ "fs.device", RIGHT_DEVICE },
		{ "net.unix.connect", RIGHT_CONNECT },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcmp(rows[i].word, word) == 0)
			return rows[i].rights;
	return 0;
}

static int refuse(const struct opening *opening, const struct item *item, const char *why)
{
	return policy_refuse(opening->policy, (struct place){ item->line, item->column },
		opening->fault, EXIT_BAD_MANIFEST, "%s: %s: %s", words[item->word].name,
		policy_string(opening->policy, item->text), why);
}

static int refuse_errno(
	const struct opening *opening, const struct item *item, int errnum)
{
	return refuse(opening, item,
		errnum == EPERM ? "a symbolic link on the way is another user's"
				: strerror(errnum));
}

/* Returns the descriptor, or -errno. */
static int open_path(
	const struct opening *opening, const struct item *item, const char *path)
{
	int fd = resolve_path(path, opening->careful);

	if (fd != -ENOENT || !(item->flags & ITEM_CREATE))
		return fd;
	if (mkdir(path, 0700) < 0 && errno != EEXIST)
		return errno == EPERM ? -EACCES : -errno;
	return resolve_path(path, opening->careful);
}

static const char *fault_of_kind(const struct item *item, bool is_directory)
{
	if (item->flags & ITEM_FILE && is_directory)
		return "a directory, expected a file";
	if (item->flags & ITEM_DIRECTORY && !is_directory)
		return "no directory";
	return NULL;
}

/* For messages. */
static char *path_of(int fd)
{
	char link[64], path[PATH_MAX];
	ssize_t size;

	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	size = readlink(link, path, sizeof path);
	return size > 0 && size < (ssize_t)sizeof path ? strndup(path, (size_t)size)
	                                               : NULL;
}

/* Takes the descriptor. */
static int take(const struct opening *opening, const struct item *item, int fd,
	struct grant *grant)
{
	struct stat status;
	const char *why;

	if (fstat(fd, &status) < 0)
		why = strerror(errno);
	else
		why = fault_of_kind(item, S_ISDIR(status.st_mode));
	if (why) {
		close(fd);
		return refuse(opening, item, why);
	}
	*grant = (struct grant){
		.fd = fd,
		.rights = rights_of(words[item->word].name),
		.is_directory = S_ISDIR(status.st_mode),
		.path = path_of(fd),
		.item = item,
	};
	return 1;
}

/* Returns 1; 0 where it may be missing, and is; or -1. */
static int open_grant(
	const struct opening *opening, const struct item *item, struct grant *grant)
{
	char path[PATH_MAX];
	const char *why = variables_expand(
		opening->variables, policy_string(opening->policy, item->text), path);
	int fd;

	if (why)
		return refuse(opening, item, why);
	fd = open_path(opening, item, path);
	if (fd == -ENOENT && item->flags & ITEM_OPTIONAL)
		return 0;
	return fd < 0 ? refuse_errno(opening, item, -fd) : take(opening, item, fd, grant);
}

int grants_open(struct grants *grants, const struct policy *policy,
	const struct variables *variables, bool careful, struct fault *fault)
{
	const struct opening opening = { policy, variables, careful, fault };

	*grants = (struct grants){ 0 };
	if (policy->item_count == 0)
		return 0;
	grants->list = calloc(policy->item_count, sizeof *grants->list);
	if (!grants->list)
		return fault_set(fault, "grants", ENOMEM, "%s", policy->text);
	for (unsigned i = 0; i < policy->item_count; i++) {
		const struct item *item = &policy->items[i];
		int status = 0;

		if (rights_of(words[item->word].name) != 0)
			status = open_grant(&opening, item, &grants->list[grants->count]);
		if (status < 0) {
			grants_close(grants);
			return -1;
		}
		grants->count += (unsigned)status;
	}
	return 0;
}

int grants_copy(struct grants *grants, const struct grants *from, struct fault *fault)
{
	*grants = (struct grants){ 0 };
	if (from->count == 0)
		return 0;
	grants->list = calloc(from->count, sizeof *grants->list);
	if (!grants->list)
		return fault_set(fault, "grants", ENOMEM, "copy");
	for (unsigned i = 0; i < from->count; i++) {
		struct grant *grant = &grants->list[grants->count++];

		*grant = from->list[i];
		grant->fd = -1;
		if (grant->rights & RIGHT_CONNECT)
			grant->fd = fcntl(from->list[i].fd, F_DUPFD_CLOEXEC, 0);
		grant->path = grant->path ? strdup(grant->path) : NULL;
		if ((grant->path || !from->list[i].path) &&
			(grant->fd >= 0 || !(grant->rights & RIGHT_CONNECT)))
			continue;
		grants_close(grants);
		return fault_set(fault, "grants", ENOMEM, "copy");
	}
	return 0;
}

bool grant_is_below(const char *path, const char *tree)
{
	size_t length = strlen(tree);

	if (strcmp(tree, "/") == 0)
		return true;
	return strncmp(path, tree, length) == 0 &&
	       (path[length] == '/' || path[length] == '\0');
}

bool grants_cover(const struct grants *grants, const char *path, unsigned right)
{
	for (unsigned i = 0; i < grants->count; i++)
		if (grants->list[i].rights & right && grants->list[i].path &&
			grant_is_below(path, grants->list[i].path))
			return true;
	return false;
}

void grants_close(struct grants *grants)
{
	for (unsigned i = 0; grants->list && i < grants->count; i++) {
		if (grants->list[i].fd >= 0)
			close(grants->list[i].fd);
		free(grants->list[i].path);
	}
	free(grants->list);
	*grants = (struct grants){ 0 };
}
