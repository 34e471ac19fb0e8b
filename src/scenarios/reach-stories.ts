import { clariReach } from '#src/checks/clari-reach.ts'
import { unreachableSays } from '#src/checks/unreachable-says.ts'
import type { NonEmpty } from '#src/domain/finding.ts'
import type { Action, Verdict, VerdictContext } from '#src/domain/scenario.ts'
import { message, told } from './told.ts'

/** Where a fault was met: by a live check from here, or in what was pasted (elsewhere, or with nothing connected). */
type Seen = 'here' | 'pasted'

/**
 * What one way of not answering means and what to do about it. `place` in the texts is the machine or setting
 * that has to change.
 */
interface ReachStory {
  readonly headline: (context: VerdictContext, seen: Seen) => string
  /** What it means, without a word on where it was seen. */
  readonly means: (context: VerdictContext) => string
  readonly actions: (context: VerdictContext, seen: Seen) => NonEmpty<Action>
  readonly asks?: (context: VerdictContext) => string
  readonly disprovedBy: string
  readonly leadsTo?: Verdict['leadsTo']
}

const statusPage = 'https://status.clari.com'
const host = (context: VerdictContext) => told(context, 'host', told(context, 'pastedHost', 'api.clari.com'))
const address = (context: VerdictContext) => told(context, 'sentTo', 'https://api.clari.com/v4/…')
const here = (seen: Seen) => seen === 'here'
const where = (seen: Seen, own: string, theirs: string) => (here(seen) ? own : theirs)
const clientMachine = 'the machine where your client runs'
const again: Action = { who: 'you', does: 'Run the check again from this page.', where: null }
const pasteNext: Action = { who: 'you', does: 'Then paste what comes back below: it is read again.', where: null }
const last = (seen: Seen) => (here(seen) ? again : pasteNext)
const proxySetting = (seen: Seen) =>
  where(
    seen,
    '.env, HTTPS_PROXY (and NO_PROXY for hosts that need none); then start the product again',
    'HTTPS_PROXY in the client’s environment',
  )
const quoted = (context: VerdictContext) =>
  context.facts['pastedQuote'] === undefined ? '' : ` (“${told(context, 'pastedQuote', '')}”)`
const detail = (context: VerdictContext) => told(context, 'detail', '')

const askStatus: Action = { who: 'you', does: 'Look whether Clari reports a disturbance.', where: statusPage }

const dns: ReachStory = {
  headline: (context, seen) =>
    `The name ${host(context)} is not found ${where(seen, 'from here', 'where your client runs')}.`,
  means: () =>
    'Before anything can be sent, the host’s name has to be turned into an address, and that failed. Nothing reached ' +
    'Clari, so the key and the request were not judged.',
  actions: (context, seen) => {
    const looks: NonEmpty<Action> = [
      {
        who: 'you',
        does:
          'Look whether other names are found there; a VPN that is off, ' +
          'or an office network without outside names, gives this too.',
        where: where(seen, `this machine: nslookup ${host(context)}`, `${clientMachine}: nslookup ${host(context)}`),
      },
      {
        who: 'you',
        does: 'Where names are looked up by the network’s proxy only, name that proxy.',
        where: proxySetting(seen),
      },
      last(seen),
    ]
    if (host(context) === 'api.clari.com') return looks
    return [
      {
        who: 'you',
        does: `Compare the host’s spelling: Clari’s API is at https://api.clari.com/v4, and ${host(context)} was called.`,
        where: where(seen, '.env, CLARI_BASE_URL', 'the client’s base URL'),
      },
      ...looks,
    ]
  },
  asks: (context) =>
    `The name ${host(context)} cannot be resolved from the machine that runs our Clari ` +
    `integration${quoted(context)}. Please let it resolve that name, or tell me which proxy it has to use.`,
  disprovedBy: 'The same machine finding the name with nslookup.',
}

