import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openCaseStore } from '#src/client/store/case-store.ts'
import { Providers } from './providers.tsx'
import { router } from './router.tsx'
import { followTheme } from './theme.ts'
import './styles.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

followTheme()
const store = await openCaseStore()
createRoot(root).render(
  <StrictMode>
    <Providers store={store}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
)
