#!/usr/bin/env bash
# On a panel that hangs turned by a quarter the kiosk is a standing one: a touch lands on what the visitor sees there, and
# the panel is given a lying picture.
. "$(dirname "$0")/fair.sh"
open_fair
unplug

# at ID PART: the place on the screen that lies that far across an element.
at() { jq -c --arg id "$1" --argjson part "$2" '.elements[] | select(.id == $id) | .rect | [.[0] + .[2] * $part, .[1] + .[3] * $part]' <<<"$answer"; }
touch_at() { ask "{\"do\":\"tap\",\"at\":$1}" && ask '{"do":"scene"}'; }
is_on() { jq -e --arg id "$1" '.elements[] | select(.id == $id) | .state | index("on") != null' <<<"$answer" >/dev/null; }
size_of() { od -An -tu4 --endian=big -j16 -N8 "$1" | xargs; } # of a PNG file

for turn in 90 270; do
    open_kiosk --size 640x360 --rotate "$turn"
    ask '{"do":"scene"}'
    same "what is composed at $turn" "[1080,1920]" "$(jq -c .size <<<"$answer")"
    touch_at "$(at attract.begin 0.3)"
    same "the screen at $turn" dream "$(on_screen)"
    for tile in forest lights business; do
        touch_at "$(at "dream.$tile" 0.8)"
        is_on "dream.$tile" || wrong "a touch on dream.$tile at $turn does not land there"
    done
    same "tiles picked at $turn" 3 "$(jq '[.elements[] | select((.id | startswith("dream.")) and (.state | index("on")))] | length' <<<"$answer")"
    ask "{\"do\":\"shot\",\"file\":\"$here/seen.png\"}"
    ask "{\"do\":\"shot\",\"panel\":true,\"file\":\"$here/panel.png\"}"
    same "the visitor's picture at $turn" "360 640" "$(size_of "$here/seen.png")"
    same "the panel's picture at $turn" "640 360" "$(size_of "$here/panel.png")"
    close_kiosk
done
