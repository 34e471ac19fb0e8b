import { expect, type Locator, type Page } from '@playwright/test'
import type { Demo } from './product.ts'

/** What an analyst would answer on the way; fields that the way never asks for are ignored. */
export interface Answers {
  /** Labels of the connection to use, or `None`; what the page preselects when left out. */
  readonly connection?: string
  /** Option labels (or their beginnings) to choose when a question offers them. */
  readonly choose?: readonly (string | RegExp)[]
  /** Texts by field label. */
  readonly type?: Readonly<Record<string, string>>
  /** Choices and texts by the names under which they are kept, as a scenario's table of sub-causes gives them. */
  readonly given?: Readonly<Record<string, string>>
}

/** Opens a scenario as a pick does. */
export async function openScenario(page: Page, scenario: string): Promise<void> {
  await page.goto(`/wizard/${scenario}`)
}

/** What a wizard shows right now: the verdict, or the name of a step; empty while it shows neither. */
export function placeOf(page: Page): Promise<string> {
  return page.evaluate(() =>
    document.querySelector('article[data-verdict]') === null
      ? (document.querySelector('[data-step]:not([data-kind="silent"])')?.getAttribute('data-step') ?? '')
      : 'verdict',
  )
}

/** Walks from the step that is shown to the verdict, answering as told; resolves with the sheet. */
export async function toVerdict(page: Page, answers: Answers = {}): Promise<Locator> {
  await walkSteps(page, answers)
  return page.locator('article[data-verdict]')
}

/**
 * Walks from the step that is shown to the verdict, answering as told; resolves with the steps that were shown.
 * `onStep` is called at each with its name and that of the one before, and has to come back to it.
 */
export async function walkSteps(
  page: Page,
  answers: Answers = {},
  onStep?: (name: string, before: string | undefined) => Promise<void>,
): Promise<readonly string[]> {
  const steps: string[] = []
  for (let count = 0; count < 25; count += 1) {
    await expect.poll(() => placeOf(page), { message: 'the wizard shows something' }).not.toBe('')
    const name = await placeOf(page)
    if (name === 'verdict') return steps
    await onStep?.(name, steps.at(-1))
    steps.push(name)
    await takeStep(page, page.locator(`[data-step="${name}"]`), answers)
    await expect.poll(() => placeOf(page), { timeout: 20_000, message: `the step ${name} leads on` }).not.toBe(name)
  }
  throw new Error('The wizard has more than 25 steps on its way.')
}

/** Takes the step that is shown. */
async function takeStep(page: Page, step: Locator, answers: Answers): Promise<void> {
  const kind = await step.getAttribute('data-kind')
  if (kind === 'ask') {
    const group = step.getByRole('group')
    const chosen = answers.given?.[(await group.getAttribute('data-answer')) ?? '']
    if (chosen !== undefined) return group.locator(`[data-option="${chosen}"]`).click()
    const options = group.getByRole('button')
    for (const wanted of answers.choose ?? []) {
      const option = options.filter({ hasText: wanted })
      if ((await option.count()) > 0) return option.first().click()
    }
    throw new Error(
      `No answer given for “${await page.getByRole('heading', { level: 1 }).innerText()}”: ` +
        `${(await options.allInnerTexts()).join(' | ')}`,
    )
  }
  if (kind === 'run') {
    const onward = step.getByRole('button', { name: /^(See the verdict|Continue)/ })
    const start = step.getByRole('button', { name: /^(Run \d|Run the|Start|Go on)/ })
    await expect(onward.or(start).first()).toBeVisible({ timeout: 20_000 })
    if (!(await onward.isVisible())) {
      await start.first().click()
      await expect(onward).toBeVisible({ timeout: 20_000 })
    }
    return onward.click()
  }
  if (kind === 'input') {
    // The whole card is the label, and lies over the circle.
    if (answers.connection !== undefined && (await step.getByRole('radio').count()) > 0)
      await step.getByRole('radio', { name: answers.connection }).check({ force: true })
    for (const [label, text] of Object.entries(answers.type ?? {})) {
      const field = step.getByRole('textbox', { name: label })
      if ((await field.count()) > 0) await field.fill(text)
    }
    for (const [name, text] of Object.entries(answers.given ?? {})) {
      const field = step.locator(`[data-field="${name}"]`).getByRole('textbox')
      if ((await field.count()) > 0) await field.fill(text)
    }
  }
  return step.getByRole('button', { name: 'Continue' }).click()
}

/** Presses the button that proves the fix and waits for what it says. */
export async function checkAgain(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Check again/ }).click()
  const fix = page.locator('[data-fix]')
  await expect(page.getByRole('button', { name: /^Check again/ })).toBeVisible({ timeout: 20_000 })
  await expect(fix).toBeVisible()
  return fix
}

/** What a verdict's sheet has to show. */
export interface CauseShown {
  readonly cause: string
  readonly headline: RegExp
  /** Stands in what the verdict rests on. */
  readonly quoted: RegExp
}

/** Expects of a verdict's sheet its cause, its headline and its deciding evidence. */
export async function expectCause(sheet: Locator, { cause, headline, quoted }: CauseShown): Promise<void> {
  await expect(sheet).toHaveAttribute('data-cause', cause)
  await expect(sheet.getByRole('heading', { level: 1 })).toHaveText(headline)
  await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText(quoted)
}

/** Expects that the check tells a fault that is still there from one that is gone; switches all faults off. */
export async function provedFixed(page: Page, demo: Demo): Promise<void> {
  await expect(await checkAgain(page)).toHaveAttribute('data-fix', 'unchanged')
  await demo.faults()
  const fix = await checkAgain(page)
  await expect(fix).toHaveAttribute('data-fix', 'fixed')
  await expect(fix).toContainText('Proved fixed')
}

/** Pastes anew from a verdict that another paste proves; resolves with what is said of the fix. */
export async function pasteAgain(page: Page, text: string): Promise<Locator> {
  await page.getByRole('textbox', { name: 'The new paste' }).fill(text)
  await page.getByRole('button', { name: 'Check this' }).click()
  return page.locator('[data-fix]')
}
