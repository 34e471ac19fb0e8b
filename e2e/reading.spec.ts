import { expect, test } from './product.ts'

test('a German sentence leads to its wizard @wizards', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('textbox').first().fill('Der nächtliche Clari-Export ist leer, es kommen keine Zeilen zurück')
  const first = page.getByRole('list', { name: 'What this could be' }).getByRole('listitem').first()
  await expect(first).toHaveAttribute('data-scenario', 'clari.empty-export')
  await expect(first).toContainText('Export ist leer')
  await first.getByRole('button', { name: 'Find out' }).click()
  await expect(page).toHaveURL(/clari\.empty-export/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a neighbour’s error is told as another system’s, with the words that show it @wizards', async ({ page }) => {
  await page.goto('/')
  const box = page.getByRole('textbox').first()
  await box.fill(
    [
      'POST https://api.clari.com/v4/export/forecast/net_arr 200',
      'job 66d0c1 DONE after 41 s, 18,204 entries',
      'snowflake.connector.errors.ProgrammingError: 003001 (42501): SQL access control error: ' +
        "Insufficient privileges to operate on schema 'RAW.CLARI'",
    ].join('\n'),
  )
  const told = page.getByRole('status').filter({ hasText: 'another system’s error' })
  await expect(told).toContainText('Words of Snowflake stand in it')
  await expect(told.locator('mark')).toHaveText(/snowflake\.connector/)
  await expect(page.getByText('certain', { exact: true })).toHaveCount(0)
  await expect(page.getByText('likely', { exact: true })).toHaveCount(0)
  await box.fill('psycopg2.errors.InsufficientPrivilege: permission denied for schema clari')
  await expect(told).toContainText('Words of a database stand in it')
})
