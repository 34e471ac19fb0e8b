import { Play, Trash2, X } from 'lucide-react'
import type { Specimen } from '#src/features/styleguide/specimen.tsx'
import type { ButtonVariant } from '#src/ui/button-class.ts'
import { Button } from '#src/ui/button.tsx'
import { FileButton } from '#src/ui/form/file-button.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { CopyButton } from '#src/ui/text/copy-button.tsx'

const variants: readonly ButtonVariant[] = ['primary', 'secondary', 'quiet', 'danger']

/** What is pressed. */
export const buttonSpecimens: readonly Specimen[] = [
  {
    name: 'Button',
    of: Button,
    file: 'button.tsx',
    says: 'Does something here. One primary a page; danger for what can’t be undone.',
    states: [
      ...variants.map((variant) => ({
        name: variant,
        show: () => (
          <>
            <Button variant={variant}>Run the checks</Button>
            <Button variant={variant} size="small">
              Small
            </Button>
            <Button variant={variant} disabled>
              Disabled
            </Button>
            <Button variant={variant} busy>
              Busy
            </Button>
          </>
        ),
      })),
      {
        name: 'with an icon, with a key hint',
        show: () => (
          <>
            <Button icon={<Play aria-hidden />}>Run</Button>
            <Button size="small" variant="danger" icon={<Trash2 aria-hidden />}>
              Delete
            </Button>
            <Button variant="primary" hint="↵">
              Find out
            </Button>
          </>
        ),
      },
    ],
  },
  {
    name: 'IconButton',
    of: IconButton,
    file: 'icon-button.tsx',
    says: 'The same where there is no room for words; its name is in the tooltip.',
    states: [
      {
        name: 'normal, small, disabled',
        show: () => (
          <>
            <IconButton label="Close" icon={<X aria-hidden />} />
            <IconButton label="Close" size="small" icon={<X aria-hidden />} />
            <IconButton label="Close" disabled icon={<X aria-hidden />} />
          </>
        ),
      },
    ],
  },
  {
    name: 'CopyButton',
    of: CopyButton,
    file: 'text/copy-button.tsx',
    says: 'Copies a text and says that it did; where the clipboard is blocked, shows the text selected.',
    states: [
      {
        name: 'with words, only an icon',
        show: () => (
          <>
            <CopyButton text="c16ae643-481a" label="Copy the error id" />
            <CopyButton text="c16ae643-481a" label="Copy as curl" size="normal" variant="primary" />
            <CopyButton text="c16ae643-481a" label="Copy the error id" iconOnly variant="quiet" />
          </>
        ),
      },
    ],
  },
  {
    name: 'FileButton',
    of: FileButton,
    file: 'form/file-button.tsx',
    says: 'Opens the computer’s own choice of files.',
    states: [
      {
        name: 'normal, small',
        show: (naming) => (
          <>
            <FileButton file={naming('An export')} onFiles={() => undefined}>
              Choose a file
            </FileButton>
            <FileButton file={naming('More exports')} multiple size="small" variant="quiet" onFiles={() => undefined}>
              Add files
            </FileButton>
          </>
        ),
      },
    ],
  },
]
