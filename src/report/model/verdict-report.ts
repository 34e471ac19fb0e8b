import type { Conclusion } from '#src/domain/model/conclusion.ts'
import { curlOf } from '#src/domain/contract/curl.ts'
import type { Plan } from '#src/domain/model/plan.ts'
import { systemNames } from '#src/domain/model/system.ts'
import { copyAnswer, copyAllEvidence } from '#src/report/redaction/copy-evidence.ts'
import { copyRequest, copyUrl } from '#src/report/redaction/copy-exchange.ts'
import { copyRequestBody } from '#src/report/redaction/copy-text-body.ts'
import { copyShort, type Copying } from '#src/report/redaction/copying.ts'
import { frameOf, sentencesOf, startCopying, type ReportedCase } from '#src/report/redaction/start-copying.ts'
import { requestToRepeat } from '#src/report/messages/probe-request.ts'
import type { Reported } from '#src/report/redaction/redaction.ts'
import type { Report } from './report.ts'
import { verdictLook } from './verdict-look.ts'

/** A verdict to be reported. */
export interface VerdictToReport extends ReportedCase {
  readonly conclusion: Conclusion
  /** What a check of the fix said since, in place of the verdict's own badge. */
  readonly fix?: Report['status']
}

const dialects = {
  guide: 'guide’s dialect',
  published: 'published dialect',
  gateway: 'gateway’s answer',
  unknown: 'dialect not told',
} as const

function copyPlan(copying: Copying, plan: Plan): NonNullable<Report['plan']> {
  return {
    title: copyShort(copying, 'plan', 'Plan › title', plan.title, 200),
    says: plan.says.map((sentence) => copyShort(copying, 'plan', 'Plan', sentence, 600)),
    pace:
      plan.pace === null
        ? null
        : {
            policy: {
              tries: plan.pace.policy.tries,
              firstMs: plan.pace.policy.firstMs,
              longestMs: plan.pace.policy.longestMs,
              gapMs: plan.pace.policy.gapMs,
            },
            atLeastMs: plan.pace.atLeastMs,
          },
    parts: plan.parts.slice(0, 60).map(({ name, body }) => ({
      name: copyShort(copying, 'plan', 'Plan › parts', name, 120),
      body: copyRequestBody(copying, 'Plan › parts', body) ?? '',
    })),
  }
}

/** A verdict as a report: every field is copied by a rule that names it; whatever no rule names does not leave. */
export function verdictReport({ conclusion, fix, ...asked }: VerdictToReport): Reported {
  const hide =
    asked.hide.unneeded === 'people-and-amounts' && conclusion.needsAmounts
      ? { ...asked.hide, unneeded: 'people' as const }
      : asked.hide
  const reported = { ...asked, hide }
  const copying = startCopying(reported, conclusion.evidence, conclusion.identifiers, sentencesOf(conclusion))
  // Its own sentences need whom and what they name.
  const inWords = { ...copying, hide }
  const say = (rule: string, where: string, text: string, most = 1200) => copyShort(inWords, rule, where, text, most)
  const report: Report = {
    kind: 'verdict',
    headline: say('headline', 'Headline', conclusion.headline, 400),
    status: fix === undefined ? verdictLook(conclusion) : { tone: fix.tone, word: fix.word },
    strength: fix === undefined ? conclusion.strength : null,
    system: systemNames[conclusion.system],
    subject: say('subject', 'Subject', conclusion.scenarioTitle, 200),
    dialect: dialects[conclusion.dialect],
    seenAt: conclusion.seenAt > 0 ? conclusion.seenAt : null,
    explains: say('explanation', 'Explanation', conclusion.explains, 2000),
    contradictions: conclusion.contradictions.map((each) => say('contradiction', 'What disagrees', each, 400)),
    counts: [],
    actions: conclusion.actions.map(({ who, does, where }, index) => ({
      who,
      does: say('action', `Action ${index + 1}`, does),
      where: where === null ? null : say('action', `Action ${index + 1} › where`, where, 400),
    })),
    asks: conclusion.asks === null ? null : say('request', 'What is asked', conclusion.asks, 2000),
    evidence: copyAllEvidence(copying, conclusion.evidence),
    tables: [],
    plan: conclusion.plan === null ? null : copyPlan(copying, conclusion.plan),
    disprovedBy: say('what would disprove it', 'What would disprove it', conclusion.disprovedBy),
    curl: curlOf(copyRequest(copying, 'To see it yourself', requestToRepeat(conclusion))),
    answers: conclusion.answers.map(({ question, answer }, index) => ({
      question: say('question', 'Your answers › question', question, 200),
      answer: copyAnswer(copying, `Your answers › ${index + 1}`, question, answer),
    })),
    identifiers: conclusion.identifiers.map(({ label, value }) => ({
      label,
      value: say('identifier', `Identifier ${label}`, value, 200),
    })),
    connection:
      conclusion.connection === null
        ? null
        : {
            label: say('connection', 'Connection › name', conclusion.connection.label, 80),
            address: copyUrl(copying, 'Connection › address', conclusion.connection.address),
            demo: conclusion.connection.demo,
            owner:
              conclusion.connection.owner === undefined || reported.hide.people
                ? null
                : say('key’s owner', 'Connection › whose key', conclusion.connection.owner, 120),
            lastTwo: conclusion.connection.lastTwo?.slice(0, 2) ?? null,
          },
    ...frameOf(reported),
  }
  return { report, removed: copying.removals.list() }
}
