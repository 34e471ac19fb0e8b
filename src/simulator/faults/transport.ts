import { HttpResponse } from 'msw'
import { everyAnswer } from './clari-answer.ts'
import type { Fault } from './fault.ts'
import { dripping, forever, gatewayPage, loginPage } from './broken-answers.ts'

const scenario = 'clari.unreachable'

/** Ways for a request to Clari to come to nothing, or to something that is not Clari's API. */
export const transportFaults: readonly Fault[] = [
  {
    id: 'dns',
    says: 'The name of Clari’s host does not resolve.',
    verdicts: ['clari.unreachable/dns'],
    scenario,
    origins: (origins) => ({ ...origins, clari: 'http://api.clari.invalid/clari/v4' }),
  },
  {
    id: 'refused',
    says: 'Nobody listens at Clari’s address.',
    verdicts: ['clari.unreachable/refused'],
    scenario,
    origins: (origins, places) => ({ ...origins, clari: `${places.closed}/clari/v4` }),
  },
  {
    id: 'tls',
    says: 'A corporate gateway answers in Clari’s place with a certificate of its own.',
    verdicts: ['clari.unreachable/tls-unknown-issuer', 'clari.unauthorized/intercepted'],
    scenario,
    origins: (origins, places) => ({ ...origins, clari: `${places.tls}/clari/v4` }),
  },
  {
    id: 'timeout',
    says: 'Clari takes the request and never answers.',
    verdicts: ['clari.unreachable/timeout'],
    scenario,
    handlers: () => everyAnswer(({ request }) => forever(request)),
  },
  {
    id: 'reset',
    says: 'The connection breaks before an answer.',
    verdicts: ['clari.unreachable/reset'],
    scenario,
    handlers: () => everyAnswer(() => HttpResponse.error()),
  },
  {
    id: 'bad-gateway',
    says: 'A 502 page in HTML comes back.',
    verdicts: ['clari.unreachable/gateway-page'],
    scenario,
    handlers: () => everyAnswer(() => gatewayPage(502)),
  },
  {
    id: 'truncated-json',
    says: 'The answer is JSON that is cut off in the middle.',
    verdicts: ['clari.unreachable/truncated-json'],
    scenario,
    handlers: () =>
      everyAnswer(
        () =>
          new HttpResponse('{"jobs":{"concurrentLimit":3,"monthlyQuota":1000,"submi', {
            headers: { 'Content-Type': 'application/json' },
          }),
      ),
  },
  {
    id: 'empty-200',
    says: 'The answer is 200 without a body.',
    verdicts: ['clari.unreachable/empty'],
    scenario,
    handlers: () => everyAnswer(() => new HttpResponse('', { headers: { 'Content-Type': 'application/json' } })),
  },
  {
    id: 'redirect-to-login',
    says: 'The answer is a redirect to a login page.',
    verdicts: ['clari.unreachable/redirected', 'clari.unauthorized/redirected'],
    scenario,
    handlers: () =>
      everyAnswer(
        () =>
          new HttpResponse(null, {
            status: 302,
            headers: { Location: 'https://sso.halden.example/login?return=%2Fv4' },
          }),
      ),
  },
  {
    id: 'login-page',
    says: 'The answer is 200 with a login page in HTML.',
    verdicts: ['clari.unreachable/login-page', 'clari.unauthorized/not-the-api'],
    scenario,
    handlers: () => everyAnswer(() => loginPage()),
  },
  {
    id: 'slow-body',
    says: 'The answer begins at once and then drips.',
    verdicts: ['clari.unreachable/slow-body'],
    scenario,
    handlers: () =>
      everyAnswer(({ request }) =>
        dripping(
          request,
          '{"jobs":{"concurrentLimit":3,"monthlyQuota":1000,"submittedJobIds":[],"availableConcurrentLimit":3,' +
            '"availableMonthlyQuota":990}}',
          2_000,
        ),
      ),
  },
  {
    id: 'unknown-shape',
    says: 'The answer is 200 with JSON that Clari’s API is not known to send.',
    verdicts: ['clari.unreachable/unknown-shape'],
    scenario,
    handlers: () =>
      everyAnswer(() => HttpResponse.json({ ok: true, payload: { version: 9, limits: 'see attachment' } })),
  },
]
