import { parseArgs } from 'node:util'
import { z } from 'zod'
import { isLoopback } from '#src/domain/contract/loopback.ts'
import { momentForm, readMoment } from '#src/domain/time/moment.ts'
import { startDemoTenant } from './demo-tenant.ts'

const usage = 'Usage: demo-tenant [--port 4010] [--host 127.0.0.1] [--seed 7] [--now 2026-11-30T09:00:00Z]'

const moment = z
  .string()
  .transform((text) => readMoment(text))
  .refine((at) => at !== null, { error: `It should be ${momentForm}.` })

const optionsSchema = z.object({
  port: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'A whole number from 0 to 65535.' })
    .transform(Number)
    .pipe(z.number().max(65535, { error: 'A whole number from 0 to 65535.' }))
    .default(4010),
  host: z.string().refine(isLoopback, { error: 'The demo tenant listens on loopback only.' }).default('127.0.0.1'),
  seed: z
    .string()
    .regex(/^\d{1,9}$/, { error: 'A whole number of at most nine digits.' })
    .transform(Number)
    .default(7),
  now: moment.optional(),
})

/** Runs the demo tenant alone until it is told to end. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      seed: { type: 'string' },
      now: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  const options = optionsSchema.safeParse(values)
  const fromEnvironment = process.env['DEMO_NOW']?.trim() ?? ''
  const usual = moment.safeParse(fromEnvironment)
  if (values.now === undefined && fromEnvironment !== '' && !usual.success && !values.help) {
    console.error(`DEMO_NOW in .env or the environment should be ${momentForm}.`)
    process.exitCode = 2
    return
  }
  if (values.help || !options.success) {
    console.error(
      options.success
        ? usage
        : options.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('\n'),
    )
    process.exitCode = options.success ? 0 : 2
    return
  }
  const { now: asked, ...rest } = options.data
  const startAt = asked ?? (usual.success ? usual.data : null)
  const tenant = await startDemoTenant({ ...rest, now: Date.now, startAt })
  const { origins } = tenant.current()
  console.log(
    [
      `The demo tenant is at ${tenant.address}`,
      `  Clari         ${origins.clari}`,
      `  Copilot       ${origins.copilot}`,
      `  Copilot token ${origins['copilot-auth']}/oauth/token`,
      `  Clarify       ${origins.clarify}/`,
      `  Credentials   ${tenant.address}/__demo/credentials`,
      `  Faults        ${tenant.address}/__demo/faults (PUT a list of ids; where two disagree, the later wins)`,
      `  Also          ${tenant.address}/__demo/dialect, clock, log, screen.csv`,
      ...(startAt === null ? [] : [`  Its clock     began at ${new Date(startAt).toISOString()}`]),
      'Ctrl-C ends it.',
    ].join('\n'),
  )
  const end = () => void tenant.close().then(() => process.exit(0))
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
}

main().then(undefined, (reason: unknown) => {
  const isTaken = reason instanceof Error && 'code' in reason && reason.code === 'EADDRINUSE'
  console.error(
    isTaken
      ? 'That port is taken: choose another with --port.'
      : `The demo tenant could not start: ${reason instanceof Error ? reason.message : String(reason)}`,
  )
  process.exitCode = 2
})
