# The crew at the stand, for journeys that need it. Sourced after fair.sh.
crew_pin=918273

set_pin() { "$bin/monter-sync" crew-pin --data "$stand_data" <<<"$crew_pin" >/dev/null; }

# A finger on the hidden corner for three seconds.
knock() {
    ask '{"do":"touch","finger":7,"does":"down","at":[60,60]}'
    wait_ms 3600
    ask '{"do":"touch","finger":7,"does":"up","at":[60,60]}'
    ask '{"do":"scene"}'
    same "the screen after the long press" crew "$(on_screen)"
}

# enter_pin DIGITS
enter_pin() {
    local at
    for ((at = 0; at < ${#1}; at++)); do tap "crew.pin.${1:at:1}"; done
    tap crew.pin.open
    wait_ms 100
}

open_crew() {
    knock
    enter_pin "$crew_pin"
    wait_ms 100
}

# sees ID: is it on the screen now?
sees() { ask '{"do":"scene"}' && jq -e --arg id "$1" '[.elements[].id] | index($id) != null' <<<"$answer" >/dev/null; }
