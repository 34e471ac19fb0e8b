import type { Scenario } from '#src/domain/scenario.ts'
import { clariEmptyExportWizard } from './clari-empty-export-wizard.ts'
import { documented, faint, faintWhenNamed, spoken, spokenWhenNamed } from './sureness.ts'

/** The export succeeds and holds nothing. */
export const clariEmptyExport: Scenario = {
  id: 'clari.empty-export',
  system: 'clari',
  title: 'Empty export',
  symptom: 'The export works, but nothing is in it',
  hint: 'no entries, no error',
  signs: [
    {
      mark: { kind: 'object', members: { entries: 'empty-list', timePeriods: 'there', users: 'there' } },
      why: 'an export of Clari’s without entries',
      sure: 'certain',
    },
    {
      mark: { kind: 'object', members: { entries: 'empty-list' }, only: true },
      why: 'the guide’s empty export',
      sure: documented,
    },
    {
      mark: { kind: 'object', members: { entries: 'empty-list' } },
      why: 'entries without anything in them',
      sure: { address: 'certain', name: 'likely', alone: null },
    },
    {
      mark: {
        kind: 'object',
        members: { entries: 'not-there', users: 'empty-list', timePeriods: 'there', fields: 'there' },
      },
      why: 'an export of Clari’s without users',
      sure: 'certain',
    },
    {
      mark: { kind: 'object', members: { data: 'empty-list' }, only: true },
      why: 'rows under another name, and none of them',
      sure: faintWhenNamed,
    },
    {
      mark: { kind: 'whole', any: [/^"?User"?,\s?"?Email"?,\s?"?CRM User ID"?,[^\n]{0,200}Data Value"?$/i] },
      why: 'the heading of an export in CSV, and no line below it',
      sure: 'certain',
    },
    {
      mark: { kind: 'whole', any: [/^["']?entries["']?\s{0,2}[:=]?\s{0,2}\[\s{0,5}\]$/i] },
      why: 'entries without anything in them',
      sure: documented,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /["']?\bentries["']?\s{0,2}(?:[:=]|is|are|was|were|comes? back|came back)\s{0,2}(?:an? )?(?:empty|\[\s{0,5}\]|none|null)/i,
        ],
      },
      why: 'entries without anything in them',
      sure: { address: 'certain', name: 'likely', alone: 'likely' },
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\b(?:export(?:s|ed)?|forecast)\b[^\n.]{0,60}?\b(?:empty|blank|(?:has|have|with|returns?|returned|gives?|gave|contains?|shows?|brings?)\s(?:back\s)?(?:no|zero|0)\s(?:data|rows?|records?|entries|values?|users?|results?|submissions?)|nothing (?:in it|comes back|came back|there))/i,
          /\bempty\s(?:clari\s)?(?:export|entries|forecast)s?\b|\bnothing in (?:the |my |our |this |that )?(?:clari )?export\b/i,
          /\bexport(?:s|ed)?\b[^\n.]{0,25}\b(?:nothing|no rows|no data|no records|no entries|zero (?:rows|records|entries)|0 (?:rows|records|entries))\b/i,
          /\b(?:no|zero|0)\s(?:rows|records|entries|data|values)\b[^\n.]{0,30}\bexport/i,
          /\b(?:no|zero|0)\sentries\b/i,
          /\b(?:nobody|no one|none of)\b[^\n.]{0,40}\b(?:in|from) the (?:clari )?export\b/i,
          /导出(?:的|来的|出来的|后的?)?(?:结果|数据|文件|内容|报表|表格|json|csv)?[^\n。]{0,10}?(?:为空|是空的?|空的|空白|没有(?:任何)?(?:数据|内容|条目|记录|东西)|无数据|什么都没有|啥都没有|0 ?(?:条|行))/i,
          /空(?:的)?导出|导出空|导出不出(?:来)?数据|导不出(?:来)?(?:任何)?数据/,
          /(?:条目|entries)\s?(?:为空|是空|空的|没有)/i,
        ],
      },
      why: 'the export is empty',
      sure: spoken,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\b(?:is|are|was|were|comes?|came|returns?|returned|returning|still|just|all|totally|completely)\s(?:back\s)?(?:an\s)?(?:empty|blank)\b/i,
          /\b(?:no|zero|0)\s(?:rows?|records?|data|results?|submissions?|values?)\b/i,
          /\brecords? (?:emitted|read|synced|extracted|loaded)\s{0,2}[:=]\s{0,2}0\b|\b0 records? (?:emitted|read|synced|extracted|loaded)\b/i,
          /\bEmptyDataError\b|\bno columns to parse\b/i,
          /\bempty\s(?:list|array|result|results|file|json|csv|response from the export)\b/i,
          /\bmost likely the original quarter has no data\b/i,
          /(?:结果|返回|数据|文件)(?:为空|是空的?|空的|空白)|返回空|没有(?:任何)?(?:数据|条目|记录)|查无数据|0 ?条(?:数据|记录)/,
        ],
      },
      why: 'nothing came back',
      sure: spokenWhenNamed,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\bKeyError\b[^\n]{0,6}['"](?:entries|users|timePeriods|fields)['"]|\breading ['"](?:entries|timePeriods)['"]/,
        ],
      },
      why: 'the program looked for rows under a name that was not there',
      sure: faint,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\b(?:can'?t|cannot|can not|unable to|not able to|doesn'?t) (?:see|view) (?:the |our |her |his |their |this |that |any |my |your )?[^\n.]{0,25}?\b(?:forecasts?|hierarchy|team'?s?)\b/i,
        ],
      },
      why: 'who cannot see a forecast gets an empty export of it',
      sure: faint,
    },
  ],
  guide: {
    says:
      'The export worked and holds no entries: nobody submitted in this period, the user does not see the hierarchy, ' +
      'or the forecast’s name is wrong (case matters).',
    fix: 'Look in Clari whether this forecast has submissions for the period asked.',
    but:
      'A period that Clari does not know is not refused: the current quarter is ' +
      'exported instead. Compare the timePeriodId that came back with the one asked. ' +
      'People who are not opted in now are missing from every past quarter too.',
  },
  wizard: clariEmptyExportWizard,
}
