import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { textFile } from './compare-files.ts'
import { expect, test } from './product.ts'
import { openScenario, toVerdict } from './wizard.ts'

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

const compared = (name: string, ana: number) =>
  textFile(
    name,
    'User,Email,Field,Time Period,Data Type,Data Value,Currency\n' +
      `Ana Ortiz,ana@example.com,Commit,2026_Q4,Forecast Value,${ana}.00,USD\n` +
      'Ben Holt,ben@example.com,Best Case,2026_Q4,Forecast Value,98500.00,USD\n',
  )

const places = {
  home: async (page: Page) => {
    await page.goto('/')
    await page
      .getByRole('textbox')
      .first()
      .fill('HTTP 401 {"error":"Unauthorized","message":"Invalid API key"} api.clari.com')
    await expect(page.getByRole('button', { name: /Find out/ }).first()).toBeVisible()
  },
  connections: async (page: Page) => {
    await page.goto('/connections')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  },
  cases: async (page: Page) => {
    await openScenario(page, 'clari.unauthorized')
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.locator('[data-step="which-key"]')).toBeVisible()
    await page.goto('/cases')
    await expect(page.locator('[data-case]').first()).toBeVisible()
  },
  'the first step': async (page: Page) => {
    await openScenario(page, 'clari.unauthorized')
    await expect(page.getByRole('textbox').first()).toBeVisible()
  },
  'a step that ran': async (page: Page) => {
    await openScenario(page, 'clari.unauthorized')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.locator('[data-step="which-key"]').getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByRole('button', { name: /^(Continue|See the verdict)/ })).toBeVisible()
  },
  'a verdict': async (page: Page) => {
    await openScenario(page, 'clari.unauthorized')
    await toVerdict(page, { choose: [/^No, it is new/] })
  },
  'a scenario that is not there': async (page: Page) => {
    await page.goto('/wizard/clari.unautorized')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  },
  'the comparison, empty': async (page: Page) => {
    await page.goto('/compare')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  },
  'a comparison': async (page: Page) => {
    await page.goto('/compare')
    await page.getByLabel('The API’s side: files').setInputFiles(compared('export.csv', 125_000))
    await page.getByLabel('The screen’s side: files').setInputFiles(compared('screen.csv', 160_000))
    await page.getByRole('button', { name: 'Compare', exact: true }).click()
    await expect(page.locator('[data-settled="true"]')).toBeVisible()
    await page.locator('[role="row"][data-user]').first().click()
    await page.getByText(/^How the 2 files were read/).click()
  },
  'the style guide': async (page: Page) => {
    await page.goto('/styleguide')
    await expect(page.locator('[data-specimen]').nth(20)).toBeVisible()
  },
  'a page that is not there': async (page: Page) => {
    await page.goto('/nowhere')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  },
}

for (const scheme of ['light', 'dark'] as const) {
  for (const [name, open] of Object.entries(places)) {
    test(`${name} has no accessibility violation in ${scheme} @feel`, async ({ page, demo }) => {
      await demo.faults('gateway-rejects-key')
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await open(page)
      await expectNoViolation(page)
    })
  }
}

test('nothing is cut off or scrolls sideways at 360 px @feel', async ({ page, demo }) => {
  await demo.faults('gateway-rejects-key')
  await page.setViewportSize({ width: 360, height: 740 })
  for (const open of Object.values(places)) {
    await open(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  }
})

test('in the style guide what opens has the theme of its side, and no accessibility violation @feel', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.goto('/styleguide')
  const specimen = page.locator('[data-specimen="Dialog"]')
  const colours: string[] = []
  for (const theme of ['light', 'dark']) {
    await specimen.locator(`[data-theme="${theme}"]`).getByRole('button', { name: 'Open the normal dialog' }).click()
    const dialog = page.getByRole('dialog', { name: 'Delete this case?' })
    await expect(dialog).toBeVisible()
    colours.push(await dialog.evaluate((element) => getComputedStyle(element).backgroundColor))
    await expectNoViolation(page)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
  expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(25, 28, 30)'])
})

test('the way of a wizard is drawn, what was walked stands out, and it is told in words too @feel', async ({
  page,
  demo,
}) => {
  await demo.faults('gateway-rejects-key')
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await openScenario(page, 'clari.unauthorized')
  const open = page.getByRole('button', { name: 'The way this wizard goes' })
  const drawing = page.getByRole('dialog').getByRole('region', { name: /^The way of 401 Unauthorized, drawn/ })
  const taken = () =>
    drawing.locator('path').evaluateAll((lines) => lines.filter((line) => line.getAttribute('stroke-width') === '2.5'))
  await open.click()
  await expect(drawing.locator('[data-kind="ask"]').first()).toBeAttached()
  expect(await taken()).toHaveLength(0)
  await page.keyboard.press('Escape')
  await toVerdict(page, { choose: [/^No, it is new/] })
  await open.click()
  await expect(drawing.locator('[data-node="gateway-rejected"]')).toBeInViewport()
  expect((await taken()).length).toBeGreaterThan(2)
  await expectNoViolation(page)
  await page.getByText('The same in words').click()
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toContainText('What you saw')
  await expectNoViolation(page)
})
