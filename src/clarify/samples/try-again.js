const answer = await patiently(await load('request.json'))
console.log(JSON.stringify(answer))
process.exitCode = answer.error ? 1 : 0
