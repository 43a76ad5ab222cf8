import { exportSearch } from '@/lib/export'
import { readQuestion } from '@/lib/history/search-question'
import { refuseMethods } from '@/lib/http/refuse-methods'
import { route } from '@/lib/http/route'
import { toMapFilter } from '@/lib/visits/map-filter-schema'
import { searchQuery } from '../../search/search-query'
import { askedExport, exportFact, exportShape } from '../export-query'

export const GET = route({
  role: 'analyst',
  query: searchQuery.safeExtend(exportShape),
  audit: ({ query: { q, ...query } }) => exportFact('search.export', q, query),
  handle: ({ query: { q = '', ...query }, account }) => {
    const filter = toMapFilter(query)
    return exportSearch(q, filter, readQuestion(q, filter).question, askedExport(query, account))
  },
})

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('analyst', ['GET'])
