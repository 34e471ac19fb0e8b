import { systemNames, type System, type Upstream } from '#src/domain/model/system.ts'
import type { HeldConnection } from './held-connection.ts'

/** One kind of credential that the environment can hold. */
interface Kind {
  readonly id: string
  readonly label: string
  readonly system: System
  readonly variables: readonly string[]
}

const kinds: readonly Kind[] = [
  { id: 'env-clari', label: systemNames.clari, system: 'clari', variables: ['CLARI_API_KEY'] },
  {
    id: 'env-copilot-keys',
    label: `${systemNames.copilot} keys`,
    system: 'copilot',
    variables: ['CLARI_COPILOT_API_KEY', 'CLARI_COPILOT_API_PASSWORD'],
  },
  {
    id: 'env-copilot-oauth',
    label: `${systemNames.copilot} OAuth`,
    system: 'copilot',
    variables: ['CLARI_COPILOT_CLIENT_ID', 'CLARI_COPILOT_CLIENT_SECRET'],
  },
  { id: 'env-clarify', label: systemNames.clarify, system: 'clarify', variables: ['CLARIFY_CREDENTIALS'] },
]

/** Every variable that a credential is read from, without suffixes. */
export const credentialVariables: readonly string[] = kinds.flatMap(({ variables }) => variables)

/**
 * The connections that the environment names: one for each kind, and one more for each suffix
 * (`CLARI_API_KEY__ADMIN` makes "Admin"). A variable that is there but empty makes a connection whose credential is
 * missing; a partner left out is empty.
 */
export function environmentConnections(
  environment: Readonly<Record<string, string | undefined>>,
  origins: Readonly<Record<Upstream, string>>,
  readCredentials: (value: string) => string,
): readonly HeldConnection[] {
  return kinds.flatMap((kind) =>
    suffixesOf(kind, Object.keys(environment)).map((suffix): HeldConnection => {
      const value = (name: string) => environment[suffix === '' ? name : `${name}__${suffix}`] ?? ''
      const values = kind.variables.map(
        (name) => [name, name === 'CLARIFY_CREDENTIALS' ? readCredentials(value(name)) : value(name)] as const,
      )
      return {
        id: suffix === '' ? kind.id : `${kind.id}-${suffix.toLowerCase()}`,
        label: suffix === '' ? kind.label : words(suffix),
        system: kind.system,
        source: 'env',
        values: Object.fromEntries(values),
        origins,
      }
    }),
  )
}

/** The suffixes that occur, none (`''`) first. */
function suffixesOf(kind: Kind, names: readonly string[]): readonly string[] {
  const found = names.flatMap((name) => {
    const variable = kind.variables.find((one) => name === one || name.startsWith(`${one}__`))
    if (variable === undefined) return []
    const suffix = name.slice(variable.length + 2)
    return name === variable || /^\w{1,40}$/.test(suffix) ? [suffix] : []
  })
  return [...new Set(found)].toSorted((a, b) => (a === b ? 0 : a < b ? -1 : 1))
}

function words(suffix: string): string {
  const text = suffix.replaceAll(/_+/g, ' ').trim().toLowerCase()
  return text.charAt(0).toUpperCase() + text.slice(1)
}
