import { exportAccess } from '#src/checks/clari/forecast/forecast-access.ts'
import { forecastIdShape } from '#src/checks/clari/forecast/forecast-id-shape.ts'
import { forecastKnown } from '#src/checks/clari/forecast/forecast-known.ts'
import { requestAddress, requestForecast } from '#src/checks/clari/request/request-address.ts'
import { tabId, tabOpens } from '#src/checks/clari/forecast/tab-id.ts'
import { verdictsOver, type FactsOver, type VerdictSpec } from '#src/domain/model/verdict.ts'
import type { KnownFacts } from '#src/domain/model/facts.ts'
import { clariAdmin, clariSupport, noMenu, you } from '#src/scenarios/shared/actions.ts'
import { given, ifSo, quotable } from '#src/scenarios/shared/wording.ts'
import { notFoundSays } from './says.ts'

const over = [
  notFoundSays,
  forecastIdShape,
  forecastKnown,
  exportAccess,
  tabId,
  tabOpens,
  requestAddress,
  requestForecast,
] as const
const { verdict, variant } = verdictsOver(...over)

type Known = KnownFacts<FactsOver<typeof over>>

const tabAddress = 'app.clari.com/forecast/<forecastId>, the address of the Forecast Tab in the browser'
const tabSettings = `Clari: the Forecast Tab’s configuration (${noMenu})`
const exportLine = 'POST /v4/export/forecast/{forecastId}'
const sentAddress = 'the address in your client'

const asked = ({ forecastId, pastedForecast }: Known) => forecastId ?? pastedForecast ?? 'this id'
const right = ({ rightId }: Known) => rightId ?? 'the listed one'
const saying = (message: string | undefined) => given(message, (text) => `: “${quotable(text, '')}”`)

/** Whether the id to use was seen to open. */
const shown = (facts: Known) =>
  facts.rightOpens === true ? ` “${right(facts)}” was read just now and opens.` : ' Nothing was read with it so far.'

/** The two dialects say the same in two ways; the guide tells of one only. */
const saidHow = ({ code }: Known) =>
  ifSo(
    code === 'no_such_forecast_config',
    ' The guide shows this as 404 “Forecast … not found”; your API is of the published kind and says 400 ' +
      'no_such_forecast_config. They mean the same.',
  )

/** What every wrong id has in common: the client has to ask for another, so its next answer proves the fix. */
const useRight = {
  actions: (facts) => [
    you(
      `Ask for “${right(facts)}” instead of “${asked(facts)}”, exactly so.`,
      'the forecast’s id in your client: POST /export/forecast/{forecastId}',
    ),
  ],
  prove: notFoundSays,
} as const satisfies Partial<VerdictSpec<FactsOver<typeof over>>>

export const wrongCase = verdict({
  ...useRight,
  cause: 'wrong-case',
  headline: (facts) => `Upper and lower case matter: it is “${right(facts)}”.`,
  explains: (facts) =>
    `“${asked(facts)}” differs from the forecast’s own id in case only, and Clari takes ids by the letter.` +
    `${shown(facts)}${saidHow(facts)}`,
  disprovedBy: (facts) => `“${right(facts)}” being refused in the same way.`,
})

export const displayName = verdict({
  ...useRight,
  cause: 'display-name',
  headline: (facts) => `“${asked(facts)}” is the tab’s name. Its id is “${right(facts)}”.`,
  explains: (facts) =>
    (facts.rightFrom === 'list'
      ? 'The list of forecasts gives this name to that id.'
      : 'It reads like the name of the tab whose address you gave.') +
    `${shown(facts)} The guide puts the name into the export’s address; the published API wants the ` +
    `id.${saidHow(facts)}`,
  disprovedBy: 'Another tab having the same name.',
})

export const typo = verdict({
  ...useRight,
  cause: 'typo',
  headline: (facts) => `There is no “${asked(facts)}”. The nearest is “${right(facts)}”.`,
  explains: (facts) =>
    `The two differ by a slip.${shown(facts)}` +
    given(
      facts.listed,
      (listed) => ` Of ${facts.listedCount ?? 'the'} forecasts that this key may export, the likeliest are: ${listed}.`,
    ) +
    saidHow(facts),
  disprovedBy: 'The one you mean being another of the listed forecasts.',
})

