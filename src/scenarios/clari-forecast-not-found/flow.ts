import { exportAccess } from '#src/checks/clari/forecast/forecast-access.ts'
import { forecastIdShape } from '#src/checks/clari/forecast/forecast-id-shape.ts'
import { forecastKnown } from '#src/checks/clari/forecast/forecast-known.ts'
import { requestAddress, requestForecast } from '#src/checks/clari/request/request-address.ts'
import { tabId, tabOpens } from '#src/checks/clari/forecast/tab-id.ts'
import { defineFlow, type InputField } from '#src/domain/model/scenario.ts'
import { forecastNamedIn } from '#src/reading/clari/mentions.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { byName } from '#src/scenarios/shared/by-name.ts'
import { handOvers, refused } from '#src/scenarios/shared/refusals.ts'
import { forecastField, keyField, mayExport, ownRequest, routesBy, runs, saw } from '#src/scenarios/shared/steps.ts'
import { notFoundSays } from './says.ts'
import * as verdicts from './verdicts.ts'

/** What a request's address can have wrong. */
const addressFaults = {
  'wrong-host': 'wrong-host',
  'wrong-version': 'wrong-version',
  'wrong-path': 'wrong-path',
  'wrong-method': 'wrong-method',
  'blank-id': 'blank',
  placeholder: 'placeholder',
} as const

/** How an id can differ from the right one. */
const idFaults = { 'wrong-case': 'wrong-case', 'display-name': 'display-name', typo: 'typo' } as const

const request = {
  label: 'The request that fails',
  placeholder: 'curl -X POST -H "apikey: …" https://api.clari.com/v4/export/forecast/net_arr',
} as const

const asTyped: InputField = {
  ...forecastField,
  help: 'As your client sends it. Leave it empty if it sends none.',
  required: false,
  suggests: ({ pastes }) => forecastNamedIn(readPaste(pastes['error'] ?? '')) ?? null,
}

const tabAddress = <const T extends string>(says: string, to: T) =>
  ({
    kind: 'input',
    title: 'What is the tab’s address?',
    short: 'The tab’s address',
    says,
    fields: [
      {
        name: 'tabUrl',
        kind: 'text',
        label: 'The tab’s address',
        help: 'Open the Forecast Tab in Clari and copy the address from the browser. Leave it empty if you can’t.',
        required: false,
        placeholder: 'https://app.clari.com/forecast/net_arr',
      },
    ],
    to,
  }) as const

const againstTab = runs(tabId, {
  title: 'What does the tab’s address say?',
  short: 'Against the tab',
  says: 'Compared here, nothing is sent.',
  to: { ...idFaults, same: 'same-id', 'other-id': 'other-id', unreadable: 'no-id-in-address' },
  otherwise: 'not-known',
  unknown: 'not-known',
})

