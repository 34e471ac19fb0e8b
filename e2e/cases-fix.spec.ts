import type { Page } from '@playwright/test'
import { expect, test, type Demo } from './product.ts'
import { openScenario, toVerdict } from './wizard.ts'

/** Walks the 401 wizard with a fault on, and opens the page of its case. */
async function caseWith(page: Page, demo: Demo, fault: string): Promise<void> {
  await demo.faults(fault)
  await openScenario(page, 'clari.unauthorized')
  await toVerdict(page, { choose: [/I don’t know/] })
  await page.getByRole('link', { name: 'Runs and fix check' }).click()
  await expect(page.getByRole('button', { name: 'Run the fix check' })).toBeVisible()
}

/** Runs the fix check to its end. */
async function fixCheck(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run the fix check' }).click()
  await expect(page.locator('[data-fix-check]')).toBeVisible({ timeout: 30_000 })
}

test(
  'fix check: still wrong is unchanged, another fault is ' +
    'different, gone is fixed; each is kept beside the case @share',
  async ({ page, demo }) => {
    await caseWith(page, demo, 'gateway-no-key')
    const result = page.locator('[data-fix-check]')

    await fixCheck(page)
    await expect(result).toHaveAttribute('data-fix-check', 'unchanged')
    await expect(page.locator('[data-picture="then"]')).toContainText('The key never reached Clari.')
    await expect(page.locator('[data-picture="now"]')).toContainText('The key never reached Clari.')
    await expect(page.locator('[data-difference] [data-change="changed"]')).toHaveCount(0)

    await demo.faults('key-unknown')
    await fixCheck(page)
    await expect(result).toHaveAttribute('data-fix-check', 'different')
    await expect(page.locator('[data-picture="then"]')).toContainText('The key never reached Clari.')
    await expect(page.locator('[data-picture="now"]')).not.toContainText('The key never reached Clari.')
    await expect(page.locator('[data-difference] [data-change="changed"]').first()).toBeVisible()
    await expect(result.getByRole('link', { name: 'Find out what it is now' })).toBeVisible()

    await demo.faults()
    await fixCheck(page)
    await expect(result).toHaveAttribute('data-fix-check', 'fixed')
    await expect(page.locator('[data-picture="now"] article')).toBeVisible()
    await expect(page.locator('[data-run="fix-check"]')).toHaveCount(3)

    await page.reload()
    await expect(page.locator('[data-run]')).toHaveCount(4)
    await page.goto('/cases')
    await expect(page.locator('[data-case]')).toContainText('fixed')
    await expect(page.locator('[data-case]')).toContainText('4 runs')
  },
)

test('fix check: over another connection that is chosen, and cancelled while it hangs @share', async ({
  page,
  demo,
}) => {
  await caseWith(page, demo, 'key-unknown')
  await page.getByRole('combobox', { name: 'Over' }).selectOption({ index: 1 })
  await fixCheck(page)
  await expect(page.locator('[data-fix-check]')).toHaveAttribute('data-fix-check', 'fixed')

  await demo.faults('timeout')
  await page.getByRole('button', { name: 'Run the fix check' }).click()
  await expect(page.getByRole('progressbar')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Nothing was kept of this fix check.')).toBeVisible()
  await expect(page.locator('[data-run="fix-check"]')).toHaveCount(1)
})

test('fix check of a check-up: what failed is gone, check by check @share', async ({ page, demo }) => {
  test.slow()
  await demo.faults('key-unknown')
  await page.goto('/checkup?run=now')
  await expect(page.locator('article[data-checkup="fail"]')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('link', { name: 'Runs and fix check' }).click()
  await demo.faults()
  await page.getByRole('button', { name: 'Run the checks again' }).click()
  await expect(page.locator('[data-fix-check]')).toHaveAttribute('data-fix-check', 'fixed', { timeout: 30_000 })
  await expect(
    page.locator('[data-difference] [data-change="changed"]').filter({ hasText: 'Does Clari take the key?' }),
  ).toContainText('Integration user')
})

test('an earlier run stays when a check-up is run again, and what changed since is told @share', async ({
  page,
  demo,
}) => {
  test.slow()
  await page.goto('/checkup?run=now')
  await expect(page.locator('article[data-checkup]')).toBeVisible({ timeout: 30_000 })
  await demo.faults('key-unknown')
  await page.getByRole('button', { name: 'Run all again' }).click()
  await expect(page.locator('article[data-checkup="fail"]')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('link', { name: 'Runs and fix check' }).click()
  await expect(page.locator('[data-run]')).toHaveCount(2)
  await expect(page.locator('[data-picture="then"]')).toContainText('failed', { ignoreCase: true })
  await expect(page.locator('[data-difference] [data-change="changed"]').first()).toBeVisible()
  await page.goto('/cases')
  await expect(page.locator('[data-case]')).toHaveCount(1)
})

test('a comparison is compared with an earlier one of the same case, cause by cause @share', async ({ page }) => {
  test.slow()
  await page.goto('/compare')
  await page.getByRole('button', { name: 'Try it with the demo tenant' }).click()
  await page.getByRole('link', { name: 'Open the case' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('the screen shows')
  await expect(page.getByRole('link', { name: 'Compare again' })).toBeVisible()
  // Another day: the page is opened anew, and nothing of the files is left.
  await page.goto(page.url().replace('/cases/', '/compare?case='))
  await page.getByRole('button', { name: 'Try it with the demo tenant' }).click()
  await expect(page.getByText(/^Kept as case/)).toBeVisible({ timeout: 30_000 })
  await page.getByRole('link', { name: 'Open the case' }).click()
  await expect(page.locator('[data-run]')).toHaveCount(2)
  const same = page.getByText(/^Nothing changed in .*Commit/)
  await expect(same).toBeVisible()
  await same.click()
  await expect(page.locator('[data-difference] [data-change="same"]').first()).toBeVisible()
})

test('a wizard that is walked anew after another fault keeps the run before @share', async ({ page, demo }) => {
  await demo.faults('gateway-no-key')
  await openScenario(page, 'clari.unauthorized')
  await toVerdict(page)
  await demo.faults('key-unknown')
  await page.getByRole('button', { name: /^Check again/ }).click()
  await page.getByRole('button', { name: 'Find out what it is now' }).click()
  await expect(page.locator('article[data-verdict]')).toHaveCount(0)
  await toVerdict(page, { choose: [/I don’t know/] })
  await page.getByRole('link', { name: 'Runs and fix check' }).click()
  await expect(page.locator('[data-run]')).toHaveCount(2)
  await expect(page.locator('[data-picture="then"]')).toContainText('The key never reached Clari.')
  await expect(
    page.locator('[data-difference] [data-change="changed"]').filter({ hasText: 'Does Clari take the key?' }),
  ).toBeVisible()
})

test('a call of the Clarify console is a case, and the same call again another run of it @share', async ({ page }) => {
  await page.goto('/decode?show=console')
  const send = page.getByRole('button', { name: /^Send clarify\./ })
  for (let count = 0; count < 2; count += 1) {
    await send.click()
    await expect(send).toBeEnabled()
    await expect(page.getByText(/^POST .*rpc/).first()).toBeVisible()
  }
  await page.goto('/cases')
  await expect(page.locator('[data-case]')).toHaveCount(1)
  await expect(page.locator('[data-case]')).toContainText('2 runs')
  await expect(page.locator('[data-case]')).toContainText('demo')
})
