#!/usr/bin/env bash
# A visitor goes home with the code from the thank-you, read there as a telephone would. With it they read everything that
# is held, correct their address, take a copy, and take it all back; the guide sees each act, and the new address.
. "$(dirname "$0")/fair.sh"
. tests/journeys/guide.sh
open_fair
open_kiosk
visit tests/journeys/dutch.jsonl
ask "{\"do\":\"shot\",\"file\":\"$here/thanks.png\"}" || wrong "$answer"
code=$(zbarimg --quiet --raw "$here/thanks.png") || wrong "no QR can be read"
code=${code#*#}
close_kiosk
plug_in
send_now
line=$(lead "$reference")
place=$(jq -r .municipality <<<"$line")
[ -n "$(login_of "$place")" ] || add_login guide "Relocation guide" "$place"
sign_in "$place"
fetch "$(jq -r .page <<<"$line")"
page_says "Sanne de Vries"

tests/web/install.sh "$build"
mkdir -p "${MONTER_PICTURES:-$build/pages}"
jq -nc --arg url "$(portal_url)" --arg code "$code" --arg reference "$reference" --arg pictures "${MONTER_PICTURES:-}" \
    '{url: $url, code: $code, pictures: $pictures, says: ["Sanne de Vries", $reference]}' |
    node "$build/web/visitor_reads.mjs" || wrong "the visitor's page, in Chromium"

fetch "$(jq -r .page <<<"$line")" -H 'Accept-Language: en'
page_says "somewhere.else@example.org"
page_says "The visitor read what is held about them."
page_says "The visitor took a copy of it."
page_says "The visitor corrected name or address."

curl -sS -o "$here/page" --data-urlencode "code=$code" --data-urlencode "do=take_back" "$(portal_url)/w?l=en"
page_says "erased here"
curl -sS -o "$here/page" --data-urlencode "code=$code" --data-urlencode "do=see" "$(portal_url)/w?l=en"
page_says "Nothing is held"
fetch "$(jq -r .page <<<"$line")"
same "the page of somebody who took it all back" 404 "$page_status"
