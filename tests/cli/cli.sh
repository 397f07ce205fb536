#!/bin/sh
# The command line of the real binary: what it prints, where, and how it exits.
# Needs TOUCHLINE (the binary) and top_srcdir; prints a count as its last line.
# shellcheck source=tests/cli/common.sh
. "${top_srcdir:=.}/tests/cli/common.sh"

# -- what needs no edition ----------------------------------------------------------------------

run --help
ok '--help' shows 'Usage:'
ok '--help is narrow' within 79
ok '--help is ASCII' ascii out
for option in width leg date at to force id licence spoiler-safe sources list-keys help version; do
    ok "--help has --$option" matches "^ .*--${option}[ =]"
    ok "the manual has --$option" grep -q "^\.It.* Fl -$option" "$top_srcdir/man/touchline.1"
done
for command in show list check convert; do
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

run find lookman
ok 'find a player' shows 'Lookman'
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
show|bracket, scoreboard, tie, match, shootout, table, path or scorers
show nonsense|nonsense
show help|help
show table --leg 1|--leg
show table --date 2024-04-18|--date
show scorers uel-2023-24 roma|roma
show path|expected a team
show path uel-2023-24|expected a team
show path --leg 1|--leg
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
uel-2023-24 uecl-2023-24|uecl-2023-24
--leg 2|--leg
--at|--at MOMENT
--at nonsense|--at nonsense
--at 25:00|there is no 25:00
show bracket --at 2024-02-30|2024-02-30
show tie qf1 --at 121'|--at 121'
show match qf1 --at kick|--at kick
show bracket --at=|no moment was given
list --at end|--at means nothing to list
check --spoiler-safe|--spoiler-safe means nothing to check
show bracket --spoiler-safe=no|--spoiler-safe takes no value
END
run show tie qf1 --leg 1 --at "leg 2 5'"
ok 'usage: two legs' refused 'two legs'

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

# -- at a moment ------------------------------------------------------------------------------------

run show bracket uel-2023-24 --at 2024-04-19
ok '--at a day: 06:00 of it' starts ' Europa League 2023-24 · Bracket                     Fri 19 Apr 2024  06:00 CEST'
ok 'the quarter-finals are decided' [ "$(grep -c '^ ▸' out)" -eq 4 ]
ok 'with their scores' matches '^ ▸Marseille +1 +1 +2 \(4\)'
for pair in 'Marseille' 'Atalanta' 'Roma' 'Leverkusen'; do
    ok "the semi-finals are open: $pair" matches "[┗┏]╸ $pair ╶─"
done
ok 'nobody is in the final' has 'Marseille or Atalanta'
ok 'nor has won it' hasnt 'win the'
sed '/QF 3/,$d' out >morning
run show bracket --at 2024-05-01
sed '/QF 3/,$d' out | tail -n +2 >again
tail -n +2 morning | diff - again >/dev/null
status=$?
ok 'nothing happens between' exits 0
cp "$data/uel-2023-24.cfg" copy.cfg
run copy.cfg --at 2024-04-19
sed '/QF 3/,$d' out >again
ok 'touchline --at without a terminal prints the bracket then' same again morning
run show bracket --at 2024-04-18T21:20+02:00
ok '--at an instant' has 'Thu 18 Apr 2024  21:20 CEST'
ok 'the clock of a tie under way' has 'QF 2   2nd leg 21'
ok 'its score' has "Atalanta 0-1 Liverpool (21'), Salah 7' (pen)."
ok 'its aggregate' has 'Atalanta lead 3-1 on aggregate.'
ok 'who goes through as it stands' matches '^ ▹Atalanta +3 +0 +3 '
ok 'what is needed' has 'Liverpool need 2 for extra time, 3 to go through.'
ok 'for every tie under way' [ "$(grep -cE '(Marseille|West Ham) need 1 for extra time, 2|(Liverpool|Milan) need 2 for extra time, 3' out)" -eq 4 ]
ok 'but not what is to come' hasnt 'Dybala'
cp out instant
for at in '2024-04-18 21:20' 2024-04-18T19:20:00Z '  2024-04-18t21:20 '; do
    run show bracket --at "$at"
    ok "--at '$at' is the same" same out instant
