import { forecastAccess, exportAccess } from '#src/checks/clari/forecast/forecast-access.ts'
import { keyAccepted } from '#src/checks/clari/key/key-accepted.ts'
import { keyReady } from '#src/checks/clari/key/key-ready.ts'
import { keyShape } from '#src/checks/clari/key/key-shape.ts'
import { pasteSays } from '#src/checks/clari/request/paste-says.ts'
import { requestSends } from '#src/checks/clari/request/request-sends.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import {
  when,
  defineFlow,
  type Action,
  type AskStep,
  type Verdict,
  type VerdictContext,
} from '#src/domain/model/scenario.ts'
import { forecastIn } from '#src/reading/clari/mentions.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { told } from './shared/told.ts'

const tokenMenu =
  'Clari: avatar › Settings › API Token › Generate New API Token (the guide calls it User Settings › API Token)'
const provedByKey = { by: 'check', check: keyReady } as const
const provedByForecast = { by: 'check', check: forecastAccess } as const
const provedByRequest = { by: 'paste-again', check: requestSends } as const
const provedByAnswer = { by: 'paste-again', check: pasteSays } as const

/** The forecast in question, by its id where it is known. */
function forecastName(context: VerdictContext): string {
  const id = context.facts['forecastId']
  return id === undefined ? 'this forecast' : `the forecast ${String(id)}`
}

function keyPlace(context: VerdictContext): string {
  switch (context.facts['keySource']) {
    case 'env':
      return '.env, CLARI_API_KEY; then start the product again'
    case 'demo':
      return 'the demo tenant’s switches (top right); with your own account: .env or the Connections page'
    default:
      return 'the Connections page'
  }
}

const checkAgain: Action = {
  who: 'you',
  does: 'Run the check again from this page: it turns green when the key is accepted.',
  where: null,
}

/** Whether the same key used to work is known only to the analyst; both refusals ask it in the same words. */
function askBefore<const Before extends string, const Never extends string>(
  worked: Before,
  never: Never,
): AskStep<Before | Never> {
  return {
    kind: 'ask',
    title: 'Did this same key work before?',
    short: 'Did it work before?',
    says: 'No API tells a revoked key from one that never was valid, so this is yours to say. It decides whom to ask.',
    answer: 'worked-before',
    options: [
      {
        value: 'yes',
        label: 'Yes, it worked until recently',
        says: 'Then it was revoked, replaced, or its maker’s account was closed.',
        to: worked,
      },
      {
        value: 'no',
        label: 'No, it is new here',
        says: 'Then it was copied wrongly, or made for something else.',
        to: never,
      },
      {
        value: 'unknown',
        label: 'I don’t know',
        says: 'Then it is treated as a key that Clari does not know.',
        to: never,
      },
    ],
  }
}

const refusedKey = (by: 'gateway' | 'api'): Verdict => ({
  kind: 'cause',
  cause: `${by}-rejected`,
  rests: 'observed',
  headline: by === 'gateway' ? 'Clari’s gateway does not know this key.' : 'Clari’s API refuses this key.',
  explains: (context) =>
    (by === 'gateway'
      ? 'The request arrived with a well-formed key, and the gateway ' +
        'in front of Clari turned it away before any data was asked for'
      : 'The request arrived with a well-formed key and was turned away by the API itself') +
    `: “${told(context, 'message', '401')}”. The key ` +
    `(${told(context, 'key', 'as configured')}) is not one that Clari has now.`,
  actions: (context) => [
    {
      who: 'you',
      does: 'Compare the key’s last two characters with the token in Clari; copy it again if they differ.',
      where: keyPlace(context),
    },
    {
      who: 'clari-admin',
      does: 'If it is gone from the list of tokens: make a new one for the integration’s user and hand it over safely.',
      where: tokenMenu,
    },
    checkAgain,
  ],
  asks: (context) =>
    `Our integration’s Clari API key (${told(context, 'key', 'see above')}) is refused with 401. Please look whether ` +
    'a token with that ending still exists for the integration’s user; if not, generate a new one (avatar › Settings ' +
    '› API Token › Generate New API Token) and send it to me over a safe channel.',
  prove: provedByKey,
  disprovedBy:
    'The same key being accepted from another place: then the key is ' +
    'good and something between here and Clari changes the request.',
})

