/* SPDX-License-Identifier: MIT */
/* net_rule.c - what the words of `net` say. */
#include "sandbox/net_rule.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PORT_MAX = 65535, BITS_OF_BYTE = 8 };

/* ---- reading ---- */

/* A number of at most five digits, and nothing else. */
static bool take_number(const char *text, size_t length, unsigned most, unsigned *number)
{
	*number = 0;
	if (length == 0 || length > 5)
		return false;
	for (size_t i = 0; i < length; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		*number = *number * 10 + (unsigned)(text[i] - '0');
	}
	return *number <= most;
}

static const char *read_ports(const char *text, struct net_rule *rule)
{
	static const char wrong[] = "no port: expected 443, 8000-8010 or *";
	size_t length = strcspn(text, "-");
	unsigned first, last;

	rule->last_port = PORT_MAX;
	if (strcmp(text, "*") == 0)
		return NULL;
	if (!take_number(text, length, PORT_MAX, &first))
		return wrong;
	last = first;
	if (text[length] && !take_number(text + length + 1, strlen(text + length + 1),
				    PORT_MAX, &last))
		return wrong;
	if (last < first)
		return "the last port is before the first";
	rule->first_port = (uint16_t)first;
	rule->last_port = (uint16_t)last;
	return NULL;
}

/* All behind the bits that count is zero, or something else was meant. */
static bool ends_in_zeros(const struct host_address *address, unsigned bits)
{
	for (unsigned i = bits; i < address->size * BITS_OF_BYTE; i++)
		if (address->bytes[i / BITS_OF_BYTE] >>
				(BITS_OF_BYTE - 1 - i % BITS_OF_BYTE) &
			1)
			return false;
	return true;
}

static const char *read_bits(const char *text, struct net_rule *rule)
{
	unsigned all = rule->host.address.size * BITS_OF_BYTE;

	rule->bits = all;
	if (!text)
		return NULL;
	if (rule->host.is_name || !take_number(text, strlen(text), all, &rule->bits))
		return "no range of addresses: expected 10.0.0.0/8";
	return ends_in_zeros(&rule->host.address, rule->bits)
	               ? NULL
	               : "no range of addresses: something stands behind what counts";
}

/* "name", "*.name", "1.2.3.4", "1.2.0.0/16", "[::1]", "[fd00::/8]" */
static const char *read_host(char *text, struct net_rule *rule)
{
	static const char wrong[] = "no host: expected a name, *.NAME, an address, "
				    "or a range as 10.0.0.0/8 or [fd00::/8]";
	size_t length = strlen(text);
	bool is_bracketed = *text == '[';
	char *bits;

	if (is_bracketed) {
		if (text[length - 1] != ']')
			return wrong;
		text[length - 1] = '\0';
		text++;
	}
	bits = strchr(text, '/');
	if (bits)
		*bits++ = '\0';
	rule->is_below = strncmp(text, "*.", 2) == 0;
	if (is_bracketed != (strchr(text, ':') != NULL) ||
		!host_read(text + (rule->is_below ? 2 : 0), &rule->host) ||
		(rule->is_below && !rule->host.is_name))
		return wrong;
	return read_bits(bits, rule);
}

/* Which words say what. */
static const struct {
	const char *word;
	const char *protocol; /* "": a name alone */
} kinds[] = {
	{ "net.connect", "tcp:" },
	{ "net.listen", "tcp:" },
	{ "net.resolve", "" },
	{ "net.udp", "udp:" },
};

static const char *protocol_of(unsigned word)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].word, words[word].name) == 0)
			return kinds[i].protocol;
	return "";
}

static const char *fault_of_listener(const struct net_rule *rule)
{
	if (rule->host.is_name || rule->first_port != rule->last_port ||
		rule->bits != rule->host.address.size * BITS_OF_BYTE)
		return "expected one address and one port, as tcp:127.0.0.1:8080";
	return NULL;
}

const char *net_rule_read(unsigned word, const char *text, struct net_rule *rule)
{
	const char *protocol = protocol_of(word), *why;
	size_t length = strlen(protocol);
	char host[HOST_TEXT], *port;

	memset(rule, 0, sizeof *rule);
	if (strncmp(text, protocol, length) != 0)
		return *protocol == 't' ? "expected tcp:HOST:PORT"
		                        : "expected udp:HOST:PORT";
	if (snprintf(host, sizeof host, "%s", text + length) >= (int)sizeof host ||
		!*host)
		return "no host, or one that is too long";
	rule->last_port = PORT_MAX;
	if (length == 0) {
		why = read_host(host, rule);
		return why || rule->host.is_name ? why : "expected a name, or *.NAME";
	}
	port = strrchr(host, ':');
	if (!port || port == host)
		return "there is no port: expected HOST:PORT";
	*port++ = '\0';
	why = read_ports(port, rule);
	if (!why)
		why = read_host(host, rule);
	if (!why && strcmp(words[word].name, "net.listen") == 0)
		why = fault_of_listener(rule);
	return why;
}

/* ---- comparing ---- */

/* At the border of a label. */
static bool is_below(const char *name, const char *above)
{
	size_t length = strlen(name), rest = strlen(above);

	return length > rest && name[length - rest - 1] == '.' &&
	       strcmp(name + length - rest, above) == 0;
}

bool net_rule_covers(const struct net_rule *rule, const struct host *host, uint16_t port)
{
	if (port < rule->first_port || port > rule->last_port ||
		host->is_name != rule->host.is_name)
		return false;
	if (!host->is_name)
		return host_is_within(&host->address, &rule->host.address, rule->bits);
	return rule->is_below ? is_below(host->name, rule->host.name)
	                      : strcmp(host->name, rule->host.name) == 0;
}

