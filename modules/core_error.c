/* SPDX-License-Identifier: MIT */
/* core_error.c - require "core_error": what the runtime itself raises, by name. */
#include <stddef.h>

#include "modules/error_names.h"
#include "modules/modules.h"
#include "runtime/module.h"

static const struct error_name names[] = {
	{ "invalid_module_name", CORE_INVALID_MODULE_NAME },
	{ "module_not_found", CORE_MODULE_NOT_FOUND },
	{ "root_cannot_import_parent", CORE_ROOT_CANNOT_IMPORT_PARENT },
	{ "cyclic_import", CORE_CYCLIC_IMPORT },
	{ "leaf_cannot_import_child", CORE_LEAF_CANNOT_IMPORT_CHILD },
	{ "only_main_fiber_may_import", CORE_ONLY_MAIN_FIBER_MAY_IMPORT },
	{ "bad_root_context", CORE_BAD_ROOT_CONTEXT },
	{ "bad_index", CORE_BAD_INDEX },
	{ "bad_coroutine", CORE_BAD_COROUTINE },
	{ "suspension_already_allowed", CORE_SUSPENSION_ALREADY_ALLOWED },
	{ "interruption_already_allowed", CORE_INTERRUPTION_ALREADY_ALLOWED },
	{ "forbid_suspend_block", CORE_FORBID_SUSPEND_BLOCK },
	{ "fiber_canceled", CORE_FIBER_CANCELED },
	{ "interrupted", CORE_FIBER_CANCELED },
	{ "unmatched_scope_cleanup", CORE_UNMATCHED_SCOPE_CLEANUP },
	{ "channel_closed", CORE_CHANNEL_CLOSED },
	{ "no_senders", CORE_NO_SENDERS },
	{ "internal_module", CORE_INTERNAL_MODULE },
	{ "raise_error", CORE_RAISE_ERROR },
	{ "bad_rdf", CORE_BAD_RDF },
	{ "bad_rdf_module", CORE_BAD_RDF_MODULE },
	{ "bad_rdf_error_category", CORE_BAD_RDF_ERROR_CATEGORY },
	{ "broken_promise", CORE_BROKEN_PROMISE },
	{ "promise_already_satisfied", CORE_PROMISE_ALREADY_SATISFIED },
	{ "current_module_not_known", CORE_CURRENT_MODULE_NOT_KNOWN },
	{ NULL, 0 },
};

static int core_error(lua_State *L)
{
	return error_names_index(L, names, &error_core);
}

int open_core_error(lua_State *L)
{
	static const struct type type = { "core_error", NULL, NULL, core_error };

	module_type(L, &type);
	module_new(L, &type, 0);
	return 1;
}
