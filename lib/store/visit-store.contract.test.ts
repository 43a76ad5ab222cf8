import { eachDatabase } from '../database/test-helpers/each-database'
import { describeStore } from './test-helpers/describe-store'
import { openTemporaryStore } from './test-helpers/open-temporary-store'

eachDatabase('a visit store', (createPlace) => describeStore(() => openTemporaryStore(createPlace)))
