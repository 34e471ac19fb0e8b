import type { NetworkFailureReason } from '#src/domain/contract/exchange.ts'
import type { Concept } from '#src/domain/model/concept.ts'
import type { Span } from './span.ts'

/** How a request came to nothing, told apart as finely as it can be fixed. */
export const networkFaults = [
  'proxy-refused',
  'dns',
  'tls-dates',
  'tls-other-name',
  'tls-unknown-issuer',
  'tls-protocol',
  'slow-body',
  'timeout',
  'refused',
  'broke-off',
  'reset',
  'redirected',
  'unsendable',
] as const

/** One way for a request to come to nothing. */
export type NetworkFault = (typeof networkFaults)[number]

/** Why nothing came back, as a text tells it, with its place. */
export interface FailureFound extends Span {
  readonly fault: NetworkFault
  readonly reason: NetworkFailureReason
  /** What that is, in words that follow "The pasted text: ". */
  readonly says: string
}

interface Row {
  readonly reason: NetworkFailureReason
  readonly says: string
  /** Codes, exceptions and sentences of programs, in any language that they speak; bounded, global. */
  readonly written: RegExp
  /** What people say of it, in any language. */
  readonly said?: Concept
}

function words(flags: string, ...parts: readonly string[]): RegExp {
  return new RegExp(parts.join('|'), flags)
}

const host = String.raw`[\w.-]{1,120}`

/**
 * The one table of network failures: curl, Python, Node, Go, Java, .NET, Ruby, PHP, WinHTTP, browsers and proxies;
 * most telling first.
 */
