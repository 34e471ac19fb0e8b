import { useSyncExternalStore } from 'react'
import { recall, remember } from '#src/client/store/page-storage.ts'

/** What the analyst chose: the system's own theme, or always one of the two. */
export type ThemeChoice = 'system' | 'light' | 'dark'

/** The choice as remembered; `public/theme.js` reads the same place before the first paint. */
export function themeChoice(): ThemeChoice {
  const kept = recall('browser', 'theme')
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** Remembers a choice and shows it at once. */
export function chooseTheme(choice: ThemeChoice): void {
  remember('browser', 'theme', choice === 'system' ? null : choice)
  const dark = choice === 'dark' || (choice === 'system' && systemDark()?.matches === true)
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
}

/** Follows the system's theme and the choice made in another tab, for as long as the page lives. */
export function followTheme(): void {
  const again = () => chooseTheme(themeChoice())
  systemDark()?.addEventListener('change', again)
  window.addEventListener('storage', (event) => {
    if (event.key === 'triage-theme') again()
  })
}

/** The theme that is shown right now. */
export function useShownTheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, () =>
    document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light',
  )
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

function systemDark(): MediaQueryList | undefined {
  return globalThis.matchMedia?.('(prefers-color-scheme: dark)')
}
