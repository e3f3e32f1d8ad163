#!/usr/bin/env bash
# A pack that is missing, unsigned, signed by another key or altered by a byte is neither shown nor published.
. "$(dirname "$0")/fair.sh"
open_fair

# neither_shown_nor_published WHAT FOLDER WORDS
neither_shown_nor_published() {
    refused "$here/words" "$bin/monter-kiosk" --data "$stand_data" --pack "$2"
    says "$here/words" "$3"
    refused "$here/words" "$bin/monter-portal" publish --data "$portal_data" "$2"
    says "$here/words" "$3"
}
copy_of_pack() { rm -rf "$here/bad" && cp -r "$pack" "$here/bad"; }

neither_shown_nor_published "missing" "$here/nothing-here" "nothing-here|no such|missing"

for kind in first last; do
    copy_of_pack
    blob=$(find "$here/bad/blobs" -type f -size +1k | sort | sed -n '1p;$p' | if [ $kind = first ]; then head -1; else tail -1; fi)
    printf 'X' | dd of="$blob" bs=1 seek=700 conv=notrunc status=none
    neither_shown_nor_published "a blob altered by a byte" "$here/bad" "$(basename "$blob" | cut -c1-8)|altered|changed|not the|signed"
done

copy_of_pack
rm "$(find "$here/bad/blobs" -type f | head -1)"
neither_shown_nor_published "a blob missing" "$here/bad" "missing|no such|blob"

copy_of_pack
jq '.sigs = []' "$pack/manifest.json" >"$here/bad/manifest.json"
neither_shown_nor_published "unsigned" "$here/bad" "sign|not as it was written"

"$bin/monter-pack" keygen -o "$here/other.key" >/dev/null
"$bin/monter-pack" build assets/packs/norrbotten -o "$here/foreign" --key "$here/other.key" >/dev/null
neither_shown_nor_published "signed by a stranger" "$here/foreign" "sign"

# Another region's root.json, put where ours was, is not whom this stand was enrolled with.
"$bin/monter-portal" init --data "$here/elsewhere" --offline "$here/elsewhere-offline" --region Elsewhere >/dev/null
mv "$stand_data/public/root.json" "$here/root.json"
cp "$here/elsewhere/root.json" "$stand_data/public/root.json"
refused "$here/words" "$bin/monter-kiosk" --data "$stand_data" --pack "$pack"
says "$here/words" "another region"
mv "$here/root.json" "$stand_data/public/root.json"

# And the good one still opens.
open_kiosk
ask '{"do":"scene"}'
same "the screen" attract "$(on_screen)"
