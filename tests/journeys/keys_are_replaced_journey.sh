#!/usr/bin/env bash
# The region replaces its keys while a fair runs, and takes a stand out of use: nobody restarts the screen, old wishes are
# still read, new ones are sealed to the new key, and none is lost.
. "$(dirname "$0")/fair.sh"
portal() { "$bin/monter-portal" "$1" --data "$portal_data" "${@:2}"; }
rotate() { portal rotate "$1" --offline "$here/offline" "${@:2}" 2>>"$here/answers.log"; }
name_of() { lead "$1" | jq -r .name; }
sent_all() { [ "$(status pending)" = 0 ]; }
open_fair
open_kiosk --size 640x360
visit tests/journeys/dutch.jsonl
first=$reference
send_now
anna=$(name_of "$first")
[ -n "$anna" ] && [ "$anna" != null ] || wrong "the first wish can't be read"

# The desk's key, while the portal serves: no. Then while the stand is away.
refused "$here/words" "$bin/monter-portal" rotate desk --data "$portal_data" --offline "$here/offline"
says "$here/words" "serving"
unplug
same "the new root" 2 "$(rotate desk | jq -r .version)"
plug_in
"$bin/monter-sync" content --data "$stand_data" >>"$here/answers.log" 2>&1
[ -s "$stand_data/public/roots/1.json" ] || wrong "the stand did not follow to the new root"
tap thanks.done
visit tests/journeys/english.jsonl
second=$reference
send_now
same "the first wish, by the old key" "$anna" "$(name_of "$first")"
bo=$(name_of "$second")
[ -n "$bo" ] && [ "$bo" != null ] || wrong "the second wish can't be read"
# Without the old key the portal reads the second and not the first: the screen sealed it to the new one.
unplug
mv "$portal_data"/keys/desk-*.key "$here/"
plug_in
same "the first wish without its key" null "$(name_of "$first")"
same "the second wish without the old key" "$bo" "$(name_of "$second")"
unplug
mv "$here"/desk-*.key "$portal_data/keys/"
plug_in
same "the first wish with its key again" "$anna" "$(name_of "$first")"

# The key that signs receipts was stolen: the stand finds the new one by itself.
unplug
rotate receipt --stolen >/dev/null
plug_in
tap thanks.done
visit tests/journeys/swedish.jsonl
until_true 60 sent_all || wrong "the stand does not believe the new key: $(status 'problems[].text')"
lead "$reference" >/dev/null

# A stand taken out of use keeps what it has, says why, and sends it once it is enrolled anew.
portal revoke --stand "Utrecht, hall 7" >/dev/null
refused "$here/words" "$bin/monter-portal" revoke --data "$portal_data" --stand "Utrecht, hall 7"
tap thanks.done
visit tests/journeys/german.jsonl
if send_now 2>>"$here/answers.log"; then wrong "a stand out of use may send"; fi
same "leads that wait" 1 "$(status pending)"
status 'problems[].text' | grep -q "blocked this stand" || wrong "staff are not told: $(status 'problems[].text')"
end sync
rm "$here/card.json"
enrol_stand "Utrecht, hall 7"
start_sync
until_true 60 sent_all || wrong "the stand did not send what it kept"
lead "$reference" >/dev/null
