#!/usr/bin/env bash
# The region every journey starts from: keys, content, and logins for the guides the journeys meet. Argument: the build
# folder; the region lies in its folder "region".
set -euo pipefail
cd "$(dirname "$0")/../.."
umask 077
build=$(realpath "$1")
bin=$build/bin here=$build/region
rm -rf "$here"
mkdir -p "$here"
. packaging/region.sh

found_region Norrbotten
build_pack assets/packs/norrbotten
publish_pack
for place in arjeplog kiruna haparanda; do add_login guide "Relocation guide, $place" "$place"; done
add_login coordinator "Coordinator, Norrbotten"
