import type { ReachFault } from './reach-faults.ts'

/** What clients, proxies and browsers write for each fault, the most telling first; gaps are bounded. */
const table: readonly { readonly fault: ReachFault; readonly pattern: RegExp; readonly says: string }[] = [
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
      /\bE(?:SOCKET)?TIMEDOUT\b|UND_ERR_(?:CONNECT|HEADERS)_TIMEOUT|\b(?:Connect|Read|Socket|Connection)_?Timeout(?:Error|Exception)?\b|\b(?:read|connect|connection|request|operation|socket)\s(?:has\s)?timed[ -]?out\b|context deadline exceeded|Client\.Timeout exceeded|ERR_(?:CONNECTION_)?TIMED_OUT|timeout of \d{1,9} ?ms exceeded|i\/o timeout|\btimed[ -]out\b|\bECONNABORTED\b|(?:请求|连接|网络|接口|访问|响应|读取)\s?超时/i,
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
      /IncompleteRead|ChunkedEncodingError|unexpected EOF\b|transfer closed with (?:outstanding|\d{1,12} bytes)|end of response with \d{1,12} bytes missing|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONTENT_LENGTH_MISMATCH|unexpected end of (?:file|stream)|ERR_HTTP2_PROTOCOL_ERROR/i,
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

/** Words for why no proper answer came, as they stand in a text. */
interface ReachWords {
  readonly fault: ReachFault
  /** An exact part of the text, from `at`. */
  readonly quote: string
  readonly at: number
  readonly says: string
}

/** Finds the most telling words of a client’s for why no proper answer came; null when there are none. */
export function reachWordsIn(text: string): ReachWords | null {
  for (const { fault, pattern, says } of table) {
    const found = pattern.exec(text)
    if (found === null) continue
    const quote = found[0].trim()
    return { fault, quote, at: found.index + found[0].indexOf(quote), says }
  }
  return null
}
