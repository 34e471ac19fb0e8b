import { expect, test } from './product.ts'
import { openScenario, toVerdict } from './wizard.ts'

test('a case is kept, found by a word of it, gone on with, and deleted @share', async ({ page, demo }) => {
  await page.goto('/cases')
  await expect(page.getByText('No case yet')).toBeVisible()
  await demo.faults('gateway-no-key')
  await openScenario(page, 'clari.unauthorized')
  await toVerdict(page, { type: { 'The answer or error': 'the nightly job of Halden says 401' } })
  await page.getByRole('link', { name: 'Cases' }).first().click()
  const row = page.locator('[data-case]')
  await expect(row).toHaveCount(1)
  await expect(row).toContainText('The key never reached Clari.')
  await expect(row).toContainText('cause found')
  await page.getByRole('textbox', { name: 'Search' }).fill('renewals')
  await expect(page.getByText('No case has these words.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Search' }).fill('halden')
  await row.getByRole('link', { name: 'The key never reached Clari.' }).click()
  await expect(page.locator('article[data-verdict]')).toHaveAttribute('data-cause', 'no-key-arrived')
  await page.goBack()
  await row.getByRole('button', { name: /^Delete case/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('No case yet')).toBeVisible()
})
