// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CaseStoreProvider } from '#src/client/store/case-store-context.tsx'
import { openCaseStore, type CaseStore } from '#src/client/store/case-store.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { harEntry, harFile } from '#src/reading/recording/recording.test-kit.ts'
import { HomePage } from './home-page.tsx'
import { inProcessReader } from './box/in-process-reader.test-kit.ts'

const noOptIn =
  '{"code":"no_optin","namespace":"fcw","errorId":"c16ae643",' +
  '"message":"No optins for scope 1905::MGR for forecast \'net_arr\'."}'
// Made for this test; opens nothing.
const key = 'k9Xw2LmQ7rTz4VbN8cYd5FgH1jKp3SaE6uRo0iWxZqBvCnMtDhGyPlJfUeTs427f'

let store: CaseStore

beforeEach(async () => {
  sessionStorage.clear()
  // Ids of letters: the router quotes one of digits alone, which every hundredth drawn id is.
  let drawn = 0
  const random = (count: number) => Uint8Array.from({ length: count }, () => 10 + (drawn++ % 22))
  store = await openCaseStore({ name: `home-${Math.random()}`, random })
})

afterEach(() => {
  cleanup()
  store.close()
})

async function show(reader = inProcessReader()) {
  const root = createRootRoute()
  const home = createRoute({
    getParentRoute: () => root,
    path: '/',
    component: () => <HomePage read={reader.read} />,
  })
  const wizard = createRoute({
    getParentRoute: () => root,
    path: '/wizard/$scenario',
    component: () => <p>the wizard</p>,
  })
  const router = createRouter({
    routeTree: root.addChildren([home, wizard]),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  })
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <CaseStoreProvider value={store}>
        <RouterProvider router={router} />
      </CaseStoreProvider>
    </QueryClientProvider>,
  )
  const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /What you saw/ })
  return { router, box, reader, user: userEvent.setup() }
}

describe('the box', () => {
  test('names the scenario with its quote at once, and Enter makes a case of it', async () => {
    const { router, box, user } = await show()
    await user.click(box)
    await user.paste(noOptIn)
    const [first] = within(screen.getByRole('list', { name: 'What this could be' })).getAllByRole('listitem')
    expect(first?.dataset['scenario']).toBe('clari.unauthorized')
    expect(first?.textContent).toContain('no_optin')
    await user.keyboard('{Enter}')
    await screen.findByText('the wizard')
    expect(router.state.location.pathname).toBe('/wizard/clari.unauthorized')
    const { cases } = await store.list()
    expect(cases).toMatchObject([{ scenario: 'clari.unauthorized', pastes: { error: noOptIn } }])
    expect(router.state.location.search).toEqual({ case: cases[0]?.id })
  })

  test('never shows or keeps a pasted secret, and says what was taken out', async () => {
    const { box, user } = await show()
    await user.click(box)
    await user.paste(`curl -H "apikey: ${key}" https://api.clari.com/v4/export/forecast/net_arr\n${noOptIn}`)
    expect(box.value).toContain('‹secret: 64 chars, ends 7f›')
    expect(screen.getByText(/1 secret removed: 64 characters, ends in 7f/)).toBeTruthy()
    await user.keyboard('{Enter}')
    await screen.findByText('the wizard')
    const kept = JSON.stringify([
      await store.list(),
      { ...sessionStorage },
      { ...localStorage },
      location.href,
      document.body.innerHTML,
    ])
    expect(kept).not.toContain(key.slice(0, 20))
  })

  test('blanks a secret that was typed by hand once the box is left', async () => {
    const { box, user } = await show()
    fireEvent.change(box, { target: { value: `apikey: ${key}` } })
    expect(JSON.stringify({ ...sessionStorage })).not.toContain(key)
    await user.click(box)
    await user.tab()
    await waitFor(() => expect(box.value).toBe('apikey: ‹secret: 64 chars, ends 7f›'))
  })

  test('rather says that it does not recognise something than guess', async () => {
    const { box, user } = await show()
    await user.click(box)
    await user.paste('something odd happened at main.js:3:1')
    expect(screen.getByText('I don’t recognise this.')).toBeTruthy()
    expect(screen.queryByRole('list', { name: 'What this could be' })).toBeNull()
  })

  test('says that bytes are no text, and keeps what was there', async () => {
    const { box, user } = await show()
    await user.click(box)
    await user.paste('401 unauthorized from clari')
    await user.paste('PK\u0003\u0004\u0000\u0000binary')
    expect(screen.getByText(/This is not text/)).toBeTruthy()
    expect(box.value).toBe('401 unauthorized from clari')
  })

  test('an Enter that ends the writing of Chinese signs starts nothing', async () => {
    const { router, box, user } = await show()
    await user.click(box)
    await user.paste('Clari API 401 未授权')
    fireEvent.keyDown(box, { key: 'Enter', isComposing: true })
    expect(router.state.location.pathname).toBe('/')
  })

  test('reads a huge paste apart, with progress, and keeps the part that matters', async () => {
    const { box, reader, user } = await show()
    await user.click(box)
    fireEvent.paste(box, {
      clipboardData: {
        files: [],
        getData: () =>
          `${'2026-02-03 all is well\n'.repeat(50_000)}${noOptIn}\n${'2026-02-03 still well\n'.repeat(50_000)}`,
      },
    })
    expect(screen.getByRole('progressbar', { name: /Reading 2\.\d MB/ })).toBeTruthy()
    reader.go()
    await screen.findByRole('list', { name: 'What this could be' }, { timeout: 20_000 })
    expect(box.value.length).toBeLessThan(60_000)
    expect(box.value).toContain('"no_optin"')
    expect(screen.getByText(/All 2\.\d MB were read/)).toBeTruthy()
  })

  test('a cancelled reading leaves what was there', async () => {
    const { box, user } = await show()
    await user.click(box)
    await user.paste('clari 403 forbidden')
    fireEvent.paste(box, { clipboardData: { files: [], getData: () => 'x'.repeat(30_000) } })
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull())
    expect(box.value).toBe('clari 403 forbidden')
  })

  test('reads a dropped file, and says in words why a picture can’t be read', async () => {
    const { box, reader } = await show()
    const frame = box.closest('.rounded-card')
    if (frame === null) throw new Error('the box has no frame')
    fireEvent.drop(frame, {
      dataTransfer: { types: ['Files'], files: [new File([noOptIn], 'answer.json', { type: 'application/json' })] },
    })
    reader.go()
    await screen.findByRole('list', { name: 'What this could be' })
    fireEvent.drop(frame, {
      dataTransfer: { types: ['Files'], files: [new File(['x'], 'screen.png', { type: 'image/png' })] },
    })
    reader.go()
    await screen.findByText(/no picture that can be read/)
    expect(box.value).toBe(noOptIn)
  })
})

