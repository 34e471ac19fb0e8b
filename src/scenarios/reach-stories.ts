import type { AnyCheck } from '#src/domain/model/check.ts'
import type { NonEmpty } from '#src/domain/model/finding.ts'
import type { Action, Actor, Verdict, VerdictContext } from '#src/domain/model/scenario.ts'
import { message, told } from './shared/told.ts'

/** The API that was to be reached: its names and addresses, and what proves that it answers. */
export interface Reached {
  readonly name: string
  /** Its host: `api.clari.com`. */
  readonly host: string
  /** The address under which it is called. */
  readonly base: string
  /** What follows the address where another one is easily taken for it; empty where none is known. */
  readonly notThePage: string
  /** Where its address is set in this product, and in the client that fails. */
  readonly setting: (context: VerdictContext) => string
  readonly clientSetting: string
  /** What a request shows to be let in: `the key`, `the credentials`. */
  readonly credentials: string
  /** A sentence without its full stop: `The key was not sent`. */
  readonly unsent: string
  readonly support: Actor
  /** Where it reports outages; null where no such page is known. */
  readonly statusPage: string | null
  /** How to ask for less at once, and how to get again what broke off. */
  readonly askLess: { readonly does: string; readonly where: string }
  readonly askAgain: { readonly does: string; readonly where: string }
  /** The check that proves live that it answers, and the one that reads a paste. */
  readonly live: AnyCheck
  readonly pasted: AnyCheck
}

/** Where a fault was met: by a live check from here, or in what was pasted (elsewhere, or with nothing connected). */
interface At {
  readonly seen: 'here' | 'pasted'
  readonly of: Reached
}

/**
 * What one way of not answering means and what to do about it, here or where the paste is from.
 */
export interface ReachStory {
  readonly headline: (context: VerdictContext, at: At) => string
  /** What it means, without a word on where it was seen. */
  readonly means: (context: VerdictContext, at: At) => string
  readonly actions: (context: VerdictContext, at: At) => NonEmpty<Action>
  readonly asks?: (context: VerdictContext, at: At) => string
  readonly disprovedBy: (at: At) => string
  readonly leadsTo?: Verdict['leadsTo']
}

// What a live check called says nothing of where a pasted text comes from.
const host = (context: VerdictContext, { of, seen }: At) =>
  seen === 'here' ? told(context, 'host', of.host) : told(context, 'pastedHost', of.host)
const address = (context: VerdictContext, { of, seen }: At) =>
  seen === 'here' ? told(context, 'sentTo', of.base) : of.base
const where = ({ seen }: At, own: string, theirs: string) => (seen === 'here' ? own : theirs)
const clientMachine = 'the machine where your client runs'
const again: Action = { who: 'you', does: 'Run the check again from this page.', where: null }
const pasteNext: Action = { who: 'you', does: 'Then paste what comes back below: it is read again.', where: null }
const last = ({ seen }: At) => (seen === 'here' ? again : pasteNext)
const proxySetting = (at: At) =>
  where(
    at,
    '.env, HTTPS_PROXY (and NO_PROXY for hosts that need none); then start the product again',
    'HTTPS_PROXY in the client’s environment',
  )
const quoted = (context: VerdictContext) =>
  context.facts['pastedQuote'] === undefined ? '' : ` (“${told(context, 'pastedQuote', '')}”)`
const detail = (context: VerdictContext) => told(context, 'detail', '')
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const askStatus = ({ of }: At): Action => ({
  who: 'you',
  does: `Look whether ${of.name} reports an outage.`,
  where: of.statusPage,
})

