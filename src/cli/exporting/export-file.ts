import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, extname } from 'node:path'
import type { PlanItem, PlanResult } from '#src/clari/jobs/plan-batch.ts'
import { checkResults, mostChecked } from '#src/clari/jobs/plan-result.ts'

/** The file that each request is written to: the one that was named, or one for each beside it. */
export function filesOf(out: string, items: readonly Pick<PlanItem, 'key' | 'request'>[]): ReadonlyMap<string, string> {
  const end = extname(out)
  const base = end === '' ? out : out.slice(0, -end.length)
  const byPeriod = new Map<string | null, number>()
  for (const { request } of items) byPeriod.set(request.timePeriod, (byPeriod.get(request.timePeriod) ?? 0) + 1)
  return new Map(
    items.map(({ key, request }): readonly [string, string] => {
      if (items.length === 1) return [key, out]
      const type = (byPeriod.get(request.timePeriod) ?? 0) > 1 ? `-${request.types.join('-')}` : ''
      const period = request.timePeriod === null ? '' : `-${request.timePeriod.replaceAll(/[^\w.-]+/g, '_')}`
      return [key, `${base}${period}${type}${end}`]
    }),
  )
}

/** What a file is written and checked with. */
export interface ResultFile {
  readonly file: string
  readonly item: PlanItem
  /** Hears how many bytes have come. */
  readonly received: (bytes: number) => void
}

/**
 * Writes results as they come and checks them; nothing stands under the file's name before all of it is there. A
 * sentence says why there is no file.
 */
export async function writeResults(
  body: ReadableStream<Uint8Array>,
  { file, item, received }: ResultFile,
): Promise<PlanResult | string> {
  const part = `${file}.part`
  await mkdir(dirname(file), { recursive: true })
  const to = await open(part, 'w')
  const reader = body.getReader()
  let bytes = 0
  let whole = true
  for (;;) {
    // What breaks off tells so only by rejecting.
    const read = await reader.read().catch(() => null)
    if (read === null) whole = false
    if (read === null || read.done) break
    await to.writeFile(read.value)
    bytes += read.value.length
    received(bytes)
  }
  await to.close()
  if (!whole) {
    await rm(part, { force: true })
    return 'The results broke off before their end.'
  }
  await rename(part, file)
  const cut = item.state.kind === 'done' && item.state.cut
  const { size } = await stat(file)
  // Only its end is read where the whole would not fit.
  const text = size > mostChecked ? await endOf(file, size) : await readFile(file, 'utf8')
  return checkResults(text, bytes, { request: item.request, cut })
}

async function endOf(file: string, size: number): Promise<string> {
  const from = await open(file, 'r')
  const { buffer, bytesRead } = await from.read(Buffer.alloc(1_000_000), 0, 1_000_000, size - 1_000_000)
  await from.close()
  return buffer.subarray(0, bytesRead).toString('utf8')
}
