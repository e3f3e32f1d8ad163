#!/usr/bin/env bash
# A place with a film: it plays muted with its captions, stands still when asked to, can be heard, and ends with the visit.
# On a stand that can't show films the visitor keeps a picture and staff read why; a place without a film loses nothing.
. "$(dirname "$0")/fair.sh"
open_fair
edit_content
mkdir "$content/videos"
cp tests/support/film.webm "$content/videos/arjeplog.webm"
printf '\n[video]\nfilm = "videos/arjeplog.webm"\n' >>"$content/places/arjeplog.toml"
for language in $(sed -n 's/^languages = //p' "$content/pack.toml" | jq -r '.[]'); do
    printf 'WEBVTT\n\n00:00.000 --> 00:04.000\nSun over the lake (%s)\n' "$language" >"$content/videos/arjeplog.$language.vtt"
    printf 'captions.%s = "videos/arjeplog.%s.vtt"\n' "$language" "$language" >>"$content/places/arjeplog.toml"
done
build_pack "$content"

# Nothing of it is loaded before somebody asks for a film.
if ldd "$bin/monter-kiosk" | grep -q libmpv; then wrong "the kiosk starts with libmpv"; fi

go_to() {
    tap attract.begin
    tap dream.forest
    tap dream.next
    tap places.all
    tap "place.$1"
}
reads() { ask '{"do":"wait","ms":20}' && [ "$(text_of "$1")" = "$2" ]; }
is_past() { ask '{"do":"wait","ms":20}' && [[ "$(text_of video.time)" > "$1" ]]; }
is_on() { ask '{"do":"scene"}' && jq -e --arg id "$1" '.elements[] | select(.id == $id) | .state | index("on") != null' <<<"$answer" >/dev/null; }
sees() { ask '{"do":"scene"}' && jq -e --arg id "$1" 'any(.elements[]; .id == $id)' <<<"$answer" >/dev/null; }

open_kiosk --size 640x360
go_to lulea
if sees showcase.video; then wrong "a place without a film offers one"; fi
tap back
tap place.arjeplog
tap showcase.video
until_true 30 is_past "0:01" || wrong "the film does not play: $(text_of video.time)"
same "the caption" "Sun over the lake (en)" "$(text_of video.caption)"
if is_on video.sound; then wrong "it is not muted"; fi
is_on video.captions || wrong "captions are off"

tap video.play
same "what the button says" "Play" "$(text_of video.play)"
ask "{\"do\":\"shot\",\"file\":\"$here/still.png\"}"
at=$(text_of video.time)
for n in 1 2 3 4 5; do ask "{\"do\":\"shot\",\"file\":\"$here/$n.png\"}"; done
same "the time of a film that stands still" "$at" "$(text_of video.time)"
cmp "$here/still.png" "$here/5.png" || wrong "a film that stands still moves"
tap video.sound
is_on video.sound || wrong "the sound can't be switched on"
tap video.captions
if sees video.caption; then wrong "captions can't be switched off"; fi
tap video.play
until_true 30 is_past "$at" || wrong "the film does not go on"
ask "{\"do\":\"shot\",\"file\":\"$here/later.png\"}"
if cmp -s "$here/still.png" "$here/later.png"; then wrong "the film goes on, its picture does not"; fi

# Left alone, it ends with the visit.
until_true 30 eval 'ask "{\"do\":\"wait\",\"ms\":20000}" && ask "{\"do\":\"scene\"}" && [ "$(on_screen)" = attract ]' ||
    wrong "the film keeps the visit open: $(on_screen)"
close_kiosk

# A stand that can't show films.
mkdir "$here/none"
: >"$here/none/libmpv.so.2"
LD_LIBRARY_PATH=$here/none open_kiosk --size 640x360
go_to arjeplog
tap showcase.video
until_true 20 reads video.failed "The film can't be shown just now." || wrong "nobody tells that there is no film"
grep -q 'videos/arjeplog.webm can.t be shown.*install the package libmpv2' "$here/kiosk.log" || wrong "staff are not told what to do"
tap video.close
if sees showcase.video; then wrong "a film is offered that can't be shown"; fi
