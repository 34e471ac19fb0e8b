import { exportAccess, forecastAccess } from '#src/checks/clari/forecast/forecast-access.ts'
import { keyAccepted } from '#src/checks/clari/key/key-accepted.ts'
import { keyShape } from '#src/checks/clari/key/key-shape.ts'
import { requestSends } from '#src/checks/clari/request/request-sends.ts'
import { defineFlow, type AskStep } from '#src/domain/model/scenario.ts'
import { byName } from '#src/scenarios/shared/by-name.ts'
import { handOvers, refused } from '#src/scenarios/shared/refusals.ts'
import {
  mayExport,
  option,
  ownRequest,
  routesBy,
  runs,
  saw,
  whichForecast,
  whichKey,
} from '#src/scenarios/shared/steps.ts'
import { unauthorizedSays } from './says.ts'
import * as verdicts from './verdicts.ts'

/** Whether the same key used to work is known only to the analyst; both refusals ask it in the same words. */
const workedBefore = <const Never extends string>(never: Never): AskStep<'worked-before' | Never> => ({
  kind: 'ask',
  title: 'Did this same key work before?',
  short: 'Did it work before?',
  says: 'No API tells a revoked key from one that never was valid, so this is yours to say. It decides whom to ask.',
  answer: 'worked-before',
  options: [
    option(
      'yes',
      'Yes, it worked until recently',
      'worked-before',
      'Then it was revoked or replaced, or its maker left.',
    ),
    option('no', 'No, it is new here', never, 'Then it was copied wrongly, or made for something else.'),
    option('unknown', 'I don’t know', never, 'Then it is treated as a key that Clari does not know.'),
  ],
})

/** Where refusals lead that are this scenario's own, whichever call met them. */
const own = {
  'gateway-no-key': 'header-lost',
  'gateway-rejected': 'before-gateway',
  'not-sent': 'key-unsendable',
  'web-page': 'not-the-api',
  redirected: 'redirected',
  intercepted: 'intercepted',
} as const

/**
 * From “401 Unauthorized” to what is wrong: the key, its shape, its user’s rights, the client’s request, or
 * something in between.
 */
export const flow = defineFlow({
  start: 'saw',
  steps: {
    saw: saw({
      says: 'Paste the answer, the log line or the error. Keys in it are blanked first. It may stay empty.',
      placeholder: '{"error":"Unauthorized","message":"Invalid API key"}',
      to: 'which-key',
    }),
    'which-key': whichKey({
      title: 'Which key should be checked?',
      says: 'The checks that follow only read, and use no export quota. The key stays in the product’s own server.',
      to: 'key',
    }),
    key: {
      kind: 'run',
      title: 'Does Clari take the key?',
      short: 'Does Clari take it?',
      says: 'Its shape first, without sending anything; then one read-only question to Clari.',
      checks: [keyShape, keyAccepted],
      routes: [
        ...routesBy(keyShape, { missing: 'key-missing', odd: 'key-odd' }),
        ...routesBy(keyAccepted, {
          ...refused(keyAccepted),
          ...own,
          'api-rejected': 'before-api',
          accepted: 'pasted',
        }),
      ],
      otherwise: 'other-answer',
      unknown: 'from-paste',
    },
    'before-gateway': workedBefore('gateway-rejected'),
    'before-api': workedBefore('api-rejected'),
    pasted: runs(unauthorizedSays, {
      title: 'What does the pasted answer say?',
      short: 'The pasted answer',
      to: { 'no-optin': 'forecast' },
      otherwise: 'where',
      unknown: 'where',
    }),
    where: {
      kind: 'ask',
      title: 'The key works from here. Where is it refused?',
      short: 'Where it is refused',
      says: 'Clari has just accepted it. So it is refused for one forecast only, or something else sends the request.',
      answer: 'refused-at',
      options: [
        option('forecast', 'When exporting a certain forecast', 'forecast', 'The key’s user may lack an opt-in.'),
        option(
          'client',
          'In our own script, connector or tool',
          'request',
          'It may send another key, or in another way.',
        ),
        option('unknown', 'I’m not sure', 'forecast', 'Then the forecast is looked at first.'),
      ],
    },
    forecast: whichForecast('access'),
    access: runs(forecastAccess, {
      title: 'May its user see this forecast?',
      short: 'Does it open?',
      says: 'Reads the forecast as the key’s user: no export job, no quota.',
      to: {
        ...refused(forecastAccess),
        ...own,
        'api-rejected': 'forecast-refused',
        accepted: 'request',
        'not-offered': 'may-export',
      },
      unknown: 'forecast-not-tested',
    }),
    'may-export': mayExport({
      says:
        'Here Clari lets no forecast be read without an export, so only an export shows whether the key’s user may ' +
        'see it. It uses one of the month’s and is cancelled at once, which frees it unless it is already done.',
      yes: 'export',
      no: { label: 'No, leave it', to: 'forecast-not-tested' },
    }),
    export: runs(exportAccess, {
      title: 'Will Clari queue an export for its user?',
      short: 'Is an export accepted?',
      says: 'Starts one export of this forecast and cancels it again. This uses quota.',
      to: { ...refused(exportAccess), ...own, 'api-rejected': 'forecast-refused', accepted: 'request' },
      unknown: 'forecast-not-tested',
    }),
    request: ownRequest({
      title: 'What does your own client send?',
      says:
        'All is well from here, so the request that fails is another. Paste it: curl with -v, the code, or the ' +
        'connector’s log. The key in it is blanked at once; its length and last two characters are kept to compare.',
      label: 'The request that fails',
      placeholder: 'curl -v -H "Authorization: Bearer …" https://api.clari.com/v4/export/forecast/list',
      to: 'compare-request',
    }),
    'compare-request': runs(requestSends, {
      title: 'Is it the same request?',
      short: 'The same request?',
      says: 'Compared here with what Clari accepted; nothing is sent.',
      to: {
        'other-header': 'other-header',
        'other-key': 'other-key',
        'odd-key': 'key-sent-oddly',
        'empty-key': 'key-sent-oddly',
        'other-address': 'other-address',
        same: 'same-request',
      },
      otherwise: 'works-from-here',
      unknown: 'works-from-here',
    }),
    'from-paste': runs(unauthorizedSays, {
      title: 'What does the pasted answer say?',
      short: 'The pasted answer',
      says: 'No live check was made, so only the pasted text is read. Nothing is sent.',
      to: {
        'no-optin': 'no-optin',
        'gateway-no-key': 'header-lost',
        'gateway-rejected': 'gateway-rejected',
        'not-sent': 'key-unsendable',
        'api-rejected': 'api-rejected',
        'web-page': 'not-the-api',
      },
      otherwise: 'could-not-run',
      unknown: 'could-not-run',
    }),
  },
  verdicts: {
    ...handOvers('So the refusal with 401 was not met.', '401 is still met after it', [
      'key-refused',
      'no-optin',
      'not-answered',
    ]),
    ...byName(verdicts),
  },
})
