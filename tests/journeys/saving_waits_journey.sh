#!/usr/bin/env bash
# monter-sync is gone when the visitor sends: they read "one moment", never "thank you", until it is back; then they
# read thanks, and the wish is kept once however often they tapped.
. "$(dirname "$0")/fair.sh"
open_fair
open_kiosk
grep -v -e consent.send -e '"wait"' -e '"scene"' tests/journeys/english.jsonl >"$here/until_send.jsonl"
visit "$here/until_send.jsonl"
end sync KILL

tap consent.send
wait_ms 4000
same "the screen while saving" consent "$(on_screen)"
ask '{"do":"tap","id":"consent.send"}' || true # as impatient people do
wait_ms 1000
same "the screen after a second tap" consent "$(on_screen)"

start_sync
for _ in 1 2 3 4 5 6 7 8 9 10; do
    wait_ms 1000
    [ "$(on_screen)" = consent ] || break
done
same "the screen once it is kept" thanks "$(on_screen)"
reference=$(text_of thanks.reference)
send_now
lead "$reference" >/dev/null
same "leads at the portal" 1 "$(leads | wc -l)"
