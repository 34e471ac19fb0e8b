// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Loading } from './loading.tsx'

test('what is being read is announced, and its grey places are not', () => {
  render(<Loading what="the case" />)
  const status = screen.getByRole('status')
  expect(status.textContent).toBe('Reading the case …')
  expect(status.querySelectorAll('[aria-hidden]').length).toBeGreaterThan(0)
})
