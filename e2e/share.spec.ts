import { AxeBuilder } from '@axe-core/playwright'
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { Download, Locator, Page } from '@playwright/test'
import { expect, test, type Demo } from './product.ts'
import { pdfPages, pdfText } from './share-pdf-text.ts'
import { openScenario, toVerdict } from './wizard.ts'

const forecast = { choose: [/certain forecast/], type: { 'Forecast id': 'net_arr' } }

/** A verdict whose evidence holds a whole forecast: people, ids, addresses, amounts. */
async function missingOptIn(page: Page, demo: Demo): Promise<Locator> {
  await demo.faults('no-optin')
  await openScenario(page, 'clari.unauthorized')
  return toVerdict(page, forecast)
}

/** Opens what can be shared of the verdict that is shown, in a form. */
async function share(page: Page, form: 'Picture' | 'PDF or HTML' | 'Message'): Promise<Locator> {
  await page.getByRole('button', { name: /^Share/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Share' })
  await dialog.getByRole('radio', { name: form }).check({ force: true })
  return dialog
}

/** The picture on the clipboard, as a data address. */
function clipboardPicture(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const blob = await item?.getType('image/png')
    return new Promise<string>((resolve) => {
      const reader = new FileReader()
      reader.onload = () => resolve(String(reader.result))
      if (blob !== undefined) reader.readAsDataURL(blob)
    })
  })
}

/** The sheet of the preview as the browser draws it by itself, at its full width and twice its size. */
async function drawnSheet(page: Page): Promise<string> {
  await page.evaluate(() => {
    const copy = document.querySelector('[data-share-sheet]')?.cloneNode(true)
    if (!(copy instanceof HTMLElement)) throw new Error('no preview')
    copy.id = 'drawn'
    copy.dataset['theme'] = 'light'
    Object.assign(copy.style, { position: 'absolute', top: '0', left: '0', width: '1200px', zIndex: '1000' })
    copy.classList.add('bg-paper', 'text-ink')
    document.body.append(copy)
  })
  const picture = await page.locator('#drawn').screenshot()
  await page.evaluate(() => document.querySelector('#drawn')?.remove())
  return `data:image/png;base64,${picture.toString('base64')}`
}

/** How much two pictures of the same size differ: sizes, and the share of points that differ visibly. */
function compare(
  page: Page,
  one: string,
  other: string,
): Promise<{ readonly sizes: readonly (readonly number[])[]; readonly differing: number; readonly ink: number }> {
  return page.evaluate(
    async ([first = '', second = '']) => {
      const read = async (address: string) => {
        const image = new Image()
        image.src = address
        await image.decode()
        const canvas = document.createElement('canvas')
        canvas.width = image.naturalWidth
        canvas.height = image.naturalHeight
        const context = canvas.getContext('2d', { willReadFrequently: true })
        context?.drawImage(image, 0, 0)
        return {
          size: [canvas.width, canvas.height],
          data: context?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray(),
        }
      }
      const [a, b] = [await read(first), await read(second)]
      let differing = 0
      let ink = 0
      for (let at = 0; at < a.data.length; at += 4) {
        const apart = Math.max(
          ...[0, 1, 2].map((part) => Math.abs((a.data[at + part] ?? 0) - (b.data[at + part] ?? 0))),
        )
        if (apart > 48) differing += 1
        if ((a.data[at] ?? 255) < 128) ink += 1
      }
      return { sizes: [a.size, b.size], differing: differing / (a.data.length / 4), ink: ink / (a.data.length / 4) }
    },
    [one, other],
  )
}

async function saved(download: Download): Promise<Buffer> {
  return readFile(await download.path())
}