const refused: ReachStory = {
  headline: (context, seen) =>
    `Nobody takes the connection to ${host(context)}${where(seen, '', ' where your client runs')}.`,
  means: () =>
    'The machine was found, and the connection was turned away at once. Clari’s API listens at port 443 of ' +
    'api.clari.com; a firewall, or another address or port, answers like this.',
  actions: (context, seen) => [
    {
      who: 'you',
      does: 'Compare the address and the port with https://api.clari.com/v4.',
      where: where(seen, `.env, CLARI_BASE_URL (now ${address(context)})`, 'the client’s base URL'),
    },
    {
      who: 'you',
      does: 'Ask your network team to allow outgoing HTTPS (port 443) to api.clari.com, or to name the proxy to use.',
      where: proxySetting(seen),
    },
    last(seen),
  ],
  asks: (context) =>
    `Connections to ${host(context)} are refused from the machine that runs our Clari integration. Please allow ` +
    'outgoing HTTPS (port 443) to api.clari.com, or tell me which proxy to use.',
  disprovedBy: 'A connection to the same host and port from the same machine that is taken.',
}

const proxyRefused: ReachStory = {
  headline: (context) => `The network’s own proxy does not let the request through to ${host(context)}.`,
  means: (context) =>
    told(context, 'silence.proxyStatus', '') === '407' || /407|Authentication/i.test(told(context, 'pastedQuote', ''))
      ? 'It answered before Clari was asked: it wants a user name and a password (407).'
      : 'It answered in Clari’s place, before Clari was asked: this host ' +
        'is not allowed there, or the proxy itself cannot be reached.',
  actions: (_, seen) => [
    {
      who: 'you',
      does:
        'Put the proxy’s address into the variable, with user name and password if it wants them: ' +
        'http://user:password@proxy:port.',
      where: proxySetting(seen),
    },
    { who: 'you', does: 'Ask your network team to let api.clari.com through that proxy.', where: null },
    last(seen),
  ],
  asks: (context) =>
    'Our Clari integration is stopped by the network’s ' +
    `proxy${told(context, 'silence.proxy', '') === '' ? '' : ` ${told(context, 'silence.proxy', '')}`} ` +
    `on its way to ${host(context)}${quoted(context)}. Please allow this host there, and tell me ` +
    'whether the proxy needs credentials.',
  disprovedBy: 'The same request passing through the same proxy from another machine.',
}

const certificateVariables = (seen: Seen): NonEmpty<Action> => [
  {
    who: 'you',
    does: 'Get your company’s root certificate as a PEM file from the network team and name it.',
    where: where(
      seen,
      '.env, NODE_EXTRA_CA_CERTS=/path/to/company-root.pem; then start the product again',
      'Node: NODE_EXTRA_CA_CERTS',
    ),
  },
  {
    who: 'you',
    does: 'Give the same file to every client that fails.',
    where:
      'Python requests: REQUESTS_CA_BUNDLE · curl: CURL_CA_BUNDLE · ' +
      'Python’s ssl and Go: SSL_CERT_FILE · Java: javax.net.ssl.trustStore',
  },
]

const unknownIssuer: ReachStory = {
  headline: (context) =>
    told(context, 'silence.issuer', '') === ''
      ? 'Somebody in between opens the encrypted connection.'
      : `“${told(context, 'silence.issuer', '')}” answers in Clari’s place.`,
  means: (context) =>
    'The certificate that came was not issued by an authority that this ' +
    'client knows, so it ended the connection and the key was not sent.' +
    (told(context, 'silence.issuer', '') === ''
      ? ''
      : ` The certificate was issued by ${told(context, 'silence.issuer', '')}.`) +
    ' Companies do this with a proxy that reads encrypted traffic; ' +
    'every program must then know that proxy’s root certificate.',
  actions: (_, seen) => [
    ...certificateVariables(seen),
    {
      who: 'you',
      does:
        'Don’t switch certificate checks off (verify=False, -k, ' +
        'NODE_TLS_REJECT_UNAUTHORIZED=0): the key would go to whoever answers.',
      where: null,
    },
    last(seen),
  ],
  asks: (context) =>
    `The TLS connection from our Clari integration to ${host(context)} is intercepted: ` +
    (told(context, 'silence.issuer', '') === ''
      ? 'the certificate’s issuer is not a public one'
      : `the certificate is issued by ${told(context, 'silence.issuer', '')}`) +
    '. Please send me the root certificate (PEM) that our machines should trust, or exempt this host from inspection.',
  disprovedBy: 'The certificate’s issuer being one of the public authorities.',
}