const dns: ReachStory = {
  headline: (context, at) =>
    `The name ${host(context, at)} is not found ${where(at, 'from here', 'where your client runs')}.`,
  means: (_, at) =>
    'Before anything can be sent, the host’s name has to be turned into an address, and that failed. Nothing reached ' +
    `${at.of.name}, so ${at.of.credentials} and the request were not judged.`,
  actions: (context, at) => {
    const looks: NonEmpty<Action> = [
      {
        who: 'you',
        does:
          'Look whether other names are found there; a VPN that is off, ' +
          'or an office network without outside names, gives this too.',
        where: where(
          at,
          `this machine: nslookup ${host(context, at)}`,
          `${clientMachine}: nslookup ${host(context, at)}`,
        ),
      },
      {
        who: 'you',
        does: 'Where names are looked up by the network’s proxy only, name that proxy.',
        where: proxySetting(at),
      },
      last(at),
    ]
    if (host(context, at) === at.of.host) return looks
    return [
      {
        who: 'you',
        does:
          `Compare the host’s spelling: ${at.of.name}’s API is at ${at.of.base}, and ${host(context, at)} ` +
          'was called.',
        where: where(at, at.of.setting(context), at.of.clientSetting),
      },
      ...looks,
    ]
  },
  asks: (context, at) =>
    `The name ${host(context, at)} cannot be resolved from the machine that runs our ${at.of.name} ` +
    `integration${quoted(context)}. Please let it resolve that name, or tell me which proxy it has to use.`,
  disprovedBy: () => 'The same machine finding the name with nslookup.',
}

const refused: ReachStory = {
  headline: (context, at) =>
    `Nobody takes the connection to ${host(context, at)}${where(at, '', ' where your client runs')}.`,
  means: (_, at) =>
    `The machine was found, and the connection was turned away at once. ${at.of.name}’s API listens at port 443 of ` +
    `${at.of.host}; a firewall, or another address or port, answers like this.`,
  actions: (context, at) => [
    {
      who: 'you',
      does: `Compare the address and the port with ${at.of.base}.`,
      where: where(at, `${at.of.setting(context)} (now ${address(context, at)})`, at.of.clientSetting),
    },
    {
      who: 'you',
      does: `Ask your network team to allow outgoing HTTPS (port 443) to ${at.of.host}, or to name the proxy to use.`,
      where: proxySetting(at),
    },
    last(at),
  ],
  asks: (context, at) =>
    `Connections to ${host(context, at)} are refused from the machine that runs our ${at.of.name} integration. ` +
    'Please allow ' +
    `outgoing HTTPS (port 443) to ${at.of.host}, or tell me which proxy to use.`,
  disprovedBy: () => 'A connection to the same host and port from the same machine that is taken.',
}

const proxyRefused: ReachStory = {
  headline: (context, at) => `The network’s own proxy does not let the request through to ${host(context, at)}.`,
  means: (context, at) =>
    told(context, 'silence.proxyStatus', '') === '407' || /407|Authentication/i.test(told(context, 'pastedQuote', ''))
      ? `It answered before ${at.of.name} was asked: it wants a user name and a password (407).`
      : `It answered in ${at.of.name}’s place, before ${at.of.name} was asked: this host ` +
        'is not allowed there, or the proxy itself cannot be reached.',
  actions: (_, at) => [
    {
      who: 'you',
      does:
        'Put the proxy’s address into the variable, with user name and password if it wants them: ' +
        'http://user:password@proxy:port.',
      where: proxySetting(at),
    },
    { who: 'you', does: `Ask your network team to let ${at.of.host} through that proxy.`, where: null },
    last(at),
  ],
  asks: (context, at) =>
    `Our ${at.of.name} integration is stopped by the network’s ` +
    `proxy${told(context, 'silence.proxy', '') === '' ? '' : ` ${told(context, 'silence.proxy', '')}`} ` +
    `on its way to ${host(context, at)}${quoted(context)}. Please allow this host there, and tell me ` +
    'whether the proxy needs credentials.',
  disprovedBy: () => 'The same request passing through the same proxy from another machine.',
}

