import { browserNow } from '#src/client/browser-clock.ts'
import { version } from '#src/client/version.ts'
import { decodeReport } from '#src/report/model/decode-report.ts'
import { ShareBar } from '#src/report/share/share-bar.tsx'

/** What a {@link ShareDecode} takes; both texts without their secrets. */
export interface ShareDecodeProps {
  readonly response: string
  readonly request: string
  /** The case that keeps it. */
  readonly caseId: string
}

/** The ways out for a decoded answer. */
export function ShareDecode({ response, request, caseId }: ShareDecodeProps) {
  const pastes = { response, ...(request.trim() === '' ? {} : { request }) }
  return (
    <div className="mb-4 flex flex-wrap justify-end gap-2 print:hidden">
      <ShareBar
        make={(hide) =>
          decodeReport({
            response,
            request,
            at: browserNow(),
            product: version,
            hide,
            item: { id: caseId, answers: {}, pastes, records: [], retests: [] },
          })
        }
      />
    </div>
  )
}
