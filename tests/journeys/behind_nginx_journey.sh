#!/usr/bin/env bash
# The portal as it is packaged, behind a real nginx with TLS: pages and stands get through, what is too much or cannot be
# reached is told as a problem that a stand understands, and nobody's word about an address is believed but nginx's.
. "$(dirname "$0")/fair.sh"
open_fair

root=$here/machine
packaging/portal/install portal.test "$root"
[ -L "$root/etc/nginx/sites-enabled/monter-portal" ] || wrong "the site is not in use"
packaging/portal/install 'portal.test;x' "$root" 2>/dev/null && wrong "a name that is none was taken"
grep -q '^ExecStart=.*127.0.0.1:8080$' "$root/etc/systemd/system/monter-portal.service" || wrong "not on this machine only"

# The same file, with ports and paths that a test may use.
tls=$(free_port) clear=$(free_port)
until [ "$clear" != "$tls" ]; do clear=$(free_port); done
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=portal.test \
    -addext subjectAltName=DNS:portal.test -keyout "$here/certificate.key" -out "$here/certificate.pem" 2>"$here/openssl.log"
sed -e "s|/etc/monter-portal/|$here/|" -e "s|listen 443|listen 127.0.0.1:$tls|; s|listen 80;|listen 127.0.0.1:$clear;|" \
    -e '/listen \[::\]/d' -e "s|server 127.0.0.1:8080|server $(portal_url | sed s,http://,,)|" \
    "$root/etc/nginx/sites-available/monter-portal" >"$here/site"
cat >"$here/nginx.conf" <<END
daemon off;
pid $here/nginx.pid;
error_log $here/nginx.log;
$([ "$(id -u)" != 0 ] || echo "user root;")
events {}
http {
    client_body_temp_path $here/nginx-body; proxy_temp_path $here/nginx-proxy; fastcgi_temp_path $here/nginx-f;
    uwsgi_temp_path $here/nginx-u; scgi_temp_path $here/nginx-s;
    include $here/site;
}
END
nginx -t -c "$here/nginx.conf" 2>"$here/nginx-check.log" || wrong "nginx does not take the file: $(cat "$here/nginx-check.log")"
start nginx nginx -c "$here/nginx.conf"
through() { curl -sS --cacert "$here/certificate.pem" --resolve "portal.test:$tls:127.0.0.1" -o "$here/answer" -D "$here/head" -w '%{http_code}' "$@"; }
at=https://portal.test:$tls
is_up() { [ "$(through "$at/sign-in" 2>/dev/null)" = 200 ]; }
until_true 10 is_up || wrong "nothing behind nginx"
grep -qi '^strict-transport-security: max-age=63072000' "$here/head" || wrong "no HSTS"
grep -qi '^set-cookie:.*; secure' "$here/head" || wrong "the sign-in's cookie may cross in clear"
same "in clear, to TLS" 308 "$(curl -s -o "$here/answer" -w '%{http_code}' -H 'Host: portal.test' "http://127.0.0.1:$clear/w")"
same "a stand's question" 200 "$(through "$at/v1/time?nonce=AAAAAAAAAAAAAAAAAAAAAA")"
same "TLS before 1.2" 000 "$(through --tls-max 1.1 "$at/sign-in" 2>/dev/null)"

head -c 300000 /dev/zero >"$here/large"
same "too large" 413 "$(through --data-binary "@$here/large" "$at/v1/leads")"
same "and said as a problem" urn:monter:body-too-large "$(jq -r .type "$here/answer")"

# Ten guesses at a card a minute and address: whoever names another address each time is one address all the same.
for guess in $(seq 12); do
    last=$(through -H "X-Forwarded-For: 203.0.113.$guess" -H 'Content-Type: application/json' -d '{}' "$at/v1/enrol")
done
same "the twelfth guess" 429 "$last"

end portal
same "the portal is away" 503 "$(through "$at/sign-in")"
same "and said as a problem, with when to come back" "urn:monter:unavailable 30" \
    "$(jq -r .type "$here/answer") $(sed -n 's/^[Rr]etry-[Aa]fter: \([0-9]*\).*/\1/p' "$here/head")"
end nginx
