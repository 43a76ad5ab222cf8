import type { ArchiveSummary, Role } from '../console-api/answers'
import { maskAddresses } from './mask-address'
import { mayActAs } from './require-role'

type Stories = ArchiveSummary['stories']

/** The stories as `role` may see them: an agent looks for a network where others look for an address. */
export function maskStories(stories: Stories, role: Role): Stories {
  if (mayActAs(role, 'analyst')) return stories
  return stories.map((story) => (story.query === undefined ? story : { ...story, query: maskAddresses(story.query) }))
}
