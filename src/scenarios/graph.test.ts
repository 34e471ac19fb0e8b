import { describe, expect, it } from 'vitest'
import type { AnyCheck } from '#src/domain/model/check.ts'
import type { FactKinds } from '#src/domain/model/facts.ts'
import {
  actors,
  loadScenario,
  type Flow,
  type Step,
  type Verdict,
  type VerdictContext,
  type Wording,
} from '#src/domain/model/scenario.ts'
import { scenarioIds } from '#src/domain/model/scenario-id.ts'
import { scenarios } from './list.ts'

/** Every name that a step can lead to. */
function targets(step: Step): readonly string[] {
  switch (step.kind) {
    case 'ask':
      return step.options.map(({ to }) => to)
    case 'run':
      return [...step.routes.map(({ to }) => to), step.otherwise, step.unknown]
    default:
      return [step.to]
  }
}

/** Every name that can be reached, and whether a circle was met on the way. */
function explore(flow: Flow): { readonly reached: ReadonlySet<string>; readonly circles: readonly string[] } {
  const reached = new Set<string>()
  const circles: string[] = []
  const visit = (name: string, above: readonly string[]) => {
    if (above.includes(name)) {
      circles.push([...above, name].join(' → '))
      return
    }
    const known = reached.has(name)
    reached.add(name)
    const step = flow.steps[name]
    if (step === undefined || (known && circles.length === 0 && !above.includes(name))) return
    for (const to of targets(step)) visit(to, [...above, name])
  }
  visit(flow.start, [])
  return { reached, circles }
}

/** The steps from which each name can be reached. */
function ancestors(flow: Flow): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>()
  const visit = (name: string, above: readonly string[]) => {
    const known = all.get(name) ?? new Set()
    if (all.has(name) && above.every((each) => known.has(each))) return
    all.set(name, new Set([...known, ...above]))
    const step = flow.steps[name]
    for (const to of new Set(step === undefined ? [] : targets(step))) visit(to, [...above, name])
  }
  visit(flow.start, [])
  return all
}

/** The checks that some steps run, the verdicts' own proofs left out: they run after the words are said. */
function checksOf(flow: Flow, names: ReadonlySet<string>): readonly AnyCheck[] {
  return [...names].flatMap((name) => {
    const step = flow.steps[name]
    return step?.kind === 'run' ? step.checks : []
  })
}

function kindsOf(checks: readonly AnyCheck[]): FactKinds {
  return Object.assign({}, ...checks.map(({ facts }) => facts))
}

/** The ways to a verdict on which no check is run. */
function waysWithoutCheck(flow: Flow, verdict: string): readonly string[] {
  const visit = (name: string, way: readonly string[]): readonly string[] => {
    if (name === verdict) return [[...way, name].join(' → ')]
    const step = flow.steps[name]
    return step === undefined || step.kind === 'run'
      ? []
      : [...new Set(targets(step))].flatMap((to) => visit(to, [...way, name]))
  }
  return visit(flow.start, [])
}

/** Every fact known: numbers small, texts short, and every yes-no one or the other. */
function allKnown(kinds: FactKinds, yes: boolean): VerdictContext {
  const facts = Object.entries(kinds).map(([name, kind]) => [name, { text: name, number: 7, 'yes-no': yes }[kind]])
  return { ...nothingKnown, facts: Object.fromEntries(facts) }
}

/** Everything that a verdict says, in the wording of one met live and of one that only a paste tells. */
function wordsOf(verdict: Verdict, known: VerdictContext) {
  const say = (wording: Wording | undefined) =>
    wording === undefined ? [] : [typeof wording === 'string' ? wording : wording(known)]
  const { pasted } = verdict
  const actions = [...verdict.actions(known), ...(pasted.actions?.(known) ?? [])]
  const wordings = [verdict.headline, verdict.explains, verdict.disprovedBy, verdict.asks]
  const texts = [...wordings, pasted.headline, pasted.explains, pasted.asks].flatMap(say)
  return { texts: [...texts, ...actions.map(({ does }) => does)], actions }
}

/** The names of the facts that a verdict's words ask for, whatever is known. */
function factsRead(verdict: Verdict, kinds: FactKinds): ReadonlySet<string> {
  const read = new Set<string>()
  for (const known of [nothingKnown, allKnown(kinds, true), allKnown(kinds, false)]) {
    const facts = new Proxy(known.facts, {
      get: (all, name) => {
        if (typeof name === 'string') read.add(name)
        return Reflect.get(all, name)
      },
    })
    const watched = { ...known, facts }
    wordsOf(verdict, watched)
    verdict.plan?.(watched)
    verdict.evidence?.(watched)
  }
  return read
}

