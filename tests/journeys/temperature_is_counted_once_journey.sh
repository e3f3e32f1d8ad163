#!/usr/bin/env bash
# Visitors answer with one tap while the hall has no network. When it returns, the region reads each tap once, a number
# under five not at all; however often it is sent, and whatever dies in between. Nothing in it leads to a person.
. "$(dirname "$0")/fair.sh"
open_fair
unplug
answers() { "$bin/monter-portal" answers --data "$portal_data" --json | jq -r --arg v "$1" 'select(.value == $v) | .count'; }

open_kiosk
for _ in 1 2 3 4 5 6; do
    tap attract.pulse
    tap pulse.job
    tap pulse.far
done
for _ in 1 2; do
    tap attract.pulse
    tap pulse.nature
    tap pulse.skip
done
wait_ms 500
# One of them also leaves a wish.
visit tests/journeys/dutch.jsonl
tap thanks.pulse
tap pulse.job
tap pulse.skip
wait_ms 500
close_kiosk
end sync KILL
start_sync

plug_in
send_now
same "taps on a job" 7 "$(answers job)"
same "taps on far from family" 6 "$(answers far)"
same "two taps on nature" null "$(answers nature)"
end sync KILL
start_sync
send_now
end portal KILL
start_portal
same "taps on a job, sent again" 7 "$(answers job)"

# What travels and what stays: an hour, a question, an answer and a number.
columns() { sqlite3 "$1" "SELECT group_concat(name) FROM pragma_table_info('tally')"; }
end sync
end portal
same "what the stand keeps" count_id,hour,event_id,kind,question,value,n,closed,epoch \
    "$(columns "$stand_data/outbox.db")"
same "what the portal keeps" count_id,device_id,event_id,hour,kind,question,value,n "$(columns "$portal_data"/*.db)"
