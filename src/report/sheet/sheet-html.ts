/** What a self-contained page is made of. */
export interface HtmlParts {
  readonly title: string
  /** The sheet as HTML, escaped as a browser or React writes it. */
  readonly markup: string
  readonly css: string
  /** The SHA-256 of the style element's content in base64: nothing else may style the page. */
  readonly styleHash: string
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Styles of the page around the sheet. */
const frame =
  'body{margin:0;padding:24px 12px;background:#fafaf8}main{max-width:1040px;margin:0 auto}@media ' +
  'print{body{padding:0;background:#fff}main{max-width:none}}'

/** A style sheet as it stands in the page; nothing in it can end the element. */
export function styleText(css: string): string {
  return `${css}\n${frame}`.replaceAll(/<\/?(?=style|script|!--)/gi, '')
}

/** A page that needs nothing but itself: no script, no network, nothing that could load anything. */
export function htmlPage({ title, markup, css, styleHash }: HtmlParts): string {
  return [
    '<!doctype html>',
    '<html lang="en" data-theme="light">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${styleHash}'; ` +
      "base-uri 'none'; form-action 'none'\">",
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeText(title)}</title>`,
    `<style>${styleText(css)}</style>`,
    '</head>',
    `<body><main>${markup}</main></body>`,
    '</html>',
    '',
  ].join('\n')
}

/** The SHA-256 of a text in base64, as a content security policy names it. */
export async function policyHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
}
