import type { Case } from '#src/domain/case.ts'
import type { Conclusion } from '#src/domain/conclusion.ts'
import { curlOf } from '#src/domain/curl.ts'
import type { Plan } from '#src/domain/plan.ts'
import { systemNames } from '#src/domain/system.ts'
import { amountsOf } from './amounts-of.ts'
import { dialectName } from './as-text.ts'
import { copyAnswer, copyEvidence } from './copy-evidence.ts'
import { copyRequest, copyUrl } from './copy-exchange.ts'
import { copyRequestBody } from './copy-text-body.ts'
import { copyShort, type Copying } from './copying.ts'
import { peopleOfCase } from './find-people.ts'
import { requestToRepeat } from './probe-request.ts'
import { collectRemovals, type RedactionEntry } from './redaction.ts'
import type { Hide, Report } from './report.ts'

/** A report and what was removed for it. */
export interface Reported {
  readonly report: Report
  readonly removed: readonly RedactionEntry[]
}

/** A verdict to be reported: the words, the stored case they come from (its people's aliases do not depend on what is shown), and what to hide. */
export interface VerdictToReport {
  readonly conclusion: Conclusion
  readonly item: Pick<Case, 'id' | 'answers' | 'pastes' | 'records' | 'retests'>
  /** The product's version. */
  readonly product: string
  readonly hide: Hide
}

const kinds = {
  cause: { tone: 'fail', word: 'cause found' },
  clear: { tone: 'pass', word: 'nothing wrong' },
  open: { tone: 'warn', word: 'still open' },
} as const

function copyPlan(copying: Copying, plan: Plan): NonNullable<Report['plan']> {
  return {
    title: copyShort(copying, 'plan', 'Plan › title', plan.title, 200),
    says: plan.says.map((sentence) => copyShort(copying, 'plan', 'Plan', sentence, 600)),
    pace: plan.pace === null ? null : { policy: { tries: plan.pace.policy.tries, firstMs: plan.pace.policy.firstMs, longestMs: plan.pace.policy.longestMs, gapMs: plan.pace.policy.gapMs }, atLeastMs: plan.pace.atLeastMs },
    parts: plan.parts.slice(0, 60).map(({ name, body }) => ({ name: copyShort(copying, 'plan', 'Plan › parts', name, 120), body: copyRequestBody(copying, 'Plan › parts', body) ?? '' })),
  }
}

const idOf = (value: string): readonly string[] => (/^[\w:.@-]{1,128}$/.test(value) && value.length <= 60 ? [value] : [])

/** A verdict as a report: every field is copied by a rule that names it; whatever no rule names does not leave. */
export function verdictReport({ conclusion, item, product, hide }: VerdictToReport): Reported {
  const removals = collectRemovals()
  const copying: Copying = {
    hide,
    people: peopleOfCase(item),
    ids: new Set(conclusion.identifiers.flatMap(({ value }) => idOf(value))),
    amounts: hide.amounts ? amountsOf(conclusion.evidence) : new Set(),
    removals,
  }
  const say = (rule: string, where: string, text: string, most = 1200) => copyShort(copying, rule, where, text, most)
  const report: Report = {
    schema: 1,
    kind: 'verdict',
    headline: say('headline', 'Headline', conclusion.headline, 400),
    status: kinds[conclusion.kind],
    told: conclusion.rests === 'told',
    system: systemNames[conclusion.system],
    subject: say('subject', 'Subject', conclusion.scenarioTitle, 200),
    dialect: dialectName(conclusion),
    seenAt: conclusion.seenAt > 0 ? conclusion.seenAt : null,
    explains: say('explanation', 'Explanation', conclusion.explains, 2000),
    counts: [],
    actions: conclusion.actions.map(({ who, does, where }, index) => ({
      who,
      does: say('action', `Action ${index + 1}`, does),
      where: where === null ? null : say('action', `Action ${index + 1} › where`, where, 400),
    })),
    asks: conclusion.asks === null ? null : say('request', 'What is asked', conclusion.asks, 2000),
    evidence: conclusion.evidence.map((evidence, index) => copyEvidence(copying, `Evidence ${index + 1}`, evidence)),
    tables: [],
    plan: conclusion.plan === null ? null : copyPlan(copying, conclusion.plan),
    disprovedBy: say('what would disprove it', 'What would disprove it', conclusion.disprovedBy),
    curl: curlOf(copyRequest(copying, 'To see it yourself', requestToRepeat(conclusion))),
    answers: conclusion.answers.map(({ question, answer }) => ({ question: say('question', 'Your answers › question', question, 200), answer: copyAnswer(copying, `Your answers › ${question}`, question, answer) })),
    identifiers: conclusion.identifiers.map(({ label, value }) => ({ label, value: say('identifier', `Identifier ${label}`, value, 200) })),
    connection:
      conclusion.connection === null
        ? null
        : { label: say('connection', 'Connection › name', conclusion.connection.label, 80), address: copyUrl(copying, 'Connection › address', conclusion.connection.address), demo: conclusion.connection.demo },
    caseId: item.id,
    product,
    hidden: { people: hide.people, amounts: hide.amounts },
  }
  return { report, removed: removals.list() }
}
