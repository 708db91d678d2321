/* SPDX-License-Identifier: MIT */
/* serial_mode.c - how a serial line is set up, as words and numbers. */
#include "modules/serial_mode.h"

#include <errno.h>
#include <string.h>

#define RATE(number)                                        \
	{                                                   \
		NULL, number, { 0, 0 }, { 0, 0 }, B##number \
	}

static const struct serial_choice baud_rates[] = {
	RATE(0),
	RATE(50),
	RATE(75),
	RATE(110),
	RATE(134),
	RATE(150),
	RATE(200),
	RATE(300),
	RATE(600),
	RATE(1200),
	RATE(1800),
	RATE(2400),
	RATE(4800),
	RATE(9600),
	RATE(19200),
	RATE(38400),
	RATE(57600),
	RATE(115200),
	RATE(230400),
	RATE(460800),
	RATE(500000),
	RATE(576000),
	RATE(921600),
	RATE(1000000),
	RATE(1152000),
	RATE(1500000),
	RATE(2000000),
	RATE(2500000),
	RATE(3000000),
	RATE(3500000),
	RATE(4000000),
};

static const struct serial_choice character_sizes[] = {
	{ NULL, 5, { 0, CS5 }, { 0, CSIZE }, 0 },
	{ NULL, 6, { 0, CS6 }, { 0, CSIZE }, 0 },
	{ NULL, 7, { 0, CS7 }, { 0, CSIZE }, 0 },
	{ NULL, 8, { 0, CS8 }, { 0, CSIZE }, 0 },
};

static const struct serial_choice flow_controls[] = {
	{ "software", SERIAL_NOTHING, { IXON | IXOFF, 0 }, { IXON | IXOFF, 0 }, 0 },
	{ "software", SERIAL_NOTHING, { IXON, 0 }, { IXON, 0 }, 0 },
	{ "software", SERIAL_NOTHING, { IXOFF, 0 }, { IXOFF, 0 }, 0 },
	{ "hardware", SERIAL_NOTHING, { 0, CRTSCTS }, { 0, CRTSCTS }, 0 },
	{ NULL, SERIAL_NOTHING, { 0, 0 }, { 0, 0 }, 0 },
};

static const struct serial_choice parities[] = {
	{ "odd", SERIAL_NOTHING, { 0, PARENB | PARODD }, { 0, PARENB | PARODD }, 0 },
	{ "even", SERIAL_NOTHING, { 0, PARENB }, { 0, PARENB | PARODD }, 0 },
	{ NULL, SERIAL_NOTHING, { 0, 0 }, { 0, PARENB }, 0 },
};

/* Nothing is among no bits of its own: never read, and not to be set. */
static const struct serial_choice stop_bits[] = {
	{ "one", SERIAL_NOTHING, { 0, 0 }, { 0, CSTOPB }, 0 },
	{ "two", SERIAL_NOTHING, { 0, CSTOPB }, { 0, CSTOPB }, 0 },
	{ "one_point_five", SERIAL_NOTHING, { 0, CSTOPB }, { 0, 0 }, 0 },
};

#define CHOICES(array) (array), sizeof(array) / sizeof *(array)

static const struct serial_property properties[] = {
	{ "baud_rate", true, true, CHOICES(baud_rates), { 0, 0 }, 0 },
	{ "character_size", true, false, CHOICES(character_sizes), { 0, CSIZE }, 0 },
	{ "flow_control", false, false, CHOICES(flow_controls), { IXON | IXOFF, CRTSCTS },
		0 },
	{ "parity", false, false, CHOICES(parities), { INPCK, PARENB | PARODD }, INPCK },
	{ "stop_bits", false, false, CHOICES(stop_bits), { 0, CSTOPB }, 0 },
};

const struct serial_property *serial_property_find(const char *name)
{
	for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
		if (strcmp(properties[i].name, name) == 0)
			return &properties[i];
	return NULL;
}

static bool is_same(const struct serial_choice *choice, const char *word, int number)
{
	if (word && choice->word)
		return strcmp(choice->word, word) == 0;
	return !word && !choice->word && choice->number == number;
}

bool serial_choice_same(
	const struct serial_choice *one, const struct serial_choice *other)
{
	return is_same(one, other->word, other->number);
}

const struct serial_choice *serial_property_choose(
	const struct serial_property *property, const char *word, int number)
{
	for (size_t i = 0; i < property->count; i++)
		if (is_same(&property->choices[i], word, number))
			return &property->choices[i];
	return NULL;
}

static bool says(const struct serial_property *property,
	const struct serial_choice *choice, const struct termios *mode)
{
	if (property->is_speed)
		return cfgetospeed(mode) == choice->speed;
	return (mode->c_iflag & choice->among.input) == choice->is.input &&
	       (mode->c_cflag & choice->among.control) == choice->is.control;
}

const struct serial_choice *serial_property_get(
	const struct serial_property *property, const struct termios *mode)
{
	for (size_t i = 0; i < property->count; i++)
		if (says(property, &property->choices[i], mode))
			return &property->choices[i];
	return NULL;
}

int serial_property_set(const struct serial_property *property,
	const struct serial_choice *choice, struct termios *mode)
{
	if (property->is_speed)
		return cfsetspeed(mode, choice->speed) < 0 ? -errno : 0;
	if ((choice->is.control & choice->among.control) != choice->is.control)
		return -EOPNOTSUPP;
	mode->c_iflag &= ~property->clear.input;
	mode->c_cflag &= ~property->clear.control;
	mode->c_iflag |= choice->is.input | (choice->is.control ? property->checks : 0);
	mode->c_cflag |= choice->is.control;
	return 0;
}
