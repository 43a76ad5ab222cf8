import { embeddedServerApi } from '@/lib/embedded-server-api'

const { nothing: answer } = embeddedServerApi

export { answer as DELETE, answer as GET, answer as HEAD, answer as OPTIONS, answer as PATCH, answer as POST, answer as PUT }
