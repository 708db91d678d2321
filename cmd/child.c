/* SPDX-License-Identifier: MIT */
/* child.c - a process that a zygote has made, from its first step to its exit status. */
#include "cmd/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/ancestor.h"
#include "cmd/inside.h"
#include "cmd/options.h"
#include "cmd/service.h"
#include "cmd/start.h"
#include "modules/init_script.h"
#include "runtime/charter.h"
#include "runtime/subprocess.h"
#include "sandbox/control.h"
#include "sandbox/first_process.h"
#include "sandbox/kit.h"
#include "sandbox/zygote.h"

static struct {
	struct blob blob, more; /* before and after the script */
	struct charter charter;
} child;

/* What no other process that this one becomes two with may have. */
static void wipe(void *unused)
{
	(void)unused;
	start_forget();
	blob_finish(&child.blob);
	blob_finish(&child.more);
	free(child.charter.environment);
	child.charter = (struct charter){ 0 };
}

static int fail(const char *phase, int errnum, const char *text)
{
	struct failure failure = { .errnum = errnum };

	snprintf(failure.phase, sizeof failure.phase, "%s", phase);
	snprintf(failure.text, sizeof failure.text, "%s", text);
	control_give_up(NEWBORN_STATUS, &failure);
	return EXIT_FAILURE;
}

/* ---- before any guest ---- */

/* What it is made ready with is no business of whoever reads its core. A limit of 1 keeps it
 * from programs that take cores through a pipe, too: see core(5). */
enum { NO_CORE = 1 };

static void hide_core(struct rlimit *core)
{
	if (getrlimit(RLIMIT_CORE, core) == 0)
		setrlimit(RLIMIT_CORE, &(struct rlimit){ NO_CORE, core->rlim_max });
}

/* Unless the script has set it. */
static void show_core(const struct rlimit *core)
{
	struct rlimit now;

	if (getrlimit(RLIMIT_CORE, &now) == 0 && now.rlim_cur == NO_CORE &&
		now.rlim_max == core->rlim_max)
		setrlimit(RLIMIT_CORE, core);
}

/* True if the two descriptors are what they were when the process began. (R-SBX-36) */
static bool are_ours(const struct stat *inbox, const struct stat *status)
{
	const struct stat *const were[] = { inbox, status };
	struct stat is;

	for (int fd = NEWBORN_INBOX; fd < NEWBORN_DESCRIPTORS; fd++) {
		const struct stat *was = were[fd - NEWBORN_INBOX];

		if (fstat(fd, &is) < 0 || is.st_dev != was->st_dev ||
			is.st_ino != was->st_ino)
			return false;
	}
	return true;
}

static int run_script(void)
{
	const struct charter *charter = &child.charter;
	struct init_failure ended;
	struct failure failure = { 0 };
	struct stat inbox, status;
	int result;

	if (fstat(NEWBORN_INBOX, &inbox) < 0 || fstat(NEWBORN_STATUS, &status) < 0)
		return fail("init.script", errno, "fstat");
	result = init_script_run(charter->script, charter->script_size, charter->argument,
		charter->service,
		charter->service < 0 ? NEWBORN_DESCRIPTORS : SERVICE_NUMBER + 1,
		charter->arena, &ended);
	charter_wipe_script(&child.charter);
	if (result == 0 && !are_ours(&inbox, &status))
		return fail("init.script", EBADF, "the script has closed its inbox");
	if (result == 0)
		return 0;
	failure.errnum = ended.errnum;
	snprintf(failure.phase, sizeof failure.phase, "init.script");
	snprintf(failure.function, sizeof failure.function, "%s", ended.function);
	snprintf(failure.text, sizeof failure.text, "%s", ended.text);
	control_give_up(NEWBORN_STATUS, &failure);
	return -1;
}

/* After the script, so that what it gave up its processes have not, either. Returns 0, or 1
 * in one of them. (R-SBX-114) */
