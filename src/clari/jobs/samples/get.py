print(must("GET", sys.argv[1]))