const table: Readonly<Record<NetworkFault, Row>> = {
  'proxy-refused': {
    reason: 'refused',
    says: 'the network’s proxy did not let the request through',
    said: 'blocked',
    written: words(
      'gi',
      String.raw`CONNECT tunnel failed, response \d{3}|Tunnel connection failed:? ?\d{3}[^\n"')]{0,60}`,
      String.raw`tunneling socket could not be established[^\n]{0,60}`,
      String.raw`Received HTTP code \d{3} from proxy(?: after CONNECT)?|Proxy Authentication Required`,
      String.raw`Cannot connect to proxy|ProxyError\b`,
      String.raw`ERR_TUNNEL_CONNECTION_FAILED|ERR_PROXY_CONNECTION_FAILED|proxyconnect tcp`,
      String.raw`HTTP response to CONNECT[^\n]{0,40}|Proxy CONNECT aborted`,
      String.raw`ERR_(?:BLOCKED_BY_(?:ADMINISTRATOR|RESPONSE|CLIENT))`,
    ),
  },
  dns: {
    reason: 'dns',
    says: 'the name was not found where the client runs',
    said: 'not-resolved',
    written: words(
      'gi',
      String.raw`\bENOTFOUND\b(?: ${host})?|\bEAI_(?:AGAIN|NONAME|NODATA|FAIL)\b(?: ${host})?|` +
        String.raw`getaddrinfo (?:failed|error|\(\))|gaierror`,
      String.raw`could not resolve (?:host|proxy)(?:: ?${host})?|couldn't resolve host(?: name)?|` +
        String.raw`name or service not known|nodename nor servname provided`,
      String.raw`(?:temporary failure in )?name resolution(?: failed|error)?|failure in name resolution|` +
        String.raw`NameResolutionError|UnknownHostException(?:: ?${host})?`,
      String.raw`no such host\b(?: is known)?|server misbehaving|ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED`,
      String.raw`DNS_PROBE_\w{1,40}|remote name could not be resolved`,
      String.raw`server name or address could not be resolved|server(?:'s)? (?:DNS|IP) address could not be found`,
      String.raw`unable to resolve host(?: address)?|\bNXDOMAIN\b|\bSERVFAIL\b`,
      String.raw`Address unavailable: |could not find host\b[^\n]{0,60}|getaddrinfow?: [^\n]{0,80}`,
      String.raw`WININET_E_NAME_NOT_RESOLVED|80072ee7|\bDNS error\b|nameResolutionFailure|socket\.gaierror`,
    ),
  },
  'tls-dates': {
    reason: 'tls',
    says: 'a certificate that has expired, or a clock that is wrong',
    written: words(
      'gi',
      String.raw`CERT_HAS_EXPIRED|certificate (?:has |is )?expired|(?:expired|outdated) (?:ssl |tls )?certificate`,
      String.raw`CERT_NOT_YET_VALID`,
      String.raw`certificate is not yet valid|ERR_CERT_DATE_INVALID|CertificateExpired\w{0,20}|证书(?:已经|已)?过期|80072f05`,
    ),
  },
  'tls-other-name': {
    reason: 'tls',
    says: 'a certificate made for another name',
    written: words(
      'gi',
      String.raw`ERR_TLS_CERT_ALTNAME_INVALID|Hostname\/IP does not match certificate[^\n]{0,40}`,
      String.raw`hostname '?[\w.-]{1,80}'? doesn'?t match`,
      String.raw`Hostname mismatch|certificate is not valid for [^\n]{0,60}|ERR_CERT_COMMON_NAME_INVALID`,
      String.raw`no alternative certificate subject name matches[^\n]{0,60}`,
      String.raw`x509: certificate is valid for [^\n]{0,80}`,
      String.raw`No subject alternative (?:DNS )?names? matching[^\n]{0,60}|RemoteCertificateNameMismatch|80072f06`,
      String.raw`certificate (?:name|subject|host ?name) (?:does not|doesn't) match`,
    ),
  },
  'tls-unknown-issuer': {
    reason: 'tls',
    says: 'a certificate whose issuer the client does not know',
    said: 'bad-certificate',
    written: words(
      'gi',
      String.raw`self[- ]signed certificate(?: in certificate chain)?`,
      String.raw`unable to (?:get local issuer|verify the first|get issuer) certificate`,
      String.raw`UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?)`,
      String.raw`(?:DEPTH_ZERO_)?SELF_SIGNED_CERT(?:_IN_CHAIN)?|CERT_UNTRUSTED`,
      String.raw`PKIX path building failed|x509: certificate signed by unknown authority|x509: \S[^\n]{0,60}`,
      String.raw`ERR_CERT_\w{1,40}`,
      String.raw`could not establish trust relationship[^\n]{0,40}|certificate[ _]verify[ _]failed`,
      String.raw`SSLCertVerificationError|SSL certificate problem|RemoteCertificate\w{1,30}`,
      String.raw`failed to verify certificate`,
      String.raw`certificate (?:authority is invalid|is not trusted|not trusted|was not trusted)`,
      String.raw`untrusted (?:root|certificate)|80072f0d|CERTIFICATE_VERIFY_FAILED`,
      String.raw`no peer certificate available|\bSSLError\b|server certificate verification failed`,
    ),
  },
  'tls-protocol': {
    reason: 'tls',
    says: 'the two sides could not agree on a secure connection',
    written: words(
      'gi',
      String.raw`wrong version number|tlsv1 alert \w[\w ]{0,40}|TLS handshake (?:error|failed|failure)`,
      String.raw`handshake[_ ]failure|SSLHandshakeException|ERR_SSL_\w{1,40}`,
      String.raw`\bEPROTO\b|\bSSL_ERROR_\w{1,40}|could not create SSL\/TLS secure channel|SSL connect error`,
      String.raw`unsupported protocol version|remote error: tls: [^\n]{0,60}`,
      String.raw`schannel: [^\n]{0,80}|80072f7d`,
    ),
  },
  'slow-body': {
    reason: 'timeout',
    says: 'the answer began and then stalled',
    written: words(
      'gi',
      String.raw`UND_ERR_BODY_TIMEOUT`,
      String.raw`Operation timed out after \d{1,9} milliseconds ` +
        String.raw`with [1-9]\d{0,12}(?: out of [\w-]{1,16})? bytes received`,
    ),
  },
  timeout: {
    reason: 'timeout',
    says: 'no answer in time',
    said: 'timeout',
    written: words(
      'gi',
      String.raw`\bE(?:SOCKET)?TIMEDOUT\b|UND_ERR_(?:CONNECT|HEADERS)_TIMEOUT`,
      String.raw`\b(?:Connect|Read|Socket|Connection|Pool|Write)_?Time[oO]ut(?:Error|Exception)?\b`,
      String.raw`\b(?:read|connect|connection|request|operation|socket|ssl|call)\s(?:has\s)?timed[ -]?out\b`,
      String.raw`context deadline exceeded|Client\.Timeout exceeded`,
      String.raw`ERR_(?:CONNECTION_)?TIMED_OUT|timeout of \d{1,9} ?ms exceeded|i\/o timeout|\bECONNABORTED\b`,
      String.raw`TLS handshake timeout|Net::(?:Open|Read)Timeout`,
      String.raw`HttpClient\.Timeout|TaskCanceledException|asyncio\.(?:exceptions\.)?TimeoutError|cURL error 28`,
      String.raw`curl: \(28\)[^\n]{0,80}|80072ee2`,
      String.raw`(?:请求|连接|网络|接口|访问|响应|读取)\s?超时|failed to respond within the timeout|WinError 10060`,
    ),
  },
  refused: {
    reason: 'refused',
    says: 'nobody took the connection',
    said: 'connection-refused',
    written: words(
      'gi',
      String.raw`\bECONNREFUSED\b|connection refused|ERR_CONNECTION_REFUSED|actively refused it`,
      String.raw`\bE(?:HOST|NET)UNREACH\b|no route to host`,
      String.raw`Failed to connect to ${host} port \d{1,5}|failed to establish a new connection|` +
        String.raw`network is unreachable|ERR_ADDRESS_UNREACHABLE|ERR_INTERNET_DISCONNECTED`,
      String.raw`Cannot connect to host ${host}|Connect call failed|` +
        String.raw`failure of a previous attempt to reach the server|HttpHostConnectException|` +
        String.raw`java\.net\.ConnectException|连接被拒绝|拒绝连接|80072efd|Unable to connect to the remote server|` +
        String.raw`WinError 1006[15]|cURL error 7\b|curl: \(7\)[^\n]{0,80}`,
    ),
  },
  'broke-off': {
    reason: 'reset',
    says: 'the answer broke off before its end',
    written: words(
      'gi',
      String.raw`IncompleteRead|ChunkedEncodingError|transfer closed with (?:outstanding|\d{1,12} bytes)[^\n]{0,40}`,
      String.raw`end of response with \d{1,12} bytes missing`,
      String.raw`ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONTENT_LENGTH_MISMATCH|unexpected end of (?:file|stream)`,
      String.raw`ERR_HTTP2_PROTOCOL_ERROR|response ended prematurely|Premature close|unexpected EOF`,
    ),
  },
  reset: {
    reason: 'reset',
    says: 'the connection broke before an answer',
    said: 'reset',
    written: words(
      'gi',
      String.raw`\bECONNRESET\b|connection reset(?: by peer)?|socket hang up|RemoteDisconnected`,
      String.raw`remote end closed connection|connection aborted`,
      String.raw`empty reply from server|UND_ERR_SOCKET|other side closed|ERR_EMPTY_RESPONSE`,
      String.raw`ERR_CONNECTION_(?:RESET|CLOSED|ABORTED)|server disconnected(?: without sending[^\n]{0,20})?`,
      String.raw`RemoteProtocolError|连接被?(?:重置|中断|断开)|forcibly closed by the remote host`,
      String.raw`underlying connection was closed|NoHttpResponseException|\bEPIPE\b|EOFError: |80072efe`,
      String.raw`the connection was terminated abnormally|socket disconnected[^\n]{0,60}|(?<=\S": )EOF\b`,
      String.raw`WinError 10054`,
    ),
  },
  redirected: {
    reason: 'redirect',
    says: 'a redirect to another page',
    said: 'login-page',
    written: words(
      'gim',
      String.raw`exceeded (?:maximum|\d{1,3}) redirects|TooManyRedirects|ERR_TOO_MANY_REDIRECTS`,
      String.raw`Maximum \(\d{1,3}\) redirects followed|too many redirects`,
      String.raw`redirect(?:s|ed|ing)? (?:us |me |it )?to (?:a |the |our |an |some )?(?:log ?in|sign ?-?in|sso|` +
        String.raw`okta|https?:\/\/[^\s]{0,80}(?:login|signin|sso|auth))[^\s]{0,80}`,
      String.raw`^[<*]?[ \t]{0,3}location:[ \t]{0,3}\S{0,200}(?:login|signin|sso|saml|auth)\S{0,120}`,
      String.raw`(?:重定向|跳转)到?(?:了)?(?:登录|SSO|认证)[页面]{0,2}`,
    ),
  },
  unsendable: {
    reason: 'unsendable',
    says: 'a character that no header can carry',
    written: words(
      'gi',
      String.raw`invalid (?:header value|leading whitespace[^\n]{0,80}header value|character in header content)`,
      String.raw`illegal header value|ERR_INVALID_CHAR`,
      String.raw`is not a legal HTTP header value|invalid http header value|header value contains`,
      String.raw`'(?:latin-1|ascii)' codec can't encode`,
      String.raw`invalid header field value|Header part [^\n]{0,60}must be of type|illegal character\(s\) in header`,
    ),
  },
}

/** What is found of a concept in the text, in order of place. */
export type Said = (concept: Concept) => readonly Span[]

/** Finds why nothing came back in the lines of a text, in order of place, the more exact of two at one place. */
export function readNetworkFailures(text: string, lines: readonly Span[], said: Said): readonly FailureFound[] {
  const found: FailureFound[] = []
  const add = (fault: NetworkFault, start: number, end: number): void => {
    const { reason, says } = table[fault]
    if (!found.some((other) => start < other.end && other.start < end)) found.push({ fault, reason, says, start, end })
  }
  for (const line of lines) {
    const piece = text.slice(line.start, line.end)
    for (const fault of networkFaults) {
      for (const match of piece.matchAll(table[fault].written)) {
        const start = line.start + match.index
        add(fault, start, start + match[0].trimEnd().length)
      }
    }
  }
  for (const fault of networkFaults) {
    const concept = table[fault].said
    if (concept !== undefined) for (const span of said(concept)) add(fault, span.start, span.end)
  }
  return found.toSorted((a, b) => a.start - b.start)
}