const dates: ReachStory = {
  headline: (context) => `The certificate at ${host(context)} is not valid today.`,
  means: (context) =>
    (told(context, 'silence.validTo', '') === '' ? '' : `It is valid until ${told(context, 'silence.validTo', '')}. `) +
    'Either it has expired, or the clock of the machine that asks is wrong. The key was not sent.',
  actions: (_, seen) => [
    {
      who: 'you',
      does: 'Look at the date and time first: a clock that is off gives exactly this.',
      where: where(seen, 'this machine', clientMachine),
    },
    {
      who: 'you',
      does:
        'If the clock is right: find out whose certificate it is. If it is the company’s proxy, its team must renew ' +
        'it; if it is Clari’s, look at the status page.',
      where: statusPage,
    },
    last(seen),
  ],
  asks: (context) =>
    `The certificate presented for ${host(context)} is not valid ` +
    `today${told(context, 'silence.issuer', '') === '' ? '' : ` (issued by ${told(context, 'silence.issuer', '')})`}` +
    '. Please check whether our proxy’s certificate has expired.',
  disprovedBy: 'The same certificate being accepted by a machine whose clock is known to be right.',
}

const otherName: ReachStory = {
  headline: (context) => `What answers at ${host(context)} shows a certificate for another name.`,
  means: (context) =>
    (told(context, 'silence.subject', '') === '' ? '' : `It is made out to ${told(context, 'silence.subject', '')}. `) +
    'So the address leads to another server than Clari’s: a wrong host in the settings, an entry in the hosts file, ' +
    'or a network that sends names elsewhere.',
  actions: (_, seen) => [
    {
      who: 'you',
      does: 'Compare the host with api.clari.com, letter by letter.',
      where: where(seen, '.env, CLARI_BASE_URL', 'the client’s base URL'),
    },
    {
      who: 'you',
      does: 'Look for an entry of this name in the hosts file, and ask the network team where it leads.',
      where: where(seen, 'this machine', clientMachine),
    },
    last(seen),
  ],
  asks: (context) =>
    `${host(context)} leads to a server with a certificate for another ` +
    'name from our network. Please check how this name is resolved for us.',
  disprovedBy: 'The certificate listing the host that was called.',
}

const protocol: ReachStory = {
  headline: (context) => `No secure connection to ${host(context)} could be agreed on.`,
  means: () =>
    'Either what answers there does not speak TLS at all (an http address called as https, or a proxy in between), ' +
    'or one side is too old for the other: Clari’s API wants TLS 1.2 or newer, as every current service does.',
  actions: (_, seen) => [
    {
      who: 'you',
      does: 'Compare the address: https:// and no port number.',
      where: where(seen, '.env, CLARI_BASE_URL', 'the client’s base URL'),
    },
    {
      who: 'you',
      does: 'If a proxy is set, look whether its own address begins with http:// (most do) and not https://.',
      where: proxySetting(seen),
    },
    { who: 'you', does: 'If the client is old, update its TLS library.', where: clientMachine },
    last(seen),
  ],
  disprovedBy: 'The same client reaching another https address through the same network.',
}

