import type { IHttpRequestMethods } from 'n8n-workflow';
import { apiPath, type ApiAnswer, type ApiFailure } from '../../../transport/request';
import type { ItemRun } from '../../itemRun';
import { changeForm, changePath, type Change } from './change';

/**
 * The API has a cancel route of its own that only one public client uses, and the booking route with the status, which
 * is documented for the concierge API (API reference, 4.6).
 */
export type CancelRoute = 'cancel' | 'booking';

const MAX_ACCOUNTS = 1_000;
const UNKNOWN_ROUTE = /could not find resource/i;

/** Which route worked, by account, in this process. */
const routes = new Map<string, CancelRoute>();

export function knownRoute(account: string): CancelRoute {
	return routes.get(account) ?? 'cancel';
}

export function cancelWrite(
	change: Change,
	route: CancelRoute,
): { method: IHttpRequestMethods; path: string; form: Record<string, string> } {
	if (route === 'booking') {
		return { method: 'PUT', path: changePath(change), form: changeForm(change) };
	}
	const { sendConfirmationEmail: email } = change.changes;
	return {
		method: 'POST',
		path: apiPath`/reservations/${String(change.row.id)}/cancel`,
		form: email === undefined ? {} : { send_client_email: String(email) },
	};
}

/**
 * Sends a cancellation by the route that is known to work, else by the API's own and, only where the server does not
 * know that route at all, by the booking route. Unknown ids, cut-offs and second cancellations are final answers.
 */
export async function sendCancel(
	run: ItemRun,
	change: Change,
): Promise<{ route: CancelRoute; answer: ApiAnswer | ApiFailure }> {
	const { account } = run.session;
	const route = knownRoute(account);
	const answer = await run.send(cancelWrite(change, route));
	if (answer.ok) remember(account, route);
	if (answer.ok || route === 'booking' || !isUnknownRoute(answer)) return { route, answer };

	const fallback = await run.send(cancelWrite(change, 'booking'));
	if (fallback.ok) remember(account, 'booking');
	return { route: 'booking', answer: fallback };
}

function isUnknownRoute({ status, msg }: ApiFailure): boolean {
	if (status !== 404 && status !== 405) return false;
	return !msg || UNKNOWN_ROUTE.test(msg);
}

function remember(account: string, route: CancelRoute): void {
	if (routes.size >= MAX_ACCOUNTS) routes.clear();
	routes.set(account, route);
}
