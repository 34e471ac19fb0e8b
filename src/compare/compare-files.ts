import { TableBuilder } from '#src/domain/table/table-builder.ts'
import type { ReadProblem, Table, Warning } from '#src/domain/table/table.ts'
import { compare, type Comparison, type OnProgress } from './compare.ts'
import { knownTeams } from './explain/teams/team-table.ts'
import { knownPeople } from './pair/names/known-people.ts'
import type { ApartPeople } from './pair/people.ts'
import { nothingCompared, type NothingCompared } from './nothing-compared.ts'
import type { CutLines } from './pair/cut-off.ts'
import type { Inputs } from './pair/prepare.ts'
import { readFile, sizeOf } from './read/read-file.ts'
import type { JsonReaders, SourceFile, SourceOptions, SourceReading, StreamedFile } from './read/source.ts'
import type { JobFacts, Stated } from './explain/world.ts'

/** Files to compare and what is known beside them. */
export interface CompareRequest {
  /** The first is what is compared; the others are further evidence: other periods, history, quotas, later exports. */
  readonly api: readonly (SourceFile | StreamedFile)[]
  readonly ui: readonly (SourceFile | StreamedFile)[]
  readonly job?: JobFacts | null
  readonly period?: string
  readonly week?: number
  /** Epoch ms. */
  readonly now: number
  readonly told?: Stated
  /** Who and what the analyst says is the same: the screen's to the export's, people by `personKey`, fields by name. */
  readonly people?: ReadonlyMap<string, string>
  readonly fields?: ReadonlyMap<string, string>
  /** Who is not whom, by `personKey`: of somebody on the screen those of the export whom the analyst holds apart. */
  readonly apart?: ApartPeople
  /** Names (a `personKey`) that are people's, though their rows look like totals or footers. */
  readonly counted?: ReadonlySet<string>
  /** Pairs of earlier files, as `people`: where both are left over again, they are suggested. */
  readonly remembered?: ReadonlyMap<string, string>
  /**
   * Whether the caller can ask the analyst. Then people whom a short form, another spelling or their numbers alone
   * pair, and fields of other names that hold the same numbers, are offered as suggestions; without it they are
   * compared, and a warning names them. Nothing else differs.
   */
  readonly asks?: boolean
  /**
   * Whether the screen's side was read from a picture and nobody has said that the reading is right: no cause is then
   * confirmed.
   */
  readonly isUnconfirmed?: boolean
  /** From how many bytes on a file is read as its bytes come; 1 MB unless said. */
  readonly streamedFrom?: number
}

/**
 * What comparing files came to: a result with how each file was read, the first file that could not be read (or the
 * screen's, where nothing in it could be compared), or nothing because it was cancelled.
 */
export type CompareOutcome =
  | {
      readonly kind: 'done'
      readonly comparison: Comparison
      readonly files: readonly SourceReading[]
      readonly warnings: readonly Warning[]
    }
  | {
      readonly kind: 'problem'
      readonly problem: ReadProblem
      /** Where everything could be read and nothing compared: what was found, and how each file was read. */
      readonly nothing?: NothingCompared
      readonly files?: readonly SourceReading[]
    }
  | { readonly kind: 'cancelled' }

