/**
 * After a restart the proxy asks for its new token: takes it from the page as it is served now. False when
 * that did not work.
 */
export async function renewToken(): Promise<boolean> {
  const answer = await fetch('/', { cache: 'no-store' }).catch(() => null)
  if (answer === null || !answer.ok) return false
  // Not parsed as HTML: the page's policy keeps texts from becoming markup.
  const token = /<meta name="triage-token" content="([\w-]+)">/.exec(await answer.text())?.[1] ?? ''
  const own = document.querySelector('meta[name="triage-token"]')
  if (own === null || token === '' || token === own.getAttribute('content')) return false
  own.setAttribute('content', token)
  return true
}
