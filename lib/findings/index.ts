/** Rules over a history. For the server: it has the tables of zones. The browser takes types from `finding` and words from `finding-words`. */
export { createExaminer, type Examination, type ExaminerOptions } from './create-examiner'
export type { Finding, FindingFigures, FindingKind, Severity, Travel, TravelEnd, TravelVerdict } from './finding'
export type { SharedIp } from './shared-ip-rule'
export { measureTravel, travelBetween, type ExplainPosition } from './travel-between'
