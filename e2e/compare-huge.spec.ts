import { writeFile } from 'node:fs/promises'
import { longCsv } from './compare-files.ts'
import { watchTasks } from './long-tasks.ts'
import { expect, test } from './product.ts'

test('200,000 rows a side are compared, filtered, sorted and scrolled with no task of the page over 50 ms @compare', async ({ page }, info) => {
  test.setTimeout(120_000)
  const fields = ['Commit', 'Best Case', 'Pipeline', 'Most Likely', 'Closed']
  const [api, ui] = [info.outputPath('export.csv'), info.outputPath('screen.csv')]
  await writeFile(api, longCsv(40_000, fields, () => 0))
  await writeFile(ui, longCsv(40_000, fields, (row) => (row % 10 === 0 ? ((row * 31) % 5000) + 1 : 0)))
  await page.goto('/compare')
  await page.getByLabel('The API’s side: files').setInputFiles(api)
  await page.getByLabel('The screen’s side: files').setInputFiles(ui)

  const tasks: Record<string, readonly number[]> = {}
  const settled = () => expect(page.locator('[data-settled="true"]')).toBeVisible({ timeout: 20_000 })
  const measure = async (name: string, act: () => Promise<unknown>) => {
    const watch = await watchTasks(page, 50)
    await act()
    await settled()
    tasks[name] = await watch.end()
  }
  await measure('compare', async () => {
    await page.getByRole('button', { name: 'Compare', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('The screen shows', { timeout: 60_000 })
  })
  await expect(page.getByRole('status').filter({ hasText: 'of 200,000 rows' })).toBeVisible()
  await measure('equal rows too', () => page.getByRole('checkbox', { name: 'Equal rows too' }).check())
  await expect(page.getByRole('status').filter({ hasText: '40,000 of 200,000 rows' })).toBeVisible()
  await measure('search', () => page.getByRole('searchbox', { name: 'Search' }).fill('seller 39'))
  await measure('all again', () => page.getByRole('searchbox', { name: 'Search' }).fill(''))
  for (const column of ['User', 'API', 'Why']) await measure(`sort by ${column}`, () => page.getByRole('columnheader', { name: column, exact: true }).getByRole('button').click())
  await measure('another field', () => page.getByRole('radio', { name: 'Pipeline' }).check())
  await measure('scroll', async () => {
    await page.getByRole('grid').hover()
    for (let turn = 0; turn < 30; turn += 1) await page.mouse.wheel(0, 4000)
    await page.getByRole('grid').evaluate((grid) => grid.scrollTo({ top: grid.scrollHeight }))
    await page.waitForTimeout(300)
  })
  await expect(page.locator('[role="row"][aria-rowindex="40001"]')).toBeVisible()
  await measure('open a proof', () => page.locator('[role="row"][aria-rowindex="40001"]').click())
  await measure('save', async () => {
    const waiting = page.waitForEvent('download', { timeout: 60_000 })
    await page.getByRole('button', { name: 'Save CSV' }).click()
    await waiting
  })
  expect(Object.entries(tasks).filter(([, long]) => long.length > 0), 'what held the page up, ms').toEqual([])
})
