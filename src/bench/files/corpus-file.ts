import type { ExportPlan } from './office.ts'

/**
 * One row that is not simply equal: what the export and the screen hold, and what may be said: causes with `!` for
 * confirmed, `?` for suggested, nothing for either; `=` for equal. Several are alternatives, apart by spaces.
 */
export type ExpectedRow = readonly [api: number | null, ui: number | null, says: string]

/** What is right of one file: every value of the export equal but for `rows`; or a refusal. */
export interface Expectation {
  /** By `local part Field`, or by the screen's own name where the export has no such person; null: no row. */
  readonly rows?: Readonly<Record<string, ExpectedRow | null>>
  /** Fields that are compared, where not all of the export's. */
  readonly fields?: readonly string[]
  /** The week compared by its place among the export's, the last unless said. */
  readonly week?: number
  /** Each must be found in some warning. */
  readonly notes?: readonly RegExp[]
  /** The sentence of refusal, where refusing is right, or where it is right as well. */
  readonly refuses?: RegExp
  /** Whether only refusing is right. */
  readonly only?: 'refusal'
}

/** A screen's file as people have them, the export that it is held against, and what is right. */
export interface CorpusFile {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly text: string
  readonly api: ExportPlan
  readonly expect: Expectation
}

/** A file of a kind, before it is told which. */
export interface SheetFile {
  readonly text: string
  readonly api?: ExportPlan
  readonly expect?: Expectation
  readonly name?: string
}

/** A text with the margin of its lines taken off, and its first and last line where they are blank. */
export function sheet(parts: TemplateStringsArray, ...values: readonly string[]): string {
  const whole = String.raw({ raw: parts.map((part) => part.replaceAll('\\t', '\t')) }, ...values)
  const lines = whole.replace(/^\n/, '').replace(/\n *$/, '').split('\n')
  const filled = lines.filter((line) => line.trim() !== '')
  const margin = Math.min(...filled.map((line) => line.length - line.trimStart().length))
  return `${lines.map((line) => line.slice(margin)).join('\n')}\n`
}