done
run show bracket --at now
ok '--at now is the end' same out bracket
run show bracket --at end
ok '--at end of the edition' same out bracket
run show bracket --at start
ok '--at start of the edition' shows 'Thu 11 Apr 2024  06:00 CEST'
ok 'before which nothing is played' sh -c "! grep -qE '▸|▹|pens|[0-9]-[0-9] ' out"
cp out start
run show bracket --at 21:45
ok '--at a time: of the last night' shows 'Wed 22 May 2024  21:45 CEST'

run show tie uecl-2023-24 lille --at "leg 2 86'"
ok '--at leg and minute' shows 'Lille are through as it stands'
ok 'and what is needed' has 'Aston Villa need 1 for extra time, 2 to go'
ok 'no goal of the 87th' hasnt 'Cash'
cp out before
run show tie uecl-2023-24 lille --at "87'"
ok '--at a minute: of the last leg' shows 'Each needs 1 to go through'
ok 'with its goal' has 'Cash'
run show tie uecl-2023-24 lille --leg 2 --at "86'"
ok '--leg chooses the leg' same out before
run show tie uecl-2023-24 lille --leg 1 --at "20'"
ok '--leg 1' shows "1st leg 20'"
ok 'nothing of later' hasnt 'McGinn'
run show match liverpool --at "leg 1 HT"
ok 'a leg named in --at is the one shown' shows 'QF 2, 1st leg'
ok 'at half-time' matches 'Liverpool +0 - 1 +Atalanta'
run show match liverpool --leg 2 --at "7'"
ok '--leg and a minute: all of it' has 'Salah'
run show match liverpool --at "6'"
ok 'and the minute before has none of it' hasnt 'Salah'
run show match liverpool --at 2024-04-12
ok 'the last leg begun then' shows 'QF 2, 1st leg'

run show shootout uel-2023-24 marseille --at 'kick 7'
ok '--at a kick' shows '3 - 2'
ok 'what comes next' has 'wins with this one'
ok 'not who takes it' hasnt 'Luis Henrique'
ok 'and what it means' has 'Benfica must score their fifth.'
run show shootout --at 2024-04-18T23:00+02:00
ok 'no shoot-out by then' fails 'no shoot-out so far'
run show shootout marseille --at 2024-04-18T23:00+02:00
ok 'nor with words' fails 'no shoot-out'

