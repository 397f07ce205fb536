# shellcheck shell=sh disable=SC2034
# What the scripts here share: a place of their own, and words for what is expected. To be read in,
# with TOUCHLINE (the binary) and top_srcdir set or the defaults right.
set -u
: "${TOUCHLINE:=$PWD/touchline}" "${top_srcdir:=.}"
here=$PWD
data=$(cd "$top_srcdir" && pwd)/data
pty=$here/tests/cli/on_pty
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
if [ ! -x "$TOUCHLINE" ] || [ ! -x "$pty" ]; then
    echo "$TOUCHLINE or $pty is not there"
    exit 1
fi
passed=0
failed=0
skipped=0
cd "$work" || exit 1
export HOME="$work/home" LC_ALL=C.UTF-8 TZ=Europe/Paris
unset TOUCHLINE_DATADIR XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME NO_COLOR COLORTERM COLORFGBG
unset POSIXLY_CORRECT TERM
mkdir home

# ok NAME COMMAND...: passes when the command succeeds
ok() {
    name=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n  status %s\n' "$name" "${status-}"
        sed -n '1,12s/^/  out: /p' out
        sed -n '1,12s/^/  err: /p' err
    fi
}

skip() {
    skipped=$((skipped + 1))
    printf 'skipped: %s\n' "$1"
}

# run [ARGUMENT]...: leaves status, and the files out and err
run() {
    "$TOUCHLINE" "$@" >out 2>err </dev/null
    status=$?
}

# on COLUMNS ENVIRONMENT KEYS [ARGUMENT]...: the same on a terminal
on() {
    columns=$1
    with=$2
    keys=$3
    shift 3
    # shellcheck disable=SC2086
    env $with "$pty" "$columns" 24 "$keys" "$TOUCHLINE" "$@" >raw 2>err
    status=$?
    tr -d '\r' <raw >out
}

exits() { [ "$status" -eq "$1" ]; }
has() { grep -qF -e "$1" out; }
hasnt() { ! grep -qF -e "$1" out; }
matches() { grep -qE -e "$1" out; }
says() { grep -qF -e "$1" err; }
quiet() { [ ! -s err ]; }
silent() { [ ! -s out ]; }
same() { [ -s "$1" ] && cmp -s "$1" "$2"; }
starts() { case $(head -n 1 out) in "$1"*) ;; *) return 1 ;; esac; }
complains() { head -n 1 err | grep -q '^touchline: '; }
# nothing but printable ASCII and line ends
ascii() { ! LC_ALL=C grep -q '[^ -~]' "$1"; }
plain() { ! grep -q "$(printf '\033')" "$1"; }
# cells: bytes that do not go on with a character; nothing in the editions is wider
within() { LC_ALL=C awk -v most="$1" '{ gsub(/[\200-\277]/, "") } length($0) > most { exit 1 }' out; }
shows() { exits 0 && quiet && has "$1"; }
# refused: a wrong usage is told on stderr alone
refused() { exits 2 && silent && complains && says "$1" && says 'touchline --help'; }
fails() { exits 1 && silent && complains && says "$1"; }

# the last line
count() {
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" -eq 0 ]
}
