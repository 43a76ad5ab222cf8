import 'server-only'

export { exportFormats } from './export-formats'
export { exportVisitor } from './export-visitor'
