#!/usr/bin/env bash
# What a long run tried, and what it found, from the words of its steps. Argument: the folder with a file of words for each
# (cuts, seasons, kills, ext4, portal, lines, herd, planted). Goals stand beside what was reached. It fails where anything confirmed was lost,
# doubled or unreadable, a planted bug was not found, or a step did not run, tried nothing, or said nothing. Only what says
# SKIPPED, because this machine does not allow it, may have tried nothing.
set -euo pipefail
words=$1
failed=0

# number FILE WORD: the number behind WORD in FILE's summary lines, added up
number() { grep -ahE '^(crash VFS|seasons|ext4|portal|line)' "$words/$1" 2>/dev/null | grep -oE "$2 [0-9]+" | awk '{n += $NF} END {print n + 0}'; }
row() { printf '%-34s %12s %12s %8s %8s %10s  %s\n' "$@"; }
missing() { # missing NAME FILE NOTE: says so, and is true, where it did not run or was skipped
    if [ ! -s "$words/$2" ]; then
        row "$1" "did not run" - - - - "$3"
        failed=1
    elif grep -aq SKIPPED "$words/$2"; then
        row "$1" "SKIPPED" - - - - "$(grep -am1 SKIPPED "$words/$2")"
    else
        return 1
    fi
}
judged() { # judged NAME FILE GOAL TRIED-WORD
    missing "$1" "$2" "goal $3" && return
    local tried lost doubled unreadable
    tried=$(number "$2" "$4") lost=$(number "$2" lost) doubled=$(number "$2" doubled) unreadable=$(number "$2" unreadable)
    row "$1" "$tried" "$(number "$2" confirmed)" "$lost" "$doubled" "$unreadable" \
        "$([ "$3" -eq 0 ] || echo "goal $3")$([ "$tried" -ge "$3" ] || echo ", not reached")"
    [ $((lost + doubled + unreadable)) -eq 0 ] && [ "$tried" -gt 0 ] || failed=1
}

row "" tried confirmed lost doubled unreadable ""
judged "power cuts, simulated disk" cuts 1000000 cuts
judged "power cuts, ext4" ext4 10000 cuts
judged "power cuts, the portal's" portal 1000 cuts
judged "seasons of 30 days, from seeds" seasons 20000 seeds
judged "  power cuts in them" seasons 0 cuts
points() { # points NAME WORDS: how many system calls were tampered with
    missing "$1" kills "each point has its own verdict" && return
    local tried
    tried=$(grep -ahoE "sweep: [0-9]+ points$2" "$words/kills" | awk '{n += $2} END {print n + 0}')
    row "$1" "$tried" - - - - "each point has its own verdict"
    [ "$tried" -gt 0 ] || failed=1
}
points "killed while keeping" " of keeping"
points "killed while provisioned" " of provisioning"
points "killed at its start" " of starting"
points "killed while sending" " of sending"
points "killed while letting go" " of letting go"
points "the portal killed" " of the portal"
points "system calls refused" ", [0-9]+ told as errors"
judged "leads over a bad line" lines 10000 leads
worst=$(grep -aoE 'good, [0-9.]+ of the payload' "$words/lines" 2>/dev/null | grep -oE '[0-9]+\.[0-9]+' | sort -g | tail -1 || true)
row "bytes by payload, good line" "${worst:--}" - - - - "goal 1.60"
[ -n "$worst" ] && awk -v n="$worst" 'BEGIN {exit !(n <= 1.6)}' || failed=1
herd=$(grep -am1 'a thousand stands after an outage: ' "$words/herd" 2>/dev/null || true)
row "a thousand stands after an outage" "$([ -n "$herd" ] && echo 1000 || echo "did not run")" - - - - "${herd#*: }"
[ -n "$herd" ] || failed=1
found=$(grep -acE 'Test +#[0-9]+: plant_[0-9]+ .* Passed' "$words/planted" 2>/dev/null || true)
planted=$(grep -acE 'Test +#[0-9]+: plant_[0-9]+ ' "$words/planted" 2>/dev/null || true)
row "planted bugs found" "${found:-0} of ${planted:-0}" - - - - "goal 14"
[ "${found:-0}" = "${planted:-0}" ] && [ "${planted:-0}" -ge 14 ] || failed=1
exit "$failed"
