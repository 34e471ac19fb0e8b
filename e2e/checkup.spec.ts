import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, startProduct, test as base, type Product } from './product.ts'

// Thirty questions at once on a busy machine: the proxy waits longer here than where a test is about waiting.
const test = base.extend<object, { readonly product: Product }>({
  product: [
    async ({}, use) => {
      const product = await startProduct({ TRIAGE_TIMEOUT_MS: '10000' })
      await use(product)
      await product.stop()
    },
    { scope: 'worker' },
  ],
})

// A machine that is busy with other tests can be slow to answer, which is worth knowing and no failure.
const wellOrSlow = /^(?:pass|warn)$/
const summary = (page: Page) => page.locator('article[data-checkup]')
const cell = (page: Page, check: string, connection: string) => page.locator(`[data-cell="${check} ${connection}"]`)

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

test('the full check-up starts from home, finds nothing wrong, and survives a reload @wizards', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: /Run the full check-up · \d+ checks, no quota/ }).click()
  await expect(summary(page)).toHaveAttribute('data-checkup', wellOrSlow, { timeout: 20_000 })
  await expect(page).toHaveURL(/checkup\?case=/)
  await expect(summary(page).getByRole('heading')).toContainText(/^(?:All is well|Nothing failed)/)
  await expect(page.locator('[data-cell] [data-status="fail"]')).toHaveCount(0)
  await expect(page.locator('[data-status="skipped"]').first()).toBeVisible()
  await page.reload()
  await expect(summary(page)).toHaveAttribute('data-checkup', wellOrSlow)
  await expect(page.getByRole('button', { name: 'Run all again' })).toBeVisible()
})

test(
  'the check-up tells a refused key beside the one that works, ' +
    'with its evidence, and leads on to its wizard @wizards',
  async ({ page, demo }) => {
    await demo.faults('key-unknown')
    await page.goto('/checkup')
    await page.getByRole('textbox', { name: 'Forecast to open as well' }).fill('net_arr')
    await page.getByRole('button', { name: /^Run \d+ checks/ }).click()
    await expect(summary(page)).toHaveAttribute('data-checkup', 'fail', { timeout: 20_000 })
    await expect(summary(page).getByRole('heading')).toContainText(
      'Integration user: The gateway in front of Clari does not know the key',
    )
    await expect(summary(page).getByRole('listitem').filter({ hasText: 'checks meet this' })).toHaveCount(1)
    await expect(cell(page, 'clari.key-accepted', 'demo-clari').locator('[data-status="fail"]')).toBeVisible()
    await expect(cell(page, 'clari.key-accepted', 'demo-clari-admin').locator('[data-status="pass"]')).toBeVisible()
    await expect(cell(page, 'clari.forecast-access', 'demo-clari-admin').locator('[data-status="pass"]')).toBeVisible()
    await expect(page.locator('[data-checkup-row="clari.key-accepted"]')).toContainText('the connections differ')
    await page.getByRole('button', { name: /^Evidence: Does Clari take the key\? Integration user/ }).click()
    await expect(page.getByText('Invalid authentication credentials').last()).toBeVisible()
    await summary(page).getByRole('link', { name: 'Find out' }).first().click()
    await expect(page).toHaveURL(/wizard\/clari\.unauthorized\?a\.connection=demo-clari/)
  },
)

test('one check of the check-up is run again after the fix, and the summary follows @wizards', async ({
  page,
  demo,
}) => {
  await demo.faults('copilot-one-header')
  await page.goto('/checkup?run=now')
  await expect(summary(page)).toHaveAttribute('data-checkup', 'fail', { timeout: 20_000 })
  await demo.faults()
  for (const check of ['Which of Copilot’s two schemes', 'Does Copilot take'])
    await page.getByRole('button', { name: new RegExp(`^Run again: ${check}.*Copilot keys`) }).click()
  await expect(summary(page)).toHaveAttribute('data-checkup', wellOrSlow)
  await page.reload()
  await expect(summary(page)).toHaveAttribute('data-checkup', wellOrSlow)
})

test('a check-up that hangs is cancelled, blames nobody, and runs again @wizards', async ({ page, demo }) => {
  await demo.faults('timeout')
  await page.goto('/checkup?run=now')
  await expect(page.getByRole('progressbar')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Cancelled before it was finished.').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Run all again' })).toBeVisible()
  await demo.faults()
  await page.getByRole('button', { name: 'Run all again' }).click()
  await expect(summary(page)).toHaveAttribute('data-checkup', wellOrSlow, { timeout: 20_000 })
})

test('the check-up fits 360 px and has no accessibility violation in light and dark @wizards @feel', async ({
  page,
  demo,
}) => {
  test.slow()
  await demo.faults('key-unknown')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto('/checkup?run=now')
    await expect(summary(page)).toBeVisible({ timeout: 20_000 })
    await page
      .getByRole('button', { name: /^Evidence/ })
      .first()
      .click()
    await expectNoViolation(page)
  }
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await expectNoViolation(page)
})
