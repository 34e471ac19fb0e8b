import { exportAccess } from '#src/checks/clari/forecast/forecast-access.ts'
import { forecastIdShape } from '#src/checks/clari/forecast/forecast-id-shape.ts'
import { forecastKnown } from '#src/checks/clari/forecast/forecast-known.ts'
import { notFoundSays } from '#src/checks/clari/forecast/not-found-says.ts'
import { requestAddress, requestForecast } from '#src/checks/clari/request/request-address.ts'
import { tabId, tabOpens } from '#src/checks/clari/forecast/tab-id.ts'
import {
  when,
  wizard,
  type Action,
  type RunStep,
  type Verdict,
  type VerdictContext,
} from '#src/domain/model/scenario.ts'
import { forecastNamedIn } from '#src/reading/clari/mentions.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { message, told } from './told.ts'

const provedByForecast = { by: 'check', check: forecastKnown } as const
const provedByAnswer = { by: 'paste-again', check: notFoundSays } as const
const provedByRequest = { by: 'paste-again', check: requestAddress } as const

const tabAddress = 'app.clari.com/forecast/<forecastId>, the address of the Forecast Tab in the browser'
const again: Action = { who: 'you', does: 'Run the check again from this page.', where: null }
const pasteAnswer: Action = {
  who: 'you',
  does: 'Then paste what your client gets now below: it is read again.',
  where: null,
}
const pasteRequest: Action = { who: 'you', does: 'Then paste the new request below: it is read again.', where: null }

const asked = (context: VerdictContext) => told(context, 'forecastId', told(context, 'pastedForecast', 'this id'))
const right = (context: VerdictContext) => told(context, 'rightId', 'the listed one')
const shown = (context: VerdictContext) =>
  context.facts['rightOpens'] === true
    ? ` “${right(context)}” was read just now and opens.`
    : ' Nothing was read with it so far.'

/** The two dialects say the same in two ways; the guide tells of one only. */
function saidHow(context: VerdictContext): string {
  if (context.facts['code'] === 'no_such_forecast_config')
    return (
      ' The guide shows this as 404 “Forecast … not found”; your API is of the published kind and says 400 ' +
      'no_such_forecast_config. They mean the same.'
    )
  return ''
}

const useRight = (context: VerdictContext): readonly [Action, ...Action[]] => [
  {
    who: 'you',
    does: `Ask for “${right(context)}” instead of “${asked(context)}”, exactly so.`,
    where: 'the forecast’s id in your client: POST /export/forecast/{forecastId}',
  },
  pasteAnswer,
]

const wrongCase: Verdict = {
  kind: 'cause',
  cause: 'wrong-case',
  rests: 'observed',
  headline: (context) => `Upper and lower case matter: it is “${right(context)}”.`,
  explains: (context) =>
    `“${asked(context)}” differs from the forecast’s own id in case only, and Clari takes ids by the ` +
    `letter.${shown(context)}${saidHow(context)}`,
  actions: useRight,
  prove: provedByAnswer,
  disprovedBy: (context) => `“${right(context)}” being refused in the same way.`,
}

const displayName: Verdict = {
  kind: 'cause',
  cause: 'display-name',
  rests: 'observed',
  headline: (context) => `“${asked(context)}” is the tab’s name. Its id is “${right(context)}”.`,
  explains: (context) =>
    (context.facts['rightFrom'] === 'list'
      ? 'The list of forecasts gives this name to that id.'
      : 'It reads like the name of the tab whose address you gave.') +
    `${shown(context)} The guide puts the name into the export’s ` +
    `address; the published API wants the id.${saidHow(context)}`,
  actions: useRight,
  prove: provedByAnswer,
  disprovedBy: 'Another tab having the same name.',
}

const typo: Verdict = {
  kind: 'cause',
  cause: 'typo',
  rests: 'observed',
  headline: (context) => `There is no “${asked(context)}”. The nearest is “${right(context)}”.`,
  explains: (context) =>
    `The two differ by a slip.${shown(context)}` +
    (context.facts['listed'] === undefined
      ? ''
      : ` Of ${told(context, 'listedCount', 'the')} forecasts that this key may export, the likeliest are: ` +
        `${told(context, 'listed', '')}.`) +
    `${saidHow(context)}`,
  actions: useRight,
  prove: provedByAnswer,
  disprovedBy: 'The one you mean being another of the listed forecasts.',
}

