import { parseArgs } from 'node:util'
import { loadScenario, type Scenario } from '#src/domain/model/scenario.ts'
import { flowSvg } from '#src/report/flow/flow-svg.ts'

const usage = `Draws the way of every wizard as an SVG file, from its data.

  npm run --silent graph -- [--out FOLDER] [SCENARIO…]

FOLDER is dist/graphs unless given; SCENARIO is an id such as clari.forbidden.
Prints the name of each file.
Exit code: 0 drawn, 2 not understood or not written.`

/** What the program draws, and where it writes; a test supplies its own. */
export interface DrawTerminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly scenarios: readonly Scenario[]
  /** Writes a file into a folder, which is made first where it is missing; resolves with its path. */
  readonly write: (folder: string, name: string, text: string) => Promise<string>
}

/** Runs `graph`: 0 every flow that was asked for is drawn, 2 otherwise, with one sentence on stderr. */
export async function drawFlows(args: readonly string[], terminal: DrawTerminal): Promise<0 | 2> {
  const refuse = (says: string): 2 => {
    terminal.err(`${says}\n`)
    return 2
  }
  const options = readOptions(args)
  if (typeof options === 'string') return refuse(options)
  if (options.help) {
    terminal.err(`${usage}\n`)
    return 0
  }
  const unknown = options.ids.filter((id) => !terminal.scenarios.some((scenario) => scenario.id === id))
  if (unknown.length > 0) {
    const known = terminal.scenarios.map(({ id }) => id).join(', ')
    return refuse(`There is no scenario named ${unknown.join(', ')}: there are ${known}.`)
  }
  const asked = terminal.scenarios.filter(({ id }) => options.ids.length === 0 || options.ids.includes(id))
  for (const scenario of asked) {
    const loaded = await loadScenario(scenario)
    if (loaded === null) continue
    const { id, title, flow } = loaded
    const written = await terminal.write(options.folder, `${id}.svg`, flowSvg(title, flow)).catch(() => null)
    if (written === null) return refuse(`${options.folder} cannot be written to.`)
    terminal.out(`${written}\n`)
  }
  return 0
}

function readOptions(
  args: readonly string[],
): { readonly folder: string; readonly ids: readonly string[]; readonly help: boolean } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string', default: 'dist/graphs' }, help: { type: 'boolean', default: false } },
    })
    return { folder: values.out, ids: positionals, help: values.help }
  } catch (problem) {
    return problem instanceof Error ? problem.message : usage
  }
}
