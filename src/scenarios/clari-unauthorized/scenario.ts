import type { Scenario } from '#src/domain/model/scenario.ts'
import { claims } from '#src/reading/claims.ts'
import {
  documented,
  exact,
  faint,
  faintWhenNamed,
  spoken,
  telling,
  tellingWhenNamed,
  claimed,
} from '#src/scenarios/shared/confidence.ts'

/** 401: the key was refused, or it was accepted and its user is not opted in to the forecast. */
export const clariUnauthorized: Scenario = {
  id: 'clari.unauthorized',
  system: 'clari',
  title: '401 Unauthorized',
  symptom: 'It says unauthorized',
  hint: '401, key refused',
  signs: [
    {
      mark: {
        kind: 'object',
        members: { errorCode: /unauthori[sz]ed|^401$|invalid_?(?:api_?)?(?:key|token)/i, errorSummary: 'there' },
        listed: true,
      },
      why: 'a refusal in the ingestion API’s shape',
      sure: documented,
      explains: [401],
    },
    {
      mark: { kind: 'object', members: { code: /^no_optin$/i } },
      why: 'Clari’s own code for a user who is not opted in to this forecast',
      sure: 'certain',
      explains: [400, 401, 403],
    },
    {
      mark: { kind: 'object', members: { error: /^unauthori[sz]ed$/i, message: /^invalid api key\.?$/i }, only: true },
      why: 'the guide’s body for a refused key',
      sure: exact,
      explains: [401, 403],
    },
    {
      mark: {
        kind: 'object',
        members: { error: /^unauthori[sz]ed$/i, message: /key|token|credential|unauthori[sz]ed|authenticat/i },
      },
      why: 'the guide’s shape of a refusal',
      sure: { address: 'certain', name: 'likely', alone: 'possible' },
      explains: [401],
    },
    {
      mark: {
        kind: 'object',
        members: {
          code: /unauthori[sz]ed|invalid_?(?:api_?)?(?:key|token)|authentication/i,
          namespace: 'there',
          errorId: 'there',
        },
      },
      why: 'a refusal in the published API’s shape',
      sure: documented,
      explains: [401],
    },
    {
      mark: { kind: 'object', members: { message: /^no api key found in request/i } },
      why: 'the gateway saw no key',
      sure: documented,
      explains: [401],
    },
    {
      mark: { kind: 'object', members: { message: /^invalid authentication credentials/i } },
      why: 'the gateway refused the key',
      sure: documented,
      explains: [401],
    },
    {
      mark: { kind: 'object', members: { message: /^(?:unauthori[sz]ed|invalid api key)\.?$/i } },
      why: 'a refusal without a reason',
      sure: { address: 'certain', name: 'likely', alone: 'possible' },
    },
    { mark: { kind: 'status', is: [401] }, why: 'HTTP 401: not authenticated, or not opted in', sure: telling },
    {
      mark: claimed(claims.notOptedInToForecast),
      why: 'speaks of opting in to a forecast',
      sure: { address: 'likely', name: 'likely', alone: 'likely' },
    },
    {
      mark: { kind: 'words', any: [/\bno_optin\b/i] },
      why: 'Clari’s own code for a user who is not opted in to this forecast',
      sure: 'certain',
      explains: [400, 401, 403],
    },
    { mark: claimed(claims.notOptedIn), why: 'somebody is not opted in', sure: spoken },
    {
      mark: {
        kind: 'words',
        any: [/\bno api key found\b|\binvalid authentication credentials\b|\binvalid api key\b/i],
      },
      why: 'the gateway’s or the API’s words for a key that it refuses',
      sure: { address: 'certain', name: 'certain', alone: 'possible' },
    },
    { mark: claimed(claims.keyInvalid), why: 'a key or token was refused', sure: spoken },
    { mark: claimed(claims.keyUnset), why: 'no key was sent, or none is set', sure: spoken },
    { mark: claimed(claims.unauthorized), why: 'access was refused as not authorised', sure: spoken },
    {
      mark: { kind: 'failure', is: ['unsendable'] },
      why: 'the key has a character that no request can carry',
      sure: tellingWhenNamed,
    },
    {
      mark: claimed(claims.cannotSeeForecast),
      why: 'somebody cannot reach a forecast: they may not be opted in',
      sure: faint,
    },
    {
      mark: { kind: 'words', any: [/\bKeyError\b[^\n]{0,10}['"]?(?:CLARI_API_KEY|forecasts)\b/] },
      why: 'the program found no key, or no list of forecasts',
      sure: faintWhenNamed,
    },
  ],
  guide: {
    says: 'The API key was not accepted: it is invalid, expired, or was revoked by an admin.',
    fix: 'Make a new token at Clari › User Settings › API Token and use it instead.',
    but:
      'A 401 with the code no_optin means that the key is fine and its user is not opted in to this forecast: a new ' +
      'token changes nothing. A key with a stray space, or sent under another header name, is refused the same way.',
  },
  flow: async () => (await import('./flow.ts')).flow,
}
