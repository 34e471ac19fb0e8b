import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { clockFrom } from '#src/domain/time/test-clock.test-kit.ts'
import { startDemoTenant } from '#src/simulator/demo-tenant.ts'
import { triage } from './triage.ts'

const result = z.strictObject({
  scenario: z.string().nullable(),
  verdict: z.string().nullable(),
  kind: z.enum(['cause', 'clear', 'open']),
  strength: z.enum(['proved', 'likely', 'open']),
  headline: z.string().min(1),
  evidence: z.array(
    z.strictObject({
      kind: z.string(),
      says: z.string().min(1),
      about: z.strictObject({
        connection: z.string().optional(),
        forecast: z.string().optional(),
        period: z.string().optional(),
        job: z.string().optional(),
        time: z.iso.datetime().optional(),
      }),
    }),
  ),
  actions: z.array(z.strictObject({ who: z.string(), does: z.string(), where: z.string().nullable() })).min(1),
  asked: z.array(z.strictObject({ name: z.string(), value: z.string(), question: z.string(), why: z.string() })),
  next: z.string().nullable(),
})

async function run(paste: string, ...args: readonly string[]) {
  let out = ''
  let err = ''
  const now = clockFrom()
  const exit = await triage(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    read: async (file) => (file === '-' ? new TextEncoder().encode(paste) : null),
    environment: {},
    startDemo: (startAt) => startDemoTenant({ now, startAt }),
    fetch,
    now,
  })
  return { exit, out, err }
}

async function told(paste: string, ...args: readonly string[]) {
  const { exit, out } = await run(paste, '--json', ...args)
  return { exit, ...result.parse(JSON.parse(out)) }
}

const noOptIn =
  'HTTP/1.1 401 Unauthorized\ncontent-type: application/json\n\n' +
  '{"code":"no_optin","namespace":"fcw","errorId":"e-1","message":"User does not have permission to view forecast ' +
  'net_arr.","orgId":"77"}'
const emptyOf = (period: string) =>
  `{"entries":[],"users":[],"fields":[],"timePeriods":[{"timePeriodId":"${period}"}],"timeFrames":[]}`
const demo = (...faults: readonly string[]) => ['--demo', ...faults.flatMap((fault) => ['--fault', fault])]

