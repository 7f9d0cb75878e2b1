import type { INodeProperties } from 'n8n-workflow';
import {
	additionalFields,
	bookingParameters,
} from '../../nodes/SevenRooms/actions/reservation/parameters';
import { force } from '../../nodes/SevenRooms/actions/reservation/parameters/force';
import { BOOKING_KEYS } from '../../nodes/SevenRooms/model/booking/bookingFields';

const names = (properties: unknown) => (properties as INodeProperties[]).map(({ name }) => name);

/** Two keys of the booking JSON that the panel has as one: Date and Time. */
const PARTS_OF_DATE_TIME = ['date', 'time'];

describe('the panel of a new booking', () => {
	it('has a field for every parameter that the booking JSON knows, and for no other', () => {
		const offered = new Set([
			...names(bookingParameters),
			...names(additionalFields),
			...names(force.options),
		]);
		const missing = BOOKING_KEYS.filter((key) => !offered.has(key));
		expect(missing).toEqual(PARTS_OF_DATE_TIME);
		const known: string[] = BOOKING_KEYS;
		const entries = [...names(additionalFields), ...names(force.options)];
		expect(entries.filter((name) => !known.includes(name))).toEqual([]);
		expect(new Set(entries).size).toBe(entries.length);
	});

	it('asks for phone and e-mail of a known guest, too', () => {
		for (const name of ['phone', 'email']) {
			const modes = bookingParameters
				.filter((one) => one.name === name)
				.map(({ displayOptions }) => displayOptions?.show?.guestMode);
			expect(modes).toEqual([['details'], ['existing']]);
		}
	});
});
