#!/usr/bin/env bash
# Staff edit a pack and see it: a changed text and a changed picture stand in the window soon after they are saved, on the
# screen that is up; a fault leaves the last good content there and says what to do; mended, it goes. Nothing can be sent,
# and nothing is left behind. Argument: the build folder.
. "$(dirname "$0")/fair.sh"
export TMPDIR=$here/temporary
mkdir "$TMPDIR"

# open_preview LOG: on $content, with the driver in the kiosk's place.
open_preview() {
    coproc PREVIEW {
        exec setsid setpriv --pdeathsig TERM -- "$bin/monter-pack" preview "$content" --kiosk "$bin/kiosk-driver" --size 960x640 2>>"$here/$1.log"
    }
    pid_of[preview]=$PREVIEW_PID
    started+=(preview)
    exec {to_kiosk}>&"${PREVIEW[1]}" {from_kiosk}<&"${PREVIEW[0]}" {PREVIEW[0]}<&- {PREVIEW[1]}>&-
}
sees() { ask '{"do":"wait","ms":100}' && [ "$(text_of "$1")" = "$2" ]; }
warns_of() { ask '{"do":"wait","ms":100}' && text_of preview.fault | grep -q "$1"; }
is_content() { ask '{"do":"wait","ms":100}' && [ -z "$(text_of preview.fault)" ]; }

edit_content
place=$content/places/arjeplog.toml
start_screen

# A folder that was never good opens no window, and says what to do.
cp "$place" "$here/good.toml"
sed -i 's/^tagline.en = .*/tagline.en = /' "$place"
open_preview preview
until_true 30 grep -q 'places/arjeplog.toml:12: .*Mend this line' "$here/preview.log" || wrong "it does not tell the fault"
grep -q 'as soon as it is mended' "$here/preview.log" || wrong "it does not say that it waits"
cp "$here/good.toml" "$place"

# Mended, the window opens; nobody but staff ever reads that strip.
ask '{"do":"scene"}' || wrong "no window"
[ "$(on_screen)" = attract ] || wrong "it opened on $(on_screen)"
text_of preview.text | grep -q 'No wish can be kept' || wrong "it does not say that it is a preview"
tap attract.begin
tap dream.forest
tap dream.next
tap places.all
tap place.arjeplog

# A text, on the screen that is up, within a second or so.
sed -i 's/^tagline.en = .*/tagline.en = "A village by two lakes"/' "$place"
until_true 20 sees showcase.tagline "A village by two lakes" || wrong "the new text is not shown"
[ "$(on_screen)" = showcase ] || wrong "it went to $(on_screen)"
grep 'posters made' "$here/preview.log" | tail -n 1 | grep -q '(0 posters made' || wrong "it made posters for a text"

# A fault: the last good content stays, with the fault below it and in the terminal.
sed -i 's/^tagline.en = .*/tagline.en = /' "$place"
until_true 20 warns_of 'places/arjeplog.toml:12: .*Mend this line' || wrong "the fault is not in the window"
sees showcase.tagline "A village by two lakes" || wrong "the last good content is gone"
grep -q 'last good content stays' "$here/preview.log" || wrong "the fault is not in the terminal"

# Mended; and a drawing: only that poster is made anew. What an editor leaves beside a file is no fault.
cp "$here/good.toml" "$place"
touch "$content/places/.arjeplog.toml.swp" "$content/places/arjeplog.toml~"
until_true 20 is_content || wrong "the fault stays though it is mended: $(text_of preview.fault)"
sed -i '0,/data-parallax="[0-9.]*"/s//data-parallax="0.01"/' "$content/posters/arjeplog-winter-landscape.svg"
until_true 20 grep -q '(1 posters made)' "$here/preview.log" || wrong "the drawing was not taken up"

# A wish can be filled in, to read the words, and goes nowhere.
tap showcase.write
tap contact.age.16plus
tap contact.name
ask '{"do":"type","text":"Sanne"}'
tap contact.email
ask '{"do":"type","text":"s@example.org"}'
tap contact.next
tap contact.next
tap consent.contact
tap consent.send
[ "$(on_screen)" = consent ] || wrong "a preview said $(on_screen)"
text_of saving.text | grep -q 'No wish can be kept' || wrong "it does not say that nothing is kept"

# It ends with its window, well, and leaves nothing.
exec {to_kiosk}>&- {from_kiosk}<&-
until_true 20 eval '! alive preview' || wrong "it did not end with its window"
wait "${pid_of[preview]}" || wrong "it ended with $?"
[ -z "$(ls -A "$TMPDIR")" ] || wrong "it left $(ls "$TMPDIR")"

# And with Ctrl-C, while the window is open.
open_preview again
ask '{"do":"scene"}' || wrong "no window the second time"
kill -s INT "${pid_of[preview]}"
until_true 20 eval '! alive preview' || wrong "it did not end at Ctrl-C"
wait "${pid_of[preview]}" || wrong "at Ctrl-C it ended with $?"
[ -z "$(ls -A "$TMPDIR")" ] || wrong "after Ctrl-C it left $(ls "$TMPDIR")"
