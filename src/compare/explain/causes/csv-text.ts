import type { Cause } from '#src/compare/explain/cause.ts'

/** A cell whose text equals the other side only when it is read in another number format than its file's own. */
export const csvText: Cause = {
  id: 'csv-text',
  title: 'Text, not a number',
  says: 'The cell is written in another number format than the rest of its file.',
  admin: 'The file mixes number formats (1,234.56 and 1.234,56): set one locale for the download.',
  fix: { who: 'you', does: 'Choose the number format for this column, or download the file in one locale.' },
  disprovedBy: 'The value on the screen itself being the one that the file’s own format gives.',
  propose: (world, subject, add) => {
    const odd = world.oddUi.get(world.pairs.uiRow[subject.row] ?? -1)
    if (odd !== undefined && !Number.isNaN(odd.minor))
      add({ api: subject.api, ui: world.toUi(subject.row, odd.minor), group: 'ui text', level: 0, note: odd.text })
    const oddApi = world.oddApi.get(world.pairs.apiRow[subject.row] ?? -1)
    if (oddApi !== undefined && !Number.isNaN(oddApi.minor))
      add({ api: world.toApi(subject.row, oddApi.minor), group: 'api text', level: 0, note: oddApi.text })
  },
  because: (proof) =>
    `“${proof.note ?? ''}” is written in another number format than ` +
    'its file’s own; read in that format the two sides are equal.',
}
