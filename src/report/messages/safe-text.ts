/**
 * What turns the direction of a line around, or cannot be seen; a name must not be able to rearrange what
 * stands beside it.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu

/** A text as one line of visible characters. */
export function plainLine(text: string): string {
  return text.replace(unseen, ' ').replace(/\s+/g, ' ').trim()
}

/** A word that no format reads as anything but itself, with the signs of ordinary sentences around it. */
const plainWord =
  /^[“"'‘(¿¡]*(?:\$(?=\d)|[\p{L}\p{N}€£+−±…–—·])(?:[\p{L}\p{N}\p{M}'’%/€£,;…–—·]|[.:-](?![.:-]))*[”"'’).,;:!?…%]*$/u
/** A word that some formats make a link of by itself: a host, a file, the key of a ticket. */
const linkable = /[\p{L}\p{N}-]\.\p{L}{2,}|(?<![A-Za-z0-9])[A-Z][A-Z0-9]+-\d|:[\p{L}\d]+:|^www/u
/** What begins a list, a heading or a quotation at the beginning of a line. */
const lineStart = /^(?:\d+[.)]|[-+•*=#>|~]+.*|h[1-6]\.|bq\.)$/i

function isPlain(word: string, first: boolean): boolean {
  if (first && lineStart.test(word)) return false
  return (
    (plainWord.test(word) && !linkable.test(word)) ||
    (/^[–—·…−+/=:;,%→-]$/u.test(word) && !(first && /^[-+=]$/.test(word)))
  )
}

/** Sets each word that holds a sign of the format as code, in which nothing is read. */
function asCode(text: string, code: (word: string) => string): string {
  return plainLine(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word, index) => {
      if (isPlain(word, index === 0)) return word
      // The signs of the sentence around a word stay outside.
      const [, before = '', core = '', after = ''] = /^([“"'‘(]*)(.*?)([”"'’),.;:!?…]*)$/su.exec(word) ?? []
      return core === '' ? code(word) : `${before}${code(core)}${after}`
    })
    .join(' ')
}

/** A text for Markdown: words with signs in them are set as code, with a fence that is longer than any run within. */
export function safeInMarkdown(text: string): string {
  return asCode(text, (word) => {
    const fence = '`'.repeat(Math.max(1, ...[...word.matchAll(/`+/g)].map(([run]) => run.length + 1)))
    const space = /^`|`$/.test(word) ? ' ' : ''
    return `${fence}${space}${word}${space}${fence}`
  })
}

/**
 * Slack's three signs as entities; an ampersand only where it would be read as one, so that an address can be copied
 * from the text too.
 */
export function slackSigns(text: string): string {
  return text
    .replaceAll(/&(?=(?:amp|lt|gt);)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/**
 * A text for Slack: its three signs as entities, words with other signs as code; Slack has no way to write a
 * backtick within code.
 */
export function safeInSlack(text: string): string {
  return asCode(text, (word) => `\`${slackSigns(word).replaceAll('`', "'")}\``)
}

/** A word that Jira's wiki markup reads as nothing but itself: an underscore, a hyphen or a slash stands within it. */
const plainInJira = new RegExp(
  [
    '^[“"\'‘(¿¡]*/?',
    String.raw`(?:\$(?=\d)|[\p{L}\p{N}€£−±…–—·])`,
    String.raw`(?:[\p{L}\p{N}\p{M}'’%€£,;…–—·=]|[._/-](?=[\p{L}\p{N}])|[.:](?![\p{L}\p{N}.:]))*`,
    '[”"\'’).,;:!?…%]*$',
  ].join(''),
  'u',
)
/** What Jira draws a picture for, a list, a heading or a quotation of. */
const drawnInJira = /^\((?:[a-z]|on|off|flag\w*)\)|[:;]-?[)(DP]|^(?:h[1-6]|bq)\.|--/iu

/** Whether Jira's wiki markup reads every word of a line as it stands; other lines go into a block of their own. */
export function isPlainInJira(text: string): boolean {
  return plainLine(text)
    .split(' ')
    .every(
      (word, index) =>
        (plainInJira.test(word) && !linkable.test(word) && !drawnInJira.test(word)) ||
        (index > 0 && /^(?:[–—·…→=-]|\/)$/u.test(word)),
    )
}

/** Lines for Jira as they stand, in a block in which it reads nothing. */
export function jiraBlock(lines: readonly string[]): string {
  const own = lines.map((line) => plainLine(line).replaceAll(/\{(?=noformat)/gi, '{ '))
  return `{noformat}\n${own.join('\n')}\n{noformat}`
}

/**
 * A text for a plain e-mail: what programs make links of by themselves is taken apart by signs that are seen. Ids and
 * the addresses that were asked are no such text.
 */
export function safeInEmail(text: string): string {
  return plainLine(text)
    .replaceAll('://', '[:]//')
    .replaceAll(/\b(www|mailto|javascript|data)([.:])/gi, '$1[$2]')
}
