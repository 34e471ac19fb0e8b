import type { Flow, Step, Verdict } from '#src/domain/model/scenario.ts'

/** One way out of a step; `when` says for which answers or outcomes, empty where it is the only one. */
export interface FlowExit {
  readonly when: string
  readonly to: string
}

/** An answer or outcome and where it leads; `of` is the check, where a step runs several. */
interface Way {
  readonly of: string
  readonly when: string
  readonly to: string
}

/** A step or verdict of a drawn flow. */
export interface FlowNode {
  readonly id: string
  readonly kind: Step['kind'] | Verdict['kind']
  /** A step's short name, or what a verdict says where nothing is known yet. */
  readonly title: string
  /** What happens there, in two or three words; empty for a verdict. */
  readonly does: string
  /** None from a verdict. */
  readonly exits: readonly FlowExit[]
}

/** A flow as it is drawn: what can be reached, in the order in which it is met. */
export interface FlowGraph {
  readonly start: string
  readonly nodes: readonly FlowNode[]
}

/** The steps and verdicts that can be reached, each exit once for all that leads the same way. */
export function flowGraph(flow: Flow): FlowGraph {
  const nodes = new Map<string, FlowNode>()
  const waiting = [flow.start]
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (nodes.has(id)) continue
    const step = flow.steps[id]
    const verdict = flow.verdicts[id]
    if (step !== undefined) {
      const exits = exitsOf(step)
      nodes.set(id, { id, kind: step.kind, title: step.short, does: doesOf(step), exits })
      waiting.push(...exits.map(({ to }) => to))
    } else if (verdict !== undefined) {
      nodes.set(id, { id, kind: verdict.kind, title: headlineOf(verdict), does: '', exits: [] })
    }
  }
  return { start: flow.start, nodes: [...nodes.values()] }
}

/** Where each answer or outcome of a step leads, in the step's own order. */
function waysOf(step: Step): readonly Way[] {
  switch (step.kind) {
    case 'ask':
      return step.options.map(({ label, to }) => ({ of: '', when: label, to }))
    case 'run': {
      const isOne = step.checks.length === 1
      const routes = step.routes.flatMap(({ check, outcomes, to }) =>
        outcomes.map((outcome) => ({ of: isOne ? '' : inWords(check.id), when: inWords(outcome), to })),
      )
      const rest = [
        { of: '', when: 'anything else', to: step.otherwise },
        { of: '', when: 'it could not be checked', to: step.unknown },
      ]
      return [...routes, ...rest]
    }
    case 'input':
    case 'compare':
    case 'explain':
      return [{ of: '', when: '', to: step.to }]
  }
}

/** The ways out of a step, one for each place that it leads to. */
export function exitsOf(step: Step): readonly FlowExit[] {
  const byTarget = grouped(waysOf(step), ({ to }) => to)
  const only = byTarget.size === 1
  return [...byTarget].map(([to, ways]) => ({ when: only ? '' : worded(ways), to }))
}

/** `export period: defaulted, forbidden; anything else` */
function worded(ways: readonly Way[]): string {
  return [...grouped(ways, ({ of }) => of)]
    .map(([of, own]) => `${of === '' ? '' : `${of}: `}${own.map(({ when }) => when).join(', ')}`)
    .join('; ')
}

function grouped<T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one])
  return groups
}

function doesOf(step: Step): string {
  switch (step.kind) {
    case 'ask':
      return 'asks'
    case 'input':
      return 'takes what you have'
    case 'run':
      return step.checks.length === 1 ? 'runs a check' : `runs ${step.checks.length} checks`
    case 'compare':
      return 'compares'
    case 'explain':
      return 'explains'
  }
}

/** `clari.no-such-job` as a few words: `no such job`. */
function inWords(id: string): string {
  return id.replace(/^\w+\./, '').replaceAll('-', ' ')
}

function headlineOf({ headline }: Verdict): string {
  return typeof headline === 'string' ? headline : headline({ answers: {}, pastes: {}, facts: {}, findings: [] })
}
