#!/usr/bin/env bash
# Three visitors in three languages leave their wishes while the hall has no network. When it returns, each is read by
# the guide of the right municipality, with the same reasons that the visitor saw; and by no other guide.
. "$(dirname "$0")/fair.sh"
. tests/journeys/guide.sh
open_fair
unplug

# visitor LANGUAGE: plays that visit, and on the way opens "why these", as a curious one would. What it says of the first
# match is left in $here/LANGUAGE.why, its name in the first line.
declare -A reference_of
visitor() {
    open_kiosk
    sed '/dream.next/q' "tests/journeys/$1.jsonl" >"$here/first.jsonl"
    sed '1,/dream.next/d' "tests/journeys/$1.jsonl" >"$here/then.jsonl"
    visit "$here/first.jsonl"
    same "$1: the screen after the dreams" places "$(on_screen)"
    tap places.why
    ask '{"do":"scene"}'
    jq -r '[.elements[] | select(.id | test("^why\\.[0-9]+$"))]
           | .[0].text, (.[1:] | [limit(([.[] | .role == "heading"] | index(true)); .[])][] | .text)' \
        <<<"$answer" >"$here/$1.why"
    tap why.close
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

# arrives LANGUAGE MUNICIPALITY NAME
arrives() {
    local line page reason
    line=$(lead "${reference_of[$1]}")
    page=$(jq -r .page <<<"$line")
    same "$1: municipality" "$2" "$(jq -r .municipality <<<"$line")"
    same "$1: these are the reasons the visitor saw" true "$(jq -r .reasons_seen <<<"$line")"
    [ "$(jq '.reasons | length' <<<"$line")" -gt 0 ] || wrong "$1: no reasons"
    sign_in "$2"
    page_says "$3"
    fetch "$page"
    page_says "$3"
    page_says "${reference_of[$1]}"
    sign_in other
    page_keeps_silent_on "$3"
    fetch "$page"
    same "$1: another municipality's guide asks for the page" 404 "$page_status"
    page_keeps_silent_on "$3"
    sign_in coordinator
    page_says "$3"
}
# A guide of a municipality that nobody wrote to.
add_login guide "Relocation guide, Pajala" pajala
sed -i 's/"municipality":"pajala"/"municipality":"other"/' "$here/logins"

# The Dutch visitor wrote to the first match: what "why these" said of it is what arrived, word for word. The sheet adds
# the source of a figure in brackets; the guide reads that beside it.
dutch=$(lead "${reference_of[dutch]}")
first_match=$(jq -r .municipality <<<"$dutch")
[ -n "$(login_of "$first_match")" ] || add_login guide "Relocation guide" "$first_match"
name=$("$bin/monter-pack" show "$pack" --json | jq -r --arg id "$first_match" '.places[] | select(.id == $id) | .name')
same "the first match" "$name" "$(head -n 1 "$here/dutch.why")"
[ "$(wc -l <"$here/dutch.why")" -gt 1 ] || wrong "the first match was shown without reasons"
sed -E '1d; s/ \([^()]+, [0-9]{4}\)$//' "$here/dutch.why" | while IFS= read -r reason; do
    jq -e --arg reason "$reason" '[.reasons[].text] | index($reason) != null' <<<"$dutch" >/dev/null ||
        wrong "the visitor read \"$reason\", the portal has $(jq -c '[.reasons[].text]' <<<"$dutch")"
done

arrives english arjeplog "Emily Carter"
arrives dutch "$first_match" "Sanne de Vries"
arrives swedish kiruna "Åsa Öberg-Hägg"

# Each of the visitor's reasons stands on the guide's page, here in the visitor's own language.
sign_in arjeplog
fetch "$(lead "${reference_of[english]}" | jq -r .page)" -H 'Accept-Language: en'
lead "${reference_of[english]}" | jq -r '.reasons[] | select(.why == "dream") | .text' >"$here/reasons"
[ -s "$here/reasons" ] || wrong "the English visitor's lead came without dreams as reasons"
while IFS= read -r reason; do
    page_says "${reason%%: *}"
    page_says "${reason#*: }"
done <"$here/reasons"

# One guide reads in a real browser: on a telephone, scripts switched off.
add_login guide "Relocation guide, $first_match" "$first_match"
tests/web/install.sh "$build"
mkdir -p "$build/pages"
jq -c --argjson lead "$dutch" --arg url "$(portal_url)" --arg pictures "$build/pages" \
    '{url: $url, login, password, key, pictures: $pictures, reference: $lead.reference, reads: [$lead.name, $lead.phone]}' \
    <<<"$(tail -n 1 "$here/logins")" >"$here/guide.json"
node "$build/web/guide_reads.mjs" <"$here/guide.json" || wrong "the Dutch visitor's guide, in Chromium"
same "the Dutch visitor's lead" accepted "$(lead "${reference_of[dutch]}" | jq -r .status)"

# Every page, as every role that there is: tests/web/every_page.mjs says what is asked of it. People who have not signed in
# yet: a code works once, and the others have just used theirs.
add_login guide "Relocation guide, $first_match" "$first_match"
add_login coordinator "Second coordinator"
add_login deputy "Deputy guide, $first_match" "$first_match"
add_login staff "Staff, Norrbotten"
add_login eures "EURES adviser, Norrbotten"
add_login auditor "Auditor, Norrbotten"
fresh=$("$bin/monter-portal" user add --data "$portal_data" --role auditor --municipality arjeplog --name "Auditor, Arjeplog")
tail -n 6 "$here/logins" | jq -sc --arg url "$(portal_url)" --argjson fresh "$fresh" --arg pictures "${MONTER_PICTURES:-}" \
    '{url: $url, accounts: ., fresh: $fresh, pictures: $pictures}' >"$here/roles.json"
node "$build/web/every_page.mjs" <"$here/roles.json" || wrong "a page, in Chromium"
