import type { Specimen } from '#src/features/styleguide/specimen.tsx'
import { Button } from '#src/ui/button.tsx'
import { Card } from '#src/ui/card.tsx'
import { StatusBadge } from '#src/ui/feedback/status-badge.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { Rail } from '#src/ui/rail.tsx'

const steps = [
  { id: 'saw', label: 'What you saw', state: 'done' },
  { id: 'file', label: 'Credentials file', state: 'skipped' },
  { id: 'key', label: 'Which key', state: 'current' },
  { id: 'verdict', label: 'What to do', state: 'ahead' },
] as const

/** What a page is laid out with. */
export const layoutSpecimens: readonly Specimen[] = [
  {
    name: 'Card',
    of: Card,
    file: 'card.tsx',
    says: 'A quiet raised surface.',
    states: [
      {
        name: 'with a heading',
        show: (naming) => (
          <Card
            className="w-full"
            heading="What this rests on"
            aria-label={naming('What this rests on')}
            aside={<StatusBadge status="fail" />}
          >
            <p className="text-normal">HTTP 401 from api.clari.com</p>
          </Card>
        ),
      },
      {
        name: 'flush, for rows',
        show: (naming) => (
          <Card className="w-full" flush aria-label={naming('Rows')}>
            <p className="border-b border-line px-5 py-2 text-normal">Ana Ortiz</p>
            <p className="px-5 py-2 text-normal">Ben Holt</p>
          </Card>
        ),
      },
    ],
  },
  {
    name: 'Rail',
    of: Rail,
    file: 'rail.tsx',
    says: 'The way through a wizard: a list at the side, on a narrow page one line that opens.',
    states: [
      {
        name: 'steps can be gone back to',
        show: (naming) => (
          <div className="w-full">
            <Rail label={naming('Steps')} steps={steps} onSelect={() => undefined} />
          </div>
        ),
      },
      {
        name: 'only shown',
        show: (naming) => (
          <div className="w-full">
            <Rail label={naming('Steps, only shown')} steps={steps} />
          </div>
        ),
      },
    ],
  },
  // Last, for its heading is the first of a page's.
  {
    name: 'PageTitle',
    of: PageTitle,
    file: 'page-title.tsx',
    says: 'The heading of a page; gets the focus after a change of route, so that it is read aloud.',
    states: [
      {
        name: 'with all of it',
        show: () => (
          <div className="w-full">
            <PageTitle
              above="403 Forbidden"
              says="Read here, nothing is sent. The cheap check comes first."
              aside={<Button>Back</Button>}
            >
              Which forecast?
            </PageTitle>
          </div>
        ),
      },
      { name: 'alone', show: () => <PageTitle>Cases</PageTitle> },
    ],
  },
]
