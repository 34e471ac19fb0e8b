import type { Scenario } from '#src/domain/scenario.ts'
import { clarifyUnreachableWizard } from './clarify-unreachable-wizard.ts'
import { spokenWhenNamed, telling, tellingWhenNamed } from './sureness.ts'

/** Statuses that come with somebody else's page; the page explains them. */
const withPage = [301, 302, 303, 307, 308, 401, 403, 407, 408, 451, 500, 502, 503, 504, 511, 520, 521, 522, 523, 524]

/** No answer of Clarify's came: nothing at all, or somebody else's page. */
export const clarifyUnreachable: Scenario = {
  id: 'clarify.unreachable',
  system: 'clarify',
  title: 'No answer from Clarify',
  symptom: 'Clarify can’t be reached, or a web page comes back',
  hint: 'DNS, certificate, timeout, HTML, 5xx',
  signs: [
    {
      mark: { kind: 'page', is: 'login' },
      why: 'a page that asks to log in came instead of an answer',
      sure: tellingWhenNamed,
      explains: withPage,
    },
    {
      mark: { kind: 'page', is: 'any' },
      why: 'a web page came instead of an answer',
      sure: tellingWhenNamed,
      explains: withPage,
    },
    {
      mark: { kind: 'silence', is: ['dns', 'refused', 'tls', 'timeout', 'reset', 'redirect'] },
      why: 'the client’s words for no answer',
      sure: tellingWhenNamed,
    },
    {
      mark: { kind: 'status', is: [407, 451, 500, 502, 503, 504, 511, 520, 521, 522, 523, 524, 525, 526, 530] },
      why: 'a server failed or something in between, so there is no RPC answer',
      sure: telling,
    },
    {
      mark: { kind: 'status', is: [301, 302, 303, 307, 308, 408] },
      why: 'the answer leads elsewhere or took too long',
      sure: { address: 'likely', name: 'likely', alone: 'possible' },
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\bunexpected token ['"‘“]?<['"’”]?[^\n]{0,60}|\binvalid character '<' looking for beginning of value\b/i,
        ],
      },
      why: 'a web page stood where JSON was expected',
      sure: { address: 'certain', name: 'likely', alone: null },
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\b(?:bad gateway|gateway time-?out|service (?:temporarily )?unavailable)\b/i,
          /\b(?:can'?t|cannot|can not|could not|couldn'?t) (?:reach|connect|resolve|contact|get (?:through )?to)\b/i,
          /\b(?:unable|not able|failed|fails) to (?:reach|connect|resolve|contact|get (?:through )?to)\b/i,
          /\b(?:is|was|are|seems?|appears?|looks?|went|goes)(?: to be)? (?:down|offline|unavailable)\b/i,
          /\bunreachable\b|\bnot (?:responding|reachable)\b/i,
          /\b(?:log ?in|sign[- ]?in|sso|web) page\b|\bhtml (?:page|instead|response|back)\b/i,
          /\b(?:instead of|returns?|returned|got|getting|gives?) html\b/i,
          /\bdoes(?: not|n'?t) (?:respond|answer)\b|\b(?:no|empty) reply\b/i,
          /\b(?:firewall|proxy|vpn|zscaler|netskope)\b[^\n.]{0,40}\b(?:block|intercept)\w{0,3}\b/i,
          /\b(?:blocked|intercepted) by\b/i,
          /\btime[ds]? ?out\b|\btimeout\b|\btls\b|\bssl\b|\bcertificate\b/i,
          /无法(?:连接|访问|连通|到达)|连接(?:失败|不上|错误|异常)|连不上|访问不了|打不开|没有响应|无响应|网络(?:不通|错误|异常)|超时/,
          /返回(?:的)?(?:是|了)?(?:一个)?\s?(?:html|网页|登录页|登录页面|页面)|登录页/i,
        ],
      },
      why: 'no answer of the API’s came back',
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
  wizard: clarifyUnreachableWizard,
}
