import { describe, expect, it } from 'vitest'
import { actors, type Step, type VerdictContext, type Wizard } from '#src/domain/model/scenario.ts'
import { scenarioIds } from '#src/domain/model/scenario-id.ts'
import { scenarios } from './index.ts'

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
function explore(wizard: Wizard): { readonly reached: ReadonlySet<string>; readonly circles: readonly string[] } {
  const reached = new Set<string>()
  const circles: string[] = []
  const visit = (name: string, above: readonly string[]) => {
    if (above.includes(name)) {
      circles.push([...above, name].join(' → '))
      return
    }
    const known = reached.has(name)
    reached.add(name)
    const step = wizard.steps[name]
    if (step === undefined || (known && circles.length === 0 && !above.includes(name))) return
    for (const to of targets(step)) visit(to, [...above, name])
  }
  visit(wizard.start, [])
  return { reached, circles }
}

const withWizard = scenarios.flatMap(({ id, wizard }) => (wizard === null ? [] : [{ id, wizard }]))
const nothingKnown: VerdictContext = { answers: {}, pastes: {}, facts: {}, findings: [] }

it('lists every scenario once, in the fixed order', () => {
  expect(scenarios.map(({ id }) => id)).toEqual(scenarioIds)
  expect(withWizard.length).toBeGreaterThan(0)
})

describe.each(withWizard)('the graph of $id', ({ wizard }) => {
  const steps = Object.entries(wizard.steps)
  const verdicts = Object.entries(wizard.verdicts)
  const { reached, circles } = explore(wizard)

  it('reaches every step and every verdict, and never goes in a circle', () => {
    expect(
      [...Object.keys(wizard.steps), ...Object.keys(wizard.verdicts)].filter((name) => !reached.has(name)),
    ).toEqual([])
    expect(circles).toEqual([])
  })

  it('leads only to steps and verdicts that exist', () => {
    expect([...reached].filter((name) => !(name in wizard.steps) && !(name in wizard.verdicts))).toEqual([])
    expect(Object.keys(wizard.steps).filter((name) => name in wizard.verdicts)).toEqual([])
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
      const step = wizard.steps[name]
      if (step?.kind === 'ask') return new Set([step.answer])
      if (step?.kind === 'input') return new Set(step.fields.map((field) => field.name))
      return new Set()
    }
    const visit = (name: string, known: ReadonlySet<string>) => {
      const step = wizard.steps[name]
      if (step === undefined) return
      if (step.kind === 'run') {
        for (const check of step.checks)
          for (const needed of check.uses)
            expect(known.has(needed) || needed === 'connection', `${name}: ${check.id} reads ${needed}`).toBe(true)
      }
      const next = new Set([...known, ...given(name)])
      for (const to of new Set(targets(step))) visit(to, next)
    }
    visit(wizard.start, new Set())
  })

  it('has words for every verdict even when little is known, and says who acts', () => {
    for (const [name, verdict] of verdicts) {
      const say = (wording: typeof verdict.headline) => (typeof wording === 'string' ? wording : wording(nothingKnown))
      const texts = [
        verdict.headline,
        verdict.explains,
        verdict.disprovedBy,
        ...(verdict.asks === undefined ? [] : [verdict.asks]),
      ].map(say)
      const actions = verdict.actions(nothingKnown)
      for (const text of [...texts, ...actions.map(({ does }) => does)]) {
        expect(text.trim(), name).not.toBe('')
        expect(text, name).not.toMatch(/undefined|null|NaN|\[object|“”/)
      }
      expect(actions.length).toBeGreaterThan(0)
      for (const { who } of actions) expect(actors).toContain(who)
      if (actions.some(({ who }) => who !== 'you') && verdict.kind === 'cause')
        expect(verdict.asks, `${name} asks somebody else, so it needs a message`).toBeDefined()
    }
  })
})
