import { useMemo, useRef, useState } from 'react'
import { Dialog } from '#src/ui/overlay/dialog.tsx'
import { Segmented } from '#src/ui/form/segmented.tsx'
import { SwitchRow } from '#src/ui/form/switch-row.tsx'
import { PrintSheet } from '#src/report/sheet/print-sheet.tsx'
import { actorsOf } from '#src/report/messages/ready-words.ts'
import type { Reported } from '#src/report/redaction/redaction.ts'
import { RedactionList } from './redaction-list.tsx'
import { hideNothing, hideUnneeded, usuallyHidden, type Hide } from '#src/report/model/report.ts'
import { ShareFiles, type MakeBundle } from './share-files.tsx'
import { SheetPreview } from '#src/report/sheet/sheet-preview.tsx'
import { ShareWords } from '#src/report/messages/share-words.tsx'

/** What a {@link ShareDialog} takes. */
export interface ShareDialogProps {
  /** Makes the report anew with more or less hidden. */
  readonly make: (hide: Hide) => Reported
  /** Makes the case's bundle; undefined where there is no case to send. */
  readonly bundle: MakeBundle | undefined
  readonly onClose: () => void
}

const forms = [
  { value: 'picture', label: 'Picture' },
  { value: 'page', label: 'PDF or HTML' },
  { value: 'words', label: 'Message' },
  { value: 'bundle', label: 'Bundle' },
] as const

type Form = (typeof forms)[number]['value']

/** Exactly what leaves, what was removed from it, and every way for it to leave. */
export function ShareDialog({ make, bundle, onClose }: ShareDialogProps) {
  const [hide, setHide] = useState<Hide>(() => usuallyHidden(make))
  const [form, setForm] = useState<Form>('picture')
  // A picture is for the gist, a page for whoever wants to see for themselves; the choice, once made, holds for both.
  const [chosenFull, setFull] = useState<boolean | null>(null)
  const full = form === 'bundle' || (chosenFull ?? form === 'page')
  const sheet = useRef<HTMLDivElement>(null)
  const { report, removed } = useMemo(() => make(hide), [make, hide])
  const actors = actorsOf(report)
  const offered = forms.filter(({ value }) =>
    value === 'words' ? actors.length > 0 : value !== 'bundle' || bundle !== undefined,
  )
  return (
    <Dialog
      open
      wide="page"
      onOpenChange={(open) => !open && onClose()}
      title="Share"
      description="This is exactly what leaves. Secrets are never in it; whatever no rule names stays here."
    >
      <div className="grid gap-x-6 gap-y-5 lg:grid-cols-[minmax(0,1fr)_19.5rem]" data-share>
        <div className="min-w-0 lg:order-2">
          <Segmented label="Form" value={form} options={offered} onChange={setForm} />
          <div className="mt-4 -ml-2 space-y-1">
            {report.kind === 'verdict' && (
              <SwitchRow
                label="Only what is needed"
                says="Evidence without people whom the verdict does not name, and without amounts that it is not about."
                on={report.hidden.unneeded !== 'shown'}
                onChange={(only) => setHide({ ...hide, unneeded: (only ? hideUnneeded : hideNothing).unneeded })}
              />
            )}
            <SwitchRow
              label="Hide people"
              says="The same person is Rep 1 everywhere, ids too."
              on={hide.people}
              onChange={(people) => setHide({ ...hide, people })}
            />
            <SwitchRow
              label="Hide amounts"
              says="Differences stay as shares."
              on={hide.amounts}
              onChange={(amounts) => setHide({ ...hide, amounts })}
            />
            {form !== 'words' && form !== 'bundle' && report.evidence.length > 0 && (
              <SwitchRow
                label="Evidence in full"
                says="Requests and answers word for word."
                on={full}
                onChange={setFull}
              />
            )}
          </div>
          {form !== 'words' && <ShareFiles form={form} report={report} full={full} sheet={sheet} bundle={bundle} />}
          <RedactionList removed={removed} />
        </div>
        <div className="min-w-0">
          {form === 'words' ? (
            <ShareWords report={report} actors={actors} />
          ) : (
            <SheetPreview ref={sheet} report={report} full={full} />
          )}
        </div>
      </div>
      {form !== 'words' && <PrintSheet report={report} full={full} />}
    </Dialog>
  )
}
