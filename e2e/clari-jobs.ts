import type { Demo, Product } from './product.ts'

/**
 * Starts an export as the demo tenant's integration user would, from outside the product; resolves with its job's id.
 */
export async function startExport(
  demo: Demo,
  address: string,
  body: Readonly<Record<string, unknown>> = {},
  forecastId = 'net_arr',
): Promise<string> {
  const { clari } = await demo.credentials()
  const answer = await fetch(`${address}/clari/v4/export/forecast/${forecastId}`, {
    method: 'POST',
    headers: { apikey: clari.apikey, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const { jobId } = (await answer.json()) as { readonly jobId: string }
  return jobId
}

/** Lets the demo tenant's jobs go on as long as any of them takes, at once. */
export async function letJobsEnd(demo: Demo): Promise<void> {
  await demo.speed(10_000)
  await new Promise((done) => setTimeout(done, 50))
  await demo.speed(1)
}

/** A job that the integration user started. */
export async function jobOf(product: Product, demo: Demo): Promise<string> {
  const { clari } = await demo.credentials()
  const answer: unknown = await (
    await fetch(`${product.demo}/clari/v4/export/jobs`, { headers: { apikey: clari.apikey } })
  ).json()
  return /"jobId":"(\w+)"/.exec(JSON.stringify(answer))?.[1] ?? ''
}
