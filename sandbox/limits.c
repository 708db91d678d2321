/* SPDX-License-Identifier: MIT */
/* limits.c - how much of the machine a process may take. */
#include "sandbox/limits.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>

static uint64_t seconds(uint64_t ms)
{
	if (ms == UINT64_MAX)
		return ms;
	return ms == 0 ? 1 : ms / 1000 + (ms % 1000 != 0);
}

static uint64_t one_more(uint64_t limit)
{
	return limit == UINT64_MAX ? limit : limit + 1;
}

static rlim_t lesser(rlim_t present, uint64_t limit)
{
	return limit < present ? (rlim_t)limit : present;
}

static int lower(__rlimit_resource_t resource, uint64_t soft, uint64_t hard)
{
	struct rlimit limit;

	if (soft == UINT64_MAX && hard == UINT64_MAX)
		return 0;
	if (getrlimit(resource, &limit) < 0)
		return -1;
	limit.rlim_cur = lesser(limit.rlim_cur, soft);
	limit.rlim_max = lesser(limit.rlim_max, hard);
	return setrlimit(resource, &limit);
}

int limits_apply(const struct limits *limits, struct fault *fault)
{
	const uint64_t cpu_s = seconds(limits->cpu_ms);
	/* RLIMIT_NPROC is not among them: it counts whatever else the user runs. */
	const struct {
		const char *name;
		__rlimit_resource_t resource;
		uint64_t soft, hard;
	} rows[] = {
		{ "memory", RLIMIT_AS, limits->memory, limits->memory },
		{ "cpu", RLIMIT_CPU, cpu_s, one_more(cpu_s) },
		{ "file_size", RLIMIT_FSIZE, limits->file_size, limits->file_size },
		{ "files", RLIMIT_NOFILE, limits->files, limits->files },
		{ "core files", RLIMIT_CORE, 0, 0 },
		{ "message queues", RLIMIT_MSGQUEUE, 0, 0 },
	};

	if (limits->file_size != UINT64_MAX && signal(SIGXFSZ, SIG_IGN) == SIG_ERR)
		return fault_set(fault, "limits", errno, "SIGXFSZ");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (lower(rows[i].resource, rows[i].soft, rows[i].hard) < 0)
			return fault_set(fault, "limits", errno, "%s", rows[i].name);
	return 0;
}
