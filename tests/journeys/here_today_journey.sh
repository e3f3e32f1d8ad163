#!/usr/bin/env bash
# Staff say at the portal who is at the fair today; the stand's screen says so to the next visitor, without a restart.
. "$(dirname "$0")/fair.sh"
open_fair
open_kiosk
here_on_places() {
    for id in attract.begin dream.village dream.next; do tap "$id"; done
    text_of places.present
}
leave_alone() { wait_ms 200000; }
same "before anybody came" "" "$(here_on_places)"
"$bin/monter-portal" event --data "$portal_data" --present arjeplog,kiruna >/dev/null
send_now
same "in the middle of a visit" "" "$(text_of places.present)"
leave_alone
same "the next visitor" "People from Arjeplog and Kiruna are here today" "$(here_on_places)"
"$bin/monter-portal" event --data "$portal_data" --nobody >/dev/null
send_now
leave_alone
same "when they have gone" "" "$(here_on_places)"
refused "$here/words" "$bin/monter-portal" event --data "$portal_data" --present umea
says "$here/words" "does not have one of these municipalities"
close_kiosk
