import { proxy } from '#src/client/proxy.ts'
import type { TaskEnd } from '#src/client/runs/task.ts'
import {
  blankWish,
  exportLive,
  type ExportedFile,
  type ExportProgress,
  type ExportWish,
} from '#src/features/compare/export/live-export.ts'

/** What the demo tenant's screen is made to differ by. */
const planted = 'submission-version,manager-adjustment,rounded,missing-in-api,missing-in-ui,field-mixup'

/** Both sides of the demo tenant, and how its export was asked for. */
export interface DemoSides extends ExportedFile {
  readonly screen: File
  readonly wish: ExportWish
}

/** Takes an export of the demo tenant and what its screen would download, with differences planted. */
export async function takeDemo(
  connection: string,
  signal: AbortSignal,
  progress: (progress: ExportProgress) => void,
): Promise<TaskEnd<DemoSides>> {
  progress({ says: 'Exporting from the demo tenant' })
  const wish: ExportWish = { ...blankWish, connection, forecastId: 'net_arr', by: 'export' }
  const exported = await exportLive(wish, signal, progress)
  if (!exported.ok) return exported
  const screen = await proxy.screenCsv({ forecast: 'net_arr', planted })
  signal.throwIfAborted()
  if (!screen.ok) return screen
  const file = new File([screen.value], 'screen.csv', { type: 'text/csv' })
  return { ok: true, value: { ...exported.value, screen: file, wish } }
}
