import { fixResultOf, type Then } from '#src/client/runs/fix.ts'
import { startOf } from '#src/domain/model/case-runs.ts'
import { isDemoCase, type Case, type FixResult } from '#src/domain/model/case.ts'
import type { LoadedScenario } from '#src/domain/model/scenario.ts'
import { systemNames, systems, type System } from '#src/domain/model/system.ts'
import { checkupHeadline, countCells, troublesIn } from '#src/report/model/checkup-summary.ts'
import { comparisonReport } from '#src/report/model/comparison-report.ts'
import { verdictLook } from '#src/report/model/verdict-look.ts'
import { hideNothing, reportSchema, type Report } from '#src/report/model/report.ts'
import { checkupEntries } from '#src/features/cases/runs/checkup-entries.ts'
import { conclusionOf, connectionsSeen, ownRun, scenarioOf, type Loaded } from './case-line.ts'

/** How a case stands, as a list tells and filters it. */
export type CaseStanding = 'cause' | 'clear' | 'open' | 'unfinished'

/** A case as a list shows it: what it is about and, once one was reached, its verdict in words. */
export interface CaseSummary {
  readonly item: Case
  readonly scenario: LoadedScenario | null
  /** Null where it is about several, or none is known. */
  readonly system: System | null
  /** What it is about: `401 Unauthorized`, `Full check-up`. */
  readonly subject: string
  readonly headline: string
  readonly standing: CaseStanding
  /** Its own status and word, where they say more than how it stands. */
  readonly badge: Report['status'] | null
  /** What the newest re-test or fix check said; null when there was none. */
  readonly fix: FixResult | null
  readonly demo: boolean
}

/** Puts a stored case into a line of a list; a case whose scenario this version does not know keeps its id. */
export function caseSummaryOf(item: Case, loaded: Loaded): CaseSummary {
  const { found = withoutVerdict(item), ...about } = aboutOf(item, loaded)
  return { item, fix: newestFix(item, found), demo: isDemoCase(item), ...about }
}

type About = Pick<CaseSummary, 'scenario' | 'system' | 'subject' | 'headline' | 'standing' | 'badge'> & {
  /** What a fix is compared with, where a verdict was reached. */
  readonly found?: Then
}

function aboutOf(item: Case, loaded: Loaded): About {
  if (item.origin.kind === 'bundle') return sentWords(item, item.origin.sheet, loaded)
  switch (item.kind) {
    case 'checkup':
      return { scenario: null, system: onlySystem(item), subject: 'Full check-up', badge: null, ...checkupWords(item) }
    case 'comparison':
      return { scenario: null, system: 'clari', subject: 'Comparison', ...comparisonWords(item) }
    case 'decode': {
      const finding = item.records.at(-1)?.finding
      return {
        scenario: null,
        system: 'clarify',
        subject: 'Decoded answer',
        badge: null,
        headline: finding?.says ?? 'A decoded answer',
        standing: finding?.status === 'fail' ? 'cause' : finding == null ? 'unfinished' : 'clear',
      }
    }
    case 'wizard':
      return wizardWords(item, loaded)
  }
}

/** What came in a bundle says what its sender saw, whatever this version would say. */
function sentWords(item: Case, sheet: Readonly<Record<string, unknown>>, loaded: Loaded): About {
  const report = reportSchema.safeParse(sheet).data
  const scenario = scenarioOf(item, loaded)
  const system = systems.find((each) => systemNames[each] === report?.system) ?? null
  if (report === undefined)
    return {
      scenario,
      system,
      subject: 'A bundle',
      headline: 'What was sent cannot be shown by this version',
      standing: 'unfinished',
      badge: null,
    }
  return {
    scenario,
    system,
    subject: report.subject,
    headline: report.headline,
    badge: report.status,
    standing: ({ fail: 'cause', pass: 'clear', info: 'clear', warn: 'open', neutral: 'unfinished' } as const)[
      report.status.tone
    ],
  }
}

function wizardWords(item: Case, loaded: Loaded): About {
  const scenario = scenarioOf(item, loaded)
  if (scenario === null)
    return {
      scenario: null,
      system: null,
      subject: item.scenario ?? 'A paste',
      headline: item.scenario ?? 'A paste',
      standing: 'unfinished',
      badge: null,
    }
  const conclusion = conclusionOf(scenario, ownRun(item))
  const about = { scenario, system: scenario.system, subject: scenario.title, badge: null }
  return conclusion === null
    ? { ...about, headline: 'Not finished', standing: 'unfinished' }
    : {
        ...about,
        headline: conclusion.headline,
        standing: conclusion.kind,
        badge: verdictLook(conclusion),
        found: { verdict: { name: conclusion.verdict, verdict: conclusion }, findings: conclusion.findings },
      }
}

function checkupWords({ records }: Case): Pick<About, 'headline' | 'standing'> {
  const entries = checkupEntries(records)
  const counts = countCells(entries)
  if (counts.ended === counts.skipped + counts.untold) return { headline: 'Not finished', standing: 'unfinished' }
  return { headline: checkupHeadline(counts, troublesIn(entries)), standing: counts.fail > 0 ? 'cause' : 'clear' }
}

function comparisonWords(item: Case): Pick<About, 'headline' | 'standing' | 'badge'> {
  const { comparison: summary } = item
  if (summary === undefined) return { headline: 'Nothing was compared yet', standing: 'unfinished', badge: null }
  const { report } = comparisonReport({
    item,
    product: item.product,
    hide: hideNothing,
    summary,
    demo: item.demo === true,
  })
  return { headline: report.headline, standing: summary.differing === 0 ? 'clear' : 'cause', badge: report.status }
}

function onlySystem(item: Case): System | null {
  const [first, ...others] = new Set(connectionsSeen(item.records).map(({ system }) => system))
  return first === undefined || others.length > 0 ? null : first
}

/** What a fix is compared with where this version comes to no verdict: all that was found. */
function withoutVerdict({ records }: Case): Then {
  const findings = records.flatMap(({ finding }) => finding ?? [])
  return { verdict: { name: '', verdict: { kind: 'open' } }, findings }
}

/** What the newest re-test or fix check of the run that the case is about says. */
function newestFix(item: Case, then: Then): FixResult | null {
  const since = startOf(item.records, item.createdAt)
  const retests = item.retests.map(({ at, record }) => ({
    at,
    result: fixResultOf(then, { again: null, proof: record }),
  }))
  const checks = item.runs.flatMap(({ at, result }) => (result === null ? [] : [{ at, result }]))
  const [newest] = [...retests, ...checks]
    .filter(({ at, result }) => at >= since && result !== 'untold')
    .toSorted((a, b) => b.at - a.at)
  return newest?.result ?? null
}

/** Whether every word of a search is somewhere in a case's line, id, choices or pastes. */
export function matches({ item, scenario, system, subject, headline }: CaseSummary, search: string): boolean {
  const text = [
    item.id,
    subject,
    scenario?.id ?? '',
    system === null ? '' : systemNames[system],
    headline,
    ...Object.values(item.answers),
    ...Object.values(item.pastes),
  ]
    .join(' ')
    .toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
