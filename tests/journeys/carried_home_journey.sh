#!/usr/bin/env bash
# A stand that never finds a network: its crew carries the sealed wishes home on a stick. The portal takes each once,
# also when the stand sends them later; what is altered on the way is refused; a rehearsal's wish reaches no guide; and
# a wish filled in together says so, with the guide's note.
. "$(dirname "$0")/fair.sh"
. tests/journeys/crew.sh
open_fair
unplug
stick=$(mktemp -d /dev/shm/monter-stick.XXXXXX)
also_gone+=("$stick")
"$bin/monter-sync" sticks --data "$stand_data" "$stick/none" >/dev/null
set_pin
open_kiosk
visit tests/journeys/dutch.jsonl
tap thanks.done

# Together with a guide, who leaves a note.
open_crew
tap crew.assisted
ask '{"do":"type","text":"Two dogs."}'
tap note.next
tap language
tap language.nl
tail -n +2 tests/journeys/dutch.jsonl >"$here/assisted.jsonl"
visit "$here/assisted.jsonl"
assisted=$reference
tap thanks.done

# A rehearsal.
open_crew
tap crew.rehearsal
wait_ms 100
tap crew.lock
visit tests/journeys/dutch.jsonl
rehearsed=$reference
tap thanks.done

open_crew
tap crew.rehearsal
wait_ms 100
tap crew.close
wait_ms 100
text_of crew.close.open | grep -q "^3 wishes" || wrong "the close of day says $(text_of crew.close.open)"
tap crew.export
wait_ms 200
text_of crew.word | grep -q "no USB stick" || wrong "without a stick: $(text_of crew.word)"
"$bin/monter-sync" sticks --data "$stand_data" "$stick" >/dev/null
tap crew.export
wait_ms 200
same "on the stick" "3 wishes are on the stick." "$(text_of crew.word)"
sees crew.close.good || wrong "all is on a stick, and the close of day still warns"
close_kiosk
same "leads that still wait at the stand" 3 "$(status pending)"

file=$(ls "$stick"/*.leads)
take_in=("$bin/monter-portal" import-leads --data "$portal_data")
head -c -30 "$file" >"$here/cut.leads"
refused "$here/words" "${take_in[@]}" "$here/cut.leads"
says "$here/words" "cut"
sed 's/"seq":2/"seq":9/' "$file" >"$here/altered.leads"
refused "$here/words" "${take_in[@]}" "$here/altered.leads"
says "$here/words" "cut or altered"
same "leads at the portal, after those" 0 "$(leads | wc -l)"

same "the first import" "Utrecht, hall 7: 3 new, 0 here before, 0 refused" "$("${take_in[@]}" "$file")"
plug_in
same "the same file again, by a running portal" "Utrecht, hall 7: 0 new, 3 here before, 0 refused" "$("${take_in[@]}" "$file")"
send_now
same "leads waiting at the stand, once it has met the portal" 0 "$(status pending)"
same "leads the portal signed for" 3 "$(status acked)"

# Two of them reach a guide; the rehearsal's is kept, and nobody reads it.
same "wishes for guides" 2 "$(leads | wc -l)"
same "the rehearsal's line" "" "$(leads --open | jq -c --arg r "$rehearsed" 'select(.reference == $r)')"
same "filled in together" true "$(lead "$assisted" | jq -r .assisted)"
same "the guide's note" "Two dogs." "$(lead "$assisted" | jq -r .note)"
if grep -q "Sanne" "$file"; then wrong "a name lies in clear on the stick"; fi
