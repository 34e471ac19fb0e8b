def without(node, done):
    """The same value without the entries named as done: of the first map, or list by id, that has any of them."""
    if isinstance(node, dict):
        kept = {name: value for name, value in node.items() if name not in done}
        return kept if len(kept) < len(node) else {name: without(value, done) for name, value in node.items()}
    if isinstance(node, list):
        name_of = lambda entry: entry.get("id") if isinstance(entry, dict) else entry
        return [entry for entry in node if not (isinstance(name_of(entry), str) and name_of(entry) in done)]
    return node


request = load("request.json")
for attempt in range(TRIES):
    answer, at_least = call(request)
    print(json.dumps(answer), flush=True)
    if not failed(answer):
        break
    partial = ((answer["error"].get("data") or {}).get("partialResult")) or {}
    done = {
        name
        for part in partial.values()
        if isinstance(part, dict)
        for name, entry in part.items()
        if entry and not (isinstance(entry, dict) and entry.get("error"))
    }
    if not done:
        sys.exit("The answer does not list what was done: compare with what is stored before sending again.")
    request["params"] = {name: without(value, done) for name, value in request["params"].items()}
    if attempt < TRIES - 1:
        wait(attempt, at_least)
sys.exit(1 if answer.get("error") else 0)
