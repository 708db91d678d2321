/* SPDX-License-Identifier: MIT */
/* main.c - argv to exit status. */
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

#include "cmd/ancestor.h"
#include "cmd/child.h"
#include "cmd/confined.h"
#include "cmd/learn.h"
#include "cmd/options.h"
#include "cmd/output.h"
#include "cmd/start.h"
#include "runtime/source.h"
#include "sandbox/identity.h"
#include "sandbox/zygote.h"

static int parse(struct options *options)
{
	if (!options->ancestor)
		return options_parse(options);
	ancestor_prepare(options);
	return ancestor_parse(options);
}

static int fail(const struct options *options, int status)
{
	fprintf(stderr, "%s: %s\n", options->program, strerror(-status));
	return EX_SOFTWARE;
}

/* What its children need not do, each for itself. */
static void prepare_confining(void)
{
	struct identity identity = { .changes = false };
	struct fault fault = { 0 };

	if (identity_bound(&identity, &fault) < 0)
		_exit(fault.status);
	tzset();
}

/* In a process that a zygote has made, whether that was this one or has executed this. */
static int be_child(enum calling calling)
{
	int status;

	if (calling == CALLED_AS_CONFINING_ZYGOTE)
		prepare_confining();
	if (calling != CALLED_AS_NEWBORN)
		zygote_serve(start_prepare);
	status = child_run();
	source_finish();
	return output_close("cellua", status);
}

int main(int argc, char **argv)
{
	enum calling calling = zygote_calling(argc, argv);
	bool ancestor = ancestor_is_called();
	struct options options = {
		.program = ancestor ? "emilua" : "cellua",
		.log_level = LOG_WARNING,
		.ancestor = ancestor,
		.ignore_environment = ancestor,
		.argc = argc,
		.argv = argv,
	};
	int status;

	if (calling != CALLED_BY_USER)
		return be_child(calling);
	status = output_open();

	if (status == 0)
		status = options_init(&options);
	if (status < 0) {
		options_finish(&options);
		return fail(&options, status);
	}
	status = parse(&options);
	if (status == OPTION_GO_ON && !learn_run(&options, &status) &&
		!confined_run(&options, &status))
		status = start_run(&options);
	options_finish(&options);
	source_finish();
	return output_close(options.program, status);
}
