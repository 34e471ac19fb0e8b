/** A job's id, when the text names one: in an address, a member, or a sentence. */
export function jobIn(text: string): string | undefined {
  const named =
    /\/export\/jobs\/([\w-]{6,80})/i.exec(text)?.[1] ??
    /\bjob_?id\b["']?\s{0,3}[:=]\s{0,3}["']?([\w-]{6,80})/i.exec(text)?.[1] ??
    /\bjob\s+["'“]?([0-9a-f]{12,40})\b/i.exec(text)?.[1]
  return named === undefined || named === 'results' ? undefined : named
}

/** The scope (root of a hierarchy) that the text names: `1905::MGR`. */
export function scopeIn(text: string): string | undefined {
  return /\bscope_?(?:id)?\b["']?\s{0,3}[:=]?\s{0,3}["']?(\w{1,40}::\w{1,20})/i.exec(text)?.[1]
}
