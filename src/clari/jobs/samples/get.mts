console.log(await must('GET', process.argv[2] ?? ''))
