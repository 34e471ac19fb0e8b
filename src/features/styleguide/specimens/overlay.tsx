import { Held, type Specimen } from '#src/features/styleguide/specimen.tsx'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/overlay/dialog.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { Popover } from '#src/ui/overlay/popover.tsx'
import { Tooltip } from '#src/ui/overlay/tooltip.tsx'
import { CopyByHand } from '#src/ui/text/copy-by-hand.tsx'

const widths = [
  { name: 'normal', wide: false },
  { name: 'wide', wide: true },
  { name: 'page', wide: 'page' },
] as const

/** What opens: over the page, or within it. */
export const overlaySpecimens: readonly Specimen[] = [
  {
    name: 'Dialog',
    of: Dialog,
    file: 'overlay/dialog.tsx',
    says: 'Modal: the focus stays inside, Escape closes it, the focus returns to where it was.',
    states: widths.map(({ name, wide }) => ({
      name,
      show: () => (
        <Held start={false}>
          {(open, change) => (
            <>
              <Button onClick={() => change(true)}>Open the {name} dialog</Button>
              <Dialog
                open={open}
                onOpenChange={change}
                wide={wide}
                title="Delete this case?"
                description="What was pasted and found in it is gone with it."
                actions={
                  <>
                    <Button onClick={() => change(false)}>Keep it</Button>
                    <Button variant="danger" onClick={() => change(false)}>
                      Delete
                    </Button>
                  </>
                }
              >
                <p className="text-normal">401 Unauthorized, 3 Feb 2026</p>
              </Dialog>
            </>
          )}
        </Held>
      ),
    })),
  },
  {
    name: 'CopyByHand',
    of: CopyByHand,
    file: 'text/copy-by-hand.tsx',
    says: 'A text, selected, for the keyboard: shown where the browser blocks the clipboard.',
    states: [
      {
        name: 'opened by a button',
        show: () => (
          <Held start={false}>
            {(open, change) => (
              <>
                <Button onClick={() => change(true)}>Open a text to copy</Button>
                {open && <CopyByHand text="errorId c16ae643-481a" onClose={() => change(false)} />}
              </>
            )}
          </Held>
        ),
      },
    ],
  },
  {
    name: 'Popover',
    of: Popover,
    file: 'overlay/popover.tsx',
    says: 'A small panel that hangs from a button; Escape or a click elsewhere closes it.',
    states: [
      {
        name: 'closed until pressed',
        show: () => (
          <Popover trigger={<Button>Open the popover</Button>} label="Connections">
            <p className="p-4 text-normal">Connected to the demo tenant.</p>
          </Popover>
        ),
      },
    ],
  },
  {
    name: 'Tooltip',
    of: Tooltip,
    file: 'overlay/tooltip.tsx',
    says: 'Names its child on hover and focus; never the only place where something is said.',
    states: [
      {
        name: 'on hover and focus',
        show: () => (
          <Tooltip label="It says unauthorized">
            <Button>Point at me</Button>
          </Tooltip>
        ),
      },
    ],
  },
  {
    name: 'Disclosure',
    of: Disclosure,
    file: 'overlay/disclosure.tsx',
    says: 'Details that open in place.',
    states: [
      {
        name: 'closed',
        show: () => (
          <div className="w-full px-2">
            <Disclosure summary="12 headers of the answer">
              <p className="text-normal">content-type: application/json</p>
            </Disclosure>
          </div>
        ),
      },
      {
        name: 'open',
        show: () => (
          <div className="w-full px-2">
            <Disclosure summary="The evidence" open>
              <p className="text-normal">HTTP 401 from api.clari.com</p>
            </Disclosure>
          </div>
        ),
      },
    ],
  },
]