const noOptIn: Verdict = {
  kind: 'cause',
  cause: 'no-optin',
  rests: 'observed',
  headline: (context) =>
    `The key is fine. Its user is not opted in to ${told(context, 'forecastId', 'this forecast')}.`,
  explains: (context) =>
    'Clari took the key and refuses this one forecast for the person the key belongs ' +
    `to${context.facts['scope'] === undefined ? '' : ` (scope ${told(context, 'scope', '')})`}. A new key of the ` +
    'same person would be refused in the same way.' +
    (context.facts['secondMay'] === true
      ? ` ${told(context, 'secondConnection', 'Another connection')} may read it, so the forecast itself is there.`
      : ''),
  actions: (context) => [
    {
      who: 'clari-admin',
      does:
        `Opt the key’s user in to ${forecastName(context)}, at the ` +
        'top of the hierarchy if the export should hold everybody.',
      where: 'Clari: the opt-ins of this Forecast Tab (Clari publishes no exact menu path for it)',
    },
    {
      who: 'you',
      does:
        'Don’t regenerate the key: that would break whatever else uses it and change nothing here. Run the check ' +
        'again once the user is opted in.',
      where: null,
    },
  ],
  asks: (context) =>
    'The user behind our Clari API key is not opted in to the forecast ' +
    `“${told(context, 'forecastId', '(see evidence)')}”` +
    `${context.facts['scope'] === undefined ? '' : ` (scope ${told(context, 'scope', '')})`}, so its export is ` +
    'refused with 401 no_optin although the key itself is accepted. Please opt this user in to the forecast. The key ' +
    'must not be regenerated: it is fine.',
  prove: provedByForecast,
  disprovedBy: 'The same refusal for a user who is shown as opted in to this forecast.',
}

const headerLost: Verdict = {
  kind: 'cause',
  cause: 'no-key-arrived',
  rests: 'observed',
  headline: 'The key never reached Clari.',
  explains:
    'The gateway answers “No API key found in request”: the request arrived there without the header “apikey”. A ' +
    'request that was sent with it has lost it on the way, as happens behind a corporate proxy or an API gateway ' +
    'that drops headers it does not know; or the client never sent it under that name.',
  actions: () => [
    {
      who: 'you',
      does: 'Send the key in the header “apikey”, spelled like that, and not as “Authorization” or “X-Api-Key”.',
      where: 'the client’s or connector’s header settings',
    },
    {
      who: 'you',
      does:
        'If that is done already: ask your network team whether a proxy between here and api.clari.com drops the ' +
        'header, and let it through.',
      where: null,
    },
    checkAgain,
  ],
  asks:
    'Requests to api.clari.com arrive there without their “apikey” header. Please check whether a proxy or gateway ' +
    'on our side removes headers from outgoing requests, and let “apikey” through to that host.',
  prove: provedByKey,
  disprovedBy: 'The same request from a network without that proxy giving the same answer.',
}

const otherWay = (context: VerdictContext) =>
  `The key (${told(context, 'key', 'as configured')}) was accepted from here.`

const fromPaste = (verdict: Verdict): Verdict => ({ ...verdict, prove: provedByAnswer })

/** The answer that a told verdict rests on. */
function saidBefore(): readonly Evidence[] {
  return [
    {
      kind: 'answer',
      question: 'Did this same key work before?',
      answer: 'Yes, it worked until recently',
      shows: 'told by the analyst; no API can show it',
    },
  ]
}

/**
 * From “401 Unauthorized” to what is wrong: the key, its shape, its user’s rights, the client’s request, or
 * something in between.
 */
