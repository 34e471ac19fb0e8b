import type { SubCause } from '#src/scenarios/sub-cause.test-kit.ts'

const notBefore = { 'worked-before': 'no' }
const odd = { verdict: 'key-odd', cause: 'key-odd-shape' }
const refusedByGateway = {
  answers: notBefore,
  verdict: 'gateway-rejected',
  cause: 'gateway-rejected',
  headline: /gateway does not know/,
  quoted: /Invalid authentication credentials/,
}
const refusedByApi = {
  answers: notBefore,
  verdict: 'api-rejected',
  cause: 'api-rejected',
  headline: /API refuses/,
}

/** Every 401 that a fault of the demo tenant shows, and what hides one; a live check proves its fix. */
export const subCauses: readonly SubCause[] = [
  {
    name: 'a missing key',
    faults: ['key-missing'],
    verdict: 'key-missing',
    cause: 'key-missing',
    headline: /No key is set/,
    quoted: /not set/,
  },
  { ...odd, name: 'a space in the key', faults: ['key-spaces'], headline: /space/, quoted: /space/ },
  {
    ...odd,
    name: 'quotes around the key',
    faults: ['key-quotes'],
    headline: /quotation marks/,
    quoted: /quotation marks/,
  },
  { ...odd, name: 'Bearer before the key', faults: ['key-bearer'], headline: /Bearer/, quoted: /Bearer/ },
  {
    ...odd,
    name: 'a line break in the key',
    faults: ['key-line-break'],
    headline: /line break/,
    quoted: /line break/,
  },
  { ...odd, name: 'a non-ASCII key', faults: ['key-non-ascii'], headline: /ASCII/, quoted: /ASCII/ },
  { ...refusedByGateway, name: 'a key that the gateway does not know', faults: ['key-unknown'] },
  { ...refusedByGateway, name: 'a key that the gateway refuses', faults: ['gateway-rejects-key'] },
  { ...refusedByApi, name: 'a key that the API refuses', faults: ['api-rejects-key'], quoted: /401/ },
  {
    ...refusedByApi,
    name: 'a key that the guide’s API refuses',
    faults: ['key-unknown'],
    dialect: 'guide',
    quoted: /Unauthorized/,
  },
  {
    name: 'a key that worked before',
    faults: ['key-revoked'],
    answers: { 'worked-before': 'yes' },
    verdict: 'worked-before',
    cause: 'revoked-or-deactivated',
    headline: /revoked/,
    quoted: /worked until recently/,
  },
  {
    name: 'a key lost on the way',
    faults: ['gateway-no-key'],
    verdict: 'header-lost',
    cause: 'no-key-arrived',
    headline: /never reached/,
    quoted: /No API key found in request/,
  },
  {
    name: 'a missing opt-in',
    faults: ['no-optin'],
    answers: { 'refused-at': 'forecast', forecastId: 'net_arr' },
    verdict: 'no-optin',
    cause: 'no-optin',
    headline: /The key is fine.*not opted in to net_arr/,
    quoted: /no_optin/,
  },
  {
    name: 'a login page',
    faults: ['login-page'],
    verdict: 'not-the-api',
    cause: 'not-the-api',
    headline: /Something else/,
    quoted: /login page/,
  },
  {
    name: 'a redirect',
    faults: ['redirect-to-login'],
    verdict: 'redirected',
    cause: 'redirected',
    headline: /sent on to another page/,
    quoted: /redirect/,
  },
  {
    name: 'a certificate that is not known',
    faults: ['tls'],
    verdict: 'intercepted',
    cause: 'tls-intercepted',
    headline: /certificate was not accepted/,
    quoted: /certificate/,
  },
]
