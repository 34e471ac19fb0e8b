/** What a body that is no JSON looks like. */
export const notJsons = ['html', 'login-page', 'empty', 'text', 'truncated-json'] as const

/** What a body that is no JSON looks like: `truncated-json` breaks off in the middle. */
export type NotJson = (typeof notJsons)[number]

/** As much of a page as is looked at: its head. */
const head = 20_000

/** Says what a body that could not be read as JSON looks like; linear in its length. */
export function looksLike(body: string): NotJson {
  const text = body.replace(/^\uFEFF/, '').trimStart()
  if (text === '') return 'empty'
  if (isHtml(text)) return isLoginPage(text) ? 'login-page' : 'html'
  return breaksOff(text) ? 'truncated-json' : 'text'
}

function isHtml(text: string): boolean {
  const start = text.slice(0, head)
  return (
    /^(?:<!--|<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype html|html|head|body|title|center|h1)\b/i.test(start) ||
    (start.startsWith('<') && /<(?:html|head|body)\b/i.test(start))
  )
}

/** A page that asks who one is: a password field, a SAML hand-over, or a title that says so. */
function isLoginPage(text: string): boolean {
  const start = text.slice(0, head)
  if (/type\s*=\s*["']?password|name\s*=\s*["']?SAML(?:Request|Response)/i.test(start)) return true
  const title = /<title[^>]{0,200}>([^<]{0,300})/i.exec(start)?.[1] ?? ''
  return /\b(?:sign|log)[ -]?(?:in|on)\b|\bsso\b|single sign|authenticat|登录/i.test(title)
}

/** Whether a text that begins like JSON ends inside a string, a list or an object. */
function breaksOff(text: string): boolean {
  if (!/^[[{]/.test(text)) return false
  let open = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at)
    if (inString) {
      if (character === 0x5c) at += 1
      else if (character === 0x22) inString = false
    } else if (character === 0x22) inString = true
    else if (character === 0x7b || character === 0x5b) open += 1
    else if (character === 0x7d || character === 0x5d) open -= 1
  }
  return inString || open > 0
}
