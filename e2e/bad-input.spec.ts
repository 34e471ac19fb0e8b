import { expect, startProduct, test } from './product.ts'
import { openScenario, toVerdict } from './wizard.ts'

/** Puts a text into the focused field as a paste does, without typing it. */
async function paste(page: import('@playwright/test').Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    const target = document.activeElement
    const untouched =
      target?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })) ??
      true
    if (untouched) document.execCommand('insertText', false, pasted)
  }, text)
}

test('10 MB pasted on the home page is read whole, and the page stays usable @feel', async ({ page }) => {
  await page.goto('/')
  const box = page.getByRole('textbox').first()
  await box.focus()
  const filler = 'INFO a line of a long log that says nothing at all\n'.repeat(100_000)
  await paste(
    page,
    `${filler}{"code":"no_optin","namespace":"fcw","errorId":"e","message":"No optins for scope 1905::MGR for ` +
      `forecast 'net_arr'.","orgId":"77"}\n${filler}`,
  )
  await expect(page.getByText('401 Unauthorized').first()).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('button', { name: /Find out/ }).first()).toBeVisible()
  expect((await box.inputValue()).length).toBeLessThan(2_000_000)
})

test('binary pasted is named as such, and nothing is guessed @feel', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('textbox').first().focus()
  await paste(page, Array.from({ length: 4000 }, (_, at) => String.fromCharCode((at * 37) % 256)).join(''))
  await expect(page.getByText(/no text|not text|binary/i).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /Find out/ })).toHaveCount(0)
})

test('a foreign error is not recognised, and the page says what would help @feel', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('textbox').first().fill('POST https://api.github.com/graphql 401 {"message":"Bad credentials"}')
  await expect(page.getByText(/don’t recognise/i).first()).toBeVisible()
})

test('an unknown scenario in the address offers what there is @feel', async ({ page }) => {
  await page.goto('/wizard/clari.unauthorised')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('link', { name: /401 Unauthorized/ }).first()).toBeVisible()
})

test('a huge paste into a wizard is cut, and says so @feel', async ({ page }) => {
  await openScenario(page, 'clari.unauthorized')
  const box = page.getByRole('textbox', { name: 'The answer or error' })
  await box.focus()
  await paste(page, `401 Unauthorized ${'x '.repeat(300_000)}`)
  await expect(page.getByText(/Only the first 200,000 of/)).toBeVisible()
  const sheet = await toVerdict(page, { connection: 'None' })
  await expect(sheet).toHaveAttribute('data-cause', 'api-rejected')
})

test('a browser that keeps nothing still walks to the verdict, and says that nothing is kept @feel', async ({
  page,
  demo,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      value: {
        open: () => {
          throw new DOMException('blocked', 'SecurityError')
        },
      },
    })
  })
  await demo.faults('gateway-no-key')
  await openScenario(page, 'clari.unauthorized')
  await expect(page.getByText(/does not let this page keep anything/)).toBeVisible()
  await expect(await toVerdict(page)).toHaveAttribute('data-cause', 'no-key-arrived')
})

test('a full storage is said in words, and the verdict is still reached @feel', async ({ page, demo }) => {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (...given: Parameters<typeof put>) {
      if (this.name !== 'cases') return put.apply(this, given)
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await demo.faults('gateway-no-key')
  await openScenario(page, 'clari.unauthorized')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText(/storage is full/)).toBeVisible()
  await expect(await toVerdict(page)).toHaveAttribute('data-cause', 'no-key-arrived')
})

test('an unreachable host from .env is named, with what to do @feel', async ({ page }) => {
  const product = await startProduct({
    TRIAGE_DEMO: '0',
    CLARI_API_KEY: 'f'.repeat(64),
    CLARI_BASE_URL: 'http://clari.nowhere.invalid/v4',
  })
  await page.goto(`${product.address}/wizard/clari.unauthorized`)
  const sheet = await toVerdict(page)
  await expect(sheet).toHaveAttribute('data-cause', 'unreachable')
  await expect(sheet).toContainText('clari.nowhere.invalid')
  await product.stop()
})

test('a key with a line break from .env is judged before it is sent @feel', async ({ page }) => {
  const product = await startProduct({ TRIAGE_DEMO: '0', CLARI_API_KEY: `${'f'.repeat(32)}\n${'a'.repeat(32)}` })
  await page.goto(`${product.address}/wizard/clari.unauthorized`)
  const sheet = await toVerdict(page)
  await expect(sheet).toHaveAttribute('data-cause', 'key-odd-shape')
  await expect(sheet).toContainText('line break')
  await product.stop()
})

test('two tabs on the same case see each other’s work @feel', async ({ page, context, demo }) => {
  await demo.faults('gateway-no-key')
  await openScenario(page, 'clari.unauthorized')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.locator('[data-step="which-key"]')).toBeVisible()
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(await toVerdict(other)).toHaveAttribute('data-cause', 'no-key-arrived')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.locator('article[data-verdict]')).toHaveAttribute('data-cause', 'no-key-arrived')
})
