# A guide with a browser of the simplest kind: pages, forms and cookies. Sourced beside fair.sh.

# sign_in MUNICIPALITY: as the guide there.
sign_in() {
    local login token
    login=$(login_of "$1")
    rm -f "$here/cookies"
    fetch /login
    token=$(field_of csrf)
    fetch /login --data-urlencode "csrf=$token" --data-urlencode "login@-" --data-urlencode "password@$here/password" \
        < <(jq -rj .login <<<"$login")
}

# fetch PATH [CURL OPTION…]: the page is left in $here/page, its status in $page_status.
fetch() {
    page_status=$(curl -sS -L -b "$here/cookies" -c "$here/cookies" -o "$here/page" -w '%{http_code}' "${@:2}" "$(portal_url)$1")
}
