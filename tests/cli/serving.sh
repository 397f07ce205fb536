# shellcheck shell=sh disable=SC2034,SC2154
# A server for scripts, to be read in after common.sh. Where touchline-feed was not built the script
# ends as skipped.
feed=$here/touchline-feed
server=$here/tests/feed/server
if [ ! -x "$feed" ] || [ ! -x "$server" ]; then
    echo "skipped: there is no touchline-feed"
    exit 77
fi
unset http_proxy https_proxy HTTPS_PROXY all_proxy ALL_PROXY TOUCHLINE_FEED_WAIT_MS
export TOUCHLINE_DATADIR="$data"
pid=
trap 'test -z "$pid" || kill "$pid"; rm -rf "$work"' EXIT

# serve SCRIPT: a server, whose address is in $at, instead of the one before; its log is in "log"
serve() {
    stop
    printf '%b' "$1" >script
    rm -f hold port log
    mkfifo hold
    "$server" script log <hold >port 2>/dev/null &
    pid=$!
    exec 3>hold
    until [ -s port ]; do
        kill -0 "$pid" || exit 1
        sleep 0.1
    done
    at=http://127.0.0.1:$(cat port)
}

stop() {
    test -z "$pid" || kill "$pid"
    test -z "$pid" || wait "$pid" 2>/dev/null
    pid=
    exec 3>&-
}
