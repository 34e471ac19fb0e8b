import { someCredential } from '#src/domain/model/evidence.test-kit.ts'
import { describe, expect, test } from 'vitest'
import { newCase, type Case, type CheckRecord } from '#src/domain/model/case.ts'
import { check, type AnyCheck } from '#src/domain/model/check.ts'
import type { Finding } from '#src/domain/model/finding.ts'
import { defineFlow, when, type RunStep, type Verdict } from '#src/domain/model/scenario.ts'
import { findingKey } from '#src/engine/finding-key.ts'
import { reactionTo, runsByItself, standingOf, type WizardEvent, type WizardPlace } from './driver.ts'

function look(id: string, costs: 'offline' | 'nothing' | 'quota', reads: readonly string[] = []) {
  return check({
    id,
    asks: `Is ${id} well?`,
    system: 'clari',
    costs,
    uses: costs === 'offline' ? [] : ['connection'],
    reads,
    outcomes: { well: 'pass', ill: 'fail' },
    facts: {},
    gather: async () => null,
    judge: () => ({ outcome: 'well', says: '', evidence: [someCredential] }),
  })
}

const [said, key, count] = [look('said', 'offline', ['error']), look('key', 'nothing'), look('count', 'quota')]

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

const words = (title: string) => ({ title, short: title, says: '' })

/** A paste is asked for and read offline; then the key is looked at, then one export is counted. */
const example = defineFlow({
  start: 'saw',
  steps: {
    saw: {
      kind: 'input',
      ...words('What did you see?'),
      fields: [{ name: 'error', label: 'Error', kind: 'paste', required: false }],
      to: 'read',
    },
    read: { kind: 'run', ...words('Read'), checks: [said], routes: [], otherwise: 'look', unknown: 'look' },
    look: {
      kind: 'run',
      ...words('Look'),
      checks: [key],
      routes: [when(key, ['ill'], 'refused')],
      otherwise: 'export',
      unknown: 'unclear',
    },
    export: {
      kind: 'run',
      ...words('Export'),
      checks: [count],
      routes: [when(count, ['ill'], 'refused')],
      otherwise: 'works',
      unknown: 'unclear',
    },
  },
  verdicts: { refused: verdict('cause', key), works: verdict('clear', key), unclear: verdict('open', key) },
})

const empty: WizardPlace = { scenario: 'clari.example', flow: example, search: {}, item: null }
const answers = { connection: 'a' }
const fresh = newCase('7Q2F', 0, { scenario: null, answers: {}, pastes: {}, product: '1' })

function finding(of: AnyCheck, outcome: 'well' | 'ill'): Finding {
  const status = outcome === 'well' ? 'pass' : 'fail'
  return { check: of.id, outcome, status, says: '', facts: {}, evidence: [] }
}

/** What running a check in a place gives. */
function record(of: AnyCheck, outcome: 'well' | 'ill', place: WizardPlace): CheckRecord {
  const { known } = standingOf(place)
  return {
    key: findingKey(of, known.answers, known.pastes),
    check: of.id,
    state: 'done',
    says: '',
    finding: finding(of, outcome),
    connection: 'a',
    startedAt: 5,
    tookMs: 1,
  }
}

/** A wizard that does what its driver says, without a page: its case and address change as they would. */
function driven(search: WizardPlace['search'] = { a: answers }, item: Case = fresh) {
  let place: WizardPlace = { ...empty, search, item }
  let runs: string | null = null
  const tell = (event: WizardEvent) => {
    const { change, to, runs: next } = reactionTo(place, event)
    place = {
      ...place,
      item: change === null || place.item === null ? place.item : change(place.item),
      search: to ?? place.search,
    }
    if (next !== undefined) runs = next
  }
  const run = (step: RunStep, outcomes: Readonly<Record<string, 'well' | 'ill'>>) => {
    tell({ kind: 'run-started', step, again: false })
    for (const of of step.checks) tell({ kind: 'checked', record: record(of, outcomes[of.id] ?? 'well', place) })
  }
  /** Runs what runs by itself, as often as something does. */
  const settle = (outcomes: Readonly<Record<string, 'well' | 'ill'>> = {}) => {
    for (;;) {
      const step = runsByItself(standingOf(place), runs)
      if (step === null) return
      run(step, outcomes)
    }
  }
  /** Gives the paste, and runs the key's check with an outcome. */
  const asFarAsKey = (outcome: 'well' | 'ill') => {
    tell(given)
    settle()
    run(lookStep, { key: outcome })
  }
  return {
    tell,
    settle,
    asFarAsKey,
    place: () => place,
    item: () => place.item,
    shown: () => {
      const { shown } = standingOf(place)
      return shown.kind === 'verdict' ? 'verdict' : shown.visit.name
    },
  }
}

