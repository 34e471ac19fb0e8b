import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, startProduct, test, type Product } from './product.ts'
import { toVerdict, type Answers } from './wizard.ts'

/** A key that must be found nowhere but at the second server's door. */
const key = '5ec2e7c0ffee5ec2e7c0ffee5ec2e7c0ffee5ec2e7c0ffee5ec2e7c0ffee1234'

interface Recorded {
  readonly status: number
  readonly body: string
  readonly type?: string
}

const json = (status: number, body: unknown): Recorded => ({ status, body: JSON.stringify(body) })
const limits = json(200, {
  jobs: {
    concurrentLimit: 1,
    monthlyQuota: 30,
    submittedJobIds: [],
    availableConcurrentLimit: 1,
    availableMonthlyQuota: 28,
  },
})

/** Bodies as recorded of either dialect, by path; anything else is the gateway's 404. */
const recordings: Readonly<
  Record<
    string,
    {
      readonly paths: Readonly<Record<string, Recorded>>
      readonly answers?: Answers
      readonly cause: string
      readonly quoted: string
    }
  >
> = {
  'the published no_optin': {
    paths: {
      '/v4/admin/limits': limits,
      '/v4/forecast/00E5x000004AbCd': json(401, {
        code: 'no_optin',
        namespace: 'fcw',
        errorId: 'c16ae643-481a-11eb-b378-0242ac130002',
        message: "No optins for scope 1905::MGR for forecast '00E5x000004AbCd'.",
        orgId: '77',
      }),
    },
    answers: { choose: [/certain forecast/], type: { 'Forecast id': '00E5x000004AbCd' } },
    cause: 'no-optin',
    quoted: 'no_optin',
  },
  'the gateway’s refusal': {
    paths: { '/v4/admin/limits': json(401, { message: 'Invalid authentication credentials' }) },
    answers: { choose: [/^No, it is new/] },
    cause: 'gateway-rejected',
    quoted: 'Invalid authentication credentials',
  },
  'the guide’s refusal, where limits are not offered': {
    paths: { '/v4/export/forecast/list': json(401, { error: 'Unauthorized', message: 'Invalid API key' }) },
    answers: { choose: [/^No, it is new/] },
    cause: 'api-rejected',
    quoted: 'Unauthorized',
  },
  'a portal’s page': {
    paths: {
      '/v4/admin/limits': {
        status: 200,
        type: 'text/html',
        body:
          '<!DOCTYPE html><html><head><title>Sign in – Northwind</title></head><body><form><input ' +
          'type="password"></form></body></html>',
      },
    },
    cause: 'not-the-api',
    quoted: 'Sign in – Northwind',
  },
  'an answer that repeats the key': {
    paths: { '/v4/admin/limits': json(401, { error: 'Unauthorized', message: `Invalid API key ${key}` }) },
    answers: { choose: [/^No, it is new/] },
    cause: 'api-rejected',
    quoted: 'Unauthorized',
  },
}

let server: Server
let product: Product
let current: Readonly<Record<string, Recorded>> = {}
const sent: string[] = []

test.beforeAll(async () => {
  server = createServer((request, response) => {
    sent.push(String(request.headers['apikey']))
    const recorded =
      current[new URL(request.url ?? '/', 'http://localhost').pathname] ??
      json(404, { message: 'no Route matched with those values', request_id: 'f00d' })
    response.writeHead(recorded.status, { 'content-type': recorded.type ?? 'application/json' }).end(recorded.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  product = await startProduct({ TRIAGE_DEMO: '0', CLARI_API_KEY: key, CLARI_BASE_URL: `http://127.0.0.1:${port}/v4` })
})

test.afterAll(async () => {
  await product.stop()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

for (const [name, { paths, answers, cause, quoted }] of Object.entries(recordings)) {
  test(`a server that is not the demo tenant: ${name} @wizards`, async ({ page }) => {
    current = paths
    await page.goto(`${product.address}/wizard/clari.unauthorized`)
    const sheet = await toVerdict(page, answers)
    await expect(sheet).toHaveAttribute('data-cause', cause)
    await expect(sheet).toContainText(quoted)
    expect(sent.at(-1)).toBe(key)
    expect(await page.content()).not.toContain(key)
    expect(product.output()).not.toContain(key)
  })
}
