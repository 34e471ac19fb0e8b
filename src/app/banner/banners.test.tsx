// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { CaseStoreProvider } from '#src/client/store/case-store-context.tsx'
import { openCaseStore } from '#src/client/store/case-store.ts'
import type { Session } from '#src/domain/contract/proxy-contract.ts'
import { Banners } from './banners.tsx'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
  vi.unstubAllGlobals()
})

const session: Session = { product: '0.1.0', demo: true, earlierAddress: null }

/** Shows the banners over a server that gives this answer; the answer can be changed. */
async function show(answer: () => Promise<Response>) {
  let now = answer
  vi.stubGlobal('fetch', () => now())
  const store = await openCaseStore({ name: `banners-${Math.random()}` })
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <CaseStoreProvider value={store}>
        <Banners />
      </CaseStoreProvider>
    </QueryClientProvider>,
  )
  return { user: userEvent.setup(), become: (next: typeof now) => (now = next) }
}

test('a stopped server is told with what to do, and the banner goes by itself when it is back', async () => {
  const { user, become } = await show(() => Promise.reject(new TypeError('refused')))
  await screen.findByText('Clari Triage’s own server has stopped.')
  expect(screen.getByText('npm start')).toBeTruthy()
  become(async () => Response.json(session))
  await user.click(screen.getByRole('button', { name: 'Try now' }))
  await waitFor(() => expect(screen.queryByText('Clari Triage’s own server has stopped.')).toBeNull())
})

test('a server that was started anew in between is told once, with what is gone', async () => {
  document.head.innerHTML = '<meta name="triage-token" content="first">'
  let token = 'first'
  // As the proxy does: the page is served with the token of now, and a call with another is refused.
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (path === '/') return new Response(`<meta name="triage-token" content="${token}">`)
    const own = new Headers(init?.headers).get('x-triage-token') === token
    return own ? Response.json(session) : Response.json({ error: 'token', says: 'Reload.' }, { status: 401 })
  })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const store = await openCaseStore({ name: `banners-${Math.random()}` })
  render(
    <QueryClientProvider client={client}>
      <CaseStoreProvider value={store}>
        <Banners />
      </CaseStoreProvider>
    </QueryClientProvider>,
  )
  await waitFor(() => expect(client.getQueryData(['proxy'])).toMatchObject({ restarted: false }))
  token = 'second'
  await client.refetchQueries({ queryKey: ['proxy'] })
  await screen.findByText('Clari Triage’s own server was started again.')
  await userEvent.setup().click(screen.getByRole('button', { name: 'Got it' }))
  await client.refetchQueries({ queryKey: ['proxy'] })
  expect(screen.queryByText('Clari Triage’s own server was started again.')).toBeNull()
  document.head.innerHTML = ''
})

test('earlier cases at another address are pointed to once', async () => {
  const { user } = await show(async () => Response.json({ ...session, earlierAddress: 'http://127.0.0.1:4310' }))
  await screen.findByText('http://127.0.0.1:4310')
  await user.click(screen.getByRole('button', { name: 'Got it' }))
  expect(screen.queryByText('http://127.0.0.1:4310')).toBeNull()
})

test('cases that cannot be kept are told about (there is no database here)', async () => {
  await show(async () => Response.json(session))
  expect(screen.getByText('Cases are not being kept.')).toBeTruthy()
})
