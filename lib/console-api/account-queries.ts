import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AccountRow, AuditPage, Role, SessionRow } from './answers'
import { fetchJson, withQuery } from './fetch-json'
import { laterApi } from './later-paths'

export interface AuditFilter {
  account?: string
  action?: string
  subject?: string
  from?: number
  to?: number
}

export const accountsQuery = () =>
  queryOptions({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => fetchJson<{ accounts: AccountRow[] }>(laterApi.accounts, { signal }),
  })

export const sessionsQuery = () =>
  queryOptions({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => fetchJson<{ sessions: SessionRow[] }>(laterApi.sessions, { signal }),
  })

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) => fetchJson<AuditPage>(withQuery(laterApi.audit, { ...filter, cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: (previous) => previous,
  })

/** An invitation or a reset, by the token of its link. */
export interface InvitationAnswer {
  email: string
  role: Role
  purpose: 'invitation' | 'reset'
}

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => fetchJson<InvitationAnswer>(withQuery(laterApi.invitation, { token }), { signal }),
    retry: false,
  })

const post = <Answer>(path: string, body: unknown, method = 'POST') => fetchJson<Answer>(path, { method, body })

export const signIn = (body: { email: string; password: string }) => post<unknown>(laterApi.signIn, body)
export const setUp = (body: { token: string; email: string; password: string }) => post<unknown>(laterApi.setup, body)
export const acceptInvitation = (body: { token: string; name?: string; password: string }) => post<unknown>(laterApi.invitation, body)
export const invite = (body: { email: string; role: Role }) => post<{ link: string }>(laterApi.accounts, body)
export const changeAccount = ({ id, ...body }: { id: string; role?: Role; disabled?: boolean }) => post<unknown>(laterApi.account(id), body, 'PATCH')
export const removeAccount = (id: string) => post<unknown>(laterApi.account(id), {}, 'DELETE')
export const resetAccount = (id: string) => post<{ link: string }>(laterApi.accountReset(id), {})
export const changePassword = (body: { currentPassword: string; newPassword: string }) => post<unknown>(laterApi.password, body)
export const endSessions = (body: { id?: string }) => post<unknown>(laterApi.sessions, body, 'DELETE')
