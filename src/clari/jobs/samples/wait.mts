await writeFile(process.argv[3] ?? '', await resultsOf(encodeURIComponent(process.argv[2] ?? '')))
