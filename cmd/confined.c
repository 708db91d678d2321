/* SPDX-License-Identifier: MIT */
/* confined.c - a script that is confined: which policies there are, and the run. */
#include "cmd/confined.h"

#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "cmd/actors.h"
#include "cmd/dry_deny.h"
#include "cmd/inside.h"
#include "cmd/rules.h"
#include "cmd/script.h"
#include "cmd/table.h"
#include "runtime/confined.h"
#include "runtime/explain.h"
#include "runtime/restriction.h"
#include "sandbox/layers.h"
#include "sandbox/supervisor.h"

/* All that a confined run is made of. It is large, and there is one. */
struct jail {
	struct options *options;
	struct script script;
	struct layers layers;
	struct plan plan;
	struct occasion occasion;
	struct confinement confinement;
	struct broker broker; /* for what it asks for */
	struct acting acting;
	char cwd[PATH_MAX], home[PATH_MAX], runtime_dir[PATH_MAX];
	bool only_tries; /* the script is not run */
};

static struct jail jail;

static int fail(const struct options *options, const struct fault *fault)
{
	bool is_usual = fault->status < EXIT_NOT_ENFORCEABLE; /* of any interpreter */

	fprintf(stderr, "%s: %s%s\n", options->program,
		is_usual ? "" : "sandbox: ", fault->text);
	return fault->status;
}

#ifdef __SANITIZE_ADDRESS__
/* Looking for leaks takes processes and calls that a confined one has not. */
int __lsan_is_turned_off(void);

int __lsan_is_turned_off(void)
{
	return confined_by != NULL;
}
#endif

/* ---- policies ---- */

const char *confined_script(const struct options *options)
{
	for (int i = 0; i < options->step_count; i++)
		if (strcmp(options->steps[i].name, "file") == 0 ||
			strcmp(options->steps[i].name, "entry") == 0)
			return options->steps[i].value;
	return NULL;
}

static bool reads_stdin(const struct options *options)
{
	for (int i = 0; i < options->step_count; i++)
		if (strcmp(options->steps[i].name, "stdin") == 0)
			return true;
	return false;
}

static int add_operators(struct fault *fault)
{
	const struct options *options = jail.options;

	if (layers_add_administrator(&jail.layers, CONFINED_ADMINISTRATOR, fault) < 0)
		return -1;
	for (int i = 0; i < options->policy_count; i++)
		if (layers_add_file(&jail.layers, options->policies[i], fault) < 0)
			return -1;
	return 0;
}

/* Without any confinement nobody may run what the administrator confines. (R-SBX-157) */
static int check_dry_deny(struct fault *fault)
{
	const struct options *options = jail.options;

	if (options->show || options->mode == SANDBOX_NEVER)
		return fault_refuse(
			fault, EX_USAGE, "--dry-deny: it contradicts another option");
	if (jail.layers.of_administrator)
		return fault_refuse(fault, EX_USAGE,
			"--dry-deny: there is a policy of the administrator");
	return 0;
}

static int add_scripts(struct fault *fault)
{
	const char *name = confined_script(jail.options);
	struct script *script = &jail.script;
	int status = name ? script_open(script, name) : 0;

	if (status < 0)
		return fault_refuse(fault,
			jail.options->ancestor ? EXIT_FAILURE : EX_NOINPUT,
			"cannot open '%s': %s", name, strerror(-status));
	if (!name)
		return 0;
	if (script->directory_fd >= 0 &&
		layers_add_sidecar(&jail.layers, script->directory_fd, script->file, name,
			fault) < 0)
		return -1;
	return layers_add_block(&jail.layers, name, script->text, script->size, fault);
}

/* Policies of operators may say more than nothing; those of a script may not. */
static int add_floor(struct fault *fault)
{
	const struct options *options = jail.options;

	if (options->mode != SANDBOX_UNTRUSTED || jail.layers.of_operator ||
		rules_widen(options))
		return 0;
	return layers_add_pure(&jail.layers, fault);
}

static bool operator_says(unsigned word)
{
	for (unsigned i = 0; i < jail.layers.count; i++) {
		const struct policy *policy = cast_find(&jail.layers.casts[i], NULL);

		if (!policy->of_script && policy_says(policy, word))
			return true;
	}
	return false;
}

/* To be silent about the compiler is to allow it, but not to whom nobody trusts. */
static int bound_compiler(struct fault *fault)
{
	unsigned jit = (unsigned)word_find("jit");
	struct policy *policy;

	if (jail.options->mode != SANDBOX_UNTRUSTED || operator_says(jit))
		return 0;
	policy = layers_add(&jail.layers, "--untrusted", fault);
	if (!policy)
		return -1;
	policy->only_narrows = true;
	policy_say(policy, jit, 0, (struct place){ 0, 0 });
	return 0;
}

