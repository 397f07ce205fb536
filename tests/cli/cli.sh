#!/bin/sh
# The command line of the real binary: what it prints, where, and how it exits.
# Needs TOUCHLINE (the binary) and top_srcdir; prints a count as its last line.
set -u
: "${TOUCHLINE:=$PWD/touchline}" "${top_srcdir:=.}"
here=$PWD
data=$(cd "$top_srcdir" && pwd)/data
pty=$here/tests/cli/on_pty
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
if [ ! -x "$TOUCHLINE" ] || [ ! -x "$pty" ]; then
    echo "cli.sh: $TOUCHLINE or $pty is not there"
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

# -- what needs no edition ----------------------------------------------------------------------

run --help
ok '--help' shows 'Usage:'
ok '--help is narrow' within 79
ok '--help is ASCII' ascii out
for option in width leg date sources list-keys help version; do
    ok "--help has --$option" matches "^ .*--${option}[ =]"
    ok "the manual has --$option" grep -q "^\.It.* Fl -$option" "$top_srcdir/man/touchline.1"
done
for command in show list check; do
    ok "--help has $command" matches "^  touchline $command"
    ok "the manual has $command" grep -q "^\.It Cm $command" "$top_srcdir/man/touchline.1"
done
cp out help
run -h
ok '-h is --help' same out help
run show bracket --help
ok '--help wins over a command' same out help
run --version
ok '--version' exits 0
ok '--version names it' starts 'touchline '
ok '--version is one line' [ "$(wc -l <out)" -eq 1 ]
cp out version
run -V
ok '-V is --version' same out version
run --vers
ok 'an option may be shortened' same out version

run --list-keys
ok '--list-keys' shows 'quit'
ok '--list-keys is ASCII' ascii out
sed -n 's/^ACTION([A-Z_]*, "\([^"]*\)", "\([^"]*\)".*"\([^"]*\)")$/  \1|\2|\3/p' \
    "$top_srcdir/ui/actions.def" >actions
