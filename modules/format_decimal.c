/* SPDX-License-Identifier: MIT */
/* format_decimal.c - the decimal digits of a double. */
#include "modules/format_decimal.h"

#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "-", a point of several bytes in some locales, "e-308" and a NUL. */
enum { TEXT_SIZE = DECIMAL_SIZE + 32 };

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* The digits of `text` up to an "e". Returns how many come before the point,
 * whatever the locale writes for one. */
static int take_digits(const char *text, struct decimal *decimal)
{
	int whole = (int)strspn(text, "0123456789");

	decimal->count = 0;
	for (; *text && *text != 'e'; text++) {
		if (is_digit(*text) && decimal->count < DECIMAL_SIZE)
			decimal->digits[decimal->count++] = *text;
	}
	return whole;
}

int decimal_round(double value, int count, struct decimal *decimal)
{
	char text[TEXT_SIZE];
	int size = snprintf(text, sizeof text, "%.*e", count - 1, fabs(value));

	if (size < 0 || size >= TEXT_SIZE)
		return -ENOMEM;
	take_digits(text, decimal);
	decimal->exponent = (int)strtol(strchr(text, 'e') + 1, NULL, 10);
	return 0;
}

int decimal_fix(double value, int places, struct decimal *decimal)
{
	char text[TEXT_SIZE];
	int size = snprintf(text, sizeof text, "%.*f", places, fabs(value));

	if (size < 0 || size >= TEXT_SIZE)
		return -ENOMEM;
	decimal->exponent = take_digits(text, decimal) - 1;
	return 0;
}

static bool reads_back(const struct decimal *decimal, double value)
{
	char text[64];
	int size = snprintf(text, sizeof text, "%.*se%d", decimal->count, decimal->digits,
		decimal->exponent - decimal->count + 1);

	return size > 0 && size < (int)sizeof text && strtod(text, NULL) == value;
}

/* The next greater decimal of as many digits. False if there is none. */
static bool step_up(struct decimal *decimal)
{
	int last = decimal->count - 1;

	while (last >= 0 && decimal->digits[last] == '9')
		decimal->digits[last--] = '0';
	if (last < 0)
		return false;
	decimal->digits[last]++;
	return true;
}

static void drop_zeros(struct decimal *decimal)
{
	while (decimal->count > 1 && decimal->digits[decimal->count - 1] == '0')
		decimal->count--;
}

/* The nearest decimal of n digits reads back if any of n digits does, except at a
 * power of two: the doubles above it lie twice as far apart as those below, so that
 * the nearest may miss it from below and the next one hit it from above. */
int decimal_shortest(double value, struct decimal *decimal)
{
	double size = fabs(value);
	int exponent, count = size < DBL_MIN ? 1 : DBL_DIG;
	bool power_of_two = frexp(size, &exponent) == 0.5;

	for (; count < DBL_DECIMAL_DIG; count++) {
		if (decimal_round(size, count, decimal) < 0)
			return -ENOMEM;
		if (reads_back(decimal, size))
			break;
		if (power_of_two && step_up(decimal) && reads_back(decimal, size))
			break;
	}
	if (count == DBL_DECIMAL_DIG && decimal_round(size, count, decimal) < 0)
		return -ENOMEM;
	drop_zeros(decimal);
	return 0;
}
