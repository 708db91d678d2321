/* SPDX-License-Identifier: MIT */
/* kind_list.h - the kinds of words that have lists behind them. */
#ifndef SANDBOX_KIND_LIST_H
#define SANDBOX_KIND_LIST_H

#include "sandbox/reading.h"

reading_element kind_paths;
reading_element kind_names;
reading_element kind_rules;
reading_element kind_settings;
reading_element kind_descriptors;
reading_element kind_libraries;
reading_element kind_programs;
reading_element kind_actors;

#endif