describe('a recording', () => {
  const jobs = 'https://api.clari.com/v4/export/jobs'
  const rows = () => within(screen.getByRole('grid')).getAllByRole('row').slice(1)
  const drop = (box: HTMLElement, text: string) =>
    fireEvent.drop(box, { dataTransfer: { types: ['Files'], files: [new File([text], 'tab.har')] } })

  test('is laid out, its first failure diagnosed, and another request chosen by key goes on as the paste', async () => {
    const { router, box, reader, user } = await show()
    drop(
      box,
      harFile([
        harEntry({ url: 'https://www.example.com/pixel.gif' }),
        harEntry({ url: jobs, at: '2026-11-23T09:00:01Z', headers: [['apikey', key]] }),
        harEntry({ url: jobs, at: '2026-11-23T09:00:02Z', status: 401, body: noOptIn, headers: [['apikey', key]] }),
        harEntry({
          url: jobs,
          at: '2026-11-23T09:00:03Z',
          status: 0,
          response: { _error: 'net::ERR_NAME_NOT_RESOLVED' },
        }),
      ]),
    )
    reader.go()
    await screen.findByRole('grid')
    expect(screen.getByText('3 requests to Clari, Copilot or Clarify, 2 went wrong.')).toBeTruthy()
    expect(screen.getByText(/1 request to other hosts dropped\./)).toBeTruthy()
    expect(screen.getByText(/1 secret removed: 64 characters, ends in 7f/)).toBeTruthy()
    expect(rows().map((row) => row.getAttribute('aria-selected'))).toEqual(['false', 'true', 'false'])
    expect(rows().map((row) => row.textContent?.includes('401 Unauthorized'))).toEqual([false, true, false])
    expect(box.value).toContain('"no_optin"')
    const first = () => within(screen.getByRole('list', { name: 'What this could be' })).getAllByRole('listitem')[0]
    expect(first()?.dataset['scenario']).toBe('clari.unauthorized')
    await user.keyboard('{ArrowDown}')
    expect(rows().map((row) => row.getAttribute('aria-selected'))).toEqual(['false', 'false', 'true'])
    expect(first()?.dataset['scenario']).toBe('clari.unreachable')
    await user.keyboard('{Enter}')
    await screen.findByText('the wizard')
    const { cases } = await store.list()
    expect(cases).toMatchObject([{ scenario: 'clari.unreachable' }])
    expect(cases[0]?.pastes['error']).toContain('net::ERR_NAME_NOT_RESOLVED')
    const kept = JSON.stringify([cases, { ...sessionStorage }, { ...localStorage }, router.state.location.href])
    for (const other of [key, 'no_optin', 'pixel.gif']) expect(kept).not.toContain(other)
  })

  test('says of a request that went well that nothing is wrong with it', async () => {
    const { box, reader, user } = await show()
    drop(box, harFile([harEntry({ url: jobs }), harEntry({ url: jobs, status: 500, body: '{"code":"SWW"}' })]))
    reader.go()
    await screen.findByRole('grid')
    await user.keyboard('{Home}')
    expect(screen.getByText('Nothing is wrong with this request: answered well.')).toBeTruthy()
  })

  test('with nothing of ours says so, and a paste takes its place', async () => {
    const { box, reader, user } = await show()
    drop(box, harFile([harEntry({ url: 'https://www.example.com/' })]))
    reader.go()
    await screen.findByText('No request in this recording went to Clari, Copilot or Clarify.')
    expect(screen.queryByRole('grid')).toBeNull()
    await user.click(box)
    await user.paste(noOptIn)
    expect(screen.queryByText(/No request in this recording/)).toBeNull()
    expect(box.value).toBe(noOptIn)
  })

  test('pasted from curl -v is laid out at once', async () => {
    const { box, user } = await show()
    const run = (status: number) =>
      ['> GET /v4/export/jobs HTTP/2', '> Host: api.clari.com', `> apikey: ${key}`, '> '].join('\n') +
      `\n< HTTP/2 ${status}\n< \n{}\n`
    await user.click(box)
    await user.paste(run(200) + run(403))
    expect(rows().map((row) => row.dataset['kind'])).toEqual(['well', 'wrong'])
    expect(document.body.innerHTML).not.toContain(key)
  })

  test('of thousands draws those in view, and can show only what went wrong', async () => {
    const { box, reader, user } = await show()
    drop(
      box,
      harFile(
        Array.from({ length: 3_000 }, (_, at) =>
          harEntry({ url: `${jobs}/${at}`, ...(at === 2_900 ? { status: 403 } : {}) }),
        ),
      ),
    )
    reader.go()
    await screen.findByRole('grid', {}, { timeout: 20_000 })
    expect(rows().length).toBeLessThan(100)
    await user.click(screen.getByRole('radio', { name: 'Went wrong' }))
    expect(rows()).toHaveLength(1)
    expect(rows()[0]?.textContent).toContain(`${2_900}`)
  })
})

