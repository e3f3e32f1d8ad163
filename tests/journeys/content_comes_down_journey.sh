#!/usr/bin/env bash
# What staff publish is on the stand's screen without anybody there: it comes down in parts, goes on after a kill, is
# refused where a byte is altered, is sent back where it brings the screen down, and comes on a stick where there is no
# network.
. "$(dirname "$0")/fair.sh"
. tests/journeys/crew.sh
open_fair

content=$here/content stick=$(mktemp -d /dev/shm/monter-stick.XXXXXX)
also_gone+=("$stick")
cp -r assets/packs/norrbotten "$content"
chmod -R u+w "$content"
# Few drawings, so that building is soon over: the others' places show Arjeplog's.
for other in "$content"/places/*.toml; do sed -i 's|^poster = .*|poster = "posters/arjeplog.json"|' "$other"; done
find "$content/posters" -type f ! -name 'arjeplog*' ! -name 'attract*' -delete

# make VERSION TAGLINE: builds it into $pack.
make() {
    sed -i "s/^version = .*/version = $1/; s/^floor = .*/floor = 1/" "$content/pack.toml"
    sed -i "s/^tagline.en = .*/tagline.en = \"$2\"/" "$content/places/arjeplog.toml"
    "$bin/monter-pack" build "$content" -o "$pack" --key "$portal_data/keys/content.key" >/dev/null
}
publish() { make "$1" "$2" && publish_pack; }
fetch() { "$bin/monter-sync" content --data "$stand_data" >"$here/words" 2>&1; }
take_in() { "$bin/monter-sync" import --data "$stand_data" "$stick" >"$here/words" 2>&1; }
open_stand_kiosk() { # as open_kiosk, with what monter-sync brings
    coproc KIOSK {
        exec setsid setpriv --pdeathsig TERM -- "$bin/kiosk-driver" --data "$stand_data" --size 640x360 2>>"$here/kiosk.log"
    }
    pid_of[kiosk]=$KIOSK_PID
    started+=(kiosk)
    exec {to_kiosk}>&"${KIOSK[1]}" {from_kiosk}<&"${KIOSK[0]}"
}
shows() { # TAGLINE, to the next visitor
    ask '{"do":"wait","ms":100000}'
    tap attract.begin
    tap dream.forest
    tap dream.next
    tap places.all
    tap place.arjeplog
    ask '{"do":"wait","ms":100}'
    local there
    there=$(text_of showcase.tagline)
    ask '{"do":"wait","ms":100000}'
    [ "$there" = "$1" ]
}
is_active() { [ "$(status content)" = "$1" ]; }

refused "$here/words" "$bin/monter-kiosk" --data "$stand_data"
says "$here/words" "no content yet"

# Killed in the middle of the way down: what had come stays, and only the rest is asked for.
publish 2 "A village by two lakes"
blobs=$stand_data/public/packs/blobs
some_came() { [ "$(find "$blobs" -type f | wc -l)" -gt 5 ]; }
fetch &
fetching=$!
until_true 20 some_came || wrong "nothing came down"
end sync KILL
wait "$fetching" || true
find "$blobs" -type f ! -name '*.part' -printf '%f %i\n' | sort >"$here/came"
start_sync
fetch || wrong "$(cat "$here/words")"
same "the content" "norrbotten 2" "$(status content)"
find "$blobs" -type f -printf '%f %i\n' | sort >"$here/there"
same "files that came twice" "" "$(comm -23 "$here/came" "$here/there")"
open_stand_kiosk
shows "A village by two lakes" || wrong "the first content is not shown"

publish 3 "A village by three lakes"
fetch || wrong "$(cat "$here/words")"
same "the content" "norrbotten 3" "$(status content)"
shows "A village by three lakes" || wrong "the new content is not shown"

# Altered on the way: refused, told to staff, and what is shown stays.
publish 4 "A village by four lakes"
altered=$(comm -23 <(ls "$portal_data/packs/norrbotten-4/blobs" | sort) <(ls "$blobs" | sort) | head -1)
cp "$portal_data/packs/norrbotten-4/blobs/$altered" "$here/whole"
printf '\001' | dd of="$portal_data/packs/norrbotten-4/blobs/$altered" bs=1 conv=notrunc status=none
if fetch; then wrong "an altered file was taken"; fi
says "$here/words" "altered"
same "the content" "norrbotten 3" "$(status content)"
status 'problems[].text' | grep -q "New content could not be taken" || wrong "staff are not told"
cp "$here/whole" "$portal_data/packs/norrbotten-4/blobs/$altered"
fetch || wrong "$(cat "$here/words")"
same "the content" "norrbotten 4" "$(status content)"

# It brings the screen down as often as it is put up: the content before is back by itself, for good.
for _ in 1 2 3; do
    ask '{"do":"wait","ms":100000}' || true
    end kiosk SEGV
    exec {to_kiosk}>&- {from_kiosk}<&-
    open_stand_kiosk
    ask '{"do":"scene"}'
done
same "the content after three crashes" "norrbotten 3" "$(status content)"
shows "A village by three lakes" || wrong "the content before is not back"
if fetch; then wrong "what brought the screen down was taken again"; fi
says "$here/words" "did not work"

# On a stick, without a network.
unplug
make 5 "A village by five lakes"
"$bin/monter-pack" export "$pack" -o "$stick" >/dev/null
take_in || wrong "$(cat "$here/words")"
same "the content" "norrbotten 5" "$(status content)"
same "the word on the stick" "norrbotten 5 was imported and is shown at the next attract screen." "$(cat "$stick/monter-content-result.txt")"
shows "A village by five lakes" || wrong "the stick's content is not shown"
# The same by the crew's menu.
make 6 "A village by six lakes"
"$bin/monter-pack" export "$pack" -o "$stick" >/dev/null
set_pin
"$bin/monter-sync" sticks --data "$stand_data" "$stick/none" >/dev/null
open_crew
tap crew.import
wait_ms 100
says_word() { wait_ms 2500 && text_of crew.word | grep -q "$1"; }
says_word "No USB stick with content" || wrong "without a stick: $(text_of crew.word)"
"$bin/monter-sync" sticks --data "$stand_data" "$stick" >/dev/null
tap crew.import
until_true 30 is_active "norrbotten 6" || wrong "the menu says: $(text_of crew.word)"
until_true 5 says_word "shown at the next attract screen" || wrong "the menu says: $(text_of crew.word)"
tap crew.lock
shows "A village by six lakes" || wrong "what the crew took in is not shown"

make 7 "A village by seven lakes"
"$bin/monter-pack" export "$pack" -o "$stick" >/dev/null
for blob in "$stick"/monter-content/blobs/*; do
    [ -e "$blobs/$(basename "$blob")" ] || printf '\001' | dd of="$blob" bs=1 conv=notrunc status=none
done
if take_in; then wrong "an altered stick was taken"; fi
says "$here/words" "not the one that was signed"
says "$stick/monter-content-result.txt" "not the one that was signed"
shows "A village by six lakes" || wrong "an altered stick changed the screen"
