import type { Case, CheckRecord } from '#src/domain/model/case.ts'
import type { ComparisonSummary } from '#src/domain/model/comparison-summary.ts'
import { copyAnswer } from '#src/report/redaction/copy-evidence.ts'
import { copyPerson } from '#src/report/redaction/copy-person.ts'
import { copyBody } from '#src/report/redaction/copy-text-body.ts'
import { copyShort, type Copying } from '#src/report/redaction/copying.ts'
import type { Report } from '#src/report/model/report.ts'
import { sentencesOf, startCopying } from '#src/report/redaction/start-copying.ts'
import { bundleVersion, type SharedCase, type SharedRecord } from './bundle-format.ts'

/** What of a case travels beside its report. */
export interface CaseToShare {
  /** The case, with only those records that its report rests on. */
  readonly item: Case
  /** Built from the same case, with the same things hidden. */
  readonly report: Report
}

/**
 * Copies a case by allow-list, with what its report hides hidden: choices and pastes to run its checks again, what each
 * check found in words, and the report.
 */
export function shareCase({ item, report }: CaseToShare): SharedCase {
  const evidence = item.records.flatMap(({ finding }) => finding?.evidence ?? [])
  const copying = startCopying(
    { item, product: report.product, hide: report.hidden },
    evidence,
    report.identifiers,
    sentencesOf(report),
  )
  const quotes = evidence.flatMap((each) => (each.kind === 'paste' ? [each] : []))
  const named = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).filter(([name]) => /^[a-zA-Z][\w-]{0,60}$/.test(name))
  const answers = Object.fromEntries(
    named(item.answers).map(([name, answer]) => [
      name,
      copyAnswer(copying, `Answers › ${name}`, wordsOf(name), answer),
    ]),
  )
  // As much of a paste as the report shows: JSON by its members, anything else as what was quoted.
  const pastes = Object.fromEntries(
    named(item.pastes).map(([name, text]) => [
      name,
      copyBody(copying, `Pastes › ${name}`, text, quotes.find((each) => each.text === text)?.quote ?? null).text,
    ]),
  )
  const changed = (own: Readonly<Record<string, string>>, shared: Readonly<Record<string, string>>) =>
    Object.keys(shared).filter((name) => own[name] !== shared[name])
  return {
    version: bundleVersion,
    caseId: item.id,
    kind: item.kind,
    scenario: item.scenario,
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
    product: report.product,
    answers,
    pastes,
    // Which connection is used is chosen anew by whoever runs the checks.
    redacted: [...changed(item.answers, answers), ...changed(item.pastes, pastes)].filter(
      (name) => name !== 'connection',
    ),
    records: item.records.map((record) => shareRecord(copying, record)),
    verdict: item.verdict,
    ...(item.comparison === undefined || report.hidden.amounts
      ? {}
      : { comparison: shareComparison(copying, item.comparison) }),
    report,
  }
}

/** `screenTotal` as words, by which the rule for answers knows an amount. */
function wordsOf(name: string): string {
  return name.replace(/([A-Z])/g, ' $1').toLowerCase()
}

function shareRecord(
  copying: Copying,
  { check, state, says, finding, connection, startedAt, tookMs }: CheckRecord,
): SharedRecord {
  return {
    check,
    state,
    says: copyShort(copying, 'finding', `Check ${check}`, says, 1_000),
    outcome: finding?.outcome ?? null,
    status: finding?.status ?? null,
    connection:
      connection === null ? null : copyShort(copying, 'connection', `Check ${check} › connection`, connection, 100),
    startedAt,
    tookMs,
  }
}

function shareComparison(copying: Copying, summary: ComparisonSummary): ComparisonSummary {
  const say = (rule: string, text: string) => copyShort(copying, rule, 'Comparison', text, 300)
  const code = (currency: string | null) => (currency === null ? null : say('currency', currency))
  return {
    at: summary.at,
    files: {
      api: summary.files.api.map((name) => say('file name', name)),
      ui: summary.files.ui.map((name) => say('file name', name)),
    },
    period: summary.period === null ? null : say('period', summary.period),
    week: summary.week,
    rows: summary.rows,
    differing: summary.differing,
    fields: summary.fields.map(({ field, bridges }) => ({
      field: say('field', field),
      bridges: bridges.map(({ currency, totals, causes }) => ({
        currency: { api: code(currency.api), ui: code(currency.ui) },
        totals: { api: totals.api, ui: totals.ui, delta: totals.delta },
        causes: causes.map(({ cause, rows, delta }) => ({ cause, rows, delta })),
      })),
    })),
    warnings: summary.warnings.map(({ cause, says }) => ({ cause, says: say('warning', says) })),
    ...(summary.largest === undefined
      ? {}
      : {
          largest: summary.largest.map(({ user, name, field, api, ui, currency, delta, cause, certainty }) => ({
            user: copyPerson(copying, 'Comparison', user),
            name: name === null ? null : copyPerson(copying, 'Comparison', name),
            field: say('field', field),
            api,
            ui,
            currency: { api: code(currency.api), ui: code(currency.ui) },
            delta,
            cause,
            certainty,
          })),
        }),
  }
}
