import type { ServerApiErrorCode } from './errors/server-api-error'

/** What an admin can do about an error of the Server API. */
export const advice: Record<ServerApiErrorCode, string> = {
  unreachable: 'Check that this machine reaches the address of the region: its network, firewall and DNS. If only this region fails, look at the vendor\'s status page.',
  timed_out: 'Look at the vendor\'s status page. If the region is well, check the network between this machine and it.',
  upstream_failed: 'The region itself fails. Look at the vendor\'s status page; nothing has to be changed here.',
  forbidden: 'Check the token of this region: it may be misspelt, revoked, or of another application. Set the right one and start again.',
  wrong_region: 'The token belongs to another region. Set it for that region and start again.',
  rate_limited: 'The token has used up its allowance. Find out what else uses it, or ask the vendor for a larger one.',
  redirected: 'Check the base URL of this region: it points to an address that sends calls elsewhere, which are never followed.',
  nonsense: 'Check the base URL and the generation of this region: what answers there speaks no Server API of that kind. A proxy in between may answer instead.',
  too_large: 'One history is too large to be read at once. Narrow the look-up; nothing has to be changed here.',
  refused: 'The region refused a request as it was made. Check that SERVER_API_GENERATION is the generation of this region.',
  visitor_not_found: 'Nothing has to be done: the region does not know that visitor.',
  invalid_visitor_id: 'Nothing has to be done: what was looked up was no visitor id.',
  circuit_open: 'The region failed several times in a row and is asked again by itself. Press "Try now" to ask it at once.',
  paused: 'The region asked for a pause after too many requests and is asked again by itself.',
  overloaded: 'More people look visitors up than the region answers at once. If it happens often, look at its latency.',
}
