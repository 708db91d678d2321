#!/bin/sh
# SPDX-License-Identifier: MIT
# terminal_keys.sh - Ctrl-C, Ctrl-Z, Ctrl-D, Ctrl-\, fg and & do what they do to any program.
command -v python3 >/dev/null || exit 77
command -v bash >/dev/null || exit 77
cat >talk.py <<'END'
import os, pty, select, sys
child, terminal = pty.fork()
if child == 0:
    os.environ.update(PS1="$ ", HISTFILE="", INPUTRC="/dev/null", TERM="dumb")
    os.execvp("bash", ["bash", "--norc", "--noprofile", "--noediting", "-i"])
seen = b""

def until(text):
    global seen
    while text.encode() not in seen:
        if not select.select([terminal], [], [], 40)[0]:
            sys.exit(f"no {text!r} in {seen!r}")
        seen += os.read(terminal, 4096)
    seen = seen[seen.index(text.encode()) + len(text):]

def type(text):
    os.write(terminal, text.encode())

def run(code, says="go"):
    type(f"\"$CELLUA\" --untrusted -e 'io.write(\"{says[0]}\", \"{says[1]}\\n\") {code}'\n")
    until(says + "\r\n")

def ends(status):
    until("$ ")
    type("echo =$?=\n")
    until(f"={status}=")
    until("$ ")
    print(status)

type("stty -echo\n")
until("$ ")
until("$ ")
run("require(\"time\").sleep(100)")
type("\x03")
until("interrupted!")
ends(1)
run("require(\"time\").sleep(100)")
type("\x1c")
ends(131)
run("for i = 1, 2 do print(\"got\", io.read()) end")
type("one\n")
until("got\tone")
type("\x1a")
until("Stopped")
until("$ ")
type("fg\n")
until("io.read()")
type("two\n")
until("got\ttwo")
ends(0)
run("print(#io.read(\"*a\"), \"bytes\")")
type("abc\n\x04")
until("4\tbytes")
ends(0)
type("\"$CELLUA\" --untrusted -e 'print(\"got\", io.read())' &\n")
until("$ ")
type("fg\n")
until("io.read()")
type("three\n")
until("got\tthree")
ends(0)
type("\"$CELLUA\" --untrusted -i\n")
until("> ")
type("6*7\n")
until("42")
until("> ")
type("\x04")
ends(0)
END
python3 talk.py
# expect: 1
# expect: 131
# expect: 0
# expect: 0
# expect: 0
# expect: 0
