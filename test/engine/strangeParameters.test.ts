import type { INodeParameters } from 'n8n-workflow';
import { FRIDAY } from '../support/tables.cjs';
import { startRestaurant, type Restaurant } from '../support/restaurant.cjs';

let restaurant: Restaurant;

beforeAll(async () => {
	restaurant = await startRestaurant();
});

beforeEach(() => {
	restaurant.sandbox.log.length = 0;
});

afterAll(async () => await restaurant.close());

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const venueId = () => byId(restaurant.newYork);
const run = async (resource: string, operation: string, more: INodeParameters) =>
	await restaurant.run({ resource, operation, ...more });

describe('a value that an expression got wrong', () => {
	it.each<[string, string, string, INodeParameters]>([
		['Venue ID is not a text', 'venue', 'get', { venueId: byId('={{ ({ id: 1 }) }}') }],
		['Venue ID is not a text', 'venue', 'get', { venueId: '={{ ({ id: 1 }) }}' }],
		['Venue ID is not a text', 'venue', 'get', { venueId: byId('={{ [{ id: 1 }] }}') }],
		['Venue ID is not a number', 'venue', 'get', { venueId: byId('={{ NaN }}') }],
		['Email is not a text', 'guest', 'getAll', { filters: { email: '={{ ({ a: 1 }) }}' } }],
		['Waitlist ID is not a text', 'waitlist', 'get', { waitlistId: '={{ ({ id: 1 }) }}' }],
	])('is refused before any request: %s', async (message, resource, operation, more) => {
		const { error } = await run(resource, operation, more);
		expect(error?.message).toBe(message);
		expect(restaurant.requests()).toEqual([]);
	});

	it.each<[string, INodeParameters]>([
		['Duration Minutes is not a number', { durationMinutes: '={{ NaN }}' }],
		['Custom Duration is not a whole number of at least 1', { durationMinutes: '={{ [{}] }}' }],
		['Moving Reservation ID is not a text', { reservationId: '={{ ({ id: 1 }) }}' }],
	])('is never searched for: %s', async (message, options) => {
		const { error } = await run('availability', 'search', {
			venueId: venueId(),
			date: FRIDAY,
			options,
		});
		expect(error?.message).toBe(message);
		expect(restaurant.requests('GET', /availability/)).toEqual([]);
	});

	it.each(['={{ 5 }}', '={{ true }}', '={{ ["Europe/London"] }}', '={{ ({}) }}'])(
		'is no time zone: %s',
		async (timeZone) => {
			const { error } = await run('availability', 'search', {
				venueId: venueId(),
				date: FRIDAY,
				options: { timeZone },
			});
			expect(error?.message).toContain('in the option Time Zone is not a time zone');
		},
	);

	it.each<[string, string, string, INodeParameters]>([
		[
			'Send Email',
			'request',
			'update',
			{ requestId: 'r1', updateFields: { sendEmail: '={{ "perhaps" }}' } },
		],
		[
			'Skip Validation',
			'charge',
			'add',
			{
				reservationId: byId('resv'),
				transactionId: 'tx',
				subtotal: 5,
				confirm: true,
				additionalFields: { skipValidation: '={{ "perhaps" }}' },
			},
		],
	])('is no switch: %s', async (name, resource, operation, more) => {
		const { error } = await run(resource, operation, { venueId: venueId(), ...more });
		expect(error?.message).toBe(`${name} is not true or false`);
		expect(restaurant.writes()).toEqual([]);
	});
});

describe('what only one family of the API knows', () => {
	const options = { includeRequestable: true, reservationId: 'resv' };
	const search = async (channel: string) =>
		await run('availability', 'search', { channel, venueId: venueId(), date: FRIDAY, options });

	it('is not asked of the other: the range tells nothing of requests', async () => {
		await search('concierge');
		const [{ query }] = restaurant.requests('GET', /range$/);
		expect(query).toMatchObject({ reservation_id: 'resv' });
		expect(query).not.toHaveProperty('can_request');
	});

	it('is not sent to the other: upgrade categories are fields of the venue', async () => {
		const table = (channel: string): INodeParameters => ({
			channel,
			venueId: venueId(),
			dateTime: `${FRIDAY}T19:30`,
			partySize: 2,
			firstName: 'Ada',
			lastName: 'Night',
			phone: '+12125550143',
			additionalFields: { upgradeCategories: '["c1"]' },
			options: { dryRun: true },
		});
		const venue = await run('reservation', 'create', table('venue'));
		const concierge = await run('reservation', 'create', table('concierge'));
		expect(venue.json[0].body).toHaveProperty('upgrade_categories');
		expect(concierge.json[0].body).not.toHaveProperty('upgrade_categories');
	});

	it('is told as numbers inside the JSON of a price', async () => {
		const upgrades = '[{ "upgrade_id": "u1", "quantity": "2", "name": "Flowers" }]';
		await run('price', 'calculate', {
			venueId: venueId(),
			date: FRIDAY,
			time: '19:30',
			partySize: 2,
			accessPersistentId: 'a1',
			options: { upgrades },
		});
		const [{ body }] = restaurant.requests('POST', /calculate_prices$/);
		expect(body).toMatchObject({ upsells: '[{"upgrade_id":"u1","quantity":2}]' });
	});
});
