import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inProject } from './project.mjs'
import { readRecipes } from './recipes.mjs'

const recipes = readRecipes(readFileSync(inProject('.github', 'CONTRIBUTING.md'), 'utf8'))

describe('the recipes of CONTRIBUTING.md', () => {
  test('are there, each with its number of files, its steps and what it runs', () => {
    expect(recipes.map(({ title, says }) => [title, says])).toEqual([
      ['A fault', 2],
      ['A check', 2],
      ['An operation', 3],
      ['A cause', 4],
      ['A scenario', 4],
    ])
    for (const { title, steps } of recipes) {
      expect(steps.length, title).toBeGreaterThan(2)
      expect(steps.at(-1)?.kind, title).toBe('run')
    }
  })

  // Following them takes minutes: `npm run test:long -- recipes`. That a line has gone is seen at once.
  test.each(recipes)('$title names lines that stand in their files exactly once', ({ steps }) => {
    const makesFolder = steps.some((step) => step.kind === 'run' && step.command.startsWith('npm run new'))
    const puts = steps.filter((step) => step.kind === 'put')
    expect(puts.length).toBeGreaterThan(0)
    for (const { path, line } of puts) {
      if (makesFolder && !existsSync(inProject(path))) continue
      const lines = readFileSync(inProject(path), 'utf8').split('\n')
      expect(lines.filter((each) => each.trim() === line).length, `${path}: ${line}`).toBe(1)
    }
  })

  test('a sentence that does not say where its code goes is refused', () => {
    const page = (sentence: string) => `### A fault (2 files)\n\n${sentence}\n\n\`\`\`ts\nconst a = 1\n\`\`\`\n`
    expect(readRecipes(page('New: `src/a.ts`'))[0]?.steps).toEqual([
      { kind: 'new', path: 'src/a.ts', code: 'const a = 1\n' },
    ])
    expect(readRecipes(page('In `src/a.ts`, before the line `const b = `${c}``:'))[0]?.steps).toEqual([
      { kind: 'put', path: 'src/a.ts', where: 'before', line: 'const b = `${c}`', code: 'const a = 1\n' },
    ])
    expect(() => readRecipes(page('Somewhere in `src/a.ts`:'))).toThrow(/says nothing of where it goes/)
  })
})