export const otherId = verdict({
  ...useRight,
  cause: 'other-id',
  headline: (facts) => `The tab’s id is “${right(facts)}”.`,
  explains: (facts) =>
    'It was read from the tab’s address.' +
    given(facts.forecastId, (id) => ` “${id}”, which is asked for, is another one, and Clari does not know it.`) +
    `${shown(facts)}${saidHow(facts)}`,
  disprovedBy: 'The address being that of another tab than the one you export.',
})

export const notListed = verdict({
  cause: 'not-listed',
  headline: (facts) => `“${asked(facts)}” is none of the forecasts that this key may export.`,
  explains: (facts) =>
    'Nothing in the list comes near it' +
    given(facts.listed, (listed) => `: ${listed}${(facts.listedCount ?? 0) > 5 ? ' and others' : ''}`) +
    '. Either the tab was renamed or removed, or it belongs to another organisation, or it was never opened to the ' +
    `key’s user.${saidHow(facts)}`,
  actions: (facts) => [
    you('Open the tab in Clari and read its id from the address.', tabAddress),
    clariAdmin(
      `Say whether “${asked(facts)}” was renamed or removed, and whether the key’s user may see it.`,
      `Clari: the Forecast Tab’s configuration (${noMenu}; its customer success configures tabs)`,
    ),
  ],
  asks: (facts) =>
    `Our Clari export asks for the forecast “${asked(facts)}”, which is not among the forecasts that our API key may ` +
    'export. Was this tab renamed or removed, or is the key’s user not allowed to see it? Please tell me its id now ' +
    '(the last part of app.clari.com/forecast/…).',
  disprovedBy: 'A key of another user of the same organisation opening it under this id.',
})

export const notKnown = verdict({
  cause: 'not-known',
  headline: (facts) => `Clari knows no forecast “${asked(facts)}”.`,
  explains: (facts) =>
    `The key was accepted and the id is not known: “${quotable(facts.message, 'not found')}”. A list to compare with ` +
    'is not offered by your API, so which id is meant cannot be told from here; the tab’s address has it.' +
    saidHow(facts),
  actions: [
    you('Open the tab in Clari, read its id from the address, and give it in the step before.', tabAddress),
    clariAdmin('If you cannot open it: say whether the tab was renamed or removed.', tabSettings),
  ],
  asks: (facts) =>
    `Our Clari export asks for the forecast “${asked(facts)}”, and the API knows none of that id. Was this tab ` +
    'renamed or removed? Please tell me its id now (the last part of app.clari.com/forecast/…).',
  prove: forecastKnown,
  disprovedBy: 'The same id opening for another key of the same organisation.',
  pasted: {
    explains: (facts) =>
      `The pasted answer says so${saying(facts.message)}. Ids are taken by the letter, and a tab’s name is not ` +
      `its id.${saidHow(facts)}`,
    actions: [
      you('Open the tab in Clari, read its id from the address, and compare it letter by letter.', tabAddress),
      clariAdmin('If you cannot open it: say whether the tab was renamed or removed.', tabSettings),
    ],
  },
})

export const sameId = verdict({
  cause: 'known-to-the-page-only',
  headline: (facts) => `The tab’s own id is “${asked(facts)}”, and the API does not know it.`,
  explains: (facts) =>
    'Id and tab agree by the letter, so it is no slip.' +
    given(facts.message, (text) => ` The API says “${quotable(text, '')}”.`) +
    ' The key may belong to another organisation (a sandbox, say) than the page, or the tab is not configured for ' +
    `export.${saidHow(facts)}`,
  actions: [
    you(
      'Look whether the key was made in the same organisation as the tab: production and sandbox have keys of their ' +
        'own.',
      'Clari: avatar › Settings › API Token, logged in where the tab is',
    ),
    clariSupport(
      'If it was: say why this tab cannot be exported.',
      'your customer success manager at Clari, who configures Forecast Tabs',
    ),
  ],
  asks: (facts) => tabUnknown(asked(facts)),
  prove: forecastKnown,
  disprovedBy: 'The same key opening another tab of the same page.',
})

export const tabNotKnown = variant(sameId, {
  headline: (facts) => `The API does not know the tab’s own id, “${right(facts)}”.`,
  explains: (facts) =>
    `Neither “${asked(facts)}”, which is asked for, nor the id in the tab’s address is known to the API of this ` +
    `key${saying(facts.message)}. The key may belong to another organisation (a sandbox, say) than the page, or ` +
    `the tab is not configured for export.${saidHow(facts)}`,
  asks: (facts) => tabUnknown(right(facts)),
  prove: tabOpens,
})

