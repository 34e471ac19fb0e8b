import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transformWithOxc } from 'vite'
import { afterEach, expect, test } from 'vitest'
import { splitParts } from '#src/clari/jobs/pacing-plans.ts'
import { pacingSamples } from '#src/clari/jobs/pacing-samples.ts'
import { startTestTenant, type TestTenant } from '#src/simulator/tenant.test-kit.ts'

const isHere = (...names: readonly string[]) => names.every((name) => spawnSync(name, ['--version']).status === 0)
const quick = {
  refused: { tries: 5, firstMs: 20, longestMs: 100, gapMs: 1 },
  polling: { tries: 60, firstMs: 20, longestMs: 100, gapMs: 0 },
}

let closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await Promise.all(closing.map((close) => close()))
  closing = []
})

/** A tenant whose time goes on by itself, a hundred times as fast. */
async function livingTenant(): Promise<TestTenant> {
  const living = await startTestTenant()
  const timer = setInterval(() => living.wait(1_000), 10)
  closing.push(async () => {
    clearInterval(timer)
    await living.tenant.close()
  })
  return living
}

test.each([
  ['Python', 'python3', isHere('python3')],
  ['TypeScript', process.execPath, true],
  ['Bash', 'bash', isHere('bash', 'curl', 'jq')],
  ['JavaScript', process.execPath, true],
] as const)(
  'the advice’s program in %s makes its exports at the demo tenant, one at a time',
  { timeout: 60_000 },
  async (language, program, available) => {
    if (!available) return expect(available).toBe(false)
    const living = await livingTenant()
    const folder = await mkdtemp(join(tmpdir(), 'clari-advice-'))
    closing.push(() => rm(folder, { recursive: true }))
    const newest = { year: 2026, quarter: 4 } as const
    const parts = splitParts({ forecastId: 'net_arr', newest, quarters: 2, types: ['forecast'] })
    await writeFile(join(folder, 'exports.json'), JSON.stringify(parts))
    const sample = pacingSamples('exports-in-turn', quick).find((each) => each.language === language)
    const file = language === 'TypeScript' ? 'typed.mjs' : (sample?.file ?? '')
    const code = sample?.code ?? ''
    await writeFile(
      join(folder, file),
      language === 'TypeScript' ? (await transformWithOxc(code, 'typed.mts')).code : code,
    )
    const env = {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      CLARI_BASE_URL: living.tenant.current().origins.clari,
      CLARI_API_KEY: living.value('demo-clari', 'CLARI_API_KEY'),
      no_proxy: '*',
    }
    const [failed, printed, errors] = await new Promise<readonly [Error | null, string, string]>((done) => {
      execFile(program, [file, 'exports.json'], { cwd: folder, env }, (error, out, err) => done([error, out, err]))
    })
    expect([failed, errors.match(/Error|refused/)]).toEqual([null, null])
    expect(printed.trim().split('\n')).toEqual(['2026_Q4', '2026_Q3'])
    expect((await readdir(folder)).filter((name) => /^2026_Q[34]\.json$/.test(name))).toHaveLength(2)
    expect(await readFile(join(folder, '2026_Q3.json'), 'utf8')).toContain('"timePeriodId":"2026_Q3"')
    const log: readonly { readonly method: string }[] = await (await living.demo('log')).json()
    expect(log.filter(({ method }) => method === 'POST')).toHaveLength(2)
  },
)
