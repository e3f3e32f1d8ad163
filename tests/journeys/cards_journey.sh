#!/usr/bin/env bash
# An enrolment card works once, for one stand, while it lasts; any other gets plain words and leaves nothing half made.
. "$(dirname "$0")/fair.sh"
open_fair

card() {
    rm -f "$here/$1.json"
    "$bin/monter-portal" enrol-card --data "$portal_data" --stand "$1" --url "$(portal_url)" -o "$here/$1.json" "${@:2}" >/dev/null
}
# not_enrolled WORDS CARD: a new stand is refused, says why, and can be enrolled afterwards.
not_enrolled() {
    rm -rf "$here/new"
    refused "$here/words" "$bin/monter-sync" provision --data "$here/new" --card "$2"
    says "$here/words" "$1"
    [ ! -e "$here/new/public/root.json" ] || wrong "a refused card left root.json behind"
}

not_enrolled "used" "$here/card.json"

card good
jq '.secret = "AAAAAAAAAAAAAAAAAAAAAA"' "$here/good.json" >"$here/changed.json"
not_enrolled "card" "$here/changed.json"

card expired --days 1
unplug
later=$(ls /usr/lib/*/faketime/libfaketime.so.1)
start portal env LD_PRELOAD="$later" FAKETIME=+2d "$bin/monter-portal" serve --data "$portal_data" --listen "127.0.0.1:$(cat "$here/port")"
until_true 20 portal_is_up || wrong "the portal did not start two days later"
not_enrolled "expired|too old|new card" "$here/expired.json"
unplug
plug_in

card other-region
jq '.root_fpr = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"' "$here/other-region.json" >"$here/changed.json"
not_enrolled "root|region|fingerprint|trust" "$here/changed.json"
# The portal noticed before it marked the card as used.
rm -rf "$here/new"
"$bin/monter-sync" provision --data "$here/new" --card "$here/other-region.json" >/dev/null

echo "not a card" >"$here/changed.json"
not_enrolled "card" "$here/changed.json"

unplug
not_enrolled "reach|answer|network|connect" "$here/good.json"
plug_in

# Refusals cost the good card nothing.
rm -rf "$here/new"
"$bin/monter-sync" provision --data "$here/new" --card "$here/good.json" >/dev/null
[ -s "$here/new/public/root.json" ] || wrong "a good card did not enrol"
