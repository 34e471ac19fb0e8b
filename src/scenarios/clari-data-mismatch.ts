import type { Scenario } from '#src/domain/scenario.ts'
import { clariDataMismatchWizard } from './clari-data-mismatch-wizard.ts'
import { faint, spoken, spokenWhenNamed } from './sureness.ts'

/** The API's numbers are not those on Clari's screen. */
export const clariDataMismatch: Scenario = {
  id: 'clari.data-mismatch',
  system: 'clari',
  title: 'Numbers do not match',
  symptom: 'The API’s numbers are not those on the screen',
  hint: 'export against Clari’s screen',
  signs: [
    {
      mark: { kind: 'object', members: { rowsTruncated: /^(?:true|True|[1-9]\d*)$/ } },
      why: 'the export was cut off: rows are missing from it',
      sure: 'likely',
    },
    {
      mark: { kind: 'object', members: { cellsTruncated: /^(?:true|True|[1-9]\d*)$/ } },
      why: 'the export was cut off: cells are missing from it',
      sure: 'likely',
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\bapi_fiscal_quarter of \S{1,20}[^\n]{0,80}(?:does not match|original)/i,
          /\bdoes not match the original\b/i,
        ],
      },
      why: 'another period came back than was asked for',
      sure: spoken,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\b(?:data|numbers?|amounts?|totals?|values?|figures?|forecasts?|commit|best case|quota|currency)\b[^\n.]{0,70}?\b(?:mismatch(?:es|ed)?|discrepan(?:cy|cies)|do(?:es)?(?: not|n'?t) (?:match|agree|add up|tie|reconcile|line up)|not match(?:ing|es)?|differs?|(?:is|are|was|were|look|looks) (?:different|off|inconsistent|wrong)|disagrees?|off by|out of sync)\b/i,
          /\b(?:mismatch(?:es|ed)?|discrepan(?:cy|cies)|differen(?:ce|t)s?|inconsisten(?:t|cy|cies))\b[^\n.]{0,60}?\b(?:data|numbers?|amounts?|totals?|values?|figures?|forecast|clari|ui|screen)\b/i,
          /\b(?:api|export|csv|json)\b[^\n.]{0,70}?\b(?:vs\.?|versus|against|from|than|and|with|to)\b[^\n.]{0,20}?\b(?:ui|screen|app|dashboard|web ?page|clari(?:'s)? (?:ui|screen|app))\b[^\n.]{0,50}?\b(?:mismatch|differ\w{0,4}|not (?:the same|equal|match)|wrong|off|disagree|don'?t|doesn'?t)/i,
          /\b(?:mismatch|differ\w{0,4}|not (?:the same|equal|match\w{0,3})|(?:doesn'?t|don'?t|do not|does not) (?:match|agree)|disagrees?)\b[^\n]{0,50}?\b(?:ui|screen|dashboard)\b/i,
          /\b(?:api|export)\s(?:says|shows|has|gives|reports|returns)\b[^\n]{0,60}\b(?:screen|ui|clari|app|dashboard)\s(?:says|shows|has|gives|reports)\b/i,
          /\b(?:screen|ui|clari|app|dashboard)\s(?:says|shows|has|gives|reports)\b[^\n]{0,60}\b(?:api|export|csv|file)\s(?:says|shows|has|gives|reports|returns)\b/i,
          /\b(?:api|export)\b[^\n.]{0,40}\b(?:lower|higher|less|more|smaller|bigger|too (?:low|high))\b[^\n.]{0,30}\b(?:screen|ui|app|dashboard|forecast tab|in clari)\b/i,
          /\b(?:api|export)\s(?:says|shows|has|gives|reports|returns)\b[^\n]{0,60}\b(?:screen|ui|clari|app|dashboard)\b[^\n]{0,20}\d/i,
          /\b(?:reps?|people|persons?|users?|team|owners?|members?|managers?|sellers?|everyone|somebody|someone)\b[^\n.]{0,30}\b(?:missing|absent|left out|dropped|not (?:in|there|included|showing))\b[^\n.]{0,20}\b(?:export|api|csv)\b/i,
          /(?:界面|页面|屏幕)[^\n]{0,12}\d[^\n]{0,20}(?:接口|API|导出)[^\n]{0,12}\d|(?:接口|API|导出)[^\n]{0,12}\d[^\n]{0,20}(?:界面|页面|屏幕)[^\n]{0,12}\d/i,
          /(?:数据|数字|金额|数值|总数|总额|合计|预测|报表|两边|结果)[^\n。]{0,18}?(?:不一致|不匹配|对不上|不符|不相同|不一样|不相等|有差异|有出入|差异|不吻合)/,
          /(?:api|接口|导出)[^\n。]{0,18}?(?:(?<![a-z\d])ui(?![a-z\d])|界面|页面|屏幕|网页|系统里)[^\n。]{0,18}?(?:不|差|对不上|异|出入)/i,
          /(?:不一致|不匹配|对不上|不符)[^\n。]{0,12}?(?:数据|数字|金额|界面|页面|ui)/i,
        ],
      },
      why: 'two sets of numbers disagree',
      sure: spoken,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\b(?:shows?|says?|has|have|gives?|displays?|reads?|reports?|returns?|is at|see)\b[^\n]{0,40}?\d[\d.,]{0,15}\s?[kmb]?\b[^\n]{0,60}?\b(?:but|while|whereas|and|vs\.?|versus|yet|though|not)\b[^\n]{0,60}?\d[\d.,]{0,15}\s?[kmb]?\b/i,
          /\bwhy (?:is|are|does|do)\b[^\n]{0,60}\b(?:different|differ|higher|lower|more|less|bigger|smaller|not the same)\b/i,
        ],
      },
      why: 'two numbers for the same thing',
      sure: spokenWhenNamed,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\b(?:wrong|old|stale|outdated|different|incorrect|missing) (?:numbers?|amounts?|values?|totals?|figures?|quarter|period|data)\b/i,
          /\b(?:numbers?|amounts?|totals?|figures?|rollups?|roll-ups?)\b[^\n.]{0,30}\b(?:wrong|off|weird|strange|too (?:high|low)|not right|changed)\b/i,
          /不一致|对不上|不匹配/,
        ],
      },
      why: 'numbers look wrong',
      sure: spokenWhenNamed,
    },
    {
      mark: {
        kind: 'whole',
        any: [/^\W{0,3}(?:data )?(?:mismatch|discrepancy)\W{0,3}$/i, /^\W{0,3}(?:不一致|对不上|不匹配)\W{0,3}$/],
      },
      why: 'something disagrees with something',
      sure: faint,
    },
  ],
  guide: {
    says:
      'The API exports what was submitted, while the screen may show the ' +
      'latest edit; currencies and the ends of periods can differ too.',
    fix: 'Export with includeHistorical to get every version, and use exactly the period that the screen shows.',
    but:
      'There are more causes than these three: a roll-up against a manager’s own number, an adjustment, a period ' +
      'that was unknown and silently replaced, people who are not opted in. The comparison tells them apart.',
  },
  wizard: clariDataMismatchWizard,
}
