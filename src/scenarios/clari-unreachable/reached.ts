import { clariReach } from '#src/checks/clari/key/clari-reach.ts'
import { reachFaults, type ReachFault } from '#src/checks/clari/key/reach-faults.ts'
import { you } from '#src/scenarios/shared/actions.ts'
import type { Reached } from '#src/scenarios/shared/network.ts'

/** Clari’s API, as the words on a fault of the network name it. */
export const clari: Reached<ReachFault> = {
  faults: reachFaults,
  name: 'Clari',
  host: 'api.clari.com',
  base: 'https://api.clari.com/v4',
  notThePage: '/…; app.clari.com is the page for people, not the API',
  setting: () => '.env, CLARI_BASE_URL',
  clientSetting: 'the client’s base URL',
  credentials: 'the key',
  unsent: 'The key was not sent',
  support: 'clari-support',
  statusPage: 'https://status.clari.com',
  askLess: you(
    'Ask for less at once: one period, fewer types. If small answers come, it is the size.',
    'the export’s timePeriod and typesToExport',
  ),
  askAgain: you(
    'Ask again for the whole; results of a job stay there for about 30 days and cost no quota to fetch again.',
    'GET /export/jobs/{jobId}/results',
  ),
  live: clariReach,
}
