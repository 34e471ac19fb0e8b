/**
 * A `traceparent` header taken apart (W3C Trace Context, section 3.2): which trace an answer belongs to. `problems` is
 * empty when it is valid; an invalid one is still shown, since support may find it.
 */
export interface TraceParent {
  readonly raw: string
  /** Two hex digits; `00` is the only version in use. */
  readonly version: string
  /** 32 hex digits: the whole trace. */
  readonly traceId: string
  /** 16 hex digits: the caller's part of it. */
  readonly parentId: string
  /** Two hex digits. */
  readonly flags: string
  /** Whether the caller recorded the trace (flag 01); null when the flags cannot be read. */
  readonly sampled: boolean | null
  /** Each a sentence that names the rule broken. */
  readonly problems: readonly string[]
}

const hex = (digits: number) => new RegExp(`^[0-9a-f]{${digits}}$`)
const two = hex(2)
const sixteen = hex(16)
const thirtyTwo = hex(32)

/** What looks like a `traceparent` value within a text; letter case is judged later. */
export const traceParentPattern = /(?<![\w-])[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(?![0-9a-f])/i

/** Decodes a `traceparent` value; never throws. */
export function readTraceParent(value: string): TraceParent {
  const raw = value.trim()
  const [version = '', traceId = '', parentId = '', flags = '', ...rest] = raw.split('-')
  const problems: string[] = []
  if (/[A-F]/.test(raw)) problems.push('Its letters must be lower case.')
  if (!two.test(version.toLowerCase())) problems.push('The version must be two hex digits.')
  else if (version.toLowerCase() === 'ff') problems.push('Version ff is not allowed.')
  if (!thirtyTwo.test(traceId.toLowerCase()))
    problems.push(`The trace id must be 32 hex digits; this one has ${traceId.length} characters.`)
  else if (/^0+$/.test(traceId)) problems.push('A trace id of only zeros means that there is no trace.')
  if (!sixteen.test(parentId.toLowerCase()))
    problems.push(`The parent id must be 16 hex digits; this one has ${parentId.length} characters.`)
  else if (/^0+$/.test(parentId)) problems.push('A parent id of only zeros is not valid.')
  const flagsRead = two.test(flags.toLowerCase())
  if (!flagsRead) problems.push('The flags must be two hex digits.')
  if (version === '00' && rest.length > 0) problems.push('Version 00 has exactly four parts.')
  return {
    raw,
    version,
    traceId,
    parentId,
    flags,
    sampled: flagsRead ? (Number.parseInt(flags, 16) & 1) === 1 : null,
    problems,
  }
}
