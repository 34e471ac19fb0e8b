/** Names of rows that add up others, in the languages of those who export. */
const totalName = new RegExp(
  [
    String.raw`^(?:grand |sub|overall |team )?totals?\b|\btotals?$|^(?:gesamt|zwischen|end)?summe\b`,
    String.raw`^gesamt(?:ergebnis|summe|wert)?\b|^(?:sous-|sub)?total\b|^(?:eind|sub)?totaal\b|^(?:sub)?totale\b`,
    String.raw`^(?:somme|suma|soma|somma|importe|valor|montant) total|^(?:всего|итого)`,
    String.raw`^(?:总计|合计|小计|总和|總計|総計|合計|小計|합계|총계)`,
  ].join('|'),
  'i',
)

/** Whether a name is that of a row of totals; it is one only where nothing else stands for somebody. */
export function isTotalName(name: string): boolean {
  return totalName.test(name)
}
