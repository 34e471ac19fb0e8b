import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startDemoTenant } from '#src/simulator/demo-tenant.ts'
import { askedBeyondLoopback } from './loopback-only.ts'
import { findProject } from './start/project-root.ts'
import { readPage } from './start/read-page.ts'
import { startProduct } from './start/start-product.ts'

const project = findProject(fileURLToPath(import.meta.url))
const page = project === null ? null : await readPage(join(project.folder, 'dist', 'page'))
const beyond = askedBeyondLoopback({}, process.argv.slice(2))
const say = (line: string) => void process.stderr.write(`${line}\n`)

if (beyond !== null) {
  say(beyond)
  process.exitCode = 1
} else if (project === null || page === null) {
  say('The page has not been built. Run npm start, which builds it.')
  process.exitCode = 1
} else {
  const running = await startProduct({
    environment: process.env,
    product: project.version,
    page,
    startDemo: (startAt) => startDemoTenant({ now: Date.now, startAt }),
    now: Date.now,
    platform: process.platform,
    terminal: process.stdout.isTTY,
    print: (line) => void process.stdout.write(`${line}\n`),
    warn: say,
  })
  if (running === null) process.exitCode = 1
  const end = () => {
    // Whatever still hangs after two seconds is left behind: Ctrl-C must end everything.
    setTimeout(() => process.exit(0), 2000).unref()
    void (running?.close() ?? Promise.resolve()).finally(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end)
}
