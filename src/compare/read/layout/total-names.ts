/** Names of rows that add up others, in the languages of those who export; only where nothing else stands for anybody. */
const totalName = new RegExp(
  [
    String.raw`^(?:grand |sub|overall |team )?totals?\b|\btotals?$|^(?:gesamt|zwischen|end)?summe\b`,
    String.raw`^gesamt(?:ergebnis|summe|betrag|wert)?\b|^(?:sous-|sub)?total\b|^(?:总计|合计|小计|总和|總計|総計|合計|小計|계|합계|총계)`,
    String.raw`^(?:somme|suma|soma|somma|importe|valor|montant) total|^(?:eind|sub)?totaal\b|^(?:sub)?totale\b|^всего\b|^итого\b`,
  ].join('|'),
  'i',
)

/** Whether a name is that of a row of totals. */
export function isTotalName(name: string): boolean {
  return totalName.test(name)
}
