/* SPDX-License-Identifier: MIT */
/* learn.c - --learn: run a script that is not confined, and propose a manifest for it. */
#include "cmd/learn.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "cmd/confined.h"
#include "cmd/proposal.h"
#include "cmd/script.h"
#include "cmd/watching.h"
#include "sandbox/layers.h"
#include "sandbox/record.h"

/* There is one, and it is large. */
static struct {
	struct options *options;
	struct script script;
	struct watching watching;
	struct record record;
	uint64_t missed; /* names that could not be read */
	bool is_new;     /* the file that is written was not there */
	struct variables variables;
	char cwd[PATH_MAX], home[PATH_MAX], runtime_dir[PATH_MAX];
	char arguments[VARIABLES_ARGUMENTS][PATH_MAX];
} learning;

static int fail(const struct fault *fault)
{
	fprintf(stderr, "%s: --learn: %s\n", learning.options->program, fault->text);
	return fault->status;
}

/* ---- who may ask for it ---- */

/* The run is free to do anything, so nobody may have said that it is not. (R-SBX-157) */
static int check_allowed(struct fault *fault)
{
	const struct options *options = learning.options;
	struct layers layers = { .count = 0 };
	int status;

	if (options->policy_count > 0 || options->rule_count > 0 || options->show ||
		options->dry_deny || options->mode != SANDBOX_IF_ASKED)
		return fault_refuse(fault, EX_USAGE,
			"no policy, and nothing that confines, stands beside it");
	status = layers_add_administrator(&layers, CONFINED_ADMINISTRATOR, fault);
	if (status == 0 && layers.count > 0)
		status = fault_refuse(
			fault, EX_USAGE, "there is a policy of the administrator");
	layers_finish(&layers);
	return status;
}

/* ---- what is known before ---- */

/* So that the script is the text that was there, and not a file that it needs. */
static int open_script(struct fault *fault)
{
	const char *name = confined_script(learning.options);
	int status = name ? script_open(&learning.script, name) : 0;

	return status < 0 ? fault_refuse(fault, EX_NOINPUT, "cannot open '%s': %s", name,
				    strerror(-status))
	                  : 0;
}

/* Where names lead, as those that are seen. */
static const char *real(const char *path, char room[PATH_MAX])
{
	return realpath(path, room) ? room : NULL;
}

static void find_variables(void)
{
	const struct options *options = learning.options;
	struct variables *variables = &learning.variables;
	const struct passwd *user = getpwuid(getuid());
	char path[PATH_MAX];

	if (learning.script.directory_fd >= 0)
		variables->script_dir = learning.script.directory;
	variables->cwd = real(".", learning.cwd);
	variables->home = user ? real(user->pw_dir, learning.home) : NULL;
	snprintf(path, sizeof path, "/run/user/%u", getuid());
	variables->runtime_dir = real(path, learning.runtime_dir);
	variables->tmpdir = learning.watching.tmpdir;
	for (int i = 0; i < VARIABLES_ARGUMENTS; i++)
		if (options->next + 1 + i < options->argc)
			variables->arguments[i] =
				real(options->argv[options->next + 1 + i],
					learning.arguments[i]);
}

/* What is there stays until there is something to write. */
static int open_file(struct fault *fault)
{
	const char *name = learning.options->learn;

	if (!*name)
		return 0;
	learning.watching.kept =
		open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, 0666);
	learning.is_new = learning.watching.kept >= 0;
	if (learning.is_new)
		return 0;
	learning.watching.kept =
		open(name, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, 0666);
	if (learning.watching.kept < 0)
		return fault_refuse(fault, EX_CANTCREAT, "cannot write '%s': %s", name,
			strerror(errno));
	return 0;
}

/* ---- what is seen ---- */

static void saw(void *unused, const struct sight *sight)
{
	(void)unused;
	if (record_add(&learning.record, sight))
		observer_measure(&learning.watching.observer);
}

static void made(void *unused, const char *path)
{
	(void)unused;
	record_add_made(&learning.record, path);
}

static void missed(void *unused)
{
	(void)unused;
	learning.missed++;
}

/* ---- the run ---- */

static int prepare(struct fault *fault)
{
	const struct witness witness = { NULL, saw, made, missed };

	learning.script.directory_fd = -1;
	learning.watching.options = learning.options;
	learning.watching.kept = -1;
	learning.watching.observer = (struct observer){
		.ends = { -1, -1 },
		.listener = -1,
		.tasks = -1,
	};
	if (check_allowed(fault) < 0 || open_script(fault) < 0 ||
		watching_open(&learning.watching, &witness, fault) < 0 ||
		open_file(fault) < 0)
		return -1;
	find_variables();
	record_init(&learning.record, learning.variables.home);
	return 0;
}

static int propose(struct fault *fault)
{
	const struct proposal proposal = {
		.script = confined_script(learning.options),
		.record = &learning.record,
		.variables = &learning.variables,
		.missed = learning.missed,
		.peak = &learning.watching.observer.peak,
	};
	int fd = learning.watching.kept;
	int status = proposal_write(&proposal, fd >= 0 ? fd : STDERR_FILENO);

	return status < 0 ? fault_refuse(fault, EX_IOERR, "cannot write: %s",
				    strerror(-status))
	                  : 0;
}

/* An empty one would be a manifest with a mistake. */
static void close_file(bool is_written)
{
	if (learning.watching.kept < 0)
		return;
	if (learning.is_new && !is_written)
		unlink(learning.options->learn);
	close(learning.watching.kept);
}

bool learn_run(struct options *options, int *status)
{
	struct fault fault = { 0 };
	struct ending ending = { 0 };
	bool ran;

	if (!options->learn)
		return false;
	learning.options = options;
	ran = prepare(&fault) == 0 &&
	      watching_run(&learning.watching, &ending, &fault) == 0;
	if (ran)
		propose(&fault);
	watching_close(&learning.watching);
	script_close(&learning.script);
	close_file(ran);
	if (ran && !fault.status)
		supervisor_end(&ending);
	*status = fail(&fault);
	return true;
}
