import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { batchSchema, type Batch } from '#src/clari/jobs/plan-batch.ts'
import { readJson } from '#src/domain/json.ts'

const planSchema = z.object({
  /** The process that drives it. */
  pid: z.number().int().positive(),
  /** Where its connection sends to. */
  address: z.string(),
  batch: batchSchema,
})

/** The exports of one run of the program, as they are kept on disk. */
export type KeptPlan = z.infer<typeof planSchema>

/** What runs of the program remember of each other, so that none starts what another has started. */
export interface ExportLedger {
  readonly all: () => Promise<readonly KeptPlan[]>
  readonly keep: (plan: KeptPlan) => Promise<void>
  readonly drop: (batchId: string) => Promise<void>
}

/** Where nothing is to be remembered. */
export const noLedger: ExportLedger = {
  all: () => Promise.resolve([]),
  keep: () => Promise.resolve(),
  drop: () => Promise.resolve(),
}

/** A ledger in a folder, a file for each run; what cannot be read there is left alone. */
export function folderLedger(folder: string): ExportLedger {
  const fileOf = (id: string) => join(folder, `${id}.json`)
  return {
    all: async () => {
      const names = await readdir(folder).catch(() => [])
      const texts = await Promise.all(
        names
          .filter((name) => name.endsWith('.json'))
          .map((name) => readFile(join(folder, name), 'utf8').catch(() => '')),
      )
      return texts.flatMap((text): KeptPlan[] => {
        const json = readJson(text)
        const plan = planSchema.safeParse(json.ok ? json.value : null)
        return plan.success ? [plan.data] : []
      })
    },
    keep: async (plan) => {
      await mkdir(folder, { recursive: true })
      const file = fileOf(plan.batch.id)
      await writeFile(`${file}.part`, JSON.stringify(plan))
      await rename(`${file}.part`, file)
    },
    drop: (batchId) => rm(fileOf(batchId), { force: true }),
  }
}

/** What is taken over from earlier runs: their jobs for the same requests, or why this run must not begin. */
export type TakenOver =
  | { readonly kind: 'taken'; readonly batch: Batch; readonly from: readonly KeptPlan[] }
  | { readonly kind: 'busy'; readonly pid: number; readonly title: string }

/** The runs that have a say over the same connection. */
function besides(batch: Batch, address: string, plans: readonly KeptPlan[]): readonly KeptPlan[] {
  return plans.filter(
    (plan) => plan.batch.id !== batch.id && plan.address === address && plan.batch.connection === batch.connection,
  )
}

/**
 * Takes over what earlier runs have begun for the same requests. A job that is known is followed, whoever drives it; a
 * start that was cut off goes on here where its process has ended, and is left to it while it runs.
 */
export function takeOver(
  batch: Batch,
  address: string,
  plans: readonly KeptPlan[],
  isAlive: (pid: number) => boolean,
): TakenOver {
  const from = besides(batch, address, plans)
  let taken = batch
  for (const plan of from)
    for (const earlier of plan.batch.items) {
      const own = taken.items.find(({ key }) => key === earlier.key)
      const { state } = earlier
      const isOpen = state.kind !== 'ended' && !(state.kind === 'done' && state.result !== null)
      if (own?.state.kind !== 'waiting' || !isOpen) continue
      const runs = isAlive(plan.pid)
      const hasJob = state.kind === 'following' || state.kind === 'done'
      if (runs && !hasJob && isFirst(plan.batch, batch)) return { kind: 'busy', pid: plan.pid, title: own.key }
      if (!hasJob && (runs || state.kind === 'waiting')) continue
      const item = { ...earlier, cancel: false }
      taken = { ...taken, items: taken.items.map((each) => (each.key === item.key ? item : each)) }
    }
  return { kind: 'taken', batch: taken, from: from.filter((plan) => !isAlive(plan.pid)) }
}

/** Of two runs that begin at once the later one gives way. */
function isFirst(one: Batch, other: Batch): boolean {
  return one.createdAt < other.createdAt || (one.createdAt === other.createdAt && one.id < other.id)
}

/** An earlier plan without what was taken over; null where nothing of it is open. */
export function leftOf(plan: KeptPlan, taken: Batch): KeptPlan | null {
  const items = plan.batch.items.filter(
    ({ key, state }) =>
      state.kind !== 'ended' &&
      state.kind !== 'waiting' &&
      !(state.kind === 'done' && state.result !== null) &&
      !taken.items.some((item) => item.key === key),
  )
  return items.length === 0 ? null : { ...plan, batch: { ...plan.batch, items } }
}
