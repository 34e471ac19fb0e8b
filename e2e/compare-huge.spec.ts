import { writeFile } from 'node:fs/promises'
import { longCsv } from './compare-files.ts'
import { watchTasks } from './long-tasks.ts'
import { expect, test } from './product.ts'

test('200,000 rows a side are compared, filtered, sorted and scrolled with no task over 50 ms @compare', async ({
  page,
}, info) => {
  test.setTimeout(120_000)
  const fields = ['Commit', 'Best Case', 'Pipeline', 'Most Likely', 'Closed']
  const [api, ui] = [info.outputPath('export.csv'), info.outputPath('screen.csv')]
  await writeFile(
    api,
    longCsv(40_000, fields, () => 0),
  )
  await writeFile(
    ui,
    longCsv(40_000, fields, (row) => (row % 10 === 0 ? ((row * 31) % 5000) + 1 : 0)),
  )
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
  await page.getByRole('searchbox', { name: 'Search' }).focus()
  await measure('search', () => page.keyboard.type('seller 39'))
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('seller 39')
  await measure('all again', async () => {
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
  })
  for (const column of ['User', 'API', 'Why'])
    await measure(`sort by ${column}`, () =>
      page.getByRole('columnheader', { name: column, exact: true }).getByRole('button').click(),
    )
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
  expect(
    Object.entries(tasks).filter(([, long]) => long.length > 0),
    'what held the page up, ms',
  ).toEqual([])
})

test('rows of one field beyond the height that browsers lay out are reached to the last @compare', async ({
  page,
}, info) => {
  test.setTimeout(120_000)
  const [api, ui] = [info.outputPath('export.csv'), info.outputPath('screen.csv')]
  await writeFile(
    api,
    longCsv(240_000, ['Commit'], () => 0),
  )
  await writeFile(
    ui,
    longCsv(240_000, ['Commit'], (row) => (row % 10 === 0 ? ((row * 31) % 5000) + 1 : 0)),
  )
  await page.goto('/compare')
  await page.getByLabel('The API’s side: files').setInputFiles(api)
  await page.getByLabel('The screen’s side: files').setInputFiles(ui)
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The screen shows', { timeout: 90_000 })
  await page.getByRole('checkbox', { name: 'Equal rows too' }).check()
  await expect(page.getByRole('status').filter({ hasText: '240,000 of 240,000 rows' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('More than 20,000 rows are saved, not copied.')).toBeVisible()
  const grid = page.getByRole('grid')
  const first = async () => {
    const rows = await page
      .locator('[role="row"][aria-rowindex]')
      .evaluateAll((all) =>
        all.map((row) => ({ index: Number(row.getAttribute('aria-rowindex')), top: row.getBoundingClientRect().top })),
      )
    const top = (await grid.boundingBox())?.y ?? 0
    return Math.min(...rows.filter((row) => row.top >= top + 20).map(({ index }) => index))
  }
  await grid.hover()
  await grid.evaluate((element) => element.scrollTo({ top: element.scrollHeight / 2 }))
  await expect.poll(first).toBeGreaterThan(119_000)
  await page.waitForTimeout(400)
  const before = await first()
  const watch = await watchTasks(page, 50)
  for (let turn = 0; turn < 20; turn += 1) {
    await page.mouse.wheel(0, 38)
    await page.waitForTimeout(30)
  }
  await expect.poll(first).toBe(before + 20)
  expect(await watch.end()).toEqual([])
  // At rest the bar is set to where the list stands, and the rows stay.
  await page.waitForTimeout(400)
  expect(await first()).toBe(before + 20)
  await grid.focus()
  await page.locator('[role="row"][aria-rowindex]').nth(12).click()
  await page.keyboard.press('End')
  await expect(page.locator('[role="row"][aria-rowindex="240001"][aria-selected="true"]')).toBeInViewport()
  await page.keyboard.press('Home')
  await expect(page.locator('[role="row"][aria-rowindex="2"][aria-selected="true"]')).toBeInViewport()
})

test('a comparison that is cancelled on the way loses nothing, and starts again @compare', async ({ page }, info) => {
  const path = info.outputPath('export.csv')
  await writeFile(
    path,
    longCsv(150_000, ['Commit', 'Best Case'], () => 0),
  )
  await page.goto('/compare')
  await page.getByLabel('The API’s side: files').setInputFiles(path)
  await page.getByLabel('The screen’s side: files').setInputFiles(path)
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuetext', /^[1-9][\d.]* of [\d.]+ MB$/)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('progressbar')).toBeHidden()
  await expect(page.getByRole('list', { name: 'The API’s side: chosen' })).toContainText('export.csv')
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The API and the screen agree, to the last cent.', {
    timeout: 60_000,
  })
})
