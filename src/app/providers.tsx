import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { CaseStoreProvider } from '#src/client/store/case-store-context.tsx'
import type { CaseStore } from '#src/client/store/case-store.ts'
import { DraftProvider } from '#src/features/compare/state/draft-store.tsx'
import { BatchesProvider } from '#src/client/jobs/batch-room-context.tsx'
import { MessageMemoryProvider } from '#src/client/store/message-memory-provider.tsx'
import { WatchProvider } from '#src/client/watch/watch-context.tsx'
import { ToastArea } from '#src/ui/feedback/toast.tsx'

/**
 * What every page can rely on: queries, the store of cases, messages; no component writes a style element, which the
 * page's policy forbids.
 */
export function Providers({ store, children }: { readonly store: CaseStore; readonly children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { retry: false, staleTime: 5_000, networkMode: 'always' },
          mutations: { networkMode: 'always' },
        },
      }),
  )
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={client}>
        <CaseStoreProvider value={store}>
          <Tooltip.Provider>
            <ToastArea>
              <MessageMemoryProvider>
                <WatchProvider>
                  <BatchesProvider>
                    <DraftProvider>{children}</DraftProvider>
                  </BatchesProvider>
                </WatchProvider>
              </MessageMemoryProvider>
            </ToastArea>
          </Tooltip.Provider>
        </CaseStoreProvider>
      </QueryClientProvider>
    </CSPProvider>
  )
}
