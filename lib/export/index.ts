import 'server-only'

export { exportFormats } from './export-formats'
export { exportCell, exportSearch, exportShared, exportVisitor } from './export-lists'
