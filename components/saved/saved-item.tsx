import { Bookmark, Ellipsis, Globe, Pencil, Trash2 } from 'lucide-react'
import type { SavedSearch } from '@/lib/console-api/answers'
import { pages } from '@/lib/console-api/paths'
import { showControls } from '@/lib/visits/safe-text'
import { Link } from '../ui/link'
import { Menu } from '../ui/menu'

/** A saved search or map view: opens it, and can be renamed or removed. */
export function SavedItem({ search: { name, address }, onRename, onRemove }: { search: SavedSearch; onRename: () => void; onRemove: () => void }) {
  const Icon = address.startsWith(pages.map) ? Globe : Bookmark
  const shown = showControls(name)
  return (
    <li className="flex min-h-8 items-center gap-2 max-sm:min-h-11">
      <Icon size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-text-3" />
      <Link href={address} title={shown} className="min-w-0 flex-1 truncate py-1.5 text-small text-text hover:text-accent hover:underline max-sm:py-3.5">
        {shown}
      </Link>
      <Menu
        label={`Actions for ${shown}`}
        button={<Ellipsis size={14} strokeWidth={1.75} aria-hidden />}
        buttonClassName="inline-flex size-7 shrink-0 items-center justify-center rounded-control text-text-3 hover:bg-hover hover:text-text max-sm:size-11"
        entries={[
          { label: 'Rename', icon: Pencil, onChoose: onRename },
          { label: 'Remove', icon: Trash2, onChoose: onRemove },
        ]}
      />
    </li>
  )
}
