// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { SecretField } from './secret-field.tsx'

afterEach(cleanup)

function Held({ onValue }: { readonly onValue: (value: string) => void }) {
  const [value, setValue] = useState('')
  onValue(value)
  return <SecretField label="API token" value={value} onChange={setValue} />
}

test('hides what is typed until the eye is pressed, and is never offered to be remembered', async () => {
  const user = userEvent.setup()
  render(<Held onValue={() => {}} />)
  const field = screen.getByLabelText('API token')
  expect(field.getAttribute('type')).toBe('password')
  expect(field.getAttribute('autocomplete')).toBe('off')
  await user.click(screen.getByRole('button', { name: 'Show API token' }))
  expect(field.getAttribute('type')).toBe('text')
})

test('keeps a pasted line break, which the browser would drop, so that it can be told about', async () => {
  const user = userEvent.setup()
  let seen = ''
  render(<Held onValue={(value) => (seen = value)} />)
  await user.click(screen.getByLabelText('API token'))
  await user.paste('abcdef\n')
  expect(seen).toBe('abcdef\n')
})
