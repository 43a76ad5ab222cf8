import type { ListedVisit, Role, VisitorHistory } from '../console-api/answers'
import { maskTravels, maskVisit } from './mask-visit'

/** A page of a visitor's history as `role` may see it. Its visits are most of it, and the same ones are masked and written once. */
export function historyResponse({ visits, travels, ...rest }: VisitorHistory, role: Role): Response {
  const written = [Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"visits":`), writeVisits(visits, role), between, writeTravels(travels, role), end]
  return new Response(Buffer.concat(written), { headers: { 'content-type': 'application/json' } })
}

const between = Buffer.from(',"travels":')
const end = Buffer.from('}')
const writeVisits = writtenOnce((visits: readonly ListedVisit[], role) => visits.map((visit) => maskVisit(visit, role)))
const writeTravels = writtenOnce(maskTravels)

/** For what nobody changes: the same object as the same role may see it is one JSON text, whose bytes need not be made again either. */
function writtenOnce<Given extends object>(mask: (given: Given, role: Role) => unknown): (given: Given, role: Role) => Buffer {
  const texts = new WeakMap<Given, Partial<Record<Role, Buffer>>>()
  return (given, role) => {
    const known = texts.get(given) ?? {}
    texts.set(given, known)
    return (known[role] ??= Buffer.from(JSON.stringify(mask(given, role))))
  }
}
