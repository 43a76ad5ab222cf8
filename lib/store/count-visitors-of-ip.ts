import type { Database } from '../database/open-database'
import { ipNetwork, parseCidr } from '../visits/ip-address'
import { toHex } from './to-hex'

/** How many visitors were seen on an address and on its network, counting at most `atMost`. Throws RangeError for what is no address. */
export async function countVisitorsOfIp({ kysely }: Database, ip: string, atMost: number): Promise<{ network: string; onIp: number; onNetwork: number }> {
  const network = ipNetwork(ip)
  const count = async (range: ReturnType<typeof parseCidr>) => {
    if (!range) return 0
    const visitors = kysely.selectFrom('visitor_values').select('visitor_id').distinct()
      .where('kind', '=', 'ip').where('value', '>=', toHex(range.first)).where('value', '<=', toHex(range.last)).limit(atMost)
    const { seen } = await kysely.selectFrom(visitors.as('seen_there')).select((eb) => eb.fn.countAll<number>().as('seen')).executeTakeFirstOrThrow()
    return seen
  }
  const [onIp, onNetwork] = await Promise.all([count(parseCidr(`${ip}/${ip.includes(':') ? 128 : 32}`)), count(parseCidr(network))])
  return { network, onIp, onNetwork }
}