test.describe('a picture', () => {
  test.use({
    deviceScaleFactor: 2,
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
    colorScheme: 'dark',
  })

  test('copied in one click is the sheet, point for point, light and 1200 px wide at twice its size @share', async ({
    page,
    demo,
  }) => {
    await missingOptIn(page, demo)
    await page.getByRole('button', { name: 'Copy as picture' }).click()
    await expect(page.getByText('Copied as a picture.')).toBeVisible()
    const copied = await clipboardPicture(page)
    const dialog = await share(page, 'Picture')
    await expect(dialog.locator('[data-share-sheet] article')).toBeVisible()
    const { sizes, differing, ink } = await compare(page, copied, await drawnSheet(page))
    expect(sizes[0]).toEqual(sizes[1])
    expect(sizes[0]?.[0]).toBe(2400)
    expect(ink).toBeGreaterThan(0.005)
    expect(differing).toBeLessThan(0.002)

    await dialog.getByRole('button', { name: 'Copy as picture' }).click()
    await expect(dialog.getByText('The picture is on the clipboard.')).toBeVisible()
    expect((await compare(page, await clipboardPicture(page), copied)).differing).toBeLessThan(0.001)
  })

  test('of a long case is saved page by page @share', async ({ page, demo }) => {
    await missingOptIn(page, demo)
    const dialog = await share(page, 'Picture')
    await dialog.getByRole('switch', { name: /^Evidence in full/ }).click()
    const downloads: Download[] = []
    page.on('download', (download) => downloads.push(download))
    await dialog.getByRole('button', { name: 'Save PNG' }).click()
    await expect(dialog.getByText(/^Saved as \d pictures/)).toBeVisible({ timeout: 30_000 })
    await expect.poll(() => downloads.length).toBeGreaterThan(1)
    const names = downloads.map((download) => download.suggestedFilename())
    expect(names[0]).toMatch(new RegExp(`^clari-triage-verdict-[0-9A-Z]{4,}-page-1-of-${names.length}\\.png$`))
    for (const download of downloads) {
      const png = await saved(download)
      expect(png.readUInt32BE(16)).toBe(2400)
      expect(png.readUInt32BE(20)).toBeLessThanOrEqual(2 * 1650)
    }
  })

  test('that the browser refuses or cannot draw is told in words @share', async ({ page, demo }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator.clipboard, 'write', { value: () => Promise.reject(new Error('NotAllowedError')) })
    })
    await missingOptIn(page, demo)
    await page.getByRole('button', { name: 'Copy as picture' }).click()
    await expect(page.getByText('The browser did not let the page use the clipboard.')).toBeVisible()
    await page.evaluate(() => {
      HTMLCanvasElement.prototype.toBlob = (done) => done(null)
    })
    const dialog = await share(page, 'Picture')
    await dialog.getByRole('button', { name: 'Save PNG' }).click()
    await expect(dialog.getByText('This browser could not draw the picture.')).toBeVisible()
  })
})

test('paper has the report and nothing else, as text that can be selected @share', async ({ page, demo }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  const sheet = await missingOptIn(page, demo)
  const headline = (await sheet.getByRole('heading', { level: 1 }).innerText()).replace(/\s+/g, '')
  const direct = pdfText(await page.pdf({ format: 'A4' }))
  expect(direct).toContain(headline)
  expect(direct).toContain('Whatwoulddisproveit')
  expect(direct).not.toMatch(/Copylink|Connections|Checkagain/)

  const dialog = await share(page, 'PDF or HTML')
  await dialog.getByRole('switch', { name: /^Hide people/ }).click()
  await dialog.getByRole('switch', { name: /^Hide amounts/ }).click()
  await expect(dialog.getByText(/^People: /)).toBeVisible()
  const pdf = await page.pdf({ format: 'A4' })
  const text = pdfText(pdf)
  expect(text.split(headline)).toHaveLength(2)
  expect(text).toContain('Theevidenceinfull')
  expect(text).toContain('Rep1')
  expect(text).not.toMatch(/halden\.example|Copylink|PrintorsaveasPDF|Hidepeople/)
  expect(pdfPages(pdf)).toBeGreaterThan(1)
})

