#!/usr/bin/env bash
# What the web tests need, in the build folder given: playwright-core from the registry, exactly as locked. It brings no
# browser; Debian's Chromium is the one tested.
set -euo pipefail
cd "$(dirname "$0")"
web=$1/web
mkdir -p "$web"
cp ./*.mjs "$web/"
if [ ! -d "$web/node_modules/playwright-core" ] || ! cmp -s package-lock.json "$web/package-lock.json"; then
    cp package.json package-lock.json "$web/"
    (cd "$web" && npm ci --no-audit --no-fund --loglevel=error >&2)
fi
