#!/usr/bin/env bash
# What the stand costs, as ratios of figures taken in this one run, since machines differ: the kiosk's first touchable
# frame and its memory beside a Chromium that shows the same picture and words, and a kept lead beside a bare SQLite
# commit. Argument: the build folder. The last line is one JSON object with every figure.
. "$(dirname "$0")/../journeys/fair.sh"
rounds=3
open_fair

now_ms() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }
middle() { sort -n | sed -n "$(((rounds + 1) / 2))p"; }
memory_kib() { awk '/^Pss:/ {print $2}' "/proc/$1/smaps_rollup"; }

# The kiosk's: until it answers with the attract screen after a frame was drawn.
kiosk_start() {
    local begun
    begun=$(now_ms)
    open_kiosk --size 1920x1080
    ask '{"do":"wait","ms":17}' || wrong "$answer"
    same "the first screen" attract "$(on_screen)"
    echo $(($(now_ms) - begun)) >>"$here/kiosk_ms"
    memory_kib "${pid_of[kiosk]}" >>"$here/kiosk_kib"
    close_kiosk
}

page_start() {
    mkdir -p "$here/page"
    cp tests/bench/page.{html,css} "$here/page/"
    cp "$(find assets/packs/norrbotten/pictures -type f -printf '%s %p\n' | sort -n | tail -1 | cut -d' ' -f2)" "$here/page/poster"
    (cd "$build/web" && node page_start.mjs "$here/page/page.html") >>"$here/pages"
}

tests/web/install.sh "$build"
for _ in $(seq "$rounds"); do
    kiosk_start
    page_start
done
unplug # so that sending does not share the disk with keeping
"$build/bin/bench-keep" "$stand_data" 500 >"$here/keep"

jq -n --slurpfile keep "$here/keep" --argjson kiosk_ms "$(middle <"$here/kiosk_ms")" \
    --argjson kiosk_kib "$(middle <"$here/kiosk_kib")" --argjson page_ms "$(jq .ms "$here/pages" | middle)" \
    --argjson page_kib "$(jq .kib "$here/pages" | middle)" '
    def ratio(a; b): (a / b * 100 | round) / 100;
    {kiosk_start_ms: $kiosk_ms, chromium_start_ms: $page_ms, kiosk_kib: $kiosk_kib, chromium_kib: $page_kib}
    + $keep[0]
    + {ratio: {start: ratio($kiosk_ms; $page_ms), memory: ratio($kiosk_kib; $page_kib),
               keep: ratio($keep[0].keep_ms; $keep[0].bare_commit_ms)}}' >"$here/figures"
jq -r '"start to the first touchable frame: \(.kiosk_start_ms) ms, Chromium \(.chromium_start_ms) ms, ratio \(.ratio.start)",
       "memory: \(.kiosk_kib / 1024 | round) MiB, Chromium \(.chromium_kib / 1024 | round) MiB, ratio \(.ratio.memory)",
       "keep: \(.keep_ms) ms, bare commit \(.bare_commit_ms) ms, ratio \(.ratio.keep)"' "$here/figures"
jq -c . "$here/figures"
