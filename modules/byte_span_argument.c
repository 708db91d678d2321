/* SPDX-License-Identifier: MIT */
/* byte_span_argument.c - what the functions of byte_span take: integers and contents. */
#include "modules/byte_span_argument.h"

#include <string.h>

#include "runtime/bytes.h"
#include "runtime/error.h"

/* Beyond any size, and still far from overflow: where absurd numbers and NaN go. */
#define FAR 0x1p53

bool argument_read_integer(lua_State *L, int index, ptrdiff_t *value)
{
	lua_Number number = lua_tonumber(L, index);

	if (lua_type(L, index) != LUA_TNUMBER)
		return false;
	if (number > FAR)
		number = FAR;
	else if (!(number >= -FAR))
		number = -FAR;
	*value = (ptrdiff_t)number;
	return true;
}

ptrdiff_t argument_integer(lua_State *L, int index)
{
	ptrdiff_t value = 0;

	if (!argument_read_integer(L, index, &value))
		error_argument(L, index);
	return value;
}

ptrdiff_t argument_optional_integer(lua_State *L, int index, size_t otherwise)
{
	return lua_isnoneornil(L, index) ? (ptrdiff_t)otherwise
	                                 : argument_integer(L, index);
}

struct content argument_content(lua_State *L, int index)
{
	struct content content = { NULL, 0 };

	if (!bytes_or_string(L, index, &content.data, &content.size))
		error_argument(L, index);
	return content;
}

struct content argument_optional_content(lua_State *L, int index, const char *otherwise)
{
	if (!lua_isnoneornil(L, index))
		return argument_content(L, index);
	return (struct content){ (const unsigned char *)otherwise, strlen(otherwise) };
}
