import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { clockFrom } from '#src/domain/time/test-clock.test-kit.ts'
import type { Environment } from '#src/server/config.ts'
import { startDemoTenant } from '#src/simulator/demo-tenant.ts'
import { checkup } from './checkup.ts'

const report = z.object({
  checks: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        system: z.enum(['clari', 'copilot', 'clarify']),
        status: z.string(),
        outcome: z.string().nullable(),
        says: z.string().min(1),
        tookMs: z.int().min(0),
      }),
    )
    .min(1),
})

async function run(
  args: readonly string[],
  options: { readonly environment?: Environment; readonly faults?: readonly string[]; readonly dialect?: string } = {},
) {
  let out = ''
  let err = ''
  const now = clockFrom()
  const startDemo = async (startAt: number | null) => {
    const demo = await startDemoTenant({ now, startAt })
    const put = (path: string, body: unknown) =>
      fetch(`${demo.address}/__demo/${path}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    await put('dialect', options.dialect ?? 'published')
    expect((await put('faults', options.faults ?? [])).status).toBe(200)
    return demo
  }
  const exit = await checkup(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    environment: { TRIAGE_TIMEOUT_MS: '10000', ...options.environment },
    startDemo,
    now,
  })
  return { exit, out, err }
}

const keyOf = (faulty: readonly { readonly id: string; readonly status: string }[]) =>
  faulty.filter(({ status }) => status === 'fail').map(({ id }) => id)

describe('the full check-up from a terminal', { timeout: 60_000 }, () => {
  it.each(['published', 'guide'])(
    'finds nothing wrong with the demo tenant in the %s dialect, and prints nothing but JSON',
    async (dialect) => {
      const { exit, out, err } = await run(['--json', '--demo', '--forecast', 'net_arr'], { dialect })
      const { checks } = report.parse(JSON.parse(out))
      expect(keyOf(checks)).toEqual([])
      expect(checks.filter(({ outcome }) => outcome === null)).toEqual([])
      expect(exit).toBe(0)
      expect(err).toBe('')
      expect(new Set(checks.map(({ system }) => system))).toEqual(new Set(['clari', 'copilot', 'clarify']))
      // Two Clari connections, so each check stands there twice and says over which it ran.
      expect(checks.filter(({ id }) => id === 'clari.key-accepted').map(({ says }) => says.split(':')[0])).toEqual([
        'Integration user',
        'Admin',
      ])
    },
  )

  it('skips what needs a forecast when none is named', async () => {
    const { checks } = report.parse(JSON.parse((await run(['--json', '--demo'])).out))
    expect(checks.filter(({ status }) => status === 'skipped').map(({ id }) => id)).toEqual([
      'clari.forecast-access',
      'clari.forecast-access',
    ])
  })

  it('fails for a refused key, and only where that key is asked', async () => {
    const { exit, out } = await run(['--json', '--demo'], { faults: ['key-unknown'] })
    const { checks } = report.parse(JSON.parse(out))
    expect(exit).toBe(1)
    expect(checks.find(({ id }) => id === 'clari.key-accepted')).toMatchObject({
      status: 'fail',
      outcome: 'gateway-rejected',
    })
    expect(keyOf(checks.filter(({ says }) => says.startsWith('Admin')))).toEqual([])
    expect(keyOf(checks.filter(({ system }) => system !== 'clari'))).toEqual([])
  })

  it('tells people the same in words', async () => {
    const { exit, out } = await run(['--demo'], { faults: ['copilot-one-header'] })
    expect(exit).toBe(1)
    expect(out).toMatch(/Clari Copilot · Copilot keys · http/)
    expect(out).toMatch(/FAIL {6}Which of Copilot’s two schemes is set up/)
    expect(out).toMatch(/\d+ checks: \d+ passed, [12] failed\./)
  })

  it.each([
    ['--now', ['--json', '--demo', '--now', '2028-02-29T09:00:00Z'], {}],
    ['DEMO_NOW', ['--json', '--demo'], { DEMO_NOW: '2028-02-29T09:00:00Z' }],
  ])(
    'takes the demo tenant’s moment from %s, and tells a clock that is far off without blaming it',
    async (_, args, environment) => {
      const { exit, out } = await run(args, { environment })
      const { checks } = report.parse(JSON.parse(out))
      expect(keyOf(checks)).toEqual([])
      expect(exit).toBe(0)
      for (const id of ['clari.reach', 'copilot.accepted', 'clarify.host-answers', 'clarify.token-given']) {
        expect(checks.find((check) => check.id === id)).toMatchObject({
          status: 'pass',
          says: expect.stringMatching(/clock is 461 days ahead of this computer’s: .*can break access tokens/),
        })
      }
      const level = report.parse(JSON.parse((await run(['--json', '--demo'])).out)).checks
      expect(level.filter(({ says }) => /clock/.test(says))).toEqual([])
    },
  )

  it('could not run when nothing is configured, when settings or options cannot be read', async () => {
    expect(await run(['--json'])).toMatchObject({
      exit: 2,
      out: '',
      err: expect.stringMatching(/Nothing is configured/),
    })
    expect(await run([], { environment: { CLARI_BASE_URL: 'nonsense' } })).toMatchObject({
      exit: 2,
      out: '',
      err: expect.stringMatching(/CLARI_BASE_URL/),
    })
    expect(await run(['--jsno'])).toMatchObject({ exit: 2, out: '', err: expect.stringMatching(/--jsno/) })
    expect(await run(['--demo', '--now', 'tomorrow'])).toEqual({
      exit: 2,
      out: '',
      err: '--now should be a moment such as 2026-11-30T09:00:00Z.\n',
    })
    expect(await run(['--demo'], { environment: { DEMO_NOW: '2027-02-29' } })).toMatchObject({
      exit: 2,
      out: '',
      err: 'DEMO_NOW in .env or the environment should be a moment such as 2026-11-30T09:00:00Z.\n',
    })
  })

  it('never prints a key', async () => {
    const { out, err } = await run(['--json'], {
      environment: { CLARI_API_KEY: 'a-key-that-is-secret-0123456789', CLARI_BASE_URL: 'http://127.0.0.1:2' },
    })
    expect(`${out}${err}`).not.toContain('a-key-that-is-secret')
    expect(report.parse(JSON.parse(out)).checks.find(({ id }) => id === 'clari.reach')).toMatchObject({
      status: 'fail',
      outcome: 'refused',
    })
  })
})
