#!/usr/bin/env bash
# A German, a Finnish and a Ukrainian visitor each leave a wish in their own language, with letters of their own alphabet,
# and read the thank-you in it; what they typed arrives letter for letter.
. "$(dirname "$0")/fair.sh"
open_fair

# visitor VISIT LANGUAGE NAME E-MAIL
visitor() {
    local line
    open_kiosk
    visit "tests/journeys/$1.jsonl"
    close_kiosk
    [ -n "$reference" ] || wrong "$1: no thank-you"
    send_now
    line=$(lead "$reference")
    same "$1: name" "$3" "$(jq -r .name <<<"$line")"
    same "$1: e-mail" "$4" "$(jq -r .email <<<"$line")"
    same "$1: language" "$2" "$(jq -r .language <<<"$line")"
    same "$1: these are the reasons the visitor saw" true "$(jq -r .reasons_seen <<<"$line")"
}
visitor german de "Jürgen Groß" juergen.gross@example.org
visitor finnish fi "Äijälä Öhman" aijala@example.org
visitor ukrainian uk "Галина Грінченко" "o'brien@example.org"
