// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useCallback, useState } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CaseStoreProvider } from '#src/client/store/case-store-context.tsx'
import { openCaseStore, type CaseStore } from '#src/client/store/case-store.ts'
import { ToastArea } from '#src/ui/feedback/toast.tsx'
import { DecodeTab } from './decode-tab.tsx'
import type { Decode } from './decoder.ts'
import { readTexts, type DecodeOrder, type DecodeResult } from './read-source.ts'

const refused =
  '{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid ' +
  'params","data":{"trace":"b81c0d5e9f7a42136c08","params":{"integration":["required"]}}}}'
const request = '{"jsonrpc":"2.0","method":"admin.selectSignals","id":1,"params":{"query":{}}}'
const large = `${' '.repeat(30_000)}-32015`

let store: CaseStore

beforeEach(async () => {
  sessionStorage.clear()
  // Ids of letters: the router quotes one of digits alone, which every hundredth drawn id is.
  let drawn = 0
  const random = (count: number) => Uint8Array.from({ length: count }, () => 10 + (drawn++ % 22))
  store = await openCaseStore({ name: `decode-${Math.random()}`, random })
})

afterEach(() => {
  cleanup()
  store.close()
})

/** A decoder without a worker, which answers only when told to. */
function patientDecoder(): { readonly decode: Decode; readonly answer: (result?: DecodeResult) => void } {
  let waiting: { readonly order: DecodeOrder; readonly resolve: (result: DecodeResult) => void } | null = null
  const answer = (result?: DecodeResult) => {
    const { order, resolve } = waiting ?? {}
    waiting = null
    if (typeof order?.response === 'string' && typeof order.request === 'string')
      resolve?.(result ?? readTexts(order.response, order.request))
  }
  return {
    answer,
    decode: (order, signal) =>
      new Promise((resolve) => {
        waiting = { order, resolve }
        signal.addEventListener('abort', () => answer({ kind: 'cancelled' }))
      }),
  }
}

/** The tab under an address that names its case, which follows a moment after it is asked to, as the router's does. */
function Addressed({ decode }: { readonly decode: Decode }) {
  const [id, setId] = useState<string>()
  const onCase = useCallback((next: string | undefined) => void setTimeout(() => setId(next)), [])
  return (
    <>
      <output>{id ?? 'no case'}</output>
      <DecodeTab caseId={id} onCase={onCase} decode={decode} />
    </>
  )
}

async function show(decoder = patientDecoder()) {
  const root = createRootRoute()
  const decode = createRoute({
    getParentRoute: () => root,
    path: '/',
    component: () => <Addressed decode={decoder.decode} />,
  })
  const wizard = createRoute({
    getParentRoute: () => root,
    path: '/wizard/$scenario',
    component: () => <p>the wizard</p>,
  })
  const router = createRouter({
    routeTree: root.addChildren([decode, wizard]),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  })
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <CaseStoreProvider value={store}>
        <ToastArea>
          <RouterProvider router={router} />
        </ToastArea>
      </CaseStoreProvider>
    </QueryClientProvider>,
  )
  return { decoder, router, field: await screen.findByRole('textbox', { name: 'What came back' }) }
}

const paste = (field: HTMLElement, text: string) =>
  fireEvent.paste(field, { clipboardData: { files: [], getData: () => text } })

test('the way to a wizard makes a case with the answer and its request, under the names its checks read', async () => {
  const { field, router } = await show()
  paste(field, refused)
  paste(screen.getByRole('textbox', { name: /The request/ }), request)
  await userEvent.click(await screen.findByRole('button', { name: /Find the cause/ }))
  await screen.findByText('the wizard')
  const { cases } = await store.list()
  expect(cases.filter(({ kind }) => kind === 'wizard')).toMatchObject([
    { scenario: 'clarify.invalid-params', pastes: { error: refused, request } },
  ])
  expect(router.state.location.href).toContain(`/wizard/clarify.invalid-params?case=${cases[0]?.id}`)
})