const otherId: Verdict = {
  kind: 'cause',
  cause: 'other-id',
  rests: 'observed',
  headline: (context) => `The tab’s id is “${right(context)}”.`,
  explains: (context) =>
    'It was read from the tab’s address.' +
    (context.facts['forecastId'] === undefined
      ? ''
      : ` “${asked(context)}”, which is asked for, is another one, and Clari does not know it.`) +
    `${shown(context)}${saidHow(context)}`,
  actions: useRight,
  prove: provedByAnswer,
  disprovedBy: 'The address being that of another tab than the one you export.',
}

const notListed: Verdict = {
  kind: 'cause',
  cause: 'not-listed',
  rests: 'observed',
  headline: (context) => `“${asked(context)}” is none of the forecasts that this key may export.`,
  explains: (context) =>
    'Nothing in the list comes near it' +
    (context.facts['listed'] === undefined
      ? ''
      : `: ${told(context, 'listed', '')}${Number(context.facts['listedCount'] ?? 0) > 5 ? ' and others' : ''}`) +
    '. Either the tab was renamed or removed, or it belongs to another organisation, or it was never opened to the ' +
    `key’s user.${saidHow(context)}`,
  actions: (context) => [
    { who: 'you', does: 'Open the tab in Clari and read its id from the address.', where: tabAddress },
    {
      who: 'clari-admin',
      does: `Say whether “${asked(context)}” was renamed or removed, and whether the key’s user may see it.`,
      where:
        'Clari: the Forecast Tab’s configuration (Clari publishes no ' +
        'exact menu path for it; its customer success configures tabs)',
    },
    again,
  ],
  asks: (context) =>
    `Our Clari export asks for the forecast “${asked(context)}”, which is not among the forecasts that our API key ` +
    'may export. Was this tab renamed or removed, or is the key’s user not allowed to see it? Please tell me its id ' +
    'now (the last part of app.clari.com/forecast/…).',
  prove: provedByForecast,
  disprovedBy: 'A key of another user of the same organisation opening it under this id.',
}

const notKnown: Verdict = {
  kind: 'cause',
  cause: 'not-known',
  rests: 'observed',
  headline: (context) => `Clari knows no forecast “${asked(context)}”.`,
  explains: (context) =>
    `The key was accepted and the id is not known: “${message(context, 'not found')}”. A list to compare with is not ` +
    `offered by your API, so which id is meant cannot be told from here; the tab’s address has it.${saidHow(context)}`,
  actions: () => [
    {
      who: 'you',
      does: 'Open the tab in Clari, read its id from the address, and give it in the step before.',
      where: tabAddress,
    },
    {
      who: 'clari-admin',
      does: 'If you cannot open it: say whether the tab was renamed or removed.',
      where: 'Clari: the Forecast Tab’s configuration (Clari publishes no exact menu path for it)',
    },
    again,
  ],
  asks: (context) =>
    `Our Clari export asks for the forecast “${asked(context)}”, and the API knows none of that id. Was this tab ` +
    'renamed or removed? Please tell me its id now (the last part of app.clari.com/forecast/…).',
  prove: provedByForecast,
  disprovedBy: 'The same id opening for another key of the same organisation.',
}

