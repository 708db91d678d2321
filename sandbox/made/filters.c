/* SPDX-License-Identifier: MIT */
/* filters.c - while cellua is built: compile the filters that most processes will need, and
 * print them as filter_made.h.
 *
 * A start need not wait for libseccomp then. Which ones they are is a guess that costs nothing
 * where it is wrong: any other filter is compiled when it is needed. */
#include <stdio.h>
#include <stdlib.h>

#include "sandbox/filter.h"

enum {
	PURE = CALLS_CLOCK | CALLS_SIG | CALLS_FDIO | CALLS_POLL | CALLS_RAND,
	READS = PURE | CALLS_PATH,
	WRITES = READS | CALLS_MAKE | CALLS_REMOVE,
};

/* What a script may do, and where a process has its control socket: its ring comes next. */
static const unsigned abilities[] = { PURE, READS, WRITES };

static const struct {
	unsigned groups;
	int control;
} processes[] = {
	{ 0, 3 },          /* the main one */
	{ CALLS_MAIL, 3 }, /* the main one of a program that has actors */
	{ CALLS_MAIL, 4 }, /* an actor, whose inbox stands before */
};

enum {
	ABILITIES = sizeof abilities / sizeof *abilities,
	PROCESSES = sizeof processes / sizeof *processes,
	FILTERS = ABILITIES * PROCESSES * 2,
};

static struct filter_plan plan_of(unsigned i)
{
	unsigned ability = i / 2 % ABILITIES, process = i / 2 / ABILITIES;
	int control = processes[process].control;

	return (struct filter_plan){
		.groups = abilities[ability] | processes[process].groups |
		          (i % 2 ? CALLS_JIT : 0),
		.report = control,
		.first_ring = control + 1,
		.last_ring = control + 1,
	};
}

static void print_code(const struct filter *filter)
{
	for (unsigned i = 0; i < filter->count; i++)
		printf("\t{ %#x, %u, %u, %#x },\n", filter->code[i].code,
			filter->code[i].jt, filter->code[i].jf, filter->code[i].k);
}

static void print_row(const struct filter_plan *plan, unsigned at, unsigned count)
{
	printf("\t{ { .groups = %u, .report = %d, .first_ring = %d, .last_ring = %d }, "
	       "%u, %u },\n",
		plan->groups, plan->report, plan->first_ring, plan->last_ring, at, count);
}

int main(void)
{
	static struct filter filters[FILTERS];
	struct fault fault = { 0 };
	unsigned at = 0;

	puts("static const struct sock_filter codes[] = {");
	for (unsigned i = 0; i < FILTERS; i++) {
		struct filter_plan plan = plan_of(i);

		if (filter_make(&filters[i], &plan, &fault) < 0) {
			fprintf(stderr, "filters: %s\n", fault.text);
			return EXIT_FAILURE;
		}
		print_code(&filters[i]);
	}
	puts("};\n\nstatic const struct {\n\tstruct filter_plan plan;\n"
	     "\tunsigned at;\n\tunsigned short count;\n} made[] = {");
	for (unsigned i = 0; i < FILTERS; i++) {
		struct filter_plan plan = plan_of(i);

		print_row(&plan, at, filters[i].count);
		at += filters[i].count;
	}
	puts("};");
	return EXIT_SUCCESS;
}
