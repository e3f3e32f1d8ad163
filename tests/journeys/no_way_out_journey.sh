#!/usr/bin/env bash
# Nothing a visitor can press leads out of the kiosk: a monkey presses keys, chords, buttons and asks the window to
# close, some thousand times (MONTER_MONKEY says how often), and the program is the same one, alone and full screen. A
# kiosk that falls is back within five seconds under its service's own rule, and that service has every door closed.
. "$(dirname "$0")/fair.sh"
here_root=$here/root
packaging/stand/install "$here_root"
kiosk_unit=$here_root/etc/systemd/system/monter-kiosk.service
setting() { sed -n "s/^$1 *= *//p" "$2"; }

for closed in ctrl-alt-del.target getty@.service autovt@.service getty.target suspend.target; do
    same "$closed" /dev/null "$(readlink "$here_root/etc/systemd/system/$closed")"
done
same "Alt-SysRq" 0 "$(setting kernel.sysrq "$here_root/etc/sysctl.d/60-monter.conf")"
same "Ctrl-Alt-Del" none "$(setting CtrlAltDelBurstAction "$here_root/etc/systemd/system.conf.d/60-monter.conf")"
for key in NAutoVTs ReserveVT; do same "$key" 0 "$(setting $key "$here_root/etc/systemd/logind.conf.d/60-monter.conf")"; done
for unit in kiosk sync; do
    file=$here_root/etc/systemd/system/monter-$unit.service
    same "$unit: it comes back" always "$(setting Restart "$file")"
    same "$unit: without end" 0 "$(setting StartLimitIntervalSec "$file")"
    same "$unit: no core dumps" 0 "$(setting LimitCORE "$file")"
done
sync_unit=$here_root/etc/systemd/system/monter-sync.service
same "who hangs is ended: told by itself" notify "$(setting Type "$sync_unit")"
same "who hangs is ended: after" 5min "$(setting WatchdogSec "$sync_unit")"
same "free blocks are given back" /lib/systemd/system/fstrim.timer \
    "$(readlink "$here_root/etc/systemd/system/timers.target.wants/fstrim.timer")"
same "the kiosk's network" yes "$(setting PrivateNetwork "$kiosk_unit")"
command=$(setting ExecStart "$kiosk_unit")
same "the session" "/usr/bin/cage -- /usr/bin/monter-kiosk --fullscreen --data /var/lib/monter" "$command"
same "the kiosk's homes" "-/home -/root" "$(setting InaccessiblePaths "$kiosk_unit")"
! grep -q "^ProtectHome" "$kiosk_unit" || wrong "cage has no socket where /run/user is hidden"
sticks=$here_root/etc/udev/rules.d/90-monter-sticks.rules
grep -q -- "--owner=monter --options=nosuid,nodev,noexec " "$sticks" || wrong "sticks are mounted otherwise"
pause=$(setting RestartSec "$kiosk_unit")

open_fair
run_kiosk() {
    start kiosk "$bin/monter-kiosk" --fullscreen --data "$stand_data" --pack "$pack" --trace
    until_true 20 shown || wrong "the kiosk did not show itself: $(tail -n 3 "$here/kiosk.log")"
}
shown() { alive kiosk && grep -q first-frame "$here/kiosk.log"; }
windows() { xdotool search --onlyvisible --name '.*' 2>/dev/null | sort -u; }
run_kiosk
window=$(xdotool search --onlyvisible --name '^Monter$')
pid=${pid_of[kiosk]}
before=$(windows)

# One line an event, as xdotool reads them; the same for the same seed.
monkey() {
    awk -v n="$1" -v seed=20261123 -v window="$window" 'BEGIN {
        srand(seed)
        split("Escape F1 F4 F5 F11 F12 Tab Return Menu Print Pause Delete BackSpace Home space a q w c 1 9 XF86PowerOff XF86Sleep XF86WWW XF86Calculator", keys)
        split("alt+F4 ctrl+q ctrl+w ctrl+c alt+Tab alt+Escape super+d super+l super ctrl+alt+Delete ctrl+alt+BackSpace ctrl+alt+F2 ctrl+alt+t ctrl+Escape shift+F10 alt+F2 alt+space ctrl+shift+Escape alt+Sys_Req ctrl+alt+shift+F1 super+Tab ctrl+p ctrl+o ctrl+s alt+Left", chords)
        for (i = 0; i < n; ++i) {
            kind = rand()
            if (kind < 0.3) print "key --delay 0 " keys[1 + int(rand() * 25)]
            else if (kind < 0.6) print "key --delay 0 " chords[1 + int(rand() * 25)]
            else if (kind < 0.9) print "mousemove " int(rand() * 1920) " " int(rand() * 1080) " click --delay 0 " 1 + int(rand() * 5)
            else print "mousemove " int(rand() * 1920) " " int(rand() * 1080) " mousedown 1 mousemove " int(rand() * 1920) " " int(rand() * 1080) " mouseup 1"
        }
    }'
}
events=${MONTER_MONKEY:-2000}
monkey "$events" >"$here/monkey"
xdotool "$here/monkey" || wrong "the monkey was stopped"
for _ in 1 2 3; do python3 tests/journeys/ask_to_close.py "$window"; done
# What it has taken in so far shows in the next picture; a key is answered after all that came before it.
xdotool key --window "$window" Escape

stands_alone() {
    local state
    is_ours "$pid" || wrong "the kiosk has ended: $(tail -n 3 "$here/kiosk.log")"
    same "the windows" "$before" "$(windows)"
    same "its size" 1920x1080 "$(xwininfo -id "$window" | awk '/Width:/ {w = $2} /Height:/ {print w "x" $2}')"
    state=$(xwininfo -id "$window" | sed -n 's/ *Map State: //p')
    same "it is seen" IsViewable "$state"
}
stands_alone

# It falls; whoever looks after it does as the unit says.
end kiosk KILL
fallen=$(date +%s%N)
: >"$here/kiosk.log"
sleep "$pause"
run_kiosk
back_ms=$((($(date +%s%N) - fallen) / 1000000))
[ "$back_ms" -le 5000 ] || wrong "the kiosk was back after $back_ms ms"
# And it ends when it is asked to by whom it should.
end kiosk TERM
