import { expect, test } from './product.ts'

const sample = (name: string) => new URL(`../src/pictures/samples/${name}`, import.meta.url).pathname

test('a picture of an error leads to its wizard without its secret; what reads it is loaded only then @wizards', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(asked.filter((url) => /traineddata|\.wasm|picture-worker/.test(url))).toEqual([])
  await page.getByLabel('File to read').setInputFiles(sample('error.png'))
  const first = page.getByRole('list', { name: 'What this could be' }).getByRole('listitem').first()
  await expect(first).toHaveAttribute('data-scenario', 'clari.unauthorized', { timeout: 30_000 })
  await expect(page.getByText('Read from the picture, in which letters are easily confused')).toBeVisible()
  await expect(page.getByRole('textbox').first()).not.toHaveValue(/4f9c2d7e/)
  await expect(page.getByText(/1 secret removed/)).toBeVisible()
  await first.getByRole('button', { name: 'Find out' }).click()
  await expect(page).toHaveURL(/clari\.unauthorized/)
})
