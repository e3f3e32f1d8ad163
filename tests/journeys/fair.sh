# A fair with one stand, for one journey: a copy of the region that set_up.sh made, in a folder of its own that is gone
# afterwards. Sourced first by every journey; its argument is the build folder.
set -euo pipefail
cd "$(dirname "$0")/../.."
umask 077
build=$(realpath "$1")
bin=$build/bin
here=$(mktemp -d "${TMPDIR:-/tmp}/monter-journey.XXXXXX")
also_gone=()  # what a journey keeps elsewhere, removed with $here
. packaging/region.sh
. packaging/visit.sh

leave() {
    local code=$?
    end_all
    if [ "$code" != 0 ]; then tail -n 5 "$here"/*.log >&2 || true; fi
    rm -rf "$here" "${also_gone[@]}"
    exit "$code"
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap : PIPE

# A portal on a port of its own, and a stand enrolled with it.
open_fair() {
    cp -a "$build/region/." "$here/"
    free_port >"$here/port"
    start_portal
    enrol_stand "Utrecht, hall 7"
    start_sync
    start_screen
}

unplug() { end portal; }
plug_in() { start_portal; }
send_now() { "$bin/monter-sync" once --data "$stand_data" >/dev/null; }
status() { "$bin/monter-sync" status --data "$stand_data" --json | jq -r ".$1"; }

# edit_content: a copy of the real content to be changed, in $content. With few drawings, so that building it is soon
# over: the others' places show Arjeplog's.
edit_content() {
    content=$here/content
    cp -r assets/packs/norrbotten "$content"
    chmod -R u+w "$content"
    sed -i 's|^poster = .*|poster = "posters/arjeplog.json"|' "$content"/places/*.toml
    find "$content/posters" -type f ! -name 'arjeplog*' ! -name 'attract*' -delete
}

# visit FILE: a visitor does all of it and reads the thank-you.
visit() { play "$1" 2>>"$here/answers.log" || wrong "the visit $1 stopped at $refusal"; }

tap() { ask "{\"do\":\"tap\",\"id\":\"$1\"}" && [ "$(jq -r .ok <<<"$answer")" = true ] || wrong "tap $1: $answer"; }
wait_ms() { ask "{\"do\":\"wait\",\"ms\":$1}"; }

# lead REFERENCE: its line at the portal, as soon as it is routed.
lead() {
    local line
    for _ in $(seq 100); do
        line=$(leads --open | jq -c --arg reference "$1" 'select(.reference == $reference)')
        [ -z "$line" ] || { echo "$line" && return 0; }
        sleep 0.1
    done
    wrong "the lead $1 did not arrive"
}

wrong() {
    say "WRONG: $*"
    exit 1
}

# same WHAT EXPECTED FOUND
same() { [ "$2" = "$3" ] || wrong "$1: expected \"$2\", found \"$3\""; }

# refused FILE COMMAND…: it must fail, and its words (left in FILE) must not be those of a program that broke.
refused() {
    local words=$1
    shift
    if timeout 20 "$@" >"$words" 2>&1; then wrong "this should have been refused: $*"; fi
    [ -s "$words" ] || wrong "refused without a word: $*"
    if grep -qiE 'terminate called|assert|segmentation|exception' "$words"; then wrong "$* broke: $(cat "$words")"; fi
}
says() { grep -qiE "$2" "$1" || wrong "expected words like \"$2\", found: $(cat "$1")"; }
