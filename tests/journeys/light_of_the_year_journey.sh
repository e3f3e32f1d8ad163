#!/usr/bin/env bash
# A finger drags through the year and the day: the poster's light, date, hour and the sentence about the sun follow at
# once, and are true where the visitor looks: in June the midnight sun shines on Kiruna, not on Piteå.
. "$(dirname "$0")/fair.sh"
open_fair
unplug

# drag_to ACROSS DOWN: from the carpet's middle to there, in shares of it.
drag_to() {
    ask '{"do":"scene"}'
    local drag
    drag=$(jq -c --argjson x "$1" --argjson y "$2" '.elements[] | select(.id == "showcase.light") | .rect as [$l, $t, $w, $h]
        | {do: "drag", from: [$l + $w / 2, $t + $h / 2], to: [$l + $w * $x, $t + $h * $y], ms: 160}' <<<"$answer")
    ask "$drag" && [ "$(jq -r .ok <<<"$answer")" = true ] || wrong "$drag: $answer"
}
open_place() {
    tap places.all
    tap "place.$1"
    wait_ms 400
}

open_kiosk
tap attract.begin
tap dream.mountains
tap dream.next
open_place kiruna
ask '{"do":"scene"}'
same "what the light is" slider "$(jq -r '.elements[] | select(.id == "showcase.light") | .role' <<<"$answer")"

drag_to 0.467 0.988 # 20 June, 23:42 of standard time: the night before midsummer's day, on a Swedish clock
same "Kiruna's date" "21 June" "$(text_of showcase.light.date)"
same "Kiruna's hour" "00:42" "$(text_of showcase.light.clock)"
same "Kiruna's midsummer night" "Sun 1° above the horizon" "$(text_of showcase.light.sun)"
drag_to 0.967 0.48
same "Kiruna's winter noon" "Sun 1° below the horizon" "$(text_of showcase.light.sun)"
tap language
tap language.fi
same "the same noon in Finnish" "Aurinko 1° horisontin alapuolella" "$(text_of showcase.light.sun)"
tap language
tap language.en

# By keys: the slider is the element before the chips.
for _ in $(seq 40); do
    ask '{"do":"key","name":"Tab"}'
    ask '{"do":"scene"}'
    [ "$(jq -r '.elements[] | select(.state | index("focused")) | .id' <<<"$answer")" != showcase.light ] || break
done
before=$(text_of showcase.light.date)
ask '{"do":"key","name":"Return"}'
ask '{"do":"key","name":"Right"}'
[ "$(text_of showcase.light.date)" != "$before" ] || wrong "the arrow did not move the light from $before"

tap back
tap back
open_place pitea
tap showcase.light.midsummer
wait_ms 2000
same "Piteå's midsummer night" "Sun 1° below the horizon" "$(text_of showcase.light.sun)"
ask '{"do":"stats"}'
say "light: $answer"
close_kiosk
