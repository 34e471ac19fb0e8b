import type { AnyCheck } from '#src/domain/model/check.ts'
import type { Conclusion } from '#src/domain/model/conclusion.ts'
import type { Finding } from '#src/domain/model/finding.ts'
import { loadScenario, type LoadedScenario } from '#src/domain/model/scenario.ts'
import { subjectParts } from '#src/domain/model/evidence.ts'
import { conclude } from '#src/engine/conclude.ts'
import type { Dialect } from '#src/domain/model/system.ts'
import { diagnose } from '#src/engine/diagnose.ts'
import { subjectOfExchange } from '#src/reading/subject/subject.ts'
import { pastesOf } from '#src/engine/usual-answers.ts'
import { walkAlone } from '#src/engine/walk-alone.ts'
import { scenarios } from '#src/scenarios/list.ts'
import type { Fault } from '#src/simulator/faults/fault.ts'
import { faults } from '#src/simulator/faults/list.ts'
import { randomAt } from '#src/simulator/random.ts'
import type { TenantDialect } from '#src/simulator/tenant.ts'
import { fittingPaste } from './fitting-paste.ts'
import { startRig, tenantDialects, type Rig } from './rig.ts'

/** One way that was walked: with which fault on, which paste given, and where it ended. */
export interface Walked {
  /** The fault that was on; null for none. */
  readonly fault: string | null
  readonly dialect: TenantDialect
  /** `fitting` the fault's own answer, `none`, or whose answer was pasted. */
  readonly paste: string
  /** Whether the paste itself named the scenario, or the fault did. */
  readonly by: 'paste' | 'fault'
  readonly scenario: string | null
  /** `scenario/verdict`, or the step at which it waits. */
  readonly at: string
  readonly kind: Conclusion['kind']
  readonly strength: Conclusion['strength']
  readonly headline: string
  /** In what the evidence is about several things, which the verdict does not declare to be what it is about. */
  readonly mixes: readonly string[]
  /** Whether it says what would tell more: an action, or an answer that it waits for. */
  readonly saysMore: boolean
  /** The dialect that the verdict says was met. */
  readonly met: Dialect
}

/** A law, and the walks that broke it. */
export interface Law {
  readonly says: string
  readonly broken: readonly Walked[]
  /** How many walks it was tried on. */
  readonly of: number
  /** How many of a hundred may break it: some faults are told only by a paid export, or by what only people know. */
  readonly mayBreak: number
}

/** What all the walks showed. */
export interface WalkReport {
  readonly walked: number
  readonly tookMs: number
  readonly laws: readonly Law[]
  /** How often the fitting paste led to one of the fault's verdicts, 0 to 1. */
  readonly reached: number
}

/** What is walked; the same seed walks the same ways. */
export interface WalkerOptions {
  readonly seed: number
  /** Epoch ms at which the demo tenant's world stands. */
  readonly at: number
  /** The real time, epoch ms. */
  readonly now: () => number
  /** Faults by id; left out, all that show a scenario. */
  readonly only?: ReadonlySet<string>
  /** How many pastes of other faults each fault is walked with. */
  readonly others: number
  readonly dialects?: readonly TenantDialect[]
  readonly progress?: (says: string) => void
}

/** Faults whose paste names what does not exist anyway: it is refused rightly with no fault on. */
const asksWrongly: ReadonlySet<string> = new Set(['forecast-list-offered'])

/** Whether a law was broken no oftener than it may be. */
export function holds({ broken, of, mayBreak }: Law): boolean {
  return broken.length * 100 <= of * mayBreak
}

