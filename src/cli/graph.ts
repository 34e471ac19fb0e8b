import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { scenarios } from '#src/scenarios/list.ts'
import { drawFlows } from './draw-flows.ts'

process.exitCode = await drawFlows(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  scenarios,
  write: async (folder, name, text) => {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, name), text)
    return join(folder, name)
  },
})
