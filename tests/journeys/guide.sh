# A guide with a browser of the simplest kind: pages, forms and cookies. Sourced beside fair.sh.

# fetch PATH [CURL OPTION…]: follows redirects; the page is left in $here/page, its status in $page_status.
fetch() {
    page_status=$(curl -sS -L -b "$here/cookies" -c "$here/cookies" -o "$here/page" -w '%{http_code}' \
        "${@:2}" "$(portal_url)$1")
}

# form_token: the one that the form on the page carries.
form_token() { sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' "$here/page" | head -n 1; }

# give_code LOGIN: the oldest code that nobody has used yet. Each works once, and three are good at a time: whoever signed in
# three times within a minute waits for the next. Where half a minute ended on the way, the one after it.
give_code() {
    local spent=$here/spent-$1 now step
    for _ in 1 2; do
        now=$(($(date +%s) / 30))
        step=$(($(cat "$spent" 2>/dev/null || echo 0) + 1))
        [ "$step" -ge $((now - 1)) ] || step=$((now - 1))
        until [ "$step" -le $((now + 1)) ]; do
            sleep 0.2
            now=$(($(date +%s) / 30))
        done
        echo "$step" >"$spent"
        fetch /sign-in/code --data-urlencode "csrf=$(form_token)" --data-urlencode "code=$(code_of "$1" $((step - now)))"
        [ "$page_status" = 401 ] || return 0
    done
}

# sign_in MUNICIPALITY | sign_in coordinator
sign_in() {
    rm -f "$here/cookies"
    fetch /sign-in
    # From files, so that no password stands in a list of processes.
    login_of "$1" | jq -j .login >"$here/form-login"
    login_of "$1" | jq -j .password >"$here/form-password"
    fetch /sign-in --data-urlencode "csrf=$(form_token)" --data-urlencode "login@$here/form-login" \
        --data-urlencode "password@$here/form-password"
    grep -q 'action="/sign-in/code"' "$here/page" || wrong "the password of $1 did not lead to the second step"
    give_code "$(cat "$here/form-login")"
    same "signing in as $1" 200 "$page_status"
}

# The page as it is read: no marks, no entities, one space between words.
page_text() {
    sed -e 's/<[^>]*>/ /g' "$here/page" |
        sed -e "s/&#39;/'/g" -e 's/&quot;/"/g' -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&amp;/\&/g' | tr -s '[:space:]' ' '
}
page_says() { page_text | grep -qF -- "$1" || wrong "the page does not say \"$1\": $(page_text)"; }
page_keeps_silent_on() { ! page_text | grep -qF -- "$1" || wrong "the page says \"$1\""; }
