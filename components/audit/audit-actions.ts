/** What the actions are called on the page; one that is not listed shows its own name. */
export const auditActions: readonly { value: string; label: string }[] = [
  { value: 'visitor.view', label: 'Looked at a visitor' },
  { value: 'visit.view', label: 'Looked at a visit' },
  { value: 'visitor.export', label: 'Exported a visitor' },
  { value: 'search.export', label: 'Exported a search' },
  { value: 'linked_id.export', label: 'Exported a linked id' },
  { value: 'network.export', label: 'Exported a network' },
  { value: 'map.export', label: 'Exported a cell of the map' },
  { value: 'map.view', label: 'Looked at the map' },
  { value: 'map.cell', label: 'Looked at a cell of the map' },
  { value: 'search', label: 'Searched' },
  { value: 'linked_id.view', label: 'Looked at a linked id' },
  { value: 'network.view', label: 'Looked at a network' },
  { value: 'saved_search.save', label: 'Saved a search' },
  { value: 'saved_search.rename', label: 'Renamed a saved search' },
  { value: 'saved_search.remove', label: 'Removed a saved search' },
  { value: 'session.sign-in', label: 'Signed in' },
  { value: 'session.sign-out', label: 'Signed out' },
  { value: 'session.failed', label: 'Failed to sign in' },
  { value: 'session.limited', label: 'Tried to sign in too often' },
  { value: 'session.revoke', label: 'Ended sessions' },
  { value: 'account.set-up', label: 'Made the first admin' },
  { value: 'account.accept', label: 'Accepted an invitation' },
  { value: 'account.password', label: 'Changed a password' },
  { value: 'account.invite', label: 'Invited' },
  { value: 'account.change', label: 'Changed an account' },
  { value: 'account.reset', label: 'Made a reset link' },
  { value: 'account.remove', label: 'Removed an account' },
  { value: 'region.try', label: 'Had a region asked again' },
  { value: 'region.test', label: 'Tested a token' },
  { value: 'live.view', label: 'Watched new visits' },
  { value: 'webhook.test', label: 'Sent a test delivery' },
  { value: 'audit.view', label: 'Read the audit' },
]

export function actionLabel(action: string): string {
  return auditActions.find(({ value }) => value === action)?.label ?? action
}
