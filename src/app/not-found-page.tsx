import { Link, useLocation } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { buttonClass } from '#src/ui/button-class.ts'
import { EmptyState } from '#src/ui/feedback/empty-state.tsx'
import { useDocumentTitle } from '#src/ui/document-title.ts'

/** Stands at an address that leads nowhere. */
export function NotFoundPage() {
  const { pathname } = useLocation()
  useDocumentTitle('No such page')
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-12">
      <h1 className="sr-only">No such page</h1>
      <EmptyState
        icon={<Compass />}
        title="There is no page here"
        actions={
          <Link to="/" className={buttonClass('primary')}>
            Go to Diagnose
          </Link>
        }
      >
        <span className="font-mono text-small wrap-anywhere">{pathname}</span> leads nowhere. The link may have been cut
        short.
      </EmptyState>
    </div>
  )
}
