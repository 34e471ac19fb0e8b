answer = patiently(load("request.json"))
print(json.dumps(answer))
sys.exit(1 if answer.get("error") else 0)
