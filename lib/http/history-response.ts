import type { ListedVisit, Role, VisitorHistory } from '../console-api/answers'
import { maskTravels, maskVisit } from './mask-visit'

/** A page of a visitor's history as `role` may see it. Its visits are most of it, and the same ones are masked and written once. */
export function historyResponse({ visits, travels, ...rest }: VisitorHistory, role: Role): Response {
  const text = `${JSON.stringify(rest).slice(0, -1)},"visits":${writeVisits(visits, role)},"travels":${writeTravels(travels, role)}}`
  return new Response(text, { headers: { 'content-type': 'application/json' } })
}

const writeVisits = writtenOnce((visits: readonly ListedVisit[], role) => visits.map((visit) => maskVisit(visit, role)))
const writeTravels = writtenOnce(maskTravels)

/** For what nobody changes: the same object as the same role may see it is one JSON text. */
function writtenOnce<Given extends object>(mask: (given: Given, role: Role) => unknown): (given: Given, role: Role) => string {
  const texts = new WeakMap<Given, Partial<Record<Role, string>>>()
  return (given, role) => {
    const known = texts.get(given) ?? {}
    texts.set(given, known)
    return (known[role] ??= JSON.stringify(mask(given, role)))
  }
}
