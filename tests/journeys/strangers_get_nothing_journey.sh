#!/usr/bin/env bash
# Whoever is no stand of ours, or no guide, gets a plain answer that says nothing about anyone, and changes nothing.
. "$(dirname "$0")/fair.sh"
open_fair
open_kiosk
visit tests/journeys/english.jsonl
send_now
line=$(lead "$reference")

# turned_away WHAT STATUS-PATTERN CURL-OPTION…: the body is left in $here/body.
turned_away() {
    local what=$1 pattern=$2 status
    shift 2
    status=$(curl -sS -o "$here/body" -w '%{http_code}' "$@")
    [[ $status =~ ^($pattern)$ ]] || wrong "$what: answered $status: $(head -c 300 "$here/body")"
    ! grep -qi -e emily -e carter "$here/body" || wrong "$what: the answer tells of a visitor"
}
api() { turned_away "$1" '400|401|403' -H 'Content-Type: application/json' "${@:3}" "$(portal_url)$2"; }

body='{"v":1,"leads":[]}'
digest=$(printf '%s' "$body" | sha256sum | cut -c1-64 | tr a-f A-F | basenc -d --base16 | base64)
api "leads without a signature" /v1/leads --data "$body"
api "leads with a broken signature" /v1/leads --data "$body" -H "Content-Digest: sha-256=:$digest:" \
    -H 'Signature-Input: monter=("@method" "@authority" "@path" "@query" "content-digest");created=1;nonce="AAAAAAAAAAAAAAAAAAAAAA";keyid="0000000000000000";alg="ed25519";tag="monter-v1"' \
    -H "Signature: monter=:$(head -c 64 /dev/zero | base64 -w 0):"
api "leads that are no JSON" /v1/leads --data '{{{{'
api "an event without a signature" /v1/event

turned_away "the person's page, not signed in" '303' "$(portal_url)$(jq -r .page <<<"$line")"
turned_away "accepting without signing in" '303|403' -X POST --data "csrf=x" "$(portal_url)$(jq -r .page <<<"$line")/accept"
turned_away "a wrong password" '200|400|401|403' --data "login=arjeplog&password=wrong&csrf=x" "$(portal_url)/sign-in"
turned_away "a page that isn't" '303|404' "$(portal_url)/../../etc/passwd" --path-as-is

same "leads at the portal" 1 "$(leads | wc -l)"
same "the lead's status" new "$(lead "$reference" | jq -r .status)"
