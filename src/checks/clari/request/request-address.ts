import { readForecastId } from '#src/clari/forecast-id.ts'
import { forecastInLine, lineFault } from '#src/clari/request-line.ts'
import { check } from '#src/domain/model/check.ts'
import type { FactsGiven, NoFacts } from '#src/domain/model/facts.ts'
import { readRequestLine } from '#src/reading/clari/request.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { quoted } from './says-check.ts'

/**
 * Holds the address of a pasted request against the calls that Clari is known to have: host, version, path, method, and
 * whether it names a forecast.
 */
export const requestAddress = check({
  id: 'clari.request-address',
  asks: 'Is the address one that Clari’s API has?',
  system: 'clari',
  costs: 'offline',
  reads: ['request'],
  outcomes: {
    'wrong-host': 'fail',
    'wrong-version': 'fail',
    'wrong-path': 'fail',
    'wrong-method': 'fail',
    'blank-id': 'fail',
    placeholder: 'fail',
    list: 'info',
    fine: 'pass',
    nothing: 'info',
  },
  facts: {
    sentLine: 'text',
    sentForecast: 'text',
    sentHost: 'text',
    sentVersion: 'text',
    rightLine: 'text',
    placeholder: 'text',
  },
  gather: async ({ pastes }) => ({ paste: readPaste(pastes['request'] ?? '') }),
  judge: ({ paste }) => {
    const { text } = paste
    const line = readRequestLine(paste)
    if (line === null)
      return {
        outcome: 'nothing',
        says: text.trim() === '' ? 'No request was pasted.' : 'No address of Clari can be seen in what was pasted.',
      }
    const fault = lineFault(line)
    const sent = { sentLine: `${line.method ?? ''} ${line.path}`.trim(), sentForecast: forecastInLine(line) }
    const tell = <const O extends string, More extends FactsGiven = NoFacts>(
      outcome: O,
      says: string,
      shows: string,
      more?: More,
    ) => quoted(paste, outcome, line.quote, { says, shows, facts: { ...sent, ...more } })
    switch (fault?.kind) {
      case undefined:
        return tell('fine', 'The address is one that Clari’s API has.', 'an address that the API has')
      case 'host':
        return tell(
          'wrong-host',
          `The request goes to ${fault.host}; the API is at api.clari.com.`,
          `another host: ${fault.host}`,
          { sentHost: fault.host },
        )
      case 'version': {
        const more = { sentVersion: fault.version ?? 'none', rightLine: fault.right }
        return fault.version === null
          ? tell('wrong-version', 'The request leaves out the version: /v4.', 'no version in the address', more)
          : tell(
              'wrong-version',
              `The request asks for version ${fault.version}; the API is at /v4.`,
              `version ${fault.version}`,
              more,
            )
      }
      case 'path':
        return tell(
          'wrong-path',
          `Clari has no such path; the nearest that it has is ${fault.right}.`,
          'a path that the API does not have',
          { rightLine: fault.right },
        )
      case 'method':
        return tell(
          'wrong-method',
          `The path is right and the method is not: ${fault.right}.`,
          `sent as ${line.method ?? 'another method'}`,
          { rightLine: fault.right },
        )
      case 'blank-id':
        return tell('blank-id', 'The address ends where the forecast’s id should come.', 'no id in the address')
      case 'placeholder':
        return tell(
          'placeholder',
          `The address holds “${fault.placeholder}” instead of an id: it was never filled in.`,
          'a placeholder instead of an id',
          { placeholder: fault.placeholder },
        )
      case 'list':
        return tell(
          'list',
          'The request asks for the list of forecasts, which the guide tells of and the published API does not have.',
          'the guide’s list',
        )
    }
  },
})

/** Compares the forecast that a pasted request names with the one that opens from here. */
export const requestForecast = check({
  id: 'clari.request-forecast',
  asks: 'Does your own request name the same forecast?',
  system: 'clari',
  costs: 'offline',
  uses: ['forecastId'],
  reads: ['request'],
  outcomes: { 'other-id': 'fail', same: 'pass', unclear: 'info' },
  facts: { sentForecast: 'text', rightId: 'text' },
  gather: async ({ pastes, answers }) => ({
    paste: readPaste(pastes['request'] ?? ''),
    typed: answers['forecastId'] ?? '',
  }),
  judge: ({ paste, typed }) => {
    const rightId = readForecastId(typed).id
    const line = readRequestLine(paste)
    const sent = line === null ? null : forecastInLine(line)
    if (line === null || sent === null)
      return { outcome: 'unclear', says: 'No forecast’s id can be seen in the pasted request.' }
    const sentForecast = readForecastId(`/forecast/${sent}`).id
    return sentForecast === rightId
      ? quoted(paste, 'same', line.quote, {
          says: `The request names ${rightId} too.`,
          shows: 'the same forecast',
          facts: { sentForecast },
        })
      : quoted(paste, 'other-id', line.quote, {
          says: `The request names “${sentForecast}”; what opens here is “${rightId}”.`,
          shows: `names ${sentForecast}`,
          facts: { sentForecast, rightId },
        })
  },
})
