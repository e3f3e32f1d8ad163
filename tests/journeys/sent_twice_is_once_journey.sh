#!/usr/bin/env bash
# A stand's disk is put back to the minute before it sent, so that it sends the very same wish again: the portal has it
# once, and signs for it again.
. "$(dirname "$0")/fair.sh"
open_fair
unplug
open_kiosk
visit tests/journeys/dutch.jsonl
close_kiosk
end sync
cp -a "$stand_data" "$here/before"

plug_in
start_sync
send_now
first=$(lead "$reference")
end sync
rm -rf "$stand_data"
mv "$here/before" "$stand_data"

start_sync
send_now
same "leads waiting on the stand" 0 "$(status pending)"
same "leads the portal signed for" 1 "$(status acked)"
same "leads at the portal" 1 "$(leads | wc -l)"
same "the lead itself" "$(jq -S . <<<"$first")" "$(lead "$reference" | jq -S .)"
