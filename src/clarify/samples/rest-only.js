// The same value without the entries named as done: of the first map, or list by id, that has any of them.
function without(node, done) {
  if (Array.isArray(node)) return node.filter((entry) => !done.has(entry?.id ?? entry))
  if (node === null || typeof node !== 'object') return node
  const entries = Object.entries(node)
  const kept = entries.filter(([name]) => !done.has(name))
  if (kept.length < entries.length) return Object.fromEntries(kept)
  return Object.fromEntries(entries.map(([name, value]) => [name, without(value, done)]))
}

const request = await load('request.json')
for (let attempt = 0; attempt < tries; attempt += 1) {
  const { answer, atLeast } = await call(request)
  console.log(JSON.stringify(answer))
  process.exitCode = answer.error ? 1 : 0
  if (!failed(answer)) break
  const parts = Object.values(answer.error.data?.partialResult ?? {}).filter(
    (part) => part !== null && typeof part === 'object',
  )
  const entries = parts.flatMap((part) => Object.entries(part))
  const done = new Set(entries.filter(([, entry]) => entry && !entry.error).map(([name]) => name))
  if (done.size === 0)
    throw new Error('The answer does not list what was done: compare with what is stored before sending again.')
  const params = Object.entries(request.params)
  request.params = Object.fromEntries(params.map(([name, value]) => [name, without(value, done)]))
  if (attempt < tries - 1) await wait(attempt, atLeast)
}
