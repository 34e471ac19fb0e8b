import { useState } from 'react'
import { useDocumentTitle } from '#src/ui/document-title.ts'
import { PortalPlaceProvider } from '#src/ui/overlay/portal-place.ts'
import { PageTitle } from '#src/ui/page-title.tsx'
import { specimens } from './specimen-list.ts'
import type { Specimen } from './specimen.tsx'

const themes = ['light', 'dark'] as const

/** Every primitive in every state, light and dark side by side: for whoever builds pages, linked from no page. */
export function StyleguidePage() {
  useDocumentTitle('Style guide')
  return (
    <div className="mx-auto w-full max-w-[80rem] px-4 pt-6 pb-12 sm:px-6 sm:pt-8">
      <PageTitle
        says={
          'Every primitive of src/ui in every state, light and dark side by side. ' +
          'What opens, opens in the theme of its side.'
        }
      >
        Style guide
      </PageTitle>
      <nav aria-label="Primitives" className="mt-5 grid gap-x-6 gap-y-2 text-normal sm:grid-cols-2">
        {specimens.map((group) => (
          <p key={group.title}>
            <span className="mr-2 font-medium">{group.title}</span>
            {group.specimens.map(({ name }) => (
              <a key={name} href={`#${name}`} className="mr-2.5 inline-block py-0.5 text-accent hover:underline">
                {name}
              </a>
            ))}
          </p>
        ))}
      </nav>
      {specimens.map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h2 className="mt-10 border-b border-line pb-1.5 text-heading font-strong">{group.title}</h2>
          {group.specimens.map((specimen) => (
            <SpecimenView key={specimen.name} specimen={specimen} />
          ))}
        </section>
      ))}
    </div>
  )
}

/** One primitive: what it is, and its two sides. */
function SpecimenView({ specimen }: { readonly specimen: Specimen }) {
  return (
    <div id={specimen.name} data-specimen={specimen.name} className="mt-6 scroll-mt-16">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="text-large font-medium">{specimen.name}</h3>
        <code className="text-small text-soft">src/ui/{specimen.file}</code>
      </div>
      <p className="mt-0.5 text-normal text-soft">{specimen.says}</p>
      <div className="mt-3 grid gap-3 lg:grid-cols-2">
        {themes.map((theme) => (
          <Side key={theme} specimen={specimen} theme={theme} />
        ))}
      </div>
    </div>
  )
}

/** A primitive's states in one theme; what opens from here is put here, so that it has the theme as well. */
function Side({ specimen, theme }: { readonly specimen: Specimen; readonly theme: (typeof themes)[number] }) {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  const naming = (name: string) => `${name}, ${specimen.name} in ${theme}`
  return (
    <PortalPlaceProvider value={place}>
      <div
        ref={setPlace}
        data-theme={theme}
        className="min-w-0 rounded-card border border-line bg-paper px-5 py-4 text-ink"
      >
        <dl className="space-y-4">
          {specimen.states.map((state) => (
            <div key={state.name}>
              <dt className="mb-1.5 text-tiny text-soft">{state.name}</dt>
              <dd className="flex flex-wrap items-center gap-2">{state.show(naming)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </PortalPlaceProvider>
  )
}