describe('a diagnosis from a terminal', { timeout: 60_000 }, () => {
  it('proves what is there, says of what its evidence is, and what nobody was asked', async () => {
    const { exit, scenario, verdict, kind, strength, evidence, asked, next, actions } = await told(
      noOptIn,
      '-',
      ...demo('no-optin'),
      '--now',
      '2026-11-23T09:00:00Z',
    )
    expect([exit, scenario, verdict, kind, strength, next]).toEqual([
      0,
      'clari.unauthorized',
      'no-optin',
      'cause',
      'proved',
      null,
    ])
    const [first] = evidence
    expect(first).toMatchObject({ kind: 'exchange', about: { connection: 'demo-clari', forecast: 'net_arr' } })
    expect(first?.about.time).toMatch(/^2026-11-23T09:/)
    expect(actions.map(({ who }) => who)).toContain('clari-admin')
    expect(asked).toContainEqual({ name: 'forecastId', value: 'net_arr', question: 'Forecast id', why: 'found' })
  })

  it('takes a verdict from a paste for likely where nothing may be sent, and says what would prove it', async () => {
    const { exit, verdict, strength, next, evidence } = await told(noOptIn, '--connection', 'none', ...demo('no-optin'))
    expect([exit, verdict, strength]).toEqual([1, 'no-optin', 'likely'])
    expect(next).toMatch(/Connect the key/)
    expect(evidence.map(({ kind }) => kind)).toEqual(['paste'])
    expect(evidence[0]?.about).toEqual({ forecast: 'net_arr' })
  })

  it('says that nothing was recognised with every member in its place', async () => {
    const { exit, scenario, verdict, kind, next } = await told('hello')
    expect([exit, scenario, verdict, kind]).toEqual([1, null, null, 'open'])
    expect(next).toMatch(/whole answer/)
  })

  it('stops at what only somebody can answer, and says how to', async () => {
    const stopped = await told('', '--scenario', 'clari.empty-export', ...demo())
    expect([stopped.exit, stopped.verdict, stopped.kind]).toEqual([1, null, 'open'])
    expect(stopped.next).toMatch(/--answer forecastId=/)
  })

  it('uses no quota, and says what it would have run', async () => {
    const args = ['--scenario', 'clari.unauthorized', '--answer', 'forecastId=net_arr', ...demo('no-forecast-read')]
    const { verdict, strength, asked } = await told('', ...args)
    expect([verdict, strength]).toEqual(['forecast-not-tested', 'open'])
    expect(asked).toContainEqual(expect.objectContaining({ name: 'may-export', value: 'no' }))
    const allowed = await told('', ...args, '--answer', 'may-export=yes')
    expect([allowed.exit, allowed.verdict, allowed.kind]).toEqual([1, null, 'open'])
    expect(allowed.next).toMatch(/^It would run “Will Clari queue an export for its user\?”.*uses quota/)
  })

  it.each([
    [['--scenario', 'clari.nothing'], 'clari.nothing'],
    [['--demo', '--fault', 'nothing'], 'nothing'],
    [['--fault', 'no-optin'], '--fault'],
    [['--demo', '--dialect', 'latin'], 'latin'],
    [['--demo', '--now', 'soon'], '--now'],
    [['--answer', 'forecastId'], 'forecastId'],
    [['--demo', '--connection', 'demo-nobody'], 'demo-nobody'],
    [['--demo', '--connection', 'demo-clarify', '--scenario', 'clari.unauthorized'], 'demo-clarify'],
    [['--scenario', 'clari.unauthorized', '--answer', 'refused-at=moon'], 'moon'],
    [['absent.txt'], 'absent.txt'],
    [['--jsno'], '--jsno'],
  ])('cannot run %j, and names what is wrong in one sentence', async (args, named) => {
    const { exit, out, err } = await run('', ...args)
    expect([exit, out]).toEqual([2, ''])
    expect(err).toContain(named)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('reads well without --json', async () => {
    const { out } = await run(noOptIn, ...demo('no-optin'))
    expect(out).toMatch(/^cause, proved {2}clari\.unauthorized\/no-optin\n/)
    expect(out).toMatch(/\nTo do\n {2}Clari admin: /)
  })
})

describe('what once was claimed beyond what was seen', { timeout: 60_000 }, () => {
  const empty = ['--scenario', 'clari.empty-export', '--answer', 'forecastId=net_arr', '-']

  it.each(['2026_Q2', 'Q2 2026', 'Q4 2026'])(
    'an unrelated newest job is not the empty export (quarter %s)',
    async (period) => {
      const { verdict, kind, headline, next } = await told(
        emptyOf('2026_Q2'),
        ...empty,
        ...demo(),
        '--answer',
        `timePeriod=${period}`,
        '--now',
        '2026-11-23T09:00:00Z',
      )
      expect([verdict, kind]).toEqual(['another-export', 'open'])
      expect(headline).toMatch(/You pasted an export of 2026_Q2 with 0 people.*not the same one/)
      expect(next).toMatch(/Name the job/)
    },
  )

  it('an answer that lists no people does not tell whose values are missing', async () => {
    const { kind, verdict } = await told('', ...empty, ...demo('users-empty'), '--dialect', 'guide')
    expect([verdict, kind]).toEqual(['nothing-told', 'open'])
  })

  it('the scheme that the paste speaks of is tried first', async () => {
    const { verdict, strength } = await told('{"error": "invalid_client"}', ...demo('oauth-invalid-client'))
    expect([verdict, strength]).toEqual(['invalid-client', 'proved'])
  })

  const tooMany =
    'HTTP/1.1 429 Too Many Requests\n\n{"errorMessage":"Too many requests"}\nhttps://rest-api.copilot.clari.com/users'

  it.each([
    [['copilot-too-many-requests'], 'copilot-limited', 'proved'],
    [[], 'copilot-limit-pasted', 'likely'],
  ])('Copilot’s limits are Copilot’s own, asked over Copilot (faults %j)', async (faults, verdict, strength) => {
    const found = await told(tooMany, ...demo(...faults))
    expect([found.scenario, found.verdict, found.strength]).toEqual(['clari.rate-limited', verdict, strength])
    expect(found.asked).toContainEqual(expect.objectContaining({ name: 'connection', value: 'demo-copilot-keys' }))
  })

  it('an id that was not given is not an empty id', async () => {
    const { verdict, strength, headline } = await told('{"message":"no Route matched with those values"}', ...demo())
    expect([verdict, strength]).toEqual(['no-route', 'likely'])
    expect(headline).toMatch(/address is not known/)
  })
})
