import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './product.ts'

test('a connection is tested where it stands, and what is wrong leads to its wizard @wizards', async ({
  page,
  demo,
}) => {
  await page.goto('/connections')
  const row = page.locator('[data-connection="demo-clari"]')
  await row.getByRole('button', { name: /^Test it/ }).click()
  const found = row.getByRole('region', { name: /^The test of/ })
  await expect(found.getByRole('status')).toHaveText(/^None of \d+ checks failed\./, { timeout: 30_000 })
  await expect(found.locator('[data-status="pass"]').first()).toBeVisible()
  await expect(found.getByRole('link')).toHaveCount(0)
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])

  await demo.faults('api-rejects-key')
  await row.getByRole('button', { name: /^Test it again/ }).click()
  await expect(found.getByRole('status')).toContainText(/checks failed/, { timeout: 30_000 })
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await found.getByRole('link', { name: 'Find out why' }).click()
  await expect(page).toHaveURL(/\/wizard\/clari\.unauthorized/)
})
