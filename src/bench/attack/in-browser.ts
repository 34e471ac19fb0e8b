import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { Attacked } from './attacked.ts'
import type { Attempt } from './run-attacks.ts'

/** What a page of another origin tries, in that page; each gives what it got, or throws when it was kept out. */
const tries: Readonly<Record<string, (origin: string) => Promise<string>>> = {
  'reads the page': async (origin) => (await fetch(`${origin}/`)).text(),
  'reads the page as a guest': async (origin) => (await fetch(`${origin}/`, { credentials: 'include' })).text(),
  'lists connections': async (origin) => (await fetch(`${origin}/api/connections`)).text(),
  'sends a call as a form': async (origin) => {
    const body = '{"operation":"clari.limits","params":{}}'
    await fetch(`${origin}/api/exchange`, { method: 'POST', mode: 'no-cors', body })
    throw new Error('sent blind')
  },
  'sends a call with the header': async (origin) => {
    const headers = { 'x-triage-token': 'x', 'content-type': 'application/json' }
    return (await fetch(`${origin}/api/exchange`, { method: 'POST', headers, body: '{}' })).text()
  },
  'loads a picture': (origin) =>
    new Promise((resolve, reject) => {
      const image = new Image()
      image.addEventListener('load', () => resolve(`${image.width} pixels`))
      image.addEventListener('error', () => reject(new Error('kept out')))
      image.src = `${origin}/logo.svg`
    }),
  'runs its script': (origin) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script')
      script.addEventListener('load', () => resolve('it ran'))
      script.addEventListener('error', () => reject(new Error('kept out')))
      script.src = `${origin}/theme.js`
      document.head.append(script)
    }),
  'runs a module of it': (origin) => import(`${origin}/src/app/main.tsx`).then(() => 'it ran'),
  'opens its window and looks in': async (origin) => {
    const opened = window.open(`${origin}/`)
    await new Promise((resolve) => setTimeout(resolve, 500))
    return opened?.document.title ?? Promise.reject(new Error('severed'))
  },
  'opens a socket': (origin) =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(origin.replace('http', 'ws'), 'vite-hmr')
      socket.addEventListener('open', () => resolve('open'))
      socket.addEventListener('error', () => reject(new Error('kept out')))
    }),
}

/** Attacks a server from real pages of other origins, and under a name that leads to this computer (DNS rebinding). */
export async function browserAttacks(at: Attacked, executablePath: string): Promise<readonly Attempt[]> {
  // Loaded when wanted: the programs are built whole, and this package cannot be.
  const { chromium } = createRequire(import.meta.url)('playwright') as typeof import('playwright')
  const evil = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<title>evil</title><body></body>'),
  )
  await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', () => resolve()))
  const address = evil.address()
  const evilPort = address === null || typeof address === 'string' ? 0 : address.port
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--host-resolver-rules=MAP rebound.example 127.0.0.1, MAP evil.example 127.0.0.1'],
  })
  const attempts: Attempt[] = []
  const tell = (says: string, refused: boolean, seen: string) =>
    attempts.push({
      on: at.kind,
      attack: { group: 'In a browser', says, expected: 'kept out, nothing is sent upstream' },
      refused,
      seen,
    })
  try {
    for (const place of [`http://evil.example:${evilPort}`, `http://127.0.0.1:${evilPort}`]) {
      const page = await browser.newPage()
      await page.goto(place)
      for (const [says, attempt] of Object.entries(tries)) {
        const before = at.upstream.asked.length
        const got = await page.evaluate(attempt, at.origin).catch(() => null)
        const sent = at.upstream.asked.length - before
        tell(
          `a page of ${new URL(place).hostname} ${says}`,
          got === null && sent === 0,
          got === null ? 'kept out' : 'got in',
        )
      }
      await page.evaluate(async (origin) => {
        const frame = document.createElement('iframe')
        frame.src = `${origin}/`
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
        document.body.append(frame)
        await loaded
      }, at.origin)
      // A frame that was refused shows an error page of the browser's own.
      const framed = page.frames().some((frame) => frame.url().startsWith(at.origin))
      tell(`a page of ${new URL(place).hostname} takes the page into a frame`, !framed, framed ? 'shown' : 'kept out')
      await page.close()
    }
    const rebound = await browser.newPage()
    const answer = await rebound.goto(`http://rebound.example:${at.port}/`)
    const held = await rebound.content()
    tell(
      'the page under a name that leads to 127.0.0.1',
      (answer?.status() ?? 0) >= 400 && !held.includes(at.token),
      String(answer?.status() ?? 'no answer'),
    )
  } finally {
    await browser.close()
    await new Promise((resolve) => evil.close(resolve))
  }
  return attempts
}
