/**
 * The browser's own time, epoch ms: for what happens in the page itself. Ages of what an upstream tells are reckoned
 * from its answers (`upstreamNow`).
 */
export function browserNow(): number {
  return Date.now()
}
