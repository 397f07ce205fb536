#!/bin/sh
# The line for status bars: what it says and when, its exit status, and who is asked how often.
# Skipped where touchline-feed was not built.
# shellcheck source=tests/cli/common.sh
. "${top_srcdir:=.}/tests/cli/common.sh"
# shellcheck source=tests/cli/serving.sh
. "$data/../tests/cli/serving.sh"

cup=$data/../tests/screen/cases/live.cfg
"$TOUCHLINE" convert "$cup" cup.json

# soon COMMAND...: waits for it to be true
soon() {
    tries=0
    until "$@"; do
        tries=$((tries + 1))
        [ "$tries" -lt 300 ] || return 1
        sleep 0.1
    done
}
asked() { [ "$(grep -c '^connection' log)" -ge "$1" ]; }
asked_just() { [ "$(grep -c '^connection' log)" -eq "$1" ]; }
heard() { grep -q '"heard"' "$live"/*.contact; }
failed_once() { grep -q '"errors":1' "$live"/*.contact; }
blank() { [ -s out ] && [ -z "$(cat out)" ]; }
status_is() {
    wanted=$1
    shift
    run status "$@"
    exits "$wanted"
}
# Nothing is known any more; who still asks for what was before does not come in between.
forget() {
    places=$((${places-0} + 1))
    export XDG_STATE_HOME="$work/state$places"
    live=$XDG_STATE_HOME/touchline/live
}
line='ATA 0-1 LIV 21'\'' (agg 3-1)'

# -- of a file, and the words --------------------------------------------------------------------

run status "$cup" --team liverpool
ok 'a match that is on' shows "$line"
run status "$cup"
ok 'all that are on' matches '^WHU 1-0 LEV .* · ROM 1-0 MIL .* · ATA 0-1 LIV .* · MAR 0-0 BEN'
run status "$cup" --width 30
ok 'clipped' eval 'within 30 && has …'
LC_ALL=C run status "$cup" --width 30
ok 'in ASCII' eval 'ascii out && within 30 && has "WHU 1-0 LEV" && has "~"'
run status
ok 'without a source and a journal: the edition shown without one, long over' eval 'exits 0 && quiet && blank'
run status "$cup" --team 'west  HAM' --format '{scorer}'
ok 'a team by its name' shows "13' Antonio"
run status "$cup" --team l
ok 'several teams' eval 'fails "several fit" && says leverkusen && says liverpool'
run status "$cup" --team nobody
ok 'no such team' fails 'no team'
run status "$cup" --format '{home} {goals}'
ok 'no such word' eval 'refused "{goals} is no word" && says "{competition}"'
sed -n '1s/.*one of//p' err | tr ' ' '\n' | sed -n 's/^{\(.*\)}$/\1/p' | sort -u >words
ok 'the words' [ "$(grep -c . words)" -gt 12 ]
while read -r word; do
    ok "the manual tells of $word" grep -q "^\.It Cm .*{$word}" "$data/../man/touchline.1"
done <words
run status "$cup" --escape html
ok 'no such escape' refused 'expected tmux or pango'
run status "$cup" more
ok 'more than a source' refused 'expected one source'
run status nowhere
ok 'no such file' fails 'no edition or file'
run show bracket "$cup" --team LIV
ok '--team is for status alone' refused 'means nothing to show'
sed 's/name = "Milan"/name = "<A\&C> #Milan"/' "$cup" >odd.cfg
run status odd.cfg --team milan --format '#[b]<b>{away}</b>' --escape tmux
ok 'for tmux' shows '#[b]<b><A&C> ##Milan</b>'
run status odd.cfg --team milan --format '#[b]<b>{away}</b>' --escape pango
ok 'for pango' shows '#[b]<b>&lt;A&amp;C&gt; #Milan</b>'
run status --spoiler-safe "$cup" --team liverpool
ok 'spoiler-safe tells no score' hasnt '0-1'

# -- of a live source ----------------------------------------------------------------------------

forget
serve "on /cup.json\nfile $PWD/cup.json\n"
run status "$at/cup.json"
ok 'nothing yet: status 4' eval 'exits 4 && silent && quiet'
ok 'but it is asked' soon heard
ok 'and then the line' soon status_is 0 "$at/cup.json" --team liverpool
ok 'which is this' shows "$line"
run status --team liverpool
ok 'without a source the last one' shows "$line"
ok 'files are nobody else'\''s' [ -z "$(find "$live" -perm /077)" ]
ok 'the scores are an edition' "$TOUCHLINE" check "$live"/*.json
for i in 1 2 3 4 5; do
    run status "$at/cup.json"
done
ok 'before the time nobody asks again' asked_just 1

# The next request is due a second later: of many at once one asks.
forget
serve "on /cup.json\nfile $PWD/cup.json\n"
export TOUCHLINE_FEED_WAIT_MS=1000
run status "$at/cup.json"
soon heard
ok 'one has asked' asked_just 1
sleep 2
unset TOUCHLINE_FEED_WAIT_MS # nor is it due again while they ask
bars=
for i in 1 2 3 4 5 6 7 8 9 10; do
    "$TOUCHLINE" status "$at/cup.json" >"bar$i" 2>&1 &
    bars="$bars $!"
done
for bar in $bars; do
    wait "$bar"
done
ok 'ten at once ask' soon asked 2
soon heard
ok 'once' asked_just 2
for i in 1 2 3 4 5 6 7 8 9 10; do
    ok "and bar $i has a line" grep -q "$line" "bar$i"
done

# Nobody is there any more, and what was heard grows old.
gone=$at
stop
soon status_is 3 "$gone/cup.json" --team liverpool
ok 'stale: status 3' exits 3
ok 'with its age' matches "^ATA 0-1 LIV 21' \(agg 3-1\) \([0-9]+ s old\)$"
run status "$gone/cup.json" --format '{home.code}'
ok 'where it is asked for' eval 'exits 3 && hasnt old'

# -- trouble -------------------------------------------------------------------------------------

forget
serve "on /cup.json\nstatus 429\nheader Retry-After: 3600\ntext {}\n"
run status "$at/cup.json"
soon failed_once
for i in 1 2 3; do
    status_is 4 "$at/cup.json"
done
ok 'who is asked to wait waits' asked_just 1
ok 'and says nothing of it' quiet
on 80 TERM=xterm '' status "$at/cup.json"
ok 'but to a person on a terminal' eval 'exits 4 && says 429'

# It returns though nobody answers, and keeps nothing of its caller's open.
forget
serve 'on /cup.json\nsilent\n'
"$TOUCHLINE" status "$at/cup.json" 4>&1 | cat >out
status=
ok 'a server that hangs: who reads the line is done before it is' eval 'silent && ! failed_once'
ok 'it was asked' soon asked 1
run status "$at/cup.json"
ok 'and nobody waits for it' eval 'exits 4 && silent && ! failed_once'
ok 'or asks again' asked_just 1
on 80 TERM=xterm '' status "$at/cup.json"
ok 'on a terminal it says what it waits for' eval 'exits 4 && says "it is being asked"'

# A mirror is not the provider.
forget
run status espn:uel --base-url "$at"
run status espn:uel --base-url "$at/"
ok 'another address has files of its own' [ "$(find "$live" -name 'espn-uefa-europa-*.contact' | grep -c .)" -eq 1 ]
ok 'and those alone' [ ! -e "$live/espn-uefa-europa.contact" ]
run status 'espn:../x'
ok 'no league' fails 'no league'

# Without touchline-feed there is what there is.
forget
TOUCHLINE_LIBEXECDIR=$work/none run status "$at/cup.json"
ok 'without touchline-feed: nothing yet' eval 'exits 4 && silent'
ok 'and nothing is left' [ ! -e "$live" ]

count
