errors = 0
for request in load("requests.json"):
    answer = patiently(request)
    errors += 1 if answer.get("error") else 0
    print(json.dumps(answer), flush=True)
    time.sleep(GAP)
sys.exit(1 if errors else 0)