ok 'the table of actions is read here' [ "$(wc -l <actions)" -ge 20 ]
while IFS='|' read -r name keys text; do
    ok "--list-keys has$name" has "$(printf '  %-11s %-14s %s' "${name#  }" "$keys" "$text")"
done <actions
ok '--list-keys has nothing else' [ "$(grep -c '^  ' out)" -eq "$(wc -l <actions)" ]
mkdir -p home/.config/touchline
echo 'keys = { quit = "Q"; };' >home/.config/touchline/touchline.cfg
run --list-keys
ok '--list-keys as bound' matches '^  quit +Q +quit'
rm -r home/.config

# -- wrong usage: 2 ------------------------------------------------------------------------------

while IFS='|' read -r arguments what; do
    # shellcheck disable=SC2086
    run $arguments
    ok "usage: touchline $arguments" refused "$what"
done <<'END'
--nonsense|--nonsense: unknown option
nonsense|"nonsense" is neither a command nor an edition nor a file
tie lille|"tie" is a view; expected "touchline show tie"
show bracket --nonsense|--nonsense: unknown option
-x|-x: unknown option
--width|--width N
show bracket --width|--width N
--help=yes|--help takes no value
show bracket --width=wide|--width wide
show bracket --width=0|--width 0
show bracket --width=99999999999|--width 99999999999
show bracket --width=-5|--width -5
show tie qf1 --leg 0|--leg 0
show tie qf1 --leg first|--leg first
show tie qf1 --leg 1x|--leg 1x
show|bracket, scoreboard, tie, match or shootout
show nonsense|nonsense
show help|help
show table|table
show bracket --leg 1|--leg
show bracket uel-2023-24 roma|roma
show bracket roma milan|roma
show scoreboard --leg 1|--leg
show bracket --date 2024-04-18|--date
show match qf1 --date 2024-04-18|--date
show scoreboard --date 2024-02-30|2024-02-30
show scoreboard --date today|today
show scoreboard --date 2024-04-18T21:00|2024-04-18T21:00
list uel-2023-24|uel-2023-24
list --width 60|--width
check|expected a file
check --leg 1|--leg
check --sources x.cfg|--sources
nonsense|nonsense
replay|replay
uel-2023-24 uecl-2023-24|uecl-2023-24
--leg 2|--leg
END

# -- the views ------------------------------------------------------------------------------------

run show bracket uel-2023-24
ok 'show bracket' shows 'Marseille'
ok 'its first line names the edition' matches '^ Europa League 2023-24 · Bracket '
ok 'all sides of the quarter-finals' [ "$(grep -cE 'Benfica +2 +0|Marseille +1 +1|Liverpool +0 +1|Atalanta +3 +0|Milan +0 +1|Roma +1 +2|Leverkusen +2 +1|West Ham +0 +1' out)" -ge 8 ]
ok 'who won' has 'Atalanta'
ok 'no colours in a pipe' plain out
ok '80 cells at most' within 80
cp out bracket
run show bracket
ok 'the default edition' same out bracket
run
ok 'touchline without a terminal' same out bracket
run uel-2023-24
ok 'touchline ID without a terminal' same out bracket
run show bracket "$data/uel-2023-24.cfg"
ok 'a path as source' same out bracket
cp "$data/uel-2023-24.cfg" copy.cfg
run show bracket copy.cfg
ok 'a file without a slash as source' same out bracket
run copy.cfg
ok 'touchline FILE without a terminal' same out bracket
"$TOUCHLINE" show bracket - <copy.cfg >out 2>err
status=$?
ok 'standard input as source' same out bracket
"$TOUCHLINE" - <copy.cfg >out 2>err
status=$?
ok 'touchline - without a terminal' same out bracket
# shellcheck disable=SC2002
cat copy.cfg | "$TOUCHLINE" show bracket - >out 2>err
status=$?
ok 'a pipe as source' same out bracket
cp copy.cfg list
run ./list
ok './list is a file' same out bracket
run list
ok 'list is the command' has 'uecl-2023-24'
rm -f list

run show bracket --width 60
ok 'width after the words' shows 'Atalanta'
ok 'width holds' within 60
cp out narrow
run --width 60 show bracket
ok 'width before the words' same out narrow
run show --width=60 bracket
ok 'width between the words' same out narrow
POSIXLY_CORRECT=1 "$TOUCHLINE" show bracket --width 60 >out 2>err
ok 'options after words whatever getopt thinks' same out narrow
run --width 60
ok 'touchline --width without a terminal' same out narrow
for width in 20 40 100 200; do
    for view in bracket scoreboard tie match shootout; do
        run show $view --width $width
        ok "show $view --width $width" exits 0
        ok "show $view --width $width holds" within $width
    done
done

run show scoreboard --date 2024-04-18
ok 'show scoreboard --date' shows 'Marseille'
ok 'all four of that night' [ "$(grep -cE 'Benfica|Liverpool|Milan|West Ham' out)" -ge 4 ]
ok 'none of another' hasnt 'Lookman'
tail -n +2 out >night
run show scoreboard uel-2023-24 --date=2024-04-18
tail -n +2 out >again
ok 'show scoreboard SOURCE --date' same again night
run show scoreboard roma milan
ok 'words choose the night' exits 0
tail -n +2 out >again
ok 'show scoreboard WORDS: that night' same again night
run show scoreboard --date 2024-01-01
ok 'a day without matches' shows 'no matches'
run show scoreboard
ok 'the last night: the final' shows 'Leverkusen'
run show scoreboard uecl-2023-24
ok 'show scoreboard SOURCE' shows 'Olympiacos'

run show tie liverpool atalanta
ok 'show tie' shows 'Salah'
run show tie qf2
ok 'show tie ID' shows 'Salah'
run show match uel-2023-24 liverpool atalanta --leg 2
ok 'show match --leg 2' shows 'Salah'
ok 'and the minute' matches "(^|[^0-9])7'"
cp out salah
run show match liverpool atalanta
ok 'the last leg by default' same out salah
run show match uel-2023-24 qf2/2
ok 'the id of a match' same out salah
run show match qf2/2
ok 'the id of a match without a source' same out salah
run show match uel-2023-24 QF2/2
ok 'ids in capitals' same out salah
run show match LIV ATA
ok 'codes' same out salah
run show match qf liverpool
ok 'a round and a team' same out salah
run show match quarter-final LIVERPOOL
ok 'a round in full, capitals' same out salah
run show match quarter finals liverpool
ok 'a round in two words' same out salah
run show match qf 2
ok 'a label in two words' same out salah
run show match 'QF 2'
ok 'a label in one word' same out salah
run show match liverpool atalanta --leg 1
ok 'the first leg' has 'Scamacca'
ok 'and not the second' hasnt 'Salah'
run show match west ham --leg 2
ok 'west ham' shows 'Antonio'
ok 'Frimpong' has 'Frimpong'
run show match final
ok 'final is not semi-final' shows 'Lookman'
run show tie uecl-2023-24 fenerbahce
ok 'accents may be left out' shows 'Fenerbahçe'
run show tie uecl-2023-24 FENERBAHÇE
ok 'or written in capitals' shows 'Fenerbahçe'

run show shootout uecl-2023-24 lille
ok 'show shootout' shows 'Bailey'
ok 'who kicked last' matches 'Andr'
run show shootout
ok 'the only shoot-out without words' shows 'Otamendi'
run show shootout uecl-2023-24
ok 'the last shoot-out without words' shows 'Tadi'

run show match liverpool atalanta --sources
ok '--sources adds' exits 0
ok '--sources adds lines' [ "$(wc -l <out)" -gt "$(wc -l <salah)" ]
ok '--sources names one' has 'schochastics'
run show bracket uel-2023-24 --sources
ok '--sources tells the note on the edition' has '   Dates, kick-off times and stated scores'
run show match uecl-2023-24 sf1/1 --sources
ok "a minute not known is ?' among the sources too" has "   ?' Penalty missed, Douglas Luiz; late"
run show match uecl-2023-24 qf1/2
ok 'the booking in play comes first' \
    [ "$(grep -nm1 "?'.*Mart" out | cut -d: -f1)" -lt "$(grep -nm1 'pens.*Mart' out | cut -d: -f1)" ]
run show match liverpool atalanta
ok 'without it none is named' hasnt 'schochastics'

# -- errors: 1 -------------------------------------------------------------------------------------

run show tie atalanta
ok 'several fit' fails 'several'
for id in qf2 sf1 final; do
    ok "several fit: $id is listed" says "$id"
done
ok 'several fit: no other' [ "$(wc -l <err)" -eq 4 ]
run show tie arsenal
ok 'none fits' fails 'arsenal'
run show tie liverpool roma
ok 'all words must fit one tie' fails 'liverpool roma'
run show tie uel-2023-24 ''
ok 'an empty word fits nothing' fails 'no tie'
run show shootout liverpool
ok 'no shoot-out in that tie' fails 'shoot-out'
run show shootout benfica --leg 1
ok 'no shoot-out in that leg' fails 'shoot-out'
run show match qf1 --leg 3
ok 'no third leg' fails 'leg 3'
run show match final --leg 2
ok 'no second leg of a final' fails 'single match'
run show match uel-2023-24 qf1/1 --leg 2
ok 'two legs named' fails 'qf1/1'
run show match -- --leg
ok 'after -- all are words' fails '--leg'
run show match qf9/9
ok 'no such match and no such file' fails 'qf9/9'
run ''
ok 'an empty word is shown as one' refused '"" is neither'
run show bracket nowhere
ok 'no such edition' fails 'nowhere'
run show bracket ./nowhere.cfg
ok 'no such file' fails './nowhere.cfg'
run ./nowhere.cfg
ok 'touchline with no such file' fails './nowhere.cfg'
run show bracket live:uel
ok 'a colon makes a source' fails 'live:uel'
mkdir roma
run show match roma milan
ok 'a directory is no source' exits 0
run show bracket ./roma
ok 'unless it is written like one' fails 'directory'
run show bracket roma
ok 'or stands alone' fails 'directory'
run show bracket "$(printf './\033[31mred\007')"
ok 'foreign bytes are gated' plain err
ok 'and it is still told' exits 1
run "$(printf '\033[31mred')"
ok 'foreign words are gated' plain err
TOUCHLINE_DATADIR=/nonexistent "$TOUCHLINE" show bracket >out 2>err
status=$?
ok 'no editions at all' fails 'uel-2023-24'

sed '/kickoff/s/2024/never/' copy.cfg >broken.cfg
run show bracket broken.cfg
ok 'a file with errors is not shown' fails 'broken.cfg:'
run broken.cfg
ok 'nor without a command' fails 'broken.cfg:'
ok 'file and line' grep -qE '^touchline: broken\.cfg:[0-9]+: ' err

# -- check ------------------------------------------------------------------------------------------

run check "$data/uel-2023-24.cfg" "$data/uecl-2023-24.cfg"
ok 'check: sound files' exits 0
ok 'check: a line a file' [ "$(wc -l <out)" -eq 2 ]
ok 'check: no problems' quiet
run check broken.cfg copy.cfg
ok 'check: a broken file' exits 1
ok 'check: every problem' [ "$(wc -l <err)" -eq "$(grep -c never broken.cfg)" ]
ok 'check: with its line' sh -c "! grep -qvE '^broken\.cfg:[0-9]+: .*expected' err"
ok 'check: the lines' [ "$(grep -n never broken.cfg | cut -d: -f1 | tr '\n' ' ')" = "$(cut -d: -f2 err | tr '\n' ' ')" ]
ok 'check: a summary each' [ "$(wc -l <out)" -eq 2 ]
ok 'check: the number of errors' has "broken.cfg: $(grep -c never broken.cfg) errors"
run check ./nowhere.cfg
ok 'check: no such file' exits 1
ok 'check: its name' says 'nowhere.cfg'
"$TOUCHLINE" check - <copy.cfg >out 2>err
status=$?
ok 'check: standard input' exits 0
printf 'edition = "x"\nname = \n;' >syntax.cfg
run check syntax.cfg
ok 'check: a syntax error' exits 1
ok 'check: its line' grep -qE '^syntax\.cfg:[0-9]+: ' err

# -- list and the user's own ------------------------------------------------------------------------

run list
ok 'list' exits 0
ok 'list: both editions' [ "$(wc -l <out)" -eq 2 ]
ok 'list: id, name, file' matches '^uel-2023-24 +UEFA Europa League 2023-24 +/.*/uel-2023-24\.cfg$'
mkdir -p home/.local/share/touchline
cp copy.cfg home/.local/share/touchline/my-cup.cfg
cp copy.cfg home/.local/share/touchline/Not-An-Id.cfg
echo hello >home/.local/share/touchline/notes.txt
run list
ok 'list: the user s own in ~' matches "^my-cup .*$HOME/\.local/share/touchline/my-cup\.cfg$"
ok 'list: nothing but editions' [ "$(wc -l <out)" -eq 3 ]
ok 'list: own ones are last' [ "$(tail -n 1 out | cut -c1-6)" = my-cup ]
run show bracket my-cup
ok 'an own edition as source' same out bracket
mkdir -p xdg/touchline
sed 's/^name = .*/name = "Mine";/' copy.cfg >xdg/touchline/uel-2023-24.cfg
XDG_DATA_HOME=$work/xdg "$TOUCHLINE" list >out 2>err
ok 'list: XDG_DATA_HOME' matches "^uel-2023-24 +Mine +$work/xdg/touchline/uel-2023-24\.cfg$"
ok 'list: an own one hides the other' [ "$(wc -l <out)" -eq 2 ]
cp broken.cfg xdg/touchline/bad.cfg
XDG_DATA_HOME=$work/xdg "$TOUCHLINE" list >out 2>err
status=$?
ok 'list: a broken one is an error' exits 1
ok 'list: and listed' matches '^bad '
ok 'list: and told' says 'bad.cfg:'
cd xdg || exit 1
XDG_DATA_HOME=. "$TOUCHLINE" list >../out 2>../err
cd ..
ok 'list: a relative XDG_DATA_HOME is ignored' has my-cup
TOUCHLINE_DATADIR=$work/xdg/touchline "$TOUCHLINE" show bracket bad >out 2>err
status=$?
ok 'TOUCHLINE_DATADIR' fails 'bad.cfg'
run show bracket ../data/uel-2023-24
ok 'an id is no path' exits 1

# -- locales -----------------------------------------------------------------------------------------

for view in bracket scoreboard tie match shootout; do
    LC_ALL=C "$TOUCHLINE" show $view uecl-2023-24 --sources >out 2>err
    status=$?
    ok "C locale: show $view" exits 0
    ok "C locale: show $view is ASCII" ascii out
done
LC_ALL=C "$TOUCHLINE" show tie uecl-2023-24 fenerbahce >out 2>err
ok 'C locale: names fold' has 'Fenerbahce'
LC_ALL=C "$TOUCHLINE" list >out 2>err
ok 'C locale: list' ascii out
LC_ALL=C "$TOUCHLINE" show tie fenerbahçe >out 2>err
ok 'C locale: errors' ascii err
mkdir -p home/.config/touchline
echo 'ascii = true;' >home/.config/touchline/touchline.cfg
run show tie uecl-2023-24 fenerbahce
ok 'ascii = true: names fold' has 'Fenerbahce'
rm -r home/.config

# -- output that does not arrive ----------------------------------------------------------------------

for arguments in 'show bracket' 'show tie qf1' list --help --version --list-keys "check $data/uel-2023-24.cfg"; do
    : >out
    if [ -c /dev/full ]; then
        # shellcheck disable=SC2086
        "$TOUCHLINE" $arguments >/dev/full 2>err
        status=$?
        ok "/dev/full: $arguments" fails 'standard output'
    else
        skip "/dev/full: $arguments"
    fi
    # shellcheck disable=SC2086
    "$TOUCHLINE" $arguments >&- 2>err
    status=$?
    ok "no standard output: $arguments" fails 'standard output'
done
# A reader that is gone before the first byte: 1, and no words.
mkfifo gone
(
    "$TOUCHLINE" show bracket >gone 2>err
    echo $? >status
) &
: <gone
wait
status=$(cat status)
ok 'a closed pipe: exit status' exits 1
ok 'a closed pipe: no words' quiet
"$TOUCHLINE" show bracket 2>err | head -n 1 >out
ok '| head' quiet

# -- on a terminal --------------------------------------------------------------------------------------

escape=$(printf '\033')
on 80 TERM=xterm-256color '' show bracket
ok 'colours on a terminal' grep -q "$escape\[[0-9;]*38;5;" out
sed "s/$escape\[[0-9;]*m//g; s/ *$//" out >bare
ok 'and the same text' same bare bracket
on 80 'TERM=xterm-256color COLORTERM=truecolor' '' show bracket
ok 'true colour' grep -q "$escape\[[0-9;]*38;2;" out
on 80 TERM=xterm '' show bracket
ok 'eight colours' grep -q "$escape\[[0-9;]*;3[0-7]m" out
ok 'and no more' hasnt '38;5;'
on 80 'TERM=xterm-256color NO_COLOR=1' '' show bracket
ok 'NO_COLOR: no colour' sh -c "! grep -qE '$escape\[([0-9]*;)*(3[0-8]|4[0-8]|9[0-7])' out"
on 80 'TERM=xterm-256color NO_COLOR=' '' show bracket
ok 'an empty NO_COLOR is none' grep -q "$escape\[[0-9;]*38;5;" out
on 80 TERM=dumb '' show bracket
ok 'TERM=dumb' same out bracket
on 60 TERM=dumb '' show bracket
ok 'the width of the terminal' same out narrow
on 60 TERM=dumb '' show bracket --width 80
ok '--width on a terminal' same out bracket
on 80 TERM=dumb ''
ok 'the viewer on TERM=dumb prints' same out bracket
on 80 TERM=dumb '' nonsense
ok 'usage on a terminal' exits 2

# -- the viewer remembers --------------------------------------------------------------------------------

last=home/.local/state/touchline/last
rm -rf home/.local/state
on 80 TERM=xterm q
ok 'the viewer and q' exits 0
ok 'the default edition first' has 'Europa League'
ok 'the default is not remembered' [ ! -e $last ]
on 80 TERM=xterm q uecl-2023-24
ok 'the viewer of an edition' exits 0
ok 'an id is remembered' grep -qx 'uecl-2023-24' $last
on 80 TERM=xterm q
ok 'the edition seen last' has 'Conference League'
run
ok 'text is always of the default' same out bracket
on 80 TERM=xterm q copy.cfg
ok 'a path is remembered whole' grep -qx "$work/copy.cfg" $last
rm -f copy.cfg
on 80 TERM=xterm q
ok 'what is gone is no matter' has 'Europa League'
mkdir state
XDG_STATE_HOME=$work/state
export XDG_STATE_HOME
on 80 TERM=xterm q uecl-2023-24
ok 'XDG_STATE_HOME' grep -qx 'uecl-2023-24' state/touchline/last
ok 'nothing else is left there' [ "$(find state -type f | wc -l)" -eq 1 ]

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
