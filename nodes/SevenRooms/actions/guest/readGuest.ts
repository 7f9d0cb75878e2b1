import type { IDataObject } from 'n8n-workflow';
import { recordOf } from '../../transport/envelope';
import { apiPath } from '../../transport/path';
import type { ApiFailure } from '../../transport/types';
import { needed } from '../input/needed';
import { noRecordError } from '../reading/notFound';
import type { ItemRun } from '../run/itemRun';

export type FoundGuest = { readonly guest: IDataObject } | { readonly failure?: ApiFailure };

/** The guest id that the item's locator names. */
export function guestIdOf(run: ItemRun): string {
	const { value } = run.locator('guestId');
	return needed(value, 'Guest', 'Choose a guest from the list, or give the ID.');
}

/** Reads one guest; callers send the venue group along where it is known (API reference, 4.7). */
export async function readGuest(run: ItemRun, id: string): Promise<FoundGuest> {
	const answer = await run.send({
		method: 'GET',
		path: apiPath`/clients/${id}`,
		query: { venue_group_id: run.session.venueGroupId },
	});
	if (!answer.ok) return { failure: answer };
	const guest = recordOf(answer.body);
	return guest ? { guest } : {};
}

/** The guest, read once in a run of the node however many items name it. */
export async function guestOnce(run: ItemRun, id: string): Promise<IDataObject> {
	return await run.cache.once(`guest:${id}`, async () => {
		const found = await readGuest(run, id);
		if ('guest' in found) return found.guest;
		throw noGuestError(run, found.failure);
	});
}

/** The error of a look-up that found no guest. */
export function noGuestError(run: ItemRun, failure: ApiFailure | undefined): Error {
	return noRecordError(run, failure, 'guest', 'Guest');
}