const sameId: Verdict = {
  kind: 'cause',
  cause: 'known-to-the-page-only',
  rests: 'observed',
  headline: (context) => `The tab’s own id is “${asked(context)}”, and the API does not know it.`,
  explains: (context) =>
    'Id and tab agree by the letter, so it is no slip.' +
    `${context.facts['message'] === undefined ? '' : ` The API says “${message(context, '')}”.`} The key may belong ` +
    'to another organisation (a sandbox, say) than the page, or the tab is not configured for ' +
    `export.${saidHow(context)}`,
  actions: () => [
    {
      who: 'you',
      does:
        'Look whether the key was made in the same organisation as ' +
        'the tab: production and sandbox have keys of their own.',
      where: 'Clari: avatar › Settings › API Token, logged in where the tab is',
    },
    {
      who: 'clari-support',
      does: 'If it was: say why this tab cannot be exported.',
      where: 'your customer success manager at Clari, who configures Forecast Tabs',
    },
    again,
  ],
  asks: (context) =>
    `The Forecast Tab at app.clari.com/forecast/${asked(context)} opens in the browser, and the API of our key ` +
    'answers that no such forecast is configured. Please tell us whether the tab can be exported, and whether our ' +
    'key belongs to the same organisation; the ids are below.',
  prove: provedByForecast,
  disprovedBy: 'The same key opening another tab of the same page.',
}

const blank: Verdict = {
  kind: 'cause',
  cause: 'blank',
  rests: 'observed',
  headline: 'The request names no forecast.',
  explains: (context) =>
    'Where the id should stand there is nothing' +
    `${context.facts['message'] === undefined ? '' : ` (“${message(context, '')}”)`}. Usually a variable was empty ` +
    "when the address was put together. The API then says missing_forecast_id, “Forecast '' not found”, or that it " +
    'has no such route, depending on the kind of API.',
  actions: () => [
    {
      who: 'you',
      does:
        'Look where your client takes the id from, and why it is empty there: a variable with another name, a step ' +
        'that did not run, a missing column.',
      where: 'the forecast’s id in your client: POST /export/forecast/{forecastId}',
    },
    { who: 'you', does: 'Let the client stop with a word of its own when the id is empty.', where: null },
    pasteAnswer,
  ],
  prove: provedByAnswer,
  disprovedBy: 'The request as sent having an id in its address.',
}

const placeholder: Verdict = {
  ...blank,
  cause: 'placeholder',
  headline: 'A placeholder was sent instead of the id.',
  explains: (context) =>
    `The request asks for “${told(context, 'placeholder', asked(context))}` +
    '”, as it stands in an example: nothing was put in its place.',
  disprovedBy: 'The request as sent having a real id in its address.',
}

const padded: Verdict = {
  kind: 'cause',
  cause: 'id-with-extras',
  rests: 'observed',
  headline: 'The id is sent with something around it.',
  explains: (context) =>
    'Quotation marks and spaces count as part of the id, so Clari looks for another forecast than ' +
    `“${right(context)}”. They often come along from a spreadsheet, a shell or an .env file.`,
  actions: (context) => [
    { who: 'you', does: `Store and send “${right(context)}” alone.`, where: 'where your client takes the id from' },
    pasteAnswer,
  ],
  prove: provedByAnswer,
  disprovedBy: 'The id alone being refused in the same way.',
}

const lineWrong = (
  cause: string,
  headline: Verdict['headline'],
  explains: Verdict['explains'],
  does: (context: VerdictContext) => string,
): Verdict => ({
  kind: 'cause',
  cause,
  rests: 'observed',
  headline,
  explains,
  actions: (context) => [{ who: 'you', does: does(context), where: 'the address in your client' }, pasteRequest],
  prove: provedByRequest,
  disprovedBy: 'The same address being answered with anything but 404 for another key.',
})

const goesOn = (cause: string, headline: string, leadsTo: NonNullable<Verdict['leadsTo']>): Verdict => ({
  kind: 'open',
  cause,
  rests: 'observed',
  headline,
  explains: (context) =>
    `${told(context, 'detail', message(context, 'The answer was another one'))}` +
    '. So whether the forecast is there could not be seen.',
  actions: () => [
    {
      who: 'you',
      does: 'Go on with the other story; come back if the forecast is still not found after it.',
      where: null,
    },
    again,
  ],
  prove: provedByForecast,
  disprovedBy: 'Another answer on the next try.',
  leadsTo,
})

