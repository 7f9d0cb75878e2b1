import type { IDataObject } from 'n8n-workflow';
import { readPages } from '../../transport/paginate';
import { rememberVenue } from '../../transport/venueFacts';
import type { ApiFailure } from '../../transport/request';
import type { ItemRun } from '../itemRun';

/** The venues that the credential sees, of its venue group where it names one (API reference, 4.2). */
export async function* readVenues(
	run: ItemRun,
): AsyncGenerator<IDataObject[], ApiFailure | undefined> {
	const pages = readPages(run.context, run.session, {
		path: '/venues',
		query: { venue_group_id: run.session.venueGroupId },
		itemIndex: run.index,
	});
	for (;;) {
		const { value, done } = await pages.next();
		if (done) return value;
		value.forEach((record) => rememberVenue(run.session, record));
		yield value;
	}
}

/** The ids of all venues that the credential sees. */
export async function allVenueIds(run: ItemRun): Promise<string[]> {
	const ids: string[] = [];
	const pages = readVenues(run);
	for (;;) {
		const { value, done } = await pages.next();
		if (!done) {
			ids.push(...value.map(({ id }) => String(id)));
			continue;
		}
		if (value) throw run.errorOf(value);
		return ids;
	}
}
