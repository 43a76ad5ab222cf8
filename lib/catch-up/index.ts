import 'server-only'

export { getCatchUp } from './get-catch-up'