function tabUnknown(id: string): string {
  return (
    `The Forecast Tab at app.clari.com/forecast/${id} opens in the browser, and the API of our key answers that no ` +
    'such forecast is configured. Please tell us whether the tab can be exported, and whether our key belongs to the ' +
    'same organisation; the ids are below.'
  )
}

export const noIdInAddress = variant(notKnown, {
  kind: 'open',
  cause: 'no-id-in-address',
  headline: 'There is no forecast’s id in that address.',
  explains: (facts) =>
    'The address of a Forecast Tab looks like app.clari.com/forecast/net_arr; what was given has no such part. Clari ' +
    `does not know “${asked(facts)}”${saying(facts.message)}.`,
  pasted: { prove: notFoundSays },
})

export const blank = verdict({
  cause: 'blank',
  headline: 'The request names no forecast.',
  explains: ({ message }) =>
    `Where the id should stand there is nothing${given(message, (text) => ` (“${quotable(text, '')}”)`)}. Usually a ` +
    "variable was empty when the address was put together. The API then says missing_forecast_id, “Forecast '' not " +
    'found”, or that it has no such route, depending on the kind of API.',
  actions: [
    you(
      'Look where your client takes the id from, and why it is empty there: a variable with another name, a step ' +
        'that did not run, a missing column.',
      'the forecast’s id in your client: POST /export/forecast/{forecastId}',
    ),
    you('Let the client stop with a word of its own when the id is empty.'),
  ],
  prove: notFoundSays,
  disprovedBy: 'The request as sent having an id in its address.',
})

export const placeholder = variant(blank, {
  cause: 'placeholder',
  headline: 'A placeholder was sent instead of the id.',
  explains: (facts) =>
    `The request asks for “${facts.placeholder ?? asked(facts)}”, as it stands in an example: nothing was put in its ` +
    'place.',
  disprovedBy: 'The request as sent having a real id in its address.',
})

export const padded = verdict({
  cause: 'id-with-extras',
  headline: 'The id is sent with something around it.',
  explains: (facts) =>
    'Quotation marks and spaces count as part of the id, so Clari looks for another forecast than ' +
    `“${right(facts)}”. They often come along from a spreadsheet, a shell or an .env file.`,
  actions: (facts) => [you(`Store and send “${right(facts)}” alone.`, 'where your client takes the id from')],
  prove: notFoundSays,
  disprovedBy: 'The id alone being refused in the same way.',
})

/** What every wrong address has in common: the next request proves the fix. */
const lineWrong = {
  prove: requestAddress,
  disprovedBy: 'The same address being answered with anything but 404 for another key.',
} as const

export const wrongHost = verdict({
  ...lineWrong,
  cause: 'wrong-host',
  headline: ({ sentHost = 'another host' }) => `The request goes to ${sentHost}, not to the API.`,
  explains: ({ sentHost = 'That host' }) =>
    `Clari’s API for forecasts is at api.clari.com. ${sentHost} is another part of Clari (app.clari.com is the page ` +
    'for people, copilot.clari.com is Copilot) and has no such paths.',
  actions: [you('Call https://api.clari.com/v4/… instead.', sentAddress)],
})

export const wrongVersion = verdict({
  ...lineWrong,
  cause: 'wrong-version',
  headline: ({ sentVersion = 'none' }) =>
    sentVersion === 'none'
      ? 'The address leaves out the version: /v4.'
      : `The address asks for ${sentVersion}; the API is at /v4.`,
  explains:
    'The gateway in front of Clari looks at the path first; without /v4 it says “no Route matched with those values” ' +
    'before key or forecast are looked at.',
  actions: ({ rightLine = '/v4/…' }) => [you(`Call https://api.clari.com${rightLine} instead.`, sentAddress)],
})

export const wrongPath = verdict({
  ...lineWrong,
  cause: 'wrong-path',
  headline: 'Clari’s API has no such path.',
  explains: ({ sentLine = 'The address', rightLine = exportLine }) =>
    `“${sentLine}” is none of its calls; the nearest that it has is ${rightLine}. The gateway says 404 before the ` +
    'forecast is looked at, so the id may be perfectly right.',
  actions: ({ rightLine = '/v4/export/forecast/{forecastId}' }) => [
    you(`Call https://api.clari.com${rightLine} instead.`, sentAddress),
  ],
})