run show scoreboard --at 2024-04-18T21:20
ok 'show scoreboard --at: the night of the moment' shows 'Scoreboard, Thu 18 Apr'
ok 'all four' [ "$(grep -c "● 21'" out)" -eq 4 ]
run show scoreboard --at 2024-04-25
ok 'else the last night before' shows 'Scoreboard, Thu 18 Apr'
run show scoreboard --at 2023-12-31
ok 'else the first' shows 'Scoreboard, Thu 11 Apr'
run show scoreboard --at "67'"
ok 'a minute: of the last night' shows "● 67'"
run show scoreboard --date 2024-04-18 --at 21:45
ok 'a time of the night asked for' shows 'Thu 18 Apr 2024  21:45 CEST'
run show scoreboard roma milan --at "67'"
ok 'a minute of the night that words choose' [ "$(grep -cE "● (6[789]|7[0-9])'" out)" -eq 4 ]

run show tie atalanta --at 2024-04-18
ok 'words are picked as of the moment' shows 'Quarter-final 2'
run show tie atalanta leverkusen --at 2024-05-09
ok 'so nothing later is told' fails 'no tie'
run show tie atalanta --at 2024-05-03
ok 'several fit by then' fails 'several'
ok 'not the final' [ "$(wc -l <err)" -eq 3 ]
run show bracket --at "67'"
ok 'a minute is no moment of a bracket' fails "--at 67'"
run show tie qf2 --at "leg 3 5'"
ok 'no such leg' fails 'no leg 3: qf2 has 2 matches so far'
run show shootout marseille --at 'kick 12'
ok 'no such kick' fails 'no such kick in qf1/2 so far'
run show match qf1/1 --at AET
ok 'no extra time in that match' fails 'extra time'
run show match qf1/1 --at "leg 2 5'"
ok 'another leg than that named' fails 'qf1/1'
LC_ALL=C "$TOUCHLINE" show bracket --at "$(printf 'n\303\266\033[31m')" >out 2>err
ok 'foreign moments are gated' ascii err

# -- spoiler-safe -------------------------------------------------------------------------------------

left=home/.local/state/touchline/watched
run show bracket --spoiler-safe
ok 'spoiler-safe: the start' same out start
for view in bracket scoreboard tie match; do
    run show $view --spoiler-safe --sources
    ok "spoiler-safe: show $view" exits 0
    ok "spoiler-safe: show $view tells nothing" hasnt 'Lookman'
    ok "spoiler-safe: show $view has no scores" sh -c "! grep -qE '[0-9]-[0-9] |▸|▹|pens|aet|win ' out"
done
run show shootout --spoiler-safe
ok 'spoiler-safe: no shoot-out' fails 'no shoot-out so far'
run show shootout marseille --spoiler-safe
ok 'spoiler-safe: whatever the words' fails 'no shoot-out'
run show tie atalanta leverkusen --spoiler-safe
ok 'spoiler-safe: who meets later is no pick' fails 'no tie'
run show tie atalanta --spoiler-safe
ok 'spoiler-safe: nor a list' shows 'Quarter-final 2'
run show match final --spoiler-safe
ok 'spoiler-safe: ids and rounds always are' shows 'Winner SF 1'
run show bracket --spoiler-safe --at 2024-04-18T21:20+02:00
ok 'spoiler-safe: --at is that moment' same out instant
run show tie --spoiler-safe --at "leg 1 60'"
ok 'spoiler-safe: a minute of the tie selected' shows "1st leg 60'"
run --spoiler-safe
ok 'spoiler-safe: touchline without a terminal' same out start
ok 'show leaves nothing behind' [ ! -e $left ]
mkdir -p $left home/.config/touchline
echo '2024-04-18T19:20:00Z' >$left/uel-2023-24
run show bracket --spoiler-safe
ok 'spoiler-safe: where one left off' same out instant
run show bracket
ok 'not without it' same out bracket
run replay --spoiler-safe --rate max
ok 'spoiler-safe: replay ends there' hasnt 'Dybala 22'
ok 'spoiler-safe: and goes that far' shows 'LIV Salah (pen)'
run replay --spoiler-safe --rate max --to now
ok 'spoiler-safe: further where asked to' shows 'Atalanta win 3-0'
run show scoreboard --spoiler-safe
ok 'spoiler-safe: the night where one left off' shows 'Scoreboard, Thu 18 Apr'
"$TOUCHLINE" show bracket - --spoiler-safe <copy.cfg >out 2>err
ok 'spoiler-safe: standard input is new' same out start
echo 'spoiler-safe = true;' >home/.config/touchline/touchline.cfg
run show bracket
ok 'spoiler-safe as a setting' same out instant
run list
ok 'spoiler-safe: list has no champions' hasnt 'Atalanta'
rm -r home/.config $left
run list --spoiler-safe
ok 'list --spoiler-safe' matches '^uel-2023-24 +UEFA Europa League 2023-24 +/.*/uel-2023-24\.cfg$'
shipped=$(printf '%s\n' "$data"/*.cfg | wc -l)
ok 'list --spoiler-safe: all of them' [ "$(wc -l <out)" -eq "$shipped" ]

# -- list and the user's own ------------------------------------------------------------------------

run list
ok 'list' exits 0
ok 'list: all editions' [ "$(wc -l <out)" -eq "$shipped" ]
ok 'list: id, name, champions, file' matches '^uel-2023-24 +UEFA Europa League 2023-24 +Atalanta +/.*/uel-2023-24\.cfg$'
mkdir -p home/.local/share/touchline
cp copy.cfg home/.local/share/touchline/my-cup.cfg
cp copy.cfg home/.local/share/touchline/Not-An-Id.cfg
echo hello >home/.local/share/touchline/notes.txt
run list
ok 'list: the user s own in ~' matches "^my-cup .*$HOME/\.local/share/touchline/my-cup\.cfg$"
ok 'list: nothing but editions' [ "$(wc -l <out)" -eq $((shipped + 1)) ]
ok 'list: own ones are last' [ "$(tail -n 1 out | cut -c1-6)" = my-cup ]
run show bracket my-cup
ok 'an own edition as source' same out bracket
mkdir -p xdg/touchline
sed 's/^name = .*/name = "Mine";/' copy.cfg >xdg/touchline/uel-2023-24.cfg
XDG_DATA_HOME=$work/xdg "$TOUCHLINE" list >out 2>err
ok 'list: XDG_DATA_HOME' matches "^uel-2023-24 +Mine +Atalanta +$work/xdg/touchline/uel-2023-24\.cfg$"
ok 'list: an own one hides the other' [ "$(wc -l <out)" -eq "$shipped" ]
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

# -- and where one left off --------------------------------------------------------------------------------

on 80 TERM=xterm q uel-2023-24
ok 'what was only looked at is not kept' [ ! -e $left ]
on 80 TERM=xterm q uel-2023-24 --at 2024-04-18T21:20
ok 'the viewer opens at --at' has '21:20 CEST'
ok 'which is not kept either' [ ! -e $left ]
on 80 TERM=xterm q uel-2023-24 --spoiler-safe
ok 'spoiler-safe starts at the start' has '06:00 CEST'
ok 'which is not kept either' [ ! -e $left ]
on 80 TERM=xterm nq uel-2023-24 --spoiler-safe
ok 'nor a look at the end' [ ! -e $left ]
on 80 TERM=xterm .q uel-2023-24 --spoiler-safe
ok 'a step is kept, and its place' grep -qx '2024-04-11T19:00:00Z qf1/1 0' $left/uel-2023-24
on 80 TERM=xterm q uel-2023-24 --spoiler-safe
ok 'spoiler-safe opens where one left off' grep -qx '2024-04-11T19:00:00Z qf1/1 0' $left/uel-2023-24
on 80 TERM=xterm ,q uecl-2023-24
ok 'who moves is remembered' grep -q '^2024-05-29T.*Z final/1 ' $left/uecl-2023-24
cp $left/uecl-2023-24 kept
on 80 TERM=xterm ,nq uecl-2023-24
ok 'the end is not' same $left/uecl-2023-24 kept
on 80 TERM=xterm q uel-2023-24 --at "67'"
ok 'the viewer: no such moment' exits 1
ok 'the viewer: and it is told' says '--at 67'
on 80 TERM=xterm q uel-2023-24 --at nonsense
ok 'the viewer: no moment at all' exits 2

mkdir state
XDG_STATE_HOME=$work/state
export XDG_STATE_HOME
on 80 TERM=xterm q uecl-2023-24
ok 'XDG_STATE_HOME' grep -qx 'uecl-2023-24' state/touchline/last
ok 'nothing else is left there' [ "$(find state -type f | wc -l)" -eq 1 ]

# -- convert ----------------------------------------------------------------------------------------

for edition in uel-2023-24 uecl-2023-24; do
    run convert "$data/$edition.cfg" a.cfg
    ok "convert: $edition" exits 0
    ok 'convert: says nothing' silent
    run convert a.cfg a.json
    ok 'convert: to JSON' exits 0
    run convert a.json b.cfg
    ok 'convert: and back, the same bytes' same a.cfg b.cfg
    run check a.json
    ok 'convert: the JSON is sound' shows 'no errors'
    run show bracket "$data/$edition.cfg"
    cp out from-cfg
    run show bracket ./a.json
    ok 'convert: the JSON shows the same' same out from-cfg
    rm -f a.cfg b.cfg a.json
done
run convert "$data/uel-2023-24.cfg" a.cfg
run convert --to json a.cfg -
ok 'convert: to standard output' exits 0
cp out a.json
"$TOUCHLINE" convert - - --to=cfg <a.json >out 2>err
status=$?
ok 'convert: from standard input' same out a.cfg
run convert "$data/uecl-2023-24.cfg" a.cfg
ok 'convert: not over a file' fails 'a.cfg: File exists; --force'
ok 'convert: which stays' grep -q 'edition = "uel-2023-24"' a.cfg
chmod 640 a.cfg
run convert --force "$data/uecl-2023-24.cfg" a.cfg
ok 'convert: --force writes over it' grep -q uecl-2023-24 a.cfg
ok 'convert: its permissions stay' [ "$(stat -c %a a.cfg)" = 640 ]
ln -s a.cfg link.cfg
run convert --force a.json link.cfg
ok 'convert: a link stays one' [ -L link.cfg ]
ok 'convert: and what it leads to is written' grep -q uel-2023-24 a.cfg
run convert a.json nowhere/b.cfg
ok 'convert: no such directory' fails 'nowhere/b.cfg: No such file or directory'
mkdir shut
chmod 555 shut
if [ ! -w shut ]; then
    run convert a.json shut/b.cfg
    ok 'convert: a directory that may not be written' fails 'shut/b.cfg: Permission denied'
else
    skip 'convert: a directory that may not be written: not as root'
fi
if [ -c /dev/full ]; then
    "$TOUCHLINE" convert a.json - --to cfg >/dev/full 2>err
    status=$?
    ok 'convert: a full disk' [ "$status" -eq 1 ]
    ok 'convert: which is said' says 'standard output: '
    run convert --force --to cfg a.json /dev/full
    ok 'convert: not over a device' fails '/dev/full: not a file'
fi
(
    ulimit -f 1
    trap '' XFSZ
    "$TOUCHLINE" convert a.json large.cfg >out 2>err
    echo $? >status
)
status=$(cat status)
ok 'convert: a file that may not grow' fails 'large.cfg: File too large'
ok 'convert: nothing is left of it' [ -z "$(find . -name 'large.cfg*')" ]
printf '{ "edition": "x",\n "name": }' >broken.json
run convert broken.json b.cfg
ok 'convert: a broken file' fails 'broken.json:2: '
ok 'convert: nothing is made' [ ! -e b.cfg ]
run convert a.json
ok 'convert: without a name' refused 'expected a file to read and one to write'
run convert a.json b.txt
ok 'convert: a name of neither form' refused 'b.txt'
run convert a.json - --to xml
ok 'convert: an unknown form' refused 'xml'
cat >one.txt <<'END'
= World Cup 2022
▪ Final
Sun Dec 18 18:00 UTC+3 @ Reed Park, Alder
  Chile v Peru  1-0
     (Virgil VAN DIJK 9')
END
cat >two.txt <<'END'
= World Cup 2022
▪ Final
Sun Dec 18
  18:00  Chile  1-0 (1-0)  Peru  @ Reed Park
     (Virgil van Dijk 19')
END
run convert --id=worldcup-2022 --licence='CC0 1.0' one.txt two.txt merged.cfg
ok 'convert: two accounts' exits 0
ok 'convert: the id' grep -q 'edition = "worldcup-2022"' merged.cfg
ok 'convert: the sources' grep -q 'two.txt"; licence = "CC0 1.0"' merged.cfg
ok 'convert: both are heard' grep -q "\"9' goal CHI Virgil van Dijk; also 19'\"" merged.cfg
ok 'convert: what differs is said' says "two.txt:5: Chile-Peru: goal of Virgil VAN DIJK 9': another source: 19'"
run convert --id 'No Id' one.txt b.cfg
ok 'convert: an id that is none' refused 'No Id'
run convert one.txt merged.cfg b.cfg
ok 'convert: an account that is no Football.TXT' fails 'merged.cfg: no match in it'
run show bracket --force
ok '--force elsewhere' refused '--force means nothing to show'

count
