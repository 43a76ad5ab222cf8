import { parseArgs } from 'node:util'
import { benchBrowser, benchFraudMap } from '../../e2e/performance/bench-browser'
import { benchPostgres } from './bench-postgres'
import { benchRoute } from './bench-route'
import { benchSigkill } from './bench-sigkill'
import { benchServerApi } from './bench-server-api'
import { benchStore } from './bench-store'
import { printRows } from './bench-row'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { visits: { type: 'string', default: '1000000' }, keep: { type: 'string' }, embedded: { type: 'boolean' }, 'soak-minutes': { type: 'string', default: '5' } },
})
const benches = {
  store: async () => [
    ...(await benchStore({ visits: Number(values.visits), keep: values.keep })),
    ...(values.embedded ? [] : await benchPostgres({ visits: Number(values.visits) })),
  ],
  'server-api': () => benchServerApi({ soakMinutes: Number(values['soak-minutes']) }),
  sigkill: () => benchSigkill({ kills: 20 }),
  route: () => benchRoute(),
  browser: () => benchBrowser(),
  'fraud-map': () => benchFraudMap({ visits: Number(values.visits), keep: values.keep }),
}
const chosen = Object.entries(benches).filter(([name]) => positionals.length === 0 || positionals.includes(name))
if (chosen.length === 0) throw new Error(`There is no such bench. Known: ${Object.keys(benches).join(', ')}.`)
for (const [name, bench] of chosen) printRows(name, await bench())
