/* SPDX-License-Identifier: MIT */
/* actors.c - the actors that policies declare, made ready for the broker that starts them. */
#include "cmd/actors.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runtime/charter.h"
#include "runtime/restriction.h"
#include "runtime/source.h"
#include "sandbox/kit.h"
#include "sandbox/namespaces.h"

/* A part with all that it points to. */
struct role {
	struct part part;
	struct plan plan;
	struct policy *narrowing; /* that came with a request, or NULL */
	struct confinement confinement;
	unsigned number; /* of its user */
	struct blob blob;
	char stem[PATH_MAX], path[PATH_MAX]; /* of its module */
	const char *text;
	size_t size;

	/* What a try came to. */
	struct summary actual;
	struct fault fault;
};

static struct {
	const struct acting *acting;
	struct part main;
	struct role *roles; /* the declared ones */
	unsigned count;
	struct role *undeclared[1 + CAST_ACTORS_MAX]; /* that main and these start */
	unsigned undeclared_count;
	unsigned users; /* numbers that were given to others than declared ones */
	struct explanation *explanations;
} company;

bool actors_are_declared(const struct layers *layers)
{
	return layers_next_actor(layers, NULL, NULL);
}

int actors_begin(struct broker *broker, struct fault *fault)
{
	return zygote_start(&broker->zygote, true, fault);
}

/* ---- namespaces ---- */

/* Those that this part shares with the host. */
static unsigned namespaces_of_host(const struct plan *plan)
{
	unsigned spaces = 0;

	for (unsigned i = 0; i < NAMESPACE_KINDS; i++)
		if (plan->numbers[word_find(namespace_kinds[i].word)] == 0)
			spaces |= namespace_kinds[i].space;
	return spaces;
}

/* ---- modules ---- */

/* "./a/b" and "a.b" are a/b, beside the script. */
static void stem_of(const char *module, char stem[PATH_MAX])
{
	bool is_path = strchr(module, '/');

	if (strncmp(module, "./", 2) == 0)
		module += 2;
	snprintf(stem, PATH_MAX, "%s", module);
	for (char *at = stem; !is_path && *at; at++)
		if (*at == '.')
			*at = '/';
}

/* Where the script lies, and nowhere else, whatever links are there. */
static int open_beneath(int directory, const char *path)
{
	const struct open_how how = {
		.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
	};

	return (int)syscall(SYS_openat2, directory, path, &how, sizeof how);
}

static int refuse_module(const struct role *role, int errnum, struct fault *fault)
{
	const struct policy *policy =
		layers_find(company.acting->layers, role->part.name);

	return policy_refuse(policy, policy->places[word_find("module")], fault,
		EXIT_BAD_MANIFEST, "the module of '%s', %s: %s", role->part.name,
		role->part.stem, strerror(errnum));
}

/* It is read now, so that nobody who may write there becomes somebody else by it. */
static int read_module(struct role *role, struct fault *fault)
{
	static const char *const ends[] = { ".lua", "/init.lua" };
	const struct script *script = company.acting->script;
	char name[PATH_MAX + 16];
	int fd = -1, status;

	if (script->directory_fd < 0)
		return refuse_module(role, ENOENT, fault);
	for (size_t i = 0; fd < 0 && i < sizeof ends / sizeof *ends; i++) {
		snprintf(name, sizeof name, "%s%s", role->stem, ends[i]);
		fd = open_beneath(script->directory_fd, name);
		if (fd < 0 && errno != ENOENT && errno != ENOTDIR)
			break;
	}
	if (fd < 0)
		return refuse_module(role, errno, fault);
	if (snprintf(role->path, sizeof role->path, "%s/%s",
		    strcmp(script->directory, "/") == 0 ? "" : script->directory,
		    name) >= (int)sizeof role->path) {
		close(fd);
		return refuse_module(role, ENAMETOOLONG, fault);
	}
	status = source_keep(role->path, fd, &role->text, &role->size);
	close(fd);
	return status < 0 ? refuse_module(role, -status, fault) : 0;
}

/* ---- what they are told ---- */

static bool is_leaf(const char *path)
{
	const char *slash = strrchr(path, '/');

	return strcmp(slash ? slash + 1 : path, "init.lua") != 0;
}

/* The environment comes with the confinement. Without a path there is nothing to run. */
static int put_all(struct blob *blob, const struct entry *entry, const char *text,
	size_t size, struct confinement *confinement, struct fault *fault)
{
	const struct options *options = company.acting->options;
	const struct charter charter = {
		.emilua = options->ancestor,
		.log_level = options->log_level,
		.confined = true,
		.entry = *entry,
	};

	if (confinement_complete(confinement, fault) < 0)
		return -1;
	charter_put_head(blob, &charter);
	charter_put_end(blob);
	if (entry->path)
		charter_put_source(blob, entry->path, text, size);
	charter_put_end(blob);
	charter_put_script(blob, NULL, 0, -1);
	charter_put_service(blob, -1);
	kit_put(blob, confinement);
	return blob->failed ? fault_set(fault, "charter", EMSGSIZE, "module") : 0;
}

