// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { ToastArea } from '#src/ui/feedback/toast.tsx'
import { AddConnection } from './add-connection.tsx'
import { kinds, type Kind } from './kinds.ts'

// Made for this test; opens nothing.
const key = 'k9Xw2LmQ7rTz4VbN8cYd5FgH1jKp3SaE6uRo0iWxZqBvCnMtDhGyPlJfUeTs427f'
const described = {
  id: 'typed-1',
  label: 'Clari',
  system: 'clari',
  source: 'typed',
  address: 'https://api.clari.com/v4',
  parts: [{ name: 'CLARI_API_KEY', set: true, length: 64, lastTwo: '7f', oddities: [] }],
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function show(id: Kind['id'], answer: () => Response, taken: readonly string[] = []) {
  const sent: unknown[] = []
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    sent.push(JSON.parse(String(init.body)))
    return answer()
  })
  const kind = kinds.find((one) => one.id === id)
  if (kind === undefined) throw new Error(`no kind ${id}`)
  const client = new QueryClient()
  render(
    <QueryClientProvider client={client}>
      <ToastArea>
        <AddConnection kind={kind} onKind={() => {}} taken={taken} />
      </ToastArea>
    </QueryClientProvider>,
  )
  return { user: userEvent.setup(), sent, client }
}

test('a typed key is told by its facts, sent once to our own server, and then forgotten by the page', async () => {
  const { user, sent, client } = show('clari', () => Response.json(described, { status: 201 }))
  const field = screen.getByLabelText<HTMLInputElement>('API token')
  await user.click(field)
  await user.paste(key)
  expect(screen.getByText('64 characters, ends in 7f.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Connect' }))
  await waitFor(() => expect(field.value).toBe(''))
  expect(sent).toEqual([{ label: 'Clari', system: 'clari', values: { CLARI_API_KEY: key } }])
  const left = JSON.stringify([
    { ...sessionStorage },
    { ...localStorage },
    location.href,
    document.documentElement.innerHTML,
    client
      .getMutationCache()
      .getAll()
      .map(({ state }) => state),
  ])
  expect(left).not.toContain(key)
})

test('an odd key is named as odd while it is typed, and may be connected all the same', async () => {
  const { user, sent } = show('clari', () => Response.json(described, { status: 201 }))
  await user.click(screen.getByLabelText('API token'))
  await user.paste(`${key} `)
  expect(screen.getByText(/It has a space at the end\./)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Connect' }))
  await waitFor(() => expect(sent).toMatchObject([{ values: { CLARI_API_KEY: `${key} ` } }]))
})

test('what our own server refuses is said, and nothing typed is lost', async () => {
  const { user } = show('clarify', () =>
    Response.json({ error: 'bad-credentials', says: 'This file is for another address.' }, { status: 400 }),
  )
  await user.click(screen.getByLabelText('Credentials file'))
  await user.paste(
    '{"integration":"i1","credentials":{"type":"client-credentials","clientId":"client-1234567",' +
      '"clientSecret":"secret-value-000042"}}',
  )
  expect(screen.getByText(/Integration i1 · clientId: 14 characters, ends in 67/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Connect' }))
  await screen.findByText('This file is for another address.')
  expect(screen.getByLabelText<HTMLInputElement>('Credentials file').value).not.toBe('')
})

test('two connections cannot have one name', async () => {
  const { user, sent } = show('clari', () => Response.json(described, { status: 201 }), ['Clari'])
  await user.click(screen.getByLabelText('API token'))
  await user.paste(key)
  expect(screen.getByText('There is a connection named Clari already.')).toBeTruthy()
  await user.type(screen.getByLabelText(/Name/), 'Admin')
  await user.click(screen.getByRole('button', { name: 'Connect' }))
  await waitFor(() => expect(sent).toMatchObject([{ label: 'Admin' }]))
})
