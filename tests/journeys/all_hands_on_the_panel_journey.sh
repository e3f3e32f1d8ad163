#!/usr/bin/env bash
# Everything hands and a failing panel can do at once: drags, double taps, two fingers, a palm, a touch that never ends,
# and storms of two thousand events a second. It ends in the right state with one wish at most, and nobody is shut out.
. "$(dirname "$0")/fair.sh"
open_fair
unplug
open_kiosk --size 960x540

touch() { ask "{\"do\":\"touch\",\"finger\":$1,\"does\":\"$2\",\"at\":$3}"; }
middle_of() { ask '{"do":"scene"}' && jq -c --arg id "$1" '.elements[] | select(.id == $id) | .rect | [.[0] + .[2]/2, .[1] + .[3]/2]' <<<"$answer"; }
is_on() { ask '{"do":"scene"}' && jq -e --arg id "$1" '.elements[] | select(.id == $id) | .state | index("on") != null' <<<"$answer" >/dev/null; }
shows() { ask '{"do":"scene"}' && jq -e --arg id "$1" 'any(.elements[]; .id == $id)' <<<"$answer" >/dev/null; }
screen() { ask '{"do":"scene"}' && on_screen; }

tap attract.begin
forest=$(middle_of dream.forest) sea=$(middle_of dream.sea) next=$(middle_of dream.next)

# A finger that slides off says nothing; one that comes back does.
ask "{\"do\":\"drag\",\"from\":$forest,\"to\":$sea}"
! is_on dream.forest && ! is_on dream.sea || wrong "a finger that slid from one picture to another picked one"
touch 1 down "$forest" && touch 1 move "$sea" && touch 1 move "$forest" && touch 1 up "$forest"
is_on dream.forest || wrong "a finger that came back did not pick"

# A double tap picks and lets go; two fingers are one; a palm is none.
tap dream.sea && tap dream.sea
! is_on dream.sea || wrong "a double tap left the picture picked"
touch 1 down "$sea" && touch 2 down "$next" && touch 2 up "$next" && touch 1 up "$sea"
same "two fingers: the second went on" dream "$(screen)"
is_on dream.sea || wrong "two fingers: the first was not heard"
for finger in 1 2 3 4; do touch $finger down "$next"; done
for finger in 1 2 3 4; do touch $finger up "$next"; done
same "a palm" dream "$(screen)"

# A touch that never ends: the next finger is heard, and the countdown comes all the same.
touch 7 down "$next"
wait_ms 11000
tap dream.village
is_on dream.village || wrong "a stuck touch keeps the next finger out"
wait_ms 62000
shows idle.stay || wrong "a stuck touch holds the countdown back"
tap idle.stay
touch 7 up "$next"
same "a stuck touch that ends" dream "$(screen)"

# Storms where a wish is about to be sent: on the button, and then all over whatever comes up.
tap dream.next && tap places.1 && tap showcase.write && tap contact.age.16plus && tap contact.name
ask '{"do":"type","text":"Emily Carter"}'
tap contact.email
ask '{"do":"type","text":"emily.carter@example.org"}'
tap contact.next && tap contact.next && tap consent.contact
send=$(middle_of consent.send)
ask "{\"do\":\"storm\",\"events\":2000,\"ms\":1000,\"fingers\":1,\"at\":$send}"
say "storm on the button: $answer"
wait_ms 500
same "after a storm on the button" thanks "$(screen)"
same "wishes kept" 1 "$(status pending)"
for fingers in 1 2 10; do
    ask "{\"do\":\"storm\",\"events\":2000,\"ms\":1000,\"fingers\":$fingers,\"seed\":$fingers}"
    say "storm of $fingers: $answer"
    jq -e '.turns == 62 and .cpu_ms_mean < 33' <<<"$answer" >/dev/null || wrong "a storm takes the screen's time: $answer"
done
wait_ms 500
[ "$(status pending)" -le 1 ] || wrong "a storm made wishes: $(status pending)"

# Nobody is there after all: the countdown runs out and the next visitor finds the stand as new.
for _ in $(seq 10); do
    [ "$(screen)" != attract ] || break
    wait_ms 50000
done
same "after the storm" attract "$(screen)"
tap attract.begin
! is_on dream.forest || wrong "the next visitor finds the last one's pictures"
close_kiosk
