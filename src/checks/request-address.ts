import { readForecastId } from '#src/clari/forecast-id.ts'
import { forecastInLine, lineFault, readRequestLine } from '#src/clari/request-line.ts'
import { check } from '#src/domain/check.ts'

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
  gather: async ({ pastes }) => ({ text: pastes['request'] ?? '' }),
  judge: ({ text }) => {
    const line = readRequestLine(text)
    if (line === null)
      return {
        outcome: 'nothing',
        says: text.trim() === '' ? 'No request was pasted.' : 'No address of Clari can be seen in what was pasted.',
      }
    const fault = lineFault(line)
    const quoted = (shows: string) => [{ kind: 'paste' as const, text, quote: line.quote, shows }] as const
    const sent = { sentLine: `${line.method ?? ''} ${line.path}`.trim(), sentForecast: forecastInLine(line) }
    switch (fault?.kind) {
      case undefined:
        return {
          outcome: 'fine',
          says: 'The address is one that Clari’s API has.',
          facts: sent,
          evidence: quoted('an address that the API has'),
        }
      case 'host':
        return {
          outcome: 'wrong-host',
          says: `The request goes to ${fault.host}; the API is at api.clari.com.`,
          facts: { ...sent, sentHost: fault.host },
          evidence: quoted(`another host: ${fault.host}`),
        }
      case 'version':
        return {
          outcome: 'wrong-version',
          says:
            fault.version === null
              ? 'The request leaves out the version: /v4.'
              : `The request asks for version ${fault.version}; the API is at /v4.`,
          facts: { ...sent, sentVersion: fault.version ?? 'none', rightLine: fault.right },
          evidence: quoted(fault.version === null ? 'no version in the address' : `version ${fault.version}`),
        }
      case 'path':
        return {
          outcome: 'wrong-path',
          says: `Clari has no such path; the nearest that it has is ${fault.right}.`,
          facts: { ...sent, rightLine: fault.right },
          evidence: quoted('a path that the API does not have'),
        }
      case 'method':
        return {
          outcome: 'wrong-method',
          says: `The path is right and the method is not: ${fault.right}.`,
          facts: { ...sent, rightLine: fault.right },
          evidence: quoted(`sent as ${line.method ?? 'another method'}`),
        }
      case 'blank-id':
        return {
          outcome: 'blank-id',
          says: 'The address ends where the forecast’s id should come.',
          facts: sent,
          evidence: quoted('no id in the address'),
        }
      case 'placeholder':
        return {
          outcome: 'placeholder',
          says: `The address holds “${fault.placeholder}” instead of an id: it was never filled in.`,
          facts: { ...sent, placeholder: fault.placeholder },
          evidence: quoted('a placeholder instead of an id'),
        }
      case 'list':
        return {
          outcome: 'list',
          says:
            'The request asks for the list of forecasts, which the ' +
            'guide tells of and the published API does not have.',
          facts: sent,
          evidence: quoted('the guide’s list'),
        }
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
  gather: async ({ pastes, answers }) => ({ text: pastes['request'] ?? '', typed: answers['forecastId'] ?? '' }),
  judge: ({ text, typed }) => {
    const id = readForecastId(typed).id
    const line = readRequestLine(text)
    const sent = line === null ? null : forecastInLine(line)
    if (line === null || sent === null)
      return { outcome: 'unclear', says: 'No forecast’s id can be seen in the pasted request.' }
    const decoded = readForecastId(`/forecast/${sent}`).id
    if (decoded === id)
      return {
        outcome: 'same',
        says: `The request names ${id} too.`,
        facts: { sentForecast: decoded },
        evidence: [{ kind: 'paste', text, quote: line.quote, shows: 'the same forecast' }],
      }
    return {
      outcome: 'other-id',
      says: `The request names “${decoded}”; what opens here is “${id}”.`,
      facts: { sentForecast: decoded, rightId: id },
      evidence: [{ kind: 'paste', text, quote: line.quote, shows: `names ${decoded}` }],
    }
  },
})
