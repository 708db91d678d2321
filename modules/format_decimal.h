/* SPDX-License-Identifier: MIT */
/* format_decimal.h - the decimal digits of a double. */
#ifndef MODULES_FORMAT_DECIMAL_H
#define MODULES_FORMAT_DECIMAL_H

enum {
	/* No double has a digit other than 0 beyond these many places. */
	DECIMAL_PLACES_MAX = 1074,
	DECIMAL_SIZE = 309 + DECIMAL_PLACES_MAX + 17,
};

/* d.ddd times ten to the power of `exponent`. */
struct decimal {
	char digits[DECIMAL_SIZE]; /* '0' to '9', no point, no NUL */
	int count;
	int exponent;
};

/* All three take a finite double, disregard its sign, and return 0 or -ENOMEM. */

/* The fewest digits that strtod() reads back as the same double. */
int decimal_shortest(double value, struct decimal *decimal);

/* Exactly `count` digits, 1 to DECIMAL_PLACES_MAX, rounded to nearest-even. */
int decimal_round(double value, int count, struct decimal *decimal);

/* All digits down to `places` after the point, 0 to DECIMAL_PLACES_MAX.
 * The exponent is not negative: 0.02 is 002 when `places` is 2. */
int decimal_fix(double value, int places, struct decimal *decimal);

#endif
