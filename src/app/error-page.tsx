import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import { Bug } from 'lucide-react'
import { buttonClass } from '#src/ui/button-class.ts'
import { Button } from '#src/ui/button.tsx'
import { CopyButton } from '#src/ui/text/copy-button.tsx'
import { EmptyState } from '#src/ui/feedback/empty-state.tsx'
import { useDocumentTitle } from '#src/ui/document-title.ts'

/** Stands where a page of ours crashed; says so, and that it is nobody's fault but ours. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  useDocumentTitle('Something broke here')
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-12">
      <EmptyState
        icon={<Bug />}
        title="This page broke"
        actions={
          <>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
            <CopyButton text={() => details(error)} label="Copy the details" size="normal" />
            <Link to="/" className={buttonClass('quiet')}>
              Back to Diagnose
            </Link>
          </>
        }
      >
        It is a fault in Clari Triage and says nothing about Clari or your account. Your cases are kept.
      </EmptyState>
    </div>
  )
}

function details(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error)
}
