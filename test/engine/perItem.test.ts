import type { INodeParameters } from 'n8n-workflow';
import { byId } from '../support/definition.cjs';
import { oneRestaurant } from '../support/opened.cjs';
import { askFor, openBook } from '../support/tables.cjs';

const restaurant = oneRestaurant();

beforeEach(async () => {
	await openBook(restaurant);
});

const GUESTS = [
	{ name: 'Ada', note: 'Window', venue: 0, quiet: true },
	{ name: 'Ben', note: '', venue: 1, quiet: false },
	{ name: 'Cleo', note: 'Terrace', venue: 0, quiet: true },
];

/** The forms that would be sent for the guests, in their order. */
async function forms(more: INodeParameters): Promise<unknown[]> {
	const parameters = { ...askFor(restaurant, {}), options: { dryRun: true }, ...more };
	const { json, error } = await restaurant.run(parameters, {
		items: GUESTS.map((guest) => ({
			...guest,
			venue: [restaurant.newYork, restaurant.london][guest.venue],
		})),
	});
	expect(error).toBeUndefined();
	expect(json).toHaveLength(GUESTS.length);
	return json.map(({ body, path }) => ({ path, ...(body as object) }));
}

describe('an expression is worked out for each item', () => {
	it('in a field, while the fields beside it stay as they were written', async () => {
		expect(await forms({ firstName: '={{ $json.name }}', lastName: 'Guest' })).toMatchObject(
			GUESTS.map(({ name }) => ({ first_name: name, last_name: 'Guest' })),
		);
	});

	it('in one entry of a collection', async () => {
		const additionalFields = { specialRequest: '={{ $json.note }}', source: 'Hotel desk' };
		const sent = await forms({ additionalFields });
		expect(sent).toMatchObject([{ notes: 'Window' }, {}, { notes: 'Terrace' }]);
		expect(sent[1]).not.toHaveProperty('notes');
	});

	it('in the ID of a resource locator', async () => {
		const venueId = byId('={{ $json.venue }}');
		const sent = (await forms({ venueId })) as Array<{ path: string }>;
		expect(sent.map(({ path }) => path.includes(restaurant.london))).toEqual([false, true, false]);
	});

	it('in a switch among the options', async () => {
		const options = { dryRun: '={{ $json.quiet }}' };
		const { json } = await restaurant.run(
			{ ...askFor(restaurant, {}), options },
			{ items: GUESTS.slice(0, 2) },
		);
		expect(json.map(({ dry_run }) => dry_run === true)).toEqual([true, false]);
		expect(restaurant.bookings()).toHaveLength(1);
	});
});
