import { Bot, HatGlasses } from 'lucide-react'
import type { Sharer } from '@/lib/visits/sharer'
import { pages } from '@/lib/console-api/paths'
import { showControls } from '@/lib/visits/safe-text'
import { FewValues } from '../search/few-values'
import { numberText } from '../ui/count-text'
import { Link } from '../ui/link'
import { Cell, HeadCell, Table } from '../ui/table'
import { TimeText } from '../ui/time-text'
import { shareText } from './sharers-words'
import { ValueLinks } from './value-links'

interface SharersTableProps {
  visitors: readonly Sharer[]
  of: 'linkedId' | 'network'
}

/** Visitors side by side: what each of them is, and where. */
export function SharersTable({ visitors, of }: SharersTableProps) {
  return (
    <Table aria-label="Visitors" className="min-w-[1180px]">
      <thead>
        <tr>
          <HeadCell>Visitor id</HeadCell>
          <HeadCell className="text-right">Visits</HeadCell>
          <HeadCell>Last</HeadCell>
          <HeadCell>First</HeadCell>
          <HeadCell>Browser</HeadCell>
          <HeadCell>System</HeadCell>
          <HeadCell>Places</HeadCell>
          <HeadCell>{of === 'linkedId' ? 'IPs' : 'Linked ids'}</HeadCell>
          <HeadCell className="text-right">Incognito</HeadCell>
          <HeadCell className="text-right">Bot</HeadCell>
        </tr>
      </thead>
      <tbody>
        {visitors.map((visitor) => (
          <tr key={visitor.visitorId} className="hover:bg-hover">
            <Cell>
              <Link href={pages.visitor(visitor.visitorId)} className="font-mono font-medium whitespace-nowrap text-accent hover:underline">
                <span className="inline-block max-w-[26ch] truncate align-bottom">{showControls(visitor.visitorId)}</span>
              </Link>
            </Cell>
            <Cell className="text-right font-medium">{numberText(visitor.visits)}</Cell>
            <Cell className="whitespace-nowrap text-text-2">
              <TimeText ms={visitor.lastSeen} />
            </Cell>
            <Cell className="whitespace-nowrap text-text-2">
              <TimeText ms={visitor.firstSeen} />
            </Cell>
            <Cell>
              <FewValues values={visitor.browsers} none="unknown" />
            </Cell>
            <Cell>
              <FewValues values={[...visitor.systems, ...visitor.devices.filter((device) => device !== 'Other')]} none="unknown" />
            </Cell>
            <Cell>
              <FewValues values={visitor.places} none="unknown" />
            </Cell>
            <Cell>{of === 'linkedId' ? <ValueLinks values={visitor.ips} hrefOf={pages.network} /> : <ValueLinks values={visitor.linkedIds} hrefOf={pages.linkedId} />}</Cell>
            <Cell className="text-right whitespace-nowrap">
              {visitor.incognito > 0 ? (
                <span className="inline-flex items-center gap-1 text-cloak">
                  <HatGlasses size={12} strokeWidth={1.75} aria-hidden />
                  {shareText(visitor.incognito, visitor.looked)}
                </span>
              ) : (
                <span className="text-text-3">no</span>
              )}
            </Cell>
            <Cell className="text-right whitespace-nowrap">{visitor.botProbability === undefined ? <span className="text-text-3">unknown</span> : <BotText probability={visitor.botProbability} />}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function BotText({ probability }: { probability: number }) {
  return (
    <span className={probability >= 0.5 ? 'inline-flex items-center gap-1 text-warn' : 'text-text-2'}>
      {probability >= 0.5 && <Bot size={12} strokeWidth={1.75} aria-hidden />}
      {probability.toFixed(2)}
    </span>
  )
}
