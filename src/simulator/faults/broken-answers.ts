import { HttpResponse } from 'msw'

const titles: Readonly<Record<number, string>> = {
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
}

/** A gateway's own page in HTML. */
export function gatewayPage(status: 502 | 503 | 504): Response {
  const title = `${status} ${titles[status] ?? ''}`
  return HttpResponse.html(
    `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n` +
      '<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
    { status, headers: { Server: 'nginx' } },
  )
}

/** A company's login page, as a single-sign-on gateway puts in place of an answer. */
export function loginPage(): Response {
  return HttpResponse.html(
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign in - ' +
      'Halden</title></head><body><h1>Sign in</h1><form method="post" action="/sso/login"><label>E-mail <input ' +
      'name="email" type="email"></label><label>Password <input name="password" type="password"></label><button>Sign ' +
      'in</button></form></body></html>',
    { status: 200 },
  )
}

/** The page of a company's web filter, which lets a request not through. */
export function filterPage(): Response {
  return HttpResponse.html(
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Web Page Blocked</title></head><body>' +
      '<h1>Web Page Blocked</h1><p>FortiGuard Intrusion Prevention - Access Blocked. The page you requested has been ' +
      'blocked because its category is not allowed.</p></body></html>',
    { status: 403 },
  )
}

/** Waits until the caller gives up. */
export function forever(request: Request): Promise<Response> {
  return new Promise((resolve) => {
    if (request.signal.aborted) resolve(HttpResponse.error())
    else request.signal.addEventListener('abort', () => resolve(HttpResponse.error()), { once: true })
  })
}

/** JSON whose bytes come one by one; `everyMs` apart, in ms. */
export function dripping(request: Request, text: string, everyMs: number): Response {
  const bytes = new TextEncoder().encode(text)
  let timer: ReturnType<typeof setInterval> | undefined
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let sent = 0
      const stop = () => clearInterval(timer)
      const send = () => {
        controller.enqueue(bytes.slice(sent, sent + 1))
        sent += 1
        if (sent < bytes.length) return
        stop()
        controller.close()
      }
      send()
      timer = setInterval(send, everyMs)
      request.signal.addEventListener('abort', stop, { once: true })
    },
    cancel() {
      clearInterval(timer)
    },
  })
  return new HttpResponse(stream, { headers: { 'Content-Type': 'application/json' } })
}