static bool is_host_within(const struct net_rule *rule, const struct net_rule *other)
{
	if (rule->host.is_name != other->host.is_name)
		return false;
	if (!rule->host.is_name)
		return rule->bits >= other->bits &&
		       host_is_within(
			       &rule->host.address, &other->host.address, other->bits);
	if (rule->is_below && !other->is_below)
		return false;
	return (rule->is_below == other->is_below &&
		       strcmp(rule->host.name, other->host.name) == 0) ||
	       (other->is_below && is_below(rule->host.name, other->host.name));
}

bool net_rule_is_within(const struct net_rule *rule, const struct net_rule *other)
{
	return rule->first_port >= other->first_port &&
	       rule->last_port <= other->last_port && is_host_within(rule, other);
}

static bool overlaps(const struct net_rule *rule, const struct net_rule *other)
{
	return rule->first_port <= other->last_port &&
	       rule->last_port >= other->first_port &&
	       (is_host_within(rule, other) || is_host_within(other, rule));
}

/* ---- layers ---- */

void net_refuse(const struct policy *layer, const char *word, const char *what,
	char *text, size_t size)
{
	char place[PATH_MAX + 16];

	policy_place(layer, word, place, sizeof place);
	snprintf(text, size,
		"permission denied: %s does not cover %.270s (sandbox: %.140s)", word,
		what, place);
}

/* The next item of the word that is a rule; `item` is NULL at first. */
static const struct item *next_rule(const struct policy *policy, unsigned word,
	const struct item *item, struct net_rule *rule)
{
	item = item ? item + 1 : policy->items;
	for (; item < policy->items + policy->item_count; item++)
		if (item->word == word &&
			!net_rule_read(word, policy_string(policy, item->text), rule))
			return item;
	return NULL;
}

static bool has_items(const struct policy *policy, unsigned word)
{
	for (unsigned i = 0; i < policy->item_count; i++)
		if (policy->items[i].word == word)
			return true;
	return false;
}

const struct policy *net_lacks(const struct plan *plan, unsigned word)
{
	bool says = false;

	for (unsigned i = 0; i < plan->layer_count; i++) {
		if (plan_is_silent(plan, i, word))
			continue;
		if (!has_items(plan->layers[i], word))
			return plan->layers[i];
		says = true;
	}
	return says || plan->layer_count == 0 ? NULL : plan->layers[0];
}

bool net_is_asked_for(const struct plan *plan)
{
	static const char *const asked[] = { "net.connect", "net.resolve",
		"net.unix.connect" };

	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
		if (!net_lacks(plan, (unsigned)word_find(asked[i])))
			return true;
	return false;
}

static bool layer_covers(const struct policy *policy, unsigned word,
	const struct host *host, uint16_t port)
{
	const struct item *item = NULL;
	struct net_rule rule;

	while ((item = next_rule(policy, word, item, &rule)) != NULL)
		if (net_rule_covers(&rule, host, port))
			return true;
	return false;
}

const struct policy *net_withholds(
	const struct plan *plan, unsigned word, const struct host *host, uint16_t port)
{
	for (unsigned i = 0; i < plan->layer_count; i++)
		if (!plan_is_silent(plan, i, word) &&
			!layer_covers(plan->layers[i], word, host, port))
			return plan->layers[i];
	return NULL;
}

/* A range that holds others, too, does not mean the private ones in it. */
static bool names_private(
	const struct policy *policy, const struct host_address *address, uint16_t port)
{
	const struct host host = { .address = *address };
	unsigned word = (unsigned)word_find("net.connect");
	const struct item *item = NULL;
	struct net_rule rule;

	while ((item = next_rule(policy, word, item, &rule)) != NULL)
		if (net_rule_covers(&rule, &host, port) &&
			host_is_private(&rule.host.address, rule.bits))
			return true;
	return false;
}

const struct policy *net_hides(
	const struct plan *plan, const struct host_address *address, uint16_t port)
{
	unsigned word = (unsigned)word_find("net.private");

	if (!host_is_private(address, address->size * BITS_OF_BYTE))
		return NULL;
	for (unsigned i = 0; i < plan->layer_count; i++)
		if (!plan_is_silent(plan, i, word) && !plan->layers[i]->numbers[word] &&
			!names_private(plan->layers[i], address, port))
			return plan->layers[i];
	return NULL;
}

/* ---- what comes of a rule ---- */

static enum net_coverage layer_leaves(
	const struct policy *policy, unsigned word, const struct net_rule *rule)
{
	enum net_coverage most = NET_NOTHING;
	const struct item *item = NULL;
	struct net_rule other;

	while ((item = next_rule(policy, word, item, &other)) != NULL) {
		if (net_rule_is_within(rule, &other))
			return NET_ALL;
		if (overlaps(rule, &other))
			most = NET_PART;
	}
	return most;
}

enum net_coverage net_coverage(const struct plan *plan, unsigned layer,
	const struct item *item, const struct policy **ceiling)
{
	const char *text = policy_string(plan->layers[layer], item->text);
	enum net_coverage least = NET_ALL;
	struct net_rule rule;

	if (net_rule_read(item->word, text, &rule))
		return NET_NOTHING;
	for (unsigned i = 0; i < plan->layer_count; i++) {
		enum net_coverage left;

		if (plan_is_silent(plan, i, item->word))
			continue;
		left = layer_leaves(plan->layers[i], item->word, &rule);
		if (left >= least)
			continue;
		least = left;
		*ceiling = plan->layers[i];
	}
	return least;
}