const addressRoutes = [
  when(requestAddress, ['wrong-host'], 'wrong-host'),
  when(requestAddress, ['wrong-version'], 'wrong-version'),
  when(requestAddress, ['wrong-path'], 'wrong-path'),
  when(requestAddress, ['wrong-method'], 'wrong-method'),
  when(requestAddress, ['blank-id'], 'blank'),
  when(requestAddress, ['placeholder'], 'placeholder'),
] as const

const compareTab = <const Same extends string, const None extends string>(same: Same, none: None) =>
  ({
    kind: 'run',
    title: 'What does the tab’s address say?',
    short: 'Against the tab',
    says: 'Compared here, nothing is sent.',
    checks: [tabId],
    routes: [
      when(tabId, ['same'], same),
      when(tabId, ['wrong-case'], 'wrong-case'),
      when(tabId, ['display-name'], 'display-name'),
      when(tabId, ['typo'], 'typo'),
      when(tabId, ['other-id'], 'other-id'),
      when(tabId, ['unreadable'], 'no-id-in-address'),
    ],
    otherwise: none,
    unknown: none,
  }) satisfies RunStep

const tabField = {
  name: 'tabUrl',
  kind: 'text',
  label: 'The tab’s address',
  help: 'Open the Forecast Tab in Clari and copy the address from the browser. Leave it empty if you cannot open it.',
  required: false,
  placeholder: 'https://app.clari.com/forecast/net_arr',
} as const
const requestField = {
  name: 'request',
  kind: 'paste',
  label: 'The request that fails',
  required: false,
  placeholder: 'curl -X POST -H "apikey: …" https://api.clari.com/v4/export/forecast/net_arr',
} as const

