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
#include "sandbox/term.h"

enum { SHOWN = 40 }; /* bytes of the text in a message */

/* ---- adding ---- */

static int refuse_memory(const char *source, struct fault *fault)
{
	return fault_set(fault, "manifest", ENOMEM, "%s", source);
}

/* A new layer; NULL: the fault is set. */
static struct cast *add(struct layers *layers, const char *source, struct fault *fault)
{
	if (layers->count < LAYERS_MAX)
		return &layers->casts[layers->count++];
	fault_refuse(fault, EXIT_BAD_MANIFEST, "%s: more than %d policies", source,
		LAYERS_MAX);
	return NULL;
}

/* The last layer is not to be there after all. Returns -1. */
static int drop_last(struct layers *layers)
{
	cast_finish(&layers->casts[--layers->count]);
	return -1;
}

struct policy *layers_add(struct layers *layers, const char *source, struct fault *fault)
{
	struct cast *cast = add(layers, source, fault);
	struct policy *policy = cast ? cast_add(cast, source, NULL) : NULL;

	if (cast && !policy) {
		refuse_memory(source, fault);
		drop_last(layers);
	}
	return policy;
}

static const char *module_of(const struct policy *policy)
{
	return policy_string(policy, (unsigned)policy->numbers[word_find("module")]);
}

static bool is_module(const struct policy *policy, const char *module)
{
	char one[PATH_MAX], other[PATH_MAX];

	return !term_module_fault(module_of(policy), one) &&
	       !term_module_fault(module, other) && strcmp(one, other) == 0;
}

/* The policy of the actor in the first layers, or NULL. */
static const struct policy *find(
	const struct layers *layers, unsigned count, const char *actor)
{
	const struct policy *policy = NULL;

	for (unsigned i = 0; i < count && !policy; i++)
		policy = cast_find(&layers->casts[i], actor);
	return policy;
}

/* Layers before the last one that declare the same actor mean the same module. */
static int check_modules(const struct layers *layers, struct fault *fault)
{
	unsigned last = layers->count - 1, word = (unsigned)word_find("module");
	const struct cast *cast = &layers->casts[last];

	for (unsigned i = 1; i < cast->count; i++) {
		const struct policy *policy = cast->parts[i], *before;
		struct place place = policy->places[word];

		before = find(layers, last, policy_actor(policy));
		if (before && !is_module(before, module_of(policy)))
			return fault_refuse(fault, EXIT_BAD_MANIFEST,
				"%s:%u:%u: the module of '%s' is '%.*s', and '%.*s' in %s",
				policy_string(policy, policy->source), place.line,
				place.column, policy_actor(policy), SHOWN,
				module_of(policy), SHOWN, module_of(before),
				policy_string(before, before->source));
	}
	return 0;
}

static int add_text(struct layers *layers, const struct data_source *source,
	enum manifest_author author, struct fault *fault)
{
	struct cast *cast = add(layers, source->name, fault);

	if (!cast)
		return -1;
	if (manifest_read_cast(cast, source, author, fault) < 0 ||
		check_modules(layers, fault) < 0)
		return drop_last(layers);
	for (unsigned i = 0; i < cast->count; i++)
		cast->parts[i]->of_script = author == AUTHOR_SCRIPT;
	layers->of_operator |= author == AUTHOR_OPERATOR;
	layers->of_script |= author == AUTHOR_SCRIPT;
	return 0;
}

/* Standard streams and memory. */
static struct data_source pure_as(const char *name)
{
	static const char text[] = "version = 1, name = \"pure\", "
				   "stdio = { \"in\", \"out\", \"err\" }, jit = false";

	return (struct data_source){
		.name = name,
		.text = text,
		.size = sizeof text - 1,
		.line = 1,
		.column = 1,
		.inside = true,
	};
}

