import type { INodeParameters } from 'n8n-workflow';
import { byId } from '../support/definition.cjs';
import { oneRestaurant } from '../support/opened.cjs';
import { askFor, FRIDAY } from '../support/tables.cjs';

const restaurant = oneRestaurant();

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

	it.each([
		['__CUSTOM_API_CALL__', 'getAll'],
		['reservation', '__CUSTOM_API_CALL__'],
	])(
		'points from n8n’s custom API call to what can make one: %s, %s',
		async (resource, operation) => {
			const { error } = await run(resource, operation, {});
			expect(error?.description).toContain('API > Request');
		},
	);

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
});

describe('a choice that an expression got wrong', () => {
	const table = (more: INodeParameters) => askFor(restaurant, more);
	const wrong = '={{ "Concierge" }}';

	it.each<[string, string, string, () => INodeParameters]>([
		['Channel', 'reservation', 'create', () => table({ channel: wrong })],
		['Channel', 'reservation', 'getAll', () => ({ channel: wrong })],
		['Input', 'reservation', 'create', () => table({ inputMode: wrong, guestId: byId('g1') })],
		['Guest', 'reservation', 'create', () => table({ guestMode: wrong, guestId: byId('g1') })],
		['If Unavailable', 'reservation', 'create', () => table({ options: { ifUnavailable: wrong } })],
		[
			'Prevent Double Booking',
			'reservation',
			'create',
			() => table({ options: { preventDoubleBooking: wrong } }),
		],
		['Output', 'venue', 'getAll', () => ({ output: wrong })],
		['Output', 'venue', 'get', () => ({ venueId: venueId(), output: wrong })],
		['Output', 'reservation', 'get', () => ({ reservationId: byId('r'), output: wrong })],
		[
			'Output',
			'experience',
			'get',
			() => ({ venueId: venueId(), experienceId: 'e', output: wrong }),
		],
		['Output', 'availability', 'search', () => ({ date: FRIDAY, partySize: 2, output: wrong })],
		['Privacy', 'guest', 'get', () => ({ guestId: byId('g1'), privacy: wrong })],
		['Privacy', 'guest', 'getVisits', () => ({ guestId: byId('g1'), privacy: wrong })],
		['Privacy', 'guest', 'exportAll', () => ({ guestId: byId('g1'), privacy: wrong })],
		['Privacy', 'waitlist', 'get', () => ({ waitlistId: 'w', privacy: wrong })],
		['Privacy', 'guest', 'getAll', () => ({ privacy: wrong })],
		['Method', 'api', 'request', () => ({ method: wrong, path: '/venues' })],
		['Body Type', 'api', 'request', () => ({ method: 'POST', path: '/venues', bodyType: wrong })],
	])('is refused before any request: %s', async (name, resource, operation, more) => {
		const { error } = await run(resource, operation, more());
		expect(error?.message).toContain(`${name} is not one of: `);
		expect(restaurant.requests()).toEqual([]);
	});

	it('is refused where a record is not found: If Not Found', async () => {
		const options = { ifNotFound: wrong };
		const { error } = await run('venue', 'get', { venueId: byId('nowhere'), options });
		expect(error?.message).toContain('If Not Found is not one of: ');
	});

	it('is the one that the panel begins with where the expression gives nothing', async () => {
		const nothing = '={{ undefined }}';
		const { error, json } = await run('reservation', 'create', {
			...table({ channel: nothing, guestMode: nothing, inputMode: nothing, guestId: byId('g1') }),
			options: { dryRun: true },
		});
		expect(error?.message).toBeUndefined();
		expect(json[0]).toMatchObject({ body: { first_name: 'Ada' } });
	});
});

describe('a switch that an expression got wrong', () => {
	const perhaps = '={{ "perhaps" }}';

	it.each<[string, string, string, INodeParameters]>([
		[
			'Dry Run',
			'hold',
			'create',
			{
				...{ date: FRIDAY, time: '19:30', partySize: 2 },
				...{ shiftPersistentId: 's1', accessPersistentId: 'a1' },
				options: { dryRun: perhaps },
			},
		],
		['Dry Run', 'api', 'request', { method: 'POST', path: '/x', options: { dryRun: perhaps } }],
		['Return All', 'venue', 'getAll', { returnAll: perhaps }],
		['Split Into Items', 'api', 'request', { path: '/venues', paginate: perhaps }],
		['Exclude Canceled', 'reservation', 'getAll', { filters: { excludeCanceled: perhaps } }],
		['Marketing Consent Only', 'guest', 'getAll', { filters: { marketingConsent: perhaps } }],
		['Active Only', 'event', 'getAll', { filters: { activeOnly: perhaps } }],
		['Active Only', 'charge', 'getAll', { filters: { activeOnly: perhaps } }],
		['Send Email', 'request', 'update', { requestId: 'r1', updateFields: { sendEmail: perhaps } }],
		[
			'Skip Validation',
			'charge',
			'add',
			{
				...{ reservationId: byId('resv'), transactionId: 'tx', subtotal: 5, confirm: true },
				additionalFields: { skipValidation: perhaps },
			},
		],
		[
			'Include Paid Times',
			'availability',
			'search',
			{ date: FRIDAY, options: { includePaid: perhaps } },
		],
	])('is neither on nor off: %s of %s %s', async (name, resource, operation, more) => {
		const { error } = await run(resource, operation, { venueId: venueId(), ...more });
		expect(error?.message).toBe(`${name} is not true or false`);
		expect(restaurant.requests()).toEqual([]);
	});
});

