/* SPDX-License-Identifier: MIT */
/* check_cast.c - tests of sandbox/cast.c, and of manifests that have parts. */
#include "sandbox/cast.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sandbox/manifest.h"

static struct cast cast;
static struct fault fault;

static int read_whole(enum manifest_author author, const char *text)
{
	const struct data_source source = { "m", text, strlen(text), 1, 1, true };

	cast_finish(&cast);
	fault = (struct fault){ 0 };
	return manifest_read_cast(&cast, &source, author, &fault);
}

/* What stands behind version = 1. */
static int read_as(enum manifest_author author, const char *words_of_it)
{
	char text[4096];

	snprintf(text, sizeof text, "version=1, %s", words_of_it);
	return read_whole(author, text);
}

static void reads(const char *text)
{
	int status = read_as(AUTHOR_SCRIPT, text);

	ck_assert_msg(status == 0, "%s: %s", text, fault.text);
}

static void refuses(const char *text, const char *message)
{
	ck_assert_int_eq(read_as(AUTHOR_SCRIPT, text), -1);
	ck_assert_int_eq(fault.status, EXIT_BAD_MANIFEST);
	ck_assert_str_eq(fault.text, message);
}

static const struct policy *part(const char *name)
{
	const struct policy *policy = cast_find(&cast, name);

	ck_assert_ptr_nonnull(policy);
	return policy;
}

static uint64_t number_of(const char *name, const char *word)
{
	return part(name)->numbers[word_find(word)];
}

static bool says(const char *name, const char *word)
{
	return policy_says(part(name), (unsigned)word_find(word));
}

static bool may_start(const char *name, const char *actor)
{
	return policy_names(part(name), (unsigned)word_find("spawn"), actor);
}

static const char *module_of(const char *name)
{
	return policy_string(part(name), (unsigned)number_of(name, "module"));
}

START_TEST(flat_words_are_the_main_parts)
{
	reads("stdio = { 'out' }, jit = false");
	ck_assert_uint_eq(cast.count, 1);
	ck_assert_uint_eq(number_of(NULL, "stdio"), 2);
	ck_assert_ptr_null(policy_actor(part(NULL)));
	ck_assert(!says(NULL, "spawn"));
	ck_assert(!says(NULL, "max"));
}
END_TEST

START_TEST(main_holds_the_main_parts_words)
{
	reads("name = 'n', x_a = 1, main = { stdio = { 'err' }, x_b = {} }");
	ck_assert_uint_eq(cast.count, 1);
	ck_assert_uint_eq(number_of(NULL, "stdio"), 4);
	ck_assert(says(NULL, "name"));
	reads("main = {}");
	ck_assert(!says(NULL, "stdio"));
}
END_TEST

START_TEST(an_actor_has_a_policy_of_its_own)
{
	reads("main = { stdio = { 'err' }, spawn = { 'decode' } }, actors = { decode = { "
	      "module = 'thumbs.decode', max = 4, restart = 'on-failure', "
	      "fs = { read = { '/a' } }, limits = { files = 8 } } }");
	ck_assert_uint_eq(cast.count, 2);
	ck_assert_str_eq(policy_actor(part("decode")), "decode");
	ck_assert_str_eq(module_of("decode"), "thumbs.decode");
	ck_assert_uint_eq(number_of("decode", "max"), 4);
	ck_assert_uint_eq(number_of("decode", "restart"), 0);
	ck_assert_uint_eq(number_of("decode", "limits.files"), 8);
	ck_assert_uint_eq(part("decode")->item_count, 1);
	ck_assert(!says("decode", "stdio"));
	ck_assert(!says(NULL, "fs.read"));
	ck_assert(may_start(NULL, "decode"));
	ck_assert(!may_start("decode", "decode"));
	ck_assert_ptr_null(cast_find(&cast, "main"));
	ck_assert_ptr_null(cast_find(&cast, "Decode"));
}
END_TEST

START_TEST(actors_stand_beside_flat_words_too)
{
	reads("stdio = { 'in' }, actors = { a = { module = './a' } }, spawn = { 'a' }");
	ck_assert_uint_eq(number_of(NULL, "stdio"), 1);
	ck_assert(may_start(NULL, "a"));
	ck_assert(!says("a", "stdio"));
}
END_TEST

