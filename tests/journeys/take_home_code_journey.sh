#!/usr/bin/env bash
# The thank-you's QR, read from the picture as a telephone would, is the portal's address with the visitor's secret.
. "$(dirname "$0")/fair.sh"
open_fair
for size in 1920x1080 1080x1920; do
    open_kiosk --size "$size"
    visit tests/journeys/swedish.jsonl
    ask "{\"do\":\"shot\",\"file\":\"$here/thanks.png\"}" || wrong "$answer"
    code=$(zbarimg --quiet --raw "$here/thanks.png") || wrong "$size: no QR can be read"
    [[ $code =~ ^"$(portal_url)/w#"[0-9A-HJKMNP-TV-Z]{26}$ ]] || wrong "$size: the QR says $code"
    close_kiosk
done
