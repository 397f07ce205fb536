#!/bin/sh
# Reads the real files and compares what was found with totals.txt. Where there are none it says so
# and is skipped. CORPUS: their folder.
corpus=${CORPUS:-$top_srcdir/../shared/openfootball}
if test ! -d "$corpus"; then
    echo "SKIPPED: there are no real files at $corpus; CORPUS=FOLDER names them" >&2
    exit 77
fi
exec tests/corpus/corpus "$corpus" "$top_srcdir/tests/corpus/totals.txt"