START_TEST(what_is_not_said_of_an_actor)
{
	reads("actors = { a = { module = './a' } }");
	ck_assert_uint_eq(number_of("a", "max"), 16);
	ck_assert_uint_eq(number_of("a", "restart"), 1);
	ck_assert(says("a", "max") && says("a", "restart"));
	ck_assert(says("a", "spawn") && says(NULL, "spawn"));
	ck_assert_uint_eq(part("a")->item_count, 0);
	reads("actors = {}");
	ck_assert(!says(NULL, "spawn"));
	reads("actors = {}, spawn = {}");
	ck_assert(says(NULL, "spawn"));
}
END_TEST

START_TEST(words_of_the_main_part_are_in_main)
{
	refuses("stdio = { 'in' }, main = {}", "m:1:12: 'stdio' belongs into 'main'");
	refuses("main = {}, limits = { cpu = '1s' }",
		"m:1:23: 'limits' belongs into 'main'");
	refuses("main = {}, spawn = {}", "m:1:23: 'spawn' belongs into 'main'");
	refuses("main = {}, stido = {}",
		"m:1:23: unknown key 'stido' (did you mean 'stdio'?)");
}
END_TEST

START_TEST(words_of_the_manifest_are_outermost)
{
	refuses("main = { name = 'n' }",
		"m:1:21: 'name' belongs outside of 'main' and 'actors'");
	refuses("actors = { a = { module = './a', version = 1 } }",
		"m:1:45: 'version' belongs outside of 'main' and 'actors'");
	refuses("main = { actors = {} }",
		"m:1:21: 'actors' belongs outside of the parts");
	refuses("main = { main = {} }", "m:1:21: 'main' belongs outside of the parts");
	refuses("actors = { a = { actors = {} } }",
		"m:1:29: 'actors' belongs outside of the parts");
	refuses("main = { nmae = 'n' }", "m:1:21: unknown key 'nmae'");
}
END_TEST

START_TEST(words_of_actors_are_in_actors)
{
	refuses("max = 4", "m:1:12: 'max' belongs into an actor");
	refuses("main = { module = './a' }", "m:1:21: 'module' belongs into an actor");
	refuses("main = {}, restart = 'never'",
		"m:1:23: 'restart' belongs into an actor");
	refuses("mdoule = './a'", "m:1:12: unknown key 'mdoule'");
	refuses("actors = { a = { mdoule = './a' } }",
		"m:1:29: unknown key 'mdoule' (did you mean 'module'?)");
	refuses("actors = { a = { module = './a', restrat = 'never' } }",
		"m:1:45: unknown key 'restrat' (did you mean 'restart'?)");
}
END_TEST

START_TEST(parts_that_are_meant)
{
	refuses("actor = {}", "m:1:12: unknown key 'actor' (did you mean 'actors'?)");
	refuses("mian = {}", "m:1:12: unknown key 'mian' (did you mean 'main'?)");
	refuses("main = { mian = {} }", "m:1:21: unknown key 'mian'");
	refuses("main = 1", "m:1:12: main is a number, expected a table");
	refuses("main = { 'x' }", "m:1:21: 'x', expected KEY = value");
	refuses("actors = 'x'",
		"m:1:12: actors is 'x', expected a table: { NAME = { ... } }");
	refuses("actors = { a = './a' }", "m:1:23: a is './a', expected a table");
}
END_TEST

START_TEST(unknown_actors)
{
	refuses("spawn = { 'decdoe' }, actors = { decode = { module = './d' } }",
		"m:1:22: unknown actor 'decdoe' (did you mean 'decode'?)");
	refuses("spawn = { 'a' }", "m:1:22: unknown actor 'a'");
	refuses("spawn = { 'main' }, actors = { a = { module = './a' } }",
		"m:1:22: unknown actor 'main'");
	refuses("actors = { a = { module = './a', spawn = { 'b' } } }",
		"m:1:55: unknown actor 'b'");
	reads("actors = { a = { module = './a', spawn = { 'b', 'a' } }, "
	      "b = { module = './b' } }");
	ck_assert(may_start("a", "a") && may_start("a", "b"));
	refuses("spawn = { 'a', 'a' }, actors = { a = { module = './a' } }",
		"m:1:27: 'a' stands here twice");
	refuses("spawn = { 1 }", "m:1:22: a number, expected the name of an actor");
	refuses("spawn = { a = 'a' }", "m:1:22: unknown key 'a'");
	refuses("spawn = 'a'", "m:1:12: spawn is 'a', expected a list: { ... }");
}
END_TEST

