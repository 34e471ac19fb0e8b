/** Whether a host name or address means this very machine: `localhost` and names below it, 127.0.0.0/8, `::1`. */
export function isLoopback(host: string): boolean {
  return /^(?:127(?:\.\d{1,3}){3}|(?:[^.\s:[\]]+\.)*localhost|::1|\[::1\])$/.test(host.toLowerCase())
}
