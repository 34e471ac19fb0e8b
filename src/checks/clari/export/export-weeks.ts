import { dialectOf } from '#src/clari/dialect.ts'
import { check } from '#src/domain/model/check.ts'
import { refusalFacts, refusals } from '#src/checks/refusals/clari-refusal.ts'
import { gatherSample, readSample, sampleUses } from './export-sample.ts'

const { 'no-route': _notOffered, ...otherRefusals } = refusals

/** Tells whether the export holds every week or the latest only, and whether that fits what the screen shows. */
export const exportWeeks = check({
  id: 'clari.export-weeks',
  asks: 'Does it hold every week, or only the latest?',
  system: 'clari',
  costs: 'nothing',
  uses: [...sampleUses, 'screen'],
  outcomes: {
    'latest-only': 'info',
    'every-week': 'info',
    'not-historical': 'fail',
    'cannot-tell': 'info',
    'not-offered': 'info',
    ...otherRefusals,
  },
  facts: { ...refusalFacts, exportWeeks: 'number' },
  gather: async (context) => ({
    screen: context.answers['screen'] ?? '',
    isJob: (context.answers['jobId'] ?? '').trim() !== '',
    exchange: await gatherSample(context),
  }),
  judge: ({ screen, isJob, exchange }) => {
    const sampled = readSample(exchange)
    const facts = { dialect: dialectOf(exchange) }
    if (sampled.kind === 'refused') {
      const { refused } = sampled
      if (refused.outcome === 'no-route')
        return {
          outcome: 'not-offered',
          says: 'The export’s weeks can’t be seen for free here; the comparison looks at them in your file.',
          facts,
          evidence: refused.evidence,
        }
      return { ...refused, outcome: refused.outcome, facts: { ...refused.facts, ...facts } }
    }
    const { weeks } = sampled.sample
    const seen = (shows: string) =>
      [{ kind: 'exchange' as const, exchange, place: 'body' as const, quote: null, shows }] as const
    if (weeks === 0)
      return { outcome: 'cannot-tell', says: 'The export names no weeks.', facts, evidence: seen('no week in it') }
    if (weeks > 1)
      return {
        outcome: 'every-week',
        says: `The export holds ${weeks} weeks: only one of them may be compared at a time, never their sum.`,
        facts: { ...facts, exportWeeks: weeks },
        evidence: seen(`${weeks} weeks`),
      }
    if (screen === 'earlier-week' && isJob)
      return {
        outcome: 'not-historical',
        says: 'The export holds the latest week only, and the screen shows an earlier one.',
        facts: { ...facts, exportWeeks: 1 },
        evidence: seen('one week'),
      }
    return {
      outcome: 'latest-only',
      says: isJob
        ? 'The export holds the latest week only; earlier submissions of a call are not in it.'
        : 'What the forecast holds now is the latest week only; an export with includeHistorical has the earlier ones.',
      facts: { ...facts, exportWeeks: 1 },
      evidence: seen('one week'),
    }
  },
})
