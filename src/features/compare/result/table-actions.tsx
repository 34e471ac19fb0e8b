import { useEffect, useRef, useState } from 'react'
import type { Comparison } from '#src/compare/compare.ts'
import { grouped } from '#src/domain/words/count.ts'
import { saveFile } from '#src/report/share/save-file.ts'
import { Button } from '#src/ui/button.tsx'
import { CopyByHand } from '#src/ui/text/copy-by-hand.tsx'
import { copyText } from '#src/ui/text/copy-text.ts'
import { useToast } from '#src/ui/feedback/toast.tsx'
import { asCsv, asTabs, asXlsx } from './table-file.ts'

/** More rows than a clipboard should carry. */
const mostCopied = 20_000

/** Copies or saves the rows that are shown; long work goes on beside the page, and each button starts anew. */
export function TableActions({ comparison, rows }: { readonly comparison: Comparison; readonly rows: Int32Array }) {
  const toast = useToast()
  const [busy, setBusy] = useState<'copy' | 'csv' | 'xlsx' | null>(null)
  const [byHand, setByHand] = useState<string | null>(null)
  const controller = useRef<AbortController | null>(null)
  useEffect(() => () => controller.current?.abort(), [])

  async function work(kind: 'copy' | 'csv' | 'xlsx') {
    controller.current?.abort()
    const own = new AbortController()
    controller.current = own
    setBusy(kind)
    if (kind === 'copy') {
      const text = await asTabs(comparison, rows, own.signal)
      if (text !== null) {
        if (await copyText(text)) toast.say(`Copied ${grouped(rows.length)} rows.`)
        else setByHand(text)
      }
    } else {
      const blob = await (kind === 'csv' ? asCsv : asXlsx)(comparison, rows, own.signal)
      if (blob !== null) saveFile(`comparison.${kind}`, blob)
    }
    if (!own.signal.aborted) setBusy(null)
  }

  return (
    <>
      {rows.length > mostCopied ? (
        <span>More than {grouped(mostCopied)} rows are saved, not copied.</span>
      ) : (
        <Button size="small" disabled={rows.length === 0} onClick={() => void work('copy')}>
          Copy table
        </Button>
      )}
      <Button size="small" disabled={rows.length === 0} onClick={() => void work('csv')}>
        {busy === 'csv' ? 'Writing CSV …' : 'Save CSV'}
      </Button>
      <Button size="small" disabled={rows.length === 0} onClick={() => void work('xlsx')}>
        {busy === 'xlsx' ? 'Writing XLSX …' : 'Save XLSX'}
      </Button>
      {byHand !== null && <CopyByHand text={byHand} onClose={() => setByHand(null)} />}
    </>
  )
}
