import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { completed, missingEntries, platformOf } from './complete-lockfile.mjs'
import { inProject } from './project.mjs'

describe('the platform that a package’s name tells', () => {
  test.each([
    ['@oxlint/binding-darwin-arm64', { cpu: ['arm64'], os: ['darwin'] }],
    ['@oxlint/binding-linux-x64-gnu', { cpu: ['x64'], os: ['linux'], libc: ['glibc'] }],
    ['@rolldown/binding-linux-x64-musl', { cpu: ['x64'], os: ['linux'], libc: ['musl'] }],
    ['@tailwindcss/oxide-linux-arm-gnueabihf', { cpu: ['arm'], os: ['linux'], libc: ['glibc'] }],
    ['@oxc-parser/binding-win32-ia32-msvc', { cpu: ['ia32'], os: ['win32'] }],
    ['@oxc-parser/binding-android-arm-eabi', { cpu: ['arm'], os: ['android'] }],
    ['@tailwindcss/oxide-wasm32-wasi', { cpu: ['wasm32'] }],
    ['fsevents', null],
    ['some-darwin-thing', null],
  ])('%s', (name, expected) => {
    expect(platformOf(name)).toEqual(expected)
  })

  test('is what npm wrote for every such package in the lockfile', () => {
    const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'))
    const parents: { optionalDependencies?: Record<string, string> }[] = Object.values(packages)
    const native = new Set(
      parents
        .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
        .filter((name) => platformOf(name) !== null),
    )
    const written = [...native].flatMap((name) => {
      const entry = packages[`node_modules/${name}`]
      return entry?.integrity === undefined ? [] : [{ name, cpu: entry.cpu, os: entry.os, libc: entry.libc }]
    })
    expect(written.length).toBeGreaterThan(20)
    for (const { name, cpu, os, libc } of written) {
      const told = platformOf(name)
      expect({ name, cpu: told?.cpu, os: told?.os }).toEqual({ name, cpu, os })
      if (libc !== undefined) expect({ name, libc: told?.libc }).toEqual({ name, libc })
    }
  })
})

describe('a lockfile', () => {
  const parent = {
    version: '1.2.3',
    dev: true,
    license: 'MIT',
    optionalDependencies: {
      'a-darwin-arm64': '1.2.3',
      'a-linux-x64-gnu': '1.2.3',
      fsevents: '~2.3.3',
      'a-win32-x64-msvc': '^1.0.0',
    },
  }
  const lockfile = {
    packages: { 'node_modules/a': parent, 'node_modules/a-linux-x64-gnu': { version: '1.2.3', optional: true } },
  }

  test('that leaves out a platform is told and completed, with exact versions only', () => {
    expect(missingEntries(lockfile)).toEqual([
      {
        place: 'node_modules/a-darwin-arm64',
        entry: { version: '1.2.3', cpu: ['arm64'], dev: true, license: 'MIT', optional: true, os: ['darwin'] },
      },
    ])
    expect(missingEntries(completed(lockfile))).toEqual([])
    expect(Object.keys(completed(lockfile).packages)).toEqual([
      'node_modules/a',
      'node_modules/a-darwin-arm64',
      'node_modules/a-linux-x64-gnu',
    ])
  })

  test('that has another version at the top gets its own below the parent', () => {
    const taken = {
      packages: { ...lockfile.packages, 'node_modules/a-darwin-arm64': { version: '9.9.9', optional: true } },
    }
    expect(missingEntries(taken).map(({ place }) => place)).toEqual(['node_modules/a/node_modules/a-darwin-arm64'])
  })

  test('of ours is complete: every platform can install natively', () => {
    expect(
      missingEntries(JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'))).map(({ place }) => place),
    ).toEqual([])
  })
})
