#!/usr/bin/env bash
# What people type wrong gets a remedy at its field and loses nothing: an address without @, nothing to be reached by,
# ten thousand characters.
. "$(dirname "$0")/fair.sh"
open_fair
open_kiosk
sed '/contact.name/,$d' tests/journeys/english.jsonl >"$here/start.jsonl"
visit "$here/start.jsonl"

element() { ask '{"do":"scene"}' && jq -c --arg id "$1" '.elements[] | select(.id == $id)' <<<"$answer"; }
is() { jq -e --arg state "$2" '.state | index($state) != null' <<<"$(element "$1")" >/dev/null; }

tap contact.name
ask '{"do":"type","text":"Emily Carter"}'
tap contact.next
same "without a way to be reached" contact "$(on_screen)"
tap contact.email
ask '{"do":"type","text":"emily.example.org"}'
tap contact.next
same "an address without @" contact "$(on_screen)"
is contact.email invalid || wrong "the e-mail field does not say it is wrong: $(element contact.email)"
for _ in $(seq 11); do tap key.backspace; done
ask '{"do":"type","text":"@example.org"}'
tap contact.next
tap contact.words
ask "{\"do\":\"type\",\"text\":\"$(head -c 10000 /dev/zero | tr '\0' a)\"}" || wrong "$answer"
tap contact.next
tap consent.contact
tap consent.send
wait_ms 500
same "the screen" thanks "$(on_screen)"
reference=$(text_of thanks.reference)
send_now
line=$(lead "$reference")
jq -e '[.. | strings | select(test("^a{100,}$"))] | length == 1' <<<"$line" >/dev/null || wrong "the free words did not arrive: ${line:0:300}"
