import type { ReachFault } from '#src/checks/clari/key/reach-faults.ts'
import type { ClarifyWayFault } from '#src/checks/clarify/clarify-way.ts'
import { refusalFacts } from '#src/checks/refusals/clari-refusal.ts'
import type { AnyCheck } from '#src/domain/model/check.ts'
import type { FactKinds, KnownFacts } from '#src/domain/model/facts.ts'
import type { NonEmpty } from '#src/domain/model/finding.ts'
import { notRead } from '#src/domain/model/not-read.ts'
import type { Action, Actor, Verdict } from '#src/domain/model/scenario.ts'
import { verdictsReading } from '#src/domain/model/verdict.ts'
import { you } from './actions.ts'
import { given, ifSo, quotable } from './wording.ts'

/** One way in which an answer does not come back, or comes from something else than the API. */
type Fault = ReachFault | ClarifyWayFault

/** What is read of a fault, whichever check met it; `pastedHost` and `pastedQuote` are what a paste says. */
const networkFacts = {
  ...refusalFacts,
  host: 'text',
  pastedHost: 'text',
  pastedQuote: 'text',
  pageBy: 'text',
  base: 'text',
  fileSource: 'text',
} as const satisfies FactKinds

type Known = KnownFacts<typeof networkFacts>

/** The API that was to be reached: its names and addresses, and the check that shows whether it answers from here. */
export interface Reached<F extends Fault = Fault> {
  /** The faults that its checks tell apart. */
  readonly faults: Readonly<Record<F, 'fail'>>
  readonly name: string
  /** Its host: `api.clari.com`. */
  readonly host: string
  /** The address under which it is called. */
  readonly base: string
  /** What follows the address where another one is easily taken for it. */
  readonly notThePage: string
  /** Where its address is set in this product, and in the client that fails. */
  readonly setting: (facts: Known) => string
  readonly clientSetting: string
  /** What a request shows to be let in: `the key`, `the credentials`. */
  readonly credentials: string
  /** A sentence without its full stop: `The key was not sent`. */
  readonly unsent: string
  readonly support: Actor
  /** Where it reports outages; null where no such page is known. */
  readonly statusPage: string | null
  /** How to ask for less at once, and how to get again what broke off. */
  readonly askLess: Action
  readonly askAgain: Action
  readonly live: AnyCheck
}

/** Where the outcomes of a check lead that are faults of the network: each to the verdict of its own name. */
export function byFault<F extends Fault, C extends AnyCheck>(
  of: Reached<F>,
  check: C,
): { readonly [K in F & keyof C['outcomes']]: K }
export function byFault(of: Reached, check: AnyCheck): Readonly<Record<string, string>> {
  const names = Object.keys(of.faults).filter((fault) => Object.hasOwn(check.outcomes, fault))
  return Object.fromEntries(names.map((fault) => [fault, fault]))
}

/** The verdicts on every fault that the checks of an API tell apart, by the fault’s name. */
export function networkVerdicts<F extends Fault>(of: Reached<F>): Readonly<Record<F, Verdict>>
export function networkVerdicts(of: Reached): Readonly<Record<string, Verdict>> {
  return Object.fromEntries(Object.entries(everyVerdict(of)).filter(([fault]) => Object.hasOwn(of.faults, fault)))
}

const { verdict } = verdictsReading(networkFacts)

interface Said {
  readonly headline: string
  readonly explains: string
  readonly actions: NonEmpty<Action>
  readonly asks?: string
  readonly disprovedBy: string
}

