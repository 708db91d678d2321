/* SPDX-License-Identifier: MIT */
/* check_net_rule.c - tests of sandbox/net_rule.c. */
#include "sandbox/net_rule.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "sandbox/manifest.h"

static struct plan plan;
static struct policy layers[PLAN_LAYERS_MAX];
static struct fault fault;

static void begin(void)
{
	plan_init(&plan);
}

static void add(const char *text, bool only_narrows)
{
	struct policy *policy = &layers[plan.layer_count];
	char whole[1024];
	const struct data_source source = {
		"m",
		whole,
		(size_t)snprintf(whole, sizeof whole, "version=1, net = { %s }", text),
		1,
		1,
		true,
	};

	policy_init(policy, "m");
	ck_assert_msg(manifest_read(policy, &source, AUTHOR_OPERATOR, &fault) == 0,
		"%s: %s", text, fault.text);
	policy->only_narrows = only_narrows;
	ck_assert_int_eq(plan_add(&plan, policy, &fault), 0);
}

static struct host host_of(const char *text)
{
	struct host host;

	ck_assert_msg(host_read(text, &host), "%s", text);
	return host;
}

static const char *fault_of(const char *word, const char *text)
{
	struct net_rule rule;
	const char *why = net_rule_read((unsigned)word_find(word), text, &rule);

	return why ? why : "";
}

START_TEST(what_is_no_rule)
{
	static const char *const rows[] = { "", "x", "tcp", "tcp:", "tcp::", "tcp:x",
		"tcp:x:", "tcp::1", "udp:x:1", "TCP:x:1", "tcp:x:65536", "tcp:x:-1",
		"tcp:x:1-", "tcp:x:2-1", "tcp:x:1-2-3", "tcp:x:1 ", "tcp:x: 1",
		"tcp:x:0x1", "tcp:*:1", "tcp:*.:1", "tcp:*.*.x:1", "tcp:a.*.x:1",
		"tcp:x*:1", "tcp:*x:1", "tcp:*.1.2.3.4:1", "tcp:::1:1", "tcp:[::1:1",
		"tcp:::1]:1", "tcp:[1.2.3.4]:1", "tcp:[x]:1", "tcp:10.0.0.0/33:1",
		"tcp:10.0.0.1/8:1", "tcp:10.0.0.0/:1", "tcp:10.0.0.0/8/8:1", "tcp:x/8:1",
		"tcp:[fd00::]/8:1", "tcp:[fd00::/129]:1", "tcp:[fd01::/8]:1", "tcp:a_b:1",
		"tcp:[:1", "tcp:]:1", "tcp:[]:1" };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ck_assert_msg(*fault_of("net.connect", rows[i]), "%s", rows[i]);
	ck_assert_str_eq(fault_of("net.listen", "tcp:127.0.0.1:80"), "");
	ck_assert_str_eq(fault_of("net.listen", "tcp:[::1]:0"), "");
	ck_assert(*fault_of("net.listen", "tcp:localhost:80"));
	ck_assert(*fault_of("net.listen", "tcp:127.0.0.1:80-81"));
	ck_assert(*fault_of("net.listen", "tcp:127.0.0.1:*"));
	ck_assert(*fault_of("net.listen", "tcp:127.0.0.0/8:80"));
	ck_assert_str_eq(fault_of("net.resolve", "*.example.org"), "");
	ck_assert(*fault_of("net.resolve", "tcp:example.org"));
	ck_assert(*fault_of("net.resolve", "127.0.0.1"));
}
END_TEST

static bool covers(const char *text, const char *host, unsigned port)
{
	struct host meant = host_of(host);
	struct net_rule rule;

	ck_assert_msg(!net_rule_read((unsigned)word_find("net.connect"), text, &rule),
		"%s", text);
	return net_rule_covers(&rule, &meant, (uint16_t)port);
}

START_TEST(what_is_covered)
{
	ck_assert(covers("tcp:example.org:80", "EXAMPLE.org.", 80));
	ck_assert(!covers("tcp:example.org:80", "example.org", 81));
	ck_assert(!covers("tcp:example.org:80", "x.example.org", 80));
	ck_assert(!covers("tcp:example.org:80", "example.org.evil", 80));
	ck_assert(covers("tcp:*.Example.org:80-90", "a.b.example.ORG", 90));
	ck_assert(!covers("tcp:*.example.org:*", "example.org", 80));
	ck_assert(!covers("tcp:*.example.org:*", "evilexample.org", 80));
	ck_assert(covers("tcp:127.0.0.1:*", "2130706433", 1));
	ck_assert(covers("tcp:127.0.0.1:*", "::ffff:127.0.0.1", 65535));
	ck_assert(!covers("tcp:127.0.0.1:*", "127.0.0.2", 1));
	ck_assert(!covers("tcp:127.0.0.1:*", "localhost", 1));
	ck_assert(!covers("tcp:localhost:*", "127.0.0.1", 1));
	ck_assert(covers("tcp:10.128.0.0/9:1", "10.255.1.1", 1));
	ck_assert(!covers("tcp:10.128.0.0/9:1", "10.127.1.1", 1));
	ck_assert(covers("tcp:0.0.0.0/0:1", "9.9.9.9", 1));
	ck_assert(!covers("tcp:0.0.0.0/0:1", "::2", 1));
	ck_assert(covers("tcp:[2001:db8::/32]:1", "2001:db8::9", 1));
	ck_assert(!covers("tcp:[::/0]:1", "::ffff:1.1.1.1", 1));
}
END_TEST

