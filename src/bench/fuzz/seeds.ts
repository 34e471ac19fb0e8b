import { strToU8, zipSync } from 'fflate'
import { goodAnswerTo } from '#src/bench/faults/good-answers.ts'
import type { FuzzKind } from './kinds.ts'

type Seeds = readonly [string | Uint8Array, ...(string | Uint8Array)[]]

const csv =
  'User,Email,CRM User ID,Role,Parent Role,Timeframe,Field,Week,Start Day,End Day,Data Type,Data Value\n' +
  'Ana Ortiz,ana@x.example,005A,Rep,West,July FY 2026,Commit,0,07/01/2026,07/07/2026,Forecast Value,"$3,000,190.00"\n'
const html =
  '<table><tr><th>User</th><th>Email</th><th>Commit</th></tr>' +
  '<tr><td>Ana</td><td>ana@x.example</td><td>$1,000</td></tr></table>'

const sheet = zipSync({
  'xl/workbook.xml': strToU8(
    '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
  ),
  'xl/_rels/workbook.xml.rels': strToU8(
    '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  ),
  'xl/worksheets/sheet1.xml': strToU8(
    '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>User</t></is></c><c r="B1" t="inlineStr"><is>' +
      '<t>Commit</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Ana</t></is></c><c r="B2"><v>5</v></c>' +
      '</row></sheetData></worksheet>',
  ),
})

/** Inputs of a kind as people have them, with a secret in its usual place; every changed input begins with one. */
export function seedsOf(kind: FuzzKind, secret: string): Seeds {
  switch (kind) {
    case 'paste':
      return [
        `curl -H "apikey: ${secret}" https://api.clari.com/v4/jobs\n{"error":"Unauthorized","message":"No key"}`,
        `POST /v1/rpc HTTP/1.1\nAuthorization: Bearer ${secret}\n\n{"jsonrpc":"2.0","error":{"code":-32003}}`,
        `{"code":"no_optin","message":"not opted in","orgId":"1"}`,
      ]
    case 'recording': {
      const request = {
        method: 'GET',
        url: 'https://api.clari.com/v4/admin/limits',
        headers: [{ name: 'apikey', value: secret }],
      }
      const response = {
        status: 401,
        headers: [],
        content: { mimeType: 'application/json', text: '{"message":"Invalid"}' },
      }
      const entry = { startedDateTime: '2026-11-30T09:00:00Z', time: 5, request, response }
      return [
        JSON.stringify({ log: { version: '1.2', creator: { name: 'a' }, entries: [entry, entry] } }),
        `> GET /v4/jobs HTTP/2\n> Host: api.clari.com\n> apikey: ${secret}\n>\n< HTTP/2 401\n<\n{"message":"x"}\n`,
      ]
    }
    case 'json-export':
      return [goodAnswerTo('GET', '/export/jobs/j1/results'), '{"entries":[{"ownerName":"Ana","forecastAmount":5}]}']
    case 'csv':
      return [csv, csv.replaceAll(',', ';'), csv.replaceAll(',', '\t')]
    case 'xlsx':
      return [sheet]
    case 'html':
      return [html]
    case 'json-rpc':
      return [
        '{"jsonrpc":"2.0","id":1,"result":{"data":[]}}',
        '{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid params","data":{"params":{"a":["b"]}}}}',
        '{"jsonrpc":"2.0","id":1,"result":{"data":[]},"error":{"code":-32000,"message":"x"}}',
      ]
    case 'credentials': {
      const credentials = { type: 'client-credentials', clientId: 'client-7', clientSecret: secret }
      return [
        JSON.stringify({ apiUrl: 'https://api.clarify.io/v1/', integration: 'ct9674jq1b1gublkcngd', credentials }),
      ]
    }
    case 'parameters':
      return [
        '{"forecastId":"net_arr","timePeriod":"2026_Q4","typesToExport":["forecast"]}',
        '{"query":{"limit":1,"filter":{"a":{"$in":[1]}}}}',
        '{"limit":1,"jobId":"j1"}',
      ]
  }
}