/** A fault as it was met: by a live check from here, or in a paste, which is from where the client runs. */
function metBy(facts: Known, of: Reached) {
  // Only a live check names a refusal, and what it called says nothing of where a pasted text is from.
  const isHere = (facts.refusal ?? notRead) !== notRead
  const at = (here: string, pasted: string) => (isHere ? here : pasted)
  const address = (isHere ? facts.sentTo : undefined) ?? of.base
  const proxy = at(
    '.env, HTTPS_PROXY (and NO_PROXY for hosts that need none); then start the product again',
    'HTTPS_PROXY in the client’s environment',
  )
  const setting = at(`${of.setting(facts)} (called: ${address})`, of.clientSetting)
  return {
    facts,
    isHere,
    at,
    // Read only where they are said: not every way to a verdict leads by a paste.
    get host() {
      return (isHere ? facts.host : facts.pastedHost) ?? of.host
    },
    get quote() {
      return isHere || facts.pastedQuote === undefined ? '' : ` (“${facts.pastedQuote}”)`
    },
    address,
    proxy,
    setting,
    machine: at('this machine', 'the machine where your client runs'),
    limit: at('.env, TRIAGE_TIMEOUT_MS (milliseconds)', 'the client’s read timeout'),
    title: given(facts.pageTitle, (title) => ` titled “${title}”`),
    status: given(facts.status, (status) => ` with HTTP ${status}`),
    compare: you(`Compare the address with ${of.base}${of.notThePage}.`, setting),
    letPass: (how = '') => you(`Ask your network team to let requests to ${of.host} pass${how}.`, proxy),
  }
}

