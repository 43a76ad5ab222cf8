export type { Finding, FindingFigures, FindingKind, Severity, Travel, TravelEnd, TravelVerdict } from './finding'
export { measureTravel, travelBetween, type ExplainPosition } from './travel-between'
