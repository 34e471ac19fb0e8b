import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Archive, HardDriveDownload, PlugZap, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { recall, remember } from '#src/client/store/page-storage.ts'
import { useStoreStatus } from '#src/client/store/case-store-context.tsx'
import { proxyQuery } from '#src/client/queries.ts'
import { Button } from '#src/ui/button.tsx'
import { CopyButton } from '#src/ui/text/copy-button.tsx'
import { Banner } from './banner.tsx'

/** What the product has to say about itself: its server stopped, storage refused, earlier cases elsewhere. */
export function Banners() {
  const client = useQueryClient()
  const { data, isFetching } = useQuery(proxyQuery)
  const storage = useStoreStatus()
  return (
    <div className="print:hidden">
      {data?.reachable === false && (
        <Banner
          tone="warn"
          icon={PlugZap}
          title="Clari Triage’s own server has stopped."
          action={
            <span className="flex gap-2">
              <CopyButton text="npm start" label="Copy command" />
              <Button
                size="small"
                busy={isFetching}
                onClick={() => void client.refetchQueries({ queryKey: proxyQuery.queryKey })}
              >
                Try now
              </Button>
            </span>
          }
        >
          Run <code className="font-mono">npm start</code> in its folder again; this page goes on by itself. Nothing
          here is lost, but keys typed in by hand must be typed again.
        </Banner>
      )}
      {data?.reachable === true && data.restarted && <Restarted start={data.start} />}
      {storage.kind === 'memory' && (
        <Banner tone="warn" icon={HardDriveDownload} title="Cases are not being kept.">
          {storage.says}
        </Banner>
      )}
      {data?.session?.earlierAddress != null && <EarlierCases address={data.session.earlierAddress} />}
    </div>
  )
}

function Restarted({ start }: { readonly start: string }) {
  const [closed, setClosed] = useState('')
  if (closed === start) return null
  return (
    <Banner
      tone="info"
      icon={RotateCw}
      title="Clari Triage’s own server was started again."
      action={
        <Button size="small" variant="quiet" onClick={() => setClosed(start)}>
          Got it
        </Button>
      }
    >
      This page goes on where it was. Keys that were typed in by hand are gone and must be typed again.
    </Banner>
  )
}

function EarlierCases({ address }: { readonly address: string }) {
  const [closed, setClosed] = useState(() => recall('tab', 'earlier-closed') === address)
  if (closed) return null
  const close = () => {
    remember('tab', 'earlier-closed', address)
    setClosed(true)
  }
  return (
    <Banner
      tone="info"
      icon={Archive}
      title="This is a new address."
      action={
        <Button size="small" variant="quiet" onClick={close}>
          Got it
        </Button>
      }
    >
      The earlier one was taken. Cases from before are kept by the browser under{' '}
      <span className="font-mono wrap-anywhere">{address}</span>; they show again once the product starts there.
    </Banner>
  )
}
