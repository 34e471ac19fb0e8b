import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SubCause } from '#src/scenarios/sub-cause.test-kit.ts'
import { jobOf } from './clari-jobs.ts'
import { expect, test } from './product.ts'
import { expectCause, openScenario, provedFixed, toVerdict } from './wizard.ts'

const scenarios = join(import.meta.dirname, '..', 'src', 'scenarios')
const tables = readdirSync(scenarios).filter((name) => existsSync(join(scenarios, name, 'causes.test-kit.ts')))
const specs = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.spec.ts'))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))

/** Scenarios whose table no spec of their own reads: it is tried here, as it stands. */
const others = tables.filter(
  (name) => !specs.some((text) => text.includes(`#src/scenarios/${name}/causes.test-kit.ts`)),
)

for (const folder of others) {
  // The edge where a file that was found becomes the table that it is.
  const { subCauses } = (await import(`#src/scenarios/${folder}/causes.test-kit.ts`)) as {
    readonly subCauses: readonly SubCause[]
  }
  for (const { name, faults = [], dialect = 'published', answers, pastes, earlierJob, ...shown } of subCauses) {
    test(`${folder}: ${name}, from a pick to the verdict, and proved fixed where a check can @wizards`, async ({
      page,
      demo,
      product,
    }) => {
      await demo.dialect(dialect)
      const job: Readonly<Record<string, string>> = earlierJob === true ? { jobId: await jobOf(product, demo) } : {}
      await demo.faults(...faults)
      await openScenario(page, folder.replace('-', '.'))
      await expectCause(await toVerdict(page, { given: { ...answers, ...pastes, ...job } }), shown)
      // What only another paste proves is tried by the scenario's own spec.
      if (await page.getByRole('button', { name: /^Check again/ }).isVisible()) await provedFixed(page, demo)
    })
  }
}

test('every scenario’s table of causes is tried in a browser, by a spec of its own or by this one @wizards', () => {
  expect(tables.length).toBeGreaterThan(1)
  expect(others.length).toBeLessThan(tables.length)
})