START_TEST(names_of_actors)
{
	char text[256], name[CAST_NAME_MAX + 2];

	memset(name, 'n', sizeof name);
	name[CAST_NAME_MAX + 1] = '\0';
	snprintf(text, sizeof text, "actors = { %s = { module = './a' } }", name);
	refuses(text, "m:1:23: the name of an actor has 63 bytes at most");
	name[CAST_NAME_MAX] = '\0';
	snprintf(text, sizeof text, "actors = { %s = { module = './a' } }", name);
	reads(text);
	ck_assert_str_eq(policy_actor(part(name)), name);
	refuses("actors = { main = { module = './a' } }",
		"m:1:23: 'main' is the part that begins, and no actor");
	refuses("actors = { ['a-b'] = { module = './a' } }",
		"m:1:23: 'a-b' is no name of an actor");
	refuses("actors = { [''] = { module = './a' } }",
		"m:1:23: '' is no name of an actor");
	refuses("actors = { ['end'] = { module = './a' } }",
		"m:1:23: 'end' is no name of an actor");
	refuses("actors = { ['1a'] = { module = './a' } }",
		"m:1:23: '1a' is no name of an actor");
	refuses("actors = { { module = './a' } }",
		"m:1:23: a table, expected NAME = { ... }");
	refuses("actors = { a = { module = './a' }, a = { module = './b' } }",
		"m:1:47: 'a' stands here twice, first in line 1");
	reads("actors = { x_ray = { module = './a' } }");
	ck_assert_uint_eq(cast.count, 2);
}
END_TEST

/* So many actors. */
static int read_actors(int count)
{
	static char text[64 * 1024];
	int size = snprintf(text, sizeof text, "version = 1, actors = {");

	for (int i = 0; i < count; i++)
		size += snprintf(text + size, sizeof text - (size_t)size,
			" a%d = { module = './a' },", i);
	snprintf(text + size, sizeof text - (size_t)size, "}");
	return read_whole(AUTHOR_SCRIPT, text);
}

START_TEST(how_many_actors)
{
	ck_assert_int_eq(read_actors(CAST_ACTORS_MAX), 0);
	ck_assert_uint_eq(cast.count, CAST_ACTORS_MAX + 1);
	ck_assert_str_eq(policy_actor(cast.parts[CAST_ACTORS_MAX]), "a63");
	ck_assert_str_eq(cast_guess(&cast, "a63x"), "a63");
	ck_assert_int_eq(read_actors(CAST_ACTORS_MAX + 1), -1);
	ck_assert_ptr_nonnull(strstr(fault.text, ": more than 64 actors"));
}
END_TEST

START_TEST(modules)
{
	refuses("actors = { a = {} }", "m:1:23: 'a' has no module: module = \"./a\"");
	refuses("actors = { a = { module = 1 } }",
		"m:1:29: module is a number, expected the id of a module: \"./decode\"");
	refuses("actors = { a = { module = '' } }",
		"m:1:29: '': a part of the name is empty");
	refuses("actors = { a = { module = 'a..b' } }",
		"m:1:29: 'a..b': a part of the name is empty");
	refuses("actors = { a = { module = '../a' } }",
		"m:1:29: '../a': a module is written \"./a/b\" or \"a.b\"");
	refuses("actors = { a = { module = './a/../b' } }",
		"m:1:29: './a/../b': a module lies beside the script, or below");
}
END_TEST

START_TEST(numbers_of_actors)
{
	refuses("actors = { a = { max = 0 } }", "m:1:29: max is 0, and 1 is the least");
	reads("actors = { a = { module = 'a', max = 1 } }");
	ck_assert_uint_eq(number_of("a", "max"), 1);
	refuses("actors = { a = { max = 1.5 } }",
		"m:1:29: max is a number, expected a whole number up to 1073741824");
	refuses("actors = { a = { restart = 'always' } }",
		"m:1:29: restart is 'always', expected \"on-failure\" or \"never\"");
	refuses("actors = { a = { restart = 'nevr' } }",
		"m:1:29: unknown word 'nevr' (did you mean 'never'?)");
}
END_TEST

