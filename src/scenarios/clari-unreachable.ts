import type { Scenario } from '#src/domain/model/scenario.ts'
import type { System } from '#src/domain/model/system.ts'
import { claims } from '#src/reading/claims.ts'
import { documented, spokenWhenNamed, telling, claimed } from './shared/confidence.ts'

const eitherOfClaris: readonly System[] = ['clari', 'copilot']

/** No answer of the API's came: nothing, a web page, or a failing server. */
export const clariUnreachable: Scenario = {
  id: 'clari.unreachable',
  system: 'clari',
  title: 'No answer from Clari',
  symptom: 'It cannot be reached, or a web page comes back',
  hint: 'DNS, certificate, timeout, HTML, 5xx',
  signs: [
    {
      mark: {
        kind: 'object',
        members: {
          message:
            /^an invalid response was received from the upstream server|^the upstream server is timing out|^no ring-balancer|^failure to get a peer/i,
        },
      },
      why: 'the gateway reached no server behind it',
      sure: documented,
      systems: eitherOfClaris,
      explains: [500, 502, 503, 504],
    },
    {
      mark: {
        kind: 'object',
        members: {
          message:
            /^name resolution failed|^service (?:temporarily )?unavailable|^internal server error|^bad gateway|timed? ?out/i,
        },
      },
      why: 'a server failed, not the request',
      sure: { address: 'certain', name: 'likely', alone: 'possible' },
      systems: eitherOfClaris,
    },
    {
      mark: { kind: 'failure', is: ['dns', 'refused', 'tls', 'timeout', 'reset'] },
      why: 'the client’s words for no answer',
      sure: telling,
      systems: eitherOfClaris,
    },
    {
      mark: { kind: 'failure', is: ['redirect'] },
      why: 'the answer leads elsewhere',
      sure: telling,
      systems: eitherOfClaris,
    },
    {
      mark: { kind: 'page', is: 'login' },
      why: 'a page that asks to log in came instead of an answer',
      sure: telling,
      systems: eitherOfClaris,
      explains: 'any',
    },
    {
      mark: { kind: 'page', is: 'filter' },
      why: 'something on the way answered instead of the API',
      sure: telling,
      systems: eitherOfClaris,
      explains: 'any',
    },
    {
      mark: { kind: 'page', is: 'any' },
      why: 'a web page came instead of an answer',
      sure: telling,
      systems: eitherOfClaris,
      explains: 'any',
    },
    {
      mark: { kind: 'status', is: [407, 451, 500, 502, 503, 504, 511, 520, 521, 522, 523, 524, 525, 526, 530] },
      why: 'a server failed or something in between, not the request',
      sure: telling,
      systems: eitherOfClaris,
    },
    {
      mark: { kind: 'status', is: [301, 302, 303, 307, 308, 408] },
      why: 'the answer leads elsewhere or took too long',
      sure: { address: 'likely', name: 'likely', alone: 'possible' },
      systems: eitherOfClaris,
    },
    {
      mark: claimed(claims.notJson),
      why: 'what came back was not JSON: a web page, nothing, or half an answer',
      sure: { address: 'likely', name: 'likely', alone: 'possible' },
      systems: eitherOfClaris,
    },
    {
      mark: claimed(claims.serverFailed),
      why: 'a server failed, not the request',
      sure: telling,
      systems: eitherOfClaris,
    },
    {
      mark: claimed(claims.unreachable),
      why: 'no answer of the API’s came back',
      sure: spokenWhenNamed,
      systems: eitherOfClaris,
    },
    {
      mark: claimed(claims.somethingOnTheWay),
      why: 'something on the way answered',
      sure: { address: 'certain', name: 'likely', alone: null },
      systems: eitherOfClaris,
      explains: 'any',
    },
    {
      mark: claimed(claims.noAnswerInTime),
      why: 'no answer came in time',
      sure: spokenWhenNamed,
      systems: eitherOfClaris,
    },
    {
      mark: {
        kind: 'whole',
        any: [/^[^{}[\]<>]{0,300}\bHTTP\/[\d.]{1,3} 2\d\d[^{}[\]<>]{0,300}\bcontent-length:\s?0\b[^{}[\]<>]{0,100}$/i],
      },
      why: 'an answer without a body',
      sure: { address: 'certain', name: 'likely', alone: 'possible' },
    },
  ],
  guide: {
    says: 'The guide has nothing on this: no answer of Clari’s API came back at all.',
    fix:
      'Find out whether the name resolves, the certificate is ' +
      'accepted and the answer is JSON, before looking at the key.',
    but: null,
  },
  flow: async () => (await import('./clari-unreachable-wizard.ts')).clariUnreachableWizard,
}
