import { check } from '#src/domain/check.ts'
import { jsonIn } from './json-in-text.ts'
import { readPastedAnswer } from './pasted-answer.ts'
import { reachFaults, type ReachFault } from './reach-faults.ts'

/** What clients, proxies and browsers write for each fault, the most telling first; gaps are bounded. */
const signs: readonly { readonly fault: ReachFault; readonly pattern: RegExp; readonly says: string }[] = [
  {
    fault: 'proxy-refused',
    pattern:
      /CONNECT tunnel failed, response \d{3}|Tunnel connection failed:? ?\d{3}[^\n"')]{0,60}|Received HTTP code \d{3} from proxy|Proxy Authentication Required|Cannot connect to proxy|ERR_TUNNEL_CONNECTION_FAILED|ERR_PROXY_CONNECTION_FAILED|代理[^\n]{0,20}(?:拒绝|认证)/i,
    says: 'the network’s proxy did not let the request through',
  },
  {
    fault: 'dns',
    pattern:
      /\bENOTFOUND\b(?: [\w.-]{1,120})?|\bEAI_AGAIN\b(?: [\w.-]{1,120})?|getaddrinfo (?:failed|error)|gaierror|could not resolve (?:host|proxy)(?:: ?[\w.-]{1,120})?|name or service not known|nodename nor servname provided|(?:temporary failure in )?name resolution|NameResolutionError|UnknownHostException(?:: ?[\w.-]{1,120})?|no such host\b|ERR_NAME_NOT_RESOLVED|DNS_PROBE_\w{1,40}|remote name could not be resolved|unable to resolve host|(?:域名|DNS|主机)[^\n]{0,6}解析/i,
    says: 'the name was not found where the client runs',
  },
  {
    fault: 'tls-dates',
    pattern:
      /CERT_HAS_EXPIRED|certificate has expired|x509: certificate has expired[^\n]{0,60}|CERT_NOT_YET_VALID|certificate is not yet valid|ERR_CERT_DATE_INVALID|证书(?:已)?过期/i,
    says: 'a certificate that has expired, or a clock that is wrong',
  },
  {
    fault: 'tls-other-name',
    pattern:
      /ERR_TLS_CERT_ALTNAME_INVALID|Hostname\/IP does not match certificate[^\n]{0,40}|hostname '?[\w.-]{1,80}'? doesn'?t match|Hostname mismatch|certificate is not valid for [^\n]{0,60}|ERR_CERT_COMMON_NAME_INVALID|no alternative certificate subject name matches[^\n]{0,60}|x509: certificate is valid for [^\n]{0,80}/i,
    says: 'a certificate made for another name',
  },
  {
    fault: 'tls-unknown-issuer',
    pattern:
      /self[- ]signed certificate(?: in certificate chain)?|unable to (?:get local issuer|verify the first|get issuer) certificate|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?)|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT(?:_IN_CHAIN)?|PKIX path building failed|x509: certificate signed by unknown authority|ERR_CERT_AUTHORITY_INVALID|could not establish trust relationship|certificate verify failed|SSL certificate problem|untrusted certificate|证书(?:错误|无效|不受信任|验证失败|校验失败)|自签名证书/i,
    says: 'a certificate whose issuer the client does not know',
  },
  {
    fault: 'tls-protocol',
    pattern:
      /wrong version number|tlsv1 alert protocol version|TLS handshake (?:error|failed)|SSLHandshakeException|ERR_SSL_PROTOCOL_ERROR|ERR_SSL_VERSION_OR_CIPHER_MISMATCH|\bEPROTO\b|SSL_ERROR_\w{1,40}/i,
    says: 'the two sides could not agree on a secure connection',
  },
  {
    fault: 'slow-body',
    pattern:
      /UND_ERR_BODY_TIMEOUT|Operation timed out after \d{1,9} milliseconds with [1-9]\d{0,12}(?: out of [\w-]{1,16})? bytes received/i,
    says: 'the answer began and then stalled',
  },
  {
    fault: 'timeout',
    pattern:
      /\bE(?:SOCKET)?TIMEDOUT\b|UND_ERR_(?:CONNECT|HEADERS)_TIMEOUT|\b(?:Connect|Read|Socket|Connection)_?Timeout(?:Error|Exception)?\b|\b(?:read|connect|connection|request|operation|socket)\s(?:has\s)?timed[ -]?out\b|context deadline exceeded|Client\.Timeout exceeded|ERR_(?:CONNECTION_)?TIMED_OUT|timeout of \d{1,9} ?ms exceeded|i\/o timeout|\bECONNABORTED\b|(?:请求|连接|网络|接口|访问|响应|读取)\s?超时/i,
    says: 'no answer in time',
  },
  {
    fault: 'refused',
    pattern:
      /\bECONNREFUSED\b|connection refused|ERR_CONNECTION_REFUSED|actively refused it|\bE(?:HOST|NET)UNREACH\b|no route to host|Failed to connect to [\w.-]{1,120} port \d{1,5}|failed to establish a new connection|连接被拒绝|拒绝连接/i,
    says: 'nobody took the connection',
  },
  {
    fault: 'broke-off',
    pattern:
      /IncompleteRead|ChunkedEncodingError|transfer closed with (?:outstanding|\d{1,12} bytes)|end of response with \d{1,12} bytes missing|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONTENT_LENGTH_MISMATCH|unexpected end of (?:file|stream)|ERR_HTTP2_PROTOCOL_ERROR/i,
    says: 'the answer broke off before its end',
  },
  {
    fault: 'reset',
    pattern:
      /\bECONNRESET\b|connection reset(?: by peer)?|socket hang up|RemoteDisconnected|remote end closed connection|connection aborted|empty reply from server|UND_ERR_SOCKET|other side closed|ERR_EMPTY_RESPONSE|ERR_CONNECTION_(?:RESET|CLOSED)|server disconnected without sending|RemoteProtocolError|连接被?(?:重置|中断|断开)/i,
    says: 'the connection broke before an answer',
  },
  {
    fault: 'redirected',
    pattern:
      /exceeded (?:maximum|\d{1,3}) redirects|TooManyRedirects|ERR_TOO_MANY_REDIRECTS|^<?[ \t]{0,3}location:[ \t]{0,3}\S{1,300}|redirect(?:s|ed|ing)? (?:us |me |it )?to (?:a |the |our )?(?:log ?in|sign ?-?in|sso|https?:\/\/\S{1,80})|(?:重定向|跳转)到?了?登录/im,
    says: 'a redirect to another page',
  },
  {
    fault: 'truncated-json',
    pattern:
      /Unterminated string(?: in JSON| starting at)[^\n]{0,60}|Expected ',' or [^\n]{0,60}|Expected property name or '\}'[^\n]{0,40}|JSONDecodeError: (?:Unterminated|Expecting ',' delimiter|Expecting property name)[^\n]{0,60}/,
    says: 'JSON that breaks off in the middle',
  },
  {
    fault: 'web-page',
    pattern: /Unexpected token '?<'?[^\n]{0,60}|Unexpected character encountered while parsing value: </,
    says: 'a web page where JSON was expected',
  },
  {
    fault: 'empty',
    pattern:
      /Unexpected end of JSON input|Expecting value: line 1 column 1 \(char 0\)|(?:empty|blank) (?:response|body|answer)|Content-Length: 0\b|空响应|返回为?空$/im,
    says: 'nothing that could be read as JSON',
  },
]

