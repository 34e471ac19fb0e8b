import type { Scenario } from '#src/domain/model/scenario.ts'
import { says, spokenWhenNamed, telling, tellingWhenNamed } from './shared/confidence.ts'

/** No answer of Clarify's came: nothing at all, or somebody else's page. */
export const clarifyUnreachable: Scenario = {
  id: 'clarify.unreachable',
  system: 'clarify',
  title: 'No answer from Clarify',
  symptom: 'Clarify can’t be reached, or a web page comes back',
  hint: 'DNS, certificate, timeout, HTML, 5xx',
  signs: [
    {
      mark: { kind: 'failure', is: ['dns', 'refused', 'tls', 'timeout', 'reset', 'redirect'] },
      why: 'the client’s words for no answer',
      sure: tellingWhenNamed,
    },
    {
      mark: { kind: 'page', is: 'any' },
      why: 'a web page came instead of an answer',
      sure: tellingWhenNamed,
      explains: 'any',
    },
    {
      mark: {
        kind: 'status',
        is: [301, 302, 303, 307, 308, 407, 451, 500, 502, 503, 504, 511, 520, 521, 522, 523, 524, 525, 526, 530],
      },
      why: 'a server failed or something in between, not the call',
      sure: telling,
    },
    { mark: says(['server-failed']), why: 'a server failed, not the call', sure: spokenWhenNamed },
    {
      mark: says(['login-page', 'blocked']),
      why: 'something on the way answered',
      sure: { address: 'certain', name: 'likely', alone: null },
      explains: 'any',
    },
    {
      mark: says(['unreachable', 'login-page', 'blocked', 'timeout']),
      why: 'no answer of Clarify’s came back',
      sure: spokenWhenNamed,
    },
  ],
  guide: {
    says:
      'The response format covers what an RPC answers. Here no answer of Clarify’s came back: nothing at all, or ' +
      'somebody else’s page.',
    fix:
      'Find out whether the name resolves, the certificate is accepted and the answer is JSON, before looking at the ' +
      'credentials or the call.',
    but: null,
  },
  flow: async () => (await import('./clarify-unreachable-wizard.ts')).clarifyUnreachableWizard,
}