/** Walks every fault's scenario with the usual answers over fitting, absent and foreign pastes, and holds the laws. */
export async function walkAll(options: WalkerOptions): Promise<WalkReport> {
  const { seed, at, now, only, others, dialects = tenantDialects, progress = () => undefined } = options
  const began = now()
  const seconds = () => Math.round((now() - began) / 1000)
  const rig = await startRig(at, now)
  const shown = faults.filter(({ scenario }) => scenario !== undefined)
  const tried = shown.filter(({ id }) => only === undefined || only.has(id))
  const loaded = new Map<string, LoadedScenario>()
  for (const scenario of scenarios) {
    const flow = await loadScenario(scenario)
    if (flow !== null) loaded.set(scenario.id, flow)
  }
  const walked: Walked[] = []
  const shapes = new Map<string, string>()
  try {
    for (const dialect of dialects) {
      const pastes = new Map<string, string>()
      const pool = randomAt(seed, 'pool', dialect).shuffled(shown)
      const needed = only === undefined ? shown : [...tried, ...pool.slice(0, 12)]
      for (const fault of new Set(needed)) {
        const paste = await fittingPaste(rig, fault, dialect, shapes)
        if (paste !== null) pastes.set(fault.id, paste)
      }
      progress(`${dialect}: ${pastes.size} answers to paste`)
      const walkOne = (fault: Fault | null, paste: string, text: string, by: Walked['by'], scenario?: string) =>
        walkWith({ rig, loaded, now }, { fault, dialect, paste, text, by, scenario })
      for (const [place, fault] of tried.entries()) {
        if (place % 10 === 9) progress(`${dialect}: ${place} faults, ${walked.length} walks, ${seconds()} s`)
        const own = pastes.get(fault.id)
        const random = randomAt(seed, fault.id, dialect)
        const foreign = random.shuffled([...pastes]).filter(([id]) => id !== fault.id)
        if (own !== undefined) {
          const text = (await again(rig, fault, dialect)) ?? own
          walked.push(await walkOne(fault, 'fitting', text, 'fault', fault.scenario))
          walked.push(await walkOne(fault, 'fitting', text, 'paste'))
          if (!asksWrongly.has(fault.id)) {
            await rig.reset([], dialect)
            walked.push(await walkOne(null, fault.id, own, 'paste'))
          }
        }
        await rig.reset([fault.id], dialect)
        walked.push(await walkOne(fault, 'none', '', 'fault', fault.scenario))
        for (const [id, text] of foreign.slice(0, others)) {
          await rig.reset([fault.id], dialect)
          walked.push(await walkOne(fault, id, text, 'fault', fault.scenario))
          walked.push(await walkOne(fault, id, text, 'paste'))
        }
      }
      for (const { id } of only === undefined ? scenarios : []) {
        await rig.reset([], dialect)
        walked.push(await walkOne(null, 'none', '', 'fault', id))
      }
      progress(`${dialect}: ${walked.length} walks, ${seconds()} s`)
    }
  } finally {
    await rig.close()
  }
  return { walked: walked.length, tookMs: now() - began, ...judged(walked) }
}

/** Puts the world into the state that the fitting paste is copied in: with its job, of which it then speaks. */
async function again(rig: Rig, fault: Fault, dialect: TenantDialect): Promise<string | null> {
  const speaksOfJob = fault.id === 'job-of-another-user' || fault.scenario === 'clari.job-stuck'
  if (fault.scenario === 'clari.empty-export' || speaksOfJob) return fittingPaste(rig, fault, dialect, new Map())
  await rig.reset([fault.id], dialect)
  return null
}

/** Which forecast it is about is what everybody knows who asks. */
const knows = { forecastId: 'net_arr' } as const

interface Walking {
  readonly rig: Rig
  readonly loaded: ReadonlyMap<string, LoadedScenario>
  readonly now: () => number
}

async function walkWith(
  { rig, loaded, now }: Walking,
  asked: {
    readonly fault: Fault | null
    readonly dialect: TenantDialect
    readonly paste: string
    readonly text: string
    readonly by: Walked['by']
    readonly scenario: string | undefined
  },
): Promise<Walked> {
  const { fault, dialect, paste, text, by } = asked
  const diagnosis = diagnose(text, scenarios)
  const scenario = loaded.get(asked.scenario ?? diagnosis.matches[0]?.scenario ?? '')
  const base = { fault: fault?.id ?? null, dialect, paste, by, scenario: scenario?.id ?? null }
  if (scenario === undefined)
    return {
      ...base,
      mixes: [],
      met: 'unknown',
      saysMore: false,
      at: 'not recognised',
      kind: 'open',
      strength: 'open',
      headline: text.slice(0, 80),
    }
  const all = await rig.connections()
  const signal = new AbortController().signal
  const { way, known, waits } = await walkAlone({
    flow: scenario.flow,
    given: { answers: {}, pastes: pastesOf(diagnosis.text) },
    knows,
    connections: all,
    system: scenario.system,
    sendOver: (over) => rig.sendOver(over, signal),
    signal,
    now,
    limits: { limitMs: 45_000 },
  })
  const conclusion = conclude(scenario, way, known, all)
  if (conclusion === null)
    return {
      ...base,
      mixes: [],
      met: 'unknown',
      saysMore: waits !== null,
      at: `${scenario.id}: ${way.visits.at(-1)?.name ?? ''}`,
      kind: 'open',
      strength: 'open',
      headline: `waits for ${waits?.for ?? 'nothing'}: ${waits?.step.title ?? ''}`,
    }
  const { kind, strength, headline, verdict } = conclusion
  const checks = new Map(way.visits.flatMap(({ ran }) => ran.map(({ check }) => [check.id, check] as const)))
  const mixes = mixedIn(conclusion.findings, checks)
  return {
    ...base,
    mixes,
    met: conclusion.dialect,
    saysMore: conclusion.actions.length > 0,
    at: `${scenario.id}/${verdict}`,
    kind,
    strength,
    headline,
  }
}

