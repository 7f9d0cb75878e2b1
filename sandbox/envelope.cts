import type { Core } from './core.cjs';

/** A refusal that SevenRooms would answer with; `msg` undefined leaves the text out. */
export class ApiError extends Error {
	constructor(
		readonly status: number,
		readonly msg?: string,
	) {
		super(msg);
	}
}

export const NOT_FOUND = 'Could not find resource';

/** The common success shape (API reference, 3.1). */
export function success(core: Core, data: unknown, extra: Record<string, unknown> = {}) {
	return { status: 200, ...extra, data, request_id: core.newRequestId() };
}

/** The error shape seen on demo (API reference, 3.3). */
export function failure(core: Core, status: number, msg?: string) {
	return { code: status, status, msg, request_id: core.newRequestId() };
}
