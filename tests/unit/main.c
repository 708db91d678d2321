/* SPDX-License-Identifier: MIT */
/* main.c - run the suite that is named, or every suite there is. */
#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The build writes suites.h: a row SUITE(name) for each check_name.c. */
#define SUITE(name) Suite *name##_suite(void);
#include "tests/unit/suites.h"
#undef SUITE

static const struct {
	const char *name;
	Suite *(*create)(void);
} suites[] = {
#define SUITE(name) { #name, name##_suite },
#include "tests/unit/suites.h"
#undef SUITE
	{ NULL, NULL },
};

/* Add the suites called `name`, or all for NULL; return how many. */
static int choose(SRunner *runner, const char *name)
{
	int count = 0;

	for (int i = 0; suites[i].name != NULL; i++) {
		if (name == NULL || strcmp(name, suites[i].name) == 0) {
			srunner_add_suite(runner, suites[i].create());
			count++;
		}
	}
	return count;
}

enum { SKIPPED = 77 };

/* ThreadSanitizer has a thread, and memory that it wants back: who unshares a namespace, or
 * has little memory, hears of them. */
static bool can_run(const char *name)
{
#ifdef __SANITIZE_THREAD__
	static const char *const names[] = { "init_namespaces", "init_processes",
		"init_script" };

	for (size_t i = 0; name && i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return false;
#endif
	(void)name;
	return true;
}

int main(int argc, char **argv)
{
	SRunner *runner;
	int failed = 1;

	if (!can_run(argc > 1 ? argv[1] : NULL))
		return SKIPPED;
	runner = srunner_create(NULL);
	if (choose(runner, argc > 1 ? argv[1] : NULL) > 0) {
		srunner_run_all(runner, CK_ENV);
		failed = srunner_ntests_failed(runner);
	} else {
		fprintf(stderr, "unit: there is no such suite\n");
	}
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