static int prepare(void *argument, struct part *part, struct fault *fault)
{
	struct role *role = (struct role *)part;
	const struct entry entry = {
		.path = role->path,
		.root = company.acting->script->directory,
		.leaf = is_leaf(role->path),
	};

	(void)argument;
	if (put_all(&role->blob, &entry, role->text, role->size, &role->confinement,
		    fault) < 0) {
		blob_finish(&role->blob);
		return -1;
	}
	part->blob = &role->blob;
	return 0;
}

static int tell_undeclared(void *argument, const struct part *part,
	const struct actor_request *request, const char *text, size_t size,
	struct blob *blob, struct fault *fault)
{
	const struct entry entry = {
		.path = request->path,
		.root = *request->root ? request->root : NULL,
		.leaf = request->leaf,
		.again = request->again,
	};

	(void)argument;
	return put_all(blob, &entry, text, size, part->confinement, fault);
}

/* ---- parts ---- */

/* The layers of the base were opened with it. */
static int confine(struct role *role, const struct confinement *base, struct fault *fault)
{
	struct occasion occasion = *company.acting->occasion;

	occasion.arguments = NULL;
	occasion.script_is_stdin = false;
	occasion.is_actor = true;
	occasion.has_actors = false;
	occasion.pump = &company.acting->confinement->pump;
	occasion.number = role->number;
	occasion.base = base;
	if (confinement_init(&role->confinement, &role->plan, &occasion, fault) < 0)
		return -1;
	role->confinement.expected.groups = restriction_of(&role->confinement).groups;
	role->part.plan = &role->plan;
	role->part.confinement = &role->confinement;
	role->part.most = (unsigned)confinement_number(&role->confinement, "max");
	return 0;
}

static int prepare_role(
	struct role *role, const char *name, unsigned number, struct fault *fault)
{
	struct layers *layers = company.acting->layers;

	role->part.name = name;
	role->number = number;
	stem_of(layers_module(layers, name), role->stem);
	role->part.stem = role->stem;
	if (layers_meet_part(layers, name, &role->plan, fault) < 0 ||
		read_module(role, fault) < 0 || confine(role, NULL, fault) < 0)
		return -1;
	/* the choices are on-failure and never */
	role->part.restarts = confinement_number(&role->confinement, "restart") == 0;
	return 0;
}

/* ---- parts that are made when they are asked for ---- */

static void finish(struct role *role)
{
	blob_finish(&role->blob);
	confinement_finish(&role->confinement);
	free(role->narrowing);
}

static void release(void *argument, struct part *part)
{
	struct role *role = (struct role *)part;

	(void)argument;
	finish(role);
	free(role);
}

static struct role *create_role(unsigned number, struct fault *fault)
{
	struct role *role = calloc(1, sizeof *role);

	if (role)
		role->number = number;
	else
		fault_set(fault, "supervisor", ENOMEM, "actors");
	return role;
}

/* It is of whoever starts it: what that one may not, it may not either. */
static struct part *find_undeclared(
	void *argument, struct part *starter, struct fault *fault)
{
	struct role *role = create_role(company.count + 1 + company.users, fault);

	(void)argument;
	if (!role)
		return NULL;
	if (layers_meet_undeclared(
		    company.acting->layers, starter->plan, &role->plan, fault) < 0 ||
		confine(role, starter->confinement, fault) < 0) {
		free(role);
		return NULL;
	}
	company.users++;
	if (!starter->passes)
		company.undeclared[company.undeclared_count++] = role;
	return &role->part;
}

static int add_narrowing(
	struct role *role, const char *text, size_t size, struct fault *fault)
{
	const struct data_source source = { "spawn_vm", text, size, 1, 1, false };

	role->narrowing = malloc(sizeof *role->narrowing);
	if (!role->narrowing)
		return fault_set(fault, "supervisor", ENOMEM, "actors");
	if (layers_read_narrowing(
		    company.acting->layers, role->narrowing, &source, fault) < 0)
		return -1;
	return plan_add(&role->plan, role->narrowing, fault);
}