describe('a switch as spreadsheets and till systems write it', () => {
	const push = (dryRun: string): INodeParameters => ({
		...{ venueId: venueId(), posId: 'till-1', function: 'new_check', table: '12' },
		additionalFields: { orderNumber: '77' },
		options: { dryRun },
	});

	it.each(['={{ "1" }}', '={{ 1 }}', '={{ "TRUE" }}', '={{ " true " }}'])(
		'is on: %s',
		async (on) => {
			const { json } = await run('posCheck', 'push', push(on));
			expect(json).toMatchObject([{ dry_run: true }]);
		},
	);

	it.each(['={{ "0" }}', '={{ 0 }}', '={{ "FALSE" }}', '={{ null }}'])(
		'is off: %s',
		async (off) => {
			const { json } = await run('posCheck', 'push', push(off));
			expect(json).toMatchObject([{ pushed: true }]);
		},
	);
});

describe('a text that an expression made a record of', () => {
	const record = '={{ ({ id: 1 }) }}';
	const guest = { date: FRIDAY, partySize: 8, firstName: 'Ada', lastName: 'Night' };
	const wish = { ...guest, phone: '+12125550143' };

	it.each<[string, string, string, INodeParameters]>([
		['Status', 'reservation', 'getAll', { filters: { status: record } }],
		['Status', 'reservation', 'getAll', { filters: { status: '={{ [{ id: 1 }] }}' } }],
		['Status', 'request', 'getAll', { filters: { status: record } }],
		['Reservation ID', 'charge', 'getAll', { filters: { reservationId: record } }],
		['Rows Field', 'api', 'request', { path: '/venues', options: { rowsKey: record } }],
		[
			'Special Request',
			'request',
			'create',
			{ ...wish, additionalFields: { specialRequest: record } },
		],
		[
			'Booker First Name',
			'request',
			'create',
			{ ...wish, additionalFields: { sourceFirstName: record } },
		],
		[
			'Internal Notes',
			'request',
			'update',
			{ requestId: 'r1', updateFields: { internalNotes: record } },
		],
		['First Name', 'request', 'update', { requestId: 'r1', updateFields: { firstName: record } }],
		['Last Name', 'request', 'update', { requestId: 'r1', updateFields: { lastName: record } }],
		[
			'Card Brand',
			'charge',
			'add',
			{
				...{ reservationId: byId('resv'), transactionId: 'tx', subtotal: 5, confirm: true },
				additionalFields: { cardBrand: record },
			},
		],
	])('is neither sent nor left out: %s of %s %s', async (name, resource, operation, more) => {
		const { error } = await run(resource, operation, { venueId: venueId(), ...more });
		expect(error?.message).toBe(`${name} is not a text`);
		expect(restaurant.requests()).toEqual([]);
	});

	it('is not sent to the guest with a payment link', async () => {
		const { error } = await run('paylink', 'create', {
			...{ venueId: venueId(), reservationId: byId('resv'), subtotal: 5, confirm: true },
			additionalFields: { noteToGuest: record },
		});
		expect(error?.message).toBe('Note to Guest is not a text');
		expect(restaurant.writes()).toEqual([]);
	});

	it.each(['={{ ({ id: 1 }) }}', '={{ [{ id: 1 }] }}', '={{ true }}', '={{ [null, {}] }}'])(
		'is no tag to add or remove: %s',
		async (tags) => {
			const more = { guestId: byId('g1'), addTags: 'Preferences:Wine', removeTags: tags };
			const { error } = await run('guest', 'updateTags', more);
			expect(error?.message).toBe('Tags to Remove is not a list of tags');
			expect(restaurant.requests()).toEqual([]);
		},
	);
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
		const additionalFields = { upgradeCategories: '["c1"]' };
		const options = { dryRun: true };
		const bookBy = async (channel: string) =>
			await restaurant.run(askFor(restaurant, { channel, additionalFields, options }));
		const venue = await bookBy('venue');
		const concierge = await bookBy('concierge');
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
