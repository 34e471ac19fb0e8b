import { credentialFacts } from '#src/domain/contract/credential-shape.ts'
import { FileButton } from '#src/ui/form/file-button.tsx'
import { SecretField } from '#src/ui/form/secret-field.tsx'
import { lookAtClarifyFile } from './clarify-file.ts'
import { factsWords, oddWords } from './facts-words.ts'
import type { KindPart } from './kinds.ts'

/** What the inputs for one part of a credential take. */
export interface CredentialInputProps {
  readonly part: KindPart
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A part of a credential, its shape judged while it is typed. */
export function CredentialInput({ part, value, onChange }: CredentialInputProps) {
  if (part.name === 'CLARIFY_CREDENTIALS') return <ClarifyFileInput part={part} value={value} onChange={onChange} />
  const facts = credentialFacts(part.name, value)
  const odd = value === '' ? null : oddWords(facts)
  return (
    <SecretField
      label={part.label}
      value={value}
      onChange={onChange}
      error={odd === null ? undefined : `${odd} That can be the very fault; it is kept as it is and can be tested.`}
      note={value === '' ? undefined : facts.set ? `${factsWords(facts)}.` : 'Only spaces so far.'}
    />
  )
}

/** A Clarify credentials file: opened, or pasted whole. */
function ClarifyFileInput({ part, value, onChange }: CredentialInputProps) {
  const seen = value === '' ? null : lookAtClarifyFile(value)
  const notes =
    seen?.kind === 'file'
      ? [
          seen.integration === null ? null : `Integration ${seen.integration}`,
          ...seen.parts.map((facts) => `${facts.name}: ${factsWords(facts)}`),
        ]
          .filter((note) => note !== null)
          .join(' · ')
      : undefined
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <SecretField
          label={part.label}
          help="Open the file, or paste all of it."
          value={value}
          onChange={onChange}
          error={seen?.kind === 'unreadable' ? seen.says : undefined}
          note={notes}
        />
      </div>
      <div className="pt-12.5">
        <FileButton
          file="Clarify credentials file"
          accept=".json,application/json"
          onFiles={async ([file]) => onChange(file.size > 20_000 ? '' : await file.text())}
        >
          Open
        </FileButton>
      </div>
    </div>
  )
}
