#!/usr/bin/env bash
# The code on the work sheet, read from the picture as a telephone would, is the official search for that municipality.
. "$(dirname "$0")/fair.sh"
open_fair
unplug
concept() { sed -n 's/^jobs_concept = "\(.*\)"/\1/p' "assets/packs/norrbotten/places/$1.toml"; }
for look in "1920x1080 1.0" "1080x1920 1.0" "1080x1920 1.5"; do
    read -r size scale <<<"$look"
    open_kiosk --size "$size" --scale "$scale"
    for id in attract.begin dream.village dream.next places.all; do tap "$id"; done
    for place in arjeplog lulea; do
        tap "place.$place"
        tap showcase.work
        wait_ms 600
        ask "{\"do\":\"shot\",\"file\":\"$here/work.png\"}" || wrong "$answer"
        code=$(zbarimg --quiet --raw "$here/work.png") || wrong "$size: no code can be read"
        same "$place, $look" "https://arbetsformedlingen.se/platsbanken/annonser?l=3:$(concept "$place")" "$code"
        tap work.close
        tap back
    done
    close_kiosk
done