const withFlow = (await Promise.all(scenarios.map(loadScenario))).flatMap((each) => each ?? [])
const nothingKnown: VerdictContext = { answers: {}, pastes: {}, facts: {}, findings: [] }

it('lists every scenario once, in the fixed order', () => {
  expect(scenarios.map(({ id }) => id)).toEqual(scenarioIds)
  expect(withFlow.length).toBeGreaterThan(0)
})

it('gives a fact one kind, whichever check declares it', () => {
  const kinds = new Map<string, Set<string>>()
  for (const { flow } of withFlow)
    for (const { facts } of checksOf(flow, new Set(Object.keys(flow.steps))))
      for (const [name, kind] of Object.entries<string>(facts))
        kinds.set(name, new Set([...(kinds.get(name) ?? []), kind]))
  expect(kinds.size).toBeGreaterThan(20)
  expect([...kinds].filter(([, own]) => own.size > 1).map(([name]) => name)).toEqual([])
})

describe.each(withFlow)('the graph of $id', ({ flow }) => {
  const steps = Object.entries(flow.steps)
  const verdicts = Object.entries(flow.verdicts)
  const { reached, circles } = explore(flow)

  it('reaches every step and every verdict, and never goes in a circle', () => {
    expect([...Object.keys(flow.steps), ...Object.keys(flow.verdicts)].filter((name) => !reached.has(name))).toEqual([])
    expect(circles).toEqual([])
  })

  it('leads only to steps and verdicts that exist', () => {
    expect([...reached].filter((name) => !(name in flow.steps) && !(name in flow.verdicts))).toEqual([])
    expect(Object.keys(flow.steps).filter((name) => name in flow.verdicts)).toEqual([])
  })

  it('routes by outcomes of checks that the same step runs', () => {
    for (const [name, step] of steps) {
      if (step.kind !== 'run') continue
      for (const route of step.routes) {
        const check = step.checks.find(({ id }) => id === route.check.id)
        expect(check, `${name} runs ${route.check.id}`).toBeDefined()
        expect(route.outcomes.length).toBeGreaterThan(0)
        for (const outcome of route.outcomes)
          expect(Object.keys(check?.outcomes ?? {}), `${name}: ${route.check.id}`).toContain(outcome)
      }
    }
  })

  it('asks for every answer before a check reads it', () => {
    const given = (name: string): ReadonlySet<string> => {
      const step = flow.steps[name]
      if (step?.kind === 'ask') return new Set([step.answer])
      if (step?.kind === 'input') return new Set(step.fields.map((field) => field.name))
      return new Set()
    }
    const visit = (name: string, known: ReadonlySet<string>) => {
      const step = flow.steps[name]
      if (step === undefined) return
      if (step.kind === 'run') {
        for (const check of step.checks)
          for (const needed of check.uses)
            expect(known.has(needed) || needed === 'connection', `${name}: ${check.id} reads ${needed}`).toBe(true)
      }
      const next = new Set([...known, ...given(name)])
      for (const to of new Set(targets(step))) visit(to, next)
    }
    visit(flow.start, new Set())
  })

  const above = ancestors(flow)

  it('runs a check on every way to a verdict that names no proof', () => {
    const without = verdicts.flatMap(([name, { prove }]) => (prove === undefined ? waysWithoutCheck(flow, name) : []))
    expect(without).toEqual([])
  })

  it('reads only facts that a check on a way to the verdict declares', () => {
    for (const [name, verdict] of verdicts) {
      const checks = checksOf(flow, above.get(name) ?? new Set())
      const declared = new Set(checks.flatMap(({ facts }) => Object.keys(facts)))
      expect(
        [...factsRead(verdict, kindsOf(checks))].filter((fact) => !declared.has(fact)),
        name,
      ).toEqual([])
    }
  })

  it('has words for every verdict whatever is known, and says who acts', () => {
    for (const [name, verdict] of verdicts) {
      const kinds = kindsOf(checksOf(flow, above.get(name) ?? new Set()))
      for (const known of [nothingKnown, allKnown(kinds, true), allKnown(kinds, false)]) {
        const { texts, actions } = wordsOf(verdict, known)
        for (const text of texts) {
          expect(text.trim(), name).not.toBe('')
          expect(text, name).not.toMatch(/undefined|null|NaN|\[object|“”/)
        }
        expect(actions.length).toBeGreaterThan(0)
        for (const { who } of actions) expect(actors).toContain(who)
        if (actions.some(({ who }) => who !== 'you') && verdict.kind === 'cause')
          expect(verdict.asks, `${name} asks somebody else, so it needs a message`).toBeDefined()
      }
    }
  })
})
