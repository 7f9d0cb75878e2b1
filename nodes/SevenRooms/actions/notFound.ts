import type { ApiFailure } from '../transport/request';

/** Unknown ids are answered with 404 or, for reservations, with a 400 that says so (API reference, 3.3). */
export function isNotFound(failure: ApiFailure | undefined): boolean {
	return (
		!failure ||
		failure.status === 404 ||
		(failure.status === 400 && /invalid (reservation|client) id/i.test(failure.msg ?? ''))
	);
}
