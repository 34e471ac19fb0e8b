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
