import { TableBuilder } from '#src/domain/table/table-builder.ts'
import type { ReadProblem, Table, Warning } from '#src/domain/table/table.ts'
import { compare, type Comparison, type OnProgress } from './compare.ts'
import { knownTeams } from './explain/teams/team-table.ts'
import { knownPeople } from './pair/names/known-people.ts'
import { nothingCompared } from './nothing-compared.ts'
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
  /** Whether the caller can ask which field is which: then two sides without a common field are given, not refused. */
  readonly asksFields?: boolean
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
  | { readonly kind: 'problem'; readonly problem: ReadProblem }
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
  const apiEnd = await readAll(
    request.api,
    apiBuilder,
    job === null || job.currency === null ? {} : { currency: job.currency },
  )
  if (apiEnd !== null) return apiEnd === 'cancelled' ? { kind: 'cancelled' } : { kind: 'problem', problem: apiEnd }
  const api = apiBuilder.build()
  const known = {
    expected: currenciesIn(api),
    knownFields: api.fields.map((field) => field.name),
    knownPeriods: api.periods.flatMap(({ id, label }) => id ?? label ?? []),
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
  const people = request.people === undefined ? {} : { people: request.people }
  const fields = request.fields === undefined ? {} : { fields: request.fields }
  const comparison = compare(
    { api, ui, asked, job, told: request.told ?? {}, listsUsers, listsDeals, ...people, ...fields },
    progress,
    signal,
  )
  if (comparison === null) return { kind: 'cancelled' }
  const nothing = nothingCompared(comparison)
  if (nothing !== null && !(request.asksFields === true && isFieldsAlone(comparison)))
    return { kind: 'problem', problem: { says: nothing, file: request.ui[0]?.name ?? '', line: null } }
  return {
    kind: 'done',
    comparison,
    files,
    warnings: [...comparison.warnings, ...files.flatMap((file) => file.warnings)],
  }
}

/** Whether people are on both sides and no field is, so that it is the fields' names that do not fit. */
function isFieldsAlone({ api, ui, uiPersonOf, uiFieldOf }: Comparison): boolean {
  const isShared = (codes: ArrayLike<number>, length: number) =>
    Array.from(codes)
      .slice(0, length)
      .some((at) => at >= 0)
  return ui.fields.length > 0 && isShared(uiPersonOf, api.people.length) && !isShared(uiFieldOf, api.fields.length)
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
