#!/usr/bin/env bash
# Somebody tries the demo: a scripted visit arrives, and says so in one line; edited content is shown the next time; a
# visit that sends nothing, or that names what is not there, is an error with its reason. Argument: the build folder.
set -euo pipefail
root=$(realpath "$(dirname "$0")/../..")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 077
export MONTER_DEMO_DATA=$work/demo MONTER_DEMO_CONTENT=$work/content
cp -r "$root/assets/packs/norrbotten" "$work/content"
cp "$root/tests/journeys/english.jsonl" "$work/visit.jsonl"

wrong() {
    echo "WRONG: $*" >&2
    [ ! -f "$work/said" ] || tail -n 20 "$work/said" >&2
    exit 1
}
visit() { "$root/packaging/demo" --visit "$1" 2>"$work/said" | tail -n 1 >"$work/line"; }
arrived() {
    jq -e '(.lead_id | length > 0) and (.reference | test("^[0-9A-Z]{4}-[0-9A-Z]{4}$")) and (.municipality | length > 0)
        and (.guide_page | startswith("http://127.0.0.1:")) and (.reasons | length > 0)' "$work/line" >/dev/null
}

cd "$work"  # a FILE is named from where one stands
visit visit.jsonl || wrong "the first visit failed"
arrived || wrong "the last line is not what arrived: $(cat "$work/line")"
first=$(jq -r .reference "$work/line")
[ "$(stat -c %a "$work/demo/logins")" = 600 ] || wrong "others can read the logins"

touch content/pack.toml
visit visit.jsonl || wrong "a touched file stopped the demo"
arrived || wrong "the second visit did not arrive"
[ "$(jq -r .reference "$work/line")" != "$first" ] || wrong "the second visit shows the first one's reference"

sed -i 's/^tagline.en = .*/tagline.en = "A village by a lake"/' content/places/arjeplog.toml
visit visit.jsonl || wrong "edited content stopped the demo"
arrived || wrong "the visit after the edit did not arrive"

echo '{"do":"tap","id":"attract.begin"}' >nothing.jsonl
! visit nothing.jsonl || wrong "a visit that sends nothing ended well"
grep -q 'sent no lead' "$work/said" || wrong "it does not say that no lead was sent"
echo '{"do":"tap","id":"attract.nowhere"}' >nowhere.jsonl
! visit nowhere.jsonl || wrong "a visit to nowhere ended well"