/** From “forecast not found” to what is wrong with the id, or with the address that it stands in. */
export const flow = defineFlow({
  start: 'saw',
  steps: {
    saw: saw({
      says:
        'Paste the answer, the log line or the error text. Keys in it are blanked first. Nothing at hand? Leave it ' +
        'empty.',
      placeholder: '{"error":"Not Found","message":"Forecast \'wrong_name\' not found"}',
      to: 'says',
    }),
    says: runs(notFoundSays, {
      title: 'What was not found?',
      short: 'What was not found',
      to: { 'no-route': 'request-first', 'bare-404': 'request-first' },
      otherwise: 'which',
      unknown: 'which',
    }),
    'request-first': ownRequest({
      ...request,
      title: 'Which address was called?',
      says:
        'This 404 does not speak of a forecast: the address itself is not known. Paste the request: curl, the code, ' +
        'or the log line with the address.',
      to: 'address-first',
    }),
    'address-first': runs(requestAddress, {
      title: 'Is it an address that the API has?',
      short: 'Its address',
      says: 'Held against the table of Clari’s calls; nothing is sent.',
      to: { ...addressFaults, list: 'list-not-offered' },
      otherwise: 'which',
      unknown: 'which',
    }),
    which: {
      kind: 'input',
      title: 'Which forecast is asked for?',
      short: 'Which forecast',
      says: 'Give the id exactly as your client sends it. The checks only read, and use none of your export quota.',
      fields: [asTyped, keyField],
      to: 'shape',
    },
    shape: runs(forecastIdShape, {
      title: 'Is there an id, and is it alone?',
      short: 'Its shape',
      says: 'Looked at here, nothing is sent.',
      to: { 'not-given': 'from-paste', blank: 'blank', placeholder: 'placeholder', quotes: 'padded', spaces: 'padded' },
      otherwise: 'look',
      unknown: 'look',
    }),
    look: runs(forecastKnown, {
      title: 'Does Clari know it?',
      short: 'Does Clari know it?',
      says: 'Reads the forecast, and where it is not known the list of forecasts: no export job, no quota.',
      to: {
        ...refused(forecastKnown),
        ...idFaults,
        known: 'request-last',
        listed: 'request-last',
        'not-listed': 'not-listed',
        'not-known': 'tab',
        'no-such-forecast': 'tab',
        'not-offered': 'may-export',
        'wrong-address': 'wrong-base',
      },
    }),
    'may-export': mayExport({
      says:
        'Here Clari lets forecasts neither be read nor listed, so only an export shows whether the id is known. It ' +
        'uses one of your organisation’s monthly number and is cancelled at once, which frees it again unless it is ' +
        'already done. A refused one uses none.',
      yes: 'export',
      no: { label: 'No, compare it with the tab’s address', to: 'tab' },
    }),
    export: runs(exportAccess, {
      title: 'Will Clari queue an export of it?',
      short: 'Is an export accepted?',
      says: 'Starts one export of this forecast and cancels it again. This uses quota.',
      to: { ...refused(exportAccess), accepted: 'request-last', 'no-such-forecast': 'tab' },
    }),
    tab: tabAddress(
      'Your API offers no list of forecasts (the guide’s command for it answers 404 here), so the id is read from ' +
        'the Forecast Tab’s own address: app.clari.com/forecast/<id>.',
      'tab-read',
    ),
    'tab-read': runs(tabId, {
      title: 'Is there an id in it?',
      short: 'The tab’s id',
      to: {
        'wrong-case': 'tab-opens',
        'display-name': 'tab-opens',
        typo: 'tab-opens',
        'other-id': 'tab-opens',
        same: 'same-id',
        unreadable: 'no-id-in-address',
      },
      otherwise: 'not-known',
      unknown: 'not-known',
    }),
    'tab-opens': runs(tabOpens, {
      title: 'Does the tab’s id open?',
      short: 'Does it open?',
      says: 'Reads the forecast under the id from the tab’s address: no export job, no quota.',
      to: {
        ...refused(tabOpens),
        opens: 'against-tab',
        'not-offered': 'against-tab',
        'no-such-forecast': 'tab-not-known',
      },
      unknown: 'against-tab',
    }),
    'against-tab': againstTab,
    'request-last': ownRequest({
      ...request,
      title: 'Clari knows this id. What does your client send?',
      says:
        'It opens from here, so the difference is in the request that fails. Paste it: curl, the code, or the log ' +
        'line with the address.',
      to: 'address-last',
    }),
    'address-last': {
      kind: 'run',
      title: 'Is it the same request?',
      short: 'The same request?',
      says: 'Held against the table of Clari’s calls and the id that opens; nothing is sent.',
      checks: [requestAddress, requestForecast],
      routes: [
        ...routesBy(requestAddress, addressFaults),
        ...routesBy(requestForecast, { 'other-id': 'other-forecast-sent' }),
      ],
      otherwise: 'known-here',
      unknown: 'known-here',
    },
    'from-paste': runs(notFoundSays, {
      title: 'What does the pasted answer say?',
      short: 'The pasted answer',
      says: 'Without an id nothing can be asked, so only the pasted text is read. Nothing is sent.',
      to: {
        'missing-id': 'blank',
        'not-found': 'tab-offline',
        'no-route': 'no-route',
        'bare-404': 'no-route',
        page: 'not-the-api',
      },
      otherwise: 'could-not-run',
      unknown: 'could-not-run',
    }),
    'tab-offline': tabAddress(
      'Without a connection the id can still be compared with the Forecast Tab’s own address: ' +
        'app.clari.com/forecast/<id>.',
      'tab-offline-read',
    ),
    'tab-offline-read': againstTab,
  },
  verdicts: {
    ...handOvers('So whether the forecast is there could not be seen.', 'the forecast is still not found after it', [
      'no-such-forecast',
    ]),
    ...byName(verdicts),
  },
})
