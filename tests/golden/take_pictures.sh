#!/usr/bin/env bash
# Takes every picture of tests/golden/pictures again, as the kiosk draws it now, by the ways a visitor takes. They are
# for eyes, never compared byte by byte: look at them, then commit those that changed.
# Arguments: the build folder (tests/journeys/set_up.sh run), and where to, if not into the tree; then, where only some
# are wanted, words their names begin with. Needs ImageMagick for fewer colours, and so for smaller files.
build_folder=$(realpath "$1") to=$(realpath -m "${2:-$(dirname "$0")/pictures}") only=("${@:3}")
set -- "$build_folder"
. "$(dirname "${BASH_SOURCE[0]}")/../journeys/fair.sh"
. "$(dirname "${BASH_SOURCE[0]}")/../journeys/crew.sh"
mkdir -p "$to"

is_wanted() {
    [ "${#only[@]}" = 0 ] && return
    local word
    for word in "${only[@]}"; do [[ $1 != "$word"* ]] || return 0; done
    return 1
}
taps() { for id in "$@"; do tap "$id"; done; }
# picture NAME: what is on the screen, once it has come to rest. In few colours, without the grain of a dither; where an
# aurora or a low sun makes them too few, in all.
picture() {
    is_wanted "$1" || return 0
    wait_ms 2000  # longer than the light travels to a chip
    ask "{\"do\":\"shot\",\"file\":\"$here/$1.png\"}" && [ "$(jq -r .ok <<<"$answer")" = true ] || wrong "$1: $answer"
    local few=(+dither -colors 255) as=PNG8
    if [[ $1 = attract* || $1 = showcase-aurora || $1 = showcase-gallivare || $1 = showcase || $1 = paused || $1 = rehearsal* ]]; then few=() as=PNG24; fi
    convert "$here/$1.png" -alpha off "${few[@]}" -define png:compression-level=9 "$as:$to/$1.png"
}
# visit NAMES OPTION…: a kiosk of its own for those pictures, where one of them is wanted.
visit() {
    local name
    for name in $1; do is_wanted "$name" && { open_kiosk "${@:2}" && return 0; }; done
    return 1
}
until_places() { taps attract.begin dream.mountains dream.lights dream.fishing dream.next; }
until_showcase() { until_places && taps places.all "place.$1"; }
ask_way() { taps showcase.plan waynorth.citizen.eu waynorth.with.small waynorth.work.employed; }
until_consent() {
    taps showcase.write contact.age.16plus contact.name
    ask '{"do":"type","text":"Emily Carter"}'
    tap contact.email
    ask '{"do":"type","text":"emily.carter@example.org"}'
}
fill_page_two() { taps contact.next contact.when.soon contact.with.partner contact.work.remote contact.speaks.en; }

open_fair
portrait=(--size 1080x1920)

if visit "attract attract-municipality takeback language access dream places list why"; then
    wait_ms 4000
    picture attract
    tap attract.takeback && picture takeback && tap back
    taps access && picture access && tap reading.close
    tap attract.begin && taps dream.mountains dream.lights dream.fishing && picture dream
    taps language && picture language && tap language.en
    tap dream.next && picture places
    tap places.why && picture why && tap why.close
    tap places.all && picture list
    close_kiosk
fi
if visit "attract-municipality"; then
    wait_ms 46000
    picture attract-municipality
    close_kiosk
fi
if visit "showcase showcase-polar-night showcase-aurora facts work compare"; then
    until_showcase kiruna
    tap showcase.light.midsummer && picture showcase
    tap showcase.light.midwinter && picture showcase-polar-night
    tap showcase.light.aurora && picture showcase-aurora
    tap showcase.facts && picture facts && tap facts.close
    tap showcase.work && picture work && tap work.close
    taps showcase.heart back place.arjeplog showcase.heart showcase.compare && picture compare
    close_kiosk
fi
if visit "showcase-arjeplog showcase-gallivare showcase-pitea showcase-alvsbyn showcase-lulea"; then
    until_showcase arjeplog
    tap showcase.light.midsummer && picture showcase-arjeplog
    taps back place.gallivare showcase.light.aurora && picture showcase-gallivare
    taps back place.pitea showcase.light.midwinter && picture showcase-pitea
    taps back place.alvsbyn showcase.light.midsummer && picture showcase-alvsbyn
    taps back place.lulea showcase.light.midwinter && picture showcase-lulea
    close_kiosk
