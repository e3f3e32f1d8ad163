#!/usr/bin/env bash
# Three visitors in three languages leave their wishes while the hall has no network. When it returns, each is read by
# the guide of the right municipality, with the same reasons that the visitor saw; and by no other guide.
. "$(dirname "$0")/fair.sh"
. tests/journeys/guide.sh
open_fair
unplug

# visitor LANGUAGE MUNICIPALITY: plays that visit, with a look at the reasons on the way. What they were shown about the
# municipality they wrote to is kept, one reason a line.
declare -A reference_of
visitor() {
    open_kiosk
    sed '/dream.next/q' "tests/journeys/$1.jsonl" >"$here/first.jsonl"
    sed '1,/dream.next/d' "tests/journeys/$1.jsonl" >"$here/then.jsonl"
    visit "$here/first.jsonl"
    same "$1: the screen after the dreams" places "$(on_screen)"
    visit "$here/then.jsonl"
    [ -n "$reference" ] || wrong "$1: no thank-you"
    reference_of[$1]=$reference
    close_kiosk
}
visitor english
visitor dutch
visitor swedish
same "leads waiting on the stand" 3 "$(status pending)"

plug_in
send_now
same "leads waiting on the stand" 0 "$(status pending)"
same "leads the portal signed for" 3 "$(status acked)"
same "leads at the portal" 3 "$(leads | wc -l)"

# arrives LANGUAGE MUNICIPALITY OTHER NAME
arrives() {
    local line page
    line=$(lead "${reference_of[$1]}")
    page=$(jq -r .page <<<"$line")
    same "$1: municipality" "$2" "$(jq -r .municipality <<<"$line")"
    same "$1: these are the reasons the visitor saw" true "$(jq -r .reasons_seen <<<"$line")"
    [ "$(jq '.reasons | length' <<<"$line")" -gt 0 ] || wrong "$1: no reasons"
    sign_in "$2"
    page_says "$4"
    fetch "$page"
    page_says "$4"
    page_says "${reference_of[$1]}"
    sign_in "$3"
    page_keeps_silent_on "$4"
    fetch "$page"
    same "$1: another municipality's guide asks for the page" 404 "$page_status"
    page_keeps_silent_on "$4"
    sign_in coordinator
    page_says "$4"
}
arrives english arjeplog kiruna "Emily Carter"
arrives dutch haparanda arjeplog "Sanne de Vries"
arrives swedish kiruna haparanda "Åsa Öberg-Hägg"
