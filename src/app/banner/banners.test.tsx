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
