/* SPDX-License-Identifier: MIT */
/* main.c - run the suite that is named, or every suite there is. */
#include <check.h>
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

int main(int argc, char **argv)
{
	SRunner *runner = srunner_create(NULL);
	int failed = 1;

	if (choose(runner, argc > 1 ? argv[1] : NULL) > 0) {
		srunner_run_all(runner, CK_ENV);
		failed = srunner_ntests_failed(runner);
	} else {
		fprintf(stderr, "unit: there is no such suite\n");
	}
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
