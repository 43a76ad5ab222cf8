import { startFaultyUpstream } from '../server-api/test-helpers/faulty-upstream'
import { isUpstreamOrder } from './bench-upstream-order'
import { benchVisit, benchVisitorId } from './bench-visits'

/** The region of the benches, in a process of its own: told what to do by messages, and answering each with its number. */
const [token = ''] = process.argv.slice(2)
const visitor = 1
const now = Date.now()
const visits = Array.from({ length: 500 }, (_, number) => ({ ...benchVisit(visitor, number).visit, visitorId: benchVisitorId(visitor), timestamp: now - number * 60_000 }))
const upstream = await startFaultyUpstream({ token, visits })

process.on('message', (order) => {
  if (!isUpstreamOrder(order)) throw new TypeError('That is no order to an upstream.')
  void upstream.behave(order.fault).then(() => process.send?.({ number: order.number, calls: upstream.calls() }))
})
process.on('disconnect', () => process.exit())
process.send?.({ number: 0, calls: 0, origin: upstream.origin })
