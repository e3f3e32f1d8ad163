#!/usr/bin/env bash
# The way north in every language, half of them on each panel: each of its codes, read from the picture as a telephone would, holds
# the very list that the screen speaks of, and the codes together hold every step. No network is needed for it.
. "$(dirname "$0")/fair.sh"
open_fair
unplug
for size in 1920x1080 1080x1920; do
    case $size in 1920x1080) languages=(en sv uk) ;; *) languages=(nl de fi) ;; esac
    for language in "${languages[@]}"; do
        open_kiosk --size "$size"
        for id in "language.$language" dream.forest dream.next places.all place.overtornea showcase.plan \
            waynorth.citizen.eu waynorth.with.small waynorth.work.employed waynorth.show; do tap "$id"; done
        wait_ms 1500
        all=''
        part=0
        while :; do
            ask "{\"do\":\"shot\",\"file\":\"$here/list.png\"}" || wrong "$answer"
            code=$(zbarimg --quiet --raw "$here/list.png") || wrong "$size $language: no QR can be read"
            same "$size $language, part $part" "$(text_of waynorth.qr)" "$code"
            case $all in *"$code"*) break ;; esac
            all+=$code$'\n'
            part=$((part + 1))
            ask '{"do":"scene"}'
            jq -e '.elements[] | select(.id == "waynorth.qr.more")' <<<"$answer" >/dev/null || break
            tap waynorth.qr.more
            wait_ms 800
        done
        # Those of this visitor's answers: steps for somebody else's company or work are on no list of theirs.
        titles=$("$bin/monter-pack" show "$pack" --json | jq -r --arg l "$language" \
            'def concerns($all; $own): ($all // []) | length == 0 or index($own) != null;
             .steps[] | select((.tracks | index("eu")) and concerns(.with; "small") and concerns(.work; "employed"))
             | .title[$l]')
        [ "$(wc -l <<<"$titles")" -gt 10 ] || wrong "the pack shows no steps"
        while IFS= read -r title; do
            grep -qF "$title" <<<"$all" || wrong "$size $language: \"$title\" does not go home in: $all"
        done <<<"$titles"
        close_kiosk
    done
done