/** Reads and compares files; gives way between phases, so that a worker can hear of a cancel. */
export async function compareFiles(
  request: CompareRequest,
  readers: JsonReaders,
  progress: OnProgress = () => {},
  signal?: AbortSignal,
): Promise<CompareOutcome> {
  const job = request.job ?? null
  const total = [...request.api, ...request.ui].reduce((sum, file) => sum + sizeOf(file), 0)
  const files: SourceReading[] = []
  let done = 0
  let rows = 0
  let lastTold = 0
  const isDue = (): boolean => {
    const now = performance.now()
    if (now - lastTold < tellEvery) return false
    lastTold = now
    return true
  }
  const readAll = async (
    sources: readonly (SourceFile | StreamedFile)[],
    builder: TableBuilder,
    defaults: SourceOptions,
  ): Promise<ReadProblem | 'cancelled' | null> => {
    for (const source of sources) {
      progress('reading', done, total, rows)
      await pause()
      if (signal?.aborted === true) return 'cancelled'
      const start = done
      const before = rows
      const onBytes = (bytes: number, read: number): boolean => {
        rows = before + read
        if (isDue()) progress('reading', start + bytes, total, rows)
        return signal?.aborted !== true
      }
      const reading = await readFile(
        source,
        builder,
        readers,
        { ...defaults, ...source.options },
        onBytes,
        request.streamedFrom,
      )
      if (reading.kind === 'cancelled') return 'cancelled'
      if (reading.kind === 'problem') return reading.problem
      files.push(reading)
      done += sizeOf(source)
      rows = before + reading.values
    }
    return null
  }
  const apiBuilder = new TableBuilder()
  const counted = request.counted === undefined ? {} : { people: request.counted }
  const apiEnd = await readAll(request.api, apiBuilder, {
    ...counted,
    ...(job === null || job.currency === null ? {} : { currency: job.currency }),
  })
  if (apiEnd !== null) return apiEnd === 'cancelled' ? { kind: 'cancelled' } : { kind: 'problem', problem: apiEnd }
  const api = apiBuilder.build()
  const known = {
    expected: currenciesIn(api),
    knownFields: api.fields.map((field) => field.name),
    knownPeriods: api.periods.flatMap(({ id, label }) => id ?? label ?? []),
    ...counted,
  }
  let uiBuilder = new TableBuilder()
  let uiEnd = await readAll(request.ui, uiBuilder, { ...known, knownPerson: knownPeople(api) })
  if (uiEnd !== null && uiEnd !== 'cancelled') {
    // A screen without any person may be one of teams.
    const asTeamsBuilder = new TableBuilder()
    const again = await readAll(request.ui, asTeamsBuilder, { ...known, knownPerson: knownTeams(api) })
    if (again === null) [uiBuilder, uiEnd] = [asTeamsBuilder, null]
  }
  if (uiEnd !== null) return uiEnd === 'cancelled' ? { kind: 'cancelled' } : { kind: 'problem', problem: uiEnd }
  const ui = uiBuilder.build()
  progress('pairing', 0, api.length + ui.length)
  await pause()
  const asked = {
    now: request.now,
    ...(request.period === undefined ? {} : { period: request.period }),
    ...(request.week === undefined ? {} : { week: request.week }),
  }
  const listsDeals = files.slice(request.api.length).some((file) => file.listsDeals)
  const listsUsers = files.some((file) => file.format === 'JSON export')
  const cutIn = (read: readonly SourceReading[]): CutLines['ui'] =>
    read.flatMap(({ endsShort }) => (endsShort === null ? [] : [endsShort]))
  const cut = { api: cutIn(files.slice(0, request.api.length)), ui: cutIn(files.slice(request.api.length)) }
  const said = saidOf(request)
  const comparison = compare(
    { api, ui, asked, job, told: request.told ?? {}, listsUsers, listsDeals, cut, ...said },
    progress,
    signal,
  )
  if (comparison === null) return { kind: 'cancelled' }
  const nothing = nothingCompared(comparison)
  if (nothing !== null)
    return {
      kind: 'problem',
      problem: { says: nothing.says, file: request.ui[0]?.name ?? '', line: null },
      nothing,
      files,
    }
  return {
    kind: 'done',
    comparison,
    files,
    warnings: [...comparison.warnings, ...files.flatMap((file) => file.warnings)],
  }
}

/** What the analyst said of who and what is the same, and whether more can be asked. */
function saidOf({ people, fields, apart, counted, remembered, asks, isUnconfirmed }: CompareRequest): Partial<Inputs> {
  return {
    ...(people === undefined ? {} : { people }),
    ...(fields === undefined ? {} : { fields }),
    ...(apart === undefined ? {} : { apart }),
    ...(counted === undefined ? {} : { counted }),
    ...(remembered === undefined ? {} : { remembered }),
    ...(asks === undefined ? {} : { asks }),
    ...(isUnconfirmed === undefined ? {} : { isUnconfirmed }),
  }
}

/** How often progress is told while a file is read, ms. */
const tellEvery = 100

function currenciesIn(table: Table): string[] {
  return [...new Set(table.units.flatMap((unit) => (unit.currency === null ? [] : [unit.currency])))]
}

/** Lets messages (a cancel) be heard between two long steps. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