static bool allows(const char *word, const char *host, unsigned port)
{
	struct host meant = host_of(host);

	return !net_withholds(&plan, (unsigned)word_find(word), &meant, (uint16_t)port);
}

START_TEST(every_layer_has_to_allow_it)
{
	begin();
	add("connect = { 'tcp:*.example.org:443', 'tcp:10.0.0.0/8:*' }", false);
	add("connect = { 'tcp:a.example.org:1-1000', 'tcp:10.1.0.0/16:80' }", false);
	add("listen = {}", true);
	ck_assert(allows("net.connect", "a.example.org", 443));
	ck_assert(!allows("net.connect", "a.example.org", 80));
	ck_assert(!allows("net.connect", "b.example.org", 443));
	ck_assert(allows("net.connect", "10.1.2.3", 80));
	ck_assert(!allows("net.connect", "10.2.2.3", 80));
	ck_assert(!net_lacks(&plan, (unsigned)word_find("net.connect")));
	ck_assert(net_is_asked_for(&plan));
	ck_assert_ptr_eq(
		net_lacks(&plan, (unsigned)word_find("net.resolve")), plan.layers[0]);
	add("connect = {}", true);
	ck_assert_ptr_eq(
		net_lacks(&plan, (unsigned)word_find("net.connect")), plan.layers[3]);
	ck_assert(!net_is_asked_for(&plan));
}
END_TEST

static bool hides(const char *address)
{
	struct host host = host_of(address);

	return net_hides(&plan, &host.address, 80);
}

START_TEST(private_addresses)
{
	begin();
	add("connect = { 'tcp:x:80', 'tcp:10.0.0.0/8:80', 'tcp:127.0.0.1:81', "
	    "'tcp:0.0.0.0/0:80', 'tcp:[::/0]:80' }",
		false);
	ck_assert(!hides("1.1.1.1"));
	ck_assert(!hides("10.0.0.1"));
	ck_assert(hides("127.0.0.1"));
	ck_assert(hides("169.254.169.254"));
	ck_assert(hides("::1"));
	ck_assert(hides("64:ff9b::127.0.0.1"));
	add("private = true, connect = { 'tcp:x:80' }", false);
	ck_assert(!hides("10.0.0.1"));
	ck_assert(hides("127.0.0.1"));
	begin();
	add("private = true, connect = { 'tcp:x:80' }", false);
	ck_assert(!hides("127.0.0.1"));
	add("listen = {}", true);
	ck_assert(!hides("127.0.0.1"));
	add("private = false", true);
	ck_assert(hides("127.0.0.1"));
}
END_TEST

static enum net_coverage coverage(unsigned layer, unsigned i)
{
	const struct policy *ceiling = NULL;

	return net_coverage(&plan, layer, &plan.layers[layer]->items[i], &ceiling);
}

START_TEST(what_other_layers_leave)
{
	begin();
	add("connect = { 'tcp:*.example.org:1-100', 'tcp:10.0.0.0/8:*' }", false);
	add("connect = { 'tcp:a.example.org:80', 'tcp:*.example.org:90-110', "
	    "'tcp:*.org:80', 'tcp:10.1.1.1:1', 'tcp:0.0.0.0/0:1', 'tcp:x:1', "
	    "'tcp:example.org:80' }",
		false);
	ck_assert_int_eq(coverage(1, 0), NET_ALL);
	ck_assert_int_eq(coverage(1, 1), NET_PART);
	ck_assert_int_eq(coverage(1, 2), NET_PART);
	ck_assert_int_eq(coverage(1, 3), NET_ALL);
	ck_assert_int_eq(coverage(1, 4), NET_PART);
	ck_assert_int_eq(coverage(1, 5), NET_NOTHING);
	ck_assert_int_eq(coverage(1, 6), NET_NOTHING);
	ck_assert_int_eq(coverage(0, 0), NET_PART);
}
END_TEST

Suite *net_rule_suite(void)
{
	Suite *suite = suite_create("net_rule");
	TCase *cases = tcase_create("net_rule");

	tcase_add_test(cases, what_is_no_rule);
	tcase_add_test(cases, what_is_covered);
	tcase_add_test(cases, every_layer_has_to_allow_it);
	tcase_add_test(cases, private_addresses);
	tcase_add_test(cases, what_other_layers_leave);
	suite_add_tcase(suite, cases);
	return suite;
}