const timeout: ReachStory = {
  headline: (context) => `${host(context)} did not answer in time.`,
  means: (context) =>
    `${detail(context) === '' ? 'The request went out and nothing came back within the limit.' : detail(context)} A ` +
    'firewall that drops packets without a word looks like this, and so does a server that is overloaded.',
  actions: (_, seen) => [
    { who: 'you', does: 'Try once more in a few minutes; if it answers then, it was a moment’s load.', where: null },
    askStatus,
    {
      who: 'you',
      does:
        'If it never answers: ask your network team whether packets ' +
        'to api.clari.com:443 are dropped, or a proxy must be used.',
      where: proxySetting(seen),
    },
    {
      who: 'you',
      does: 'If only large answers time out, raise the limit.',
      where: where(seen, '.env, TRIAGE_TIMEOUT_MS (milliseconds)', 'the client’s read timeout'),
    },
    last(seen),
  ],
  asks: (context) =>
    `Requests to ${host(context)} get no answer at all from the machine that runs our Clari integration. Please ` +
    'check whether outgoing HTTPS to this host is dropped by a firewall.',
  disprovedBy: 'An answer within the same limit on the next tries.',
}

const slowBody: ReachStory = {
  headline: (context) => `${host(context)} begins to answer and then stalls.`,
  means: (context) =>
    `${detail(context) === '' ? 'The first bytes came, the rest did not within the limit.' : detail(context)} So the ` +
    'way there and the key are fine as far as can be seen; something holds the answer back: a proxy that scans it ' +
    'first, a slow line, or a server under load.',
  actions: (_, seen) => [
    {
      who: 'you',
      does: 'Ask for less at once: one period, fewer types. If small answers come, it is the size.',
      where: 'the export’s timePeriod and typesToExport',
    },
    {
      who: 'you',
      does: 'Ask your network team whether a proxy scans answers of api.clari.com before it passes them on.',
      where: null,
    },
    askStatus,
    {
      who: 'you',
      does: 'Raise the limit if the answer is known to be large.',
      where: where(seen, '.env, TRIAGE_TIMEOUT_MS (milliseconds)', 'the client’s read timeout'),
    },
    last(seen),
  ],
  asks: (context) =>
    `Answers of ${host(context)} begin and then stall on their way to our Clari integration. Please check whether a ` +
    'proxy scans or holds them, and exempt this host.',
  disprovedBy: 'The same answer coming whole from another network at the same time.',
}

const reset: ReachStory = {
  headline: (context) => `The connection to ${host(context)} breaks off before an answer.`,
  means: () =>
    'The connection was made and then closed from the other side without a word. Firewalls that inspect traffic do ' +
    'this, idle connections that are used again do, and so do servers that are restarting.',
  actions: (_, seen) => [
    {
      who: 'you',
      does: 'Try again: if it works now, let the client repeat such calls after a few seconds, with growing pauses.',
      where: 'the client’s retry settings',
    },
    {
      who: 'you',
      does: 'If it happens every time: ask your network team whether a firewall closes connections to api.clari.com.',
      where: null,
    },
    askStatus,
    last(seen),
  ],
  asks: (context) =>
    `Connections to ${host(context)} are closed before an answer ` +
    'comes. Please check whether a firewall or proxy of ours ends them.',
  disprovedBy: 'The same request being answered from another network at the same time.',
}

const brokeOff: ReachStory = {
  headline: (context) => `The answer of ${host(context)} breaks off before its end.`,
  means: (context) =>
    `${detail(context) === '' ? 'Part of the answer came, then the connection was closed.' : detail(context)} What ` +
    'came must not be used: it looks like data and is not all of it.',
  actions: (_, seen) => [
    {
      who: 'you',
      does: 'Ask again for the whole; results of a job stay there for about 30 days and cost no quota to fetch again.',
      where: 'GET /export/jobs/{jobId}/results',
    },
    {
      who: 'you',
      does: 'If it always breaks at a like size or time, ask your network team for a limit on their proxy.',
      where: null,
    },
    last(seen),
  ],
  asks: (context) =>
    `Answers of ${host(context)} are cut off on their way to our Clari ` +
    'integration. Please check for a limit on size or time on our proxy.',
  disprovedBy: 'The same answer coming whole on the next try.',
}