const statusWords: Readonly<Record<number, string>> = {
  500: 'Clari’s server failed',
  502: 'a gateway got no good answer from the server behind it',
  503: 'the server says that it is not available',
  504: 'a gateway waited for the server behind it in vain',
}

/** Reads from a pasted text alone why no proper answer came; needs no connection. */
export const unreachableSays = check({
  id: 'clari.unreachable-says',
  asks: 'What does the text that you pasted say about how the request ended?',
  system: 'clari',
  costs: 'offline',
  reads: ['error'],
  outcomes: { ...reachFaults, refusal: 'warn', success: 'pass', nothing: 'info' },
  gather: async ({ pastes }) => ({ text: pastes['error'] ?? '' }),
  judge: ({ text }) => {
    const { status, page, error, success } = readPastedAnswer(text)
    const found = (
      fault: ReachFault,
      quote: string,
      says: string,
      more: Readonly<Record<string, string | number | null>> = {},
    ) => ({
      outcome: fault,
      says: `The pasted text: ${says}.`,
      facts: { pasted: fault, pastedQuote: quote, pastedHost: hostIn(text), status: status?.code, ...more },
      evidence: [{ kind: 'paste' as const, text, quote, shows: says }] as const,
    })
    if (page !== null && (status === null || status.code < 500)) {
      const what = page.login ? 'a login page' : 'a web page'
      return found(
        page.login ? 'login-page' : 'web-page',
        page.quote,
        `${what} came back instead of an answer of the API`,
        { pageTitle: page.title, pageKind: page.login ? 'login-page' : 'html' },
      )
    }
    if (page !== null && status !== null)
      return found('gateway-page', page.quote, `${status.code} as a web page: something in front of the API failed`, {
        pageTitle: page.title,
      })
    if (error !== null && status?.code !== undefined && status.code >= 500)
      return found('server-error', status.quote, `Clari failed with ${status.code}`)
    if (error !== null) {
      const said = error.code ?? error.message ?? 'an error'
      return {
        outcome: 'refusal',
        says: `The pasted text is a proper answer of the API, which refuses: “${said}”. Clari was reached.`,
        facts: {
          pasted: 'refusal',
          refusalSaid: said,
          message: error.message,
          code: error.code,
          errorId: error.errorId,
          requestId: error.requestId,
          orgId: error.orgId,
          dialect: error.dialect,
        },
        evidence: [{ kind: 'paste', text, quote: error.quote, shows: 'an answer of the API' }],
      }
    }
    for (const sign of signs) {
      const read = sign.pattern.exec(text)
      if (read !== null) return found(sign.fault, read[0].trim(), sign.says)
    }
    const broken = jsonIn(text).find(({ fault, tape }) => fault?.cutOff === true && tape.kinds.length > 2)
    if (broken !== undefined)
      return found(
        'truncated-json',
        text.slice(Math.max(broken.start, broken.end - 40), broken.end).trim(),
        'JSON that breaks off in the middle',
      )
    if (status !== null && status.code >= 500)
      return found(
        [502, 503, 504].includes(status.code) ? 'gateway-page' : 'server-error',
        status.quote,
        statusWords[status.code] ?? `the server failed with ${status.code}`,
      )
    if (status !== null && status.code >= 300 && status.code < 400)
      return found('redirected', status.quote, 'a redirect to another page')
    if (success !== null && success.quote.startsWith('HTTP') && isBodyless(text))
      return found('empty', success.quote, 'a status and headers, and no body after them')
    if (success !== null)
      return {
        outcome: 'success',
        says: 'The pasted text is a good answer.',
        facts: { pasted: 'success' },
        evidence: [{ kind: 'paste', text, quote: success.quote, shows: 'a good answer' }],
      }
    return {
      outcome: 'nothing',
      says: text.trim() === '' ? 'Nothing was pasted.' : 'The pasted text does not say how the request ended.',
    }
  },
})

/** Whether headers were pasted and nothing follows them. */
function isBodyless(text: string): boolean {
  const lines = text.trim().split(/\r?\n/)
  const last = lines.at(-1) ?? ''
  return lines.length > 1 && /^[<*]? ?[A-Za-z-]{1,60}:[ \t]/.test(last) && !/[{[]/.test(last)
}

/** The host that the failing request went to, where the text names it. */
function hostIn(text: string): string | undefined {
  return /\b((?:[\w-]{1,60}\.){1,5}(?:clari|trywingman)\.com)\b/i.exec(text)?.[1]?.toLowerCase()
}
