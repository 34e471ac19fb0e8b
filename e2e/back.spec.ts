import { expect, test } from './product.ts'
import { openScenario, placeOf, walkSteps, type Answers } from './wizard.ts'

const ways: readonly (readonly [scenario: string, faults: readonly string[], answers: Answers])[] = [
  ['clari.unauthorized', ['no-optin'], { choose: [/certain forecast/], type: { 'Forecast id': 'net_arr' } }],
  ['clari.unauthorized', ['key-unknown'], { choose: [/Everywhere|every/i, /^No/] }],
  ['clari.empty-export', ['users-empty'], { type: { 'Forecast id': 'net_arr' } }],
]

for (const [scenario, faults, answers] of ways)
  test(`Back goes back at every step: ${scenario} with ${faults.join(', ')} @wizards`, async ({ page, demo }) => {
    await demo.faults(...faults)
    await openScenario(page, scenario)
    const back = page.getByRole('button', { name: 'Back', exact: true })
    // At the first coming to a step, whatever runs there by itself; the browser's own Back undoes it.
    const steps = await walkSteps(page, answers, async (name, before) => {
      if (before === undefined) return
      await back.click()
      await expect.poll(() => placeOf(page)).toBe(before)
      await page.goBack()
      await expect.poll(() => placeOf(page)).toBe(name)
    })
    expect(steps.length).toBeGreaterThan(1)
    await page.getByRole('button', { name: 'Back to the checks' }).click()
    for (const step of [...steps].reverse()) {
      await expect.poll(() => placeOf(page)).toBe(step)
      if (step === steps[0]) await expect(back).toHaveCount(0)
      else await back.click()
    }
  })
