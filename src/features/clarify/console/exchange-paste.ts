import type { Exchange } from '#src/domain/contract/exchange.ts'
import { viewPaste, type ReadPaste } from '#src/features/clarify/decode/decode-view.ts'

/** An exchange's answer decoded beside its request, as if both were pasted; null when nothing came back. */
export function readExchange({ request, result }: Exchange): ReadPaste | null {
  if (result.kind === 'silence') return null
  const head = [`HTTP/1.1 ${result.status}`, ...result.headers.map(({ name, value }) => `${name}: ${value}`)].join('\n')
  const asked = request.body?.startsWith('{') === true ? request.body : ''
  return viewPaste(`${head}\n\n${result.body}`, asked)
}