const redirected: ReachStory = {
  headline: () => 'The request is sent on to another page before it reaches the API.',
  means: (context) =>
    `${detail(context) === '' ? 'A redirect came back.' : detail(context)} Clari’s API does not redirect: what does ` +
    'is a single sign-on, a proxy, or an address that is not the API’s. The key was not sent along.',
  actions: (context, seen) => [
    {
      who: 'you',
      does: 'Compare the address with https://api.clari.com/v4/…; app.clari.com is the page for people, not the API.',
      where: where(seen, `.env, CLARI_BASE_URL (called: ${address(context)})`, 'the client’s base URL'),
    },
    {
      who: 'you',
      does: 'Ask your network team to let requests to api.clari.com pass without a sign-on.',
      where: proxySetting(seen),
    },
    last(seen),
  ],
  asks: (context) =>
    `Requests to ${address(context)} are redirected to a sign-on ` +
    `page. ${detail(context)} Please let this host pass without it.`,
  disprovedBy: 'The redirect’s target being an address of Clari’s API.',
}

const statusOr = (context: VerdictContext, otherwise: string) => told(context, 'status', otherwise)

const gatewayPage: ReachStory = {
  headline: (context) =>
    'A gateway in front of Clari’s API failed' +
    `${context.facts['status'] === undefined ? '' : ` with ${statusOr(context, '')}`}.`,
  means: (context) =>
    `${statusOr(context, 'A 5xx')} with a page instead of JSON is a gateway’s own word: it got no good answer from ` +
    'the server behind it. The request was not judged, so nothing is known of the key or its parameters.',
  actions: (_, seen) => [
    { who: 'you', does: 'Wait a few minutes and try again, with growing pauses.', where: null },
    askStatus,
    {
      who: 'clari-support',
      does: 'If it lasts and the status page is silent: look at the calls at the time given below.',
      where: null,
    },
    last(seen),
  ],
  asks: (context) =>
    `Calls to ${address(context)} are answered with ${statusOr(context, 'a 5xx')} and a gateway’s page instead of ` +
    'JSON. Please look at what is behind it; when it was seen and the request are given below.',
  disprovedBy: 'The same page coming for a host that is not Clari’s: then it is a proxy of your own network.',
}

const serverError: ReachStory = {
  headline: (context) =>
    `Clari itself failed${context.facts['status'] === undefined ? '' : ` with ${statusOr(context, '')}`}.`,
  means: (context) =>
    `${context.facts['message'] === undefined ? '' : `It says “${message(context, '')}”. `}A 5xx is the server’s own ` +
    'fault, not the key’s and not the request’s; the same call can succeed a moment later.',
  actions: (_, seen) => [
    { who: 'you', does: 'Try again after a minute, then with growing pauses.', where: null },
    askStatus,
    { who: 'clari-support', does: 'If it lasts: look into it, with the ids below.', where: null },
    last(seen),
  ],
  asks: (context) =>
    `Calls to ${address(context)} fail with ${statusOr(context, '5xx')}` +
    `${context.facts['message'] === undefined ? '' : ` “${message(context, '')}”`}. Please look into it; the ids, ` +
    'the time and the request are given below.',
  disprovedBy: 'Other requests with the same key being answered at the same time: then it is about this one request.',
}

const page = (login: boolean): ReachStory => ({
  headline: () => (login ? 'A login page answers in Clari’s place.' : 'A web page answers in Clari’s place.'),
  means: (context) =>
    `${context.facts['pageTitle'] === undefined ? 'It' : `It is titled “${told(context, 'pageTitle', '')}” and`} ` +
    'came with a status as if all were well, but the API never sends pages. ' +
    (login
      ? 'A single sign-on or a captive portal wants somebody to log in first, which a program cannot do.'
      : 'A proxy’s notice, a captive portal or a wrong address stands in between.'),
  actions: (context, seen) => [
    {
      who: 'you',
      does: 'Compare the address with https://api.clari.com/v4/…; app.clari.com is the page for people, not the API.',
      where: where(seen, `.env, CLARI_BASE_URL (called: ${address(context)})`, 'the client’s base URL'),
    },
    {
      who: 'you',
      does: 'Ask your network team to let requests to api.clari.com pass without a page of their own.',
      where: proxySetting(seen),
    },
    last(seen),
  ],
  asks: (context) =>
    `Requests to ${address(context)} are answered with a ${login ? 'login' : 'web'} ` +
    `page${context.facts['pageTitle'] === undefined ? '' : ` (“${told(context, 'pageTitle', '')}”)`} instead of the ` +
    'API’s answer. Please let this host pass the proxy without it.',
  disprovedBy: 'Clari’s support confirming that this page is theirs.',
})

