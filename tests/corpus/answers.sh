#!/bin/sh
# Recorded answers of providers hold what answers.txt says; where there are none it says so and is
# skipped. PAYLOADS: their folder. UPDATE=1 writes what was found: read the difference.
set -u
payloads=${PAYLOADS:-$top_srcdir/../shared/payloads}
expected=$top_srcdir/tests/corpus/answers.txt
if test ! -d "$payloads/espn"; then
    echo "SKIPPED: there are no recorded answers at $payloads; PAYLOADS=FOLDER names them" >&2
    exit 77
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/answers.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
scoreboard=$payloads/espn/wc2026-trimmed/scoreboard.json
(cd "$payloads" && find . -name '*.json' -o -name '*.json.gz') | LC_ALL=C sort |
    while IFS= read -r name; do
        file=$payloads/$name
        case $name in
        *.gz)
            file=$work/$(basename "$name" .gz)
            gunzip -c "$payloads/$name" >"$file" || exit 1
            ;;
        esac
        printf '%s\n  ' "${name#./}"
        case $name in
        */summary-*) tests/corpus/answers "$file" "$scoreboard" ;;
        *) tests/corpus/answers "$file" ;;
        esac || exit 1
    done >"$work/got" || exit 1
if test -n "${UPDATE-}"; then
    cp "$work/got" "$expected"
    exit 0
fi
diff -u "$expected" "$work/got"
