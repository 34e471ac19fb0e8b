// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { specimens } from './specimen-list.ts'

const files = import.meta.glob<Readonly<Record<string, unknown>>>(['/src/ui/**/*.tsx', '!**/*.test.tsx'], {
  eager: true,
})
const all = specimens.flatMap((group) => group.specimens)

/** The components that a file of the design system exports: functions with a capital, as JSX tells them. */
const components = Object.entries(files).flatMap(([path, exported]) =>
  Object.entries(exported).flatMap(([name, value]) =>
    typeof value === 'function' && /^[A-Z]/.test(name) ? [{ path: path.replace('/src/ui/', ''), name, value }] : [],
  ),
)

afterEach(cleanup)

test('every component that src/ui exports is shown, under its name and file', () => {
  expect(components.length).toBeGreaterThan(20)
  const shown = components.map(({ path, name, value }) => {
    const specimen = all.find(({ of }) => of === value)
    return [name, specimen?.name, specimen?.file === path]
  })
  expect(shown.filter(([name, as, there]) => as !== name || there !== true)).toEqual([])
})

test('nothing is shown twice, and no state is named twice', () => {
  const names = all.map(({ name }) => name)
  expect([...new Set(names)]).toEqual(names)
  for (const { name, states } of all) {
    const own = states.map((state) => state.name)
    expect([...new Set(own)], name).toEqual(own)
  }
})

describe.each(all)('$name', ({ name, states }) => {
  test('has states, and each of them draws something', () => {
    expect(states.length).toBeGreaterThan(0)
    for (const state of states) {
      const { container } = render(<>{state.show((own) => `${own} of ${name}`)}</>)
      expect(container.innerHTML, state.name).not.toBe('')
      cleanup()
    }
  })
})
