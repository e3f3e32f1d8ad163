# A whole region on this machine: a portal with its content and guides, and one enrolled stand. Sourced by packaging/demo
# and by the journeys, which set first
#   bin     the folder of the programs
#   here    the folder everything is kept in; only this user may enter it
# Servers listen on loopback only. Whatever start() began ends with end_all(), or when this shell dies.

portal_data=$here/portal stand_data=$here/stand pack=$here/pack
declare -A pid_of=()
started=()

say() { printf '%s\n' "$*" >&2; }
give_up() {
    say "$*"
    exit 1
}

# start NAME COMMAND…: in the background, its words kept in $here/NAME.log. A session of its own, so that Ctrl-C reaches
# this shell alone and things end in order.
start() {
    local name=$1
    shift
    setsid setpriv --pdeathsig TERM -- "$@" >>"$here/$name.log" 2>&1 </dev/null &
    pid_of[$name]=$!
    started+=("$name")
}

# Is it still the process we started? Numbers of processes are given out again; parents aren't.
is_ours() { grep -qs "^PPid:[[:space:]]*$$\$" "/proc/$1/status"; }

alive() { [ -n "${pid_of[$1]:-}" ] && is_ours "${pid_of[$1]}"; }

# end NAME [SIGNAL]: asks it to end, waits, and after ten seconds makes it.
end() {
    local name=$1 pid=${pid_of[$1]:-} tries=0
    [ -n "$pid" ] || return 0
    unset "pid_of[$name]"
    if is_ours "$pid"; then kill -s "${2:-TERM}" "$pid" || true; fi
    while is_ours "$pid" && [ "$tries" -lt 100 ]; do
        sleep 0.1
        tries=$((tries + 1))
    done
    if is_ours "$pid"; then kill -s KILL "$pid" || true; fi
    wait "$pid" 2>/dev/null || true
}

end_all() {
    local i
    for ((i = ${#started[@]} - 1; i >= 0; i--)); do end "${started[i]}"; done
    started=()
}

# until_true SECONDS COMMAND…: fails where it isn't true by then.
until_true() {
    local end_at=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$end_at" ] || return 1
        sleep 0.05
    done
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# A port nobody listens on now, from the range that systems leave to people.
free_port() {
    local port
    for port in $(shuf -i 20000-29999 -n 200); do
        listens "$port" || { echo "$port" && return 0; }
    done
    give_up "No free port between 20000 and 29999."
}

portal_url() { echo "http://127.0.0.1:$(cat "$here/port")"; }

portal_is_up() { alive portal && listens "$(cat "$here/port")"; }

start_portal() {
    start portal "$bin/monter-portal" serve --data "$portal_data" --listen "127.0.0.1:$(cat "$here/port")"
    until_true 20 portal_is_up || give_up "The portal did not start. Its last words: $(tail -n 3 "$here/portal.log")"
}

sync_answers() { [ -S "$stand_data/sync.sock" ] && "$bin/monter-sync" status --data "$stand_data" --json >/dev/null 2>&1; }

start_sync() {
    start sync "$bin/monter-sync" run --data "$stand_data"
    until_true 20 sync_answers || give_up "monter-sync did not start. Its last words: $(tail -n 3 "$here/sync.log")"
}

# Checks and signs a folder of content into $pack.
build_pack() {
    rm -rf "$pack.new"
    "$bin/monter-pack" build "$1" -o "$pack.new" --key "$portal_data/keys/content.key" >&2
    rm -rf "$pack"
    mv "$pack.new" "$pack"
}

publish_pack() { "$bin/monter-portal" publish --data "$portal_data" "$pack" >&2; }

# add_login ROLE NAME [MUNICIPALITY]: keeps {"role","municipality","login","password","key"} in $here/logins, one a line.
add_login() {
    local which=() said
    [ -z "${3:-}" ] || which=(--municipality "$3")
    said=$("$bin/monter-portal" user add --data "$portal_data" --role "$1" "${which[@]}" --name "$2" --key)
    jq -c --arg role "$1" --arg municipality "${3:-}" '{role: $role, municipality: $municipality} + .' <<<"$said" \
        >>"$here/logins"
}

# login_of MUNICIPALITY | login_of coordinator: that line.
login_of() { jq -c --arg who "$1" 'select(.municipality == $who or .role == $who)' "$here/logins"; }

# code_of LOGIN [STEPS]: the one-time code that a telephone with this login's key shows now, or STEPS half minutes later.
code_of() {
    jq -er --arg login "$1" 'select(.login == $login) | .key // empty' "$here/logins" |
        "$bin/monter-portal" code --later "${2:-0}"
}

# found_region NAME: keys and a first fair. The offline keys lie beside, as on a region's stick.
found_region() {
    "$bin/monter-portal" init --data "$portal_data" --offline "$here/offline" --region "$1" >&2
}

# enrol_stand NAME: a card from the portal, used at once.
enrol_stand() {
    "$bin/monter-portal" enrol-card --data "$portal_data" --stand "$1" --url "$(portal_url)" -o "$here/card.json" >&2
    "$bin/monter-sync" provision --data "$stand_data" --card "$here/card.json" >&2
}

leads() { "$bin/monter-portal" leads --data "$portal_data" --json "$@"; }
