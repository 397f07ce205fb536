#!/bin/sh
# The manual page's key section is that of the table of actions.
set -u
: "${top_srcdir:=.}"
page=$top_srcdir/man/touchline.1
if "$top_srcdir/man/update-keys" "$page" man/keys | diff "$page" -; then
    echo '1 passed, 0 failed, 0 skipped'
else
    echo 'man/touchline.1 differs from ui/actions.def: "make update-man" makes it anew'
    echo '0 passed, 1 failed, 0 skipped'
    exit 1
fi
