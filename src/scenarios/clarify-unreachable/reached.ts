import { mayReadItems } from '#src/checks/clarify/clarify-namespace.ts'
import { clarifyWayFaults, type ClarifyWayFault } from '#src/checks/clarify/clarify-way.ts'
import { you } from '#src/scenarios/shared/actions.ts'
import type { Reached } from '#src/scenarios/shared/network.ts'

const filePlaces: Readonly<Record<string, string>> = {
  env: '.env, CLARIFY_CREDENTIALS; then start the product again',
  demo: 'the demo tenant’s switches (top right); with your own account: .env or the Connections page',
  typed: 'the Connections page',
}

/** Clarify’s API, as the words on a fault of the network name it. */
export const clarify: Reached<ClarifyWayFault> = {
  faults: clarifyWayFaults,
  name: 'Clarify',
  host: 'api.clarify.io',
  base: 'https://api.clarify.io/v1/',
  notThePage: ', with the slash at its end',
  setting: ({ fileSource = '' }) => `apiUrl in ${filePlaces[fileSource] ?? 'the credentials file of the client'}`,
  clientSetting: 'apiUrl in the credentials file of the client',
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
