import 'server-only'

export { getLive } from './get-live'
