import { mayReadItems } from '#src/checks/clarify/clarify-namespace.ts'
import { clarifyWayFaults, type ClarifyWayFault } from '#src/checks/clarify/clarify-way.ts'
import { filePlace, you } from '#src/scenarios/shared/actions.ts'
import type { Reached } from '#src/scenarios/shared/network.ts'

/** Clarify’s API, as the words on a fault of the network name it. */
export const clarify: Reached<ClarifyWayFault> = {
  faults: clarifyWayFaults,
  name: 'Clarify',
  host: 'api.clarify.io',
  base: 'https://api.clarify.io/v1/',
  notThePage: ', with the slash at its end',
  setting: ({ fileSource }) => `apiUrl in ${filePlace(fileSource)}`,
  clientSetting: `apiUrl in ${filePlace()}`,
  credentials: 'the credentials',
  unsent: 'The credentials were not sent',
  support: 'clarify-support',
  statusPage: null,
  askLess: you(
    'Ask for less in one call: a smaller limit, a shorter time range. If small answers come, it is the size.',
    'the request',
  ),
  askAgain: you(
    'Send a read again. After a write, read back what was stored first: whether it took effect is not known.',
    'the client',
  ),
  live: mayReadItems,
}
