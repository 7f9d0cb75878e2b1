import { apiPath } from '../../../transport/path';
import type { ApiAnswer, ApiFailure } from '../../../transport/types';
import type { ItemRun } from '../../run/itemRun';
import { channelOf, type Write } from '../channel';
import { idOfReservation } from '../find';
import { changeWrite, type Change } from './change';

/**
 * The venue family has a cancel route of its own that only one public client uses, and the booking route with the
 * status, which is documented for the concierge family; that one cancels with DELETE (API reference, 4.6).
 */
export type CancelRoute = 'cancel' | 'booking' | 'concierge';

const MAX_ACCOUNTS = 1_000;
const UNKNOWN_ROUTE = /could not find resource/i;

/** Which of the venue family's routes worked, by account, in this process. */
const routes = new Map<string, CancelRoute>();

/** The route to cancel by: the one that worked for this account before, else the API's own. */
export function knownRoute(run: ItemRun): CancelRoute {
	if (channelOf(run).name === 'concierge') return 'concierge';
	return routes.get(run.session.account) ?? 'cancel';
}

/** What a cancellation sends by a route; the booking route takes it as a change of status. */
export function cancelWrite(run: ItemRun, change: Change, route: CancelRoute): Write {
	if (route === 'booking') return changeWrite(run, change);
	const id = idOfReservation(change.row);
	const { sendConfirmationEmail: email } = change.changes;
	const form: Record<string, string> =
		email === undefined ? {} : { send_client_email: String(email) };
	return route === 'concierge'
		? { method: 'DELETE', path: channelOf(run).readPath(id), form }
		: { method: 'POST', path: apiPath`/reservations/${id}/cancel`, form };
}

/**
 * Sends a cancellation by the route that is known to work, else by the API's own and, only where the server does not
 * know that route at all, by the booking route. Unknown ids, cut-offs and second cancellations are final answers.
 */
export async function sendCancel(
	run: ItemRun,
	change: Change,
): Promise<{ route: CancelRoute; answer: ApiAnswer | ApiFailure }> {
	const route = knownRoute(run);
	const answer = await run.send(cancelWrite(run, change, route));
	if (answer.ok) remember(run, route);
	if (answer.ok || route !== 'cancel' || !isUnknownRoute(answer)) return { route, answer };

	const fallback = await run.send(cancelWrite(run, change, 'booking'));
	if (fallback.ok) remember(run, 'booking');
	return { route: 'booking', answer: fallback };
}

function isUnknownRoute({ status, msg }: ApiFailure): boolean {
	if (status !== 404 && status !== 405) return false;
	return !msg || UNKNOWN_ROUTE.test(msg);
}

function remember(run: ItemRun, route: CancelRoute): void {
	if (route === 'concierge') return;
	if (routes.size >= MAX_ACCOUNTS) routes.clear();
	routes.set(run.session.account, route);
}
