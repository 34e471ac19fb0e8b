import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Kbd } from '#src/ui/text/kbd.tsx'
import { Banners } from './banner/banners.tsx'
import { CommandPalette } from './palette/command-palette.tsx'
import { Logo } from './logo.tsx'
import { places } from './navigation.ts'
import { StatusChip } from './status-chip.tsx'
import { ThemeButton } from './theme-button.tsx'
import { WatchBar } from './watch/watch-bar.tsx'

/** The frame around every page: header, banners, and the page itself. */
export function Shell() {
  const [palette, setPalette] = useState(false)
  useFocusOnPage()

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      setPalette((open) => !open)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  return (
    <>
      <a
        href="#page"
        className={
          'fixed top-2 left-2 z-50 -translate-y-16 rounded-control bg-accent ' +
          'px-3 py-2 font-medium text-accent-ink focus:translate-y-0'
        }
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('page')?.focus()
        }}
      >
        Skip to the page
      </a>
      <header
        className={
          'sticky top-0 z-30 flex h-13 items-center gap-1 border-b border-line bg-paper/90 px-3 backdrop-blur-md ' +
          'sm:gap-5 sm:px-6 print:hidden'
        }
      >
        <Link
          to="/"
          aria-label="Clari Triage, start page"
          className="flex shrink-0 items-center gap-2.5 rounded-control font-strong tracking-[-0.01em]"
        >
          <Logo className="size-5.5" />
          <span className="hidden md:inline">Clari Triage</span>
        </Link>
        <nav
          aria-label="Main"
          className={
            'flex min-w-0 items-center gap-0.5 overflow-x-auto text-normal ' +
            '[scrollbar-width:none] max-sm:text-small'
          }
        >
          {places.map(({ to, label }) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ exact: to !== '/' }}
              className={
                'shrink-0 rounded-control px-1.5 py-1.5 whitespace-nowrap text-soft transition-colors sm:px-2 ' +
                'hover:text-ink data-[status=active]:font-medium data-[status=active]:text-ink'
              }
            >
              {label}
            </Link>
          ))}
        </nav>
        <div className="ml-auto flex shrink-0 items-center gap-1.5 sm:gap-2">
          <StatusChip />
          <span className="max-[399px]:hidden">
            <ThemeButton />
          </span>
          <button
            type="button"
            onClick={() => setPalette(true)}
            aria-label="Search commands"
            className={
              'flex h-8 shrink-0 items-center gap-2 rounded-control px-2 text-small text-soft transition-colors ' +
              'hover:bg-wash hover:text-ink'
            }
          >
            <Search aria-hidden className="size-4" />
            <span className="hidden md:inline">
              <Kbd>{isMac() ? '⌘ K' : 'Ctrl K'}</Kbd>
            </span>
          </button>
        </div>
      </header>
      <Banners />
      <main id="page" tabIndex={-1} className="flex min-w-0 flex-1 flex-col">
        <Outlet />
      </main>
      <WatchBar />
      <CommandPalette open={palette} onOpenChange={setPalette} />
    </>
  )
}

/** After a change of page the focus goes to its heading, so that it is read aloud; not on the first load. */
function useFocusOnPage(): void {
  const { pathname } = useLocation()
  const first = useRef(pathname)
  useEffect(() => {
    if (first.current === pathname) return
    first.current = ''
    document.querySelector<HTMLElement>('[data-page-title]')?.focus({ preventScroll: true })
    document.querySelector('nav [data-status=active]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [pathname])
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform)
}