test('a saved page opens from the disk without network or script, and hostile names in it are words @share', async ({
  page,
  demo,
  browser,
  complaints,
}) => {
  await demo.faults('no-optin')
  await openScenario(page, 'clari.unauthorized')
  const hostile = '<img src=x onerror=alert(1)>"\'&lt;script>alert(2)</script>'
  const sheet = await toVerdict(page, {
    choose: [/certain forecast/],
    type: { 'Forecast id': `net_arr ${hostile}`.slice(0, 120) },
  })
  const headline = await sheet.getByRole('heading', { level: 1 }).innerText()
  const dialog = await share(page, 'PDF or HTML')
  const waiting = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save HTML' }).click()
  const download = await waiting
  await expect(dialog.getByText('Saved. It opens anywhere')).toBeVisible()
  const source = (await saved(download)).toString('utf8')
  // Not the whole page in a failure's words: only what was found.
  expect(
    /<(?:script|img|link|iframe|object|embed|base)|<[a-z][^>]*\s(?:on\w+|style|src|href)=|url\(|@import/i.exec(
      source,
    )?.[0] ?? 'nothing',
  ).toBe('nothing')
  expect(source.includes("default-src 'none'")).toBe(true)

  const offline = await browser.newContext({ offline: true, javaScriptEnabled: true })
  const tab = await offline.newPage()
  const asked: string[] = []
  const said: string[] = []
  tab.on('request', (request) => asked.push(request.url()))
  tab.on('console', (message) => said.push(message.text()))
  tab.on('dialog', (dialogShown) => void dialogShown.dismiss().then(() => said.push('dialog')))
  await download.saveAs(`${await download.path()}.html`)
  await tab.goto(pathToFileURL(`${await download.path()}.html`).href)
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText(headline)
  await expect(tab).toHaveTitle(new RegExp('^' + headline.slice(0, 20).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
  await expect(tab.getByText('The evidence in full')).toBeVisible()
  expect(await tab.getByRole('heading', { level: 1 }).evaluate((element) => getComputedStyle(element).fontSize)).toBe(
    '34px',
  )
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
  expect(said).toEqual([])
  expect((await new AxeBuilder({ page: tab }).analyze()).violations.map(({ id }) => id)).toEqual([])
  await offline.close()
  expect(complaints.all).toEqual([])
})

test('only what is needed leaves; people and amounts are hidden everywhere; what was removed is listed @share', async ({
  page,
  demo,
}) => {
  await missingOptIn(page, demo)
  const dialog = await share(page, 'PDF or HTML')
  const preview = dialog.getByRole('region', { name: 'Preview of what leaves' })
  // Another key's answer lists everybody and their amounts; the verdict names nobody of them.
  await expect(preview).toContainText('Rep 1')
  await expect(preview).not.toContainText(/Margaret Okafor|"forecastValue": [\d.]{4,}/)
  await dialog.getByRole('switch', { name: /^Only what is needed/ }).click()
  await expect(preview).toContainText('Margaret Okafor')
  const before = await preview.innerText()
  const [, amount = ''] = /"forecastValue": ([\d.]{4,})/.exec(before) ?? []
  const [, id = ''] = /"userId": "(\d+)"/.exec(before) ?? []
  expect(amount.length * id.length).toBeGreaterThan(0)
  await dialog.getByRole('switch', { name: /^Hide people/ }).click()
  await dialog.getByRole('switch', { name: /^Hide amounts/ }).click()
  await expect(preview).not.toContainText('Margaret Okafor')
  await expect(preview).toContainText('Rep 1')
  const after = await preview.innerText()
  for (const gone of ['Okafor', 'halden.example', '::MGR', '0055g', amount, `"${id}"`])
    expect(after).not.toContain(gone)
  const removed = dialog.getByRole('region', { name: 'What was removed' })
  await removed.getByText(/^People: /).click()
  await expect(removed).toContainText('answer’s body › users › email')
  await expect(removed).toContainText(/^Removed: [\d,]+/)
})

test('the message names its reader, holds the ids and the request, and opens in a mail program @share', async ({
  page,
  demo,
  product,
}) => {
  await missingOptIn(page, demo)
  const dialog = await share(page, 'Message')
  await expect(dialog).toContainText('To: Clari admin')
  const message = dialog.getByRole('textbox', { name: 'The message' })
  await expect(message).toHaveValue(/^Hello,/)
  await expect(message).toHaveValue(/forecast: net_arr/)
  await expect(message).toHaveValue(/apikey: \$\{CLARI_API_KEY\}/)
  await expect(dialog.getByRole('link', { name: 'Open in the mail program' })).toHaveAttribute(
    'href',
    /^mailto:\?subject=/,
  )
  for (const [format, sign] of [
    ['Markdown', '```sh'],
    ['Slack', '```'],
    ['Jira', '{noformat}'],
  ] as const) {
    await dialog.getByRole('radio', { name: format }).check({ force: true })
    await expect.poll(() => message.inputValue()).toContain(sign)
  }

  // A link says what it is worth on this address.
  await page.keyboard.press('Escape')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: product.address })
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText('This link opens on this computer only.')).toBeVisible()

  // Whose key it is, asked once, stands in everything that is sent.
  const asked = page.getByRole('textbox', { name: /^Whose key is/ })
  await asked.fill('Ana Ortiz')
  await asked.press('Enter')
  await expect(asked).toHaveCount(0)
  await expect(page.getByText(/key of Ana Ortiz, ends in ··\w\w/)).toBeVisible()
  await page.getByRole('button', { name: /^Share/ }).click()
  await dialog.getByRole('radio', { name: 'Message' }).check({ force: true })
  await expect(message).toHaveValue(/Key: of Ana Ortiz, ends in ··\w\w/)

  // What is edited is what is copied and sent, stays so, and can be undone; greeting and signature are remembered.
  await dialog.getByRole('radio', { name: 'E-mail' }).check({ force: true })
  await dialog.getByText('Greeting and signature').click()
  await dialog.getByLabel('Greeting').fill('Dear Ana,')
  await dialog.getByLabel('Signature').fill('Kim, RevOps')
  await expect(message).toHaveValue(/^Dear Ana,[\s\S]*Kim, RevOps\n$/)
  const written = await message.inputValue()
  await message.fill(`${written}PS: by Friday, please.`)
  await page.reload()
  await page.getByRole('button', { name: /^Share/ }).click()
  await dialog.getByRole('radio', { name: 'Message' }).check({ force: true })
  await expect(message).toHaveValue(`${written}PS: by Friday, please.`)
  await dialog.getByRole('radio', { name: 'Slack' }).check({ force: true })
  await expect(message).not.toHaveValue(/PS:/)
  await dialog.getByRole('radio', { name: 'E-mail' }).check({ force: true })
  await dialog.getByRole('button', { name: 'Undo my edits' }).click()
  await expect(message).toHaveValue(written)
})

