import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { activeFilter, fromDateFilter, toDateFilter } from '../../descriptions/dates';
import { venuesLocator } from '../../descriptions/locators';
import { simplifyCharge } from '../../model/charge';
import { text } from '../../model/coerce';
import { apiPath } from '../../transport/path';
import { channelChoice, conciergeId, isConcierge } from '../input/channel';
import { datedFilters } from '../input/dayParameter';
import { writtenText } from '../input/writtenText';
import { isSwitchedOn } from '../input/yesOrNo';
import { getMany, pagedList } from '../reading/stream';
import type { ItemRun } from '../run/itemRun';
import { perVenue } from '../venue/perVenue';

export const getAll = getMany({
	one: 'charge',
	many: 'charges',
	description: 'List card charges; the credential needs the right to export them',
	routes: [
		{ method: 'GET', path: '/venues/{venue_id}/charges', confidence: 'H' },
		{
			method: 'GET',
			path: '/concierge/{concierge_id}/venues/{venue_id}/charges',
			confidence: 'H',
		},
	],
	properties: [channelChoice, venuesLocator],
	filters: [
		activeFilter,
		{ ...fromDateFilter, description: 'First day, as YYYY-MM-DD' },
		{
			displayName: 'Reservation ID',
			name: 'reservationId',
			type: 'string',
			default: '',
			description: 'Only charges of this reservation',
		},
		{ ...toDateFilter, description: 'Last day, as YYYY-MM-DD, itself included' },
	],
	simplify: (row, { currency }) => simplifyCharge(row, currency),
	needs: { currency: true },
	people: true,
	accepts: async (run) => {
		const reservationId = writtenText(run.collection('filters').reservationId, 'Reservation ID');
		const isInDates = isConcierge(run) ? chargedWithin(await datesOf(run)) : () => true;
		return (row) => (!reservationId || text(row.entity_id) === reservationId) && isInDates(row);
	},
	chains: async function* (run) {
		const activeOnly = isSwitchedOn(run.collection('filters').activeOnly, 'Active Only');
		if (activeOnly && isConcierge(run)) {
			throw new UserError('The concierge channel cannot leave out inactive charges', {
				description: 'Take Active Only out of Filters, or use the venue channel.',
			});
		}
		const query = { ...(await datesOf(run)), active: activeOnly || undefined };
		yield* perVenue(run, (venue_id) =>
			pagedList(run, {
				path: isConcierge(run)
					? apiPath`/concierge/${conciergeId(run)}/venues/${venue_id}/charges`
					: apiPath`/venues/${venue_id}/charges`,
				query: isConcierge(run) ? {} : query,
				keys: ['charges'],
				mark: { venue_id },
			}),
		);
	},
});

interface Dates {
	readonly from_date: string;
	readonly to_date: string;
}

async function datesOf(run: ItemRun): Promise<Dates> {
	const { fromDate, toDate } = await datedFilters(run);
	return { from_date: fromDate, to_date: toDate };
}

/** The concierge's list takes no dates (API reference, 4.10), so they are compared with the day of the charge, in UTC. */
function chargedWithin({ from_date: from, to_date: to }: Dates): (row: IDataObject) => boolean {
	return ({ charged }) => {
		const day = String(charged ?? '').slice(0, 10);
		return (!from || day >= from) && (!to || (day !== '' && day <= to));
	};
}
