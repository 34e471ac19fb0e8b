import { proxy } from '#src/client/proxy.ts'
import { blankWish, exportLive, type ExportWish } from '#src/features/compare/export/live-export.ts'

/** What the demo tenant's screen is made to differ by. */
const planted = 'submission-version,manager-adjustment,rounded,missing-in-api,missing-in-ui,field-mixup'

/** Both sides of the demo tenant, or why not; `stopped` when it was cancelled. */
export type DemoSides =
  | { readonly kind: 'taken'; readonly api: File; readonly ui: File; readonly job: unknown; readonly wish: ExportWish }
  | { readonly kind: 'failed'; readonly says: string }
  | { readonly kind: 'stopped' }

/** Takes an export of the demo tenant and what its screen would download, with differences planted. */
export async function takeDemo(
  connection: string,
  signal: AbortSignal,
  progress: (says: string) => void,
): Promise<DemoSides> {
  progress('Exporting from the demo tenant')
  const wish: ExportWish = { ...blankWish, connection, forecastId: 'net_arr', by: 'export' }
  const exported = await exportLive(wish, signal, progress).catch(() => null)
  if (exported === null) return { kind: 'stopped' }
  if (exported.kind === 'failed') return { kind: 'failed', says: exported.says }
  const screen = await proxy.screenCsv({ forecast: 'net_arr', planted })
  if (signal.aborted) return { kind: 'stopped' }
  return screen.ok
    ? {
        kind: 'taken',
        api: exported.file,
        ui: new File([screen.value], 'screen.csv', { type: 'text/csv' }),
        job: exported.job,
        wish,
      }
    : { kind: 'failed', says: screen.says }
}
