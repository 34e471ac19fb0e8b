// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { Chip } from '#src/ui/feedback/chip.tsx'
import { CopyButton } from './copy-button.tsx'

afterEach(cleanup)

test('copies and says so', async () => {
  const user = userEvent.setup()
  render(<CopyButton text={() => 'curl https://api.clari.com'} label="Copy as curl" />)
  await user.click(screen.getByRole('button', { name: /Copy as curl/ }))
  expect(await navigator.clipboard.readText()).toBe('curl https://api.clari.com')
  expect(screen.getByRole('status').textContent).toBe('Copied')
})

test('where the clipboard is blocked, shows the text selected for copying by hand', async () => {
  const user = userEvent.setup()
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('blocked', 'NotAllowedError'))
  render(<CopyButton text="errorId c16ae643" label="Copy errorId" />)
  await user.click(screen.getByRole('button', { name: /Copy errorId/ }))
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text to copy' })
  expect(field.value).toBe('errorId c16ae643')
  await vi.waitFor(() => expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length]))
})

test('a chip with an identifier copies just the identifier', async () => {
  const user = userEvent.setup()
  render(<Chip copy="c16ae643-481a">errorId c16ae643-481a</Chip>)
  await user.click(screen.getByRole('button', { name: /errorId/ }))
  expect(await navigator.clipboard.readText()).toBe('c16ae643-481a')
})