function everyVerdict(of: Reached): Readonly<Record<Fault, Verdict>> {
  const { name, base, credentials, unsent } = of
  const ours = `our ${name} integration`
  const outage = you(`Check whether ${name} reports an outage.`, of.statusPage)
  const support = (does: string): Action => ({ who: of.support, does, where: null })
  const lookInto = 'Please look into it; the request, the time and the ids are given below.'
  const answers = ` From here ${name} answers properly now, so what is wrong lies where your client runs, or is over.`
  const said = (cause: string, says: (met: ReturnType<typeof metBy>) => Said): Verdict => {
    const over = (facts: Known) => says(metBy(facts, of))
    const { asks } = over({})
    return verdict({
      cause,
      headline: (facts) => over(facts).headline,
      explains: (facts, { findings }) => {
        const answersHere = findings.some(({ check, status }) => check === of.live.id && status === 'pass')
        return over(facts).explains + ifSo(answersHere && !metBy(facts, of).isHere, answers)
      },
      actions: (facts) => over(facts).actions,
      ...(asks === undefined ? {} : { asks: (facts) => over(facts).asks ?? asks }),
      disprovedBy: (facts) => over(facts).disprovedBy,
    })
  }
  const page = (kind: 'login' | 'web', means: string) =>
    said(`${kind}-page`, ({ title, address, compare, letPass }) => ({
      headline: `A ${kind} page answers in ${name}’s place.`,
      explains: `A page${title} came, and the API never sends pages. ${means}`,
      actions: [compare, letPass(' without a page of their own')],
      asks:
        `Requests to ${address} are answered with a ${kind} page${title} instead of the API’s answer. Please let ` +
        'this host pass the proxy without it.',
      disprovedBy: `${name}’s support confirming that this page is theirs.`,
    }))

  const gateway = (cause: string, headline: string) =>
    said(cause, ({ facts: { status = '5xx' }, address }) => ({
      headline: `${headline} ${status}.`,
      explains:
        'What came is no answer of the API’s, so a server or gateway on the way failed. The request was not judged: ' +
        `nothing is known of ${credentials}, and whether a write took effect is not known either.`,
      actions: [
        you('Wait a minute and repeat a read, then with growing pauses.'),
        you('After a write, check whether it took effect before you send it again.'),
        outage,
        support('If it lasts and no outage is reported: look at these calls, with the time and the ids below.'),
      ],
      asks: `Calls to ${address} fail with HTTP ${status} and without an answer of the API. ${lookInto}`,
      disprovedBy: `The same answer coming for a host that is not ${name}’s: then it is a proxy of your own network.`,
    }))

  return {
    dns: said('dns', ({ host, at, machine, setting, proxy, quote }) => {
      const looks = [
        you(
          'Check whether other names are found there: without a VPN, or in an office network, they may not be.',
          `${machine}: nslookup ${host}`,
        ),
        you('Where only the network’s proxy looks up names, name that proxy.', proxy),
      ] as const
      const spelling = you(`Compare the host’s spelling: ${name}’s API is at ${base}, and ${host} was called.`, setting)
      return {
        headline: `The name ${host} is not found ${at('from here', 'where your client runs')}.`,
        explains:
          'Before anything can be sent, the host’s name has to be turned into an address, and that failed. Nothing ' +
          `reached ${name}, so ${credentials} and the request were not judged.`,
        actions: host === of.host ? looks : [spelling, ...looks],
        asks:
          `The name ${host} cannot be resolved from the machine that runs ${ours}${quote}. Please let it resolve ` +
          'that name, or tell me which proxy it has to use.',
        disprovedBy: 'The same machine finding the name with nslookup.',
      }
    }),
    refused: said('refused', ({ host, at, compare, letPass }) => ({
      headline: `The connection to ${host} is refused${at('', ' where your client runs')}.`,
      explains:
        `The machine was found, and it turned the connection away at once. ${name}’s API listens at port 443 of ` +
        `${of.host}; a firewall, or another address or port, answers like this.`,
      actions: [compare, letPass(' (HTTPS, port 443), or to name the proxy to use')],
      asks:
        `Connections to ${host} are refused from the machine that runs ${ours}. Please allow outgoing HTTPS (port ` +
        `443) to ${of.host}, or tell me which proxy to use.`,
      disprovedBy: 'A connection to the same host and port being accepted from the same machine.',
    })),
    'proxy-refused': said('proxy-refused', ({ facts, host, at, proxy, quote, letPass }) => ({
      headline: `The network’s own proxy does not let the request through to ${host}.`,
      explains:
        `It answered before ${name} was asked: ` +
        (/407|authentication/i.test(at(facts['silence.proxyStatus'] ?? '', facts.pastedQuote ?? ''))
          ? 'it wants a user name and a password (407).'
          : 'this host is not allowed there, or the proxy itself cannot be reached.'),
      actions: [
        you('Name the proxy, with user name and password if it wants them: http://user:password@proxy:port.', proxy),
        letPass(' that proxy'),
      ],
      asks:
        `The network’s proxy${given(facts['silence.proxy'], (own) => ` ${own}`)} stops ${ours} on its way to ` +
        `${host}${quote}. Please allow this host there, and tell me whether the proxy needs credentials.`,
      disprovedBy: 'The same request passing through the same proxy from another machine.',
    })),
    'tls-unknown-issuer': said('tls-intercepted', ({ facts: { 'silence.issuer': issuer }, host, at }) => ({
      headline:
        issuer === undefined
          ? `The certificate at ${host} is from an issuer that is not known ${at('here', 'to your client')}.`
          : `“${issuer}” answers in ${name}’s place.`,
      explains:
        `${given(issuer, (by) => `The certificate was issued by ${by}. `)}Its issuer is none that ` +
        `${at('this product', 'the client')} knows, so the connection was ended. ${unsent}. Usually it is a ` +
        'company’s proxy that reads encrypted traffic: every program must then know that proxy’s root certificate.',
      actions: [
        you(
          'Get your company’s root certificate as a PEM file from the network team and name it.',
          at('.env, NODE_EXTRA_CA_CERTS=/path/to/root.pem; then start the product again', 'Node: NODE_EXTRA_CA_CERTS'),
        ),
        you(
          'Give the same file to every client that fails.',
          'Python requests: REQUESTS_CA_BUNDLE · curl: CURL_CA_BUNDLE · Python’s ssl and Go: SSL_CERT_FILE · Java: ' +
            'javax.net.ssl.trustStore',
        ),
        you(
          'Don’t switch certificate checks off (verify=False, -k, NODE_TLS_REJECT_UNAUTHORIZED=0): ' +
            `${credentials} would go to whoever answers.`,
        ),
      ],
      asks:
        `The certificate that ${ours} gets from ${host} is issued by ${issuer ?? 'none that it knows'}. Please send ` +
        'me the root certificate (PEM) that our machines should trust, or exempt this host from inspection.',
      disprovedBy: 'The certificate’s issuer being one of the public authorities.',
    })),
    'tls-dates': said('certificate-dates', ({ facts, host, machine }) => ({
      headline: `The certificate at ${host} is not valid today.`,
      explains:
        `${given(facts['silence.validTo'], (until) => `It is valid until ${until}. `)}It has expired, is not valid ` +
        `yet or was revoked, or the clock of the machine that asks is wrong. ${unsent}.`,
      actions: [
        you('Check the date and time first: a clock that is off gives exactly this.', machine),
        you(
          'If the clock is right, find out whose certificate it is: the team of a company’s proxy must renew its own.',
        ),
        outage,
      ],
      asks:
        `The certificate for ${host}${given(facts['silence.issuer'], (by) => `, issued by ${by},`)} is not valid ` +
        'today. Please check whether our proxy’s certificate has expired.',
      disprovedBy: 'The same certificate being accepted by a machine whose clock is known to be right.',
    })),
    'tls-other-name': said('certificate-for-another-name', ({ facts, host, compare, machine }) => ({
      headline: `What answers at ${host} shows a certificate for another name.`,
      explains:
        `${given(facts['silence.subject'], (subject) => `It is issued to ${subject}. `)}So the address leads to ` +
        `another server than ${name}’s: a wrong host in the settings, an entry in the hosts file, or a network that ` +
        'sends names elsewhere.',
      actions: [
        compare,
        you('Look for this name in the hosts file, and ask the network team where it leads.', machine),
      ],
      asks:
        `From our network, ${host} leads to a server with a certificate for another name. Please check how this name ` +
        'is resolved for us.',
      disprovedBy: 'The certificate listing the host that was called.',
    })),
    'tls-protocol': said('no-secure-protocol', ({ host, setting, proxy }) => ({
      headline: `No secure connection to ${host} could be agreed on.`,
      explains:
        'Either what answers there does not speak TLS at all (an http address called as https, or a proxy in ' +
        `between), or one side is too old for the other: ${name}’s API wants TLS 1.2 or newer, as every current ` +
        'service does.',
      actions: [
        you('Compare the address: https:// and no port number.', setting),
        you('If a proxy is set, check whether its own address begins with http:// (most do), not https://.', proxy),
        you('If the client is old, update its TLS library.', 'the machine where your client runs'),
      ],
      disprovedBy: 'The same client reaching another https address through the same network.',
    })),
    timeout: said('timeout', ({ facts, host, letPass, limit }) => ({
      headline: `${host} did not answer in time.`,
      explains:
        `${facts.detail ?? 'The request went out and nothing came back within the limit.'} A firewall that drops ` +
        'packets silently looks like this, and so does a server that is overloaded.',
      actions: [
        you('Try once more in a few minutes; if it answers then, it was a passing load.'),
        outage,
        letPass(' (port 443) if it never answers, or to name the proxy to use'),
        you('If only large answers time out, raise the limit.', limit),
      ],
      asks:
        `Requests to ${host} get no answer at all from the machine that runs ${ours}. Please check whether outgoing ` +
        'HTTPS to this host is dropped by a firewall.',
      disprovedBy: 'An answer within the same limit on the next tries.',
    })),
    'slow-body': said('slow-body', ({ facts, host, letPass, limit }) => ({
      headline:
        facts['silence.pace'] === 'slow'
          ? `${host} answers too slowly to be read to the end.`
          : `${host} begins to answer and then stalls.`,
      explains:
        `${facts.detail ?? 'The first bytes came, the rest did not within the limit.'} So the way there and ` +
        `${credentials} are fine as far as can be seen; something holds the answer back: a proxy that scans it ` +
        'first, a slow line, or a server under load.',
      actions: [
        of.askLess,
        letPass(' without scanning the answers first'),
        outage,
        you('Raise the limit if the answer is known to be large.', limit),
      ],
      asks:
        `Answers of ${host} begin and do not come to their end in time on their way to ${ours}. ` +
        'Please check whether a proxy scans or ' +
        'holds them, and exempt this host.',
      disprovedBy: 'The same answer coming whole from another network at the same time.',
    })),
    reset: said('reset', ({ facts, host }) => ({
      headline:
        facts['silence.answered'] === undefined
          ? `The connection to ${host} breaks off before an answer.`
          : `What answers at ${host} does not keep to HTTP.`,
      explains:
        facts['silence.answered'] === undefined
          ? 'It was made and then closed from the other side without an answer. Firewalls that inspect traffic do ' +
            'this, idle connections that are used again do, and so do servers that are restarting.'
          : `${facts.detail ?? 'Something answered.'} So something else than the API may stand there, or something ` +
            `on the way damages its answers; ${name} need not have been asked at all.`,
      actions: [
        you(
          'Try again: if it works now, let the client repeat such calls after a few seconds, with growing pauses.',
          'the client’s retry settings',
        ),
        you(`If it happens every time: ask your network team whether a firewall closes connections to ${of.host}.`),
        outage,
      ],
      asks:
        `Connections to ${host} are closed before an answer comes. Please check whether a firewall or proxy of ours ` +
        'ends them.',
      disprovedBy: 'The same request being answered from another network at the same time.',
    })),
    'broke-off': said('broke-off', ({ facts, host }) => ({
      headline: `The answer of ${host} breaks off before its end.`,
      explains:
        `${facts.detail ?? 'Part of the answer came, then the connection was closed.'} What came must not be used: ` +
        'it looks like data and is not all of it.',
      actions: [
        of.askAgain,
        you('If it always breaks at a similar size or time, ask your network team about a limit on their proxy.'),
      ],
      asks: `Answers of ${host} are cut off on their way to ${ours}. Please check our proxy for a size or time limit.`,
      disprovedBy: 'The same answer coming whole on the next try.',
    })),
    redirected: said('redirected', ({ facts, address, compare, letPass }) => ({
      headline: 'The request is sent on to another page before it reaches the API.',
      explains:
        `${facts.detail ?? 'A redirect came back.'} ${name}’s API does not redirect: a single sign-on does, a proxy, ` +
        `or an address that is not the API’s. ${unsent} along.`,
      actions: [compare, letPass(' without a sign-on')],
      asks:
        `Requests to ${address} are redirected to another page.${given(facts.detail, (detail) => ` ${detail}`)} ` +
        'Please let this host pass without a sign-on.',
      disprovedBy: `The redirect’s target being an address of ${name}’s API.`,
    })),
    'gateway-page': gateway('gateway-page', `A gateway in front of ${name}’s API failed with`),
    'gateway-failed': gateway('gateway-failed', `A server failed before ${name}’s API answered: HTTP`),
    'server-error': said('server-error', ({ facts: { status = '5xx', message }, address }) => {
      const words = given(message, (text) => ` “${quotable(text, '')}”`)
      return {
        headline: `${name} itself failed with ${status}.`,
        explains:
          `${words === '' ? '' : `It says${words}. `}This is the server’s own fault, not that of ${credentials} or ` +
          'of the request; the same call can succeed a moment later.',
        actions: [
          you('Try again after a minute, then with growing pauses.'),
          outage,
          support('If it lasts: look into it, with the ids below.'),
        ],
        asks: `Calls to ${address} fail with ${status}${words}. ${lookInto}`,
        disprovedBy: 'Other requests with the same key being answered at the same time: then it is about this one.',
      }
    }),
    'login-page': page(
      'login',
      'A single sign-on or a captive portal wants somebody to log in first, which a program cannot do.',
    ),
    'web-page': page('web', 'A proxy’s notice, a captive portal or a wrong address stands in between.'),
    'filter-page': said('filter-page', ({ facts: { pageBy }, title, status, host, at, letPass }) => ({
      headline: `${pageBy ?? 'Something on the way'} blocks the request to ${host}.`,
      explains:
        `A page${title} came${status} in ${name}’s place: a web filter, a firewall or a proxy does not let this ` +
        `request through. ${name} was not asked, so nothing is known of ${credentials}.`,
      actions: [
        you(
          `Ask your network team to allow ${host} for the machine that runs ${at('this product', 'your client')}; ` +
            'send them the page from the evidence.',
        ),
        letPass(' through another proxy, if one is meant for them'),
      ],
      asks:
        `Requests from ${ours} to ${host} are ` +
        `blocked${given(pageBy, (by) => ` by ${by}`)}${ifSo(title !== '', ` with a page${title}`)}. Please allow ` +
        'this host for the machine that runs it.',
      disprovedBy: `${name}’s support confirming that this page is theirs.`,
    })),
    'truncated-json': said('truncated-json', ({ address }) => ({
      headline: 'The answer is JSON that breaks off in the middle.',
      explains:
        'The text ends inside a value. Either something on the way cut it, or it was cut when it was stored or ' +
        'copied. What came must not be used.',
      actions: [
        you('Ask again; if it is cut at the same place each time, a proxy limits the size of answers.'),
        you(
          'Check whether your own tool keeps only the first part of an answer.',
          'the client’s limit on answers or texts',
        ),
        support('If it is cut from every network: look at this call.'),
      ],
      asks: `Calls to ${address} are answered with JSON that breaks off in the middle. ${lookInto}`,
      disprovedBy: 'The same answer coming whole from another network.',
    })),
    empty: said('empty-answer', ({ status, address, machine, proxy }) => ({
      headline: 'The answer has nothing in it.',
      explains:
        `It came${status} without a body. ${name}’s API always sends one, so something on the way took it, or ` +
        'answered in its place.',
      actions: [
        you(`Ask again; if it stays empty, ask your network team whether a proxy answers for ${of.host}.`, proxy),
        you(
          'If your own client shows an empty answer, let it print the status and headers too: “Expecting value: line ' +
            '1 column 1” and “Unexpected end of JSON input” also stand for a page or a redirect that was read as ' +
            'JSON.',
          machine,
        ),
        support('If it is empty from every network: look at this call.'),
      ],
      asks: `Calls to ${address} are answered${status} and an empty body. ${lookInto}`,
      disprovedBy: 'The same call being answered with a body from another network.',
    })),
    'no-json': said('no-json', ({ status, address, letPass }) => ({
      headline: 'A text came back that is no answer of the API.',
      explains:
        `It came${status} and is neither JSON nor a page. A proxy’s notice looks like this; the evidence holds it ` +
        'word for word.',
      actions: [you('Read the text in the evidence: it usually names the machine that wrote it.'), letPass()],
      asks:
        `Requests to ${address} are answered with a text that is not the API’s. Please check which machine answers ` +
        'for it and let this host pass.',
      disprovedBy: `${name}’s support confirming that this text is theirs.`,
    })),
    'unknown-shape': said('unknown-shape', ({ facts: { differsAt }, address, compare }) => ({
      headline: `The answer is JSON, but not what ${name}’s API is known to send.`,
      explains:
        `It differs ${differsAt === undefined ? 'from its beginning' : `at “${differsAt}”`}. Either another service ` +
        `answers at this address, or ${name} has changed its answer since this product was made. Nothing is claimed ` +
        'about your account from it.',
      actions: [
        compare,
        support('If the address is right: say whether the answer in the evidence is what the API sends now.'),
      ],
      asks:
        `A call to ${address} is answered with JSON that differs from the published ` +
        `description${given(differsAt, (path) => ` at “${path}”`)}. Please tell us whether this is what the API ` +
        'sends now.',
      disprovedBy: `${name}’s published description showing this shape.`,
    })),
    'too-large': said('too-large', ({ facts, compare }) => ({
      headline: 'The answer is larger than can be taken in.',
      explains:
        `${facts.detail ?? 'It went over the limit and was dropped.'} ${name}’s answers to this question are a few ` +
        'hundred characters long, so something else answers at this address.',
      actions: [compare],
      disprovedBy: 'A small answer on the next try.',
    })),
    'wrong-address': {
      ...said('wrong-address', ({ facts: { base: called = 'this address' }, setting }) => ({
        headline: `There is no ${name} API at ${called}.`,
        explains:
          'Something answers there, and says 404 to every call that the API is known to have. So the path is wrong: ' +
          'the version left out or another one, or a part too many.',
        actions: [you(`Use the address ${base} and nothing after it; then start the product again.`, setting)],
        disprovedBy: `One of ${name}’s calls being answered below the same address.`,
      })),
      leadsTo: 'clari.forecast-not-found',
    },
  }
}
