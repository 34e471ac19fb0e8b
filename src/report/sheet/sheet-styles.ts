/** A font that the page has loaded: its rule without the file's address, and that address. */
export interface LoadedFont {
  readonly rule: string
  readonly url: string
}

/** What a sheet needs to look as it does on the page. */
export interface SheetStyles {
  /** The rules that apply within it; nothing in them points anywhere. */
  readonly css: string
  readonly fonts: readonly LoadedFont[]
}

/** Selectors are asked without what depends on the moment or stands for no element. */
const momentary = new RegExp(
  String.raw`::?(?:-webkit-[\w-]+|-moz-[\w-]+|before|after|marker|placeholder|selection|backdrop` +
    String.raw`|file-selector-button|first-line|first-letter|hover|focus(?:-visible|-within)?|active|visited` +
    String.raw`|target|checked|disabled|enabled|first-child|last-child)(?:\([^)]*\))?`,
  'g',
)
const ofTheRoot = /(?:^|[\s,(])(?:\*|:root|:host|html|body)(?:$|[\s,:.[)])/

function applies(selector: string, sheet: Element): boolean {
  if (ofTheRoot.test(selector)) return true
  const plain = selector.replace(momentary, '').trim()
  if (plain === '' || plain.includes('&')) return true
  // A selector that this browser cannot ask for is kept: it costs little.
  return !CSS.supports(`selector(${plain})`) || sheet.matches(plain) || sheet.querySelector(plain) !== null
}

function textOf(rule: CSSRule, sheet: Element): string {
  if (rule instanceof CSSFontFaceRule || rule instanceof CSSImportRule || rule instanceof CSSKeyframesRule) return ''
  if (rule instanceof CSSStyleRule) return applies(rule.selectorText, sheet) ? rule.cssText : ''
  if (rule instanceof CSSMediaRule && /\bprint\b/.test(rule.conditionText)) return rule.cssText
  if (rule instanceof CSSGroupingRule) {
    const inner = [...rule.cssRules].map((each) => textOf(each, sheet)).filter((text) => text !== '')
    return inner.length === 0 ? '' : `${rule.cssText.slice(0, rule.cssText.indexOf('{'))}{\n${inner.join('\n')}\n}`
  }
  return rule.cssText
}

/** Rules of other origins cannot be read; the page has none. */
function rulesOf(sheet: CSSStyleSheet): readonly CSSRule[] {
  const own = sheet.href === null || new URL(sheet.href).origin === window.location.origin
  return own ? [...sheet.cssRules] : []
}

function isLoaded(rule: CSSFontFaceRule): boolean {
  const family = rule.style.getPropertyValue('font-family').replace(/["']/g, '')
  const range = rule.style.getPropertyValue('unicode-range').replace(/\s/g, '').toUpperCase()
  return [...document.fonts].some(
    (font) =>
      font.status === 'loaded' &&
      font.family.replace(/["']/g, '') === family &&
      (range === '' || font.unicodeRange.replace(/\s/g, '').toUpperCase() === range),
  )
}

function fontOf(rule: CSSFontFaceRule, base: string): readonly LoadedFont[] {
  const url = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue('src'))?.[1]
  if (url === undefined || !isLoaded(rule)) return []
  const names = ['font-family', 'font-style', 'font-weight', 'unicode-range'].flatMap((name) =>
    rule.style.getPropertyValue(name) === '' ? [] : [`${name}:${rule.style.getPropertyValue(name)}`],
  )
  return [{ rule: names.join(';'), url: new URL(url, base).href }]
}

/** Gathers from the page's stylesheets what applies within a sheet, and the fonts that are in use. */
export function sheetStyles(sheet: Element): SheetStyles {
  const all = [...document.styleSheets].flatMap((each) =>
    rulesOf(each).map((rule) => ({ rule, base: each.href ?? window.location.href })),
  )
  const css = all
    .map(({ rule }) => textOf(rule, sheet))
    .filter((text) => text !== '')
    .join('\n')
  return {
    css: css.replace(/url\((?!["']?data:)[^)]*\)/g, 'none'),
    fonts: all.flatMap(({ rule, base }) => (rule instanceof CSSFontFaceRule ? fontOf(rule, base) : [])),
  }
}

/**
 * A loaded font as a rule that holds the file itself; '' where the file cannot be fetched, and a system font stands in.
 */
export async function embedFont({ rule, url }: LoadedFont): Promise<string> {
  const bytes = await fetch(url).then(
    (answer) => (answer.ok ? answer.arrayBuffer() : null),
    () => null,
  )
  if (bytes === null) return ''
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')
  return `@font-face{${rule};src:url(data:font/woff2;base64,${btoa(binary)}) format("woff2")}`
}
