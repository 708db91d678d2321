/* SPDX-License-Identifier: MIT */
/* check_layers.c - tests of sandbox/layers.c. */
#include "sandbox/layers.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char base[] = "/tmp/check_layers.XXXXXX";
static char path[128];
static struct layers layers;
static struct plan plan;
static struct fault fault;

static const char *in_base(const char *name)
{
	snprintf(path, sizeof path, "%s/%s", base, name);
	return path;
}

static void begin(void)
{
	strcpy(base + sizeof base - 7, "XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(base));
}

static void finish(void)
{
	char command[64];

	layers_finish(&layers);
	snprintf(command, sizeof command, "rm -rf %s", base);
	ck_assert_int_eq(system(command), 0);
}

static const char *make_file(const char *name, const char *text, mode_t mode)
{
	FILE *file = fopen(in_base(name), "w");

	ck_assert_ptr_nonnull(file);
	fputs(text, file);
	fclose(file);
	ck_assert_int_eq(chmod(in_base(name), mode), 0);
	return path;
}

static void refused(int status, const char *why)
{
	char expected[256];

	snprintf(expected, sizeof expected, "%s: %s", path, why);
	ck_assert_int_eq(status, -1);
	ck_assert_int_eq(fault.status, EXIT_BAD_MANIFEST);
	ck_assert_str_eq(fault.text, expected);
}

START_TEST(pure_is_streams_and_memory)
{
	ck_assert_int_eq(layers_add_pure(&layers, &fault), 0);
	ck_assert(!layers.of_operator);
	ck_assert_int_eq(layers_meet(&layers, &plan, &fault), 0);
	ck_assert_uint_eq(plan.numbers[word_find("stdio")], 7);
	ck_assert_uint_eq(plan.numbers[word_find("jit")], 0);
	ck_assert_uint_eq(plan.numbers[word_find("ffi")], FFI_NONE);
	ck_assert_ptr_null(plan_next(&plan, (unsigned)word_find("fs.rw"), NULL));
}
END_TEST

START_TEST(files_of_operators)
{
	make_file("p", "{ version = 1, tty = true }", 0644);
	ck_assert_int_eq(layers_add_file(&layers, path, &fault), 0);
	ck_assert(layers.of_operator && !layers.of_script);
	refused(layers_add_file(&layers, in_base("none"), &fault),
		"No such file or directory");
	refused(layers_add_file(&layers, strcpy(path, base), &fault), "not a file");
	ck_assert_int_eq(mkfifo(in_base("fifo"), 0666), 0);
	refused(layers_add_file(&layers, path, &fault), "not a file");
	make_file("bad", "{ version = 1, ttx = true }", 0644);
	ck_assert_int_eq(layers_add_file(&layers, path, &fault), -1);
	ck_assert_ptr_nonnull(strstr(fault.text, "bad:1:16: unknown key 'ttx'"));
}
END_TEST

START_TEST(the_administrators_file)
{
	ck_assert_int_eq(layers_add_administrator(&layers, in_base("none"), &fault), 0);
	ck_assert_uint_eq(layers.count, 0);
	make_file("p", "{ version = 1 }", 0666);
	if (geteuid() != 0) {
		refused(layers_add_administrator(&layers, path, &fault),
			"not owned by root");
		return;
	}
	refused(layers_add_administrator(&layers, path, &fault),
		"others than its owner can write it");
	ck_assert_int_eq(chmod(path, 0664), 0);
	refused(layers_add_administrator(&layers, path, &fault),
		"others than its owner can write it");
	ck_assert_int_eq(chmod(path, 0644), 0);
	ck_assert_int_eq(layers_add_administrator(&layers, path, &fault), 0);
	ck_assert(layers.of_operator);
	ck_assert_int_eq(chown(path, 65534, 0), 0);
	refused(layers_add_administrator(&layers, path, &fault), "not owned by root");
}
END_TEST

START_TEST(sidecars)
{
	int directory = open(base, O_PATH | O_DIRECTORY | O_CLOEXEC);

	ck_assert_int_eq(
		layers_add_sidecar(&layers, directory, "s.lua", "s.lua", &fault), 0);
	ck_assert_uint_eq(layers.count, 0);
	make_file("s.lua.sandbox", "{ version = 1, jit = false }", 0644);
	ck_assert_int_eq(
		layers_add_sidecar(&layers, directory, "s.lua", "x/s.lua", &fault), 0);
	ck_assert(layers.of_script && !layers.of_operator);
	ck_assert_str_eq(layers.casts[0].parts[0]->text, "x/s.lua.sandbox");
	make_file("t.lua.sandbox", "{ version = 1, tty = true }", 0644);
	ck_assert_int_eq(
		layers_add_sidecar(&layers, directory, "t.lua", "t.lua", &fault), -1);
	close(directory);
}
END_TEST

static int add_block(const char *text)
{
	return layers_add_block(&layers, "s.lua", text, strlen(text), &fault);
}

START_TEST(blocks)
{
	ck_assert_int_eq(add_block("print(1)\n"), 0);
	ck_assert_uint_eq(layers.count, 0);
	ck_assert_int_eq(add_block("--[==[ sandbox\nversion = 1,\n]==]\nprint(1)\n"), 0);
	ck_assert_uint_eq(layers.count, 1);
	ck_assert_int_eq(add_block("--[==[ sandbox\nversion = 1,\njti = 1 ]==]"), -1);
	ck_assert_str_eq(
		fault.text, "s.lua:3:1: unknown key 'jti' (did you mean 'jit'?)");
}
END_TEST

START_TEST(too_many)
{
	for (int i = 0; i < LAYERS_MAX; i++)
		ck_assert_int_eq(layers_add_pure(&layers, &fault), 0);
	ck_assert_int_eq(layers_add_pure(&layers, &fault), -1);
	ck_assert_int_eq(fault.status, EXIT_BAD_MANIFEST);
}
END_TEST

/* ---- actors ---- */

static uint64_t number_of(const char *word)
{
	return plan.numbers[word_find(word)];
}

/* The inside of a table, as an operator's file. */
static int add_operator(const char *text)
{
	char whole[2048];

	snprintf(whole, sizeof whole, "{ version = 1, %s }", text);
	make_file("operator", whole, 0644);
	return layers_add_file(&layers, path, &fault);
}

static int add_script(const char *text)
{
	char whole[2048];

	snprintf(whole, sizeof whole, "--[==[ sandbox\nversion = 1, %s ]==]\n", text);
	return add_block(whole);
}

static void meets(const char *actor)
{
	int status = layers_meet_part(&layers, actor, &plan, &fault);

	ck_assert_msg(status == 0, "%s", fault.text);
}

static unsigned count_items(const char *name)
{
	unsigned word = (unsigned)word_find(name), total = 0;
	const struct item *item = NULL;

	while ((item = plan_next(&plan, word, item)) != NULL)
		total++;
	return total;
}

START_TEST(an_actor_may_do_more_than_the_main_part)
{
	ck_assert_int_eq(add_script("main = { spawn = { 'a' } }, actors = { a = { module "
				    "= 'a', stdio = { 'err' }, debug = true } }"),
		0);
	meets(NULL);
	ck_assert_uint_eq(number_of("stdio"), 0);
	ck_assert_uint_eq(number_of("debug"), 0);
	ck_assert(plan_may_start(&plan, "a"));
	meets("a");
	ck_assert_uint_eq(number_of("stdio"), 4);
	ck_assert_uint_eq(number_of("debug"), 1);
	ck_assert_uint_eq(number_of("max"), 16);
	ck_assert_uint_eq(number_of("restart"), 1);
	ck_assert(!plan_may_start(&plan, "a"));
}
END_TEST

START_TEST(a_layer_without_the_actor_is_its_ceiling)
{
	ck_assert_int_eq(
		add_operator("stdio = { 'out', 'err' }, jit = false, limits = { memory "
			     "= '64M' }, env = { pass = { 'A', 'B' } }"),
		0);
	ck_assert_int_eq(
		add_script("spawn = { 'a' }, actors = { a = { module = 'a', max = 99, "
			   "restart = 'on-failure', spawn = { 'a' }, ffi = true, stdio "
			   "= { 'in', 'err' }, env = { pass = { 'A', 'C' } } } }"),
		0);
	meets("a");
	ck_assert_uint_eq(number_of("stdio"), 4);
	ck_assert_uint_eq(number_of("ffi"), FFI_NONE);
	ck_assert_uint_eq(number_of("jit"), 0);
	ck_assert_uint_eq(number_of("limits.memory"), 64 << 20);
	ck_assert_uint_eq(count_items("env.pass"), 1);
	ck_assert_uint_eq(number_of("max"), 99);
	ck_assert_uint_eq(number_of("restart"), 0);
	ck_assert(plan_may_start(&plan, "a"));
	meets(NULL);
	ck_assert(plan_may_start(&plan, "a"));
	ck_assert_uint_eq(count_items("spawn"), 1);
}
END_TEST

START_TEST(layers_that_declare_an_actor_meet)
{
	ck_assert_int_eq(
		add_operator("main = { spawn = { 'a', 'b' } }, actors = { a = { module = "
			     "'d.a', max = 2, restart = 'on-failure', stdio = { 'in' }, "
			     "spawn = { 'a', 'b' } }, b = { module = 'b' } }"),
		0);
	ck_assert_int_eq(
		add_script("spawn = { 'a', 'c' }, actors = { a = { module = './d/a', max "
			   "= 8, stdio = { 'in', 'out' }, spawn = { 'c', 'a' } }, c = { "
			   "module = 'c', max = 3, spawn = { 'c' } } }"),
		0);
	meets("a");
	ck_assert_uint_eq(number_of("max"), 2);
	ck_assert_uint_eq(number_of("restart"), 1);
	ck_assert_uint_eq(number_of("stdio"), 1);
	ck_assert(plan_may_start(&plan, "a"));
	ck_assert(!plan_may_start(&plan, "b"));
	ck_assert(!plan_may_start(&plan, "c"));
	meets(NULL);
	ck_assert(plan_may_start(&plan, "a"));
	ck_assert(!plan_may_start(&plan, "b"));
	ck_assert(!plan_may_start(&plan, "c"));
	meets("c");
	ck_assert_uint_eq(number_of("max"), 3);
	ck_assert(plan_may_start(&plan, "c"));
	meets("b");
	ck_assert_uint_eq(number_of("max"), 16);
}
END_TEST

START_TEST(actors_of_all_layers)
{
	const char *name;

	ck_assert_ptr_null(layers_next_actor(&layers, NULL, NULL));
	ck_assert_int_eq(add_operator("actors = { a = { module = 'm' }, b = { module = "
				      "'n.o' } }"),
		0);
	ck_assert_int_eq(add_script("actors = { b = { module = './n/o' }, c = { module = "
				    "'./m' } }"),
		0);
	name = layers_next_actor(&layers, NULL, NULL);
	ck_assert_str_eq(name, "a");
	name = layers_next_actor(&layers, NULL, name);
	ck_assert_str_eq(name, "b");
	name = layers_next_actor(&layers, NULL, name);
	ck_assert_str_eq(name, "c");
	ck_assert_ptr_null(layers_next_actor(&layers, NULL, name));
	name = layers_next_actor(&layers, "m", NULL);
	ck_assert_str_eq(name, "a");
	name = layers_next_actor(&layers, "./m", name);
	ck_assert_str_eq(name, "c");
	ck_assert_ptr_null(layers_next_actor(&layers, "./m", name));
	ck_assert_str_eq(layers_next_actor(&layers, "./n/o", NULL), "b");
	ck_assert_ptr_null(layers_next_actor(&layers, "n", NULL));
	ck_assert_ptr_null(layers_next_actor(&layers, "../m", NULL));
	ck_assert_str_eq(layers_module(&layers, "b"), "n.o");
	ck_assert(layers_declare(&layers, "c"));
	ck_assert(!layers_declare(&layers, "d"));
	ck_assert(!layers_declare(&layers, "main"));
	ck_assert_int_eq(layers_meet_part(&layers, "d", &plan, &fault), -1);
	ck_assert_int_eq(fault.status, EXIT_BAD_MANIFEST);
	ck_assert_str_eq(fault.text, "no policy declares an actor 'd'");
}
END_TEST

START_TEST(layers_agree_on_a_module)
{
	ck_assert_int_eq(add_script("actors = { a = { module = 'm' } }"), 0);
	ck_assert_int_eq(add_script("actors = { a = { module = 'n' } }"), -1);
	ck_assert_int_eq(fault.status, EXIT_BAD_MANIFEST);
	ck_assert_str_eq(
		fault.text, "s.lua:2:31: the module of 'a' is 'n', and 'm' in s.lua");
	ck_assert_uint_eq(layers.count, 1);
}
END_TEST

START_TEST(layers_of_an_actor_that_contradict)
{
	ck_assert_int_eq(add_script("env = { set = { A = 'x' } }"), 0);
	ck_assert_int_eq(layers_check_actors(&layers, &fault), 0);
	ck_assert_int_eq(add_script("actors = { a = { module = 'm', env = { set = { A = "
				    "'y' } } } }"),
		0);
	ck_assert_int_eq(layers_meet(&layers, &plan, &fault), 0);
	ck_assert_int_eq(layers_check_actors(&layers, &fault), -1);
	ck_assert_str_eq(fault.text, "s.lua:2:61: another layer has another value for A");
}
END_TEST

START_TEST(an_undeclared_module_has_no_more_than_its_spawner)
{
	struct plan spawner, again;

	ck_assert_int_eq(
		add_script("stdio = { 'out' }, jit = true, debug = true, spawn = { 'a' "
			   "}, fs = { read = { '/' } }, limits = { memory = '128M' }, "
			   "actors = { a = { module = 'a', max = 3, restart = "
			   "'on-failure', stdio = { 'in', 'err' } } }"),
		0);
	meets(NULL);
	spawner = plan;
	ck_assert_int_eq(layers_meet_undeclared(&layers, &spawner, &plan, &fault), 0);
	ck_assert_uint_eq(plan.layer_count, spawner.layer_count + 1);
	ck_assert_uint_eq(number_of("stdio"), 2);
	ck_assert_uint_eq(number_of("jit"), 0);
	ck_assert_uint_eq(number_of("debug"), 0);
	ck_assert_uint_eq(number_of("limits.memory"), 128 << 20);
	ck_assert(plan_bounds_files(&plan, 1));
	ck_assert_uint_eq(count_items("fs.read"), 0);
	ck_assert(!plan_may_start(&plan, "a"));
	ck_assert_int_eq(layers_meet_undeclared(&layers, &plan, &again, &fault), 0);
	ck_assert_uint_eq(again.layer_count, plan.layer_count);
	meets("a");
	spawner = plan;
	ck_assert_int_eq(layers_meet_undeclared(&layers, &spawner, &plan, &fault), 0);
	ck_assert_uint_eq(number_of("stdio"), 5);
	ck_assert_uint_eq(number_of("max"), 16);
	ck_assert_uint_eq(number_of("restart"), 1);
}
END_TEST

static int read_narrowing(struct policy *policy, const char *text)
{
	const struct data_source source = { "given", text, strlen(text), 1, 1, false };

	return layers_read_narrowing(&layers, policy, &source, &fault);
}

START_TEST(a_policy_given_at_the_start_takes_away)
{
	static struct policy policy;

	ck_assert_int_eq(
		add_script("actors = { decode = { module = 'a', stdio = { 'in' }, debug "
			   "= true, spawn = { 'decode', 'b' } }, b = { module = 'b' } }"),
		0);
	meets("decode");
	ck_assert_int_eq(
		read_narrowing(&policy, "{ version = 1, stdio = { 'in', 'out' }, spawn = "
					"{ 'b' }, limits = { files = 9 } }"),
		0);
	ck_assert_int_eq(plan_add(&plan, &policy, &fault), 0);
	ck_assert_uint_eq(number_of("stdio"), 1);
	ck_assert_uint_eq(number_of("debug"), 1);
	ck_assert_uint_eq(number_of("limits.files"), 9);
	ck_assert(plan_may_start(&plan, "b"));
	ck_assert(!plan_may_start(&plan, "decode"));
	ck_assert(!plan_bounds_files(&plan, 1));
	ck_assert(policy.of_script);
	ck_assert_int_eq(
		read_narrowing(&policy, "{ version = 1, spawn = { 'decoed' } }"), -1);
	ck_assert_str_eq(fault.text,
		"given:1:26: unknown actor 'decoed' (did you mean 'decode'?)");
	ck_assert_int_eq(read_narrowing(&policy, "{ version = 1, tty = true }"), -1);
	ck_assert_int_eq(read_narrowing(&policy, "{ version = 1, max = 1 }"), -1);
	ck_assert_str_eq(fault.text, "given:1:16: 'max' belongs into an actor");
}
END_TEST

START_TEST(a_layer_that_failed_is_not_there)
{
	ck_assert_int_eq(add_script("stido = {}"), -1);
	ck_assert_uint_eq(layers.count, 0);
	meets(NULL);
	ck_assert_uint_eq(plan.layer_count, 0);
}
END_TEST

START_TEST(as_many_layers_as_there_can_be_leave_room_for_two)
{
	static struct policy policy;
	struct plan spawner;

	for (int i = 0; i < LAYERS_MAX; i++)
		ck_assert_int_eq(layers_add_pure(&layers, &fault), 0);
	meets(NULL);
	spawner = plan;
	ck_assert_int_eq(layers_meet_undeclared(&layers, &spawner, &plan, &fault), 0);
	ck_assert_int_eq(read_narrowing(&policy, "{ version = 1 }"), 0);
	ck_assert_int_eq(plan_add(&plan, &policy, &fault), 0);
	ck_assert_uint_eq(plan.layer_count, PLAN_LAYERS_MAX);
	ck_assert_int_eq(plan_add(&plan, &policy, &fault), -1);
	ck_assert_str_eq(fault.text, "given: this is one layer too many");
}
END_TEST

Suite *layers_suite(void)
{
	Suite *suite = suite_create("layers");
	TCase *tests = tcase_create("layers");

	tcase_add_checked_fixture(tests, begin, finish);
	tcase_add_test(tests, pure_is_streams_and_memory);
	tcase_add_test(tests, files_of_operators);
	tcase_add_test(tests, the_administrators_file);
	tcase_add_test(tests, sidecars);
	tcase_add_test(tests, blocks);
	tcase_add_test(tests, too_many);
	tcase_add_test(tests, an_actor_may_do_more_than_the_main_part);
	tcase_add_test(tests, a_layer_without_the_actor_is_its_ceiling);
	tcase_add_test(tests, layers_that_declare_an_actor_meet);
	tcase_add_test(tests, actors_of_all_layers);
	tcase_add_test(tests, layers_agree_on_a_module);
	tcase_add_test(tests, layers_of_an_actor_that_contradict);
	tcase_add_test(tests, an_undeclared_module_has_no_more_than_its_spawner);
	tcase_add_test(tests, a_policy_given_at_the_start_takes_away);
	tcase_add_test(tests, a_layer_that_failed_is_not_there);
	tcase_add_test(tests, as_many_layers_as_there_can_be_leave_room_for_two);
	suite_add_tcase(suite, tests);
	return suite;
}
