# SPDX-License-Identifier: MIT
# Makefile - build, try, test and install cellua. Variables: V=1 shows the commands,
# SANITIZE=address,undefined builds beside the plain build, WERROR=1 forgives nothing.

SRCDIR := $(patsubst %/,%,$(dir $(lastword $(MAKEFILE_LIST))))
comma := ,
B := build$(if $(SANITIZE),-$(subst $(comma),-,$(SANITIZE)))
FOLDERS := cmd modules runtime sandbox
TIMEOUT = $(if $(SANITIZE),300,60)
FUZZ_SECONDS = 20

deps: PACKAGES = gcc libc6-dev make pkg-config luajit libluajit-5.1-dev liburing-dev \
	libseccomp-dev libcap-ng-dev libserd-dev libssl-dev libpcre2-dev check mandoc lua-lpeg \
	lua-cjson lua-socket libwebp7 \
	curl nginx-light openssl redis-server socat
lint-deps: PACKAGES = clang clang-tidy cppcheck mandoc shellcheck

files = $(patsubst $(SRCDIR)/%,%,$(wildcard $(addprefix $(SRCDIR)/,$(1))))
SOURCES := $(call files,$(FOLDERS:%=%/*.c))
CHUNKS := $(filter-out runtime/embed.lua,$(call files,$(FOLDERS:%=%/*.lua)))
CHUNKS := $(CHUNKS:%=$(B)/%.h)
CHECKS := $(patsubst tests/unit/check_%.c,%,$(call files,tests/unit/check_*.c))
FUZZERS := $(filter-out replay,$(patsubst tests/fuzz/%.c,%,$(call files,tests/fuzz/*.c)))
PAGES := $(call files,man/*.[1-9])
ARCHIVES := $(FOLDERS:%=$(B)/%.a)

.PHONY: all deps lint-deps demo check programs words lint format fuzz fuzz-libfuzzer \
	fuzz-afl run-libfuzzer run-afl bench install uninstall dist clean distclean
.DELETE_ON_ERROR:
.SECONDARY:
.SECONDEXPANSION:
all:

# What these do needs no configuration; whatever else is made begins with it.
ifneq ($(filter-out deps lint-deps format clean distclean,$(or $(MAKECMDGOALS),all)),)
include config.mk
endif
config.mk: $(SRCDIR)/configure | $(if $(filter demo check,$(MAKECMDGOALS)),deps)
	$(SRCDIR)/configure $(CONFIGURE_ARGUMENTS)

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wold-style-definition -Wpointer-arith -Wundef -Wvla \
	-Wformat=2 -Wimplicit-fallthrough $(if $(WERROR),-Werror)
LANGUAGE := -std=c11 -D_GNU_SOURCE -I. -I$(B) -I$(SRCDIR)
OPTIMISED = $(filter-out -O0,$(filter -O%,$(CFLAGS)))
FORTIFY = $(if $(OPTIMISED),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
# Sanitizers have to see each error pass through the stack, in the shared library.
GUARD = $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all \
	-fno-omit-frame-pointer,$(HARDENING) $(FORTIFY))
COMPILE = $(CC) $(LANGUAGE) $(INCLUDE) $(WARNINGS) -fPIE $(GUARD) $(CPPFLAGS) $(CFLAGS)
LINK = $(CC) -pie $(if $(SANITIZE),,$(LEAN)) -Wl,-z,relro,-z,now,-z,noexecstack $(GUARD) $(CFLAGS) $(LDFLAGS)
say = $(if $(V),,@printf '  %-6s %s\n' $(1) $@;)

# Rewritten when it differs, so that other flags rebuild what they made.
FLAGS := $(COMPILE) / $(LINK) $(LIBS)
ifneq ($(file <$(B)/flags),$(FLAGS))
.PHONY: $(B)/flags
endif
$(B)/flags:
	$(shell mkdir -p $(@D))$(file >$@,$(FLAGS))

vpath %.c $(SRCDIR)
vpath %.lua $(SRCDIR)

all: $(B)/cellua $(B)/emilua $(B)/libc_service.so $(B)/libc_filter.so

$(B)/%.o: %.c $(B)/flags | $(CHUNKS)
	@mkdir -p $(@D)
	$(call say,CC)$(COMPILE) $(EXTRA) -MMD -MP -c $< -o $@

$(B)/%.lua.h: %.lua $(SRCDIR)/runtime/embed.lua
	@mkdir -p $(@D)
	$(call say,EMBED)$(LUAJIT) $(SRCDIR)/runtime/embed.lua $< $@

# The folder itself is newer than its archive once a file came or went.
objects = $(patsubst %.c,$(B)/%.o,$(filter $(1)/%,$(SOURCES)))
$(filter-out $(B)/sandbox.a,$(ARCHIVES)): $(B)/%.a: $$(filter-out $(B)/cmd/main.o,$$(call objects,$$*)) \
		$$(wildcard $(SRCDIR)/$$*)
	$(call say,AR)rm -f $@ && ar rcsD $@ $(filter %.o,$^)

# Functions of the C library that a libc service stands before: in whole programs only, and
# what confines asks none: in its objects these names are direct_NAME.
ENTRIES := $(patsubst %,$(B)/runtime/libc_%.o,files hosts links sockets status streams)
$(B)/entries: $(ENTRIES)
	$(call say,NM)nm -gP --defined-only $^ | awk 'NF > 1 { print $$1, "direct_" $$1 }' >$@
$(B)/sandbox.a: $$(call objects,sandbox) $(B)/entries $(SRCDIR)/sandbox
	$(call say,AR)rm -f $@ && ar rcsD $@ $(filter %.o,$^) && \
		objcopy --redefine-syms=$(B)/entries $@

# Filters of system calls that most confined processes need.
MADE := $(B)/sandbox/filter_made.h
$(B)/filters: $(patsubst %,$(B)/sandbox/%.o,made/filters filter fault plain)
	$(call say,LINK)$(LINK) $^ $(LIBS) -o $@
$(MADE): $(B)/filters
	$(call say,MAKE)$< >$@
$(B)/sandbox/filter_made.o: $(MADE)

# What every start runs stands side by side: with each page that is read come its neighbours.
FIRST := $(patsubst %,$(B)/cmd/%.o,confined options output rules script search_path start) \
	$(patsubst %,$(B)/modules/%.o,byte_span byte_span_number byte_span_search channel fiber \
	format io io_carrier io_file io_lines io_process io_standard modules spawn_vm \
	standard_stream time time_point timer) \
	$(patsubst %,$(B)/runtime/%.o,blocks bytes confined context error fiber heap importer \
	interrupt loader loader_run loop mailbox message message_parts module native_modules op path \
	report ring scope source subprocess timers vm worker)
$(B)/cellua: $(B)/cmd/main.o $(FIRST) $(ENTRIES) $(ARCHIVES)
	$(call say,LINK)$(LINK) $^ $(LIBS) -o $@

$(B)/emilua: | $(B)/cellua
	@ln -sf cellua $@

# Libraries for programs of others, in which no sanitizer may be.
$(B)/libc_service.so: $(patsubst %,$(B)/shared/%.o,preload/service \
	$(patsubst %,runtime/libc_%,call files hello hosts links real request service sockets status \
	streams) sandbox/blob sandbox/rights)
$(B)/libc_filter.so: $(patsubst %,$(B)/shared/%.o,preload/filter modules/libc_filter \
	$(patsubst %,modules/libc_filter_%,arguments bytes results) modules/libc_query modules/capability_text \
	$(patsubst %,modules/init_%,arena call constants files helpers identity landlock \
	mounts names namespaces processes programs) \
	$(patsubst %,runtime/libc_%,names perform request))
$(B)/libc_filter.so: SHARED_LIBS = $(FILTER_LIBS)
$(B)/shared/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,CC)$(CC) $(LANGUAGE) $(INCLUDE) $(WARNINGS) -fPIC -fvisibility=hidden \
		-ftls-model=initial-exec $(HARDENING) $(FORTIFY) $(CPPFLAGS) \
		$(CFLAGS) -MMD -MP -c $< -o $@
$(B)/%.so:
	$(call say,LINK)$(CC) -shared -Wl,-z,relro,-z,now,-z,noexecstack,-z,defs $(CFLAGS) \
		$(LDFLAGS) $^ $(SHARED_LIBS) -o $@

$(B)/tests/unit/suites.h: $(SRCDIR)/tests/unit
	@mkdir -p $(@D)
	@for suite in $(CHECKS); do echo "SUITE($$suite)"; done >$@

$(B)/tests/unit/main.o: $(B)/tests/unit/suites.h
$(B)/tests/unit/check_%.o: EXTRA = -Wno-missing-prototypes
$(B)/unit: $(B)/tests/unit/main.o $(CHECKS:%=$(B)/tests/unit/check_%.o) $(ENTRIES) $(ARCHIVES)
	@test -n '$(CHECK_LIBS)' || { echo 'make: the unit tests need the library check' \
		'(Debian: check); install it and run configure again' >&2; exit 1; }
	$(call say,LINK)$(LINK) $^ $(CHECK_LIBS) $(LIBS) -o $@

# The program that tries to escape: layers can be left out of it, and hostile code is in.
WRAPPED := seal_signals seal_descriptors seal_environment seal_parent seal_privileges \
	seal_memory landlock_abi namespaces_enter limits_apply identity_take landlock_enter \
	filter_load restriction_open trim_apply module_preload control_ready identity_bound \
	scratch_create grants_open landlock_create inherit_streams inherit_named control_open \
	cgroup_open cgroup_add filter_compile control_give context_reserve fork kill posix_spawn \
	errand_check net_hides local_socket_open
ESCAPE := $(patsubst %.c,$(B)/%.o,$(call files,tests/escape/*.c))
$(B)/escape: $(B)/cmd/main.o $(ESCAPE) $(ENTRIES) $(ARCHIVES)
	$(call say,LINK)$(LINK) $(WRAPPED:%=-Wl,--wrap=%) $^ $(LIBS) -o $@

$(B)/fuzz/%_replay: $(B)/tests/fuzz/%.o $(B)/tests/fuzz/replay.o $(ARCHIVES)
	@mkdir -p $(@D)
	$(call say,LINK)$(LINK) $^ $(LIBS) -o $@
$(B)/fuzz/%: $(B)/tests/fuzz/%.o $(ARCHIVES)
	@mkdir -p $(@D)
	$(call say,LINK)$(LINK) -fsanitize=fuzzer $^ $(LIBS) -o $@

programs: all $(if $(CHECKS),$(B)/unit) $(B)/escape $(B)/words \
	$(FUZZERS:%=$(B)/fuzz/%_replay)

check: deps programs
	sh $(SRCDIR)/tests/run -t $(TIMEOUT) $(B)

demo: deps all
	$(B)/cellua $(SRCDIR)/examples/wordfreq.lua \
		/usr/share/common-licenses/* /usr/share/doc/*/copyright

# The words of a policy, and the requests of a ring, as sections of the manual; `make words` puts them there.
$(B)/words: $(B)/man/words.o $(B)/runtime/operation.o $(B)/sandbox.a
	$(call say,LINK)$(LINK) $^ $(LIBS) -o $@

words: $(B)/words
	sh $(SRCDIR)/man/words.sh $(B)/words $(SRCDIR)/man/cellua-manifest.5
	sh $(SRCDIR)/man/words.sh $(B)/words $(SRCDIR)/man/cellua-sandbox.7 operations

$(B)/confine: $(B)/tests/bench/confine.o $(ARCHIVES)
	$(call say,LINK)$(LINK) -Wl,--wrap=control_go $^ $(LIBS) -o $@

# What our messages are compared with.
$(B)/mail: $(B)/tests/bench/mail.o
	$(call say,LINK)$(LINK) $^ $(LIBS) -o $@

# Servers on loopback, and what loads them.
$(B)/traffic: $(B)/tests/bench/traffic.o
	$(call say,LINK)$(LINK) $^ $(LIBS) -o $@

# And our files.
$(B)/file: $(B)/tests/bench/file.o
	$(call say,LINK)$(LINK) $^ $(LIBS) -o $@

bench: all $(B)/confine $(B)/mail $(B)/traffic $(B)/file
	sh $(SRCDIR)/tests/bench/run $(B)/cellua

lint: $(CHUNKS) $(MADE)
	sh $(SRCDIR)/tests/layers.sh
	sh $(SRCDIR)/tests/lint.sh $(LANGUAGE) $(INCLUDE)
	for cc in gcc clang; do ! command -v $$cc || \
		$(MAKE) WERROR=1 CC=$$cc B=build-lint-$$cc programs || exit 1; done

format:
	cd $(SRCDIR) && clang-format -i $(call files,$(addsuffix /*.[ch],$(FOLDERS) preload \
		tests/unit tests/fuzz tests/escape \
		tests/bench))

# FUZZER is libfuzzer or afl; TARGETS are those that run, one after another.
FUZZER = libfuzzer
TARGETS = $(FUZZERS)
fuzz: fuzz-$(FUZZER)
fuzz-libfuzzer:
	$(MAKE) CC=clang B=build-fuzz run-libfuzzer \
		SANITIZE=fuzzer-no-link$(comma)address$(comma)undefined
fuzz-afl:
	$(MAKE) CC=afl-clang-fast B=build-afl run-afl SANITIZE=address$(comma)undefined
run-libfuzzer: $(TARGETS:%=$(B)/fuzz/%)
	for name in $(TARGETS); do mkdir -p $(B)/fuzz/$$name.found && $(B)/fuzz/$$name \
		-max_total_time=$(FUZZ_SECONDS) -artifact_prefix=$(B)/fuzz/$$name. \
		$(B)/fuzz/$$name.found $(SRCDIR)/tests/fuzz/corpus/$$name || exit 1; done
run-afl: $(TARGETS:%=$(B)/fuzz/%)
	for name in $(TARGETS); do sh $(SRCDIR)/tests/fuzz/afl.sh $(FUZZ_SECONDS) \
		$(B)/fuzz/$$name $(SRCDIR)/tests/fuzz/corpus/$$name || exit 1; done

page = '$(DESTDIR)$(mandir)/man$(patsubst .%,%,$(suffix $(1)))/$(notdir $(1))'
install: all
	install -D $(B)/cellua '$(DESTDIR)$(bindir)/cellua'
	ln -sf cellua '$(DESTDIR)$(bindir)/emilua'
	install -D -m 644 -t '$(DESTDIR)$(libdir)/cellua' $(B)/libc_service.so \
		$(B)/libc_filter.so
	$(foreach name,$(PAGES), \
		install -D -m 644 $(SRCDIR)/$(name) $(call page,$(name)) &&) :
uninstall:
	rm -f '$(DESTDIR)$(bindir)/cellua' '$(DESTDIR)$(bindir)/emilua' \
		'$(DESTDIR)$(libdir)/cellua/libc_service.so' \
		'$(DESTDIR)$(libdir)/cellua/libc_filter.so' \
		$(foreach name,$(PAGES),$(call page,$(name)))

dist:
	git -C $(SRCDIR) archive --prefix=cellua-$(VERSION)/ \
		-o $(CURDIR)/cellua-$(VERSION).tar.gz HEAD
clean:
	rm -rf build build-*
distclean: clean
	rm -f config.mk config.h cellua-*.tar.gz

SUDO = $(if $(filter-out 0,$(shell id -u)),sudo)
APT = $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get
deps lint-deps:
	@have=$$(dpkg-query -W -f '$${Package}:$${db:Status-Status} ' $(PACKAGES) \
		2>/dev/null); missing=; \
	for package in $(PACKAGES); do case " $$have" in *" $$package:installed "*) ;; \
		*) missing="$$missing $$package" ;; esac; done; \
	if test -z "$$missing"; then echo '$@: everything is installed'; \
	elif ! command -v apt-get >/dev/null; then echo "$@: no apt-get for$$missing"; \
	else echo "$@: apt-get install$$missing"; \
		$(APT) update -q && $(APT) install -qy --no-install-recommends $$missing; fi

-include $(patsubst %.o,%.d,$(wildcard $(B)/*/*.o $(B)/tests/*/*.o $(B)/shared/*/*.o))
