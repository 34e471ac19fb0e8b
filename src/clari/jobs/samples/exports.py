def start(forecast_id, body):
    """Starts an export; one 400 stands for both limits, and only the limits tell which is reached."""
    for look in range(LOOKS):
        status, text = ask("POST", "export/forecast/" + urllib.parse.quote(forecast_id, safe=""), body)
        if status < 300:
            answer = json.loads(text)
            return answer.get("jobId") or (answer.get("job") or {}).get("id") or answer.get("id")
        if "export_monthly_quota_reached" not in text:
            sys.exit("POST export/forecast/%s: %d %s" % (forecast_id, status, text[:500]))
        if json.loads(must("GET", "admin/limits"))["jobs"]["availableMonthlyQuota"] <= 0:
            sys.exit("The month's exports are used up; what is listed from here on was not exported.")
        print("No place is free.", file=sys.stderr)
        pause(look, SOONEST, RAREST)
    sys.exit("No place became free after %d looks." % LOOKS)


with open(sys.argv[1], encoding="utf-8") as file:
    exports = json.load(file)
for export in exports:
    text = results_of(start(export["forecastId"], export["body"]))
    name = "".join(c if c.isalnum() or c in "._-" else "_" for c in export["name"])
    asked = export["body"].get("timePeriod")
    ending = ".csv" if export["body"].get("exportFormat") == "CSV" else ".json"
    with open(name + ending, "w", encoding="utf-8") as file:
        file.write(text)
    if asked and '"timePeriodId"' in text and '"%s"' % asked not in text:
        sys.exit("%s: Clari exported another period than %s." % (export["name"], asked))
    print(export["name"])
