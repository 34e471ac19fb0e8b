import type { Scenario } from '#src/domain/scenario.ts'
import type { System } from '#src/domain/system.ts'
import { clariUnreachableWizard } from './clari-unreachable-wizard.ts'
import { documented, faint, spokenWhenNamed, telling } from './sureness.ts'

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
      mark: { kind: 'silence', is: ['dns', 'refused', 'tls', 'timeout', 'reset'] },
      why: 'the client’s words for no answer',
      sure: telling,
      systems: eitherOfClaris,
    },
    {
      mark: { kind: 'silence', is: ['redirect'] },
      why: 'the answer leads elsewhere',
      sure: telling,
      systems: eitherOfClaris,
    },
    {
      mark: { kind: 'page', is: 'login' },
      why: 'a page that asks to log in came instead of an answer',
      sure: telling,
      systems: eitherOfClaris,
    },
    {
      mark: { kind: 'page', is: 'any' },
      why: 'a web page came instead of an answer',
      sure: telling,
      systems: eitherOfClaris,
    },
    {
      mark: { kind: 'status', is: [407, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 530] },
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
      mark: {
        kind: 'words',
        any: [
          /\bJSONDecodeError\b[^\n]{0,80}|\bExpecting value: line 1 column 1\b[^\n]{0,20}/i,
          /\bunexpected token ['"‘“]?<['"’”]?[^\n]{0,60}|\binvalid character '<' looking for beginning of value\b/i,
          /\bunexpected end of (?:json )?(?:input|data|file)\b|\bunterminated string\b|\bunexpected EOF\b/i,
          /\bis not valid JSON\b|\bnot valid json\b|\binvalid json (?:response|body|received)\b|\bFailed to parse JSON\b/i,
        ],
      },
      why: 'what came back was not JSON: a web page, nothing, or half an answer',
      sure: { address: 'likely', name: 'likely', alone: 'possible' },
      systems: eitherOfClaris,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\b(?:bad gateway|gateway time-?out|service (?:temporarily )?unavailable|internal server error)\b/i,
          /网关(?:错误|超时)|服务(?:不可用|暂不可用)|服务器(?:内部)?错误|(?:接口|服务|系统|网站)(?:挂了|崩了|宕机|不可用)/,
        ],
      },
      why: 'a server failed, not the request',
      sure: telling,
      systems: eitherOfClaris,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\b(?:can'?t|cannot|can not|could not|couldn'?t|unable to|not able to|failed to|fails to) (?:reach|connect|resolve|contact|get (?:through )?to)\b/i,
          /\b(?:is|was|are|seems?|appears?|looks?|went|goes)(?: to be)? (?:down|unreachable|offline|not responding|not reachable|unavailable)\b/i,
          /\b(?:log ?in|sign[- ]?in|sso|web) page\b|\bhtml (?:page|instead|response|back)\b|\bgot html\b|\b(?:instead of|not|returns?|returned|got|getting|gives?) (?:json|html)\b/i,
          /\b(?:empty|blank|no) (?:response|reply|answer|body)\b|\bcontent-length: 0\b|\bdoes(?: not|n'?t) (?:respond|answer)\b|\bnot responding\b/i,
          /\b(?:firewall|corporate proxy|proxy|vpn|zscaler|netskope)\b[^\n.]{0,40}\b(?:block\w{0,3}|intercept\w{0,3}|in the way|certificate)\b|\b(?:blocked|intercepted) by\b/i,
          /\btime[ds]? ?out\b|\btimeout\b|\btls\b|\bssl\b|\bcertificate\b/i,
          /无法(?:连接|访问|连通|到达)|连接(?:失败|不上|错误|异常)|连不上|访问不了|打不开|没有响应|无响应|网络(?:不通|错误|异常)|超时/,
          /返回(?:的)?(?:是|了)?(?:一个)?\s?(?:html|网页|登录页|登录页面|页面|空响应|空白)|登录页|不是\s?json|空响应|响应为空/i,
        ],
      },
      why: 'no answer of the API’s came back',
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
    {
      mark: {
        kind: 'whole',
        any: [
          /^\W{0,3}(?:empty (?:response|reply|body)|login page|sign[- ]?in page|html instead of json|登录页面?|连不上|超时|请求超时)\W{0,3}$/i,
        ],
      },
      why: 'no answer of the API’s came back',
      sure: faint,
    },
  ],
  guide: {
    says: 'The guide has nothing on this: no answer of Clari’s API came back at all.',
    fix:
      'Find out whether the name resolves, the certificate is ' +
      'accepted and the answer is JSON, before looking at the key.',
    but: null,
  },
  wizard: clariUnreachableWizard,
}
