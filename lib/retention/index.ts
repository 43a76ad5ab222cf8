import 'server-only'

export { getRetention } from './get-retention'
