#!/bin/bash
# Starts the built register twice and fails if either start does not work:
#   1. headless: one JSON command in, its answer out, then quit with exit 0
#   2. with a window on a virtual screen, of which it keeps a picture
#
#   installer/smoke/smoke.sh [--image DIR] [--out DIR]
#
#   --image DIR   the app-image (default: installer/target/app-image/truetill)
#   --out DIR     where screenshot.png and the logs go (default: installer/target/smoke)
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
image=$root/installer/target/app-image/truetill
out=$root/installer/target/smoke
patience_s=60

# A window has text, edges and shades; a blank or half-started screen has a handful of colours.
least_colors=50

fail() {
  echo "smoke: $1" >&2
  exit "${2:-1}"
}

while [ $# -gt 0 ]; do
  case "$1" in
    --image | --out)
      [ $# -ge 2 ] || fail "$1 needs a folder" 2
      if [ "$1" = --image ]; then image=$2; else out=$2; fi
      shift 2
      ;;
    --help | -h)
      sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0"
      exit 0
      ;;
    *) fail "unknown option '$1' (--help lists them)" 2 ;;
  esac
done

command -v Xvfb >/dev/null || fail "Xvfb is missing (Debian: apt-get install xvfb)"
[ -x "$image/bin/truetill" ] || fail "$image/bin/truetill is missing; build it first: installer/linux/build-app-image.sh"
jdk=$("$root/mvnw" --version | sed -n 's/.*, runtime: \(.*\)$/\1/p')
[ -x "$jdk/bin/java" ] || fail "mvnw --version did not say where the JDK is"

mkdir -p "$out"
rm -f "$out"/*.log "$out"/*.png "$out"/*.txt
work=$(mktemp -d)
started=()
clean_up() {
  for pid in "${started[@]}"; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap clean_up EXIT

show_log() {
  echo "--- $1" >&2
  tail -n 40 "$out/$1" >&2 || true
}

echo "smoke: headless"
if ! printf '%s\n' '{"do":"status"}' '{"do":"quit"}' \
  | timeout "$patience_s" "$image/bin/truetill" register --data "$work/headless" --headless \
    >"$out/headless.txt" 2>"$out/headless.log"; then
  show_log headless.log
  fail "the headless register did not end with exit 0"
fi
if ! head -n 1 "$out/headless.txt" | grep -q '"ok" *: *true'; then
  show_log headless.log
  fail "the headless register did not answer the status command with ok, but: $(head -n 1 "$out/headless.txt")"
fi

echo "smoke: window"
mkdir "$work/screen"
Xvfb -displayfd 3 -screen 0 1366x768x24 -fbdir "$work/screen" -nolisten tcp \
  3>"$work/display" 2>"$out/xvfb.log" &
started+=($!)
for _ in $(seq 50); do
  [ -s "$work/display" ] && break
  sleep 0.1
done
[ -s "$work/display" ] || fail "Xvfb did not start (see $out/xvfb.log)"

DISPLAY=:$(tr -d '[:space:]' <"$work/display") \
  "$image/bin/truetill" register --data "$work/window" >"$out/window.log" 2>&1 &
window=$!
started+=("$window")
colors=0
for _ in $(seq "$patience_s"); do
  sleep 1
  if ! kill -0 "$window" 2>/dev/null; then
    show_log window.log
    fail "the register ended before it showed its window"
  fi
  colors=$("$jdk/bin/java" "$root/installer/smoke/XwdToPng.java" \
    "$work/screen/Xvfb_screen0" "$out/screenshot.png")
  [ "$colors" -ge "$least_colors" ] && break
done
if [ "$colors" -lt "$least_colors" ]; then
  show_log window.log
  fail "after $patience_s s the screen still shows only $colors colours (see $out/screenshot.png)"
fi

echo "smoke: ok (headless answered, window shown: $out/screenshot.png)"
