/* SPDX-License-Identifier: MIT */
/* check_explain.c - tests of runtime/explain.c and explain_part.c: what is told of actors. */
#include "runtime/explain.h"

#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct layers layers;
static struct plan plan;
static struct fault fault;
static struct confinement confinement;
static struct summary actual;
static char told[64 * 1024];

static void tell(const char *format, ...) __attribute__((format(printf, 1, 2)));

static void tell(const char *format, ...)
{
	size_t length = strlen(told);
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(told + length, sizeof told - length, format, arguments);
	va_end(arguments);
}

static void take_rule(void *argument, const char *word, const char *value,
	const char *source, const char *mechanism, const char *status)
{
	(void)argument;
	ck_assert_ptr_nonnull(mechanism);
	tell("%s %s %s: %s\n", word, value, source, status);
}

static void take_list(void *argument, const char *title)
{
	(void)argument;
	tell("[%s]\n", title);
}

static void take_item(void *argument, const char *item)
{
	(void)argument;
	tell("- %s\n", item);
}

static void take_branch(void *argument, const struct branch *branch)
{
	(void)argument;
	tell("%u %s -> %s %s %s %s%s\n", branch->depth,
		branch->spawner ? branch->spawner : "nobody", branch->actor,
		branch->module, branch->max, branch->restart,
		branch->is_above ? " above" : "");
}

static void take_actor(void *argument, const char *actor)
{
	(void)argument;
	tell("{%s}\n", actor);
}

static const struct listener listener = { NULL, take_rule, take_list, take_item,
	take_branch, take_actor };

static void add(const char *text)
{
	char whole[2048];
	int status;

	snprintf(whole, sizeof whole, "--[==[ sandbox\nversion = 1, %s ]==]\n", text);
	status = layers_add_block(&layers, "s", whole, strlen(whole), &fault);
	ck_assert_msg(status == 0, "%s", fault.text);
}

/* As an operator would say it. */
static void add_ceiling(const char *text)
{
	add(text);
	layers.casts[layers.count - 1].parts[0]->of_script = false;
	layers.casts[layers.count - 1].parts[0]->text[0] = 'o';
}

static void explain_with(const struct explanation *actors, unsigned count)
{
	const struct fault why = { .status = EXIT_NOT_CONFINED };
	struct explanation explanation = {
		.plan = &plan,
		.confinement = &confinement,
		.actual = &actual,
		.fault = &why,
		.layers = &layers,
		.actors = actors,
		.actor_count = count,
	};

	ck_assert_int_eq(layers_meet(&layers, &plan, &fault), 0);
	*told = '\0';
	explain(&explanation, &listener);
}

static void tells(const char *text)
{
	ck_assert_msg(strstr(told, text) != NULL, "no %s in %s", text, told);
}

static void tells_not(const char *text)
{
	ck_assert_msg(strstr(told, text) == NULL, "%s in %s", text, told);
}

START_TEST(without_actors_nothing_is_told_of_any)
{
	add("stdio = { 'out' }");
	explain_with(NULL, 0);
	tells("stdio out s:2: not tried\n");
	tells_not("[actors]");
	tells_not("{");
}
END_TEST

START_TEST(who_may_start_whom)
{
	add("main = { spawn = { 'a', 'b' } }, actors = { "
	    "a = { module = './m/a', max = 4, spawn = { 'a', 'c' } }, "
	    "b = { module = 'b', restart = 'on-failure', spawn = { 'c' } }, "
	    "c = { module = 'c', spawn = { 'a' } }, d = { module = 'd', spawn = { 'a' } } "
	    "}");
	explain_with(NULL, 0);
	tells("[actors]\n"
	      "0 main -> a ./m/a 4 never\n"
	      "1 a -> a ./m/a 4 never above\n"
	      "1 a -> c c 16 never\n"
	      "2 c -> a ./m/a 4 never above\n"
	      "0 main -> b b 16 on-failure\n"
	      "1 b -> c c 16 never above\n"
	      "0 nobody -> d d 16 never\n"
	      "{a}\n");
	tells("{d}\n");
}
END_TEST

START_TEST(what_nobody_has_tried)
{
	add("spawn = { 'a' }, actors = { a = { module = 'a', stdio = { 'err' }, fs = { "
	    "read = { '$CWD/x' } }, net = { connect = { 'tcp:x:1' }, udp = { 'udp:x:1' } }, spawn = { 'a' } } }");
	explain_with(NULL, 0);
	tells("spawn a s:2: not tried\n");
	tells("{a}\nfs.read $CWD/x s:2: not tried\n");
	tells("net.connect tcp:x:1 s:2: not tried\n");
	tells("net.udp udp:x:1 s:2: not granted: nothing provides this yet\n");
	tells("max 16 default: not tried\n");
	tells_not("[facts]");
}
END_TEST

START_TEST(what_another_layer_withholds)
{
	add_ceiling(
		"stdio = { 'out', 'err' }, limits = { file_size = '1M', files = 20 }, "
		"env = { pass = { 'X' } }, spawn = { 'b' }, actors = { b = { module "
		"= 'b' } }");
	add("actors = { a = { module = 'a', stdio = { 'in', 'err' }, ffi = true, env = { "
	    "pass = { 'Y' } }, limits = { file_size = '2M', cpu = '1s', files = 9 } } }");
	explain_with(NULL, 0);
	tells("{a}\n");
	memmove(told, strstr(told, "{a}"), strlen(strstr(told, "{a}")) + 1);
	tells("env.pass Y s:2: requested, not granted (ceiling o)\n");
	tells("stdio err default: not tried\n");
	tells("stdio in err s:2: requested, not granted (ceiling o)\n");
	tells("ffi any s:2: requested, not granted (ceiling o)\n");
	tells("limits.file_size 1M o:2: not tried\n");
	tells("limits.file_size 2M s:2: requested, not granted (ceiling o)\n");
	tells("limits.files 9 s:2: not tried\n");
	tells_not("limits.files 20");
	tells_not("spawn b");
}
END_TEST

START_TEST(an_actor_with_a_fault_of_its_own)
{
	static struct plan of_actor;
	const struct fault why = { .status = EXIT_NOT_ENFORCEABLE,
		.text = "actor b: s:2:9: stdio: why" };
	const struct explanation actors[] = { { .plan = &of_actor,
		.confinement = &confinement,
		.actual = &actual,
		.fault = &why,
		.actor = "b" } };

	add("actors = { a = { module = 'a' }, b = { module = 'b', stdio = { 'out' } } }");
	ck_assert_int_eq(layers_meet_part(&layers, "b", &of_actor, &fault), 0);
	explain_with(actors, 1);
	tells("{b}\nstdio out s:2: NOT ENFORCEABLE (required)\n");
	tells("max 16 default: not tried\n");
	tells_not("{a}");
}
END_TEST

static void forget(void)
{
	layers_finish(&layers);
}

Suite *explain_suite(void)
{
	Suite *suite = suite_create("explain");
	TCase *tests = tcase_create("explain");

	tcase_add_checked_fixture(tests, NULL, forget);
	tcase_add_test(tests, without_actors_nothing_is_told_of_any);
	tcase_add_test(tests, who_may_start_whom);
	tcase_add_test(tests, what_nobody_has_tried);
	tcase_add_test(tests, what_another_layer_withholds);
	tcase_add_test(tests, an_actor_with_a_fault_of_its_own);
	suite_add_tcase(suite, tests);
	return suite;
}
