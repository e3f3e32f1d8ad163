#!/usr/bin/env bash
# Three visitors in three languages leave their wishes while the hall has no network. When it returns, each is read by
# the guide of the right municipality, with the same reasons that the visitor saw; and by no other guide.
. "$(dirname "$0")/fair.sh"
. tests/journeys/guide.sh
open_fair
unplug

declare -A reference_of
for language in english dutch swedish; do
    open_kiosk
    visit "tests/journeys/$language.jsonl"
    [ -n "$reference" ] || wrong "$language: no thank-you"
    reference_of[$language]=$reference
    close_kiosk
done
same "leads waiting on the stand" 3 "$(status pending)"

plug_in
send_now
same "leads waiting on the stand" 0 "$(status pending)"
same "leads the portal signed for" 3 "$(status acked)"
same "leads at the portal" 3 "$(leads | wc -l)"

# arrives LANGUAGE MUNICIPALITY CODE NAME
arrives() {
    local line
    line=$(lead "${reference_of[$1]}")
    same "$1: municipality" "$2" "$(jq -r .municipality <<<"$line")"
    [ "$(jq '.reasons | length' <<<"$line")" -gt 0 ] || wrong "$1: no reasons"
    sign_in "$2"
    read_person "$(jq -r .lead_id <<<"$line")"
    page_says "$4"
    page_says "${reference_of[$1]}"
    sign_in "$3"
    refuses_person "$(jq -r .lead_id <<<"$line")"
}
arrives english arjeplog kiruna "Emily Carter"
arrives dutch haparanda arjeplog "Sanne de Vries"
arrives swedish kiruna haparanda "Åsa Öberg-Hägg"