const certificateVariables = (at: At): NonEmpty<Action> => [
  {
    who: 'you',
    does: 'Get your company’s root certificate as a PEM file from the network team and name it.',
    where: where(
      at,
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
  headline: (context, at) =>
    told(context, 'silence.issuer', '') === ''
      ? 'Somebody in between opens the encrypted connection.'
      : `“${told(context, 'silence.issuer', '')}” answers in ${at.of.name}’s place.`,
  means: (context, at) =>
    'The certificate that came was not issued by an authority that this ' +
    `client knows, so it ended the connection and ${lower(at.of.unsent)}.` +
    (told(context, 'silence.issuer', '') === ''
      ? ''
      : ` The certificate was issued by ${told(context, 'silence.issuer', '')}.`) +
    ' Companies do this with a proxy that reads encrypted traffic; ' +
    'every program must then know that proxy’s root certificate.',
  actions: (_, at) => [
    ...certificateVariables(at),
    {
      who: 'you',
      does:
        'Don’t switch certificate checks off (verify=False, -k, ' +
        `NODE_TLS_REJECT_UNAUTHORIZED=0): ${at.of.credentials} would go to whoever answers.`,
      where: null,
    },
    last(at),
  ],
  asks: (context, at) =>
    `The TLS connection from our ${at.of.name} integration to ${host(context, at)} is intercepted: ` +
    (told(context, 'silence.issuer', '') === ''
      ? 'the certificate’s issuer is not a public one'
      : `the certificate is issued by ${told(context, 'silence.issuer', '')}`) +
    '. Please send me the root certificate (PEM) that our machines should trust, or exempt this host from inspection.',
  disprovedBy: () => 'The certificate’s issuer being one of the public authorities.',
}

const dates: ReachStory = {
  headline: (context, at) => `The certificate at ${host(context, at)} is not valid today.`,
  means: (context, at) =>
    (told(context, 'silence.validTo', '') === '' ? '' : `It is valid until ${told(context, 'silence.validTo', '')}. `) +
    `Either it has expired, or the clock of the machine that asks is wrong. ${at.of.unsent}.`,
  actions: (_, at) => [
    {
      who: 'you',
      does: 'Look at the date and time first: a clock that is off gives exactly this.',
      where: where(at, 'this machine', clientMachine),
    },
    {
      who: 'you',
      does:
        'If the clock is right: find out whose certificate it is. If it is the company’s proxy, its team must renew ' +
        `it; if it is ${at.of.name}’s, look whether it reports an outage.`,
      where: at.of.statusPage,
    },
    last(at),
  ],
  asks: (context, at) =>
    `The certificate presented for ${host(context, at)} is not valid ` +
    `today${told(context, 'silence.issuer', '') === '' ? '' : ` (issued by ${told(context, 'silence.issuer', '')})`}` +
    '. Please check whether our proxy’s certificate has expired.',
  disprovedBy: () => 'The same certificate being accepted by a machine whose clock is known to be right.',
}

const otherName: ReachStory = {
  headline: (context, at) => `What answers at ${host(context, at)} shows a certificate for another name.`,
  means: (context, at) =>
    (told(context, 'silence.subject', '') === '' ? '' : `It is made out to ${told(context, 'silence.subject', '')}. `) +
    `So the address leads to another server than ${at.of.name}’s: a wrong host in the settings, an entry in the ` +
    'hosts file, ' +
    'or a network that sends names elsewhere.',
  actions: (context, at) => [
    {
      who: 'you',
      does: `Compare the host with ${at.of.host}, letter by letter.`,
      where: where(at, at.of.setting(context), at.of.clientSetting),
    },
    {
      who: 'you',
      does: 'Look for an entry of this name in the hosts file, and ask the network team where it leads.',
      where: where(at, 'this machine', clientMachine),
    },
    last(at),
  ],
  asks: (context, at) =>
    `${host(context, at)} leads to a server with a certificate for another ` +
    'name from our network. Please check how this name is resolved for us.',
  disprovedBy: () => 'The certificate listing the host that was called.',
}

const protocol: ReachStory = {
  headline: (context, at) => `No secure connection to ${host(context, at)} could be agreed on.`,
  means: (_, at) =>
    'Either what answers there does not speak TLS at all (an http address called as https, or a proxy in between), ' +
    `or one side is too old for the other: ${at.of.name}’s API wants TLS 1.2 or newer, as every current service does.`,
  actions: (context, at) => [
    {
      who: 'you',
      does: 'Compare the address: https:// and no port number.',
      where: where(at, at.of.setting(context), at.of.clientSetting),
    },
    {
      who: 'you',
      does: 'If a proxy is set, look whether its own address begins with http:// (most do) and not https://.',
      where: proxySetting(at),
    },
    { who: 'you', does: 'If the client is old, update its TLS library.', where: clientMachine },
    last(at),
  ],
  disprovedBy: () => 'The same client reaching another https address through the same network.',
}

const timeout: ReachStory = {
  headline: (context, at) => `${host(context, at)} did not answer in time.`,
  means: (context) =>
    `${detail(context) === '' ? 'The request went out and nothing came back within the limit.' : detail(context)} A ` +
    'firewall that drops packets without a word looks like this, and so does a server that is overloaded.',
  actions: (_, at) => [
    { who: 'you', does: 'Try once more in a few minutes; if it answers then, it was a moment’s load.', where: null },
    askStatus(at),
    {
      who: 'you',
      does:
        'If it never answers: ask your network team whether packets ' +
        `to ${at.of.host}:443 are dropped, or a proxy must be used.`,
      where: proxySetting(at),
    },
    {
      who: 'you',
      does: 'If only large answers time out, raise the limit.',
      where: where(at, '.env, TRIAGE_TIMEOUT_MS (milliseconds)', 'the client’s read timeout'),
    },
    last(at),
  ],
  asks: (context, at) =>
    `Requests to ${host(context, at)} get no answer at all from the machine that runs our ${at.of.name} ` +
    'integration. Please ' +
    'check whether outgoing HTTPS to this host is dropped by a firewall.',
  disprovedBy: () => 'An answer within the same limit on the next tries.',
}

const slowBody: ReachStory = {
  headline: (context, at) => `${host(context, at)} begins to answer and then stalls.`,
  means: (context, at) =>
    `${detail(context) === '' ? 'The first bytes came, the rest did not within the limit.' : detail(context)} So the ` +
    `way there and ${at.of.credentials} are fine as far as can be seen; something holds the answer back: a proxy ` +
    'that scans it ' +
    'first, a slow line, or a server under load.',
  actions: (_, at) => [
    { who: 'you', ...at.of.askLess },
    {
      who: 'you',
      does: `Ask your network team whether a proxy scans answers of ${at.of.host} before it passes them on.`,
      where: null,
    },
    askStatus(at),
    {
      who: 'you',
      does: 'Raise the limit if the answer is known to be large.',
      where: where(at, '.env, TRIAGE_TIMEOUT_MS (milliseconds)', 'the client’s read timeout'),
    },
    last(at),
  ],
  asks: (context, at) =>
    `Answers of ${host(context, at)} begin and then stall on their way to our ${at.of.name} integration. Please ` +
    'check whether a ' +
    'proxy scans or holds them, and exempt this host.',
  disprovedBy: () => 'The same answer coming whole from another network at the same time.',
}

const reset: ReachStory = {
  headline: (context, at) => `The connection to ${host(context, at)} breaks off before an answer.`,
  means: () =>
    'The connection was made and then closed from the other side without a word. Firewalls that inspect traffic do ' +
    'this, idle connections that are used again do, and so do servers that are restarting.',
  actions: (_, at) => [
    {
      who: 'you',
      does: 'Try again: if it works now, let the client repeat such calls after a few seconds, with growing pauses.',
      where: 'the client’s retry settings',
    },
    {
      who: 'you',
      does: `If it happens every time: ask your network team whether a firewall closes connections to ${at.of.host}.`,
      where: null,
    },
    askStatus(at),
    last(at),
  ],
  asks: (context, at) =>
    `Connections to ${host(context, at)} are closed before an answer ` +
    'comes. Please check whether a firewall or proxy of ours ends them.',
  disprovedBy: () => 'The same request being answered from another network at the same time.',
}

const brokeOff: ReachStory = {
  headline: (context, at) => `The answer of ${host(context, at)} breaks off before its end.`,
  means: (context) =>
    `${detail(context) === '' ? 'Part of the answer came, then the connection was closed.' : detail(context)} What ` +
    'came must not be used: it looks like data and is not all of it.',
  actions: (_, at) => [
    { who: 'you', ...at.of.askAgain },
    {
      who: 'you',
      does: 'If it always breaks at a like size or time, ask your network team for a limit on their proxy.',
      where: null,
    },
    last(at),
  ],
  asks: (context, at) =>
    `Answers of ${host(context, at)} are cut off on their way to our ${at.of.name} ` +
    'integration. Please check for a limit on size or time on our proxy.',
  disprovedBy: () => 'The same answer coming whole on the next try.',
}

const redirected: ReachStory = {
  headline: () => 'The request is sent on to another page before it reaches the API.',
  means: (context, at) =>
    `${detail(context) === '' ? 'A redirect came back.' : detail(context)} ${at.of.name}’s API does not ` +
    'redirect: what does ' +
    `is a single sign-on, a proxy, or an address that is not the API’s. ${at.of.unsent} along.`,
  actions: (context, at) => [
    {
      who: 'you',
      does: `Compare the address with ${at.of.base}${at.of.notThePage}.`,
      where: where(at, `${at.of.setting(context)} (called: ${address(context, at)})`, at.of.clientSetting),
    },
    {
      who: 'you',
      does: `Ask your network team to let requests to ${at.of.host} pass without a sign-on.`,
      where: proxySetting(at),
    },
    last(at),
  ],
  asks: (context, at) =>
    `Requests to ${address(context, at)} are redirected to a sign-on ` +
    `page. ${detail(context)} Please let this host pass without it.`,
  disprovedBy: (at) => `The redirect’s target being an address of ${at.of.name}’s API.`,
}

const statusOr = (context: VerdictContext, otherwise: string) => told(context, 'status', otherwise)

const gatewayPage: ReachStory = {
  headline: (context, at) =>
    `A gateway in front of ${at.of.name}’s API failed` +
    `${context.facts['status'] === undefined ? '' : ` with ${statusOr(context, '')}`}.`,
  means: (context, at) =>
    `${statusOr(context, 'A 5xx')} with a page instead of JSON is a gateway’s own word: it got no good answer from ` +
    `the server behind it. The request was not judged, so nothing is known of ${at.of.credentials} or of what ` +
    'was asked.',
  actions: (_, at) => [
    { who: 'you', does: 'Wait a few minutes and try again, with growing pauses.', where: null },
    askStatus(at),
    {
      who: at.of.support,
      does: 'If it lasts and no outage is reported: look at the calls at the time given below.',
      where: null,
    },
    last(at),
  ],
  asks: (context, at) =>
    `Calls to ${address(context, at)} are answered with ${statusOr(context, 'a 5xx')} and a gateway’s page ` +
    'instead of ' +
    'JSON. Please look at what is behind it; when it was seen and the request are given below.',
  disprovedBy: (at) =>
    `The same page coming for a host that is not ${at.of.name}’s: then it is a proxy of your own network.`,
}

const serverError: ReachStory = {
  headline: (context, at) =>
    `${at.of.name} itself failed${context.facts['status'] === undefined ? '' : ` with ${statusOr(context, '')}`}.`,
  means: (context, at) =>
    `${context.facts['message'] === undefined ? '' : `It says “${message(context, '')}”. `}A 5xx is the server’s own ` +
    `fault, not that of ${at.of.credentials} or of the request; the same call can succeed a moment later.`,
  actions: (_, at) => [
    { who: 'you', does: 'Try again after a minute, then with growing pauses.', where: null },
    askStatus(at),
    { who: at.of.support, does: 'If it lasts: look into it, with the ids below.', where: null },
    last(at),
  ],
  asks: (context, at) =>
    `Calls to ${address(context, at)} fail with ${statusOr(context, '5xx')}` +
    `${context.facts['message'] === undefined ? '' : ` “${message(context, '')}”`}. Please look into it; the ids, ` +
    'the time and the request are given below.',
  disprovedBy: () =>
    'Other requests with the same key being answered at the same time: then it is about this one request.',
}

const page = (login: boolean): ReachStory => ({
  headline: (_, at) =>
    login ? `A login page answers in ${at.of.name}’s place.` : `A web page answers in ${at.of.name}’s place.`,
  means: (context) =>
    `${context.facts['pageTitle'] === undefined ? 'It' : `It is titled “${told(context, 'pageTitle', '')}” and`} ` +
    'came with a status as if all were well, but the API never sends pages. ' +
    (login
      ? 'A single sign-on or a captive portal wants somebody to log in first, which a program cannot do.'
      : 'A proxy’s notice, a captive portal or a wrong address stands in between.'),
  actions: (context, at) => [
    {
      who: 'you',
      does: `Compare the address with ${at.of.base}${at.of.notThePage}.`,
      where: where(at, `${at.of.setting(context)} (called: ${address(context, at)})`, at.of.clientSetting),
    },
    {
      who: 'you',
      does: `Ask your network team to let requests to ${at.of.host} pass without a page of their own.`,
      where: proxySetting(at),
    },
    last(at),
  ],
  asks: (context, at) =>
    `Requests to ${address(context, at)} are answered with a ${login ? 'login' : 'web'} ` +
    `page${context.facts['pageTitle'] === undefined ? '' : ` (“${told(context, 'pageTitle', '')}”)`} instead of the ` +
    'API’s answer. Please let this host pass the proxy without it.',
  disprovedBy: (at) => `${at.of.name}’s support confirming that this page is theirs.`,
})

const truncated: ReachStory = {
  headline: () => 'The answer is JSON that breaks off in the middle.',
  means: () =>
    'The status says that all is well, and the text ends inside a value. Either something on the way cut it, or it ' +
    'was cut when it was stored or copied. What came must not be used.',
  actions: (_, at) => [
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
    { who: at.of.support, does: 'If it is cut from every network: look at this call.', where: null },
    last(at),
  ],
  asks: (context, at) =>
    `Calls to ${address(context, at)} are answered with 200 and JSON that breaks off in the middle. Please look ` +
    'at this ' +
    'call; the request and the time are given below.',
  disprovedBy: () => 'The same answer coming whole from another network.',
}

const empty: ReachStory = {
  headline: () => 'The answer has nothing in it.',
  means: (context, at) =>
    `${statusOr(context, 'A good status')} came without a body. ${at.of.name}’s API always sends one, so ` +
    'something on the ' +
    'way took it, or answered in its place.',
  actions: (_, at) => [
    {
      who: 'you',
      does: `Ask again; if it stays empty, ask your network team whether a proxy answers for ${at.of.host}.`,
      where: proxySetting(at),
    },
    {
      who: 'you',
      does:
        'If your own client shows an empty answer, let it print the status and headers too: “Expecting value: line 1 ' +
        'column 1” and “Unexpected end of JSON input” also stand for a page or a redirect that was read as JSON.',
      where: clientMachine,
    },
    { who: at.of.support, does: 'If it is empty from every network: look at this call.', where: null },
    last(at),
  ],
  asks: (context, at) =>
    `Calls to ${address(context, at)} are answered with ${statusOr(context, '200')} and an empty body. Please ` +
    'look at ' +
    'this call; the request and the time are given below.',
  disprovedBy: () => 'The same call being answered with a body from another network.',
}

const noJson: ReachStory = {
  headline: () => 'A text came back that is no answer of the API.',
  means: (context) =>
    `${statusOr(context, 'It came')} with a text that is neither JSON nor a page. A proxy’s notice looks like this; ` +
    'the evidence holds it word for word.',
  actions: (_, at) => [
    { who: 'you', does: 'Read the text in the evidence: it usually names the machine that wrote it.', where: null },
    { who: 'you', does: `Ask whoever runs that machine to let ${at.of.host} pass.`, where: proxySetting(at) },
    last(at),
  ],
  asks: (context, at) =>
    `Requests to ${address(context, at)} are answered with a text that is not the API’s. Please check which machine ` +
    'answers for it and let this host pass.',
  disprovedBy: (at) => `${at.of.name}’s support confirming that this text is theirs.`,
}

const unknownShape: ReachStory = {
  headline: (_, at) => `The answer is JSON, but not what ${at.of.name}’s API is known to send.`,
  means: (context, at) =>
    (context.facts['differsAt'] === undefined || context.facts['differsAt'] === ''
      ? 'It differs from the first word'
      : `It differs at “${told(context, 'differsAt', '')}”`) +
    `. Either another service answers at this address, or ${at.of.name} has changed its answer since this ` +
    'product was made. ' +
    'Nothing is claimed about your account from it.',
  actions: (context, at) => [
    {
      who: 'you',
      does: `Compare the address with ${at.of.base}.`,
      where: where(at, `${at.of.setting(context)} (called: ${address(context, at)})`, at.of.clientSetting),
    },
    {
      who: at.of.support,
      does: 'If the address is right: say whether the answer in the evidence is what the API sends now.',
      where: null,
    },
    last(at),
  ],
  asks: (context, at) =>
    `A call to ${address(context, at)} is answered with JSON that differs from the published description` +
    (context.facts['differsAt'] === undefined || context.facts['differsAt'] === ''
      ? ''
      : ` at “${told(context, 'differsAt', '')}”`) +
    '. Please tell us whether this is what the API sends now.',
  disprovedBy: (at) => `${at.of.name}’s published description showing this shape.`,
}

const tooLarge: ReachStory = {
  headline: () => 'The answer is larger than can be taken in.',
  means: (context, at) =>
    `${detail(context) === '' ? 'It went over the limit and was dropped.' : detail(context)} ${at.of.name}’s ` +
    'answers to this ' +
    'question are a few hundred characters long, so something else answers at this address.',
  actions: (context, at) => [
    {
      who: 'you',
      does: `Compare the address with ${at.of.base}.`,
      where: where(at, `${at.of.setting(context)} (called: ${address(context, at)})`, at.of.clientSetting),
    },
    last(at),
  ],
  disprovedBy: () => 'A small answer on the next try.',
}

const wrongAddress: ReachStory = {
  headline: (context, at) => `There is no ${at.of.name} API at ${told(context, 'base', 'this address')}.`,
  means: () =>
    'Something answers there, and says 404 to every call that the API is known to have. So the path is wrong: the ' +
    'version left out or another one, or a part too many.',
  actions: (context, at) => [
    {
      who: 'you',
      does: `Use the address ${at.of.base}, with /v4 and without anything after it.`,
      where: where(
        at,
        `${at.of.setting(context)} (now ${told(context, 'base', 'another')}); then start the product again`,
        at.of.clientSetting,
      ),
    },
    last(at),
  ],
  disprovedBy: (at) => `One of ${at.of.name}’s calls being answered below the same address.`,
  leadsTo: 'clari.forecast-not-found',
}

const pageNamed = (context: VerdictContext) =>
  told(context, 'pageTitle', '') === '' ? 'A page' : `A page titled “${told(context, 'pageTitle', '')}”`

const filterPage: ReachStory = {
  headline: (context, at) =>
    told(context, 'pageBy', '') === ''
      ? `Something on the way blocks the request to ${host(context, at)}.`
      : `${told(context, 'pageBy', '')} blocks the request to ${host(context, at)}.`,
  means: (context, at) =>
    `${pageNamed(context)} came` +
    `${context.facts['status'] === undefined ? '' : ` with HTTP ${statusOr(context, '')}`} in ${at.of.name}’s ` +
    'place: a web filter, a firewall or a proxy does not let this request through. ' +
    `${at.of.name} was not asked, so nothing is known of ${at.of.credentials}.`,
  actions: (context, at) => [
    {
      who: 'you',
      does:
        `Ask your network team to allow ${host(context, at)} for the machine that runs ` +
        `${where(at, 'this product', 'your client')}; send them the page from the evidence.`,
      where: null,
    },
    { who: 'you', does: 'If another proxy is meant for such requests, name it.', where: proxySetting(at) },
    last(at),
  ],
  asks: (context, at) =>
    `Requests from our ${at.of.name} integration to ${host(context, at)} are blocked` +
    `${told(context, 'pageBy', '') === '' ? '' : ` by ${told(context, 'pageBy', '')}`}` +
    `${context.facts['pageTitle'] === undefined ? '' : ` (the page says “${told(context, 'pageTitle', '')}”)`}. ` +
    'Please allow this host for the machine that runs it.',
  disprovedBy: (at) => `${at.of.name}’s support confirming that this page is theirs.`,
}

const gatewayFailed: ReachStory = {
  headline: (context, at) =>
    `A server failed before ${at.of.name}’s API answered` +
    `${context.facts['status'] === undefined ? '' : `: HTTP ${statusOr(context, '')}`}.`,
  means: (context, at) =>
    `${context.facts['status'] === undefined ? 'A 5xx' : `HTTP ${statusOr(context, '')}`} came without an answer of ` +
    'the API, so a server or gateway on the way failed. The request was not judged: nothing is known of ' +
    `${at.of.credentials}, and whether a write took effect is not known either.`,
  actions: (_, at) => [
    { who: 'you', does: 'Wait a minute and repeat a read, then with growing pauses.', where: null },
    { who: 'you', does: 'After a write, read back what was stored before you send it again.', where: null },
    askStatus(at),
    { who: at.of.support, does: 'If it lasts: look at these calls, with the ids below.', where: null },
    last(at),
  ],
  asks: (context, at) =>
    `Calls to ${address(context, at)} fail with HTTP ${statusOr(context, '5xx')} and without an answer of the API. ` +
    'Please look into it; the ids, the time and the request are given below.',
  disprovedBy: () => 'Other calls being answered at the same time: then it is about this one call.',
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
  filterPage,
  gatewayFailed,
} as const

function verdictOf(cause: string, story: ReachStory, at: At): Verdict {
  const { asks, leadsTo } = story
  return {
    kind: 'cause',
    cause,
    rests: 'observed',
    headline: (context) => story.headline(context, at),
    explains: (context) => `${story.means(context, at)}${at.seen === 'here' ? '' : elsewhere(context, at)}`,
    actions: (context) => story.actions(context, at),
    ...(asks === undefined ? {} : { asks: (context: VerdictContext) => asks(context, at) }),
    prove: at.seen === 'here' ? { by: 'check', check: at.of.live } : { by: 'paste-again', check: at.of.pasted },
    disprovedBy: story.disprovedBy(at),
    ...(leadsTo === undefined ? {} : { leadsTo }),
  }
}

/** What a live check adds to what was pasted. */
function elsewhere(context: VerdictContext, { of }: At): string {
  if (context.findings.some(({ check, status }) => check === of.live.id && status === 'pass'))
    return ` From here ${of.name} answers properly just now, so what is wrong lies where your client runs, or is over.`
  return ' Nothing was checked live: this rests on the pasted text alone.'
}

/** Makes the verdicts of one API from the stories. */
export function reachVerdicts(of: Reached) {
  return {
    /** The verdict where the product itself met the fault. */
    metHere: (cause: string, story: ReachStory): Verdict => verdictOf(cause, story, { seen: 'here', of }),
    /** The verdict where only the pasted text shows the fault. */
    metInPaste: (cause: string, story: ReachStory): Verdict => verdictOf(cause, story, { seen: 'pasted', of }),
  }
}
