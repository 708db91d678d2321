/* SPDX-License-Identifier: MIT */
/* layers.c - the policies that bear on a run, from wherever they come. */
#include "sandbox/layers.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sandbox/head.h"

struct policy *layers_add(struct layers *layers, const char *source, struct fault *fault)
{
	struct policy *policy;

	if (layers->count == PLAN_LAYERS_MAX) {
		fault_refuse(fault, EXIT_BAD_MANIFEST, "%s: more than %d policies",
			source, PLAN_LAYERS_MAX);
		return NULL;
	}
	policy = malloc(sizeof *policy);
	if (!policy) {
		fault_set(fault, "manifest", ENOMEM, "%s", source);
		return NULL;
	}
	policy_init(policy, source);
	layers->policies[layers->count++] = policy;
	return policy;
}

static int add_text(struct layers *layers, const struct data_source *source,
	enum manifest_author author, struct fault *fault)
{
	struct policy *policy = layers_add(layers, source->name, fault);

	if (!policy || manifest_read(policy, source, author, fault) < 0)
		return -1;
	policy->of_script = author == AUTHOR_SCRIPT;
	layers->of_operator |= author == AUTHOR_OPERATOR;
	layers->of_script |= author == AUTHOR_SCRIPT;
	return 0;
}

int layers_add_pure(struct layers *layers, struct fault *fault)
{
	static const char text[] = "version = 1, name = \"pure\", "
				   "stdio = { \"in\", \"out\", \"err\" }, jit = false";
	const struct data_source source = {
		.name = "--untrusted",
		.text = text,
		.size = sizeof text - 1,
		.line = 1,
		.column = 1,
		.inside = true,
	};
	bool of_operator = layers->of_operator;
	int status = add_text(layers, &source, AUTHOR_OPERATOR, fault);

	layers->of_operator = of_operator;
	return status;
}

/* ---- files ---- */

static int refuse_file(const char *name, const char *why, struct fault *fault)
{
	return fault_refuse(fault, EXIT_BAD_MANIFEST, "%s: %s", name, why);
}

/* Read no more than `room`. Returns how much it is, or -errno. */
static ssize_t read_all(int fd, char *text, size_t room)
{
	size_t size = 0;
	ssize_t count;

	do {
		count = read(fd, text + size, room - size);
		if (count > 0)
			size += (size_t)count;
	} while (count > 0 || (count < 0 && errno == EINTR));
	return count < 0 ? -errno : (ssize_t)size;
}

static int add_open_file(struct layers *layers, int fd, const char *name,
	enum manifest_author author, struct fault *fault)
{
	char *text = malloc(DATA_SIZE_MAX + 1);
	ssize_t size = text ? read_all(fd, text, DATA_SIZE_MAX + 1) : -ENOMEM;
	const struct data_source source = {
		.name = name,
		.text = text,
		.size = (size_t)size,
		.line = 1,
		.column = 1,
	};
	int status = size < 0 ? refuse_file(name, strerror((int)-size), fault)
	                      : add_text(layers, &source, author, fault);

	free(text);
	return status;
}

/* A file that others can change is no policy of the administrator's. */
static const char *fault_of(const struct stat *status, bool of_root)
{
	if (!S_ISREG(status->st_mode))
		return "not a file";
	if (of_root && status->st_uid != 0)
		return "not owned by root";
	if (of_root && status->st_mode & (S_IWGRP | S_IWOTH))
		return "others than its owner can write it";
	return NULL;
}

/* Takes the descriptor, or the -errno that there is instead. */
static int add_descriptor(struct layers *layers, int fd, const char *name,
	enum manifest_author author, bool of_root, struct fault *fault)
{
	struct stat status;
	const char *why;
	int result;

	if (fd < 0 || fstat(fd, &status) < 0)
		why = strerror(fd < 0 ? -fd : errno);
	else
		why = fault_of(&status, of_root);
	result = why ? refuse_file(name, why, fault)
	             : add_open_file(layers, fd, name, author, fault);
	if (fd >= 0)
		close(fd);
	return result;
}

/* O_NONBLOCK: a FIFO is refused, not waited for. */
static int open_policy(int directory, const char *path)
{
	int fd = openat(directory, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	return fd < 0 ? -errno : fd;
}

int layers_add_administrator(struct layers *layers, const char *path, struct fault *fault)
{
	int fd = open_policy(AT_FDCWD, path);

	if (fd == -ENOENT || fd == -ENOTDIR)
		return 0;
	return add_descriptor(layers, fd, path, AUTHOR_OPERATOR, true, fault);
}

int layers_add_file(struct layers *layers, const char *path, struct fault *fault)
{
	return add_descriptor(
		layers, open_policy(AT_FDCWD, path), path, AUTHOR_OPERATOR, false, fault);
}

int layers_add_sidecar(struct layers *layers, int directory, const char *name,
	const char *shown, struct fault *fault)
{
	char file[NAME_MAX + 1], path[PATH_MAX + sizeof ".sandbox"];
	int fd;

	if (snprintf(file, sizeof file, "%s.sandbox", name) >= (int)sizeof file)
		return 0;
	fd = open_policy(directory, file);
	if (fd == -ENOENT)
		return 0;
	snprintf(path, sizeof path, "%s.sandbox", shown);
	return add_descriptor(layers, fd, path, AUTHOR_SCRIPT, false, fault);
}

int layers_add_block(struct layers *layers, const char *name, const char *text,
	size_t size, struct fault *fault)
{
	struct data_source block;
	int found = head_find(name, text, size, &block, fault);

	return found > 0 ? add_text(layers, &block, AUTHOR_SCRIPT, fault) : found;
}

/* ---- the whole ---- */

int layers_meet(const struct layers *layers, struct plan *plan, struct fault *fault)
{
	plan_init(plan);
	for (unsigned i = 0; i < layers->count; i++)
		if (plan_add(plan, layers->policies[i], fault) < 0)
			return -1;
	return 0;
}

void layers_finish(struct layers *layers)
{
	for (unsigned i = 0; i < layers->count; i++)
		free(layers->policies[i]);
	*layers = (struct layers){ 0 };
}
