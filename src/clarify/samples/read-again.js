// Put your change here: build the write request from what was just read.
async function change(read) {
  return load('request.json')
}

for (let attempt = 0; attempt < tries; attempt += 1) {
  const { answer: read } = await call(await load('read.json'))
  const { answer, atLeast } = read.error ? { answer: read } : await call(await change(read.result))
  process.exitCode = answer.error ? 1 : 0
  if (read.error || !failed(answer) || attempt === tries - 1) {
    console.log(JSON.stringify(answer))
    break
  }
  await wait(attempt, atLeast)
}
