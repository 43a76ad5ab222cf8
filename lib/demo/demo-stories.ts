import { bot } from './stories/bot'
import { burst } from './stories/burst'
import { commuter } from './stories/commuter'
import { disputedOrder } from './stories/disputed-order'
import { fastTraveller } from './stories/fast-traveller'
import { fourteenAccounts } from './stories/fourteen-accounts'
import { impossibleTraveller } from './stories/impossible-traveller'
import { impossibleZone } from './stories/impossible-zone'
import { nineDevices } from './stories/nine-devices'
import { office } from './stories/office'
import { silent } from './stories/silent'
import { takenOver } from './stories/taken-over'
import { turnedIncognito } from './stories/turned-incognito'
import { twentyThousand } from './stories/twenty-thousand'
import { usualDevice } from './stories/usual-device'
import { vpnHopper } from './stories/vpn-hopper'

/** What the search page offers, best first; each question has one. Their order is part of how the demo visits are made. */
export const demoStories = {
  takenOver, fourteenAccounts, nineDevices, impossibleTraveller, usualDevice, disputedOrder, turnedIncognito,
  bot, office, vpnHopper, fastTraveller, commuter, silent, twentyThousand, impossibleZone, burst,
} as const
