import { migrate } from '../../database/migrate'
import { openDatabase } from '../../database/open-database'
import { serveRequests } from '../../embedded-server-api/test-helpers/serve-requests'
import { createVisitStore } from '../../store/create-visit-store'
import { createWebhooks } from '../create-webhooks'

/** Run as a program: takes deliveries into the folder of the first argument, signed with the second, and prints its origin. */
const [folder = '', secret = ''] = process.argv.slice(2)
const webhooks = createWebhooks({ secrets: [secret], store: createVisitStore(openDatabase({ folder, prepare: migrate })), now: Date.now })
const { origin } = await serveRequests(async (request) => Response.json(await webhooks.receive(request)))
process.stdout.write(`${origin}\n`)
