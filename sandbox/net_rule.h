/* SPDX-License-Identifier: MIT */
/* net_rule.h - what the words of `net` say: "tcp:*.example.org:443", "tcp:10.0.0.0/8:1-1023",
 * "tcp:[::1]:*"; without the rest where only names are looked up. */
#ifndef SANDBOX_NET_RULE_H
#define SANDBOX_NET_RULE_H

#include "sandbox/host.h"
#include "sandbox/plan.h"

struct net_rule {
	bool is_below;    /* whatever is below the name, and not itself */
	struct host host; /* a name, or the first address of a range */
	unsigned bits;    /* of an address, that count */
	uint16_t first_port, last_port;
};

/* Read a rule of this word. NULL, or what is wrong with it. */
const char *net_rule_read(unsigned word, const char *text, struct net_rule *rule);

/* True if the host and the port are what the rule says. An address is in no name, nor is a
 * name in a range: nobody has asked yet what it means. */
bool net_rule_covers(const struct net_rule *rule, const struct host *host, uint16_t port);

/* True if `other` says all that this rule says. */
bool net_rule_is_within(const struct net_rule *rule, const struct net_rule *other);

/* ---- all layers ---- */

/* "permission denied: net.connect does not cover tcp:example.org:80 (sandbox: FILE:LINE)" */
void net_refuse(const struct policy *layer, const char *word, const char *what,
	char *text, size_t size);

/* The first layer that says nothing behind the word: then nobody can have anything by it. NULL:
 * each that has an opinion says something. */
const struct policy *net_lacks(const struct plan *plan, unsigned word);

/* True if there is something that who has this plan may ask for. */
bool net_is_asked_for(const struct plan *plan);

/* The first layer that does not allow this, or NULL. */
const struct policy *net_withholds(
	const struct plan *plan, unsigned word, const struct host *host, uint16_t port);

/* A name means this address. The first layer for which that is private, and which allows
 * neither the address itself nor that names mean such ones; or NULL. */
const struct policy *net_hides(
	const struct plan *plan, const struct host_address *address, uint16_t port);

/* How much of a layer's rule some other layer leaves. */
enum net_coverage { NET_NOTHING, NET_PART, NET_ALL };
enum net_coverage net_coverage(const struct plan *plan, unsigned layer,
	const struct item *item, const struct policy **ceiling);

#endif