START_TEST(what_operators_say_of_actors)
{
	refuses("actors = { a = { module = 'a', tty = true } }",
		"m:1:43: only an operator's policy can say 'tty'");
	refuses("actors = { a = { module = 'a', user = { uid = 1, gid = 1 } } }",
		"m:1:43: only an operator's policy names a user by number");
	ck_assert_int_eq(read_as(AUTHOR_OPERATOR,
				 "actors = { a = { module = 'a', tty = true, user = { "
				 "uid = 7, gid = 8 } } }"),
		0);
	ck_assert_uint_eq(part("a")->uid, 7);
	ck_assert_uint_eq(part(NULL)->uid, 0);
}
END_TEST

START_TEST(levels_are_of_one_part)
{
	reads("main = { enforce = 'best-effort' }, "
	      "actors = { a = { module = 'a', enforce = { user = 'best-effort' } } }");
	ck_assert_uint_eq(part("a")->best_effort, UINT64_C(1) << word_find("user"));
	ck_assert_uint_ne(part(NULL)->best_effort, part("a")->best_effort);
}
END_TEST

/* A table in tables, `depth` of them; the root is one, and an actor the third. */
static int read_depth(int depth)
{
	char text[256] = "version = 1, actors = { a = { module = 'a', x_ = ";
	int i;

	for (i = 3; i < depth; i++)
		strcat(text, "{");
	for (; i > 3; i--)
		strcat(text, "}");
	strcat(text, " } }");
	return read_whole(AUTHOR_SCRIPT, text);
}

START_TEST(depth_is_bounded_in_actors_too)
{
	ck_assert_int_eq(read_depth(DATA_DEPTH_MAX), 0);
	ck_assert_int_eq(read_depth(DATA_DEPTH_MAX + 1), -1);
	ck_assert_ptr_nonnull(strstr(fault.text, "more than 8 deep"));
}
END_TEST

START_TEST(a_policy_of_one_part_has_none)
{
	static struct policy policy;
	static const char *const texts[] = { "version = 1, main = {}",
		"version = 1, actors = {}" };
	const char *text = "version = 1, spawn = { 'any' }, jit = false";
	struct data_source source = { "m", text, strlen(text), 1, 1, true };

	ck_assert_int_eq(manifest_read(&policy, &source, AUTHOR_SCRIPT, &fault), 0);
	ck_assert(policy_names(&policy, (unsigned)word_find("spawn"), "any"));
	for (size_t i = 0; i < 2; i++) {
		source.text = texts[i];
		source.size = strlen(texts[i]);
		ck_assert_int_eq(
			manifest_read(&policy, &source, AUTHOR_SCRIPT, &fault), -1);
		ck_assert_ptr_nonnull(
			strstr(fault.text, "' has no place in the policy of one part"));
	}
}
END_TEST

static void forget(void)
{
	cast_finish(&cast);
}

Suite *cast_suite(void)
{
	Suite *suite = suite_create("cast");
	TCase *tests = tcase_create("cast");

	tcase_add_checked_fixture(tests, NULL, forget);
	tcase_add_test(tests, flat_words_are_the_main_parts);
	tcase_add_test(tests, main_holds_the_main_parts_words);
	tcase_add_test(tests, an_actor_has_a_policy_of_its_own);
	tcase_add_test(tests, actors_stand_beside_flat_words_too);
	tcase_add_test(tests, what_is_not_said_of_an_actor);
	tcase_add_test(tests, words_of_the_main_part_are_in_main);
	tcase_add_test(tests, words_of_the_manifest_are_outermost);
	tcase_add_test(tests, words_of_actors_are_in_actors);
	tcase_add_test(tests, parts_that_are_meant);
	tcase_add_test(tests, unknown_actors);
	tcase_add_test(tests, names_of_actors);
	tcase_add_test(tests, how_many_actors);
	tcase_add_test(tests, modules);
	tcase_add_test(tests, numbers_of_actors);
	tcase_add_test(tests, what_operators_say_of_actors);
	tcase_add_test(tests, levels_are_of_one_part);
	tcase_add_test(tests, depth_is_bounded_in_actors_too);
	tcase_add_test(tests, a_policy_of_one_part_has_none);
	suite_add_tcase(suite, tests);
	return suite;
}
