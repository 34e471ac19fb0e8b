text = results_of(urllib.parse.quote(sys.argv[1]))
with open(sys.argv[2], "w", encoding="utf-8") as file:
    file.write(text)
