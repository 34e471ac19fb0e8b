const json = (text: string): string => JSON.stringify(text)
const python = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const html = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** How a line of text holds a secret under a name. */
export type Carrier = (name: string, secret: string) => string

/** Lines of logs, commands and clients' errors. */
export const sentenceCarriers: readonly Carrier[] = [
  (name, secret) => `curl -s -H "${name}: ${secret}" https://api.clari.com/v4/admin/limits`,
  (_, secret) => `Authorization: Bearer ${secret}`,
  (_, secret) => `Authorization: Basic ${base64(`integration:${secret}`)}`,
  (_, secret) => `GET https://integration:${encodeURIComponent(secret)}@api.clari.com/v4/admin/limits`,
  (_, secret) => `Cookie: session=${secret}; theme=dark`,
  (_, secret) => `Set-Cookie: sid=${secret}; HttpOnly`,
  (name, secret) =>
    "pyclarify.errors.CredentialError: {'type': 'client-credentials', " +
    `${python(name)}: ${python(secret)}, 'clientId': 'ab'}`,
  (name, secret) => `${name}=${encodeURIComponent(secret)}&grant_type=client_credentials`,
  (name, secret) => `POST /oauth/token?${name}=${encodeURIComponent(secret)} HTTP/1.1`,
  (name, secret) => `{"${name}":${json(secret)},"status":401}`,
  (name, secret) => json(JSON.stringify({ [name]: secret })),
  (name, secret) => `export CLARI_API_KEY=${json(secret)} # ${name}`,
  (name, secret) => `<input name="${name}" value="${html(secret)}">`,
  (name, secret) => `${name}: "${secret}"`,
  (name, secret) => `  ${name}:\n    ${json(secret)}`,
  (name, secret) => `headers = [(${python(name)}, ${python(secret)})]`,
  (name, secret) => `${name}_b64: ${base64(secret)}`,
]

/** Whole bodies. */
export const structureCarriers: readonly Carrier[] = [
  (name, secret) => JSON.stringify({ error: 'Unauthorized', [name]: secret }),
  (name, secret) =>
    JSON.stringify({
      message: `bad ${name}: ${secret}`,
      request_id: 'r',
      details: [{ code: 'x', headers: { [name]: secret } }],
    }),
  (name, secret) =>
    JSON.stringify({ request: { headers: [{ name, value: secret }] }, config: JSON.stringify({ [name]: secret }) }),
  (name, secret) => JSON.stringify([{ errorCode: 'x', errorSummary: `${name}=${secret}` }]),
  (name, secret) =>
    JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      error: { code: -32602, message: 'x', data: { trace: 't', params: { [name]: [secret] } } },
    }),
  (name, secret) => `<html><body><p>${name}: ${html(secret)}</p></body></html>`,
  (name, secret) => `${name}: ${secret}\nplain text error`,
  (name, secret) => `${name}=${encodeURIComponent(secret)}&grant_type=x`,
  (_, secret) => JSON.stringify({ access_token: secret, token_type: 'bearer', refresh_token: secret, id: 'x' }),
  (_, secret) =>
    JSON.stringify({
      entries: [{ userId: 1, forecastValue: secret, note: secret }],
      users: [{ userId: 1, name: 'A', email: 'a@b.example', apiToken: secret }],
    }),
]
