import { someCredential } from '#src/domain/model/evidence.test-kit.ts'
import { describe, expect, it } from 'vitest'
import { check, type AnyCheck } from '#src/domain/model/check.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { defineFlow, when, type Verdict } from '#src/domain/model/scenario.ts'
import { runAgain, type AgainInput } from './run-again.ts'

const told: Evidence = { kind: 'answer', question: 'Is it so?', answer: 'Yes', shows: 'It is so.' }

/** A check whose outcome is what the answer of its name says; it counts how often it ran. */
function asking(id: string, costs: 'offline' | 'nothing' | 'quota', ran: string[], reads: readonly string[] = []) {
  return check({
    id,
    asks: `Is ${id} well?`,
    system: 'clari',
    costs,
    uses: ['connection', id],
    reads,
    outcomes: { well: 'pass', ill: 'fail' },
    facts: {},
    gather: async ({ answers, signal }) => {
      ran.push(id)
      if (answers[id] === 'broken') throw new Error('broken')
      if (answers[id] === 'hangs')
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
      return answers[id]
    },
    judge: (answer) =>
      answer === 'ill'
        ? { outcome: 'ill', says: 'It is ill.', evidence: [told] }
        : { outcome: 'well', says: 'It is well.', evidence: [someCredential] },
  })
}

const verdict = (kind: Verdict['kind'], prove: AnyCheck): Verdict => ({
  kind,
  cause: 'x',
  last: null,
  pasted: {},
  headline: 'So it is.',
  explains: 'So.',
  actions: () => [{ who: 'you', does: 'This.', where: null }],
  prove: { by: 'check', check: prove },
  disprovedBy: 'Otherwise.',
})

/** key → (quota) export → a question → the end. */
function example(ran: string[]) {
  const key = asking('key', 'nothing', ran, ['error'])
  const count = asking('count', 'quota', ran)
  const made = defineFlow({
    start: 'look',
    steps: {
      look: {
        kind: 'run',
        title: 'Look',
        short: 'Look',
        says: '',
        checks: [key],
        routes: [when(key, ['ill'], 'refused')],
        otherwise: 'export',
        unknown: 'unclear',
      },
      export: {
        kind: 'run',
        title: 'Export',
        short: 'Export',
        says: '',
        checks: [count],
        routes: [when(count, ['ill'], 'short')],
        otherwise: 'where',
        unknown: 'unclear',
      },
      where: {
        kind: 'ask',
        title: 'Where is it refused?',
        short: 'Where',
        says: '',
        answer: 'where',
        options: [{ value: 'there', label: 'There', to: 'works' }],
      },
    },
    verdicts: {
      refused: verdict('cause', key),
      short: verdict('cause', count),
      works: verdict('clear', key),
      unclear: verdict('open', key),
    },
  })
  return { flow: made, key, count }
}

const connection: Connection = {
  id: 'a',
  label: 'A',
  system: 'clari',
  source: 'env',
  address: 'https://a.example',
  parts: [],
}

async function again(
  answers: Readonly<Record<string, string>>,
  change: Partial<AgainInput & AgainInput['context']> & { readonly proveBy?: 'key' | 'count' } = {},
) {
  const ran: string[] = []
  const made = example(ran)
  const { proveBy = 'key', pastes = {}, signal = new AbortController().signal, ...more } = change
  const end = await runAgain({
    flow: made.flow,
    context: {
      answers: { connection: 'a', ...answers },
      pastes,
      connections: [connection],
      send: () => Promise.reject(new Error('nothing is sent')),
      signal,
      now: () => 0,
    },
    hidden: new Set(),
    judged: [],
    quota: false,
    prove: made[proveBy],
    progress: () => undefined,
    ...more,
  })
  return { ...end, ran }
}

describe('running a wizard again', () => {
  it('ends at the verdict, and takes the proof from the way where it was on it', async () => {
    const end = await again({ key: 'ill' })
    expect(end.way.verdict?.name).toBe('refused')
    expect(end.stopped).toBeNull()
    expect(end.ran).toEqual(['key'])
    expect(end.proof?.finding?.outcome).toBe('ill')
    expect(end.records).toHaveLength(1)
  })

  it('runs the proof by itself where the way did not', async () => {
    const end = await again({ key: 'ill', count: 'well' }, { proveBy: 'count', quota: true })
    expect(end.ran).toEqual(['key', 'count'])
    expect(end.records.map(({ check: id }) => id)).toEqual(['key', 'count'])
  })

  it('stops before what costs quota unless that was agreed to, and does not prove with it either', async () => {
    const refused = await again({ key: 'well', count: 'ill' }, { proveBy: 'count' })
    expect(refused.stopped).toEqual({ kind: 'quota', asks: 'Is count well?' })
    expect(refused.ran).toEqual(['key'])
    expect(refused.proof).toBeNull()
    const agreed = await again({ key: 'well', count: 'ill' }, { proveBy: 'count', quota: true })
    expect(agreed.way.verdict?.name).toBe('short')
    expect(agreed.ran).toEqual(['key', 'count'])
  })

  it('stops at a question that was not asked then, and goes on where it was answered', async () => {
    expect((await again({ key: 'well', count: 'well' }, { quota: true })).stopped).toEqual({
      kind: 'question',
      title: 'Where is it refused?',
    })
    expect((await again({ key: 'well', count: 'well', where: 'there' }, { quota: true })).way.verdict?.name).toBe(
      'works',
    )
  })

  it('goes on past a check that broke as the wizard does, blaming nobody', async () => {
    const end = await again({ key: 'broken' })
    expect(end.way.verdict?.name).toBe('unclear')
    expect(end.records).toMatchObject([{ state: 'crashed', finding: null }])
  })

  it('judges nothing anew from a paste that is not whole, and believes what was judged from it', async () => {
    const blind = await again({ key: 'ill' }, { hidden: new Set(['error']) })
    expect(blind).toMatchObject({ stopped: { kind: 'paste', asks: 'Is key well?' }, ran: [], proof: null })
    const { records } = await again({ key: 'well' })
    const believed = await again(
      { key: 'well', count: 'ill' },
      { hidden: new Set(['error']), judged: records, quota: true },
    )
    expect(believed.ran).toEqual(['count'])
    expect(believed.way.verdict?.name).toBe('short')
  })

  it('ends when it is cancelled, without a proof', async () => {
    const controller = new AbortController()
    const running = again({ key: 'hangs' }, { signal: controller.signal })
    controller.abort()
    expect(await running).toMatchObject({ stopped: { kind: 'cancelled' }, proof: null })
  })
})
