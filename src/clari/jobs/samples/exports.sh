# Starts an export, its job's id in $job; one 400 stands for both limits, and only the limits tell which is reached.
# Needs jq.
start() {
  local look
  for ((look = 0; look < looks; look++)); do
    ask POST "export/forecast/$(jq -rn --arg id "$1" '$id | @uri')" "$2"
    if ((status < 300)); then
      job=$(jq -r '.jobId // .job.id // .id' "$work/body")
      return
    fi
    grep -q export_monthly_quota_reached "$work/body" ||
      fail "POST export/forecast/$1: $status $(head -c 500 "$work/body")"
    must GET admin/limits
    if (($(jq '.jobs.availableMonthlyQuota' "$work/body") <= 0)); then
      fail "The month's exports are used up; what is listed from here on was not exported."
    fi
    echo 'No place is free.' >&2
    pause "$look" "$soonest" "$rarest" 0
  done
  fail "No place became free after $looks looks."
}

while IFS= read -r export; do
  name=$(jq -r .name <<<"$export")
  start "$(jq -r .forecastId <<<"$export")" "$(jq -c .body <<<"$export")"
  results_of "$job"
  file=$(printf %s "$name" | LC_ALL=C tr -c 'A-Za-z0-9._-' _)
  file+=$(jq -r 'if .body.exportFormat == "CSV" then ".csv" else ".json" end' <<<"$export")
  cp "$work/body" "$file"
  asked=$(jq -r '.body.timePeriod // empty' <<<"$export")
  if [[ -n $asked ]] && grep -q '"timePeriodId"' "$file" && ! grep -qF "\"$asked\"" "$file"; then
    fail "$name: Clari exported another period than $asked."
  fi
  echo "$name"
done < <(jq -c '.[]' "$1")
