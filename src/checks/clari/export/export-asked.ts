import { check } from '#src/domain/model/check.ts'
import { readExportRequest } from '#src/reading/clari/export-request.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { quoted } from '#src/checks/clari/request/says-check.ts'

/** Reads from a pasted request whether it asks for only some kinds of value, or only a part of the hierarchy. */
export const exportAsked = check({
  id: 'clari.export-asked',
  asks: 'What did the export ask for?',
  system: 'clari',
  costs: 'offline',
  reads: ['request'],
  outcomes: { types: 'warn', scope: 'warn', all: 'info', nothing: 'info' },
  facts: { askedTypes: 'text', askedScope: 'text', askedPeriod: 'text' },
  gather: async ({ pastes }) => ({ paste: readPaste(pastes['request'] ?? '') }),
  judge: ({ paste }) => {
    const { text } = paste
    const { corrected, hasOptions } = readExportRequest(paste)
    const { typesToExport, scopeId, timePeriod } = corrected
    const facts = { askedTypes: typesToExport?.join(', '), askedScope: scopeId, askedPeriod: timePeriod }
    const quoteOf = (part: string) => (text.includes(part) ? part : 'typesToExport')
    if (typesToExport !== undefined && !typesToExport.includes('forecast')) {
      const types = typesToExport.join(', ')
      const quote =
        /["']?typesToExport["']?\s{0,3}[:=]\s{0,3}(?:\[[^\]\n]{0,200}\]|[\w,]{1,100})/.exec(text)?.[0] ??
        quoteOf(typesToExport[0] ?? '')
      const says = `It asks only for ${types}, not for forecast.`
      return quoted(paste, 'types', quote, { says, shows: `only ${types}`, facts })
    }
    if (scopeId !== undefined && scopeId !== '') {
      const says = `It asks only for the part of the hierarchy below ${scopeId}.`
      return quoted(paste, 'scope', quoteOf(scopeId), { says, shows: `only below ${scopeId}`, facts })
    }
    if (hasOptions)
      return { outcome: 'all', says: 'It asks for the forecast of everybody the key’s user may see.', facts }
    return {
      outcome: 'nothing',
      says: text.trim() === '' ? 'No request was pasted.' : 'The pasted text shows no options of an export.',
    }
  },
})
