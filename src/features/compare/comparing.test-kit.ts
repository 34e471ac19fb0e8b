import type { Compare } from '#src/client/comparer.ts'
import { exportReaders } from '#src/clari/export/fast/export-stream.ts'
import { compareFiles, type CompareRequest } from '#src/compare/compare-files.ts'
import type { Comparison } from '#src/compare/compare.ts'
import { sortIndexes } from '#src/compare/pair/sort-index.ts'
import type { Warning } from '#src/domain/table/table.ts'

/** Texts of both sides as the engine compares them. */
export async function comparing(
  api: string,
  ui: string,
  more: Partial<CompareRequest> = {},
): Promise<{ readonly comparison: Comparison; readonly warnings: readonly Warning[] }> {
  const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })
  const outcome = await compareFiles(
    { api: [file('export.csv', api)], ui: [file('screen.csv', ui)], now: Date.UTC(2026, 10, 22), ...more },
    exportReaders,
  )
  if (outcome.kind !== 'done') throw new Error(outcome.kind === 'problem' ? outcome.problem.says : outcome.kind)
  return outcome
}

/** Compares as the worker does, on this side of it and on a fixed day. */
export const compareHere: Compare = async ({ api, ui, partial: _partial, job: _job, ...order }, _progress, signal) => {
  const taken = (files: typeof api) =>
    Promise.all(
      files.map(async ({ file, options }) => ({
        name: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
        options,
      })),
    )
  const request = { ...order, api: await taken(api), ui: await taken(ui), now: Date.UTC(2026, 10, 22) }
  const outcome = await compareFiles(request, exportReaders, () => {}, signal)
  return outcome.kind === 'done' ? { kind: 'done', outcome, orders: sortIndexes(outcome.comparison) } : outcome
}

/** A long CSV as the API exports it: people with their values of Commit, in a week that begins on a day. */
export function exported(
  values: Readonly<Record<string, number>>,
  { currency = 'USD', start = '2026-11-15', week = 7, header = true } = {},
): string {
  const lines = Object.entries(values).map(
    ([name, value]) =>
      `${name},${name.toLowerCase()}@example.com,Commit,2026_Q4,${week},${start},Forecast ` +
      `Value,${value.toFixed(2)},${currency}`,
  )
  return [
    ...(header ? ['User,Email,Field,Time Period,Week,Start Day,Data Type,Data Value,Currency'] : []),
    ...lines,
  ].join('\n')
}
