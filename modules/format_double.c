/* SPDX-License-Identifier: MIT */
/* format_double.c - doubles as a spec wants them written. */
#include "modules/format_double.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "modules/format_decimal.h"
#include "modules/format_number.h"
#include "runtime/error.h"

enum {
	PRECISION_DEFAULT = 6,
	HEX_PLACES_MAX = 13, /* of a double's fraction */
	/* Outside of these exponents, no precision given, one is written. */
	EXPONENT_MIN = -4,
	EXPONENT_MAX = 15,
};

static bool is_upper(char type)
{
	return type >= 'A' && type <= 'Z';
}

static void add_nonfinite(luaL_Buffer *out, const struct format_spec *spec, double value)
{
	struct format_spec blank = *spec;
	const char *word = isnan(value) ? "nan" : "inf";

	if (is_upper(spec->type))
		word = isnan(value) ? "NAN" : "INF";
	blank.zero = false;
	if (blank.fill[0] == '0')
		blank.fill[0] = ' ';
	number_add(out, &blank,
		&(struct number){
			.sign = number_sign(spec, !isnan(value) && value < 0),
			.prefix = "",
			.whole = word,
			.whole_size = 3,
			.fraction = "",
		});
}

static int min(int a, int b)
{
	return a < b ? a : b;
}

/* The digits of `decimal` behind the first `whole` of them are the fraction. */
static void split(struct number *number, const struct decimal *decimal, int whole)
{
	number->whole = decimal->digits;
	number->whole_size = (size_t)whole;
	number->fraction = decimal->digits + whole;
	number->fraction_size = (size_t)(decimal->count - whole);
}

static void write_scientific(struct number *number, const struct decimal *decimal, char e)
{
	split(number, decimal, 1);
	snprintf(number->exponent, sizeof number->exponent, "%c%+03d", e,
		decimal->exponent);
}

/* Digits for zeros that stand before or behind those of `decimal`. */
static void write_positional(struct number *number, struct decimal *decimal)
{
	int before = decimal->exponent < 0 ? -decimal->exponent : 0;

	memmove(decimal->digits + before, decimal->digits, (size_t)decimal->count);
	memset(decimal->digits, '0', (size_t)before);
	decimal->count += before;
	decimal->exponent += before;
	while (decimal->count <= decimal->exponent)
		decimal->digits[decimal->count++] = '0';
	split(number, decimal, decimal->exponent + 1);
}

static int write_e(struct number *number, struct decimal *decimal,
	const struct format_spec *spec, double value)
{
	int places = spec->precision < 0 ? PRECISION_DEFAULT : spec->precision;
	int kept = min(places, DECIMAL_PLACES_MAX - 1);

	if (decimal_round(value, kept + 1, decimal) < 0)
		return -ENOMEM;
	write_scientific(number, decimal, spec->type);
	number->zeros = (size_t)(places - kept);
	return 0;
}

static int write_f(struct number *number, struct decimal *decimal,
	const struct format_spec *spec, double value)
{
	int places = spec->precision < 0 ? PRECISION_DEFAULT : spec->precision;
	int kept = min(places, DECIMAL_PLACES_MAX);

	if (decimal_fix(value, kept, decimal) < 0)
		return -ENOMEM;
	write_positional(number, decimal);
	number->zeros = (size_t)(places - kept);
	return 0;
}

static void write_general(struct number *number, struct decimal *decimal, int max, char e)
{
	if (decimal->exponent >= EXPONENT_MIN && decimal->exponent <= max)
		write_positional(number, decimal);
	else
		write_scientific(number, decimal, e);
}

static int write_g(struct number *number, struct decimal *decimal,
	const struct format_spec *spec, double value)
{
	int wanted = spec->precision < 0 ? PRECISION_DEFAULT : spec->precision;
	int count = wanted ? wanted : 1;
	int kept = min(count, DECIMAL_PLACES_MAX);

	if (decimal_round(value, kept, decimal) < 0)
		return -ENOMEM;
	while (!spec->alternate && decimal->count > 1 &&
		decimal->digits[decimal->count - 1] == '0')
		decimal->count--;
	write_general(number, decimal, count - 1, is_upper(spec->type) ? 'E' : 'e');
	number->zeros = spec->alternate ? (size_t)(count - kept) : 0;
	return 0;
}

static int write_shortest(struct number *number, struct decimal *decimal,
	const struct format_spec *spec, double value)
{
	if (spec->precision >= 0)
		return write_g(number, decimal, spec, value);
	if (decimal_shortest(value, decimal) < 0)
		return -ENOMEM;
	write_general(number, decimal, EXPONENT_MAX, 'e');
	return 0;
}

/* The C library knows these digits: "0x1.8p+0", the point as the locale has it. */
static int write_a(struct number *number, struct decimal *decimal,
	const struct format_spec *spec, double value)
{
	static const char hex_digits[] = "0123456789abcdefABCDEF";
	bool upper = is_upper(spec->type);
	int kept = min(spec->precision, HEX_PLACES_MAX);
	int size = snprintf(decimal->digits, sizeof decimal->digits,
		upper ? "%.*A" : "%.*a", kept, fabs(value));

	if (size < 0 || size >= (int)sizeof decimal->digits)
		return -ENOMEM;
	number->prefix = upper ? "0X" : "0x";
	number->whole = decimal->digits + 2;
	number->whole_size = 1;
	number->fraction = number->whole + 1;
	number->fraction += strcspn(
		number->fraction, upper ? "0123456789ABCDEFP" : "0123456789abcdefp");
	number->fraction_size = strspn(number->fraction, hex_digits);
	number->zeros = (size_t)(spec->precision - kept);
	snprintf(number->exponent, sizeof number->exponent, "%s",
		number->fraction + number->fraction_size);
	return 0;
}

typedef int write_double(
	struct number *, struct decimal *, const struct format_spec *, double);

static write_double *find_writer(char type)
{
	switch (type) {
	case 'a':
	case 'A':
		return write_a;
	case 'e':
	case 'E':
		return write_e;
	case 'f':
	case 'F':
		return write_f;
	case 'g':
	case 'G':
		return write_g;
	default:
		return write_shortest;
	}
}

void format_double(luaL_Buffer *out, const struct format_spec *spec, double value)
{
	struct decimal decimal;
	struct number number = { .sign = number_sign(spec, signbit(value)),
		.prefix = "" };

	if (!isfinite(value)) {
		add_nonfinite(out, spec, value);
		return;
	}
	write_double *write = find_writer(spec->type);
	if (write(&number, &decimal, spec, value) < 0)
		error_raise_generic(out->L, ENOMEM);
	number.point = spec->alternate || number.fraction_size + number.zeros > 0;
	number.grouped = number.prefix[0] == 0;
	number_add(out, spec, &number);
}
