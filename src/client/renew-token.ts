/**
 * After a restart the proxy asks for its new token: takes it from the page as it is served now. False when
 * that did not work.
 */
export async function renewToken(): Promise<boolean> {
  const answer = await fetch('/', { cache: 'no-store' }).catch(() => null)
  if (answer === null || !answer.ok) return false
  const served = new DOMParser()
    .parseFromString(await answer.text(), 'text/html')
    .querySelector('meta[name="triage-token"]')
  const own = document.querySelector('meta[name="triage-token"]')
  const token = served?.getAttribute('content') ?? ''
  if (own === null || token === '' || token === own.getAttribute('content')) return false
  own.setAttribute('content', token)
  return true
}