static int collect(struct fault *fault)
{
	if (add_operators(fault) < 0 ||
		(jail.options->dry_deny && check_dry_deny(fault) < 0))
		return -1;
	if (jail.options->mode == SANDBOX_NEVER)
		return jail.layers.of_operator
		               ? fault_refuse(fault, EX_USAGE,
					 "--no-sandbox: an operator's policy is there")
		               : 0;
	if (add_floor(fault) < 0 || add_scripts(fault) < 0 ||
		rules_add_layer(jail.options, &jail.layers, fault) < 0 ||
		bound_compiler(fault) < 0)
		return -1;
	if (jail.layers.count == 0 &&
		(jail.options->mode == SANDBOX_ALWAYS || jail.options->dry_deny))
		return fault_refuse(fault, EXIT_BAD_MANIFEST,
			"%s: there is no manifest, and no policy",
			jail.options->dry_deny ? "--dry-deny" : "--sandbox");
	return 0;
}

/* ---- the occasion ---- */

static const char *find_home(void)
{
	const struct passwd *user = getpwuid(getuid());

	if (!user)
		return NULL;
	snprintf(jail.home, sizeof jail.home, "%s", user->pw_dir);
	return jail.home;
}

static void prepare_occasion(void)
{
	struct options *options = jail.options;
	struct variables *variables = &jail.occasion.variables;

	if (jail.script.directory_fd >= 0)
		variables->script_dir = jail.script.directory;
	variables->cwd = getcwd(jail.cwd, sizeof jail.cwd);
	if (plan_uses(&jail.plan, "$HOME"))
		variables->home = find_home();
	snprintf(jail.runtime_dir, sizeof jail.runtime_dir, "/run/user/%u", getuid());
	variables->runtime_dir = jail.runtime_dir;
	for (int i = 0; i < VARIABLES_ARGUMENTS; i++)
		if (options->next + 1 + i < options->argc)
			variables->arguments[i] = options->argv[options->next + 1 + i];
	jail.occasion.arguments = options->argv;
	jail.occasion.is_rehearsal = options->show;
	jail.occasion.script_is_stdin = reads_stdin(options);
}

static int make_ready(struct fault *fault)
{
	struct confinement *confinement = &jail.confinement;

	if (layers_meet(&jail.layers, &jail.plan, fault) < 0 ||
		layers_check_actors(&jail.layers, fault) < 0)
		return -1;
	prepare_occasion();
	jail.occasion.has_actors = actors_are_declared(&jail.layers);
	jail.occasion.has_sockets = layers_say(&jail.layers, "net.");
	if (jail.occasion.has_actors && actors_begin(&jail.broker, fault) < 0)
		return -1;
	if (confinement_init(confinement, &jail.plan, &jail.occasion, fault) < 0)
		return -1;
	confinement->expected.groups = restriction_of(confinement).groups;
	confinement->pump.is_shared = jail.occasion.has_actors;
	return 0;
}

/* ---- the confined process ---- */

/* Arguments are about to be overwritten where they stand. */
static int keep_argument(struct options *options, int i)
{
	const char *before = options->argv[i];

	options->argv[i] = strdup(before);
	if (!options->argv[i])
		return -1;
	for (int j = 0; j < options->step_count; j++)
		if (options->steps[j].value == before)
			options->steps[j].value = options->argv[i];
	for (int j = 0; j < options->argument_count; j++)
		if (options->arguments[j] == before)
			options->arguments[j] = options->argv[i];
	return 0;
}

static int keep_arguments(struct options *options, struct fault *fault)
{
	size_t size = ((size_t)options->argc + 1) * sizeof *options->argv;
	char **argv = malloc(size);

	if (!argv)
		return fault_set(fault, "environment", ENOMEM, "arguments");
	memcpy(argv, options->argv, size);
	options->argv = argv;
	for (int i = 0; i < options->argc; i++)
		if (keep_argument(options, i) < 0)
			return fault_set(fault, "environment", ENOMEM, "arguments");
	return 0;
}

static int run(void *argument, int *control, struct fault *fault)
{
	(void)argument;
	if (keep_arguments(jail.options, fault) < 0 ||
		inside_enter(&jail.confinement, control, fault) < 0)
		return -1;
	confined_layers = &jail.layers;
	return jail.only_tries ? inside_try(fault) : inside_run(jail.options, fault);
}

/* ---- the run ---- */

/* Somebody may ask for something. */
static bool has_broker(void)
{
	return jail.occasion.has_actors || jail.confinement.asks;
}

