import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Archive } from 'lucide-react'
import { useState } from 'react'
import type { OpenedBundle } from '#src/client/bundle/open-bundle.ts'
import { useCaseStore } from '#src/client/store/case-store-context.tsx'
import { ReportSheet } from '#src/report/sheet/report-sheet.tsx'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { formatTimestamp } from '#src/domain/words/moment.ts'
import { PageTitle } from '#src/ui/page-title.tsx'
import { caseOfBundle } from './bundle-case.ts'
import { loadNamed } from '#src/features/cases/use-loaded.ts'

/** A bundle as its sender saw it, to be read only; kept, it becomes a case whose checks can be run here. */
export function OpenedBundleView({ bundle, onClose }: { readonly bundle: OpenedBundle; readonly onClose: () => void }) {
  const store = useCaseStore()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const { manifest, shared, rows } = bundle

  async function keep() {
    setBusy(true)
    const { id } = await store.create(caseOfBundle(bundle, await loadNamed(queries, [shared.scenario])))
    await navigate({ to: '/cases/$id', params: { id } })
  }

  return (
    <div className="mx-auto w-full max-w-[1040px] px-4 py-6 sm:px-6 sm:py-8" data-bundle={shared.caseId}>
      <PageTitle
        above={`Case ${shared.caseId}, opened from a bundle`}
        says="This is what its sender saw. Nothing of it is kept yet, and nothing was sent."
        aside={
          <>
            <Button onClick={onClose}>Close</Button>
            <Button variant="primary" icon={<Archive aria-hidden />} busy={busy} onClick={() => void keep()}>
              Keep it, to run its checks
            </Button>
          </>
        }
      >
        {shared.report.headline}
      </PageTitle>
      <Callout tone="info" className="mt-4 mb-4">
        Made by Clari Triage {manifest.product} on {formatTimestamp(manifest.madeAt)}. Every file in it is as it was
        then; who made it is not told by that.
        {(manifest.hidden.people || manifest.hidden.amounts) &&
          ` ${hiddenWords(manifest.hidden)} were hidden by the sender.`}
        {rows !== null && ' The comparison’s rows are in it as rows.csv.'}
      </Callout>
      <ReportSheet report={shared.report} level="h2" full headlineId="sent" />
    </div>
  )
}

function hiddenWords({ people, amounts }: { readonly people: boolean; readonly amounts: boolean }): string {
  return people && amounts ? 'People and amounts' : people ? 'People' : 'Amounts'
}
