import { samplesOf, type Sample } from './sample.ts'

/** What people say, in English and Chinese. */
export const clariWords: readonly Sample[] = [
  ...samplesOf('clari.unauthorized', 'likely', ['our clari export says 401', 'Clari says unauthorized since this morning', 'clari api key doesn\'t work anymore', 'the clari token expired i think', 'Clari 的 API 密钥无效', 'clari 接口报 401 未授权', 'Ana is not opted in to the forecast', 'clari: invalid api key!!', 'no_optin', 'Clari密钥过期了']),
  ...samplesOf('clari.unauthorized', 'possible', ['401', 'HTTP 401', '401 Unauthorized', 'unauthorized', '未授权', '密钥无效', 'invalid api key', 'getting a 401 all of a sudden', 'API token rejected', '认证失败', "Ana can't see the forecast", '返回401']),
  ...samplesOf('clari.forbidden', 'likely', ['clari says forbidden', 'API access is not enabled for my user in Clari', 'clari 403', 'Clari 提示没有权限', 'clari 接口 403 禁止访问', 'we probably need the enterprise plan for clari api access']),
  ...samplesOf('clari.forbidden', 'possible', ['403', '403 Forbidden', 'forbidden', 'API access not enabled', '禁止访问', '未启用 API 访问', '没有权限']),
  ...samplesOf('clari.forecast-not-found', 'likely', ["clari can't find my forecast", 'clari: forecast not found', 'Clari 预测未找到', 'clari 找不到预测 net_arr', "Forecast 'Q1 commit' not found", 'no such forecast in clari']),
  ...samplesOf('clari.forecast-not-found', 'possible', ['forecast not found', '预测未找到', '预测不存在', '404', 'the forecast does not exist', 'HTTP 404 Not Found']),
  ...samplesOf('clari.empty-export', 'likely', ['clari export is empty', 'the Clari export comes back empty, no error', 'clari returns no entries', 'Clari 导出为空', 'clari导出的数据是空的', 'nothing in the clari export for Q1', 'clari export: zero rows']),
  ...samplesOf('clari.empty-export', 'possible', ['Export Returns Empty Entries', 'export is empty', '导出为空', '导出没有数据', 'the export has no data', 'my export comes back blank']),
  ...samplesOf('clari.job-stuck', 'likely', ['clari job stuck in pending', 'Clari export job never finishes', 'the clari export is hanging for 2 hours', 'Clari 作业卡住了', 'clari 导出任务一直 pending', 'clari job never reaches COMPLETED', 'Clari export takes forever']),
  ...samplesOf('clari.job-stuck', 'possible', ['Job Stuck in PENDING', 'Export job never reaches COMPLETED status.', '作业卡住', '导出任务卡在 PENDING', 'export job is stuck', 'job stuck', '作业一直排队']),
  ...samplesOf('clari.data-mismatch', 'likely', ['Clari numbers don\'t match the UI', 'the API amounts differ from what Clari shows on screen', 'Clari 数据不一致', 'clari 的 API 和界面数字对不上', 'data mismatch between clari api and ui', 'clari commit total is off by 150k compared to the dashboard']),
  ...samplesOf('clari.data-mismatch', 'possible', ['Data Mismatch Between API and UI', '数据不一致', 'the export says 1.20 M, the screen says 1.35 M, the VP is asking', 'numbers do not match', 'API 和 UI 的数字不一样', 'forecast numbers are different from the screen']),
  ...samplesOf('clari.copilot-oauth', 'likely', ['clari copilot won\'t let me in', 'Clari Copilot says invalid_client', 'Copilot API OAuth errors', 'clari copilot 401', 'Clari Copilot 认证失败', 'copilot 密钥无效 (clari)']),
  ...samplesOf('clari.copilot-oauth', 'possible', ['invalid_client', 'Invalid client', 'OAuth 认证失败', '客户端无效']),
  ...samplesOf('clari.rate-limited', 'likely', ['clari rate limit', 'Clari is throttling us', 'clari says too many requests', 'Clari 限流了', 'clari 月度配额用完了', 'we ran out of clari exports this month, monthly quota']),
  ...samplesOf('clari.rate-limited', 'possible', ['429', 'HTTP 429 Too Many Requests', 'Rate Limit Exceeded', 'rate limited', '限流', '请求过多', 'too many requests', '配额已用完']),
  ...samplesOf('clari.unreachable', 'likely', ['clari is down', "can't reach clari", 'clari api times out', 'Clari returns a login page instead of json', 'clari 连不上', 'clari 接口超时', 'Clari 返回的是 HTML', 'clari gives 502']),
  ...samplesOf('clari.unreachable', 'possible', ['503', '504 Gateway Timeout', 'ECONNREFUSED', 'getaddrinfo ENOTFOUND', '域名解析失败', 'certificate verify failed']),
  ...samplesOf('clari.bad-request', 'likely', ['clari 400 bad request', 'Clari: typesToExport not supported', 'clari 请求参数错误', 'type_not_supported', 'clari says invalid currency']),
  ...samplesOf('clari.bad-request', 'possible', ['400', '400 Bad Request', 'bad request', '错误的请求', '参数错误']),
]
