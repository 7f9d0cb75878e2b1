import type { ApiFailure } from '../transport/request';
import { isUnknownId } from '../transport/wording';

/** Whether there is no such record: an answer without one, or a failure that says so. */
export function isNotFound(failure: ApiFailure | undefined): boolean {
	return !failure || isUnknownId(failure);
}
