#!/usr/bin/env bash
# Other content is put where a stand's pack lies while a visitor reads: their screen stays as it is, and the next visitor
# meets the new one, without a restart. What is altered, older or signed by a stranger changes nothing.
. "$(dirname "$0")/fair.sh"
open_fair

edit_content

# put VERSION TAGLINE: in one step, as whoever brings content down does.
put() {
    sed -i "s/^version = .*/version = $1/; s/^floor = .*/floor = 1/" "$content/pack.toml"
    sed -i "s/^tagline.en = .*/tagline.en = \"$2\"/" "$content/places/arjeplog.toml"
    "$bin/monter-pack" build "$content" -o "$pack" --key "${3:-$portal_data/keys/content.key}" >/dev/null
}
go_to_arjeplog() {
    tap attract.begin
    tap dream.forest
    tap dream.next
    tap places.all
    tap place.arjeplog
}
reads() { ask '{"do":"wait","ms":100}' && [ "$(text_of showcase.tagline)" = "$1" ]; }
# Nobody is there any more: the visit is wiped.
leave_it() {
    ask '{"do":"wait","ms":100000}'
    ask '{"do":"scene"}'
    same "the screen" attract "$(on_screen)"
}
logged() { grep -q "$1" "$here/kiosk.log"; }

put 2 "A village by two lakes"
open_kiosk --size 640x360
go_to_arjeplog
reads "A village by two lakes" || wrong "$(text_of showcase.tagline)"

put 3 "A village by three lakes"
until_true 20 logged 'content of version 3 is here' || wrong "the kiosk does not find the new content"
reads "A village by two lakes" || wrong "the content changed under a visitor's hands"
leave_it
go_to_arjeplog
reads "A village by three lakes" || wrong "the new content does not come: $(text_of showcase.tagline)"

put 2 "An older village"
until_true 20 logged 'no newer than what is shown' || wrong "older content was not refused"
"$bin/monter-pack" keygen -o "$here/other.key" >/dev/null
put 4 "A foreign village" "$here/other.key"
until_true 20 logged 'not signed by this region' || wrong "foreign content was not refused"
leave_it
go_to_arjeplog
reads "A village by three lakes" || wrong "bad content replaced good content: $(text_of showcase.tagline)"
