import { subCauses } from '#src/scenarios/clari-unreachable/causes.test-kit.ts'
import { expect, test } from './product.ts'
import { expectCause, openScenario, pasteAgain, provedFixed, toVerdict } from './wizard.ts'

for (const { name, faults = [], dialect = 'published', ...shown } of subCauses) {
  test(`unreachable: ${name}, from a pick to the verdict, proved fixed @wizards`, async ({ page, demo }) => {
    await demo.dialect(dialect)
    await demo.faults(...faults)
    await openScenario(page, 'clari.unreachable')
    const sheet = await toVerdict(page)
    await expectCause(sheet, shown)
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