static int born(void *argument, pid_t pid, int control, struct fault *fault)
{
	(void)argument;
	if (confinement_born(&jail.confinement, pid, control, fault) < 0)
		return -1;
	if (!has_broker())
		return 0;
	jail.acting = (struct acting){
		.options = jail.options,
		.script = &jail.script,
		.layers = &jail.layers,
		.plan = &jail.plan,
		.occasion = &jail.occasion,
		.confinement = &jail.confinement,
		.only_tries = jail.only_tries,
	};
	return actors_prepare(&jail.broker, &jail.acting, fault);
}

static int watch(struct ending *ending, struct summary *actual, struct fault *fault)
{
	const struct confinement *confinement = &jail.confinement;
	const struct supervision supervision = {
		.run = run,
		.born = born,
		.pump = &jail.confinement.pump,
		.broker = has_broker() ? &jail.broker : NULL,
		.expected = &confinement->expected,
		.actual = actual,
		.wall_ms = confinement->wall_ms,
	};

	return supervise(&supervision, ending, fault);
}

static void clean_up(void)
{
	actors_finish(&jail.broker);
	confinement_finish(&jail.confinement);
	layers_finish(&jail.layers);
	script_close(&jail.script);
}

static void show(const struct explanation *explanation, const struct fault *fault)
{
	const char *how = jail.options->show;

	if (strcmp(how, "check") == 0)
		return;
	table_open(strcmp(how, "json") == 0, fault->status,
		fault->status ? fault->text : NULL);
	if (jail.plan.layer_count > 0)
		explain(explanation, &table_listener);
	else if (!fault->status)
		table_listener.rule(
			NULL, "-", "everything", "default", "nothing", "not confined");
	table_close();
}

/* A program that asks is told in its own language, too. */
static void show_fault(const struct fault *fault)
{
	if (!jail.options->show || strcmp(jail.options->show, "json") != 0)
		return;
	table_open(true, fault->status, fault->text);
	table_close();
}

/* Of the first of them that has one. */
static void take_fault_of_actors(const struct explanation *main_part, struct fault *fault)
{
	for (unsigned i = 0; i < main_part->actor_count && !fault->status; i++)
		if (main_part->actors[i].fault)
			*fault = *main_part->actors[i].fault;
}

/* Processes that do nothing else take all the steps: of the main part, and of each actor. */
static int try_out(struct fault *fault)
{
	struct summary actual = { 0 };
	struct fault of_main;
	struct ending ending;
	struct explanation explanation = {
		.plan = &jail.plan,
		.confinement = &jail.confinement,
		.actual = &actual,
		.layers = &jail.layers,
	};

	jail.only_tries = true;
	if (jail.layers.count > 0 && make_ready(fault) == 0)
		watch(&ending, &actual, fault);
	of_main = *fault;
	explanation.groups = jail.confinement.expected.groups;
	explanation.fault = of_main.status ? &of_main : NULL;
	explanation.actors = actors_explain(&explanation.actor_count);
	take_fault_of_actors(&explanation, fault);
	show(&explanation, fault);
	if (fault->status)
		fail(jail.options, fault);
	clean_up();
	return fault->status;
}

/* As if nothing confined, but for what is said. */
static int try_policies(struct ending *ending, struct fault *fault)
{
	struct trial trial = { .options = jail.options, .plan = &jail.plan };

	if (layers_meet(&jail.layers, &jail.plan, fault) < 0)
		return -1;
	prepare_occasion();
	trial.variables = jail.occasion.variables;
	return dry_deny_run(&trial, ending, fault);
}

bool confined_run(struct options *options, int *status)
{
	struct fault fault = { 0 };
	struct ending ending = { 0 };

	jail.options = options;
	jail.script.directory_fd = -1;
	if (collect(&fault) < 0) {
		show_fault(&fault);
		*status = fail(options, &fault);
		clean_up();
		return true;
	}
	if (options->show) {
		*status = try_out(&fault);
		return true;
	}
	if (jail.layers.count == 0) {
		clean_up();
		errno = 0; /* as a script finds it that asks for it */
		return false;
	}
	if (options->dry_deny
			? try_policies(&ending, &fault)
			: make_ready(&fault) < 0 || watch(&ending, NULL, &fault) < 0) {
		*status = fail(options, &fault);
		clean_up();
		return true;
	}
	/* what lies in the tree of files; the rest ends with this process */
	actors_finish(&jail.broker);
	confinement_finish(&jail.confinement);
	if (ending.late)
		fprintf(stderr, "%s: sandbox: limits.wall: the time is up\n",
			options->program);
	supervisor_end(&ending);
}