int layers_add_pure(struct layers *layers, struct fault *fault)
{
	const struct data_source source = pure_as("--untrusted");
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
	int fd = open_policy(AT_FDCWD, path), status;

	if (fd == -ENOENT || fd == -ENOTDIR)
		return 0;
	status = add_descriptor(layers, fd, path, AUTHOR_OPERATOR, true, fault);
	layers->of_administrator = status == 0;
	return status;
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

/* ---- actors ---- */

static bool says(const struct policy *policy, const char *beginning)
{
	for (unsigned i = 0; words[i].name; i++)
		if (policy_says(policy, i) &&
			strncmp(words[i].name, beginning, strlen(beginning)) == 0)
			return true;
	return false;
}

bool layers_say(const struct layers *layers, const char *beginning)
{
	for (unsigned i = 0; i < layers->count; i++)
		for (unsigned j = 0; j < layers->casts[i].count; j++)
			if (says(layers->casts[i].parts[j], beginning))
				return true;
	return false;
}

const struct policy *layers_find(const struct layers *layers, const char *actor)
{
	return find(layers, layers->count, actor);
}

bool layers_declare(const struct layers *layers, const char *actor)
{
	return layers_find(layers, actor) != NULL;
}

const char *layers_module(const struct layers *layers, const char *actor)
{
	return module_of(layers_find(layers, actor));
}

const char *layers_next_actor(
	const struct layers *layers, const char *module, const char *actor)
{
	bool is_behind = actor == NULL;

	for (unsigned i = 0; i < layers->count; i++)
		for (unsigned j = 1; j < layers->casts[i].count; j++) {
			const struct policy *policy = layers->casts[i].parts[j];
			const char *name = policy_actor(policy);

			if (find(layers, i, name))
				continue; /* a layer before this one has it */
			if (is_behind && (!module || is_module(policy, module)))
				return name;
			is_behind |= actor && strcmp(name, actor) == 0;
		}
	return NULL;
}

/* ---- what holds ---- */

int layers_meet_part(const struct layers *layers, const char *actor, struct plan *plan,
	struct fault *fault)
{
	plan_init(plan);
	if (actor && !layers_declare(layers, actor))
		return fault_refuse(fault, EXIT_BAD_MANIFEST,
			"no policy declares an actor '%.*s'", SHOWN, actor);
	for (unsigned i = 0; i < layers->count; i++) {
		const struct cast *cast = &layers->casts[i];
		const struct policy *policy = cast_find(cast, actor);
		int status =
			policy ? plan_add(plan, policy, fault)
			       : plan_add_ceiling(plan, cast_find(cast, NULL), fault);

		if (status < 0)
			return -1;
	}
	return 0;
}

int layers_meet(const struct layers *layers, struct plan *plan, struct fault *fault)
{
	return layers_meet_part(layers, NULL, plan, fault);
}

int layers_check_actors(const struct layers *layers, struct fault *fault)
{
	const char *actor = NULL;
	struct plan plan;

	while ((actor = layers_next_actor(layers, NULL, actor)) != NULL)
		if (layers_meet_part(layers, actor, &plan, fault) < 0)
			return -1;
	return 0;
}

/* What --untrusted allows, and to start nobody. */
static struct policy *create_undeclared(struct fault *fault)
{
	const struct data_source source = pure_as("an undeclared module");
	struct policy *policy = malloc(sizeof *policy);

	if (!policy) {
		refuse_memory(source.name, fault);
		return NULL;
	}
	if (manifest_read(policy, &source, AUTHOR_OPERATOR, fault) < 0) {
		free(policy);
		return NULL;
	}
	policy_say(policy, (unsigned)word_find("spawn"), 0, (struct place){ 0, 0 });
	return policy;
}

/* How it is started is not how its spawner is. */
static void forget_actor(struct plan *plan)
{
	for (unsigned i = 0; words[i].name; i++)
		if (words[i].flags & WORD_OF_ACTORS)
			plan->numbers[i] = words[i].unsaid;
}

int layers_meet_undeclared(struct layers *layers, const struct plan *spawner,
	struct plan *plan, struct fault *fault)
{
	*plan = *spawner;
	forget_actor(plan);
	if (!layers->undeclared)
		layers->undeclared = create_undeclared(fault);
	if (!layers->undeclared)
		return -1;
	for (unsigned i = 0; i < plan->layer_count; i++)
		if (plan->layers[i] == layers->undeclared)
			return 0;
	return plan_add(plan, layers->undeclared, fault);
}

static const char *guess(const struct layers *layers, const char *written)
{
	const char *meant = NULL;

	for (unsigned i = 0; i < layers->count && !meant; i++)
		meant = cast_guess(&layers->casts[i], written);
	return meant;
}

static int check_spawn(
	const struct layers *layers, const struct policy *policy, struct fault *fault)
{
	unsigned word = (unsigned)word_find("spawn");

	for (unsigned i = 0; i < policy->item_count; i++) {
		const struct item *item = &policy->items[i];
		const char *name = policy_string(policy, item->text), *meant;

		if (item->word != word || layers_declare(layers, name))
			continue;
		meant = guess(layers, name);
		return fault_refuse(fault, EXIT_BAD_MANIFEST,
			"%s:%u:%u: unknown actor '%.*s'%s%s%s",
			policy_string(policy, policy->source), item->line, item->column,
			SHOWN, name, meant ? " (did you mean '" : "", meant ? meant : "",
			meant ? "'?)" : "");
	}
	return 0;
}

int layers_read_narrowing(const struct layers *layers, struct policy *policy,
	const struct data_source *source, struct fault *fault)
{
	if (manifest_read(policy, source, AUTHOR_SCRIPT, fault) < 0 ||
		check_spawn(layers, policy, fault) < 0)
		return -1;
	policy->of_script = true;
	policy->only_narrows = true;
	return 0;
}

void layers_finish(struct layers *layers)
{
	for (unsigned i = 0; i < layers->count; i++)
		cast_finish(&layers->casts[i]);
	free(layers->undeclared);
	*layers = (struct layers){ 0 };
}
