import { expect, type Locator, type Page } from '@playwright/test'

/**
 * Opens the decode page and gives it an answer, and the request beside it where there is one; resolves with
 * what was laid out.
 */
export async function decodeText(page: Page, response: string, request = ''): Promise<Locator> {
  await page.goto('/decode')
  await page.getByRole('textbox', { name: 'What came back' }).fill(response)
  if (request !== '') await page.getByRole('textbox', { name: 'The request' }).fill(request)
  const messages = page.locator('[data-message]')
  await expect(messages.first()).toBeVisible()
  return messages
}

/** Sends a read over the console and waits for its answer (or that there is none). */
export async function askOnce(page: Page, method = 'clarify.selectItems'): Promise<void> {
  await page.goto('/decode?show=console')
  await page.getByRole('radio', { name: method }).check()
  await page.getByRole('button', { name: `Send ${method}` }).click()
  await expect(page.getByText('The exchange, word for word')).toBeVisible({ timeout: 15_000 })
}

/** Goes on from a message to the wizard that it belongs to. */
export async function findCause(page: Page, scenario: string): Promise<void> {
  await page
    .locator(`[data-message] [data-scenario="${scenario}"], [data-tone] [data-scenario="${scenario}"]`)
    .first()
    .click()
  await expect(page).toHaveURL(new RegExp(`/wizard/${scenario.replace('.', '\\.')}\\?case=`))
}

/** A well-formed answer with an error, as Clarify writes it. */
export function errorBody(code: number, message: string, data: Record<string, unknown> = {}): string {
  return JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    error: { code, message, data: { trace: 'b81c0d5e9f7a42136c08', ...data } },
  })
}
