#!/bin/bash
# Works with the built image as a shop would, and fails at the first thing that goes wrong:
#   1. the store server of the demo shop alone, with no display
#   2. a headless register that sells to it: sign in, open the drawer, scan, pay, deliver, quit
#   3. the same register started again: the receipt is still there and prints
#   4. verify-journal of what it wrote
#   5. a register with its window on a virtual screen: real keys sign in and sell; it keeps pictures
#      of the sign-in and of the receipt; SIGTERM ends it
#
#   installer/smoke/smoke.sh [--image DIR] [--out DIR]
#
#   --image DIR   the app-image (default: installer/target/app-image/truetill)
#   --out DIR     where the pictures and the logs go (default: installer/target/smoke)
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
truetill=$image/bin/truetill
[ -x "$truetill" ] || fail "$truetill is missing; build it first: installer/linux/build-app-image.sh"
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

# The image must need nothing of the machine's own Java.
unset JAVA_HOME JDK_JAVA_OPTIONS JAVA_TOOL_OPTIONS

# fail_with LOG WORDS: fails, and shows the end of that log.
fail_with() {
  echo "--- $1" >&2
  tail -n 40 "$out/$1" >&2 || true
  fail "$2"
}

# A class left out of the trimmed runtime may end a thread and not the program.
nothing_missing() {
  if grep -q -E 'NoClassDefFoundError|ClassNotFoundException|UnsatisfiedLinkError|UnsupportedCharset|NoSuchAlgorithm' "$out/$1"; then
    fail_with "$1" "$1 names something that is missing in the runtime (see modules.txt)"
  fi
}

# till NAME COMMAND...: one run of the headless register; its answers are left in $out/NAME.txt.
till_data=$work/till
till() {
  local name=$1
  shift
  printf '%s\n' "$@" '{"do":"quit"}' \
    | timeout "$patience_s" "$truetill" register --headless --demo --server "$server" \
      --data "$till_data" --printer "file:$work/paper" >"$out/$name.txt" 2>"$out/$name.log" \
    || fail_with "$name.log" "the headless register did not end with exit 0"
  nothing_missing "$name.log"
  local answers
  answers=$(wc -l <"$out/$name.txt")
  [ "$answers" -eq $(($# + 1)) ] \
    || fail_with "$name.log" "$(($# + 1)) commands got $answers answers (see $out/$name.txt)"
  if grep -v '"ok":true' "$out/$name.txt" >&2; then
    fail_with "$name.log" "the headless register refused the command with the answer above"
  fi
}

# answer_of NAME LINE KEY: the text or number under that key in one answer.
answer_of() {
  sed -n "$2p" "$out/$1.txt" | sed -n "s/.*\"$3\":\"\{0,1\}\([^\",}]*\).*/\1/p"
}

echo "smoke: the store server alone"
env -u DISPLAY "$truetill" demo --data "$work/shop" >"$out/server.txt" 2>"$out/server.log" &
shop=$!
started+=("$shop")
server=
for _ in $(seq $((patience_s * 2))); do
  server=$(sed -n 's/^ready \(http.*\)$/\1/p' "$out/server.txt")
  [ -n "$server" ] && break
  kill -0 "$shop" 2>/dev/null || fail_with server.log "the store server ended before it was ready"
  sleep 0.5
done
[ -n "$server" ] || fail_with server.log "the store server was not ready after $patience_s s"

echo "smoke: a sale"
till sale \
  '{"do":"sign-in","pin":"1001"}' \
  '{"do":"open-drawer","total":"200.00"}' \
  '{"do":"scan","sku":"ITM0000001"}' \
  '{"do":"scan","sku":"ITM0000002"}' \
  '{"do":"pay","method":"cash","tendered":"5000.00"}' \
  '{"do":"sync"}'
receipt=$(answer_of sale 5 receipt)
total=$(answer_of sale 5 total)
[ "$(answer_of sale 6 online)" = true ] || fail "the register did not reach the store server"
[ "$(answer_of sale 6 waiting)" = 0 ] || fail "the sale was not delivered: $(sed -n 6p "$out/sale.txt")"
tr -d '\000' <"$work/paper" >"$out/paper.txt"
grep -a -q -F "$total" "$out/paper.txt" || fail "the receipt on paper does not name the total $total"

echo "smoke: started again"
before=$(stat -c %s "$work/paper")
till again \
  '{"do":"sign-in","pin":"1001"}' \
  "{\"do\":\"reprint\",\"receipt\":\"$receipt\"}" \
  '{"do":"day"}'
[ "$(stat -c %s "$work/paper")" -gt "$before" ] || fail "the copy of $receipt was not printed"

echo "smoke: its books"
"$truetill" verify-journal "$till_data" >"$out/journal.txt" 2>"$out/journal.log" \
  || fail_with journal.txt "verify-journal found the books broken"
grep -q ' 1 receipts' "$out/journal.txt" || fail_with journal.txt "verify-journal counts other than 1 receipt"

echo "smoke: the window"
mkdir "$work/screen"
Xvfb -displayfd 3 -screen 0 1366x768x24 -fbdir "$work/screen" -nolisten tcp \
  3>"$work/display" 2>"$out/xvfb.log" &
started+=($!)
for _ in $(seq 50); do
  [ -s "$work/display" ] && break
  sleep 0.1
done
[ -s "$work/display" ] || fail "Xvfb did not start (see $out/xvfb.log)"

DISPLAY=:$(tr -d '[:space:]' <"$work/display")
export DISPLAY
"$truetill" register --demo --server "$server" --data "$work/window" >"$out/window.log" 2>&1 &
window=$!
started+=("$window")
colors=0
for _ in $(seq "$patience_s"); do
  sleep 1
  kill -0 "$window" 2>/dev/null || fail_with window.log "the register ended before it showed its window"
  colors=$("$jdk/bin/java" "$root/installer/smoke/XwdToPng.java" \
    "$work/screen/Xvfb_screen0" "$out/sign-in.png")
  [ "$colors" -ge "$least_colors" ] && break
done
[ "$colors" -ge "$least_colors" ] \
  || fail_with window.log "after $patience_s s the screen still shows only $colors colours (see $out/sign-in.png)"

# PIN, the usual float as it is, one item, exact cash; the receipt is then on the screen.
"$jdk/bin/java" "$root/installer/smoke/Cashier.java" "$out/receipt.png" \
  '20:1001<ENTER>' '5:<ADD>' '0.5:ITM0000003<ENTER>' '5:<F12>' 2>"$out/cashier.log" \
  || fail_with cashier.log "the window did not follow the keys (see $out/receipt.png)"
nothing_missing window.log

# stop NAME PID: SIGTERM, and the end must come soon.
stop() {
  kill "$2"
  for _ in $(seq 100); do
    kill -0 "$2" 2>/dev/null || return 0
    sleep 0.1
  done
  fail "$1 did not end within 10 s of SIGTERM"
}
stop "the window" "$window"
stop "the store server" "$shop"
nothing_missing server.log
"$truetill" verify-journal "$work/window" >"$out/journal-window.txt" \
  || fail_with journal-window.txt "verify-journal found the books of the window broken"
grep -q ' 1 receipts' "$out/journal-window.txt" \
  || fail_with journal-window.txt "the sale in the window is not in its books"

echo "smoke: ok (receipt $receipt over $total, $(cat "$out/journal.txt"); pictures in $out)"