const truncated: ReachStory = {
  headline: () => 'The answer is JSON that breaks off in the middle.',
  means: () =>
    'The status says that all is well, and the text ends inside a value. Either something on the way cut it, or it ' +
    'was cut when it was stored or copied. What came must not be used.',
  actions: (_, seen) => [
    {
      who: 'you',
      does: 'Ask again; if it is cut at the same place each time, a proxy limits the size of answers.',
      where: null,
    },
    {
      who: 'you',
      does: 'Look whether your own tool keeps only the first part of an answer.',
      where: 'the client’s limit on answers, or on stored text',
    },
    { who: 'clari-support', does: 'If it is cut from every network: look at this call.', where: null },
    last(seen),
  ],
  asks: (context) =>
    `Calls to ${address(context)} are answered with 200 and JSON that breaks off in the middle. Please look at this ` +
    'call; the request and the time are given below.',
  disprovedBy: 'The same answer coming whole from another network.',
}

const empty: ReachStory = {
  headline: () => 'The answer has nothing in it.',
  means: (context) =>
    `${statusOr(context, 'A good status')} came without a body. Clari’s API always sends one, so something on the ` +
    'way took it, or answered in its place.',
  actions: (_, seen) => [
    {
      who: 'you',
      does: 'Ask again; if it stays empty, ask your network team whether a proxy answers for api.clari.com.',
      where: proxySetting(seen),
    },
    {
      who: 'you',
      does:
        'If your own client shows an empty answer, let it print the status and headers too: “Expecting value: line 1 ' +
        'column 1” and “Unexpected end of JSON input” also stand for a page or a redirect that was read as JSON.',
      where: clientMachine,
    },
    { who: 'clari-support', does: 'If it is empty from every network: look at this call.', where: null },
    last(seen),
  ],
  asks: (context) =>
    `Calls to ${address(context)} are answered with ${statusOr(context, '200')} and an empty body. Please look at ` +
    'this call; the request and the time are given below.',
  disprovedBy: 'The same call being answered with a body from another network.',
}

const noJson: ReachStory = {
  headline: () => 'A text came back that is no answer of the API.',
  means: (context) =>
    `${statusOr(context, 'It came')} with a text that is neither JSON nor a page. A proxy’s notice looks like this; ` +
    'the evidence holds it word for word.',
  actions: (_, seen) => [
    { who: 'you', does: 'Read the text in the evidence: it usually names the machine that wrote it.', where: null },
    { who: 'you', does: 'Ask whoever runs that machine to let api.clari.com pass.', where: proxySetting(seen) },
    last(seen),
  ],
  asks: (context) =>
    `Requests to ${address(context)} are answered with a text that is not the API’s. Please check which machine ` +
    'answers for it and let this host pass.',
  disprovedBy: 'Clari’s support confirming that this text is theirs.',
}

