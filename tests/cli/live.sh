#!/bin/sh
# Sources on the network, printed: what is shown, what is said, and the exit status. Skipped where
# touchline-feed was not built.
# shellcheck source=tests/cli/common.sh
. "${top_srcdir:=.}/tests/cli/common.sh"
# shellcheck source=tests/cli/serving.sh
. "$data/../tests/cli/serving.sh"

"$TOUCHLINE" convert "$data/uel-2023-24.cfg" cup.json
lists_private() { [ -z "$(find home/.local/state/touchline/live ! -user "$(id -u)" -o -perm /077)" ]; }

serve "on /cup.json 2\nfile $PWD/cup.json\non /cup.json\nstatus 500\ntext {}\n"
run show bracket "$at/cup.json"
ok 'what an address holds is shown' shows 'Atalanta     3'
cp out bracket
run show match "$at/cup.json" liverpool atalanta
ok 'and a match of it' shows 'Atalanta'
run show bracket "$at/cup.json"
ok 'trouble: the last state, and status 3' exits 3
ok 'which is the same' same bracket out
ok 'and why' says '500'
ok 'journals are nobody else'\''s' lists_private
run show bracket "$at/other.json"
ok 'nothing yet: status 4' exits 4
ok 'and nothing printed' silent
ok 'but why' says '404'
gone=$at
stop
run show bracket "$gone/cup.json"
ok 'nobody there: the last state, and status 3' exits 3
ok 'which is the same, too' same bracket out
ok 'and that nobody is there' says 'refused'
run show bracket "http://me:secret@${gone#http://}/cup.json"
ok 'never reached: status 4' exits 4
ok 'a password is not told' eval 'says refused && ! says secret && ! says me:'
run show bracket espn:elm --base-url "$gone/"
ok 'a provider that is not reached: status 4' eval 'exits 4 && says "espn:elm: "'
run show bracket 'espn:no/such/../league'
ok 'what is no league' fails 'is no league'
run show bracket espn:uel --base-url "http://$(printf '%04000d' 0)/"
ok 'an address that is too long' fails 'too long'
run show bracket football-data:EL
ok 'without a key' fails 'wants a key'

# What a provider says goes over an edition of one's own.
mkdir -p home/.local/share/touchline
cat >home/.local/share/touchline/elm.cfg <<'EOF'
edition = "elm-2030"; name = "The Cup of Elm"; competition = "Elm Cup"; season = "2030";
teams = ( { id = "a"; name = "Alder"; }, { id = "b"; name = "Birch"; } );
venues = ( { id = "park"; name = "Elm Park"; } );
rounds = ( { id = "f"; name = "Final"; ties = ( { id = "f"; teams = ("a", "b");
    matches = ( { neutral = true; kickoff = "2030-04-09T19:00"; venue = "park"; } ); } ); } );
EOF
final='[{"matchID": 1, "matchDateTimeUTC": "2030-04-09T19:00:00Z", "leagueName": "Elm Cup 2030",
"group": {"groupName": "Finale"}, "team1": {"teamId": 1, "teamName": "1. FC Birch"}, "team2":
{"teamId": 2, "teamName": "ALDER 04"}, "matchIsFinished": true, "matchResults":
[{"pointsTeam1": 2, "pointsTeam2": 5, "resultTypeID": 2}]}]'
serve "on /getmatchdata/elm/2030\ntext $(echo "$final" | tr '\n' ' ')\n"
run show match openligadb:elm/2030 alder birch --base-url "$at"
ok 'its names and sides, the score of the source' shows 'Alder  5 - 2  Birch'
ok 'and its ground' shows 'Elm Park'
mkdir -p home/.config/touchline
echo "base-urls = { openligadb = \"$at/\"; espn = \"http://127.0.0.1:1\"; };" \
    >home/.config/touchline/touchline.cfg
run show match openligadb:elm/2030 alder birch
ok 'settings name another address' eval "shows 'Alder  5 - 2  Birch' && exits 0"
ok 'of the same journal' test "$(find home/.local/state/touchline/live -name 'openligadb*.journal' | wc -l)" = 1
run show match openligadb:elm/2030 alder birch --base-url http://127.0.0.1:1
ok 'an option goes before them' says 'connection refused'
rm home/.config/touchline/touchline.cfg
stop
rm home/.local/state/touchline/live/openligadb*

# A touchline-feed of our own: what it tells comes at once, in one piece.
journal=$(grep -l '"n":0' "$PWD"/home/.local/state/touchline/live/*.journal)
mkdir fake
fake() {
    printf '#!/bin/sh\n%s\n' "$1" >fake/touchline-feed
    chmod +x fake/touchline-feed
    status=
    TOUCHLINE_LIBEXECDIR=$work/fake run show bracket espn:uel
}
cat "$journal" >told
echo '{"trouble":"no luck","retry":0}' >>told
fake "cat $work/told"
ok 'a state and trouble at once are stale' eval 'exits 3 && same bracket out && says "no luck"'
cat "$journal" >told
echo '{"heard":true}' >>told
fake "cat $work/told"
ok 'a state and that it holds are fresh' eval 'exits 0 && quiet && same bracket out'
fake "cat $journal"
ok 'a state of which nobody says that it holds is stale' eval 'exits 3 && same bracket out'
fake 'exit 1'
ok 'nothing told is nothing to show' eval 'exits 4 && silent'
cat "$journal" >told
echo '{"heard":true,"warning":"no room"}' >>told
fake "cat $work/told"
ok 'a warning is told and all is fresh' eval 'exits 0 && says "no room"'
TOUCHLINE_LIBEXECDIR=$work/none run show bracket espn:uel
ok 'without touchline-feed' eval 'fails touchline-feed'

count
