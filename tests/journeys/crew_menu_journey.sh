#!/usr/bin/env bash
# The crew opens its menu with a long press and the PIN, reads what the stand holds, sends now, and pauses the stand;
# who does not know the PIN is slowed down, a restart or not.
. "$(dirname "$0")/fair.sh"
. tests/journeys/crew.sh
open_fair
unplug
open_kiosk
knock
enter_pin 000001
[ "$(text_of crew.pin.word)" = "No PIN has been set on this stand yet. The office can set one." ] ||
    wrong "a stand without a PIN says $(text_of crew.pin.word)"
tap back
refused "$here/words" "$bin/monter-sync" crew-pin --data "$stand_data" <<<123456
set_pin
visit tests/journeys/dutch.jsonl
tap thanks.done

# Four wrong ones are told so; the fifth has to wait, and so has the right one, over a restart too.
knock
for _ in 1 2 3 4; do
    enter_pin 000002
    same "a wrong PIN" "That is not the PIN." "$(text_of crew.pin.word)"
done
enter_pin 000002
text_of crew.pin.word | grep -q "^Too many tries" || wrong "the fifth wrong PIN: $(text_of crew.pin.word)"
close_kiosk
end sync KILL
start_sync
open_kiosk
knock
enter_pin "$crew_pin"
text_of crew.pin.word | grep -q "^Too many tries" || wrong "after a restart: $(text_of crew.pin.word)"
if sees crew.export; then wrong "the menu opened before its time"; fi
close_kiosk
# What stands between is time at work, which no journey can hurry; the office's other way is a new PIN's file.
end sync
sqlite3 "$stand_data/outbox.db" "DELETE FROM meta WHERE k LIKE 'crew_pin_%'"
start_sync

open_kiosk
open_crew
same "captured today" 1 "$(text_of crew.captured)"
same "waiting" 1 "$(text_of crew.waiting)"
same "sent" 0 "$(text_of crew.sent)"
tap crew.send
wait_ms 2500
text_of crew.word | grep -q "can’t be reached" || wrong "without a portal: $(text_of crew.word)"
plug_in
tap crew.send
all_is_sent() { [ "$(status pending)" = 0 ]; }
until_true 20 all_is_sent || wrong "\"Send now\" sent nothing"
wait_ms 2500
same "waiting, once sent" 0 "$(text_of crew.waiting)"
same "sent, once sent" 1 "$(text_of crew.sent)"

tap crew.report
wait_ms 100
same "the day's wishes" 1 "$(text_of crew.report.all.leads)"
same "the day's visits" "1: nl 1" "$(text_of crew.report.all.visits)"
tap back
tap crew.close
wait_ms 100
sees crew.close.good || wrong "all is sent, and the close of day does not say so"
tap back
tap crew.pause
wait_ms 100
tap crew.lock
ask '{"do":"scene"}'
same "the screen of a paused stand" paused "$(on_screen)"
close_kiosk
# Paused it stays, until the crew says otherwise.
open_kiosk
ask '{"do":"scene"}'
same "the screen after a restart" paused "$(on_screen)"
open_crew
tap crew.pause
wait_ms 100
tap crew.lock
ask '{"do":"scene"}'
same "the screen afterwards" attract "$(on_screen)"
close_kiosk
