// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { CodeBlock } from './code-block.tsx'

afterEach(cleanup)

test('marks exactly the quoted words', () => {
  const { container } = render(
    <CodeBlock label="Answer body" text='{"code":"no_optin"}' marks={[{ start: 9, end: 17 }]} />,
  )
  expect([...container.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['no_optin'])
  expect(screen.getByRole('region', { name: 'Answer body' }).textContent).toBe('{"code":"no_optin"}')
})

test('shows the part of a long text around its mark, says how much is missing, and all of it on request', async () => {
  const text = `${'a'.repeat(60_000)}HERE${'b'.repeat(60_000)}`
  const { container } = render(<CodeBlock label="Log" text={text} marks={[{ start: 60_000, end: 60_004 }]} />)
  expect(container.querySelector('mark')?.textContent).toBe('HERE')
  expect(screen.getByText(/55,000 characters before/)).toBeTruthy()
  await userEvent.setup().click(screen.getByRole('button', { name: 'Show all 120,004 characters' }))
  expect(screen.getByRole('region', { name: 'Log' }).textContent).toBe(text)
})