test('a long reading can be cancelled, and what was there before stays', async () => {
  const { field } = await show()
  paste(field, '-32003')
  await screen.findByText('Forbidden')
  paste(field, large)
  expect(await screen.findByText('Reading 30 kB …')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(screen.queryByText(/^Reading/)).toBeNull())
  expect(screen.getByText('Forbidden')).toBeTruthy()
  expect(field).toHaveProperty('value', '-32003')
})

test('a long paste is laid out once it is read, and one that cannot be read says why and changes nothing', async () => {
  const { field, decoder } = await show()
  paste(field, large)
  await screen.findByText('Reading 30 kB …')
  decoder.answer()
  await screen.findByText('Try again')
  paste(field, `${large} and more`)
  await screen.findByText('Reading 60 kB …')
  decoder.answer({ kind: 'cannot', why: 'broke' })
  expect(await screen.findByText(/a fault in Clari Triage/)).toBeTruthy()
  expect(screen.getByText('Try again')).toBeTruthy()
})

test('what is typed stays as it is while one types, and loses its secrets when one is done', async () => {
  const secret = 'k9Xw2LmQ7rTz4VbN8cYd5FgH1jKp3SaE6uRo0iWxZqBvCnMtDhGyPlJfUeTs427f'
  const { field } = await show()
  fireEvent.change(field, { target: { value: `Authorization: Bearer ${secret}\n\nanswered -32003` } })
  await screen.findByText('Forbidden')
  expect(document.querySelector('[data-message]')?.innerHTML).not.toContain(secret)
  expect(sessionStorage.getItem('triage-decode')).not.toContain(secret)
  fireEvent.blur(field)
  await waitFor(() => expect(field).toHaveProperty('value', expect.not.stringContaining(secret)))
  expect(field).toHaveProperty('value', expect.stringContaining('-32003'))
})

test('what was decoded is kept as one case, which a change by hand changes and another answer does not', async () => {
  const { field } = await show()
  paste(field, refused)
  await waitFor(async () => expect((await store.list()).cases).toHaveLength(1), { timeout: 5_000 })
  fireEvent.paste(screen.getByRole('textbox', { name: /The request/ }), {
    clipboardData: { files: [], getData: () => request },
  })
  await waitFor(async () => expect((await store.list()).cases[0]?.pastes).toEqual({ response: refused, request }), {
    timeout: 5_000,
  })
  const [first] = (await store.list()).cases
  expect(first).toMatchObject({
    kind: 'decode',
    scenario: null,
    records: [
      { state: 'done', finding: { status: 'fail', outcome: '-32602', facts: { trace: 'b81c0d5e9f7a42136c08' } } },
    ],
  })
  paste(field, '{"jsonrpc":"2.0","id":2,"result":{"data":{}}}')
  await waitFor(async () => expect((await store.list()).cases).toHaveLength(2), { timeout: 5_000 })
  expect((await store.get(first?.id ?? ''))?.pastes).toEqual({ response: refused, request })
})

test('what was kept stays away once it is cleared', async () => {
  const { field } = await show()
  paste(field, refused)
  await waitFor(() => expect(screen.queryByText('no case')).toBeNull(), { timeout: 5_000 })
  fireEvent.click(screen.getByRole('button', { name: 'Clear' }))
  await screen.findByText('no case')
  expect(field).toHaveProperty('value', '')
  paste(field, '{"jsonrpc":"2.0","id":2,"result":{"data":{}}}')
  expect(field).toHaveProperty('value', '{"jsonrpc":"2.0","id":2,"result":{"data":{}}}')
  await waitFor(async () => expect((await store.list()).cases).toHaveLength(2), { timeout: 5_000 })
})

test('an example is not kept', async () => {
  await show()
  fireEvent.click(screen.getByRole('button', { name: 'Invalid params, with the request' }))
  await waitFor(() => expect(screen.getAllByText(/-32602/).length).toBeGreaterThan(0))
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  expect((await store.list()).cases).toEqual([])
})
