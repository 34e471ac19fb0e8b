import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { letJobsEnd, startExport } from './clari-jobs.ts'
import { expect, test, type Product } from './product.ts'
import { openScenario, toVerdict } from './wizard.ts'

const board = (page: Page) => page.getByRole('region', { name: 'Jobs of Integration user' })

/** The moments at which the demo tenant was asked for the list of jobs, in ms by its clock. */
async function looksAt(product: Product): Promise<readonly number[]> {
  const answer = await fetch(`${product.demo}/__demo/log`)
  const log = (await answer.json()) as readonly {
    readonly at: number
    readonly method: string
    readonly path: string
  }[]
  return log.filter(({ method, path }) => method === 'GET' && path === '/clari/v4/export/jobs').map(({ at }) => at)
}

test('jobs: a stuck queue is explained, and the tab tells when its job ends @jobs', async ({ page, demo, product }) => {
  await letJobsEnd(demo)
  await demo.faults('job-queued-forever')
  const jobId = await startExport(demo, product.demo)
  await page.goto('/jobs')
  await page.getByRole('button', { name: 'Try it with the demo tenant' }).click()
  const jobs = board(page)
  await expect(jobs.getByRole('heading', { name: '1 job waits; nothing is stuck.' })).toBeVisible()
  const row = jobs.locator(`[data-job="${jobId}"]`)
  await row.getByRole('button', { name: 'Tell me when it ends' }).click()
  await expect(page).toHaveTitle(/^◌ Jobs/)
  // What it waited is remembered: a queued job does not tell since when it waits.
  await page.reload()
  await demo.now('2026-11-25T23:00:00Z')
  await jobs.getByRole('button', { name: 'Look now' }).click()
  await expect(jobs.getByRole('heading', { name: '1 job is stuck in the queue.' })).toBeVisible()
  await expect(row).toContainText(/Stuck in the queue: SCHEDULED for at least [\d.]+ h, longer than is usual/)
  await expect(jobs.getByRole('link', { name: 'Find out what to do' })).toHaveAttribute('href', new RegExp(jobId))
  await expect(row).toContainText('starting it again makes the queue longer')
  await jobs.getByText('your program still waits').click()
  await jobs.getByLabel('The status that it waits for').fill('COMPLETED')
  await expect(jobs.getByText('This API never sends COMPLETED')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations).toEqual([])
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await page.setViewportSize({ width: 1280, height: 800 })
  await jobs.getByRole('button', { name: 'Tell me when it ends' }).first().click()
  await demo.faults()
  await letJobsEnd(demo)
  await jobs.getByRole('button', { name: 'Look now' }).click()
  await expect(row).toHaveAttribute('data-state', 'done')
  await expect(page.locator('[data-watched][data-now=good]')).toContainText('The job ended as DONE.')
  await expect(page).toHaveTitle(/^✓ Jobs/)
  await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', /^data:image/)
  await page.getByRole('button', { name: /^Dismiss/ }).click()
  await expect(page).toHaveTitle(/^Jobs/)
  await expect(jobs.getByRole('heading', { name: 'Nothing waits or runs.' })).toBeVisible()
})

test('jobs: a quota’s 400 is told from a rate limit’s 429, and nothing that was seen goes away @jobs', async ({
  page,
  demo,
}) => {
  await letJobsEnd(demo)
  await demo.faults('quota-exhausted')
  await page.goto('/jobs?over=demo-clari,demo-clari-admin')
  const jobs = board(page)
  await expect(jobs.getByText('This is no rate limit (that would be 429)')).toBeVisible()
  await expect(jobs.locator('[data-gauge=quota]')).toContainText('1,000 of 1,000 used')
  const admin = page.getByRole('region', { name: 'Jobs of Admin' })
  await expect(admin.locator('[data-job]').first()).toBeVisible()
  await jobs.getByText('Show what happened at Clari').click()
  const event = jobs.locator('[data-event]').first()
  await event.locator('summary').click()
  await expect(event.getByRole('region', { name: /^The event/ })).toContainText('"eventTimestamp"')
  const rows = await jobs.locator('[data-job]').count()
  await demo.faults('too-many-requests')
  await jobs.getByRole('button', { name: 'Look now' }).click()
  await expect(jobs.getByText('This is a rate limit (429) and no quota')).toBeVisible()
  await expect(jobs).toHaveAttribute('data-why', 'asked-to-wait')
  await expect(jobs.getByRole('button', { name: 'Look now' })).toBeDisabled()
  await expect(admin.getByRole('button', { name: 'Look now' })).toBeDisabled()
  await expect(jobs.locator('[data-job]')).toHaveCount(rows)
  await jobs.getByText('How your own program should pace itself here').click()
  await expect(jobs.getByRole('region', { name: 'When to try again' })).toContainText('Wait the 30 s')
})

test('jobs: looks grow apart by the rule, by one poller for all that look @jobs', async ({ page, demo, product }) => {
  await letJobsEnd(demo)
  await demo.faults('job-queued-forever')
  await startExport(demo, product.demo)
  const before = (await looksAt(product)).length
  await page.goto('/jobs?over=demo-clari')
  await board(page).getByRole('button', { name: 'Tell me when it ends' }).click()
  await expect.poll(async () => (await looksAt(product)).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(before + 4)
  const looks = (await looksAt(product)).slice(before)
  const gaps = looks.slice(1, 4).map((at, index) => at - (looks[index] ?? 0))
  // Two seconds after something new, then twice as long each time; up to half of it is left to chance. No look comes
  // sooner; how much later one comes is the machine's.
  for (const [index, full] of [2_000, 2_000, 4_000].entries()) expect(gaps[index]).toBeGreaterThanOrEqual(full / 2)
  await demo.faults()
  await letJobsEnd(demo)
})

test('jobs: a fix that is watched announces itself, on another page too @jobs', async ({ page, demo, context }) => {
  await context.grantPermissions(['notifications'])
  await page.addInitScript(() => {
    const shown: string[] = []
    class Shown extends EventTarget {
      static permission = 'granted'
      static requestPermission = async () => 'granted'
      constructor(title: string, { body }: NotificationOptions) {
        super()
        shown.push(`${title} | ${body}`)
      }
    }
    Object.assign(window, { Notification: Shown, shownNotifications: shown })
  })
  await page.clock.install()
  await demo.faults('api-not-enabled')
  await openScenario(page, 'clari.forbidden')
  const sheet = await toVerdict(page)
  const headline = await sheet.getByRole('heading', { level: 1 }).textContent()
  await page.getByRole('button', { name: 'Check every minute until it is fixed' }).click()
  await expect(page.getByRole('dialog')).toContainText('uses no quota')
  await page.getByRole('button', { name: 'Start' }).click()
  const watched = page.locator('[data-watched]')
  await expect(watched).toContainText('Check 1 of 10: ')
  await page.getByText('Notify me when it ends').click()
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  await expect(page).toHaveTitle(/^◌ Jobs/)
  await page.clock.fastForward(61_000)
  await expect(watched).toContainText('Check 2 of 10: ')
  await demo.faults()
  await page.clock.fastForward(61_000)
  await expect(watched).toHaveAttribute('data-now', 'good')
  await expect(page).toHaveTitle(/^✓ Jobs/)
  const shown = await page.evaluate(() => Reflect.get(window, 'shownNotifications'))
  expect(shown).toEqual([expect.stringContaining(`${headline} | Proved fixed`)])
  await watched.getByRole('button', { name: 'Open' }).click()
  await expect(page.locator('[data-fix]')).toHaveAttribute('data-fix', 'fixed')
})
