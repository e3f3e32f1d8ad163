#!/usr/bin/env bash
# Two visitors come again with the code their phone kept and take their wishes back at the stand: one before it was
# sent, which then no guide ever sees, and one after, which is erased at the portal and told to its guide. Each is
# counted once, and a code the stand does not know is told to be checked.
. "$(dirname "$0")/fair.sh"
. tests/journeys/guide.sh
open_fair
unplug

# code_on_screen: of the thank-you's QR, as a telephone reads it.
code_on_screen() {
    ask "{\"do\":\"shot\",\"file\":\"$here/thanks.png\"}" || wrong "$answer"
    zbarimg --quiet --raw "$here/thanks.png" | sed 's/.*#//'
}
# take_back CODE
take_back() {
    tap attract.takeback
    ask "{\"do\":\"type\",\"text\":\"$1\"}"
    tap takeback.go
    wait_ms 200
}

open_kiosk
visit tests/journeys/dutch.jsonl
before=$(code_on_screen)
unsent=$reference
tap thanks.done
visit tests/journeys/swedish.jsonl
after=$(code_on_screen)
sent=$reference
tap thanks.done
same "waiting" 2 "$(status pending)"

# Offline, before it is sent.
take_back "$before"
same "the end of it" takeback "$(on_screen)"
text_of takeback.text | grep -q "Nobody will write to you" || wrong "taking back said $(text_of takeback.hint)"
tap takeback.done
same "waiting, after one was taken back" 1 "$(status pending)"
same "taken back" 1 "$(status withdrawn)"

plug_in
send_now
lead "$sent" >/dev/null
if leads | jq -e --arg reference "$unsent" 'select(.reference == $reference)' >/dev/null; then
    wrong "a wish that was taken back before it was sent came to the portal"
fi
place=$(lead "$sent" | jq -r .municipality)
unplug

# Offline again, after it was sent; and once more by somebody whose code is another stand's.
take_back "$after"
text_of takeback.text | grep -q "Nobody will write to you" || wrong "taking back said $(text_of takeback.hint)"
tap takeback.done
same "taken back" 2 "$(status withdrawn)"
take_back 00000000000000000000000000
text_of takeback.hint | grep -q "does not know this code" || wrong "an unknown code: $(text_of takeback.hint)"
tap back
close_kiosk

plug_in
send_now
[ "$("$bin/monter-portal" status --data "$portal_data" 2>/dev/null | jq -r .withdrawn.erased)" = 1 ] ||
    wrong "erased at the portal: $("$bin/monter-portal" status --data "$portal_data" 2>/dev/null)"
if leads --open | grep -q '"name"'; then wrong "what was taken back can still be read"; fi
sign_in "$place"
page_says "$sent"  # among those who have taken their answers back
