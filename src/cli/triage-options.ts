import { parseArgs } from 'node:util'
import { momentForm, readMoment } from '#src/domain/time/moment.ts'

/** What the command `triage` was asked for. */
export interface TriageOptions {
  /** `-` is standard input; null where nothing is to be read. */
  readonly file: string | null
  readonly json: boolean
  readonly help: boolean
  readonly scenario: string | null
  readonly connection: string | null
  readonly answers: Readonly<Record<string, string>>
  /** What is to be tried against the demo tenant; null for what is configured. */
  readonly demo: {
    readonly faults: readonly string[]
    readonly dialect: 'guide' | 'published'
    /** Epoch ms at which its clock starts; null for the real time. */
    readonly now: number | null
  } | null
}

/** Reads the command line; a sentence says why it cannot be understood. */
export function readTriageOptions(args: readonly string[]): TriageOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        scenario: { type: 'string' },
        connection: { type: 'string' },
        answer: { type: 'string', multiple: true },
        demo: { type: 'boolean' },
        fault: { type: 'string', multiple: true },
        dialect: { type: 'string' },
        now: { type: 'string' },
      },
    })
    const [file, ...more] = positionals
    if (more.length > 0) return 'One text at a time: more than one file was named.'
    const pairs = (values.answer ?? []).map((each) => /^([^=\s]+)=([\s\S]*)$/.exec(each))
    const bad = pairs.indexOf(null)
    if (bad >= 0) return `--answer takes name=value, not “${values.answer?.[bad]}”.`
    const isDemo = values.demo === true
    const needsDemo = (['fault', 'dialect', 'now'] as const).find((name) => values[name] !== undefined)
    if (!isDemo && needsDemo !== undefined) return `--${needsDemo} needs --demo: it is about the demo tenant.`
    const { dialect = 'published' } = values
    if (dialect !== 'guide' && dialect !== 'published') return `--dialect is guide or published, not “${dialect}”.`
    const now = values.now === undefined ? null : readMoment(values.now)
    if (values.now !== undefined && now === null) return `--now should be ${momentForm}.`
    return {
      // With a scenario named there need be no text at all; a pipe that nobody closes would be waited for.
      file: file ?? (values.scenario === undefined ? '-' : null),
      json: values.json === true,
      help: values.help === true,
      scenario: values.scenario ?? null,
      connection: values.connection ?? null,
      answers: Object.fromEntries(pairs.flatMap((pair) => (pair === null ? [] : [[pair[1] ?? '', pair[2] ?? '']]))),
      demo: isDemo ? { faults: values.fault ?? [], dialect, now } : null,
    }
  } catch (error) {
    // parseArgs tells what it does not know only by throwing.
    return error instanceof Error
      ? (error.message.split('\n')[0] ?? 'The options could not be read.')
      : 'The options could not be read.'
  }
}
