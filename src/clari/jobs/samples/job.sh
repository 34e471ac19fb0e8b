# Waits for a job, in either dialect's words; its results are then in $work/body.
results_of() {
  local look word
  for ((look = 0; look < looks; look++)); do
    must GET "export/jobs/$1"
    word=$(grep -o '"status" *: *"[^"]*"' "$work/body" | head -n 1 | sed 's/.*"\([^"]*\)"$/\1/' | tr a-z A-Z || true)
    case $word in
    DONE | COMPLETED)
      must GET "export/jobs/$1/results"
      return
      ;;
    FAILED | CANCELLED | ABORTED) fail "Job $1 ended as $word." ;;
    esac
    echo "Job $1 is $word." >&2
    pause "$look" "$soonest" "$rarest" 0
  done
  fail "Job $1 was not done after $looks looks."
}
