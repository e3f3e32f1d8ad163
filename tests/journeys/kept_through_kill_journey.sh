#!/usr/bin/env bash
# monter-sync is killed between the thank-you and the sending; the wish arrives all the same, once.
. "$(dirname "$0")/fair.sh"
open_fair
unplug
open_kiosk
visit tests/journeys/english.jsonl
[ -n "$reference" ] || wrong "no thank-you"
end sync KILL

start_sync
same "leads waiting after the kill" 1 "$(status pending)"
plug_in
send_now
lead "$reference" >/dev/null
same "leads at the portal" 1 "$(leads | wc -l)"
same "leads waiting on the stand" 0 "$(status pending)"
