"""__purpose__

CLARI_API_KEY=... python3 __program__ __usage__
"""
import email.utils, json, os, random, sys, time, urllib.error, urllib.parse, urllib.request

BASE = os.environ.get("CLARI_BASE_URL", "https://api.clari.com/v4").rstrip("/") + "/"
KEY = os.environ["CLARI_API_KEY"]
TRIES, FIRST, LONGEST = __tries__, __first__, __longest__  # after a refusal, in seconds
LOOKS, SOONEST, RAREST = __looks__, __soonest__, __rarest__  # between looks at a job, in seconds
GAP = __gap__  # between any two calls


def pause(attempt, first, longest, at_least=0):
    full = min(longest, first * 2 ** min(attempt, 30))
    time.sleep(max(at_least, full / 2) + random.random() * full / 2)


def told_to_wait(headers):
    """Retry-After in seconds; the header may hold a number or a date, or be absent."""
    after = (headers.get("Retry-After") or "").strip()
    if after.isdigit():
        return int(after)
    try:
        return max(0, email.utils.parsedate_to_datetime(after).timestamp() - time.time())
    except (TypeError, ValueError, IndexError):
        return 0


def ask(method, path, body=None):
    """Status and text of one call. A POST is repeated after 429 only: otherwise the export may have begun."""
    again = {429} if method == "POST" else {429, 502, 503, 504}
    data = None if body is None else json.dumps(body).encode()
    headers = {"apikey": KEY, **({} if body is None else {"Content-Type": "application/json"})}
    for attempt in range(TRIES):
        time.sleep(GAP)
        sent = urllib.request.Request(BASE + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(sent, timeout=120) as answer:
                return answer.status, answer.read().decode("utf-8-sig")
        except urllib.error.HTTPError as refused:
            text, at_least = refused.read().decode("utf-8", "replace"), told_to_wait(refused.headers)
            if refused.code not in again or attempt == TRIES - 1:
                return refused.code, text
        pause(attempt, FIRST, LONGEST, at_least)


def must(method, path, body=None):
    status, text = ask(method, path, body)
    if status >= 300:
        sys.exit("%s %s: %d %s" % (method, path, status, text[:500]))
    return text
