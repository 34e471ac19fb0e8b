import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const server = import.meta.dirname
const project = join(server, '..', '..')
const page = readFileSync(join(server, 'SECURITY.md'), 'utf8')

test('the page on security names only files that are there, and a test beside each threat', () => {
  const named = [...page.matchAll(/`((?:src|e2e|[\w-]+)(?:\/[\w.-]+)*\.(?:ts|tsx|mjs))`/g)].map(([, path = '']) => path)
  expect(named.length).toBeGreaterThan(30)
  const isThere = (path: string) =>
    [project, server, join(project, 'src')].some((place) => existsSync(join(place, path)))
  expect(named.filter((path) => !isThere(path))).toEqual([])
  const [, threats = ''] = /## Who could attack[^]*?\n((?:\|.*\n)+)/.exec(page) ?? []
  const rows = threats.trim().split('\n').slice(2)
  expect(rows.length).toBeGreaterThan(12)
  const unshown = rows.filter((row) => !/`(?:src\/|e2e\/|npm run )[^`]+`[^|]*\|\s*$/.test(row))
  expect(unshown).toEqual([])
})
