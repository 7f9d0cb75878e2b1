import type { IDataObject } from 'n8n-workflow';
import { matchesExternalId } from '../../model/booking/match';
import { isOfGuest, partySizeOfRow } from '../../model/reservation';
import { isCanceled, isDeleted, sameStatus, statusOfRow } from '../../model/status';
import { readTags } from '../../model/tags';
import { wholeNumber } from '../input/wholeNumber';
import { writtenList } from '../input/writtenText';
import { RowFilterBuilder, sameText, type RowFilter } from '../reading/rowFilter';

/** What the user filters reservations for; From Date and To Date are read as days already (`datedFilters`). */
export function reservationFilter(filters: IDataObject): RowFilter {
	const filter = new RowFilterBuilder(filters);
	const from = filter.text('fromDate');
	const to = filter.text('toDate');
	const guestId = filter.text('guestId');
	// SevenRooms writes both in capitals, and its filters tell small letters apart.
	const code = filter.text('referenceCode').toUpperCase();
	const externalId = filter.text('externalId');
	const source = filter.text('source');
	const shift = filter.text('shiftCategory').toUpperCase();
	const statuses = writtenList(filters.status, 'Status');
	const least = wholeNumber(filters.minPartySize, 'Minimum Party Size', { least: 0 });
	const most = wholeNumber(filters.maxPartySize, 'Maximum Party Size', { least: 0 });

	return filter
		.updatedSince()
		.askDate('from_date', from, (row) => !row.date || String(row.date) >= from)
		.askDate('to_date', to, (row) => !row.date || String(row.date) <= to)
		.ask('client_id', guestId, (row) => isOfGuest(row, guestId))
		.ask('reference_code', code, (row) => sameText(row.reference_code, code))
		.ask('external_id', externalId, (row) => matchesExternalId(row, externalId))
		.ask(
			'external_user_id',
			source,
			(row) => sameText(row.external_user_id, source) || sameText(row.booked_by, source),
		)
		.ask('shift_category', shift, (row) => sameText(row.shift_category, shift))
		.person()
		.tag('tag', (row) => readTags(row.tags))
		.only(statuses.length > 0, (row) => {
			const held = statusOfRow(row);
			return statuses.some((status) => sameStatus(held, status));
		})
		.only(least, (row) => (partySizeOfRow(row) ?? 0) >= (least ?? 0))
		.only(most, (row) => (partySizeOfRow(row) ?? 0) <= (most ?? 0))
		.flag('excludeCanceled', 'Exclude Canceled', (row) => !isCanceled(row))
		.flag('excludeDeleted', 'Exclude Deleted', (row) => !isDeleted(row))
		.build();
}
