import { idOddity, readForecastId } from '#src/clari/forecast-id.ts'
import { check } from '#src/domain/model/check.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'

const oddityWords = {
  blank: 'nothing',
  placeholder: 'a placeholder that was never filled in',
  quotes: 'quotation marks around it',
  spaces: 'a space or line break at its end or start',
} as const

/** Judges a forecast's id by its shape, before it is sent: what is blank or never filled in needs no request. */
export const forecastIdShape = check({
  id: 'clari.forecast-id-shape',
  asks: 'Is there an id, and is it alone?',
  system: 'clari',
  costs: 'offline',
  uses: ['forecastId'],
  outcomes: { fine: 'pass', address: 'info', blank: 'fail', placeholder: 'fail', quotes: 'fail', spaces: 'fail' },
  facts: { forecastId: 'text', rightId: 'text' },
  gather: async ({ answers }) => ({ typed: answers['forecastId'] ?? '' }),
  judge: ({ typed }) => {
    const given = readForecastId(typed)
    const oddity = idOddity(typed)
    const evidence: Evidence = {
      kind: 'answer',
      question: 'Which forecast is asked for?',
      answer: typed === '' ? '(nothing)' : `“${typed}”`,
      shows: oddity === null ? 'the id as given' : oddityWords[oddity],
    }
    if (oddity !== null) {
      return {
        outcome: oddity,
        says: oddity === 'blank' ? 'No forecast is named.' : `The id has ${oddityWords[oddity]}.`,
        facts: {
          ...(oddity === 'blank' ? {} : { forecastId: typed.trim() }),
          rightId:
            oddity === 'quotes' || oddity === 'spaces'
              ? typed.trim().replace(/^["'“”‘’`]+|["'“”‘’`]+$/g, '')
              : undefined,
        },
        evidence: [evidence],
      }
    }
    if (given.from !== 'alone')
      return {
        outcome: 'address',
        says: `The id in this address is “${given.id}”.`,
        facts: { forecastId: given.id },
        evidence: [{ ...evidence, shows: `its id is ${given.id}` }],
      }
    return {
      outcome: 'fine',
      says: `“${given.id}” is asked for, and can be sent.`,
      facts: { forecastId: given.id },
      evidence: [evidence],
    }
  },
})
