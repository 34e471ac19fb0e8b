import type { Span } from './read-objects.ts'

/** A web page within a text. */
export interface FoundPage extends Span {
  /** Whether it asks who one is. */
  readonly login: boolean
  /** Its title and headline. */
  readonly telling: readonly Span[]
}

const beginning = /<!doctype html|<html[\s>]|<head>|<body[\s>]/i
const mostPages = 50
const head = 30_000

/** Finds web pages where an answer of an API was meant; linear. */
export function readPages(text: string): readonly FoundPage[] {
  const pages: FoundPage[] = []
  let from = 0
  while (pages.length < mostPages) {
    const found = text.slice(from).search(beginning)
    if (found === -1) break
    const start = from + found
    const closing = text.slice(start).search(/<\/html>/i)
    const end = closing === -1 ? text.length : start + closing + '</html>'.length
    const page = text.slice(start, Math.min(end, start + head))
    pages.push({ start, end, login: asksToLogIn(page), telling: tellingIn(page, start) })
    from = end
  }
  return pages
}

function asksToLogIn(page: string): boolean {
  if (/type\s{0,3}=\s{0,3}["']?password|name\s{0,3}=\s{0,3}["']?SAML(?:Request|Response)/i.test(page)) return true
  const title = /<title[^>]{0,200}>([^<]{0,300})/i.exec(page)?.[1] ?? ''
  return /\b(?:sign|log)[ -]?(?:in|on)\b|\bsso\b|single sign|authenticat|登录|登入/i.test(title)
}

function tellingIn(page: string, offset: number): readonly Span[] {
  return [...page.matchAll(/<(?:title|h1|h2|p)[^>]{0,200}>([^<]{1,300})/gi)].slice(0, 8).map((match) => {
    const told = match[1] ?? ''
    const start = offset + match.index + match[0].length - told.length
    return { start, end: start + told.length }
  })
}