const unknownShape: ReachStory = {
  headline: () => 'The answer is JSON, but not what Clari’s API is known to send.',
  means: (context) =>
    (context.facts['differsAt'] === undefined || context.facts['differsAt'] === ''
      ? 'It differs from the first word'
      : `It differs at “${told(context, 'differsAt', '')}”`) +
    '. Either another service answers at this address, or Clari has changed its answer since this product was made. ' +
    'Nothing is claimed about your account from it.',
  actions: (context, seen) => [
    {
      who: 'you',
      does: 'Compare the address with https://api.clari.com/v4.',
      where: where(seen, `.env, CLARI_BASE_URL (called: ${address(context)})`, 'the client’s base URL'),
    },
    {
      who: 'clari-support',
      does: 'If the address is right: say whether the answer in the evidence is what the API sends now.',
      where: null,
    },
    last(seen),
  ],
  asks: (context) =>
    `A call to ${address(context)} is answered with JSON that differs from the published description` +
    (context.facts['differsAt'] === undefined || context.facts['differsAt'] === ''
      ? ''
      : ` at “${told(context, 'differsAt', '')}”`) +
    '. Please tell us whether this is what the API sends now.',
  disprovedBy: 'Clari’s published description showing this shape.',
}

const tooLarge: ReachStory = {
  headline: () => 'The answer is larger than can be taken in.',
  means: (context) =>
    `${detail(context) === '' ? 'It went over the limit and was dropped.' : detail(context)} Clari’s answers to this ` +
    'question are a few hundred characters long, so something else answers at this address.',
  actions: (context, seen) => [
    {
      who: 'you',
      does: 'Compare the address with https://api.clari.com/v4.',
      where: where(seen, `.env, CLARI_BASE_URL (called: ${address(context)})`, 'the client’s base URL'),
    },
    last(seen),
  ],
  disprovedBy: 'A small answer on the next try.',
}

const wrongAddress: ReachStory = {
  headline: (context) => `There is no Clari API at ${told(context, 'base', 'this address')}.`,
  means: () =>
    'Something answers there, and says 404 to every call that the API is known to have. So the path is wrong: the ' +
    'version left out or another one, or a part too many.',
  actions: (context, seen) => [
    {
      who: 'you',
      does: 'Use the address https://api.clari.com/v4, with /v4 and without anything after it.',
      where: where(
        seen,
        `.env, CLARI_BASE_URL (now ${told(context, 'base', 'another')}); then start the product again`,
        'the client’s base URL',
      ),
    },
    last(seen),
  ],
  disprovedBy: 'One of Clari’s calls being answered below the same address.',
  leadsTo: 'clari.forecast-not-found',
}

/** Every story by its fault. */
export const reachStories = {
  dns,
  refused,
  proxyRefused,
  unknownIssuer,
  dates,
  otherName,
  protocol,
  timeout,
  slowBody,
  reset,
  brokeOff,
  redirected,
  gatewayPage,
  serverError,
  loginPage: page(true),
  webPage: page(false),
  truncated,
  empty,
  noJson,
  unknownShape,
  tooLarge,
  wrongAddress,
} as const

function verdictOf(cause: string, story: ReachStory, seen: Seen): Verdict {
  const { asks, leadsTo } = story
  return {
    kind: 'cause',
    cause,
    rests: 'observed',
    headline: (context) => story.headline(context, seen),
    explains: (context) => `${story.means(context)}${here(seen) ? '' : elsewhere(context)}`,
    actions: (context) => story.actions(context, seen),
    ...(asks === undefined ? {} : { asks }),
    prove: here(seen) ? { by: 'check', check: clariReach } : { by: 'paste-again', check: unreachableSays },
    disprovedBy: story.disprovedBy,
    ...(leadsTo === undefined ? {} : { leadsTo }),
  }
}

/** What a live check adds to what was pasted. */
function elsewhere(context: VerdictContext): string {
  if (context.facts['answersHere'] === true)
    return ` From here Clari answers properly just now, so what is wrong lies where your client runs, or is over.`
  return ' Nothing was checked live: this rests on the pasted text alone.'
}

/** The verdict where the product itself met the fault. */
export const metHere = (cause: string, story: ReachStory): Verdict => verdictOf(cause, story, 'here')

/** The verdict where only the pasted text shows the fault. */
export const metInPaste = (cause: string, story: ReachStory): Verdict => verdictOf(cause, story, 'pasted')
