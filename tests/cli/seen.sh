#!/bin/sh
# A journal as it was received: printed, replayed, and what is said where it cannot be.
# shellcheck source=tests/cli/common.sh
. "${top_srcdir:=.}/tests/cli/common.sh"

export TOUCHLINE_DATADIR="$data"
cp "$data/../tests/screen/cases/evening.journal" evening.journal || exit 1

run show scoreboard evening.journal
ok 'as it happened: the last state' shows "Plume 63'"
ok 'without a goal that never was' hasnt Claw
run show match evening.journal gulls crabs --at "8'"
ok 'a goal taken back by video: as it happened, too' shows '1 - 0'
run show scoreboard evening.journal --as-seen
ok 'as it was received: at its end' shows 'received Wed 21 May 2031  09:00:00'
run show scoreboard evening.journal --as-seen --at 21:29:35
ok 'and when a goal that never was had come' eval 'shows "Claw 29" && has "received Tue 20 May 2031  21:29:35 CEST"'
run show scoreboard --as-seen --at '2031-05-20T19:24:10Z' evening.journal
ok 'one that is put right later' shows "Reef 23'"
run show match evening.journal --as-seen --at 21:08 gulls
ok 'words and a goal before it fell' shows 'Gulls  1 - 0  Crabs'
run show bracket evening.journal --as-seen --at start
ok 'the first line' shows 'received Tue 20 May 2031  20:50:03'
run show path evening.journal --as-seen --at 22:00 seals
ok 'a path' eval 'shows "0-1" && has "received Tue 20 May 2031  21:47:20"'
run show scorers evening.journal --as-seen --at 21:24:05
ok 'scorers' shows Reef
run show scoreboard evening.journal --as-seen --spoiler-safe
ok 'spoiler-safe begins at the first' shows '20:50:03'
run evening.journal --as-seen --at 21:24:05
ok 'the viewer without a terminal prints the bracket' shows 'received Tue 20 May 2031  21:24:05'

run show scoreboard evening.journal --as-seen --at "67'"
ok 'a minute is no time of receipt' fails 'is of a match, expected when it was received'
run show scoreboard evening.journal --as-seen --at HT
ok 'nor is half-time' fails 'is of a match'
run show scoreboard evening.journal --as-seen --at 2031-05-19
ok 'before the first line' fails 'nothing had been received by then'
run show scoreboard evening.journal --as-seen --at nonsense
ok 'nonsense' refused 'nonsense'
run show bracket uel-2023-24 --as-seen
ok 'an edition is no journal' fails 'not a journal'
run show bracket --as-seen
ok 'nor is nothing' fails 'expected a journal'
run show bracket espn:uel --as-seen
ok 'nor a live source' fails 'expected a journal'
run show bracket nowhere.journal --as-seen
ok 'a file that is not there' fails 'nowhere.journal'
run --follow evening.journal --as-seen
ok 'what is followed is not gone through' refused 'one of them at a time'
run list --as-seen
ok 'list knows none' refused '--as-seen means nothing to list'

run replay evening.journal --as-seen --rate max
cp out whole
ok 'what each line brought' shows " 21:07:31  GUL 1-0 CRA      7'  Goal, Tern (GUL)"
ok 'what video took back' has " 21:09:40  GUL 0-0 CRA      9'  VAR: no goal (GUL)"
ok 'what was put right' has "put right: Goal, Kelp (SEA); was 23'  Goal, Reef (SEA)"
ok 'what was taken back' has " 21:30:35  GUL 0-0 CRA     29'  taken back: Goal, Claw (CRA)"
ok 'what is known the day after' has ' 09:00:00  GUL v SEA            kick-off 25 May 20:00'
ok 'no mere minute' hasnt 21:08:30
run replay evening.journal --rate max
ok 'as it happened: neither' eval 'exits 0 && hasnt Claw && hasnt Reef'
run replay evening.journal --as-seen --rate max --from 21:20 --to 21:30
ok 'a part of it' eval 'shows Reef && has Claw && hasnt Tern && hasnt "taken back"'
run replay evening.journal --as-seen --rate max --from '2031-05-20 19:00' --to 21:05
ok 'from before the first line' eval 'shows Kick-off && hasnt Tern'
run replay evening.journal --as-seen --rate max terns
ok 'of one match' eval 'shows Reef && hasnt GUL'
run replay evening.journal --as-seen --rate max --from 21:48 --to 21:50
ok 'of a time in which nothing came' eval 'exits 0 && silent && says "nothing that happened was received"'
run replay evening.journal --as-seen --from "67'"
ok 'from a minute' fails 'is of a match'
run replay evening.journal --as-seen --to 21:02
# shellcheck disable=SC2016
ok 'line by line, in the time that it takes to read' eval 'exits 0 && [ "$(grep -c Kick-off out)" -eq 2 ]'
LC_ALL=C run replay evening.journal --as-seen --rate max
ok 'in ASCII' eval 'exits 0 && ascii out'

# Damage: a byte of line 4 is another.
sed '4s/Tern/Torn/' evening.journal >torn.journal
run show scoreboard torn.journal --as-seen
ok 'damaged lines are none: what was before' shows 'received Tue 20 May 2031  21:01:10'
run check torn.journal
ok 'check names them' eval 'exits 0 && grep -q "torn.journal:4: warning: skipped" out err'
head -c 100 evening.journal >cut.journal
run show scoreboard cut.journal --as-seen
ok 'a journal without a whole line' fails 'expected at least one'

count
