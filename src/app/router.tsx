import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { casesSearchSchema } from '#src/features/cases/list/cases-search.ts'
import { checkupSearchSchema } from '#src/features/checkup/checkup-search.ts'
import { decodeSearchSchema } from '#src/features/clarify/decode/decode-search.ts'
import { compareSearchSchema } from '#src/features/compare/compare-search.ts'
import { connectionsSearchSchema } from '#src/features/connections/connections-search.ts'
import { HomePage } from '#src/features/home/home-page.tsx'
import { wizardSearchSchema } from '#src/features/wizard/wizard-search.ts'
import { Loading } from '#src/ui/feedback/loading.tsx'
import { ErrorPage } from './error-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { parseSearch, stringifySearch } from './search-params.ts'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage, errorComponent: ErrorPage })

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage })

const wizard = createRoute({
  getParentRoute: () => root,
  path: '/wizard/$scenario',
  validateSearch: wizardSearchSchema,
  component: lazyRouteComponent(() => import('./scenario-route.tsx'), 'ScenarioRoute'),
})

const connections = createRoute({
  getParentRoute: () => root,
  path: '/connections',
  validateSearch: connectionsSearchSchema,
  component: lazyRouteComponent(() => import('#src/features/connections/connections-page.tsx'), 'ConnectionsPage'),
})

const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: compareSearchSchema,
  component: lazyRouteComponent(() => import('#src/features/compare/compare-page.tsx'), 'ComparePage'),
})

const checkup = createRoute({
  getParentRoute: () => root,
  path: '/checkup',
  validateSearch: checkupSearchSchema,
  component: lazyRouteComponent(() => import('#src/features/checkup/checkup-page.tsx'), 'CheckupPage'),
})

const jobs = createRoute({
  getParentRoute: () => root,
  path: '/jobs',
  component: lazyRouteComponent(() => import('#src/features/jobs/batch-only-page.tsx'), 'BatchOnlyPage'),
})

const decode = createRoute({
  getParentRoute: () => root,
  path: '/decode',
  validateSearch: decodeSearchSchema,
  component: lazyRouteComponent(() => import('#src/features/clarify/decode/decode-page.tsx'), 'DecodePage'),
})

const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: casesSearchSchema,
  component: lazyRouteComponent(() => import('#src/features/cases/list/cases-page.tsx'), 'CasesPage'),
})

const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$id',
  component: lazyRouteComponent(() => import('#src/features/cases/case-page.tsx'), 'CasePage'),
})

// For whoever builds pages: the README links it, no page does.
const styleguide = createRoute({
  getParentRoute: () => root,
  path: '/styleguide',
  component: lazyRouteComponent(() => import('#src/features/styleguide/styleguide-page.tsx'), 'StyleguidePage'),
})

/** Every place of the page; search parameters are texts, checked by each route. */
export const router = createRouter({
  routeTree: root.addChildren([home, wizard, cases, oneCase, checkup, compare, jobs, connections, decode, styleguide]),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Loading what="the page" />,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