export const wrongMethod = verdict({
  ...lineWrong,
  cause: 'wrong-method',
  headline: ({ rightLine = exportLine }) => `The path is right; the call is ${rightLine}.`,
  explains: ({ sentLine = 'another method' }) =>
    `It was sent as “${sentLine}”. To the gateway that is another address, which it does not have.`,
  actions: ({ rightLine = exportLine }) => [you(`Send ${rightLine}.`, sentAddress)],
})

export const listNotOffered = verdict({
  cause: 'list-not-offered',
  headline: 'Your API has no list of forecasts.',
  explains:
    'The guide tells to list the forecasts first, and that is good advice where the call exists. The published API ' +
    'does not have it: “no Route matched” is then its plain answer, and neither key nor forecast is wrong.',
  actions: [
    you('Read the id from the Forecast Tab’s address instead.', tabAddress),
    you(
      'Take the list out of your client’s start, or let it go on without.',
      'GET /export/forecast/list in your client',
    ),
  ],
  prove: notFoundSays,
  disprovedBy: 'The same call being answered for another key of the organisation.',
})

export const wrongBase = verdict({
  cause: 'wrong-address',
  headline: ({ base = 'the address in use' }) => `There is no Clari API at ${base}.`,
  explains:
    'Something answers there, and says 404 to every call that the API is known to have. So it is not about the ' +
    'forecast: the address that this product is set up with is wrong.',
  actions: [
    you(
      'Use https://api.clari.com/v4, with /v4 and nothing after it.',
      '.env, CLARI_BASE_URL; then start the product again',
    ),
  ],
  disprovedBy: 'One of Clari’s calls being answered below the same address.',
})

export const otherForecastSent = variant(otherId, {
  cause: 'other-forecast-sent',
  headline: (facts) => `Your client asks for “${facts.sentForecast ?? 'another one'}”, not for “${right(facts)}”.`,
  explains: (facts) =>
    `“${right(facts)}” opens from here. The pasted request names another id; compare them letter by letter, upper ` +
    'and lower case too.',
  actions: (facts) => [you(`Let your client ask for “${right(facts)}”.`, 'the forecast’s id in your client')],
  prove: requestForecast,
  disprovedBy: 'The pasted request being from another job than the one that fails.',
})

export const knownHere = verdict({
  kind: 'clear',
  cause: 'known-here',
  headline: (facts) => `Clari knows “${asked(facts)}”.`,
  explains:
    'It was found with this key just now. Where it is not found, something else is sent: another id, another ' +
    'address, or the key of another organisation.',
  actions: [
    you(
      'Run the curl line below where it fails; if the forecast opens there too, compare the address with what your ' +
        'client sends.',
      'the machine where your client runs',
    ),
  ],
  prove: notFoundSays,
  disprovedBy: 'The same id being refused with the same key from here.',
})

export const noRoute = verdict({
  cause: 'no-route',
  headline: 'The address is not known; the forecast was not even looked at.',
  explains:
    'The pasted 404 does not speak of a forecast: the gateway knows no such address. A version other than /v4, a ' +
    'path that the API does not have, or the guide’s list, which the published API lacks, are answered like this.',
  actions: [
    you('Compare the address with https://api.clari.com/v4/export/forecast/{forecastId}, sent as POST.', sentAddress),
    you('Or go back and paste the request: its address is then held against the API’s own.', 'the step “Your request”'),
  ],
  prove: notFoundSays,
  disprovedBy: 'The same address being answered with anything but 404 for another key.',
})

export const notTheApi = verdict({
  cause: 'not-the-api',
  headline: 'Something else than Clari’s API says that it is not there.',
  explains:
    'What was pasted is a web page. The API never sends pages, so the forecast was not looked at: the address leads ' +
    'to a site, or a proxy answered.',
  actions: [
    you('Compare the address with https://api.clari.com/v4/…; app.clari.com is for people, not the API.', sentAddress),
  ],
  prove: notFoundSays,
  disprovedBy: 'Clari’s support confirming that this page is theirs.',
  leadsTo: 'clari.unreachable',
})

export const couldNotRun = verdict({
  kind: 'open',
  cause: 'not-checked',
  headline: 'Nothing could be proved yet.',
  explains: 'No live check could be finished, and the pasted text does not say what was not found.',
  actions: [
    you('Connect a key: the checks only read.', 'the Connections page'),
    you('Or paste the full answer below, body included.'),
  ],
  last: null,
  prove: notFoundSays,
  disprovedBy: 'A check that runs to its end.',
})
