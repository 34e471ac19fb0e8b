import { dialectOf } from '#src/clari/dialect.ts'
import { parsePeriod, periodId, readPeriod } from '#src/clari/periods.ts'
import { check } from '#src/domain/model/check.ts'
import { periodKey } from '#src/domain/time/period-name.ts'
import { refusalFacts, refusals } from '#src/checks/refusals/clari-refusal.ts'
import { gatherSample, readSample, sampleUses } from './export-sample.ts'

const { 'no-route': _notOffered, ...otherRefusals } = refusals

/**
 * Compares the period that came back with the one asked: an unknown or future one is not refused, Clari exports the
 * current quarter in its place.
 */
export const exportPeriod = check({
  id: 'clari.export-period',
  asks: 'Did the period come back that was asked for?',
  system: 'clari',
  costs: 'nothing',
  uses: sampleUses,
  outcomes: {
    'as-asked': 'pass',
    defaulted: 'fail',
    'nothing-asked': 'info',
    'cannot-tell': 'info',
    'not-offered': 'info',
    ...otherRefusals,
  },
  facts: { ...refusalFacts, askedPeriod: 'text', cameBack: 'text', writtenAs: 'text' },
  gather: async (context) => ({
    asked: (context.answers['timePeriod'] ?? '').trim(),
    exchange: await gatherSample(context),
  }),
  judge: ({ asked, exchange }) => {
    const sampled = readSample(exchange)
    const facts = { dialect: dialectOf(exchange), askedPeriod: asked }
    if (sampled.kind === 'refused') {
      const { refused } = sampled
      if (refused.outcome === 'no-route')
        return {
          outcome: 'not-offered',
          says:
            'Clari does not offer to read a forecast without an export ' +
            'here; the comparison looks at the period in your file.',
          facts,
          evidence: refused.evidence,
        }
      return { ...refused, outcome: refused.outcome, facts: { ...refused.facts, ...facts } }
    }
    const { periods } = sampled.sample
    const [first] = periods
    if (first === undefined)
      return {
        outcome: 'cannot-tell',
        says: 'Nothing came back that names a period.',
        facts,
        evidence: [{ kind: 'exchange', exchange, place: 'body', quote: null, shows: 'no period in it' }],
      }
    const came = periods.join(', ')
    const quoted = (shows: string) =>
      [{ kind: 'exchange' as const, exchange, place: 'body' as const, quote: first, shows }] as const
    if (asked === '')
      return {
        outcome: 'nothing-asked',
        says: `No period was named; the export is of ${came}.`,
        facts: { ...facts, cameBack: came },
        evidence: quoted(`the export is of ${came}`),
      }
    if (periods.some((period) => periodKey(period) === periodKey(asked)))
      return {
        outcome: 'as-asked',
        says: `The export is of ${came}, as asked.`,
        facts: { ...facts, cameBack: came },
        evidence: quoted(`the export is of ${came}`),
      }
    const meant = readPeriod(asked)
    const written = parsePeriod(asked) === null && meant !== null ? periodId(meant) : null
    return {
      outcome: 'defaulted',
      says:
        `${asked} was asked for, and ${came} came back.` +
        `${written === null ? '' : ` Clari writes periods as ${written}.`}`,
      facts: { ...facts, cameBack: came, writtenAs: written },
      evidence: quoted(`${came}, not ${asked}`),
    }
  },
})
