# One visit through kiosk-driver, the real kiosk with a rope on it. Sourced beside region.sh by packaging/demo and the
# journeys; needs a display (start_screen).

# A screen nobody sees, on a display number of its own; sets DISPLAY.
start_screen() {
    mkfifo "$here/display"
    exec {display}<>"$here/display"
    rm "$here/display"
    start screen Xvfb -displayfd "$display" -screen 0 1920x1080x24 -nolisten tcp
    IFS= read -r -t 20 DISPLAY <&"$display" || give_up "Xvfb did not start. Its last words: $(tail -n 3 "$here/screen.log")"
    exec {display}>&-
    export DISPLAY=:$DISPLAY
}

# open_kiosk [OPTION…]: the driver on this stand's data and pack. ask() speaks to it, close_kiosk ends it.
open_kiosk() {
    coproc KIOSK {
        exec setsid setpriv --pdeathsig TERM -- "$bin/kiosk-driver" --pack "$pack" --data "$stand_data" "$@" 2>>"$here/kiosk.log"
    }
    pid_of[kiosk]=$KIOSK_PID
    started+=(kiosk)
    exec {to_kiosk}>&"${KIOSK[1]}" {from_kiosk}<&"${KIOSK[0]}"
}

close_kiosk() {
    exec {to_kiosk}>&- {from_kiosk}<&-
    end kiosk
}

# ask COMMAND: one line there, one line back, left in $answer. Fails where the kiosk is gone or silent for a minute.
ask() {
    answer=
    printf '%s\n' "$1" 2>/dev/null 1>&"$to_kiosk" && IFS= read -r -t 60 -u "$from_kiosk" answer && return 0
    answer="{\"ok\":false,\"why\":\"the kiosk gave no answer\"}"
    return 1
}

on_screen() { jq -r '.screen // ""' <<<"$answer"; }

# text_of ID: what an element of the screen now shows.
text_of() {
    ask '{"do":"scene"}' && jq -r --arg id "$1" '.elements[] | select(.id == $id) | .text' <<<"$answer"
}

# play FILE: every line of it. Each answer goes to standard error; the first refusal ends it with 1 and the reason in
# $refusal. The reference on the thank-you screen is left in $reference.
play() {
    local number=0 line
    reference='' refusal=''
    while IFS= read -r line || [ -n "$line" ]; do
        number=$((number + 1))
        [ -n "${line//[[:space:]]/}" ] || continue
        if ! jq -e 'type == "object" and has("do")' >/dev/null 2>&1 <<<"$line"; then
            refusal="line $number is not a driver command: $line"
            return 1
        fi
        ask "$line" || true
        say "$answer"
        if [ "$(jq -r '.ok != false' <<<"$answer" 2>/dev/null)" != true ]; then
            refusal="line $number, $line: $(jq -r '.why // .' <<<"$answer" 2>/dev/null || echo "$answer")"
            return 1
        fi
        [ "$(on_screen)" != thanks ] || reference=$(text_of thanks.reference)
    done <"$1"
}
