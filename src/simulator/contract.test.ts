import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startTestTenant, type TestTenant } from './tenant.test-kit.ts'

// The members that Clari's and Copilot's published descriptions require, and what Clarify's public clients send and
// read; strict, so that a member of our own invention is found.

const auditEvent = z.strictObject({
  actorId: z.string().regex(/^\d+$/),
  actorType: z.enum(['USER', 'SYSTEM', 'JOB']),
  impersonatingActorId: z.string().optional(),
  sessionId: z.uuid(),
  sessionType: z.enum(['WEB', 'IOS', 'ANDROID']),
  ipAddress: z.ipv4(),
  event: z.string(),
  eventParameters: z.record(z.string(), z.unknown()).optional(),
  eventTimestamp: z.iso.datetime(),
  correlationID: z.string().optional(),
})
const auditPage = z.strictObject({
  items: z.array(auditEvent),
  actors: z.array(z.strictObject({ actorType: z.string(), actorId: z.string(), name: z.string(), email: z.email() })),
  nextLink: z.url().optional(),
})
const auditErrors = z.strictObject({
  errors: z
    .array(
      z.strictObject({
        code: z.string(),
        message: z.string(),
        target: z.string(),
        status: z.string().length(3),
        details: z.string(),
      }),
    )
    .min(1),
})
const job = z.looseObject({
  jobId: z.string(),
  userId: z.int(),
  startTime: z.int().optional(),
  endTime: z.int().optional(),
  expiredTime: z.int().optional(),
})

let test: TestTenant
beforeAll(async () => {
  test = await startTestTenant()
})
afterAll(() => test.tenant.close())

const json = async (answer: Promise<Response>): Promise<unknown> => (await answer).json()
const day = 24 * 3600 * 1000

describe('the demo tenant’s audit events', () => {
  const events = async (query: string) => auditPage.parse(await json(test.clari(`audit/events${query}`)))

  it('are those of the last 30 days, a hundred a page, each with its actor', async () => {
    const { items, actors, nextLink } = await events('')
    expect([items.length, typeof nextLink]).toEqual([100, 'string'])
    expect(new Set(actors.map(({ actorId }) => actorId))).toEqual(new Set(items.map(({ actorId }) => actorId)))
    const all = (await events('?limit=1000')).items.map(({ eventTimestamp }) => Date.parse(eventTimestamp))
    expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(30 * day)
  })

  it('are those that were asked for, by each of the filters', async () => {
    const { items } = await events('?limit=1000')
    for (const name of ['actorId', 'sessionId', 'sessionType', 'event'] as const) {
      const wanted = items[7]?.[name] ?? ''
      const found = (await events(`?limit=1000&${name}=${encodeURIComponent(wanted)}`)).items
      expect(found).toEqual(items.filter((item) => item[name] === wanted))
    }
    const [newest] = items
    const since = new Date(Date.parse(newest?.eventTimestamp ?? '') - 2 * day).toISOString()
    expect((await events(`?limit=1000&dateFrom=${since}`)).items).toEqual(
      items.filter(({ eventTimestamp }) => eventTimestamp > since),
    )
    expect((await events('?dateTo=2001-01-01')).items).toEqual([])
    expect((await events('?impersonatingActorId=1')).items).toEqual([])
  })

  it.each(['limit=0', 'limit=1001', 'limit=many', 'actorId=ana', 'sessionId=1', 'sessionType=PHONE', 'dateFrom=soon'])(
    'are refused for %s, in the audit log’s own form',
    async (query) => {
      const answer = await test.clari(`audit/events?${query}`)
      const [error] = auditErrors.parse(await answer.json()).errors
      expect([answer.status, error?.status, error?.target]).toEqual([400, '400', query.split('=')[0]])
    },
  )
})

it('a job tells its user and its times as whole numbers, and leaves out what is not known yet', async () => {
  const { jobId } = z
    .looseObject({ jobId: z.string() })
    .parse(await json(test.clari('export/forecast/net_arr', { method: 'POST' })))
  const jobs = z.array(job).parse(await json(test.clari('export/jobs')))
  expect(Object.keys(jobs.find((each) => each.jobId === jobId) ?? {})).not.toContain('endTime')
  expect(jobs.some(({ endTime, expiredTime }) => endTime !== undefined && expiredTime !== undefined)).toBe(true)
})