test('the newest cases can be gone on with, with their choices', async () => {
  const made = await store.create({
    scenario: 'clari.unauthorized',
    answers: { forecastId: 'net_arr' },
    pastes: {},
    product: '0.1.0',
  })
  await store.create({ scenario: 'clari.of-another-version', answers: {}, pastes: {}, product: '9.0.0' })
  const { router, user } = await show()
  const links = await screen.findAllByRole('link', { name: /401 Unauthorized .* just now/ })
  expect(links).toHaveLength(1)
  await user.click(screen.getByRole('link', { name: /401 Unauthorized/ }))
  await screen.findByText('the wizard')
  expect(router.state.location.search).toEqual({ case: made.id, a: { forecastId: 'net_arr' } })
})

test('a check-up can be gone on with, with its forecast; comparisons and decoded answers only looked at', async () => {
  const { id } = await store.create({
    kind: 'checkup',
    scenario: null,
    answers: { forecastId: 'net_arr' },
    pastes: {},
    product: '1',
  })
  await store.create({ kind: 'comparison', scenario: null, answers: {}, pastes: {}, product: '1' })
  await store.create({ kind: 'decode', scenario: null, answers: {}, pastes: {}, product: '1' })
  await show()
  const links = within(await screen.findByRole('region', { name: 'Go on with' })).getAllByRole('link')
  expect(links.map((link) => link.getAttribute('href'))).toEqual([`/checkup?case=${id}&forecast=net_arr`])
})

test('a symptom picked by hand starts its scenario with no paste at all', async () => {
  const { router, user } = await show()
  const empty = scenarios.find(({ id }) => id === 'clari.empty-export')
  await user.click(screen.getByText(empty?.symptom ?? ''))
  await screen.findByText('the wizard')
  expect(router.state.location.pathname).toBe('/wizard/clari.empty-export')
  expect((await store.list()).cases).toMatchObject([{ scenario: 'clari.empty-export', pastes: {} }])
})
