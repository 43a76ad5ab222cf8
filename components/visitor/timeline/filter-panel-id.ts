/** The id by which the key `f` finds the filter. */
export const filterPanelId = 'visit-filter'