/**
 * In what findings are about several things, each with the checks that told them, where neither the verdict nor the
 * check declares that this is what it compares.
 */
function mixedIn(findings: readonly Finding[], checks: ReadonlyMap<string, AnyCheck>): readonly string[] {
  return subjectParts.flatMap((part) => {
    const told = findings.flatMap(({ check, evidence }) =>
      checks.get(check)?.compares?.includes(part) === true
        ? []
        : evidence.flatMap((each) => {
            const value = each.kind === 'exchange' ? subjectOfExchange(each.exchange)[part] : undefined
            return value === undefined ? [] : [{ check, value }]
          }),
    )
    const [first, ...others] = new Set(told.map(({ value }) => value))
    return others.length === 0
      ? []
      : [`${part}: ${told.map(({ check, value }) => `${value === first ? '' : '≠ '}${check}`).join(', ')}`]
  })
}

function judged(walked: readonly Walked[]): Pick<WalkReport, 'laws' | 'reached'> {
  const verdicts = new Map<string, readonly string[]>(faults.map(({ id, verdicts: named }) => [id, named]))
  const isOwn = ({ fault, at }: Walked) => fault !== null && verdicts.get(fault)?.includes(at) === true
  const isProved = ({ kind, strength }: Walked) => kind === 'cause' && strength === 'proved'
  const withFault = walked.filter(({ fault }) => fault !== null)
  const without = walked.filter(({ fault }) => fault === null)
  const fitting = walked.filter(({ paste, by }) => paste === 'fitting' && by === 'fault')
  const reached = fitting.filter(isOwn)
  // What is pasted speaks its own dialect, and Copilot answers to the guide's scheme and to the published one at once.
  const ofClari = walked.filter(
    ({ paste, met, at }) =>
      paste === 'none' && (met === 'guide' || met === 'published') && !at.startsWith('clari.copilot-oauth'),
  )
  return {
    reached: fitting.length === 0 ? 1 : reached.length / fitting.length,
    laws: [
      {
        says: 'A proved cause is one of the fault’s own verdicts.',
        broken: withFault.filter((each) => isProved(each) && !isOwn(each)),
        of: withFault.length,
        mayBreak: 0,
      },
      {
        says: 'With no fault on, no cause is proved.',
        broken: without.filter(isProved),
        of: without.length,
        mayBreak: 0,
      },
      {
        says: 'A proved verdict rests on evidence about one thing, unless the difference is what it is about.',
        broken: walked.filter(({ strength, mixes }) => strength === 'proved' && mixes.length > 0),
        of: walked.filter(({ strength }) => strength === 'proved').length,
        mayBreak: 0,
      },
      {
        says: 'A dialect that is told is the one that was spoken.',
        broken: ofClari.filter(({ met, dialect }) => met !== dialect),
        of: ofClari.length,
        mayBreak: 0,
      },
      {
        says: 'The fitting paste never leads to “all is well”.',
        broken: fitting.filter(({ kind }) => kind === 'clear'),
        of: fitting.length,
        mayBreak: 0,
      },
      {
        says: 'Where the fitting paste does not, no cause is named, and what would tell is said.',
        broken: fitting.filter((each) => !isOwn(each) && (each.kind !== 'open' || !each.saysMore)),
        of: fitting.filter((each) => !isOwn(each)).length,
        mayBreak: 0,
      },
      {
        says: 'The fitting paste leads to one of the fault’s verdicts for 95 of 100 faults.',
        broken: fitting.filter((each) => !isOwn(each)),
        of: fitting.length,
        mayBreak: 5,
      },
    ],
  }
}
