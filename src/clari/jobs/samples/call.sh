#!/usr/bin/env bash
# __purpose__ Needs bash and curl.
# CLARI_API_KEY=... bash __program__ __usage__
set -euo pipefail

base=${CLARI_BASE_URL:-https://api.clari.com/v4}
base=${base%/}
: "${CLARI_API_KEY:?is not set}"
# All in ms: after a refusal, between looks at a job, and between any two calls.
tries=__tries__ first=__first__ longest=__longest__
looks=__looks__ soonest=__soonest__ rarest=__rarest__
gap=__gap__
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "$1" >&2
  exit 1
}

sleep_ms() { sleep "$(($1 / 1000)).$(printf %03d $(($1 % 1000)))"; }

# pause ATTEMPT FIRST LONGEST AT_LEAST: twice as long each time, up to half of it left to chance.
pause() {
  local full=$2 i
  for ((i = 0; i < $1 && full < $3; i++)); do full=$((full * 2)); done
  if ((full > $3)); then full=$3; fi
  local least=$((full / 2))
  if (($4 > least)); then least=$4; fi
  sleep_ms $((least + RANDOM * (full / 2) / 32768))
}

# Retry-After in ms; the header may hold a number of seconds or a date, or be absent.
told_to_wait() {
  local after now until
  after=$(tr -d '\r' <"$work/head" | sed -n 's/^[Rr]etry-[Aa]fter: *//p' | tail -n 1)
  if [[ $after =~ ^[0-9]+$ ]]; then
    echo $((after * 1000))
  else
    now=$(date +%s)
    until=$(date -d "$after" +%s 2>/dev/null || date -j -f '%a, %d %b %Y %T %Z' "$after" +%s 2>/dev/null || echo 0)
    echo $((until > now ? (until - now) * 1000 : 0))
  fi
}

# ask METHOD PATH [BODY]: the answer's status in $status, its text in $work/body. A POST is repeated after 429 only:
# after another failure the export may have begun. The key goes in by stdin, so that no list of processes shows it.
ask() {
  local attempt again='^(429|502|503|504)$'
  local options=(--request "$1" --dump-header "$work/head" --output "$work/body" --write-out '%{http_code}')
  if [[ $1 == POST ]]; then again='^429$'; fi
  if (($# > 2)); then options+=(--header 'content-type: application/json' --data-binary "$3"); fi
  for ((attempt = 0; ; attempt++)); do
    sleep_ms "$gap"
    status=$(printf 'header = "apikey: %s"\n' "$CLARI_API_KEY" |
      curl --silent --show-error --config - "${options[@]}" "$base/$2")
    if ! [[ $status =~ $again ]] || ((attempt == tries - 1)); then return; fi
    pause "$attempt" "$first" "$longest" "$(told_to_wait)"
  done
}

must() {
  ask "$@"
  if ((status >= 300)); then fail "$1 $2: $status $(head -c 500 "$work/body")"; fi
}
