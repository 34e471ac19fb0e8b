import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useDocumentTitle } from '#src/ui/document-title.ts'
import { PageTitle } from '#src/ui/page-title.tsx'
import { Segmented } from '#src/ui/form/segmented.tsx'
import { ConsoleTab } from '#src/features/clarify/console/console-tab.tsx'
import { DecodeTab } from './decode-tab.tsx'

const route = getRouteApi('/decode')

const tabs = {
  decode: {
    title: 'Decode a Clarify answer',
    says: 'Paste what came back, and the request if you have it. Nothing is sent.',
  },
  console: {
    title: 'Ask Clarify once',
    says: 'One call that only reads. It is checked before it is sent, and its answer decoded at once.',
  },
} as const

/** Clarify's JSON-RPC: what an answer says, and a console for one read-only call. */
export function DecodePage() {
  const { show = 'decode', case: caseId } = route.useSearch()
  const navigate = route.useNavigate()
  const tab = tabs[show]
  useDocumentTitle(tab.title)
  const { history } = useRouter()
  const onCase = useCallback(
    (id: string | undefined) => {
      // What is kept a moment after the page was left must not lead back to it.
      if (history.location.pathname === '/decode')
        void navigate({ search: (before) => ({ ...before, case: id }), replace: true, resetScroll: false })
    },
    [history, navigate],
  )
  return (
    <div className="mx-auto w-full max-w-[84rem] px-4 pt-6 pb-12 sm:px-6">
      <PageTitle
        says={tab.says}
        aside={
          <Segmented
            label="What to do"
            value={show}
            options={[
              { value: 'decode', label: 'Decode a paste' },
              { value: 'console', label: 'Console' },
            ]}
            onChange={(value) =>
              void navigate({ search: value === 'console' ? { show: value } : {}, resetScroll: false })
            }
          />
        }
      >
        {tab.title}
      </PageTitle>
      <div className="mt-5">{show === 'console' ? <ConsoleTab /> : <DecodeTab caseId={caseId} onCase={onCase} />}</div>
    </div>
  )
}
