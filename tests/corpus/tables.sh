#!/bin/sh
# The tables of the World Cups that are shipped stand in the order that openfootball states, or
# differ as tables.txt says, where a comment explains the lines below it.
set -u
corpus=${CORPUS:-$top_srcdir/../shared/openfootball}
if test ! -d "$corpus/worldcup" || test ! -d "$corpus/worldcup.json"; then
	echo "SKIP: no openfootball in $corpus (CORPUS=folder names another)"
	exit 77
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/tables.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
tests/corpus/tables "$top_srcdir/data" "$corpus" >"$work/got" 2>"$work/met" || exit 1
failed=0
grep -v '^#' "$top_srcdir/tests/corpus/tables.txt" >"$work/expected"
diff "$work/expected" "$work/got" || failed=1
# 15 lists in the order of the end, two whole tables.
if test "$(grep -c ' groups' "$work/met")" != 17; then
	cat "$work/met"
	echo "FAIL: expected 17 accounts of the tables of World Cups"
	failed=1
fi
exit $failed
