import { describeStore } from './test-helpers/describe-store'
import { openTemporaryStore } from './test-helpers/open-temporary-store'

describeStore('a file', openTemporaryStore)
