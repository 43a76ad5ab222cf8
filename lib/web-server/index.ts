export { createWebServer } from './create-web-server'
export { serveRequests, type Service } from './serve-requests'
