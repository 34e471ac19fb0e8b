// Starts an export; one 400 stands for both limits, and only the limits tell which is reached.
async function start(forecastId: string, body: Record<string, unknown>): Promise<string> {
  for (let look = 0; look < looks; look += 1) {
    const { status, text } = await ask('POST', `export/forecast/${encodeURIComponent(forecastId)}`, body)
    if (status < 300) {
      const answer = JSON.parse(text)
      return answer.jobId ?? answer.job?.id ?? answer.id
    }
    if (!text.includes('export_monthly_quota_reached'))
      throw new Error(`POST export/forecast/${forecastId}: ${status} ${text.slice(0, 500)}`)
    const limits = JSON.parse(await must('GET', 'admin/limits')).jobs
    if (limits.availableMonthlyQuota <= 0)
      throw new Error("The month's exports are used up; what is listed from here on was not exported.")
    console.error('No place is free.')
    await pause(look, soonest, rarest)
  }
  throw new Error(`No place became free after ${looks} looks.`)
}

interface Export {
  readonly name: string
  readonly forecastId: string
  readonly body: { readonly timePeriod?: string; readonly exportFormat?: string }
}

const exports: Export[] = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'))
for (const { name, forecastId, body } of exports) {
  const text = await resultsOf(await start(forecastId, body))
  const file = name.replace(/[^\p{L}\p{N}._-]/gu, '_') + (body.exportFormat === 'CSV' ? '.csv' : '.json')
  await writeFile(file, text)
  if (body.timePeriod && text.includes('"timePeriodId"') && !text.includes(JSON.stringify(body.timePeriod))) {
    throw new Error(`${name}: Clari exported another period than ${body.timePeriod}.`)
  }
  console.log(name)
}
