import { exportShared } from '@/lib/export'
import { networkFor } from '@/lib/http/mask-sharers'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { networkQuery } from '../../networks/network-query'
import { known } from '../../visitors/[visitorId]/known-visitor'
import { askedExport, exportFact, exportShape } from '../export-query'

export const GET = route({
  role: 'analyst',
  query: networkQuery.safeExtend(exportShape),
  audit: ({ query: { address, ...query }, account: { role } }) => exportFact('network.export', networkFor(role, address), query),
  handle: async ({ query: { address, ...query }, account }) =>
    known(await exportShared({ kind: 'network', value: networkFor(account.role, address) ?? address }, askedExport(query, account)), 'The archive has no visit from there, so there is nothing to export.'),
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('analyst', ['GET'])
