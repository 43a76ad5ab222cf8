/* The layers of lib/ and who may import whom. A line here is an architecture decision. */
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })

module.exports = {
  forbidden: [
    rule('no-circular', {}, { circular: true }, 'Imports run one way.'),
    rule('visits-know-zod-alone', { path: '^lib/visits/', pathNot: '\\.test\\.ts$' }, { pathNot: '^(lib/visits/|node_modules/zod/|(node:)?crypto$)' }, 'The vocabulary depends on nothing; reading a visit hashes its content.'),
    rule('findings-are-pure', { path: '^lib/findings/', pathNot: '\\.test\\.ts$' }, { path: '^(lib/(?!visits/|findings/)|app/|components/)' }, 'Rules over a history of visits, nothing else.'),
    rule('zone-tables-stay-on-the-server', { path: '^(components|lib/console-api|lib/visits)/', pathNot: '\\.test\\.ts$' }, { path: '^lib/findings/(index|create-examiner|zone-rule|zone-tables)\\.ts$' }, 'The browser takes types from finding and words from finding-words.'),
    rule('store-knows-no-upper-layer', { path: '^lib/store/' }, { path: '^(lib/(server-api|http|accounts|audit|history|catch-up|metrics|console-api|web-server|webhooks|live|export|saved-searches|erasure|retention|commands)/|app/|components/)' }, 'The store stands below.'),
    rule('server-api-knows-no-store', { path: '^lib/server-api/' }, { path: '^(lib/(store|database|history|http|accounts|audit|catch-up|metrics|console-api|webhooks|live|saved-searches|erasure|retention)/|app/|components/)' }, 'lib/history and lib/catch-up join the two.'),
    rule('console-api-is-for-the-browser', { path: '^lib/console-api/', pathNot: '\\.test\\.ts$' }, { path: '^(lib/(store|database|server-api|http|accounts|audit|history|catch-up|metrics|web-server|environment|demo|webhooks|live|export|saved-searches|erasure|retention|commands)/|app/|components/)' }, 'The client of /api takes types, never server code.'),
    rule('components-never-know-the-server', { path: '^components/' }, { path: '^(lib/(store|database|server-api|http|accounts|audit|history|catch-up|metrics|web-server|environment|demo|webhooks|live|export|saved-searches|erasure|retention|commands)/|app/)' }, 'Client code takes data from lib/console-api alone.'),
    rule('components-take-no-zod', { path: '^(components|lib/console-api)/', pathNot: '\\.test\\.ts$' }, { path: '(node_modules/zod/|-schema\\.ts$)', dependencyTypesNot: ['type-only'] }, 'zod stays out of the first load.'),
    rule('leaflet-in-map-only', { pathNot: '^(components/map/|app/layout)' }, { path: 'node_modules/(leaflet|react-leaflet|@types/leaflet)/' }, 'Hippocratic licence and 43 KB stay in one folder.'),
    rule('recharts-in-charts-only', { pathNot: '^components/charts/' }, { path: 'node_modules/recharts/' }, '101 KB stay in one folder.'),
    rule('driver-in-database-only', { pathNot: '^lib/database/' }, { path: 'node_modules/(libsql|pg|better-sqlite3)/' }, 'One importer of a driver.'),
    rule('catch-up-joins-three', { path: '^lib/catch-up/', pathNot: '\\.test\\.ts$' }, { path: '^(lib/(accounts|audit|history|web-server|commands|embedded-server-api|metrics)/|app/|components/)' }, 'It knows the Server API, the store and the log.'),
    rule('webhooks-know-what-they-take', { path: '^lib/webhooks/', pathNot: '\\.test\\.ts$' }, { path: '^(lib/(accounts|audit|history|catch-up|web-server|commands|metrics|demo|live)/|app/|components/)' }, 'From the bytes to the store; who is signed in is no business of theirs.'),
    rule('live-knows-no-account', { path: '^lib/live/', pathNot: '\\.test\\.ts$' }, { path: '^(lib/(accounts|audit|history|catch-up|web-server|commands|metrics|demo|webhooks|server-api)/|app/|components/)' }, 'Whoever opens a stream says who may read it.'),
    rule('export-writes-what-the-store-holds', { path: '^lib/export/', pathNot: '\\.test\\.ts$' }, { path: '^(lib/(accounts|audit|history|server-api|catch-up|web-server|commands|metrics|demo|webhooks|live|http)/|app/|components/)' }, 'Who may export, and why, is judged before.'),
    rule('saved-searches-know-no-visit', { path: '^lib/saved-searches/', pathNot: '\\.test\\.ts$' }, { path: '^(lib/(store|accounts|audit|history|server-api|catch-up|web-server|commands|metrics|demo|webhooks|live|export)/|app/|components/)' }, 'They keep addresses of pages; an erasure asks them to forget.'),
    rule('erasure-knows-no-session', { path: '^lib/erasure/', pathNot: '\\.test\\.ts$' }, { path: '^(lib/(accounts|catch-up|web-server|commands|metrics|demo|webhooks|live|export|embedded-server-api)/|app/|components/)' }, 'Who may erase is judged before.'),
    rule('retention-knows-no-session', { path: '^lib/retention/', pathNot: '\\.test\\.ts$' }, { path: '^(lib/(accounts|history|server-api|catch-up|web-server|commands|metrics|demo|webhooks|live|export|saved-searches|erasure|embedded-server-api)/|app/|components/)' }, 'Who may set it is judged before.'),
    rule('metrics-know-no-data', { path: '^lib/metrics/', pathNot: '\\.test\\.ts$' }, { path: '^(lib/(history|accounts|audit|web-server|commands|visits|demo)/|app/|components/)' }, 'Figures alone: no visit, no account.'),
    rule('nobody-imports-commands', { pathNot: '^(lib/commands/|e2e/)' }, { path: '^lib/commands/' }, 'Commands are the outermost layer.'),
    rule('no-orphans', { orphan: true, pathNot: '(\\.d\\.ts$|^lib/.*worker\\.ts$|^lib/commands/|^e2e/|config\\.(ts|js|mjs|cjs)$|^\\.dependency|\\.test\\.ts$|^app/)' }, {}, 'Delete what nobody calls.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^(\\.next|public/|node_modules/next/dist)' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