fi
if visit "waynorth waynorth-questions waynorth-step waynorth-nl"; then
    until_showcase lulea
    ask_way && picture waynorth-questions
    tap waynorth.show && picture waynorth
    tap step.job-eures && picture waynorth-step
    taps way.close language language.nl && picture waynorth-nl
    close_kiosk
fi
if visit "contact notice details words consent thanks"; then
    until_showcase arjeplog
    tap showcase.heart
    if is_wanted notice; then
        taps showcase.write contact.notice && picture notice
        taps notice.close back
    fi
    until_consent && picture contact
    fill_page_two && picture details
    tap contact.words
    ask '{"do":"type","text":"We fish in winter too. Is there a house by a lake?"}'
    picture words
    tap contact.next && picture consent
    taps consent.contact consent.send && wait_ms 500 && picture thanks
    close_kiosk
fi
if visit "young pulse idle"; then
    tap attract.pulse && picture pulse
    wait_ms 200000
    until_showcase pajala
    taps showcase.write contact.age.under16 && picture young
    wait_ms 200000
    until_places
    wait_ms 62000
    picture idle
    close_kiosk
fi
if visit "attract-portrait places-portrait showcase-portrait compare-portrait waynorth-portrait" "${portrait[@]}"; then
    wait_ms 4000
    picture attract-portrait
    until_places && picture places-portrait
    taps places.all place.jokkmokk && picture showcase-portrait
    taps showcase.heart back place.kiruna showcase.heart showcase.compare && picture compare-portrait
    taps back && ask_way && tap waynorth.show && picture waynorth-portrait
    close_kiosk
fi
if visit "showcase-large-text" --scale 1.5; then
    until_showcase kiruna && picture showcase-large-text
    close_kiosk
fi
if visit "dream-high-contrast showcase-high-contrast"; then
    taps access access.contrast reading.close attract.begin dream.mountains dream.lights && picture dream-high-contrast
    taps dream.next places.all place.kiruna && picture showcase-high-contrast
    close_kiosk
fi
if visit "showcase-4k" --size 3840x2160; then
    until_showcase kiruna
    tap showcase.light.aurora && picture showcase-4k
    close_kiosk
fi
set_pin
crew() {
    local suffix=$1
    knock && picture "crew-pin$suffix"
    enter_pin "$crew_pin" && picture "crew$suffix"
    tap crew.report && picture "crew-report$suffix"
    taps back crew.close && picture "crew-close$suffix"
    taps back crew.present && picture "crew-present$suffix"
    tap back
}
if visit "crew crew-pin crew-report crew-close crew-present paused"; then
    crew ""
    if is_wanted paused; then
        tap crew.pause && wait_ms 200
        tap crew.lock && picture paused
        open_crew
        tap crew.pause && wait_ms 200
    fi
    close_kiosk
fi
if visit "crew-portrait crew-pin-portrait crew-report-portrait crew-close-portrait crew-present-portrait" "${portrait[@]}"; then
    crew -portrait
    close_kiosk
fi
if visit "rehearsal-portrait" "${portrait[@]}"; then
    open_crew
    tap crew.rehearsal && wait_ms 200
    tap crew.lock && until_places && taps places.all place.pajala && picture rehearsal-portrait
    close_kiosk
    open_kiosk
    open_crew
    tap crew.rehearsal && wait_ms 200
    close_kiosk
fi
if visit "closed"; then
    end sync KILL
    until_showcase haparanda
    tap showcase.write && picture closed
    close_kiosk
fi
if is_wanted video; then
    edit_content
    mkdir "$content/videos"
    cp tests/support/film.webm "$content/videos/arjeplog.webm"
    printf '\n[video]\nfilm = "videos/arjeplog.webm"\n' >>"$content/places/arjeplog.toml"
    for language in $(sed -n 's/^languages = //p' "$content/pack.toml" | jq -r '.[]'); do
        printf 'WEBVTT\n\n00:00.000 --> 00:04.000\nArjeplog\n' >"$content/videos/arjeplog.$language.vtt"
        printf 'captions.%s = "videos/arjeplog.%s.vtt"\n' "$language" "$language" >>"$content/places/arjeplog.toml"
    done
    build_pack "$content"
    open_kiosk
    until_showcase arjeplog
    tap showcase.video && picture video
    close_kiosk
fi
say "pictures: $(find "$to" -name '*.png' | wc -l) in $to"
