for (const request of await load('requests.json')) {
  const answer = await patiently(request)
  if (answer.error) process.exitCode = 1
  console.log(JSON.stringify(answer))
  await sleep(gap)
}
