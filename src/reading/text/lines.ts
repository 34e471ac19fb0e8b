import type { Span } from './span.ts'

/** Up to here a text is read whole. */
const readWhole = 200_000
/** As much of a longer one is read at its beginning and at its end. */
const readOfLong = 150_000
const longestLine = 2_000
const overlap = 200

/**
 * What a line of a long text has in it that is worth reading: the words of complaints, in English and Chinese,
 * and error codes.
 */
const complaint = new RegExp(
  [
    String.raw`(?<!\d)[45]\d\d(?!\d)|-32\d{3}|error|fail|exception|unauth|authent|forbid|denied|invalid`,
    String.raw`illegal|not found|no such|missing|unknown|timeout|timed ?out|timing|refus|reset|hang|stuck`,
    String.raw`pending|queue|quota|limit|throttl|too many|empty|no data|0 rec|0 rows|mismatch|differ`,
    String.raw`discrep|certificate|ssl|tls|resolve|enotfound|unreach|gateway|unavailable|html|login`,
    String.raw`redirect|oauth|credential|expired|revoked|abort|cancel|conflict|try again|partial|parse`,
    String.raw`malformed|bad |optin|opted|clari|copilot`,
    String.raw`[授权密钥令牌禁止拒绝访问预测导出为空作业任务卡住超时限流频率配额一致匹配不符解析连接证书冲突重试失败错误无效]`,
  ].join('|'),
  'i',
)

/**
 * The lines of a text, as spans; a long line in overlapping pieces. Of a long text only lines that complain,
 * each wording once (numbers aside), as much as fits from the beginning and from the end: an error stands in
 * one or the other.
 */
export function readLines(text: string): readonly Span[] {
  const lines: Span[] = []
  let from = 0
  while (from <= text.length) {
    const newline = text.indexOf('\n', from)
    const to = newline === -1 ? text.length : newline
    for (let start = from; start < to; start += longestLine - overlap) {
      lines.push({ start, end: Math.min(to, start + longestLine) })
      if (start + longestLine >= to) break
    }
    if (newline === -1) break
    from = newline + 1
  }
  return text.length <= readWhole ? lines : worthReading(text, lines)
}

function worthReading(text: string, lines: readonly Span[]): readonly Span[] {
  const seen = new Set<string>()
  const take = (ordered: Iterable<Span>): Span[] => {
    const taken: Span[] = []
    let left = readOfLong
    for (const line of ordered) {
      if (left <= 0) break
      const words = text.slice(line.start, line.end)
      if (!complaint.test(words)) continue
      const wording = words.replaceAll(/\d+/g, '0')
      if (seen.has(wording)) continue
      seen.add(wording)
      taken.push(line)
      left -= words.length
    }
    return taken
  }
  const head = take(lines)
  const tail = take(lines.toReversed())
  return [...head, ...tail.toReversed()]
}