static struct part *narrow(void *argument, struct part *part, const char *text,
	size_t size, struct fault *fault)
{
	const struct role *whole = (const struct role *)part;
	struct role *role = create_role(whole->number, fault);

	(void)argument;
	if (!role)
		return NULL;
	role->part.name = part->name;
	role->part.stem = part->stem;
	role->part.restarts = part->restarts;
	role->plan = whole->plan;
	memcpy(role->path, whole->path, sizeof role->path);
	role->text = whole->text;
	role->size = whole->size;
	if (add_narrowing(role, text, size, fault) < 0 ||
		confine(role, part->confinement, fault) < 0) {
		release(NULL, &role->part);
		return NULL;
	}
	return &role->part;
}

/* ---- all of them ---- */

static unsigned count_actors(const struct layers *layers)
{
	const char *name = NULL;
	unsigned count = 0;

	while ((name = layers_next_actor(layers, NULL, name)) != NULL)
		count++;
	return count;
}

/* A manifest says itself of whom it speaks. */
static void name_actor(struct role *role)
{
	struct fault fault = role->fault;

	if (fault.status != EXIT_BAD_MANIFEST)
		fault_refuse(&role->fault, fault.status, "actor %s: %.400s",
			role->part.name, fault.text);
}

static int try(struct broker *broker, struct role *role)
{
	const struct entry nothing = { 0 };
	struct blob blob = { 0 };
	int status = put_all(&blob, &nothing, NULL, 0, &role->confinement, &role->fault);

	if (status == 0)
		status = broker_try(
			broker, &role->part, &blob, &role->actual, &role->fault);
	blob_finish(&blob);
	return status;
}

static void explain_role(const struct role *role, struct explanation *explanation)
{
	*explanation = (struct explanation){
		.plan = &role->plan,
		.confinement = &role->confinement,
		.actual = &role->actual,
		.fault = role->fault.status ? &role->fault : NULL,
		.groups = role->confinement.expected.groups,
		.actor = role->part.name,
	};
}

static int prepare_roles(struct broker *broker, struct fault *fault)
{
	const struct layers *layers = company.acting->layers;
	unsigned count = count_actors(layers);
	const char *name = NULL;

	if (count == 0)
		return 0;
	company.roles = calloc(count, sizeof *company.roles);
	company.explanations = calloc(count, sizeof *company.explanations);
	broker->parts = calloc(count, sizeof(struct part *));
	if (!company.roles || !company.explanations || !broker->parts)
		return fault_set(fault, "supervisor", ENOMEM, "actors");
	while ((name = layers_next_actor(layers, NULL, name)) != NULL) {
		struct role *role = &company.roles[company.count];
		bool only_tries = company.acting->only_tries;
		int status;

		broker->parts[company.count++] = &role->part;
		status = prepare_role(role, name, company.count, &role->fault);
		if (status == 0 && only_tries)
			status = try(broker, role);
		explain_role(role, &company.explanations[company.count - 1]);
		if (status == 0)
			continue;
		name_actor(role);
		if (only_tries)
			continue;
		*fault = role->fault;
		return -1;
	}
	return 0;
}

const struct explanation *actors_explain(unsigned *count)
{
	*count = company.count;
	return company.explanations;
}

/* A network takes longer to make than an actor, and nothing is in it: they share one, unless
 * somebody is to have the host's. A tree of files each has for itself. */
static int enter_spaces(const struct broker *broker, struct fault *fault)
{
	unsigned wanted = 0, hosts = NAMESPACE_EMPTY_ROOT;
	int status;

	for (unsigned i = 0; i < company.count; i++) {
		wanted |= company.roles[i].confinement.spaces;
		hosts |= namespaces_of_host(&company.roles[i].plan);
	}
	if ((wanted & ~hosts) == 0)
		return 0;
	status = zygote_enter(&broker->zygote, wanted & ~hosts);
	return status < 0 ? fault_set(fault, "zygote", -status, "namespaces") : 0;
}

int actors_prepare(
	struct broker *broker, const struct acting *acting, struct fault *fault)
{
	company.acting = acting;
	company.main = (struct part){
		.plan = acting->plan,
		.confinement = acting->confinement,
	};
	broker->main = &company.main;
	broker->prepare = prepare;
	broker->find_undeclared = find_undeclared;
	broker->tell_undeclared = tell_undeclared;
	broker->narrow = narrow;
	broker->release = release;
	if (prepare_roles(broker, fault) < 0)
		return -1;
	broker->part_count = company.count;
	return enter_spaces(broker, fault);
}

void actors_finish(struct broker *broker)
{
	for (unsigned i = 0; i < company.count; i++)
		finish(&company.roles[i]);
	for (unsigned i = 0; i < company.undeclared_count; i++) {
		finish(company.undeclared[i]);
		free(company.undeclared[i]);
	}
	free(company.roles);
	free(company.explanations);
	free(broker->parts);
	broker->parts = NULL;
	company.roles = NULL;
	company.explanations = NULL;
	company.count = company.undeclared_count = 0;
}
