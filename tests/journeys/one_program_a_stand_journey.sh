#!/usr/bin/env bash
# A second monter-sync, portal or kiosk on the same data is told so in plain words, and disturbs nothing.
. "$(dirname "$0")/fair.sh"
open_fair
open_kiosk
ask '{"do":"scene"}' || wrong "$answer"

refused "$here/words" "$bin/monter-sync" run --data "$stand_data"
says "$here/words" "already|running|another"
refused "$here/words" "$bin/monter-portal" serve --data "$portal_data" --listen "127.0.0.1:$(free_port)"
says "$here/words" "already|running|another"
refused "$here/words" "$bin/monter-kiosk" --data "$stand_data" --pack "$pack"
says "$here/words" "already|running|another"

visit tests/journeys/swedish.jsonl
[ -n "$reference" ] || wrong "no thank-you"
send_now
lead "$reference" >/dev/null