describe('the demo tenant’s Copilot', () => {
  const copilot = (path: string) =>
    fetch(`${test.tenant.current().origins.copilot}/${path}`, {
      headers: {
        'X-Api-Key': test.value('demo-copilot-keys', 'CLARI_COPILOT_API_KEY'),
        'X-Api-Password': test.value('demo-copilot-keys', 'CLARI_COPILOT_API_PASSWORD'),
      },
    })

  it('knows the roles that Copilot has, and no other', async () => {
    const { users } = z
      .object({ users: z.array(z.looseObject({ role: z.enum(['REP', 'MANAGER', 'OBSERVER']) })).min(1) })
      .parse(await json(copilot('users')))
    expect(new Set(users.map(({ role }) => role)).size).toBeGreaterThan(1)
  })

  it('leaves the pagination out where it was asked to, and gives the calls after a moment', async () => {
    const page = z.strictObject({
      calls: z.array(z.looseObject({ time: z.iso.datetime() })),
      pagination: z.unknown().optional(),
    })
    expect(Object.keys(page.parse(await json(copilot('calls?includePagination=false'))))).toEqual(['calls'])
    const { calls } = page.parse(await json(copilot('calls?limit=100')))
    const since = calls[9]?.time ?? ''
    expect(page.parse(await json(copilot(`calls?filterTimeGt=${since}`))).calls).toEqual(calls.slice(0, 9))
    expect((await copilot('calls?filterTimeGt=yesterday')).status).toBe(400)
  })
})