export const clariUnauthorizedWizard = defineFlow({
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
          placeholder: '{"error":"Unauthorized","message":"Invalid API key"}',
        },
      ],
      to: 'which-key',
    },
    'which-key': {
      kind: 'input',
      title: 'Which key should be checked?',
      short: 'Which key',
      says:
        'The checks that follow only read, and use none of your ' +
        'export quota. The key stays in the product’s own server.',
      fields: [{ name: 'connection', kind: 'connection', label: 'Key', required: true }],
      to: 'key',
    },
    key: {
      kind: 'run',
      title: 'Does Clari take the key?',
      short: 'Does Clari take it?',
      says: 'Its shape first, without sending anything; then one read-only question to Clari.',
      checks: [keyShape, keyAccepted],
      routes: [
        when(keyShape, ['missing'], 'key-missing'),
        when(keyShape, ['odd'], 'key-odd'),
        when(keyAccepted, ['accepted'], 'pasted'),
        when(keyAccepted, ['gateway-no-key'], 'header-lost'),
        when(keyAccepted, ['gateway-rejected'], 'before-gateway'),
        when(keyAccepted, ['api-rejected'], 'before-api'),
        when(keyAccepted, ['no-optin'], 'no-optin'),
        when(keyAccepted, ['web-page'], 'not-the-api'),
        when(keyAccepted, ['redirected'], 'redirected'),
        when(keyAccepted, ['intercepted'], 'intercepted'),
        when(keyAccepted, ['no-answer', 'server-error', 'broken-answer'], 'unreachable'),
        when(keyAccepted, ['not-sent'], 'key-unsendable'),
        when(keyAccepted, ['forbidden'], 'forbidden'),
        when(keyAccepted, ['rate-limited'], 'rate-limited'),
      ],
      otherwise: 'other-answer',
      unknown: 'from-paste',
    },
    'before-gateway': askBefore('worked-before', 'gateway-rejected'),
    'before-api': askBefore('worked-before', 'api-rejected'),
    pasted: {
      kind: 'run',
      title: 'What does the pasted answer say?',
      short: 'The pasted answer',
      says: 'Read here, nothing is sent.',
      checks: [pasteSays],
      routes: [when(pasteSays, ['no-optin'], 'forecast')],
      otherwise: 'where',
      unknown: 'where',
    },
    where: {
      kind: 'ask',
      title: 'The key works from here. Where is it refused?',
      short: 'Where it is refused',
      says: 'Clari has just accepted it. So it is refused for one forecast only, or something else sends the request.',
      answer: 'refused-at',
      options: [
        {
          value: 'forecast',
          label: 'When exporting a certain forecast',
          says: 'The key’s user may lack an opt-in.',
          to: 'forecast',
        },
        {
          value: 'client',
          label: 'In our own script, connector or tool',
          says: 'It may send another key, or send it another way.',
          to: 'request',
        },
        { value: 'unknown', label: 'I’m not sure', says: 'Then the forecast is looked at first.', to: 'forecast' },
      ],
    },
    forecast: {
      kind: 'input',
      title: 'Which forecast?',
      short: 'Which forecast',
      says:
        'Its id is the last part of the Forecast Tab’s address: ' +
        'app.clari.com/forecast/<id>. Upper and lower case matter.',
      fields: [
        {
          name: 'forecastId',
          kind: 'text',
          label: 'Forecast id',
          required: true,
          placeholder: 'net_arr',
          suggests: ({ pastes }) => forecastIn(readPaste(pastes['error'] ?? '')) ?? null,
        },
      ],
      to: 'access',
    },
    access: {
      kind: 'run',
      title: 'May its user see this forecast?',
      short: 'Does it open?',
      says: 'Reads the forecast as the key’s user: no export job, no quota.',
      checks: [forecastAccess],
      routes: [
        when(forecastAccess, ['accepted'], 'request'),
        when(forecastAccess, ['no-optin'], 'no-optin'),
        when(forecastAccess, ['no-such-forecast'], 'no-such-forecast'),
        when(forecastAccess, ['not-offered'], 'may-export'),
        when(forecastAccess, ['forbidden'], 'forbidden'),
        when(forecastAccess, ['rate-limited'], 'rate-limited'),
        when(forecastAccess, ['gateway-no-key'], 'header-lost'),
        when(forecastAccess, ['gateway-rejected'], 'before-gateway'),
        when(forecastAccess, ['api-rejected'], 'forecast-refused'),
        when(forecastAccess, ['web-page'], 'not-the-api'),
        when(forecastAccess, ['redirected'], 'redirected'),
        when(forecastAccess, ['intercepted'], 'intercepted'),
        when(forecastAccess, ['no-answer', 'server-error', 'broken-answer'], 'unreachable'),
      ],
      otherwise: 'other-answer',
      unknown: 'could-not-run',
    },
    'may-export': {
      kind: 'ask',
      title: 'Test it with a real export?',
      short: 'Use one export?',
      says:
        'Here Clari does not let a forecast be read without an export, so only an export job can show whether the ' +
        'key’s user may see it. It uses one of your organisation’s monthly exports; the job is cancelled at once, ' +
        'which frees it again unless it is already done.',
      answer: 'may-export',
      options: [
        { value: 'yes', label: 'Yes, start one export', to: 'export' },
        { value: 'no', label: 'No, leave it', to: 'forecast-not-tested' },
      ],
    },
    export: {
      kind: 'run',
      title: 'Will Clari queue an export for its user?',
      short: 'Is an export accepted?',
      says: 'Starts one export of this forecast and cancels it again. This uses quota.',
      checks: [exportAccess],
      routes: [
        when(exportAccess, ['accepted'], 'request'),
        when(exportAccess, ['no-optin'], 'no-optin-export'),
        when(exportAccess, ['no-such-forecast'], 'no-such-forecast'),
        when(exportAccess, ['forbidden'], 'forbidden'),
        when(exportAccess, ['rate-limited'], 'rate-limited'),
      ],
      otherwise: 'other-answer',
      unknown: 'could-not-run',
    },
    request: {
      kind: 'input',
      title: 'What does your own client send?',
      short: 'Your request',
      says:
        'All is well from here, so the difference is in the request that fails. ' +
        'Paste it: curl with -v, the code, or the connector’s log. The key in it is ' +
        'blanked at once; its length and last two characters are kept to compare.',
      fields: [
        {
          name: 'request',
          kind: 'paste',
          label: 'The request that fails',
          required: false,
          placeholder: 'curl -v -H "Authorization: Bearer …" https://api.clari.com/v4/export/forecast/list',
        },
      ],
      to: 'compare-request',
    },
    'compare-request': {
      kind: 'run',
      title: 'Is it the same request?',
      short: 'The same request?',
      says: 'Compared here with what Clari accepted; nothing is sent.',
      checks: [requestSends],
      routes: [
        when(requestSends, ['other-header'], 'other-header'),
        when(requestSends, ['other-key'], 'other-key'),
        when(requestSends, ['odd-key', 'empty-key'], 'key-sent-oddly'),
        when(requestSends, ['other-address'], 'other-address'),
        when(requestSends, ['same'], 'same-request'),
      ],
      otherwise: 'works-from-here',
      unknown: 'works-from-here',
    },
    'from-paste': {
      kind: 'run',
      title: 'What does the pasted answer say?',
      short: 'The pasted answer',
      says: 'No live check was made, so only the pasted text is read. Nothing is sent.',
      checks: [pasteSays],
      routes: [
        when(pasteSays, ['no-optin'], 'no-optin-pasted'),
        when(pasteSays, ['gateway-no-key'], 'header-lost-pasted'),
        when(pasteSays, ['gateway-rejected'], 'gateway-rejected-pasted'),
        when(pasteSays, ['api-rejected'], 'api-rejected-pasted'),
        when(pasteSays, ['web-page'], 'not-the-api-pasted'),
      ],
      otherwise: 'could-not-run',
      unknown: 'could-not-run',
    },
  },
  verdicts: {
    'key-missing': {
      kind: 'cause',
      cause: 'key-missing',
      rests: 'observed',
      headline: 'No key is set.',
      explains: (context) =>
        `The connection “${told(context, 'connection', 'chosen')}” has no key, so nothing can be sent to Clari. A ` +
        'client that sends an empty key is refused with 401.',
      actions: (context) => [
        { who: 'you', does: 'Put the key in place.', where: keyPlace(context) },
        { who: 'clari-admin', does: 'If there is none yet: make one for the integration’s user.', where: tokenMenu },
        checkAgain,
      ],
      asks:
        'We have no Clari API key for our integration. Please generate one for the integration’s user (avatar › ' +
        'Settings › API Token › Generate New API Token) and send it to me over a safe channel.',
      prove: provedByKey,
      disprovedBy: 'The same environment showing a key that is set.',
    },
    'key-odd': {
      kind: 'cause',
      cause: 'key-odd-shape',
      rests: 'observed',
      headline: (context) => `The key has ${told(context, 'oddity', 'an odd shape')}.`,
      explains: (context) =>
        `It was looked at and not sent: with ${told(context, 'oddity', 'that')} Clari gets another text than the key ` +
        'it made, and answers 401. The key itself may be perfectly good.',
      actions: (context) => [
        {
          who: 'you',
          does: 'Store the key again, alone: no quotes, no spaces, no “Bearer”, on one line.',
          where: keyPlace(context),
        },
        {
          who: 'you',
          does: 'Look whether the client that fails stores it the same way.',
          where: 'its settings or secret store',
        },
        checkAgain,
      ],
      prove: provedByKey,
      disprovedBy: 'The key, stored cleanly, being refused as before.',
    },
    'key-unsendable': {
      kind: 'cause',
      cause: 'key-odd-shape',
      rests: 'observed',
      headline: 'The key cannot be sent at all.',
      explains: (context) => told(context, 'detail', 'It holds something that an HTTP header cannot carry.'),
      actions: (context) => [
        { who: 'you', does: 'Store the key again, alone and on one line.', where: keyPlace(context) },
        checkAgain,
      ],
      prove: provedByKey,
      disprovedBy: 'The same key being sent by another client unchanged.',
    },
    'gateway-rejected': refusedKey('gateway'),
    'api-rejected': refusedKey('api'),
    'worked-before': {
      kind: 'cause',
      cause: 'revoked-or-deactivated',
      rests: 'told',
      headline: 'The key was revoked, or its maker’s account was closed.',
      explains: (context) =>
        `Clari refuses the key now: “${told(context, 'message', '401')}”. That it worked ` +
        'before is your word; no API can show it. A key stops working when an admin ' +
        'revokes or regenerates it, and also when the user who made it is deactivated.',
      actions: (context) => [
        {
          who: 'clari-admin',
          does:
            'Look whether the user who made the key is still active; ' +
            'reactivate them, or make a new key for a user who stays.',
          where: tokenMenu,
        },
        { who: 'clari-admin', does: 'Tell who else uses the old key before it is replaced.', where: null },
        { who: 'you', does: 'Put the new key in place and run the check again.', where: keyPlace(context) },
      ],
      asks: (context) =>
        `Our Clari API key (${told(context, 'key', 'see above')}) worked until recently and is now refused with 401. ` +
        'Please check whether it was revoked or regenerated, and whether the user who made it is still active. If it ' +
        'is gone, generate a new one for a user who stays (avatar › Settings › API Token › Generate New API Token) ' +
        'and send it to me over a safe channel.',
      evidence: saidBefore,
      prove: provedByKey,
      disprovedBy: 'The token still standing in Clari under an active user.',
    },
    'header-lost': headerLost,
    'no-optin': noOptIn,
    'no-optin-export': { ...noOptIn, prove: { by: 'check', check: exportAccess } },
    'forecast-refused': {
      ...refusedKey('api'),
      cause: 'refused-for-this-forecast',
      headline: (context) =>
        `The key is accepted for limits, and refused for ${told(context, 'forecastId', 'this forecast')}.`,
      explains: (context) =>
        `Clari answered 401 “${told(context, 'message', 'Unauthorized')}” for this ` +
        'forecast only. The published reason for that is a missing opt-in (no_optin), ' +
        'but this answer does not say so; a key of another user tells the two apart.',
      actions: () => [
        {
          who: 'clari-admin',
          does: 'Look whether the key’s user is opted in to this forecast.',
          where: 'Clari: the opt-ins of this Forecast Tab (Clari publishes no exact menu path for it)',
        },
        {
          who: 'you',
          does: 'Add a second connection, an admin’s key say, and run the check over both.',
          where: 'the Connections page',
        },
      ],
      asks: (context) =>
        `Our Clari API key is accepted in general and refused with 401 for ${forecastName(context)}. Please check ` +
        'whether its user is opted in to this forecast.',
      prove: provedByForecast,
      disprovedBy: 'A key of an opted-in user being refused in the same way.',
    },
    'no-such-forecast': {
      kind: 'cause',
      cause: 'no-such-forecast',
      rests: 'observed',
      headline: (context) => `The key is fine. Clari knows no forecast “${told(context, 'forecastId', 'of this id')}”.`,
      explains: (context) =>
        `The key was accepted; the forecast’s id is wrong: “${told(context, 'message', 'not found')}”. Ids are ` +
        'case-sensitive, and a tab’s name is not its id.',
      actions: () => [
        {
          who: 'you',
          does: 'Take the id from the Forecast Tab’s address and ask again.',
          where: 'app.clari.com/forecast/<id>',
        },
      ],
      prove: provedByForecast,
      disprovedBy: 'The same id opening in Clari’s own page for the key’s user.',
      leadsTo: 'clari.forecast-not-found',
    },
    'other-header': {
      kind: 'cause',
      cause: 'other-header',
      rests: 'observed',
      headline: 'The key is good. Your client sends it under another header.',
      explains: (context) =>
        `${otherWay(context)} The pasted request sends it under “${told(context, 'sentUnder', 'another name')}”; ` +
        'Clari reads only the header “apikey”, so for Clari that request carries no key.',
      actions: () => [
        {
          who: 'you',
          does: 'Change the header’s name to “apikey”, with the key alone as its value.',
          where: 'the client’s or connector’s header settings',
        },
        { who: 'you', does: 'Then paste the new request below: it is compared again.', where: null },
      ],
      prove: provedByRequest,
      disprovedBy: 'The same client being refused with the header “apikey”.',
    },
    'other-key': {
      kind: 'cause',
      cause: 'other-key',
      rests: 'observed',
      headline: 'The key that works here is not the one your client sends.',
      explains: (context) =>
        `${otherWay(context)} The pasted request carries another: ` +
        `${told(context, 'sentKey', 'of another length or ending')}, against ` +
        `${told(context, 'workingKey', 'the one that works')}.`,
      actions: () => [
        {
          who: 'you',
          does: 'Put the working key where your client takes it from, and look for an older copy that overrides it.',
          where: 'the client’s environment, secret store or connector settings',
        },
        { who: 'you', does: 'Then paste the new request below: it is compared again.', where: null },
      ],
      prove: provedByRequest,
      disprovedBy: 'The pasted request being from another system than the one that fails.',
    },
    'key-sent-oddly': {
      kind: 'cause',
      cause: 'key-sent-oddly',
      rests: 'observed',
      headline: 'The key is good. Your client does not send it as it is.',
      explains: (context) =>
        `${otherWay(context)} In the pasted request the header “apikey” holds ` +
        (context.facts['sentWith'] === undefined
          ? told(context, 'sentValue', '') === ''
            ? 'nothing'
            : `“${told(context, 'sentValue', '')}”, a placeholder that was never filled in`
          : `“${told(context, 'sentWith', '')}” before the key`) +
        '.',
      actions: () => [
        {
          who: 'you',
          does: 'Send the key alone as the header’s value.',
          where: 'the client’s or connector’s header settings',
        },
        { who: 'you', does: 'Then paste the new request below: it is compared again.', where: null },
      ],
      prove: provedByRequest,
      disprovedBy: 'The same client being refused with the key alone in the header.',
    },
    'other-address': {
      kind: 'cause',
      cause: 'other-address',
      rests: 'observed',
      headline: 'The key is good. Your client calls another address.',
      explains: (context) =>
        `${otherWay(context)} The pasted request goes to ` +
        `${told(context, 'sentTo', 'another address')}, which does not take this key there.`,
      actions: () => [
        { who: 'you', does: 'Call https://api.clari.com/v4/… instead.', where: 'the client’s base URL' },
        { who: 'you', does: 'Then paste the new request below: it is compared again.', where: null },
      ],
      prove: provedByRequest,
      disprovedBy: 'The same client being refused at https://api.clari.com/v4/.',
    },
    'same-request': {
      kind: 'cause',
      cause: 'works-from-here',
      rests: 'observed',
      headline: 'The key works, and your request looks right.',
      explains: (context) =>
        `${otherWay(context)} The pasted request has the right header and a key that looks the same. What remains is ` +
        'what lies between that client and Clari, or that the paste is not what is really sent.',
      actions: () => [
        {
          who: 'you',
          does:
            'Run the curl line below on the machine where it fails. If it is refused there, a proxy on that ' +
            'machine’s way changes the request.',
          where: 'the machine where it fails',
        },
        { who: 'you', does: 'Then paste what came back: it is read again.', where: null },
      ],
      prove: provedByAnswer,
      disprovedBy: 'The curl line being refused from here too.',
    },
    'works-from-here': {
      kind: 'cause',
      cause: 'works-from-here',
      rests: 'observed',
      headline: 'The key works from here.',
      explains: (context) =>
        `${otherWay(context)} So what is refused is another request: another key, another header, or another way to ` +
        'Clari. The request itself was not seen, so which of them is open.',
      actions: () => [
        {
          who: 'you',
          does:
            'Send the request that fails once with curl -v (or log its ' +
            'headers) and paste it below: the difference is then named.',
          where: 'the machine where it fails',
        },
        {
          who: 'you',
          does: 'Or run the curl line below there: if it is accepted, the client’s own settings differ.',
          where: 'the machine where it fails',
        },
      ],
      prove: provedByRequest,
      disprovedBy: 'The same key being refused from here on another try.',
    },
    'not-the-api': {
      kind: 'cause',
      cause: 'not-the-api',
      rests: 'observed',
      headline: 'Something else than Clari’s API answered.',
      explains: (context) =>
        `A ${context.facts['pageKind'] === 'login-page' ? 'login page' : 'web page'} came ` +
        `back${context.facts['pageTitle'] === undefined ? '' : ` (“${told(context, 'pageTitle', '')}”)`}` +
        '. The API never sends pages, so the key was not judged at all: a corporate proxy, a captive ' +
        'portal or a wrong address stands in between.',
      actions: (context) => [
        {
          who: 'you',
          does: 'Check the address that is called.',
          where: `${told(context, 'sentTo', 'https://api.clari.com/v4')}`,
        },
        {
          who: 'you',
          does: 'Ask your network team to let requests to api.clari.com pass without a login page, or set HTTPS_PROXY.',
          where: '.env, HTTPS_PROXY',
        },
        checkAgain,
      ],
      asks: (context) =>
        `Requests to ${told(context, 'sentTo', 'api.clari.com')} are answered with a web ` +
        `page${context.facts['pageTitle'] === undefined ? '' : ` (“${told(context, 'pageTitle', '')}”)`} instead of ` +
        'the API’s answer. Please let this host pass the proxy without a login page.',
      prove: provedByKey,
      disprovedBy: 'Clari’s support confirming that this page is theirs.',
      leadsTo: 'clari.unreachable',
    },
    redirected: {
      kind: 'cause',
      cause: 'redirected',
      rests: 'observed',
      headline: 'The request is sent on to another page before it reaches the API.',
      explains: (context) =>
        `${told(context, 'detail', 'A redirect came back.')} The API does not redirect, and the key was not sent ` +
        'along: what redirects is a single sign-on, a proxy, or a wrong address.',
      actions: (context) => [
        {
          who: 'you',
          does: 'Check the address that is called.',
          where: told(context, 'sentTo', 'https://api.clari.com/v4'),
        },
        {
          who: 'you',
          does: 'Ask your network team to let requests to api.clari.com pass without a sign-on.',
          where: '.env, HTTPS_PROXY, if a proxy must be named',
        },
        checkAgain,
      ],
      asks: (context) =>
        `Requests to ${told(context, 'sentTo', 'api.clari.com')} are redirected to a sign-on page. ` +
        `${told(context, 'detail', '')} Please let this host pass without it.`,
      prove: provedByKey,
      disprovedBy: 'The redirect’s target being an address of Clari’s API.',
      leadsTo: 'clari.unreachable',
    },
    intercepted: {
      kind: 'cause',
      cause: 'tls-intercepted',
      rests: 'observed',
      headline: 'Somebody in between opens the encrypted connection.',
      explains: (context) =>
        `${told(context, 'detail', 'The certificate was not accepted.')} The key was not sent. Companies do this ` +
        'with a proxy whose certificate every machine must know; here it is not known.',
      actions: () => [
        {
          who: 'you',
          does: 'Get your company’s root certificate as a PEM file from the network team and name it.',
          where: '.env, NODE_EXTRA_CA_CERTS; then start the product again',
        },
        {
          who: 'you',
          does: 'Give the same file to the client that fails.',
          where: 'for Python requests: REQUESTS_CA_BUNDLE; for curl: CURL_CA_BUNDLE',
        },
        checkAgain,
      ],
      asks: (context) =>
        `The TLS connection to api.clari.com is intercepted: ${told(context, 'detail', '')} Please send me the root ` +
        'certificate (PEM) that our machines should trust, or exempt this host.',
      prove: provedByKey,
      disprovedBy: 'The certificate’s issuer being one of the public authorities.',
      leadsTo: 'clari.unreachable',
    },
    unreachable: {
      kind: 'open',
      cause: 'unreachable',
      rests: 'observed',
      headline: (context) =>
        `The key could not be judged: ${told(context, 'silenceName', 'the answer was not a usable one')}.`,
      explains: (context) =>
        `${told(context, 'detail', 'What came back is no answer that tells anything about the key.')} So this is ` +
        'another fault than a refused key, or one that hides it.',
      actions: (context) => [
        {
          who: 'you',
          does: 'Find out first why Clari does not answer properly; then come back to the key.',
          where: told(context, 'sentTo', 'https://api.clari.com/v4'),
        },
        checkAgain,
      ],
      prove: provedByKey,
      disprovedBy: 'A proper answer on the next try.',
      leadsTo: 'clari.unreachable',
    },
    forbidden: {
      kind: 'cause',
      cause: 'forbidden',
      rests: 'observed',
      headline: 'The key is known. Its user may not do this.',
      explains: (context) =>
        `Clari answers 403, not 401: “${told(context, 'message', 'Forbidden')}”. A new key would not change it.`,
      actions: () => [
        {
          who: 'clari-admin',
          does: 'Enable API access for the key’s user, or widen what they may see.',
          where: 'Clari: the user’s settings (Clari publishes no exact menu path for it)',
        },
        checkAgain,
      ],
      asks: (context) =>
        'Clari’s API answers our integration with 403 ' +
        `“${told(context, 'message', 'Forbidden')}”. Please enable API access for its user.`,
      prove: provedByKey,
      disprovedBy: 'Another user with API access being refused in the same way.',
      leadsTo: 'clari.forbidden',
    },
    'rate-limited': {
      kind: 'open',
      cause: 'rate-limited',
      rests: 'observed',
      headline: 'Clari asks to slow down, so the key could not be judged.',
      explains:
        '429 came back before the key was looked at. Wait a minute, ' +
        'and stop other clients that poll with the same key.',
      actions: () => [{ who: 'you', does: 'Wait a minute, then check again.', where: null }],
      prove: provedByKey,
      disprovedBy: 'The same 429 after an hour without any request.',
      leadsTo: 'clari.rate-limited',
    },
    'other-answer': {
      kind: 'open',
      cause: 'other-answer',
      rests: 'observed',
      headline: 'Clari answered something else than a refused key.',
      explains: (context) =>
        `The answer was ${told(context, 'status', 'unusual')}` +
        `${context.facts['message'] === undefined ? '' : ` “${told(context, 'message', '')}”`}. It does not say that ` +
        'the key is wrong; the evidence below is what support needs.',
      actions: () => [
        { who: 'clari-support', does: 'Explain this answer, given the ids below.', where: null },
        checkAgain,
      ],
      asks: (context) =>
        'A read-only call to Clari’s API is answered with ' +
        `${told(context, 'status', 'an unusual status')}` +
        `${context.facts['code'] === undefined ? '' : ` (${told(context, 'code', '')})`}. Please tell us what it ` +
        'means for our organisation; the ids are below.',
      prove: provedByKey,
      disprovedBy: 'Another answer on the next try.',
      leadsTo: 'clari.bad-request',
    },
    'forecast-not-tested': {
      kind: 'open',
      cause: 'not-tested',
      rests: 'observed',
      headline: 'The key is fine. Whether its user may see this forecast was not tested.',
      explains:
        'Clari accepted the key. Only an export could show whether its ' +
        'user is opted in to this forecast, and you chose not to use one.',
      actions: (context) => [
        {
          who: 'clari-admin',
          does: `Look whether the key’s user is opted in to ${told(context, 'forecastId', 'the forecast')}.`,
          where: 'Clari: the opt-ins of this Forecast Tab (Clari publishes no exact menu path for it)',
        },
        { who: 'you', does: 'Or go back and allow one export.', where: null },
      ],
      asks: (context) =>
        'Our Clari API key is accepted, but a forecast is refused with 401. Please check whether the key’s user is ' +
        `opted in to ${forecastName(context)}. The key must not be regenerated.`,
      prove: { by: 'check', check: exportAccess },
      disprovedBy: 'An export of this forecast being accepted for the same user.',
    },
    'could-not-run': {
      kind: 'open',
      cause: 'not-checked',
      rests: 'observed',
      headline: 'Nothing could be proved yet.',
      explains:
        'No live check could be finished, and the pasted text does not say how the key was refused. Connect a key, ' +
        'or paste the whole answer with its body.',
      actions: () => [
        { who: 'you', does: 'Connect the key that is refused: the checks only read.', where: 'the Connections page' },
        { who: 'you', does: 'Or paste the full answer, body included.', where: 'the first step of this page' },
      ],
      prove: provedByAnswer,
      disprovedBy: 'A check that runs to its end.',
    },
    'no-optin-pasted': fromPaste(noOptIn),
    'header-lost-pasted': fromPaste(headerLost),
    'gateway-rejected-pasted': fromPaste({
      ...refusedKey('gateway'),
      explains:
        'The pasted answer is the gateway’s: it got a key and does not know it. Nothing was checked live, so whether ' +
        'the key is well formed is not known.',
      actions: () => [
        {
          who: 'you',
          does: 'Look whether the key is stored alone: no quotes, no spaces, no “Bearer”, on one line.',
          where: 'the client that fails',
        },
        {
          who: 'clari-admin',
          does: 'Look whether the token still exists; if not, make a new one for the integration’s user.',
          where: tokenMenu,
        },
        {
          who: 'you',
          does: 'Connect the key here to check it live, or paste the next answer.',
          where: 'the Connections page',
        },
      ],
    }),
    'api-rejected-pasted': fromPaste({
      ...refusedKey('api'),
      headline: 'Clari refuses the key.',
      explains:
        'The pasted answer says so. Nothing was checked live, so whether the key is missing, badly stored, revoked ' +
        'or simply another one is not known yet.',
      actions: () => [
        {
          who: 'you',
          does:
            'Look whether the key is stored alone: no quotes, no spaces, ' +
            'no “Bearer”, on one line, and sent in the header “apikey”.',
          where: 'the client that fails',
        },
        {
          who: 'clari-admin',
          does: 'Look whether the token still exists and its maker is active; if not, make a new one.',
          where: tokenMenu,
        },
        { who: 'you', does: 'Connect the key here: live checks tell these apart.', where: 'the Connections page' },
      ],
    }),
    'not-the-api-pasted': fromPaste({
      kind: 'cause',
      cause: 'not-the-api',
      rests: 'observed',
      headline: 'Something else than Clari’s API answered.',
      explains:
        'What was pasted is a web page. The API never sends pages, so the key was not judged at all: a proxy, a ' +
        'login page or a wrong address stands in between.',
      actions: () => [
        {
          who: 'you',
          does: 'Check the address that is called: https://api.clari.com/v4/…',
          where: 'the client’s base URL',
        },
        {
          who: 'you',
          does: 'Ask your network team to let requests to api.clari.com pass without a login page.',
          where: null,
        },
      ],
      asks:
        'Requests to api.clari.com are answered with a web page instead of the API’s answer. Please let this host ' +
        'pass the proxy without a login page.',
      prove: provedByAnswer,
      disprovedBy: 'Clari’s support confirming that this page is theirs.',
      leadsTo: 'clari.unreachable',
    }),
  },
})
