#!/usr/bin/env bash
# What a visitor wrote is in no file of the stand or the portal in clear, not while it is typed, nor waiting, nor routed
# and read; nor in any program's words.
. "$(dirname "$0")/fair.sh"
. tests/journeys/guide.sh
open_fair

# Letters no program or content would come up with, made anew each run.
mark=$(tr -dc a-z </dev/urandom | head -c 12 || true)
sed -e "s/Emily Carter/Kanarie $mark/" -e "s/emily.carter/$mark/" -e "s/We fish/We $mark/" \
    tests/journeys/english.jsonl >"$here/visit.jsonl"
# As it would stand in base64, whatever its place in a group of three.
forms=("$mark")
for pad in "" x xx; do
    coded=$(printf '%s%s' "$pad" "$mark" | base64)
    forms+=("${coded:4:8}")
done
patterns=()
for form in "${forms[@]}"; do patterns+=(-e "$form"); done

found_in() { grep -raliF "${patterns[@]}" -- "$@" || true; }
nowhere() {
    local hits
    hits=$(found_in "$stand_data" "$portal_data" "$here"/{portal,sync,kiosk}.log)
    [ -z "$hits" ] || wrong "$1: personal data lies in clear in $hits"
}
[ -n "$(found_in "$here/visit.jsonl")" ] || wrong "the search itself finds nothing"

unplug
open_kiosk
grep -v -e consent.send -e '"wait"' -e '"scene"' "$here/visit.jsonl" >"$here/until_send.jsonl"
visit "$here/until_send.jsonl"
nowhere "while it is typed"
tap consent.send
wait_ms 500
same "the screen" thanks "$(on_screen)"
reference=$(text_of thanks.reference)
nowhere "while it waits"
close_kiosk
plug_in
send_now
page=$(lead "$reference" | jq -r .page)
sign_in arjeplog
fetch "$page"
page_says "Kanarie $mark"
end sync
end portal
nowhere "after a guide read it"
