import type { ReactNode } from 'react'
import { Inbox, KeyRound } from 'lucide-react'
import { Held, type Specimen } from '#src/features/styleguide/specimen.tsx'
import { Button } from '#src/ui/button.tsx'
import { Callout, type CalloutTone } from '#src/ui/feedback/callout.tsx'
import { Chip } from '#src/ui/feedback/chip.tsx'
import { EmptyState } from '#src/ui/feedback/empty-state.tsx'
import { Loading } from '#src/ui/feedback/loading.tsx'
import { Progress } from '#src/ui/feedback/progress.tsx'
import { Skeleton } from '#src/ui/feedback/skeleton.tsx'
import { StatusBadge, type BadgeStatus } from '#src/ui/feedback/status-badge.tsx'
import { ToastArea, useToast } from '#src/ui/feedback/toast.tsx'

const tones: Readonly<Record<CalloutTone, string>> = {
  neutral: 'Nothing was sent.',
  info: 'This case is not in this browser.',
  pass: 'Proved fixed: the same check passes now.',
  warn: 'Starting an export uses one of the organisation’s monthly number.',
  fail: 'The key works. Ana Ortiz isn’t opted in to this forecast.',
}
const statuses: readonly BadgeStatus[] = ['pass', 'info', 'warn', 'fail', 'running', 'skipped', 'waiting', 'unknown']

/** What tells how it stands. */
export const feedbackSpecimens: readonly Specimen[] = [
  {
    name: 'StatusBadge',
    of: StatusBadge,
    file: 'feedback/status-badge.tsx',
    says: 'A status as icon, word and colour together, so that none of them carries it alone.',
    states: [
      {
        name: 'every status',
        show: () => statuses.map((status) => <StatusBadge key={status} status={status} />),
      },
      {
        name: 'with a word of its own',
        show: () => (
          <>
            <StatusBadge status="fail" word="401" />
            <StatusBadge status="warn" word="cause found" />
          </>
        ),
      },
    ],
  },
  {
    name: 'Callout',
    of: Callout,
    file: 'feedback/callout.tsx',
    says: 'A few sentences that must not be missed.',
    states: [
      ...(['neutral', 'info', 'pass', 'warn', 'fail'] as const).map((tone) => ({
        name: tone,
        show: () => (
          <Callout tone={tone} title={tones[tone]} className="w-full">
            The answer is below.
          </Callout>
        ),
      })),
      {
        name: 'without a title',
        show: () => <Callout className="w-full">Only the pasted text was read.</Callout>,
      },
      {
        name: 'with buttons',
        show: () => (
          <Callout
            tone="info"
            title="The case was deleted."
            className="w-full"
            actions={<Button size="small">Undo</Button>}
          />
        ),
      },
    ],
  },
  {
    name: 'Chip',
    of: Chip,
    file: 'feedback/chip.tsx',
    says: 'A small fact in a pill; one that can be taken along is a button.',
    states: [
      {
        name: 'neutral, accent, with an icon',
        show: () => (
          <>
            <Chip>3 Feb 2026</Chip>
            <Chip tone="accent">Demo tenant</Chip>
            <Chip icon={<KeyRound aria-hidden className="size-3.5" />}>Integration user</Chip>
          </>
        ),
      },
      {
        name: 'to copy',
        show: () => (
          <Chip mono copy="c16ae643-481a">
            errorId c16ae643-481a
          </Chip>
        ),
      },
    ],
  },
  {
    name: 'Progress',
    of: Progress,
    file: 'feedback/progress.tsx',
    says: 'Real progress; that something is under way, where the amount isn’t known.',
    states: [
      {
        name: 'amount known',
        show: () => (
          <Wide>
            <Progress label="Reading the export" value={12} max={40} detail="12 of 40 MB" />
          </Wide>
        ),
      },
      {
        name: 'amount not known',
        show: () => (
          <Wide>
            <Progress label="Waiting for Clari" value={null} />
          </Wide>
        ),
      },
      {
        name: 'done, without words',
        show: () => (
          <Wide>
            <Progress label="Done" value={1} bare />
          </Wide>
        ),
      },
    ],
  },
  {
    name: 'Skeleton',
    of: Skeleton,
    file: 'feedback/skeleton.tsx',
    says: 'A grey place of the size of what is being fetched.',
    states: [{ name: 'a line and a block', show: () => <Blocks /> }],
  },
  {
    name: 'Loading',
    of: Loading,
    file: 'feedback/loading.tsx',
    says: 'A page, or a part of one, that is being read: said aloud at once, shown where it takes longer than a blink.',
    states: [
      {
        name: 'with the margins of a page',
        show: () => <Loading what="the case" />,
      },
      {
        name: 'inside a page',
        show: () => <Loading what="the runs" bare />,
      },
    ],
  },
  {
    name: 'EmptyState',
    of: EmptyState,
    file: 'feedback/empty-state.tsx',
    says: 'What stands where there is nothing yet: why, and what to do about it.',
    states: [
      {
        name: 'with an icon and a button',
        show: () => (
          <Wide>
            <EmptyState
              icon={<Inbox aria-hidden />}
              title="No case yet"
              actions={<Button variant="primary">Start one</Button>}
            >
              Paste an error on the start page; what was found is kept here.
            </EmptyState>
          </Wide>
        ),
      },
      {
        name: 'only words',
        show: () => (
          <Wide>
            <EmptyState title="Nothing fits this search" />
          </Wide>
        ),
      },
    ],
  },
  {
    name: 'ToastArea',
    of: ToastArea,
    file: 'feedback/toast.tsx',
    says: 'Short messages at the foot of the page, gone after five seconds.',
    states: [
      {
        name: 'plain, and one that can be undone',
        show: (naming) => (
          <ToastArea label={naming('Notifications')}>
            <Toasting />
          </ToastArea>
        ),
      },
    ],
  },
]

function Wide({ children }: { readonly children: ReactNode }) {
  return <div className="w-full">{children}</div>
}

function Blocks() {
  return (
    <Wide>
      <Skeleton className="mb-3 h-5 w-2/3" />
      <Skeleton className="h-20 rounded-card" />
    </Wide>
  )
}

function Toasting() {
  const { say } = useToast()
  return (
    <Held start={0}>
      {(undone, change) => (
        <>
          <Button onClick={() => say('Copied')}>Say “Copied”</Button>
          <Button onClick={() => say('Case deleted', { label: 'Undo', run: () => change(undone + 1) })}>
            Say “Case deleted”
          </Button>
          {undone > 0 && <span className="text-small text-soft">Undone {undone} ×</span>}
        </>
      )}
    </Held>
  )
}
