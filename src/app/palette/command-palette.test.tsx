// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DemoState } from '#src/domain/contract/proxy-contract.ts'
import { CommandPalette } from './command-palette.tsx'

const demo: DemoState = {
  address: 'http://127.0.0.1:1',
  dialect: 'published',
  speed: 1,
  faults: [{ id: 'no-optin', says: 'The user is not opted in.', on: false, scenario: 'clari.unauthorized' }],
}

beforeEach(() => {
  Element.prototype.scrollIntoView = () => {}
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {} }))
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

async function show() {
  const put: unknown[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (path === '/api/session') return Response.json({ product: '0.1.0', demo: true, earlierAddress: null })
    if (path === '/api/connections') return Response.json({ connections: [] })
    if (init.method === 'PUT') put.push([path, JSON.parse(String(init.body))])
    return Response.json(demo)
  })
  function Opened() {
    const [open, setOpen] = useState(true)
    return <CommandPalette open={open} onOpenChange={setOpen} />
  }
  const root = createRootRoute({ component: Opened })
  const router = createRouter({
    routeTree: root.addChildren(
      ['/', '/connections', '/wizard/$scenario'].map((path) => createRoute({ getParentRoute: () => root, path })),
    ),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  })
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return { user: userEvent.setup(), router, put, input: await focused() }
}

async function focused() {
  const input = await screen.findByRole('combobox', { name: 'Search commands' })
  await waitFor(() => expect(document.activeElement).toBe(input))
  return input
}

test('a few letters and Enter start a scenario', async () => {
  const { user, router, input } = await show()
  await user.type(input, 'empty exp')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(router.state.location.pathname).toBe('/wizard/clari.empty-export'))
  expect(screen.queryByRole('combobox')).toBeNull()
})

test('arrows go round, and the current one is told to screen readers', async () => {
  const { user, input } = await show()
  const current = () => document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent
  expect(current()).toContain('Diagnose')
  await user.keyboard('{ArrowDown}')
  expect(current()).toContain('Check-up')
  await user.keyboard('{ArrowUp}{ArrowUp}')
  expect(current()).not.toContain('Diagnose')
})

test('a fault of the demo tenant is switched on from here', async () => {
  const { user, put, input } = await show()
  await screen.findByText(/Fault on: The user is not opted in/)
  await user.type(input, 'opted')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(put).toEqual([['/api/demo/faults', ['no-optin']]]))
})

test('what nothing is called is said', async () => {
  const { user, input } = await show()
  await user.type(input, 'zzzz')
  expect(screen.getByText('Nothing is called that.')).toBeTruthy()
})
