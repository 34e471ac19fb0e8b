import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { auditOf, licencesOf } from './dependencies.mjs'
import { inProject } from './project.mjs'

const read = (...path: string[]) => readFileSync(inProject(...path), 'utf8')

test('every package has a licence that lets the product be used and passed on', () => {
  const { product, unknown } = licencesOf(JSON.parse(read('package-lock.json')))
  expect(unknown).toEqual([])
  expect(product.flatMap(([, names]) => names)).toContain('hono')
})

test('a licence that is not known to be fine stands out, and so does none at all', () => {
  const { unknown, installScripts } = licencesOf({
    packages: {
      '': {},
      'node_modules/a': { license: 'MIT' },
      'node_modules/a/node_modules/@x/b': { license: 'SSPL-1.0', hasInstallScript: true },
      'node_modules/c': {},
    },
  })
  expect([unknown, installScripts]).toEqual([['@x/b', 'c'], ['@x/b']])
})

test('nothing that is installed runs a script of its own', () => {
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
})

test('each runtime dependency is argued for in the house’s README, and no other is', () => {
  const [, section = ''] = /## What it stands on\n([^]*?)\n## /.exec(read('src', 'README.md')) ?? []
  const argued = [...section.matchAll(/^\| `([^`]+)`\s*\|\s*\S+ \S+/gm)].map(([, name]) => name)
  expect(argued.toSorted()).toEqual(Object.keys(JSON.parse(read('package.json')).dependencies).toSorted())
})

test('an audit that was not answered is told apart from one that found nothing', () => {
  expect(auditOf('{"metadata":{"vulnerabilities":{"total":0,"high":0,"critical":0}}}')).toEqual({ high: 0, all: 0 })
  expect(auditOf('{"metadata":{"vulnerabilities":{"total":3,"high":1,"critical":1}}}')).toEqual({ high: 2, all: 3 })
  for (const none of ['', '{"error":{"summary":"405 Method Not Allowed"}}', 'npm error'])
    expect(auditOf(none)).toBeNull()
})
