/* SPDX-License-Identifier: MIT */
/* serial_mode.h - how a serial line is set up, as words and numbers. */
#ifndef MODULES_SERIAL_MODE_H
#define MODULES_SERIAL_MODE_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

enum { SERIAL_NOTHING = -1 };

struct serial_bits {
	tcflag_t input, control;
};

/* A value of a property: a word, else a number, else nil (SERIAL_NOTHING). */
struct serial_choice {
	const char *word;
	int number;
	struct serial_bits is, among; /* so are those bits that are looked at */
	speed_t speed;                /* of a baud rate, which has no bits */
};

struct serial_property {
	const char *name;
	bool has_numbers;
	bool is_speed;
	/* What is read is the first that fits; of several with one value the first is set. */
	const struct serial_choice *choices;
	size_t count;
	struct serial_bits clear; /* before a choice is set */
	tcflag_t checks; /* input, that go with every choice that sets a bit of control */
};

/* "baud_rate", "character_size", "flow_control", "parity", "stop_bits"; or NULL. */
const struct serial_property *serial_property_find(const char *name);

/* The choice that is `word`, or `number` where that is NULL. NULL if there is none. */
const struct serial_choice *serial_property_choose(
	const struct serial_property *property, const char *word, int number);

/* What `mode` says, or NULL if it says none of the choices. */
const struct serial_choice *serial_property_get(
	const struct serial_property *property, const struct termios *mode);

/* Have `mode` say so. Returns 0, or -EOPNOTSUPP for what no line can do here. */
int serial_property_set(const struct serial_property *property,
	const struct serial_choice *choice, struct termios *mode);

/* True if both are one value. */
bool serial_choice_same(
	const struct serial_choice *one, const struct serial_choice *other);

#endif
