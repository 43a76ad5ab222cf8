import 'server-only'

export { getErasures } from './get-erasures'
