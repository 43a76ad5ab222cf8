import type { RegionStatus } from '@/lib/console-api/answers'
import { timeText } from '@/lib/visits/time-zone'
import { countText, numberText } from '../ui/count-text'
import { whenText } from '../ui/when-text'
import type { Fact } from './fact-grid'

/** A clock that is further off than this spoils what lies near the edges of a range. */
const clockToleranceMs = 30_000

/** The figures of a region in words; `now` is the server's clock in epoch milliseconds. */
export function regionFacts(status: RegionStatus, zone: string, now: number): Fact[] {
  return [
    { label: 'Circuit', ...circuitWords(status, zone) },
    { label: 'Look-ups', ...lookupWords(status) },
    { label: 'Calls', value: numberText(status.calls), note: `${countText(status.retries, 'retry', 'retries')}, ${status.running} running, ${status.queued} waiting` },
    { label: 'Failures', value: failureWords(status) },
    { label: 'Latency', ...latencyWords(status) },
    ...(status.allowance ? [{ label: 'Allowance', ...allowanceWords(status.allowance) }] : []),
    { label: 'Clock', ...clockWords(status) },
    { label: 'Last answer', value: status.lastAnswerAt === undefined ? 'None yet' : whenText(zone, status.lastAnswerAt, now) },
  ]
}

type Words = Omit<Fact, 'label'>

function circuitWords({ circuit, pausedUntil }: RegionStatus, zone: string): Words {
  if (circuit.state === 'open') return { value: 'Open', note: circuit.opensAgainAt === undefined ? 'The region is not asked.' : `The region is not asked until ${timeText(zone, circuit.opensAgainAt)}.`, warn: true }
  if (pausedUntil !== undefined) return { value: 'Paused', note: `The region asked to be left alone until ${timeText(zone, pausedUntil)}.`, warn: true }
  if (circuit.state === 'half_open') return { value: 'Being tried', note: 'One call is let through.' }
  return { value: 'Closed', note: 'Calls go through.' }
}

function lookupWords({ lookups: { all, cached, joined, stale } }: RegionStatus): Words {
  return { value: numberText(all), note: `${numberText(cached)} cached, ${numberText(joined)} joined, ${numberText(stale)} stale` }
}

function failureWords({ failures }: RegionStatus): string {
  const words = Object.entries(failures).map(([code, count]) => `${numberText(count ?? 0)} ${code.replaceAll('_', ' ')}`)
  return words.join(', ') || 'None'
}

function latencyWords({ latency }: RegionStatus): Words {
  if (!latency) return { value: 'No answer yet' }
  return { value: `${whole(latency.p50)} ms`, note: `p95 ${whole(latency.p95)} ms, p99 ${whole(latency.p99)} ms` }
}

const whole = (ms: number) => numberText(Math.round(ms))

function allowanceWords({ perSecond, burst, left }: NonNullable<RegionStatus['allowance']>): Words {
  const used = burst - Math.floor(left)
  return { value: `${used} of ${burst} used`, note: `${perSecond} more each second`, warn: left < 1 }
}

function clockWords({ clockDifferenceMs }: RegionStatus): Words {
  if (clockDifferenceMs === undefined) return { value: 'Not known yet' }
  const seconds = Math.round(Math.abs(clockDifferenceMs) / 1000)
  if (seconds <= 1) return { value: 'In step' }
  const value = `Region ${numberText(seconds)} s ${clockDifferenceMs > 0 ? 'ahead' : 'behind'}`
  return Math.abs(clockDifferenceMs) > clockToleranceMs ? { value, note: 'Check the clock of this machine.', warn: true } : { value }
}