static int split(void)
{
	struct zygote zygote = { 0 };
	struct fault fault = { 0 };
	int status;

	if (child.charter.nested && !child.charter.script)
		return 0; /* it can start one when it needs it */
	status = child.charter.nested
	                 ? zygote_split(&zygote, wipe, NULL, start_prepare, &fault)
	                 : -1;
	if (status == 0)
		subprocess_ask(&zygote);
	if (status >= 0)
		return status;
	subprocess_ask(NULL);
	if (child.charter.nested)
		fprintf(stderr, "cellua: no processes of its own: %s\n", fault.text);
	return 0;
}

/* ---- the guest ---- */

static struct options guest_options(void)
{
	struct charter *charter = &child.charter;
	static char *names[3];

	names[0] = charter->emilua ? "emilua" : "cellua";
	names[1] = (char *)charter->entry.path;
	return (struct options){
		.program = names[0],
		.ancestor = charter->emilua,
		.coloured = charter->coloured,
		.log_level = charter->log_level,
		.argc = 1,
		.argv = names + 1,
		.arguments = names,
		.argument_count = 2,
		.worker = &charter->entry,
		.inbox = NEWBORN_INBOX,
	};
}

static int run_guest(void)
{
	struct charter *charter = &child.charter;
	struct options options = guest_options();

	if (charter->emilua)
		ancestor_read_environment(&options, charter->coloured);
	if (!charter->entry.path) {
		fprintf(stderr, "%s: there is no module to run\n", options.program);
		return fail("module", 0, "there is no module to run");
	}
	signal(SIGPIPE, SIG_IGN); /* nobody may have given it an output (R-SBX-25) */
	control_announce(NEWBORN_STATUS);
	close(NEWBORN_STATUS);
	return start_run(&options);
}

/* As a confined script, but that a zygote has made the process. */
static int run_confined(void)
{
	static struct confinement confinement;
	struct options options = guest_options();
	struct fault fault = { 0 };
	int control = NEWBORN_STATUS, status;

	status = kit_take(child.charter.more ? &child.more : &child.blob, NEWBORN_STATUS,
		NEWBORN_INBOX, &confinement);
	if (status < 0)
		return fail("confinement", -status, strerror(-status));
	options.inbox = confinement.inbox;
	if (inside_enter(&confinement, &control, &fault) == 0)
		return child.charter.entry.path ? inside_run(&options, &fault)
		                                : inside_try(&fault);
	control_fail(control, &fault);
	return fault.status;
}

/* What came with the process: files of Lua, and modules in C. */
static int take_modules(void)
{
	int status = charter_take_sources(&child.blob, &child.charter);

	if (status == 0 && child.charter.more)
		status = blob_receive(NEWBORN_STATUS, &child.more);
	if (status == 0 && child.charter.more && !child.charter.confined)
		status = charter_take_natives(&child.more);
	return status;
}

/* Had this process to execute the program once more, they could not close. */
static void keep_from_programs(void)
{
	for (int fd = NEWBORN_INBOX; fd < NEWBORN_DESCRIPTORS; fd++)
		fcntl(fd, F_SETFD, FD_CLOEXEC);
}

int child_run(void)
{
	struct rlimit core = { 0 };
	int status;

	keep_from_programs();
	status = blob_receive(NEWBORN_STATUS, &child.blob);
	if (status < 0)
		return EXIT_FAILURE; /* nobody wants it any more */
	hide_core(&core);
	status = charter_take(&child.blob, &child.charter);
	if (status < 0)
		return fail("charter", -status, strerror(-status));
	status = service_place(&child.charter);
	if (status < 0)
		return fail("charter", -status, strerror(-status));
	if (child.charter.script && run_script() != 0)
		return EXIT_FAILURE;
	show_core(&core);
	status = first_process_leave(wipe, NULL);
	if (status < 0)
		return fail("namespaces", -status, "the first process cannot fork");
	if (split())
		return child_run();
	status = take_modules();
	if (status < 0)
		return fail("charter", -status, strerror(-status));
	if (child.charter.confined)
		return run_confined();
	status = service_install(&child.charter);
	if (status < 0)
		return fail("libc_service", -status, strerror(-status));
	environ = child.charter.environment;
	return run_guest();
}
