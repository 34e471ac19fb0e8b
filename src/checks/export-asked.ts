import { check } from '#src/domain/check.ts'
import { readExportRequest } from './export-request.ts'

/** Reads from a pasted request whether it asks for only some kinds of value, or only a part of the hierarchy. */
export const exportAsked = check({
  id: 'clari.export-asked',
  asks: 'What did the export ask for?',
  system: 'clari',
  costs: 'offline',
  reads: ['request'],
  outcomes: { types: 'warn', scope: 'warn', all: 'info', nothing: 'info' },
  gather: async ({ pastes }) => ({ text: pastes['request'] ?? '' }),
  judge: ({ text }) => {
    const { corrected, hasOptions } = readExportRequest(text)
    const { typesToExport, scopeId, timePeriod } = corrected
    const facts = { askedTypes: typesToExport?.join(', '), askedScope: scopeId, askedPeriod: timePeriod }
    const quoteOf = (part: string) => (text.includes(part) ? part : 'typesToExport')
    if (typesToExport !== undefined && !typesToExport.includes('forecast')) {
      const quote =
        /["']?typesToExport["']?\s{0,3}[:=]\s{0,3}(?:\[[^\]\n]{0,200}\]|[\w,]{1,100})/.exec(text)?.[0] ??
        quoteOf(typesToExport[0] ?? '')
      return {
        outcome: 'types',
        says: `It asks only for ${typesToExport.join(', ')}, not for forecast.`,
        facts,
        evidence: [{ kind: 'paste', text, quote, shows: `only ${typesToExport.join(', ')}` }],
      }
    }
    if (scopeId !== undefined && scopeId !== '')
      return {
        outcome: 'scope',
        says: `It asks only for the part of the hierarchy below ${scopeId}.`,
        facts,
        evidence: [{ kind: 'paste', text, quote: quoteOf(scopeId), shows: `only below ${scopeId}` }],
      }
    if (hasOptions)
      return { outcome: 'all', says: 'It asks for the forecast of everybody the key’s user may see.', facts }
    return {
      outcome: 'nothing',
      says: text.trim() === '' ? 'No request was pasted.' : 'The pasted text shows no options of an export.',
    }
  },
})