describe('the demo tenant’s Clarify', () => {
  const credentials = () =>
    z
      .looseObject({
        integration: z.string(),
        credentials: z.looseObject({ clientId: z.string(), clientSecret: z.string() }),
      })
      .parse(JSON.parse(test.value('demo-clarify', 'CLARIFY_CREDENTIALS')))

  async function ask(method: string, params: unknown): Promise<unknown> {
    const { clientId, clientSecret } = credentials().credentials
    const token = z.looseObject({ access_token: z.string() }).parse(
      await json(
        fetch(`${test.tenant.address}/clarify/v1/oauth/token`, {
          method: 'POST',
          body: new URLSearchParams({
            grant_type: 'client_credentials',
            client_id: clientId,
            client_secret: clientSecret,
          }),
        }),
      ),
    )
    return json(
      fetch(`${test.tenant.address}/clarify/v1/rpc`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${token.access_token}`,
          'Content-Type': 'application/json',
          'X-API-Version': '1.1',
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      }),
    )
  }

  it('has an integration id as its clients check it: 20 characters out of a to v and 0 to 9', () => {
    expect(credentials().integration).toMatch(/^[a-v0-9]{20}$/)
  })

  it.each([true, false])(
    'takes the format that its clients send with a selection: an array %s',
    async (dataAsArray) => {
      const format = { dataAsArray, groupIncludedByType: !dataAsArray }
      const { result } = z
        .looseObject({
          result: z.looseObject({
            meta: z.looseObject({ total: z.int(), format: z.strictObject({}).loose() }),
            data: z.unknown(),
          }),
        })
        .parse(await ask('clarify.selectItems', { query: { limit: 2, total: true }, format }))
      expect(result.meta.format).toEqual(format)
      expect(result.meta.total).toBeGreaterThan(2)
      expect(Array.isArray(result.data)).toBe(dataAsArray)
      expect(Object.keys(z.record(z.string(), z.unknown()).or(z.array(z.unknown())).parse(result.data))).toHaveLength(2)
    },
  )

  const id = z.string().regex(/^[a-v0-9]{20}$/)
  const sha1 = z.string().regex(/^[a-f0-9]{40}$/)
  const toOne = z.strictObject({ data: z.strictObject({ type: z.string(), id }).nullable() })
  const series = {
    name: z.string(),
    description: z.string(),
    labels: z.record(z.string(), z.array(z.string())),
    sourceType: z.enum(['measurement', 'aggregation', 'prediction']),
    valueType: z.enum(['numeric', 'enum']),
    engUnit: z.string(),
    enumValues: z.record(z.string(), z.string()),
    sampleInterval: z.string().nullable(),
    gapDetection: z.string().nullable(),
  }
  const meta = z.strictObject({
    annotations: z.record(z.string(), z.string()),
    attributesHash: sha1,
    relationshipsHash: sha1,
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  // The members that both public clients know: pyclarify forbids others, and clarify-go’s decoder refuses them.
  const item = z.strictObject({
    id,
    type: z.literal('items'),
    meta,
    attributes: z.strictObject({ ...series, visible: z.boolean() }),
    relationships: z.strictObject({ createdBy: toOne }),
  })
  const signal = z.strictObject({
    id,
    type: z.literal('signals'),
    meta,
    attributes: z.strictObject({ ...series, input: z.string() }),
    relationships: z.strictObject({ item: toOne }),
  })
  const format = { dataAsArray: true, groupIncludedByType: true }
  const { parse } = z.strictObject({ jsonrpc: z.literal('2.0'), id: z.literal(1), result: z.unknown() })
  const result = async (method: string, params: unknown) => parse(await ask(method, params)).result
  const integration = () => credentials().integration
  const selectSignals = async (filter: unknown) =>
    z
      .strictObject({
        meta: z.strictObject({
          total: z.int(),
          format: z.strictObject({ dataAsArray: z.boolean(), groupIncludedByType: z.boolean() }),
        }),
        data: z.array(signal),
        included: z.strictObject({ items: z.array(item).optional() }),
      })
      .parse(
        await result('admin.selectSignals', {
          integration: integration(),
          query: { filter, sort: null, limit: 50, skip: null, total: true },
          include: ['item'],
          format,
        }),
      )

  it('gives signals with their hashes, and the items that they were published as', async () => {
    const { data, included } = await selectSignals({})
    const published = data.flatMap(({ relationships }) => relationships.item.data?.id ?? [])
    expect(published.length).toBeGreaterThan(5)
    expect(included.items?.map((each) => each.id).toSorted()).toEqual(published.toSorted())
  })

  it.each([
    [{ name: { $regex: '^Pump A' } }, (name: string) => name.startsWith('Pump A')],
    [{ name: { $ne: 'Chiller flow' } }, (name: string) => name !== 'Chiller flow'],
    [{ name: { $nin: ['Chiller flow'], $gte: 'Pump' } }, (name: string) => name >= 'Pump'],
    [
      { $or: [{ name: 'Chiller flow' }, { $and: [{ engUnit: 'kW' }, { 'labels.machine': { $in: ['Pump B'] } }] }] },
      (name: string) => name === 'Chiller flow' || name === 'Pump B power',
    ],
  ])('takes the filters that its clients build: %j', async (filter, wants) => {
    const names = (await selectSignals({})).data.map(({ attributes }) => attributes.name)
    const found = (await selectSignals(filter)).data.map(({ attributes }) => attributes.name)
    expect(found.length).toBeGreaterThan(0)
    expect(found.toSorted()).toEqual(names.filter(wants).toSorted())
  })

  it('sums up what was written as its clients read it: inserted, saved and published', async () => {
    const inserted = z.strictObject({
      signalsByInput: z.record(z.string(), z.strictObject({ id, created: z.boolean() })),
    })
    const saved = z.strictObject({ id, created: z.boolean(), updated: z.boolean() })
    const data = { times: ['2026-11-30T08:00:00Z'], series: { 'new.input': [1.5] } }
    const first = inserted.parse(await result('integration.Insert', { integration: integration(), data }))
    const made = first.signalsByInput['new.input']
    expect(made?.created).toBe(true)
    const again = inserted.parse(await result('integration.Insert', { integration: integration(), data }))
    expect(again.signalsByInput['new.input']).toEqual({ id: made?.id, created: false })
    const inputs = { 'new.input': { name: 'Renamed' } }
    expect(
      z
        .strictObject({ signalsByInput: z.record(z.string(), saved) })
        .parse(await result('integration.SaveSignals', { integration: integration(), inputs, createOnly: false })),
    ).toEqual({ signalsByInput: { 'new.input': { id: made?.id, created: false, updated: true } } })
    const publish = async () =>
      z.strictObject({ itemsBySignal: z.record(z.string(), saved) }).parse(
        await result('admin.PublishSignals', {
          integration: integration(),
          itemsBySignal: { [made?.id ?? '']: { name: 'Published', visible: true } },
          createOnly: false,
        }),
      ).itemsBySignal[made?.id ?? '']
    expect((await publish())?.created).toBe(true)
    expect(await publish()).toMatchObject({ created: false, updated: true })
    const [shown] = (await selectSignals({ input: 'new.input' })).included.items ?? []
    expect(shown?.attributes.name).toBe('Published')
  })
})
