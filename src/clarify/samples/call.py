"""__purpose__"""
import json, os, random, sys, time, urllib.error, urllib.request

URL = os.environ.get("CLARIFY_RPC_URL", "https://api.clarify.io/v1/rpc")
TOKEN = os.environ["CLARIFY_ACCESS_TOKEN"]
AGAIN = {__codes__}
TRIES, FIRST, LONGEST = __tries__, __first__, __longest__  # waits in seconds
GAP = __gap__  # between any two calls


def call(request):
    headers = {"Content-Type": "application/json", "X-API-Version": "1.1", "Authorization": "Bearer " + TOKEN}
    sent = urllib.request.Request(URL, json.dumps(request).encode(), headers)
    try:
        with urllib.request.urlopen(sent, timeout=60) as answer:
            return json.load(answer), 0
    except urllib.error.HTTPError as refused:
        if refused.code not in (429, 503):
            raise
        after = refused.headers.get("Retry-After", "")
        error = {"code": max(AGAIN), "message": "HTTP %d" % refused.code}
        return {"error": error}, float(after) if after.isdigit() else 0


def failed(answer):
    return (answer.get("error") or {}).get("code") in AGAIN


def wait(attempt, at_least=0):
    full = min(LONGEST, FIRST * 2 ** attempt)
    time.sleep(max(at_least, full / 2) + random.random() * full / 2)


def load(name):
    with open(name) as file:
        return json.load(file)


def patiently(request):
    for attempt in range(TRIES):
        answer, at_least = call(request)
        if not failed(answer) or attempt == TRIES - 1:
            return answer
        wait(attempt, at_least)
