/* SPDX-License-Identifier: MIT */
/* net_rule.c - any text is a rule, or is refused; whoever is meant is written and read again as
 * the same, and is covered by a rule that says just him. */
#include "sandbox/net_rule.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MAX = 1024 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static bool is_same(const struct host *one, const struct host *other)
{
	return one->is_name == other->is_name && strcmp(one->name, other->name) == 0 &&
	       one->address.size == other->address.size &&
	       memcmp(one->address.bytes, other->address.bytes, one->address.size) == 0;
}

static void check_rule(const struct host *host, const char *written)
{
	char text[TEXT_MAX];
	struct net_rule rule;

	snprintf(text, sizeof text, "tcp:%s:80", written);
	if (net_rule_read((unsigned)word_find("net.connect"), text, &rule) ||
		!net_rule_covers(&rule, host, 80) || net_rule_covers(&rule, host, 81) ||
		!net_rule_is_within(&rule, &rule))
		abort();
}

static void check_host(const char *text)
{
	char written[HOST_TEXT], *bare = written;
	struct host host, again;

	if (!host_read(text, &host))
		return;
	host_write(&host, written);
	check_rule(&host, written);
	if (*bare == '[') {
		bare++;
		bare[strlen(bare) - 1] = '\0';
	}
	/* digits of an address stand in for its name */
	if (!host.is_name)
		*host.name = '\0';
	if (!host_read(bare, &again))
		abort();
	if (!again.is_name)
		*again.name = '\0';
	if (!is_same(&host, &again))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const kinds[] = { "net.connect", "net.listen", "net.resolve",
		"net.udp" };
	char text[TEXT_MAX];
	struct net_rule rule;

	if (size >= sizeof text)
		return 0;
	memcpy(text, bytes, size);
	text[size] = '\0';
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (!net_rule_read((unsigned)word_find(kinds[i]), text, &rule) &&
			!net_rule_is_within(&rule, &rule))
			abort();
	check_host(text);
	return 0;
}