const lookStep = runStepOf('look')

function runStepOf(name: string): RunStep {
  const step = example.steps[name]
  if (step?.kind !== 'run') throw new Error('the step runs checks')
  return step
}

const given = { kind: 'given', step: 'saw', answers: {}, pastes: { error: '401' } } as const

describe('the driver of a wizard', () => {
  test('goes from a paste to the verdict, and the case keeps where it got to', () => {
    const one = driven()
    expect(one.shown()).toBe('saw')
    one.asFarAsKey('ill')
    expect(one.item()).toMatchObject({
      scenario: 'clari.example',
      answers,
      pastes: { error: '401' },
      verdict: 'clari.example/refused',
    })
    expect(one.item()?.records.map(({ check: id }) => id)).toEqual(['said', 'key'])
    // A live step is seen before it is passed.
    expect(one.shown()).toBe('look')
    one.tell({ kind: 'passed', step: 'look' })
    expect(one.shown()).toBe('verdict')
  })

  test('never starts what uses quota, nor on a link or after a reload what sends anything', () => {
    const one = driven()
    one.asFarAsKey('well')
    one.tell({ kind: 'passed', step: 'look' })
    one.settle()
    expect(one.shown()).toBe('export')
    expect(one.item()).toMatchObject({ verdict: null })
    expect(one.item()?.records.map(({ check: id }) => id)).toEqual(['said', 'key'])
    const opened = driven({ a: answers, at: 'look' }, { ...fresh, pastes: { error: '401' } })
    opened.settle()
    expect(opened.item()?.records.map(({ check: id }) => id)).toEqual(['said'])
  })

  test('a link that names the case alone stands for the choices that it remembers', () => {
    expect(standingOf({ ...empty, item: { ...fresh, answers } }).known.answers).toEqual(answers)
    const link = { ...empty, search: { a: { connection: 'b' } }, item: { ...fresh, answers } }
    expect(standingOf(link).known.answers).toEqual({ connection: 'b' })
  })

  test('looking at another step changes neither the case nor what runs', () => {
    const one = driven()
    one.asFarAsKey('ill')
    const before = one.item()
    one.tell({ kind: 'gone-to', at: 'saw' })
    expect([one.item(), one.shown()]).toEqual([before, 'saw'])
  })

  test('the checks of a step that is run again are found anew, beside the run that reached its verdict', () => {
    const one = driven()
    one.asFarAsKey('ill')
    one.tell({ kind: 'run-started', step: lookStep, again: true })
    expect(one.item()).toMatchObject({ verdict: null, runs: [{ verdict: 'clari.example/refused' }] })
    expect(one.item()?.records.map(({ check: id }) => id)).toEqual(['said'])
    one.tell({ kind: 'checked', record: record(key, 'well', one.place()) })
    one.tell({ kind: 'passed', step: 'look' })
    expect(one.shown()).toBe('export')
  })

  test('a proof is kept under the verdict that it was asked from, unless it was cancelled', () => {
    const one = driven()
    one.asFarAsKey('ill')
    const proof = record(key, 'well', one.place())
    one.tell({ kind: 'proved', record: { ...proof, state: 'cancelled', finding: null } })
    expect(one.item()?.retests).toEqual([])
    one.tell({ kind: 'proved', record: proof })
    expect(one.item()).toMatchObject({
      retests: [{ at: 5, verdict: 'clari.example/refused', record: proof }],
      verdict: 'clari.example/refused',
    })
  })

  test('the same way is walked again from its first live check, which runs by itself, with nothing remembered', () => {
    const one = driven()
    one.asFarAsKey('ill')
    one.tell({ kind: 'passed', step: 'look' })
    one.tell({ kind: 'walked-again' })
    expect(one.item()).toMatchObject({ records: [], verdict: null, runs: [{ verdict: 'clari.example/refused' }] })
    one.settle({ key: 'well' })
    one.tell({ kind: 'passed', step: 'look' })
    expect(one.shown()).toBe('export')
    expect(one.item()?.pastes).toEqual({ error: '401' })
  })

  test('a changed choice makes what rested on it stale, and the verdict with it', () => {
    const one = driven()
    one.asFarAsKey('ill')
    one.tell({ kind: 'given', step: 'saw', answers: { connection: 'b' }, pastes: {} })
    expect(one.item()).toMatchObject({ answers: { connection: 'b' }, verdict: null })
    expect(one.place().search).toEqual({ at: 'look', a: { connection: 'b' } })
  })
})