for (const scheme of ['light', 'dark'] as const) {
  test(`what is shared is accessible in ${scheme}, with the keyboard, and on a phone @share`, async ({
    page,
    demo,
  }) => {
    await page.emulateMedia({ colorScheme: scheme })
    await missingOptIn(page, demo)
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual(
      [],
    )
    await page.getByRole('button', { name: /^Share/ }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Share' })
    await expect(dialog).toBeVisible()
    for (const form of ['Picture', 'PDF or HTML', 'Message'] as const) {
      await dialog.getByRole('radio', { name: form }).check({ force: true })
      await page.waitForTimeout(250)
      expect(
        (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [form, id, nodes[0]?.html]),
      ).toEqual([])
    }
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    expect(await dialog.evaluate((element) => element.scrollWidth)).toBeLessThanOrEqual(360)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('button', { name: /^Share/ })).toBeFocused()
  })
}

test('a check-up is shared like a verdict @share', async ({ page, demo }) => {
  await demo.faults('no-optin')
  await page.goto('/checkup')
  await page.getByRole('button', { name: /^Run \d+ checks/ }).click()
  await expect(page.locator('[data-checkup]')).toBeVisible({ timeout: 60_000 })
  const dialog = await share(page, 'PDF or HTML')
  const preview = dialog.getByRole('region', { name: 'Preview of what leaves' })
  await expect(preview).toContainText('Full check-up')
  await expect(preview.getByRole('table').first()).toBeVisible()
})
