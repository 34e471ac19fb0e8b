import { readExport } from '#src/clari/read-export.ts'
import { readJobs } from '#src/clari/read-job.ts'
import { compareFiles } from '#src/compare/compare-files.ts'
import { resultBuffers } from '#src/compare/compare.ts'
import { rowOrders } from '#src/compare/orders.ts'
import type { CompareOrder, CompareTold } from './compare-messages.ts'

// The whole comparison happens here; only progress and, at the end, transferred columns reach the page.
self.onmessage = ({ data }: MessageEvent<CompareOrder>) => void run(data)

async function run(order: CompareOrder): Promise<void> {
  const tell = (told: CompareTold, transfer: Transferable[] = []) => self.postMessage(told, { transfer })
  const read = async (files: readonly File[]) => Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })))
  const { api, ui, job, ...rest } = order
  const outcome = await compareFiles(
    { ...rest, api: await read(api), ui: await read(ui), job: job === null ? null : (readJobs(job)?.[0] ?? null) },
    readExport,
    (phase, done, of) => tell({ kind: 'progress', phase, done, of }),
  )
  if (outcome.kind !== 'done') return tell({ kind: 'ended', outcome, orders: null })
  const orders = rowOrders(outcome.comparison)
  const buffers = [...resultBuffers(outcome.comparison), ...Object.values(orders).map(({ buffer }) => buffer)]
  tell({ kind: 'ended', outcome, orders }, buffers.filter((buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer))
}
