/** The element id of a result's link. */
export const rowId = (row: number) => `visitor-row-${row}`
