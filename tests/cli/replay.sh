#!/bin/sh
# What "touchline replay" prints, and when: each event once and in order, nothing too early, whole
# lines whatever ends it. Needs TOUCHLINE (the binary) and top_srcdir; prints a count as its last
# line.
# shellcheck source=tests/cli/common.sh
. "${top_srcdir:=.}/tests/cli/common.sh"

# run [ARGUMENT]...: leaves status, and the files out and err
run() {
    "$TOUCHLINE" replay "$@" >out 2>err </dev/null
    status=$?
}

lines() { [ "$(wc -l <out)" -eq "$1" ]; }
# what happens, without the dates
bare() { grep -E '^[ ~][ 0-9]' "$1"; }

# What an edition's file says happened, as "MINUTE KIND TEAM": of one day, or of all of them.
told() {
    awk -v day="$2" '
        /kickoff = / { on = index($0, "\"" day) }
        on && /^ *"([^ ]*\047|pens) [a-z-]* [A-Z][A-Z][A-Z]/ {
            sub(/^ *"/, "")
            sub(/^[12]H/, "")
            print $1, $2, substr($3, 1, 3)
        }
        on && /^ *kicks = / { kick = 0 }
        on && /^ *"[A-Z][A-Z][A-Z] [a-z-]*[ ;"]/ {
            sub(/^ *"/, "")
            gsub(/[";,]/, " ")
            print "kick", ++kick, $2 == "scored" ? "in" : "out", $1
        }' "$1" | sort
}

# The same of lines printed; an own goal is shown with the side that profits.
shown() {
    bare out | sed -n -E "
        s/^.{7} *(kick [0-9]+) .* ● ([A-Z]{3}) .*/\1 in \2/p
        s/^.{7} *(kick [0-9]+) .* ○ ([A-Z]{3}) .*/\1 out \2/p
        s/^.{7} *([^ ]*') .* ● ([A-Z]{3}) .*\(pen\).*/\1 penalty \2/p
        s/^.{7} *([^ ]*') .* ● ([A-Z]{3}) .*\(og\).*/\1 own-goal \2/p
        s/^.{7} *([^ ]*') .* ● ([A-Z]{3}) .*/\1 goal \2/p
        s/^.{7} *([^ ]*') .* ○ ([A-Z]{3}) .*/\1 missed-penalty \2/p
        s/^.{7} *([^ ]*'|pens) .* ▯ ([A-Z]{3}) .*/\1 yellow \2/p
        s/^.{7} *([^ ]*') .* ◨ ([A-Z]{3}) .*/\1 second-yellow \2/p
        s/^.{7} *([^ ]*') .* ▮ ([A-Z]{3}) .*/\1 red \2/p
        s/^.{7} *([^ ]*') .* ± ([A-Z]{3}) .*/\1 sub \2/p
        s/^.{7} *([^ ]*') .* ▫ ([A-Z]{3}) .*/\1 var \2/p" | sort
}

# -- a night --------------------------------------------------------------------------------------

run uel-2023-24 --from 2024-04-18 --to 2024-04-19T06:00+02:00 --rate max
ok 'a night' shows 'Marseille win 4-2 on kicks'
ok 'its date first' [ "$(head -n 1 out)" = ' Thu 18 Apr 2024' ]
ok 'and once' [ "$(grep -c '2024$' out)" -eq 1 ]
ok '80 cells at most' within 80
told "$data/uel-2023-24.cfg" 2024-04-18 >from_file
shown >printed
ok 'the file tells of a night' [ "$(wc -l <from_file)" -ge 30 ]
ok 'every goal, card and kick once' same printed from_file
ok 'four kick-offs' [ "$(grep -c 'kick-off, QF [1-4], 2nd leg$' out)" -eq 4 ]
ok 'four matches end' [ "$(grep -cE '(FT|FT pens) .* win ' out)" -eq 4 ]
bare out | awk '/Milan/ { if (last == "LIV") turns++; last = "MIL" } /Liverpool/ { if (last == "MIL") turns++; last = "LIV" } END { exit turns < 6 }'
ok 'they interleave' [ $? -eq 0 ]
bare out | cut -c2-6 | sort -c 2>err
ok 'in order of time' [ $? -eq 0 ]
ok 'a goal with score and aggregate' \
    matches "^ 21:06      7'   Atalanta 0-1 Liverpool   ● LIV Salah \(pen\)  +agg ATA 3-1$"
ok 'a level aggregate' matches "Moumbagna +agg 2-2$"
ok 'a time that follows from convention' matches "^~22:35     79'"
ok 'a card' matches "^ 21:46   45\+2'  Marseille 0-0 Benfica     ▯ MAR Mbemba$"
ok 'a kick' matches '^~23:32  kick 7  Marseille 1-0 Benfica     ○ BEN António Silva: saved +pens 3-2$'
ok 'a verdict' matches '^~23:34 FT pens .* Marseille win 4-2 on kicks +agg 2-2$'
grep -vE '^~23:34' out >before
ok 'who goes through is not told before' [ "$(grep -c 'Marseille win' before)" -eq 0 ]
TZ=America/New_York
run uel-2023-24 --from 2024-04-18 --to 2024-04-19T06:00+02:00 --rate max
TZ=Europe/Paris
ok 'in the time of the user' matches "^ 15:06      7'   Atalanta 0-1 Liverpool"
ok 'and the date of the match day' has ' Thu 18 Apr 2024'

# -- whole editions -----------------------------------------------------------------------------------

for id in uel-2023-24 uecl-2023-24; do
    run $id --rate max
    ok "$id: all of it" exits 0
    ok "$id: without a word" quiet
    told "$data/$id.cfg" 2 | sed 's/own-goal .*/own-goal/' | sort >from_file
    shown | sed 's/own-goal .*/own-goal/' | sort >printed
    ok "$id: every event once" same printed from_file
    ok "$id: 80 cells at most" within 80
    ok "$id: no blank at an end" [ "$(grep -c ' $' out)" -eq 0 ]
    cp out whole-$id
    LC_ALL=C "$TOUCHLINE" replay $id --rate max >out 2>err
    ok "$id: C locale" ascii out
    ok "$id: C locale, as many lines" [ "$(wc -l <out)" -eq "$(wc -l <whole-$id)" ]
    # Nothing printed up to a moment may depend on what is after it.
    bare whole-$id >all
    for moment in 2024-04-11T21:05+02:00 2024-04-18T21:20+02:00 2024-04-18T23:30+02:00 \
        2024-04-19 2024-05-02T21:45+02:00 2024-05-09T22:50+02:00 2024-05-22T22:00+02:00; do
        run $id --to $moment --rate max
        cp out first
        head -n "$(wc -l <first)" whole-$id >start
        ok "$id --to $moment: as it begins" same first start
        run $id --from $moment --rate max
        (bare first && bare out) >both
        ok "$id --from $moment: the rest" same both all
    done
done
run --rate max
ok 'the default edition' same out whole-uel-2023-24
"$TOUCHLINE" replay - --rate max <"$data/uel-2023-24.cfg" >out 2>err
status=$?
ok 'standard input' same out whole-uel-2023-24

# -- words --------------------------------------------------------------------------------------------

run qf1/2 --rate max
ok 'a match by id' shows 'Luis Henrique'
ok 'and no other' [ "$(bare out | grep -vc 'Marseille .* Benfica')" -eq 0 ]
ok 'nor its first leg' hasnt 'Rafa Silva'
cp out match
run uel-2023-24 benfica marseille --rate max
ok 'a tie by its teams' shows 'Rafa Silva'
ok 'both legs' has 'Luis Henrique'
ok 'and no other tie' hasnt 'Roma'
run uecl-2023-24 final --rate max
ok 'the final' shows 'Olympiacos win 1-0 after extra time'
run roma --rate max
ok 'several fit' fails 'several fit'
run roma --to 2024-04-12 --rate max
ok 'by then only one fitted' shows 'QF 3, 1st leg'
run arsenal --rate max
ok 'none fits' fails 'arsenal'

# -- moments ------------------------------------------------------------------------------------------

run qf1/2 --from "79'" --to "89'" --rate max
ok 'minutes of a match' shows 'Harit'
ok 'up to the minute' lines 3 # with the date; of 79' nothing is left
run qf1/2 --from 'kick 6' --rate max
ok 'from a kick on' shows 'kick 7'
ok 'not that kick' hasnt 'kick 6'
cp out kicks
run benfica marseille --from "leg 2 79'" --to "leg 2 89'" --rate max
ok 'minutes of a leg' shows 'Gigot'
run --from 2024-04-18 --to 21:10 --rate max
ok 'a time of day is of the night of --from' shows 'Salah'
ok 'and no later' hasnt 'Mancini'
run --from 2024-06-01 --rate max
ok 'nothing left' exits 0
ok 'nothing left: is said' says 'nothing happens in this edition in that time'
ok 'nothing left: is printed' silent
run --from 2024-05-01 --to 2024-04-01 --rate max
ok 'a time that ends before it begins' says 'nothing happens'
cat >coming.cfg <<'EDITION'
edition = "coming"; name = "Cup to Come"; season = "2050"; zone = "+00:00";
teams = ( { id = "a"; name = "Ants"; }, { id = "b"; name = "Bees"; } );
rounds = ( { id = "f"; name = "Final"; ties = ( { id = "f"; teams = ("a", "b");
    matches = ( { kickoff = "2050-05-01T20:00"; } ); } ); } );
EDITION
run coming.cfg
ok 'nothing so far' exits 0
ok 'nothing so far: is said' says 'nothing in this edition so far'

# -- what the bundled editions lack ----------------------------------------------------------------------

cat >odd.cfg <<'EDITION'
edition = "odd"; name = "Odd Cup"; season = "2031"; zone = "+00:00";
teams = ( { id = "ants"; name = "Ants"; code = "ANT"; }, { id = "bees"; name = "Bees"; code = "BEE"; },
    { id = "wasps"; name = "Wasps of the Old Orchard"; code = "WAS"; } );
groups = ( { id = "a"; name = "Group A"; teams = ("ants", "bees"); matches = (
    { home = "ants"; away = "bees"; kickoff = "2031-03-01T12:00"; score = { ft = "1-1"; };
      by_side = true;
      events = ("9' goal ANT Antony", "9' goal BEE Beatrix", "50' goal ANT Antony",
                "51' var ANT; no goal", "60' sub ANT Anders; for Antony", "?' second-yellow BEE Bo"); } ); } );
rounds = ( { id = "f"; name = "Final"; ties = ( { id = "f"; teams = ("ants", "wasps");
    matches = ( { kickoff = "2031-03-02"; score = { ht = "0-1"; ft = "2-1"; }; } ); } ); } );
EDITION
TZ=UTC
run odd.cfg --rate max
TZ=Europe/Paris
ok 'an odd cup' exits 0
ok 'events without an order: the score after both' [ "$(grep -c "9'  *Ants 1-1 Bees" out)" -eq 2 ]
ok 'a goal to be taken back' matches "50' +Ants 2-1 Bees +● ANT Antony$"
ok 'and taken back' matches "51' +Ants 1-1 Bees +▫ ANT VAR: no goal"
ok 'a substitution' matches '± ANT Anders for Antony$'
ok 'a second yellow card' matches "\?' +Ants 1-1 Bees +◨ BEE Bo"
ok 'a group match' matches 'kick-off, Group A$'
ok 'a long name gives way to its code' matches 'Ants 0-0 WAS +kick-off, Final$'
ok 'an hour not known is not shown' matches '^  +Ants 0-0 WAS'
ok 'a score not known in between' matches 'HT +Ants 0-1 WAS +half-time$'
ok 'goals of nobody' [ "$(grep -c 'Ants 2-1 WAS .*scorer not known$' out)" -eq 2 ]
ok 'a single match is won' matches 'FT +Ants 2-1 WAS +Ants win 2-1$'

# -- usage --------------------------------------------------------------------------------------------

for rate in 5x fast '' x 0 -1 60xx Max; do
    run --rate "$rate"
    ok "--rate '$rate'" refused "expected skip, 1x, 60x, 600x, 3600x or max"
done
run --from yesterday --rate max
ok '--from yesterday' refused '--from yesterday'
run --to 25:00 --rate max
ok '--to 25:00' refused '--to 25:00'
run --to "67'" --rate max
ok 'a minute of an edition' fails "--to 67'"
run qf1/1 --from 'kick 2' --rate max
ok 'no such kick' fails '--from kick 2'
run --width 60
ok '--width is not for replay' refused '--width'

# -- as it comes ----------------------------------------------------------------------------------------

since=$(date +%s)
run qf1/2 --from 'kick 6'
took=$(($(date +%s) - since))
ok 'skipping dull time: the same lines' same out kicks
ok 'in time to be read' [ $took -ge 1 ]
ok 'and not longer' [ $took -le 20 ]
run uel-2023-24 final --rate 3600x
cp out played
run uel-2023-24 final --rate max
ok '3600x: the same lines' same out played
run qf1/2 --from 'kick 6' --rate 600
ok 'a rate without its x' same out kicks

# Interrupted, what was printed is whole.
timeout --preserve-status -s INT 3 "$TOUCHLINE" replay qf1/2 --from 'kick 1' >out 2>err
status=$?
ok 'an interrupt' exits 130
ok 'an interrupt: no words' quiet
run qf1/2 --from 'kick 1' --rate max
cp out whole
timeout --preserve-status -s INT 3 "$TOUCHLINE" replay qf1/2 --from 'kick 1' >out 2>err
head -n "$(wc -l <out)" whole >start
ok 'an interrupt: whole lines' same out start
# shellcheck disable=SC2016
TERM=xterm "$pty" 80 24 "$(printf '\003')" \
    sh -c 'trap : INT; "$0" replay qf1/2 --from "kick 1"; echo "status $?"' "$TOUCHLINE" >raw 2>err
tr -d '\r' <raw >out
ok 'Ctrl-C' matches 'status 130$'
# A reader that had enough ends it at once, though the next line is half an hour away.
mkfifo gone
(
    timeout 20 "$TOUCHLINE" replay qf1/2 --rate 1x >gone 2>err
    echo $? >status
) &
head -n 2 <gone >out
wait
status=$(cat status)
ok 'a reader that is gone' exits 1
ok 'a reader that is gone: no words' quiet
ok 'a reader that is gone: had its lines' has 'kick-off'
(
    "$TOUCHLINE" replay --rate max >gone 2>err
    echo $? >status
) &
: <gone
wait
status=$(cat status)
ok 'nobody reads' exits 1
ok 'nobody reads: no words' quiet
for rate in skip max; do
    : >out
    "$TOUCHLINE" replay --rate $rate >&- 2>err
    status=$?
    ok "no standard output, $rate" fails 'standard output'
    if [ -c /dev/full ]; then
        "$TOUCHLINE" replay --rate $rate >/dev/full 2>err
        status=$?
        ok "/dev/full, $rate" fails 'standard output'
    fi
done

# -- on a terminal ----------------------------------------------------------------------------------------

escape=$(printf '\033')
TERM=xterm-256color "$pty" 80 24 '' "$TOUCHLINE" replay qf1/2 --rate max >raw 2>err
tr -d '\r' <raw >out
ok 'colours' grep -q "$escape\[[0-9;]*38;5;" out
sed "s/$escape\[[0-9;]*m//g; s/ *$//" out >plain
ok 'and the same text' same plain match
TERM=dumb "$pty" 40 24 '' "$TOUCHLINE" replay qf1/2 --rate max >raw 2>err
tr -d '\r' <raw >out
ok 'narrow: codes' matches 'MAR 1-0 BEN'

count
