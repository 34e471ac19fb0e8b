import type { Action } from '#src/domain/model/scenario.ts'

/** Clari's help names no menu path for most settings, and none is made up. */
export const noMenu = 'Clari publishes no exact menu path for it'

/** Who at Clari changes a contract, a limit or what an organisation has. */
export const successManager = 'your customer success manager at Clari'

/** Something for the analyst, or for whoever runs their client. */
export function you(does: string, where: string | null = null): Action {
  return { who: 'you', does, where }
}

/** Something that only an admin of the organisation can do in Clari. */
export function clariAdmin(does: string, where: string | null = null): Action {
  return { who: 'clari-admin', does, where }
}

/** Something that only Clari can do. */
export function clariSupport(does: string, where: string | null = successManager): Action {
  return { who: 'clari-support', does, where }
}

/** Something that only an admin of the organisation can do in Clarify. */
export function clarifyAdmin(
  does: string,
  where: string | null = 'Clarify’s admin panel, the integration’s credentials',
): Action {
  return { who: 'clarify-admin', does, where }
}

/** Something that only Clarify can do. */
export function clarifySupport(does: string, where: string | null = 'the message below'): Action {
  return { who: 'clarify-support', does, where }
}

/** Where a credentials file is changed, by where this product has it from; where that is not known, the client's. */
export function filePlace(source = ''): string {
  return Object.hasOwn(filePlaces, source) ? (filePlaces[source] ?? '') : 'the credentials file of the client'
}

const filePlaces: Readonly<Record<string, string>> = {
  env: '.env, CLARIFY_CREDENTIALS; then start the product again',
  demo: 'the demo tenant’s switches (top right); with your own account: .env or the Connections page',
  typed: 'the Connections page',
}
