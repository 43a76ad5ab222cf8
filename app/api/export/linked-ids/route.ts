import { getErasures } from '@/lib/erasure'
import { exportShared } from '@/lib/export'
import { refuseErased } from '@/lib/history/refuse-erased'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { getVisitStore } from '@/lib/store'
import { linkedIdQuery } from '../../linked-ids/linked-id-query'
import { known } from '../../visitors/[visitorId]/known-visitor'
import { askedExport, exportFact, exportShape } from '../export-query'

export const GET = route({
  role: 'analyst',
  query: linkedIdQuery.safeExtend(exportShape),
  audit: async ({ query: { id, ...query } }) => exportFact('linked_id.export', await getErasures().nameInAudit({ kind: 'linked_id', id }), query),
  handle: async ({ query: { id, ...query }, account }) => {
    await refuseErased(getVisitStore(), 'linked_id', id)
    return known(await exportShared({ kind: 'linkedId', value: id }, askedExport(query, account)), 'The archive has no visit with this linked id, so there is nothing to export.')
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('analyst', ['GET'])
