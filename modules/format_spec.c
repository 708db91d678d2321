/* SPDX-License-Identifier: MIT */
/* format_spec.c - how one field is to be written: what follows its ":". */
#include "modules/format_spec.h"

#include <string.h>

static const struct {
	const char *name;
	const char *types;
} kinds[] = {
	[KIND_BOOLEAN] = { "a boolean", "sbBcdoxX" },
	[KIND_INTEGER] = { "an integer", "bBcdoxXaAeEfFgG" },
	[KIND_DOUBLE] = { "a number that is no integer", "aAeEfFgG" },
	[KIND_STRING] = { "a string", "s?" },
};

static bool is_one_of(int byte, const char *bytes)
{
	return byte > 0 && strchr(bytes, byte);
}

static bool is_number(enum format_kind kind)
{
	return kind == KIND_INTEGER || kind == KIND_DOUBLE;
}

/* A fill is any character before an alignment, but for the braces. */
static void read_align(struct format_reader *reader, struct format_spec *spec)
{
	int32_t point;
	size_t size = 0, rest = (size_t)(reader->end - reader->at);

	if (rest && format_peek(reader) != '}')
		size = text_decode(reader->at, rest, &point);
	if (size && size < rest && is_one_of(reader->at[size], "<>^")) {
		if (*reader->at == '{')
			format_fail(reader, "expected a fill other than a brace");
		memcpy(spec->fill, reader->at, size);
		spec->fill_size = size;
		reader->at += size;
	}
	if (is_one_of(format_peek(reader), "<>^"))
		spec->align = *reader->at++;
}

static void read_sign(
	struct format_reader *reader, enum format_kind kind, struct format_spec *spec)
{
	if (!is_one_of(format_peek(reader), "+- "))
		return;
	if (!is_number(kind))
		format_fail(reader, "expected no sign for %s", kinds[kind].name);
	spec->sign = *reader->at++;
}

/* Step over the flag `byte`, which is not for strings. */
static bool read_flag(struct format_reader *reader, enum format_kind kind, char byte)
{
	if (format_peek(reader) != byte)
		return false;
	if (kind == KIND_STRING)
		format_fail(reader, "expected no \"%c\" for a string", byte);
	reader->at++;
	return true;
}

static void read_zero(
	struct format_reader *reader, enum format_kind kind, struct format_spec *spec)
{
	spec->zero = read_flag(reader, kind, '0');
	if (!spec->zero)
		return;
	spec->fill[0] = '0';
	spec->fill_size = 1;
}

static void read_width(struct format_reader *reader, struct format_spec *spec)
{
	int width = format_read_number(reader);

	spec->width = width < 0 ? 0 : width;
}

static void read_precision(
	struct format_reader *reader, enum format_kind kind, struct format_spec *spec)
{
	if (format_peek(reader) != '.')
		return;
	if (kind == KIND_BOOLEAN)
		format_fail(reader, "expected no precision for a boolean");
	reader->at++;
	spec->precision = format_read_number(reader);
	if (spec->precision < 0)
		format_fail(reader, "expected digits or a field");
}

static void read_type(
	struct format_reader *reader, enum format_kind kind, struct format_spec *spec)
{
	int type = format_peek(reader);

	if (type < 0 || type == '}')
		return;
	if (!is_one_of(type, kinds[kind].types))
		format_fail(reader,
			"expected \"}\" or a type for %s, which is one of \"%s\"",
			kinds[kind].name, kinds[kind].types);
	if (spec->precision >= 0 && is_one_of(type, "bBcdoxX"))
		format_fail(reader, "expected no precision for the type of an integer");
	spec->type = (char)type;
	reader->at++;
}

void format_spec_read(
	struct format_reader *reader, enum format_kind kind, struct format_spec *spec)
{
	*spec = (struct format_spec){ .fill = " ", .fill_size = 1, .precision = -1 };
	read_align(reader, spec);
	read_sign(reader, kind, spec);
	spec->alternate = read_flag(reader, kind, '#');
	read_zero(reader, kind, spec);
	read_width(reader, spec);
	read_precision(reader, kind, spec);
	spec->local = read_flag(reader, kind, 'L');
	read_type(reader, kind, spec);
	format_expect(reader, '}');
}

bool format_spec_is_double(const struct format_spec *spec)
{
	return spec->precision >= 0 || is_one_of(spec->type, "aAeEfFgG");
}

struct format_padding format_pad(
	const struct format_spec *spec, size_t columns, char usual)
{
	size_t width = (size_t)spec->width;
	size_t missing = width > columns ? width - columns : 0;

	if (spec->zero)
		usual = '>';
	switch (spec->align ? spec->align : usual) {
	case '<':
		return (struct format_padding){ .after = missing };
	case '^':
		return (struct format_padding){ missing / 2, missing - missing / 2 };
	default:
		return (struct format_padding){ .before = missing };
	}
}

void format_fill(luaL_Buffer *out, const struct format_spec *spec, size_t count)
{
	while (count-- > 0)
		luaL_addlstring(out, spec->fill, spec->fill_size);
}
