#!/usr/bin/env bash
# monter-sync is gone before anybody writes: no form opens, the places go home in a code, and the form opens by itself
# once it is back.
. "$(dirname "$0")/fair.sh"
open_fair
open_kiosk --size 960x540
end sync KILL

tap attract.begin && tap dream.forest && tap dream.next && tap places.1
wait_ms 100
tap showcase.write
same "the screen without a store" closed "$(on_screen)"
text_of closed.qr | grep -q https:// || wrong "the places do not go home"
wait_ms 100
tap closed.again
same "the screen without a store, asked again" closed "$(on_screen)"
start_sync
for _ in $(seq 50); do
    ask '{"do":"tap","id":"closed.again"}'
    wait_ms 100
    [ "$(on_screen)" = closed ] || break
done
same "the screen once the store is back" contact "$(on_screen)"
close_kiosk
