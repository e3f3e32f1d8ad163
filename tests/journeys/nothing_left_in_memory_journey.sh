#!/usr/bin/env bash
# What a visitor typed is nowhere five seconds after the form has closed: not in the kiosk's memory, nor monter-sync's, in
# no file, log or raw block of the disk. Each word comes from chance in this run and is typed letter by letter, so that
# the driver's rope never holds one whole: what is found was left by the kiosk.
set -euo pipefail
# A disk of its own, where the machine lets us make one: its raw blocks are searched in the end.
disk='' image=''
if [ "$(id -u)" = 0 ] && image=$(mktemp) && truncate -s 256M "$image" && mkfs.ext4 -q -m 0 "$image" 2>/dev/null; then
    disk=$(mktemp -d)
    mount -o loop "$image" "$disk" 2>/dev/null || { rmdir "$disk" && disk=''; }
fi
[ -z "$disk" ] || export TMPDIR=$disk
. "$(dirname "$0")/fair.sh"
leave_disk() {
    local code=$?
    (exit "$code") || true
    end_all
    if [ "$code" != 0 ]; then tail -n 5 "$here"/*.log >&2 || true; fi
    rm -rf "$here"
    [ -z "$disk" ] || { umount "$disk" && rmdir "$disk"; }
    rm -f "$image"
    exit "$code"
}
trap leave_disk EXIT
open_fair

word() { tr -dc a-z </dev/urandom | head -c 10 || true; }
name=$(word) mail=$(word) words=$(word)
marks() { printf '%s\n' "$name" "$mail" "$words"; }

# in_memory PROGRAM: how often each of the three stands there, as "NAME MAIL WORDS".
in_memory() { marks | "$bin/memory-search" "${pid_of[$1]}" 2>"$here/hits"; }
type_letters() {
    local i
    for ((i = 0; i < ${#1}; i++)); do
        ask "{\"do\":\"type\",\"text\":\"${1:i:1}\"}"
        [ "$(jq -r .ok <<<"$answer")" = true ] || wrong "a letter can't be typed: $answer"
    done
}
no_dump() {
    grep -q '^Max core file size *0 *0 ' "/proc/${pid_of[$1]}/limits" || wrong "$1 may leave a core dump"
    grep -qE '^VmLck:[[:space:]]+[1-9]' "/proc/${pid_of[$1]}/status" || wrong "$1 has no locked memory"
}

grep -q '^Max core file size *0 *0 ' "/proc/${pid_of[portal]}/limits" || wrong "the portal may leave a core dump"
unplug
open_kiosk --size 1280x720
for id in language.en dream.mountains dream.fishing dream.lights dream.next place.arjeplog showcase.heart showcase.write \
    contact.age.16plus contact.name; do tap "$id"; done
type_letters "$name"
tap contact.email
type_letters "$mail"
ask '{"do":"type","text":"@example.org"}'
tap contact.next
for id in contact.when.soon contact.with.partner contact.work.remote contact.speaks.en contact.words; do tap "$id"; done
type_letters "$words"
if ! typed=$(in_memory kiosk); then
    say "SKIPPED: this user may not read the memory of the programs (needs root); files are searched all the same."
    typed=skipped
else
    for count in $typed; do [ "$count" -gt 0 ] || wrong "the search does not find what is being typed: $typed"; done
fi
no_dump kiosk
no_dump sync
tap contact.next
tap consent.contact
tap consent.send
wait_ms 500
same "the screen" thanks "$(on_screen)"  # not asked for its scene: that would put the first name into the rope
# gone WHAT EXPECTED PROGRAM FIELDS
gone() {
    local found
    [ "$typed" != skipped ] || return 0
    found=$(in_memory "$3" | cut -d' ' -f"$4")
    [ "$found" = "$2" ] || wrong "$1: found $found times: $(sort "$here/hits" | uniq -c | head -n 5)"
}
gone "address and words, once the wish is kept" "0 0" kiosk 2,3
tap thanks.done
wait_ms 5000
gone "what was typed, in the kiosk's memory" "0 0 0" kiosk 1-3
gone "what was typed, in monter-sync's memory" "0 0 0" sync 1-3
if hits=$(marks | grep -raliF -f - -- "$stand_data" "$portal_data" "$here"/*.log); then wrong "it lies in clear in $hits"; fi
close_kiosk
end_all
if [ -n "$disk" ]; then
    umount "$disk"
    count=$(marks | grep -acF -f - -- "$image" || true)
    mount -o loop "$image" "$disk"
    same "lines of the raw disk that hold what was typed" 0 "$count"
    grep -qaF "sync.lock" -- "$image" || wrong "the raw search finds nothing at all"
else
    say "SKIPPED: no disk of its own can be made here (needs root and a loop device); its raw blocks were not searched."
fi