/** From “forecast not found” to what is wrong with the id, or with the address that it stands in. */
export const clariForecastNotFoundWizard = wizard({
  start: 'saw',
  steps: {
    saw: {
      kind: 'input',
      title: 'What came back?',
      short: 'What you saw',
      says:
        'Paste the answer, the log line or the error text. Keys ' +
        'in it are blanked first. Nothing at hand? Leave it empty.',
      fields: [
        {
          name: 'error',
          kind: 'paste',
          label: 'The answer or error',
          required: false,
          placeholder: '{"error":"Not Found","message":"Forecast \'wrong_name\' not found"}',
        },
      ],
      to: 'says',
    },
    says: {
      kind: 'run',
      title: 'What was not found?',
      short: 'What was not found',
      says: 'Read here, nothing is sent.',
      checks: [notFoundSays],
      routes: [when(notFoundSays, ['no-route', 'bare-404'], 'request-first')],
      otherwise: 'which',
      unknown: 'which',
    },
    'request-first': {
      kind: 'input',
      title: 'Which address was called?',
      short: 'Your request',
      says:
        'This 404 does not speak of a forecast: the address itself is not known. Paste the request: curl, the code, ' +
        'or the log line with the address.',
      fields: [requestField],
      to: 'address-first',
    },
    'address-first': {
      kind: 'run',
      title: 'Is it an address that the API has?',
      short: 'Its address',
      says: 'Held against the table of Clari’s calls; nothing is sent.',
      checks: [requestAddress],
      routes: [...addressRoutes, when(requestAddress, ['list'], 'list-not-offered')],
      otherwise: 'which',
      unknown: 'which',
    },
    which: {
      kind: 'input',
      title: 'Which forecast is asked for?',
      short: 'Which forecast',
      says: 'Give the id exactly as your client sends it. The checks only read, and use none of your export quota.',
      fields: [
        {
          name: 'forecastId',
          kind: 'text',
          label: 'Forecast id',
          help: 'As your client sends it. Leave it empty if it sends none.',
          required: false,
          placeholder: 'net_arr',
          suggests: ({ pastes }) => forecastNamedIn(readPaste(pastes['error'] ?? '')) ?? null,
        },
        { name: 'connection', kind: 'connection', label: 'Key', required: true },
      ],
      to: 'shape',
    },
    shape: {
      kind: 'run',
      title: 'Is there an id, and is it alone?',
      short: 'Its shape',
      says: 'Looked at here, nothing is sent.',
      checks: [forecastIdShape],
      routes: [
        when(forecastIdShape, ['blank'], 'blank'),
        when(forecastIdShape, ['placeholder'], 'placeholder'),
        when(forecastIdShape, ['quotes', 'spaces'], 'padded'),
      ],
      otherwise: 'look',
      unknown: 'look',
    },
    look: {
      kind: 'run',
      title: 'Does Clari know it?',
      short: 'Does Clari know it?',
      says: 'Reads the forecast, and where it is not known the list of forecasts: no export job, no quota.',
      checks: [forecastKnown],
      routes: [
        when(forecastKnown, ['known', 'listed'], 'request-last'),
        when(forecastKnown, ['wrong-case'], 'wrong-case'),
        when(forecastKnown, ['display-name'], 'display-name'),
        when(forecastKnown, ['typo'], 'typo'),
        when(forecastKnown, ['not-listed'], 'not-listed'),
        when(forecastKnown, ['not-known'], 'tab'),
        when(forecastKnown, ['not-offered'], 'may-export'),
        when(forecastKnown, ['wrong-address'], 'wrong-base'),
        when(forecastKnown, ['no-optin'], 'no-optin'),
        when(forecastKnown, ['forbidden'], 'forbidden'),
        when(forecastKnown, ['gateway-no-key', 'gateway-rejected', 'api-rejected', 'not-sent'], 'key-refused'),
        when(forecastKnown, ['rate-limited'], 'rate-limited'),
        when(
          forecastKnown,
          ['web-page', 'redirected', 'intercepted', 'no-answer', 'server-error', 'broken-answer'],
          'not-answered',
        ),
      ],
      otherwise: 'other-answer',
      unknown: 'from-paste',
    },
    'may-export': {
      kind: 'ask',
      title: 'Test it with a real export?',
      short: 'Use one export?',
      says:
        'Here Clari lets forecasts neither be read nor listed, so only an export shows whether the id is known. It ' +
        'uses one of your organisation’s monthly number and is cancelled at once, which frees it again unless it is ' +
        'already done. A refused one uses none.',
      answer: 'may-export',
      options: [
        { value: 'yes', label: 'Yes, start one export', to: 'export' },
        { value: 'no', label: 'No, compare it with the tab’s address', to: 'tab' },
      ],
    },
    export: {
      kind: 'run',
      title: 'Will Clari queue an export of it?',
      short: 'Is an export accepted?',
      says: 'Starts one export of this forecast and cancels it again. This uses quota.',
      checks: [exportAccess],
      routes: [
        when(exportAccess, ['accepted'], 'request-last'),
        when(exportAccess, ['no-such-forecast'], 'tab'),
        when(exportAccess, ['no-optin'], 'no-optin'),
        when(exportAccess, ['forbidden'], 'forbidden'),
        when(exportAccess, ['rate-limited'], 'rate-limited'),
      ],
      otherwise: 'other-answer',
      unknown: 'from-paste',
    },
    tab: {
      kind: 'input',
      title: 'What is the tab’s address?',
      short: 'The tab’s address',
      says:
        'Your API offers no list of forecasts (the guide’s command for it answers 404 here), so the id is read from ' +
        'the Forecast Tab’s own address: app.clari.com/forecast/<id>.',
      fields: [tabField],
      to: 'tab-read',
    },
    'tab-read': {
      kind: 'run',
      title: 'Is there an id in it?',
      short: 'The tab’s id',
      says: 'Read here, nothing is sent.',
      checks: [tabId],
      routes: [
        when(tabId, ['wrong-case', 'display-name', 'typo', 'other-id'], 'tab-opens'),
        when(tabId, ['same'], 'same-id'),
        when(tabId, ['unreadable'], 'no-id-in-address'),
      ],
      otherwise: 'not-known',
      unknown: 'not-known',
    },
    'tab-opens': {
      kind: 'run',
      title: 'Does the tab’s id open?',
      short: 'Does it open?',
      says: 'Reads the forecast under the id from the tab’s address: no export job, no quota.',
      checks: [tabOpens],
      routes: [
        when(tabOpens, ['opens', 'not-offered'], 'against-tab'),
        when(tabOpens, ['no-such-forecast'], 'tab-not-known'),
        when(tabOpens, ['no-optin'], 'no-optin'),
        when(tabOpens, ['forbidden'], 'forbidden'),
        when(tabOpens, ['rate-limited'], 'rate-limited'),
      ],
      otherwise: 'not-answered',
      unknown: 'against-tab',
    },
    'against-tab': compareTab('same-id', 'not-known'),
    'request-last': {
      kind: 'input',
      title: 'Clari knows this id. What does your client send?',
      short: 'Your request',
      says:
        'It opens from here, so the difference is in the request that ' +
        'fails. Paste it: curl, the code, or the log line with the address.',
      fields: [requestField],
      to: 'address-last',
    },
    'address-last': {
      kind: 'run',
      title: 'Is it the same request?',
      short: 'The same request?',
      says: 'Held against the table of Clari’s calls and the id that opens; nothing is sent.',
      checks: [requestAddress, requestForecast],
      routes: [...addressRoutes, when(requestForecast, ['other-id'], 'other-forecast-sent')],
      otherwise: 'known-here',
      unknown: 'known-here',
    },
    'from-paste': {
      kind: 'run',
      title: 'What does the pasted answer say?',
      short: 'The pasted answer',
      says: 'No live check was made, so only the pasted text is read. Nothing is sent.',
      checks: [notFoundSays],
      routes: [
        when(notFoundSays, ['missing-id'], 'blank'),
        when(notFoundSays, ['not-found'], 'tab-offline'),
        when(notFoundSays, ['no-route', 'bare-404'], 'no-route-pasted'),
        when(notFoundSays, ['page'], 'not-the-api-pasted'),
      ],
      otherwise: 'could-not-run',
      unknown: 'could-not-run',
    },
    'tab-offline': {
      kind: 'input',
      title: 'What is the tab’s address?',
      short: 'The tab’s address',
      says:
        'Without a connection the id can still be compared with the Forecast Tab’s own address: ' +
        'app.clari.com/forecast/<id>.',
      fields: [tabField],
      to: 'tab-offline-read',
    },
    'tab-offline-read': compareTab('same-id', 'not-known-pasted'),
  },
  verdicts: {
    'wrong-case': wrongCase,
    'display-name': displayName,
    typo,
    'other-id': otherId,
    'not-listed': notListed,
    'not-known': notKnown,
    'not-known-pasted': {
      ...notKnown,
      explains: (context) =>
        `The pasted answer says so${context.facts['message'] === undefined ? '' : `: “${message(context, '')}”`}. ` +
        `Nothing was checked live. Ids are taken by the letter, and a tab’s name is not its id.${saidHow(context)}`,
      actions: () => [
        {
          who: 'you',
          does: 'Open the tab in Clari, read its id from the address, and compare it letter by letter.',
          where: tabAddress,
        },
        {
          who: 'clari-admin',
          does: 'If you cannot open it: say whether the tab was renamed or removed.',
          where: 'Clari: the Forecast Tab’s configuration (Clari publishes no exact menu path for it)',
        },
        pasteAnswer,
      ],
      prove: provedByAnswer,
    },
    'tab-not-known': {
      ...sameId,
      headline: (context) => `The API does not know the tab’s own id, “${right(context)}”.`,
      explains: (context) =>
        `Neither “${asked(context)}”, which is asked for, nor the id in the tab’s address is known to the API of ` +
        `this key${context.facts['message'] === undefined ? '' : `: “${message(context, '')}”`}. The key may belong ` +
        'to another organisation (a sandbox, say) than the page, or the tab is not configured for ' +
        `export.${saidHow(context)}`,
      asks: (context) =>
        `The Forecast Tab at app.clari.com/forecast/${right(context)} opens in the browser, and the API of our key ` +
        'answers that no such forecast is configured. Please tell us whether the tab can be exported, and whether ' +
        'our key belongs to the same organisation; the ids are below.',
      prove: { by: 'check', check: tabOpens },
    },
    'same-id': sameId,
    'no-id-in-address': {
      ...notKnown,
      kind: 'open',
      cause: 'no-id-in-address',
      headline: 'There is no forecast’s id in that address.',
      explains: (context) =>
        'The address of a Forecast Tab looks like app.clari.com/forecast/net_arr; what was given has no such part. ' +
        `Clari does not know “${asked(context)}”` +
        `${context.facts['message'] === undefined ? '' : `: “${message(context, '')}”`}.`,
    },
    blank,
    placeholder,
    padded,
    'wrong-host': lineWrong(
      'wrong-host',
      (context) => `The request goes to ${told(context, 'sentHost', 'another host')}, not to the API.`,
      (context) =>
        `Clari’s API for forecasts is at api.clari.com. ${told(context, 'sentHost', 'That host')} is another part of ` +
        'Clari (app.clari.com is the page for people, copilot.clari.com is Copilot) and has no such paths.',
      () => 'Call https://api.clari.com/v4/… instead.',
    ),
    'wrong-version': lineWrong(
      'wrong-version',
      (context) =>
        told(context, 'sentVersion', 'none') === 'none'
          ? 'The address leaves out the version: /v4.'
          : `The address asks for ${told(context, 'sentVersion', 'another version')}; the API is at /v4.`,
      'The gateway in front of Clari looks at the path first; without /v4 it says “no Route matched with those ' +
        'values” before key or forecast are looked at.',
      (context) => `Call https://api.clari.com${told(context, 'rightLine', '/v4/…')} instead.`,
    ),
    'wrong-path': lineWrong(
      'wrong-path',
      'Clari’s API has no such path.',
      (context) =>
        `“${told(context, 'sentLine', 'The address')}” is none of its calls; the nearest that it has is ` +
        `${told(context, 'rightLine', 'POST /v4/export/forecast/{forecastId}')}. The gateway says 404 before the ` +
        'forecast is looked at, so the id may be perfectly right.',
      (context) =>
        `Call https://api.clari.com${told(context, 'rightLine', '/v4/export/forecast/{forecastId}')} instead.`,
    ),
    'wrong-method': lineWrong(
      'wrong-method',
      (context) =>
        `The path is right; the call is ${told(context, 'rightLine', 'POST /v4/export/forecast/{forecastId}')}.`,
      (context) =>
        `It was sent as “${told(context, 'sentLine', 'another method')}”. ` +
        'To the gateway that is another address, which it does not have.',
      (context) => `Send ${told(context, 'rightLine', 'POST /v4/export/forecast/{forecastId}')}.`,
    ),
    'list-not-offered': {
      kind: 'cause',
      cause: 'list-not-offered',
      rests: 'observed',
      headline: 'Your API has no list of forecasts.',
      explains:
        'The guide tells to list the forecasts first, and that is good advice where the call exists. The published ' +
        'API does not have it: “no Route matched” is then its plain answer, and neither key nor forecast is wrong.',
      actions: () => [
        { who: 'you', does: 'Read the id from the Forecast Tab’s address instead.', where: tabAddress },
        {
          who: 'you',
          does: 'Take the list out of your client’s start, or let it go on without.',
          where: 'GET /export/forecast/list in your client',
        },
        pasteAnswer,
      ],
      prove: provedByAnswer,
      disprovedBy: 'The same call being answered for another key of the organisation.',
    },
    'wrong-base': {
      kind: 'cause',
      cause: 'wrong-address',
      rests: 'observed',
      headline: (context) => `There is no Clari API at ${told(context, 'base', 'the address in use')}.`,
      explains:
        'Something answers there, and says 404 to every call that the API is known to have. So it is not about the ' +
        'forecast: the address that this product is set up with is wrong.',
      actions: () => [
        {
          who: 'you',
          does: 'Use https://api.clari.com/v4, with /v4 and nothing after it.',
          where: '.env, CLARI_BASE_URL; then start the product again',
        },
        again,
      ],
      prove: provedByForecast,
      disprovedBy: 'One of Clari’s calls being answered below the same address.',
    },
    'other-forecast-sent': {
      ...otherId,
      cause: 'other-forecast-sent',
      headline: (context) =>
        `Your client asks for “${told(context, 'sentForecast', 'another one')}”, not for “${right(context)}”.`,
      explains: (context) =>
        `“${right(context)}” opens from here. The pasted request names another id; compare them letter by letter, ` +
        'upper and lower case too.',
      actions: (context) => [
        { who: 'you', does: `Let your client ask for “${right(context)}”.`, where: 'the forecast’s id in your client' },
        pasteRequest,
      ],
      prove: { by: 'paste-again', check: requestForecast },
      disprovedBy: 'The pasted request being from another job than the one that fails.',
    },
    'known-here': {
      kind: 'clear',
      cause: 'known-here',
      rests: 'observed',
      headline: (context) => `Clari knows “${asked(context)}”.`,
      explains:
        'It was found with this key just now. Where it is not found, something else is sent: another id, another ' +
        'address, or the key of another organisation.',
      actions: () => [
        {
          who: 'you',
          does:
            'Run the curl line below where it fails; if the forecast opens ' +
            'there too, compare the address with what your client sends.',
          where: 'the machine where your client runs',
        },
        pasteAnswer,
      ],
      prove: provedByAnswer,
      disprovedBy: 'The same id being refused with the same key from here.',
    },
    'no-optin': goesOn(
      'no-optin',
      'The forecast is there; the key’s user is not opted in to it.',
      'clari.unauthorized',
    ),
    forbidden: goesOn('forbidden', 'The forecast is there; the key’s user may not see it.', 'clari.forbidden'),
    'key-refused': goesOn(
      'key-refused',
      'It is the key that is refused, before any forecast is looked at.',
      'clari.unauthorized',
    ),
    'rate-limited': goesOn(
      'rate-limited',
      'Clari asks to slow down, so nothing could be looked up.',
      'clari.rate-limited',
    ),
    'not-answered': goesOn(
      'not-answered',
      'No proper answer came, so nothing could be looked up.',
      'clari.unreachable',
    ),
    'other-answer': goesOn('other-answer', 'Clari answered something else.', 'clari.bad-request'),
    'no-route-pasted': {
      kind: 'cause',
      cause: 'no-route',
      rests: 'observed',
      headline: 'The address is not known; the forecast was not even looked at.',
      explains:
        'The pasted 404 does not speak of a forecast: the gateway knows no such address. A version other than /v4, a ' +
        'path that the API does not have, or the guide’s list, which the published API lacks, are answered like this.',
      actions: () => [
        {
          who: 'you',
          does: 'Compare the address with https://api.clari.com/v4/export/forecast/{forecastId}, sent as POST.',
          where: 'the address in your client',
        },
        {
          who: 'you',
          does: 'Or go back and paste the request: its address is then held against the API’s own.',
          where: 'the step “Your request”',
        },
        pasteAnswer,
      ],
      prove: provedByAnswer,
      disprovedBy: 'The same address being answered with anything but 404 for another key.',
    },
    'not-the-api-pasted': {
      kind: 'cause',
      cause: 'not-the-api',
      rests: 'observed',
      headline: 'Something else than Clari’s API says that it is not there.',
      explains:
        'What was pasted is a web page. The API never sends pages, so the forecast was not looked at: the address ' +
        'leads to a site, or a proxy answered.',
      actions: () => [
        {
          who: 'you',
          does: 'Compare the address with https://api.clari.com/v4/…; app.clari.com is for people, not the API.',
          where: 'the address in your client',
        },
        pasteAnswer,
      ],
      prove: provedByAnswer,
      disprovedBy: 'Clari’s support confirming that this page is theirs.',
      leadsTo: 'clari.unreachable',
    },
    'could-not-run': {
      kind: 'open',
      cause: 'not-checked',
      rests: 'observed',
      headline: 'Nothing could be proved yet.',
      explains: 'No live check could be finished, and the pasted text does not say what was not found.',
      actions: () => [
        { who: 'you', does: 'Connect a key: the checks only read.', where: 'the Connections page' },
        { who: 'you', does: 'Or paste the full answer below, body included.', where: null },
      ],
      prove: provedByAnswer,
      disprovedBy: 'A check that runs to its end.',
    },
  },
})
