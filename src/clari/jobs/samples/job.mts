// Waits for a job, in either dialect's words, and returns its results.
async function resultsOf(jobId: string): Promise<string> {
  for (let look = 0; look < looks; look += 1) {
    const answer = JSON.parse(await must('GET', `export/jobs/${jobId}`))
    const status = String((answer.job ?? answer).status).toUpperCase()
    if (['DONE', 'COMPLETED'].includes(status)) return must('GET', `export/jobs/${jobId}/results`)
    if (['FAILED', 'CANCELLED', 'ABORTED'].includes(status)) throw new Error(`Job ${jobId} ended as ${status}.`)
    console.error(`Job ${jobId} is ${status}.`)
    await pause(look, soonest, rarest)
  }
  throw new Error(`Job ${jobId} was not done after ${looks} looks.`)
}
