import type { Specimen } from '#src/features/styleguide/specimen.tsx'
import { CodeBlock } from '#src/ui/text/code-block.tsx'
import { Kbd } from '#src/ui/text/kbd.tsx'
import { MarkedText } from '#src/ui/text/marked-text.tsx'
import { RelativeTime } from '#src/ui/text/relative-time.tsx'
import { Timestamp } from '#src/ui/text/timestamp.tsx'

const answer = '{\n  "code": "unauthorized",\n  "message": "Invalid API key"\n}'
const quoted = { start: answer.indexOf('Invalid'), end: answer.indexOf('key"') + 3 }
const waiting = '2026-02-03 09:12:01 INFO retrying\n'.repeat(800)
const log = `${waiting}HTTP 401\n${waiting}`
const at = Date.UTC(2026, 1, 3, 9, 12)
const ago = (minutes: number) => {
  const now = at + minutes * 60_000
  return () => now
}
const clocks = [ago(0), ago(12), ago(60 * 5), ago(60 * 24 * 3)]

/** What is read: data, quotes, moments, keys. */
export const textSpecimens: readonly Specimen[] = [
  {
    name: 'CodeBlock',
    of: CodeBlock,
    file: 'text/code-block.tsx',
    says: 'Monospaced text with quotes marked; a long one shows the part around its first mark.',
    states: [
      {
        name: 'with a quote and a copy button',
        show: (naming) => (
          <CodeBlock className="w-full" label={naming('Answer body')} text={answer} marks={[quoted]} copy />
        ),
      },
      {
        name: 'lines not broken',
        show: (naming) => (
          <CodeBlock
            className="w-full"
            label={naming('As curl')}
            wrap={false}
            text={`curl -H "apikey: $CLARI_API_KEY" ${'https://api.clari.com/v4/admin/limits '.repeat(3)}`}
          />
        ),
      },
      {
        name: 'huge',
        show: (naming) => (
          <CodeBlock
            className="w-full"
            label={naming('A long log')}
            text={log}
            marks={[{ start: log.indexOf('HTTP'), end: log.indexOf('HTTP') + 8 }]}
          />
        ),
      },
    ],
  },
  {
    name: 'MarkedText',
    of: MarkedText,
    file: 'text/marked-text.tsx',
    says: 'A quote within a sentence.',
    states: [
      {
        name: 'one mark, none',
        show: () => (
          <p className="text-normal">
            <MarkedText text="It says no_optin for this forecast. " marks={[{ start: 8, end: 16 }]} />
            <MarkedText text="Nothing is marked here." marks={[]} />
          </p>
        ),
      },
    ],
  },
  {
    name: 'Timestamp',
    of: Timestamp,
    file: 'text/timestamp.tsx',
    says: 'A moment with its offset from UTC.',
    states: [{ name: 'in this browser’s zone', show: () => <Timestamp at={at} /> }],
  },
  {
    name: 'RelativeTime',
    of: RelativeTime,
    file: 'text/relative-time.tsx',
    says: 'How long ago a moment was; the moment itself is in its title.',
    states: [
      {
        name: 'now, minutes, hours, days ago',
        show: () => (
          <span className="flex flex-wrap gap-4 text-normal">
            {clocks.map((clock) => (
              <RelativeTime key={clock()} at={at} clock={clock} />
            ))}
          </span>
        ),
      },
    ],
  },
  {
    name: 'Kbd',
    of: Kbd,
    file: 'text/kbd.tsx',
    says: 'A key or a chord, as printed on the keyboard.',
    states: [
      {
        name: 'a chord, a key',
        show: () => (
          <>
            <Kbd>Ctrl K</Kbd>
            <Kbd>Esc</Kbd>
          </>
        ),
      },
    ],
  },
]
