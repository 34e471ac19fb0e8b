import { expect, test } from './product.ts'
import { expectCause, openScenario, pasteAgain, provedFixed, toVerdict, type CauseShown } from './wizard.ts'

interface SubCause extends CauseShown {
  readonly name: string
  readonly fault: string
  readonly dialect?: 'guide'
}

/** Every way of not answering that the demo tenant can be switched to. */
const subCauses: readonly SubCause[] = [
  {
    name: 'a name that does not resolve',
    fault: 'dns',
    cause: 'dns',
    headline: /api\.clari\.invalid is not found from here/,
    quoted: /name was not found/,
  },
  {
    name: 'a refused connection',
    fault: 'refused',
    cause: 'refused',
    headline: /Nobody takes the connection/,
    quoted: /connection was refused/,
  },
  {
    name: 'an intercepted connection',
    fault: 'tls',
    cause: 'tls-intercepted',
    headline: /answers in Clari’s place/,
    quoted: /certificate was not accepted/,
  },
  {
    name: 'no answer in time',
    fault: 'timeout',
    cause: 'timeout',
    headline: /did not answer in time/,
    quoted: /no answer in time/,
  },
  {
    name: 'an answer that stalls',
    fault: 'slow-body',
    cause: 'slow-body',
    headline: /begins to answer and then stalls/,
    quoted: /no answer in time/,
  },
  {
    name: 'a connection that breaks',
    fault: 'reset',
    cause: 'reset',
    headline: /breaks off before an answer/,
    quoted: /connection broke off/,
  },
  {
    name: 'a redirect',
    fault: 'redirect-to-login',
    cause: 'redirected',
    headline: /sent on to another page/,
    quoted: /redirect to another page/,
  },
  {
    name: 'a 502 page',
    fault: 'bad-gateway',
    cause: 'gateway-page',
    headline: /gateway in front of Clari’s API failed with 502/,
    quoted: /502/,
  },
  {
    name: 'truncated JSON',
    fault: 'truncated-json',
    cause: 'truncated-json',
    headline: /JSON that breaks off/,
    quoted: /breaks off in the middle/,
  },
  {
    name: 'an empty answer',
    fault: 'empty-200',
    cause: 'empty-answer',
    headline: /nothing in it/,
    quoted: /nothing at all/,
  },
  {
    name: 'a login page',
    fault: 'login-page',
    cause: 'login-page',
    headline: /login page answers in Clari’s place/,
    quoted: /Sign in - Halden/,
  },
  {
    name: 'an unknown shape',
    fault: 'unknown-shape',
    cause: 'unknown-shape',
    headline: /not what Clari’s API is known to send/,
    quoted: /not what the API is known to send/,
  },
  {
    name: 'a failure that Clari names',
    fault: 'something-went-wrong',
    cause: 'went-wrong',
    headline: /Clari itself failed/,
    quoted: /SWW/,
  },
  {
    name: 'a 500, in the guide’s dialect',
    fault: 'something-went-wrong',
    dialect: 'guide',
    cause: 'server-error',
    headline: /Clari itself failed with 500/,
    quoted: /Something went wrong/,
  },
]

for (const { name, fault, dialect, cause, headline, quoted } of subCauses) {
  test(`unreachable: ${name}, from a pick to the verdict, proved fixed @wizards`, async ({ page, demo }) => {
    await demo.dialect(dialect ?? 'published')
    await demo.faults(fault)
    await openScenario(page, 'clari.unreachable')
    const sheet = await toVerdict(page)
    await expectCause(sheet, { cause, headline, quoted })
    await provedFixed(page, demo)
  })
}

const pastes: readonly (readonly [string, string, string, RegExp])[] = [
  ['a proxy that wants a password', 'curl: (56) CONNECT tunnel failed, response 407', 'proxy-refused', /HTTPS_PROXY/],
  [
    'an unknown issuer',
    'SSLCertVerificationError: certificate verify failed: unable to get local issuer certificate',
    'tls-intercepted',
    /REQUESTS_CA_BUNDLE/,
  ],
  [
    'an expired certificate',
    'Error: certificate has expired\n  code: CERT_HAS_EXPIRED',
    'certificate-dates',
    /date and time/,
  ],
  ['a certificate for another name', 'ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-for-another-name', /hosts file/],
  [
    'an answer that broke off',
    'http.client.IncompleteRead(4096 bytes read, 8192 more expected)',
    'broke-off',
    /30 days/,
  ],
  [
    'a 504',
    'HTTP/1.1 504 Gateway Time-out\n\n<html><title>504 Gateway Time-out</title></html>',
    'gateway-page',
    /status\.clari\.com/,
  ],
]

for (const [name, error, cause, advice] of pastes) {
  test(`unreachable: ${name}, from the paste alone, proved by another paste @wizards`, async ({ page }) => {
    await openScenario(page, 'clari.unreachable')
    const sheet = await toVerdict(page, { connection: 'None', type: { 'The answer or error': error } })
    await expect(sheet).toHaveAttribute('data-cause', cause)
    await expect(sheet).toContainText(advice)
    await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText('pasted')
    await expect(await pasteAgain(page, 'HTTP/2 200\n\n{"forecasts":[]}')).toHaveAttribute('data-fix', 'fixed')
  })
}

test('unreachable: a paste from elsewhere is set against an answer that came from here @wizards', async ({ page }) => {
  await openScenario(page, 'clari.unreachable')
  const sheet = await toVerdict(page, {
    type: { 'The answer or error': 'curl: (6) Could not resolve host: api.clari.com' },
  })
  await expect(sheet).toHaveAttribute('data-cause', 'dns')
  await expect(sheet).toContainText('From here Clari answers properly')
  await expect(sheet).toContainText('where your client runs')
})
