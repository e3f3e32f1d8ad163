#!/usr/bin/env bash
# The portal's disk dies a day after its backup: it is put back while stands are away, and hears from them again what it
# lacks. The backup was made and proven while people used the portal; the proof is what makes leads durable.
. "$(dirname "$0")/fair.sh"
portal() { "$bin/monter-portal" "$1" --data "$portal_data" "${@:2}"; }
open_fair
mkdir "$here/backups"
open_kiosk
visit tests/journeys/dutch.jsonl
send_now
lead "$reference" >"$here/first"

portal backup -o "$here/backups/monday.db" >"$here/made"
same "leads in the backup" 1 "$(jq -r .leads "$here/made")"
same "leads that are durable before the proof" 0 "$(portal status | jq -r .durable_seq)"
portal restore --from "$here/backups/monday.db" --drill >/dev/null
same "leads that are durable" 1 "$(portal status | jq -r .durable_seq)"
refused "$here/words" "$bin/monter-portal" backup --data "$portal_data" -o "$here/backups/monday.db"
refused "$here/words" "$bin/monter-portal" restore --data "$portal_data" --from "$here/backups/monday.db"
says "$here/words" "another program"

tap thanks.done
visit tests/journeys/english.jsonl
send_now
lead "$reference" >"$here/second"
epoch=$(portal status | jq -r .epoch)
unplug
rm "$portal_data"/portal.db*
refused "$here/words" "$bin/monter-portal" serve --data "$portal_data" --listen 127.0.0.1:0
says "$here/words" "restore"
portal restore --from "$here/backups/monday.db" 2>/dev/null | jq -e '.leads == 1 and .lost_at_most == 0' >/dev/null ||
    wrong "the restore did not say what it put back"

plug_in
end sync
start_sync # the next morning: at its start a stand asks where the fair is, and hears of the new epoch
until_true 30 eval 'send_now; [ "$(leads | wc -l)" = 2 ]' || wrong "the stand did not send its leads again"
[ "$(portal status | jq -r .epoch)" != "$epoch" ] || wrong "the epoch did not change"
same "what was known before" "$(jq -S 'del(.received_at)' "$here/first")" \
    "$(lead "$(jq -r .reference "$here/first")" | jq -S 'del(.received_at)')"
same "what was missing" "$(jq -S 'del(.received_at)' "$here/second")" \
    "$(lead "$(jq -r .reference "$here/second")" | jq -S 'del(.received_at)')"
same "leads waiting on the stand" 0 "$(status pending)"
