import { dialectOf } from '#src/clari/dialect.ts'
import { check } from '#src/domain/model/check.ts'
import { currenciesOf } from '#src/domain/table/currency.ts'
import { refusalFacts, refusals } from '#src/checks/refusals/clari-refusal.ts'
import { gatherSample, readSample, sampleUses } from './export-sample.ts'

const { 'no-route': _notOffered, ...otherRefusals } = refusals

/** Compares the currency of the export's values with the one that the screen shows. */
export const exportCurrency = check({
  id: 'clari.export-currency',
  asks: 'Is it in the currency that the screen shows?',
  system: 'clari',
  costs: 'nothing',
  uses: [...sampleUses, 'screenCurrency'],
  outcomes: {
    same: 'pass',
    other: 'fail',
    'nothing-said': 'info',
    'cannot-tell': 'info',
    'not-offered': 'info',
    ...otherRefusals,
  },
  facts: { ...refusalFacts, screenCurrency: 'text', exportCurrency: 'text' },
  gather: async (context) => ({
    screen: (context.answers['screenCurrency'] ?? '').trim(),
    exchange: await gatherSample(context),
  }),
  judge: ({ screen, exchange }) => {
    const sampled = readSample(exchange)
    const facts = { dialect: dialectOf(exchange), screenCurrency: screen }
    if (sampled.kind === 'refused') {
      const { refused } = sampled
      if (refused.outcome === 'no-route')
        return {
          outcome: 'not-offered',
          says: 'The export’s currency can’t be seen for free here; the comparison looks at it in your file.',
          facts,
          evidence: refused.evidence,
        }
      return { ...refused, outcome: refused.outcome, facts: { ...refused.facts, ...facts } }
    }
    const { currencies } = sampled.sample
    const [first] = currencies
    if (first === undefined)
      return {
        outcome: 'cannot-tell',
        says: 'The export’s values name no currency.',
        facts,
        evidence: [{ kind: 'exchange', exchange, place: 'body', quote: null, shows: 'no currency in it' }],
      }
    const came = currencies.join(', ')
    const evidence = [
      { kind: 'exchange' as const, exchange, place: 'body' as const, quote: `"${first}"`, shows: `values in ${came}` },
    ] as const
    const meant = currenciesOf(screen.length === 3 ? screen.toUpperCase() : screen)
    if (meant.length === 0)
      return {
        outcome: 'nothing-said',
        says:
          `The export is in ${came}` +
          (screen === ''
            ? '; which currency the screen shows was not said'
            : `; “${screen}” is no currency that is known`) +
          '.',
        facts: { ...facts, exportCurrency: came },
        evidence,
      }
    if (currencies.some((code) => meant.includes(code)))
      return {
        outcome: 'same',
        says:
          currencies.length === 1
            ? `The export is in ${came}, like the screen.`
            : `The export is in ${came}; the screen’s ${screen} is among them.`,
        facts: { ...facts, exportCurrency: came },
        evidence,
      }
    return {
      outcome: 'other',
      says: `The export is in ${came}, and the screen shows ${screen}.`,
      facts: { ...facts, exportCurrency: came },
      evidence,
    }
  },
})
