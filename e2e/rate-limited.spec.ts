import { subCauses } from '#src/scenarios/clari-rate-limited/causes.test-kit.ts'
import { expect, test } from './product.ts'
import { expectCause, openScenario, pasteAgain, provedFixed, toVerdict } from './wizard.ts'

const field = 'The answer or log'

for (const { name, faults = [], dialect = 'published', answers, pastes, ...shown } of subCauses) {
  test(`429: ${name}, to the verdict with its plan, proved fixed @wizards`, async ({ page, demo }) => {
    await demo.dialect(dialect)
    await demo.faults(...faults)
    await openScenario(page, 'clari.rate-limited')
    const sheet = await toVerdict(page, { given: { ...answers, ...pastes } })
    await expectCause(sheet, shown)
    await expect(sheet.getByRole('button', { name: 'Copy the plan' })).toBeVisible()
    await provedFixed(page, demo)
  })
}

test('429: the plan is drawn, and handed over as text and as two programs @wizards', async ({
  page,
  demo,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await demo.faults('too-many-requests')
  await openScenario(page, 'clari.rate-limited')
  const sheet = await toVerdict(page)
  await expect(sheet.getByRole('img', { name: /How long to wait before try 2: 30 s to 31 s/ })).toBeVisible()
  await sheet.getByRole('button', { name: 'Copy the plan' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('WHEN TO TRY AGAIN')
  expect(copied).toContain('Waits: 30 s–31 s')
  await sheet.getByText('As a program').click()
  await expect(sheet.getByRole('region', { name: 'The program clari_get.py' })).toContainText('Retry-After')
  await sheet.getByText('JavaScript', { exact: true }).click()
  await expect(sheet.getByRole('region', { name: 'The program clari-get.mjs' })).toContainText('retry-after')
})

test('429: a pasted refusal that is over is named so, and another paste proves the fix @wizards', async ({ page }) => {
  await page.goto('/')
  await page
    .getByRole('textbox')
    .first()
    .fill(
      'HTTP/2 429\nserver: kong\n\n{"message":"API rate limit exceeded"}\n' +
        'GET https://api.clari.com/v4/forecast/net_arr',
    )
  await page
    .getByRole('button', { name: /Find out/ })
    .first()
    .click()
  await expect(page).toHaveURL(/wizard\/clari\.rate-limited/)
  const sheet = await toVerdict(page)
  await expect(sheet).toHaveAttribute('data-cause', 'not-told-how-long')
  await expect(sheet).toContainText('Clari answers again right now')
  await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText('429')
  await expect(await pasteAgain(page, 'HTTP/2 200\n\n{"jobs":[]}')).toHaveAttribute('data-fix', 'fixed')
})

test('429: without a connection a log that polls too fast is named from the paste alone @wizards', async ({ page }) => {
  const log = ['10:00:00.100', '10:00:00.600', '10:00:01.100', '10:00:01.600']
    .map((at) => `2026-11-22 ${at} GET https://api.clari.com/v4/export/jobs/abc123 200`)
    .join('\n')
  await openScenario(page, 'clari.rate-limited')
  const sheet = await toVerdict(page, { connection: 'None', type: { [field]: log } })
  await expect(sheet).toHaveAttribute('data-cause', 'polling-too-often')
  await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText('every 500 ms')
  await expect(
    await pasteAgain(
      page,
      log.replace('10:00:00.600', '10:00:10').replace('10:00:01.100', '10:00:30').replace('10:00:01.600', '10:01:10'),
    ),
  ).toHaveAttribute('data-fix', 'fixed')
})
