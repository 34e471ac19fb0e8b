import type { SilenceReason } from '#src/domain/exchange.ts'
import type { Span } from './read-objects.ts'

/** A client's words for why nothing came back, with their place. */
export interface FoundSilence extends Span {
  readonly reason: SilenceReason
}

/** What curl, Python, Node, Go, Java, .NET and browsers say, and people in English and Chinese. */
const words: Readonly<Record<Exclude<SilenceReason, 'too-large' | 'not-configured'>, RegExp>> = {
  dns: /\bENOTFOUND\b|\bEAI_AGAIN\b|getaddrinfo (?:failed|error)|gaierror|could not resolve (?:host|proxy)|name or service not known|nodename nor servname provided|(?:temporary failure in )?name resolution(?: failed|error)?|NameResolutionError|UnknownHostException|no such host\b|\b(?:does|did|do)(?: not|n'?t) resolve\b|\b(?:cannot|can'?t|could not|couldn'?t) be resolved\b|\bnot resolvable\b|ERR_NAME_NOT_RESOLVED|DNS_PROBE_\w{1,40}|remote name could not be resolved|server(?:'s)? (?:DNS|IP) address could not be found|unable to resolve host|(?:域名|DNS|主机名?)\s?(?:无法|不能|没有|未能)?\s?解析(?:失败|错误|不了|不到)?|(?:无法|不能)解析(?:域名|主机|地址)?/gi,
  refused:
    /\bECONNREFUSED\b|connection refused|ERR_CONNECTION_REFUSED|actively refused it|failed to establish a new connection|连接被拒绝|拒绝连接/gi,
  tls: /certificate[ _]verify[ _]failed|SSLCertVerificationError|\bSSLError\b|\bSSL_ERROR_\w{1,40}|self[- ]signed certificate|unable to (?:get local issuer|verify the first|get issuer) certificate|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?)|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT\w{0,20}|CERT_(?:HAS_EXPIRED|UNTRUSTED)|ERR_CERT_\w{1,40}|ERR_TLS_CERT_\w{1,40}|PKIX path building failed|x509: \S[^\n]{0,60}|SSL certificate problem|SSLHandshakeException|TLS handshake (?:error|failed|timeout)|could not establish trust relationship|certificate (?:has )?expired|untrusted certificate|证书(?:错误|无效|过期|不受信任|验证失败|校验失败|有?问题)|自签名证书/gi,
  timeout:
    /\bE(?:SOCKET)?TIMEDOUT\b|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|\b(?:Connect|Read|Socket|Connection)_?Timeout(?:Error|Exception)?\b|\b(?:read|connect|connection|request|operation|socket|ssl)\s(?:has\s)?timed[ -]?out\b|context deadline exceeded|Client\.Timeout exceeded|ERR_(?:CONNECTION_)?TIMED_OUT|timeout of \d{1,9} ?ms exceeded|i\/o timeout|\bECONNABORTED\b|(?:请求|连接|网络|接口|访问|响应|读取)\s?超时/gi,
  reset:
    /\bECONNRESET\b|connection reset(?: by peer)?|socket hang up|RemoteDisconnected|remote end closed connection|connection aborted|empty reply from server|UND_ERR_SOCKET|other side closed|ERR_EMPTY_RESPONSE|ERR_CONNECTION_(?:RESET|CLOSED)|IncompleteRead|ChunkedEncodingError|server disconnected without sending|RemoteProtocolError|连接被?(?:重置|中断|断开)/gi,
  redirect:
    /exceeded (?:maximum|\d{1,3}) redirects|TooManyRedirects|ERR_TOO_MANY_REDIRECTS|redirect(?:s|ed|ing)? (?:us |me |it )?to (?:a |the |our |an |some )?(?:log ?in|sign ?-?in|sso|okta|https?:\/\/[^\s]{0,80}(?:login|signin|sso|auth))[^\s]{0,80}|^<?\s{0,3}location:\s{0,3}\S{0,120}(?:login|signin|sso|saml|auth)\S{0,120}|(?:重定向|跳转)到?(?:了)?(?:登录|SSO|认证)[页面]{0,2}/gi,
  unsendable:
    /invalid (?:header value|leading whitespace[^\n]{0,80}header value|character in header content)|illegal header value|ERR_INVALID_CHAR|is not a legal HTTP header value|invalid http header value|header value contains|'(?:latin-1|ascii)' codec can't encode/gi,
}

/** Finds why nothing came back in the lines of a text, in order of place. */
export function readSilences(text: string, lines: readonly Span[]): readonly FoundSilence[] {
  const found: FoundSilence[] = []
  for (const line of lines) {
    const piece = text.slice(line.start, line.end)
    for (const reason of reasons) {
      for (const match of piece.matchAll(words[reason])) {
        found.push({ reason, start: line.start + match.index, end: line.start + match.index + match[0].length })
      }
    }
  }
  return found.toSorted((a, b) => a.start - b.start)
}

const reasons = ['dns', 'refused', 'tls', 'timeout', 'reset', 'redirect', 'unsendable'] as const
