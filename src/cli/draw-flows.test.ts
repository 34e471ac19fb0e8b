import { describe, expect, test } from 'vitest'
import { loadScenario } from '#src/domain/model/scenario.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { drawFlows } from './draw-flows.ts'

async function draw(...args: readonly string[]) {
  const files = new Map<string, string>()
  let out = ''
  let err = ''
  const code = await drawFlows(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    scenarios,
    write: (folder, name, text) => {
      if (folder === 'full') return Promise.reject(new Error('no space'))
      files.set(`${folder}/${name}`, text)
      return Promise.resolve(`${folder}/${name}`)
    },
  })
  return { code, out, err, files }
}

describe('the drawings of all wizards', () => {
  test('hold every step and verdict of each, and every line ends at one of them', async () => {
    const { code, out, err, files } = await draw()
    const drawn = (await Promise.all(scenarios.map(loadScenario))).flatMap((loaded) => loaded ?? [])
    expect(drawn.length).toBeGreaterThan(20)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.trimEnd().split('\n')).toEqual(drawn.map(({ id }) => `dist/graphs/${id}.svg`))
    for (const { id, flow } of drawn) {
      const svg = files.get(`dist/graphs/${id}.svg`) ?? ''
      const nodes = [...svg.matchAll(/data-node="([^"]+)"/g)].map(([, name = '']) => name)
      expect(nodes.toSorted(), id).toEqual([...Object.keys(flow.steps), ...Object.keys(flow.verdicts)].toSorted())
      const ends = [...svg.matchAll(/data-from="([^"]+)" data-to="([^"]+)"/g)].flatMap(([, from, to]) => [from, to])
      expect(
        ends.filter((end) => !nodes.includes(end ?? '')),
        id,
      ).toEqual([])
      expect(svg, id).not.toMatch(/NaN|undefined|Infinity/)
    }
  })

  test('are those that were asked for, in the folder that was named', async () => {
    const { out } = await draw('--out', 'pictures', 'clari.forbidden')
    expect(out).toBe('pictures/clari.forbidden.svg\n')
  })

  test.each([
    [['clari.forbiden'], /There is no scenario named clari\.forbiden: there are clari\.unauthorized, /],
    [['--colour'], /--colour/],
    [['--out', 'full'], /^full cannot be written to\.\n$/],
  ])('%j is refused in one sentence', async (args, says) => {
    const { code, out, err } = await draw(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(says)
  })
})
