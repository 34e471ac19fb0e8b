import { readAnswer } from '#src/clari/answer.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { entryCount, exportSchema } from '#src/clari/schemas/export-schema.ts'
import { compareIds, readForecastId, type IdDifference } from '#src/clari/forecast-id.ts'
import { readForecast } from '#src/clari/operations.ts'
import { check } from '#src/domain/model/check.ts'
import { forecastNamedIn } from '#src/reading/clari/mentions.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { refusalFacts, refusalOf, refusals } from '#src/checks/refusals/clari-refusal.ts'

const outcomeOf = {
  same: 'same',
  case: 'wrong-case',
  name: 'display-name',
  near: 'typo',
  other: 'other-id',
} as const satisfies Record<IdDifference, string>

/** Compares the id that is asked for with the one in the Forecast Tab's own address; sends nothing. */
export const tabId = check({
  id: 'clari.tab-id',
  asks: 'Is the id that is asked for the one in the tab’s address?',
  system: 'clari',
  costs: 'offline',
  uses: ['forecastId', 'tabUrl'],
  reads: ['error'],
  outcomes: {
    same: 'pass',
    'wrong-case': 'fail',
    'display-name': 'fail',
    typo: 'fail',
    'other-id': 'fail',
    unreadable: 'warn',
    none: 'info',
  },
  facts: { forecastId: 'text', rightId: 'text', rightFrom: 'text' },
  gather: async ({ answers, pastes }) => ({
    typed: answers['forecastId'] ?? '',
    tab: answers['tabUrl'] ?? '',
    paste: readPaste(pastes['error'] ?? ''),
  }),
  judge: ({ typed, tab, paste }) => {
    const own = readForecastId(typed).id
    const asked = own === '' ? (forecastNamedIn(paste) ?? '') : own
    if (tab.trim() === '') return { outcome: 'none', says: 'No tab’s address was given.' }
    const given = readForecastId(tab)
    const looksAlone = given.from === 'alone' && !/[/\s?]|\.(?:com|net|io)\b/i.test(given.id)
    if (given.from === 'alone' && !looksAlone) {
      return {
        outcome: 'unreadable',
        says: 'No forecast’s id can be read from this address: it has no part “/forecast/<id>”.',
        evidence: [
          { kind: 'answer', question: 'The Forecast Tab’s address', answer: tab.trim(), shows: 'no id in it' },
        ],
      }
    }
    const evidence = [
      {
        kind: 'answer' as const,
        question: 'The Forecast Tab’s address',
        answer: tab.trim(),
        shows: `its id is ${given.id}`,
      },
    ] as const
    const facts = { ...(asked === '' ? {} : { forecastId: asked }), rightId: given.id, rightFrom: 'tab' }
    const difference = asked === '' ? 'other' : compareIds(asked, { id: given.id, name: null })
    const says =
      difference === 'same'
        ? `The tab’s address has exactly “${given.id}”.`
        : `The tab’s address has “${given.id}”${asked === '' ? '' : `, “${asked}” is asked for`}.`
    return { outcome: outcomeOf[difference], says, facts, evidence }
  },
})

/** Reads the forecast that the tab's address names, so that its id is shown to open. */
export const tabOpens = check({
  id: 'clari.tab-opens',
  asks: 'Does the id in the tab’s address open?',
  system: 'clari',
  costs: 'nothing',
  uses: ['tabUrl'],
  outcomes: { opens: 'pass', 'not-offered': 'info', ...refusals },
  facts: { ...refusalFacts, rightId: 'text', rightOpens: 'yes-no' },
  gather: async ({ send, answers, progress }) => {
    const id = readForecastId(answers['tabUrl'] ?? '').id
    progress(`Reading ${id}`)
    return { id, exchange: await send(readForecast, { forecastId: id }) }
  },
  judge: ({ id, exchange }) => {
    const answer = readAnswer(exchange, exportSchema)
    const refused = refusalOf(exchange, answer)
    const facts = { rightId: id, dialect: dialectOf(exchange) }
    if (refused === null) {
      const entries = answer.kind === 'ok' ? entryCount(answer.value) : null
      return {
        outcome: 'opens',
        says: `“${id}” opens${entries === null ? '' : `: ${entries} values came back`}.`,
        facts: { ...facts, rightOpens: true },
        evidence: [{ kind: 'exchange', exchange, place: 'status', quote: null, shows: `${id} opens` }],
      }
    }
    if (refused.outcome === 'no-route')
      return {
        outcome: 'not-offered',
        says: 'Clari does not offer to read a forecast without an export here.',
        facts,
        evidence: refused.evidence,
      }
    return { ...refused, facts: { ...refused.facts, ...facts } }
  },
})
