import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { resources } from '../../nodes/SevenRooms/actions/operations';
import { panelProperties } from '../../nodes/SevenRooms/actions/panel';
import type { Resource } from '../../nodes/SevenRooms/actions/types';
import { byId } from '../support/definition.cjs';
import { everythingIn } from '../support/everythingIn.cjs';
import { oneRestaurant } from '../support/opened.cjs';

const restaurant = oneRestaurant({ reservations: 30 });

/** Contact data that no error may repeat. */
const CONTACT = ['Byron', '9175550123', 'ada@example', 'ada(at)', '555-01'];

async function refused(parameters: IDataObject): Promise<string> {
	const { error } = await restaurant.run(parameters as never);
	expect(error?.name).toMatch(/^Node(Operation|Api)Error$/);
	// What happened, and what to do about it.
	expect(error?.description).toBeTruthy();
	const words = `${error?.message} ${error?.description}`;
	const stored = everythingIn(error);
	for (const secret of CONTACT) expect(stored).not.toContain(secret);
	return words;
}

const fromJson = (more: IDataObject = {}) => ({
	resource: 'reservation',
	operation: 'create',
	inputMode: 'json',
	reservationJson: JSON.stringify({
		venue_id: restaurant.newYork,
		first_name: 'Ada',
		last_name: 'Byron',
		phone: '+19175550123',
		email: 'ada@example.com',
		party_size: 2,
		datetime: '2026-05-15T19:30',
		...more,
	}),
});

const fromFields = (more: IDataObject = {}) => ({
	resource: 'reservation',
	operation: 'create',
	venueId: restaurant.newYork,
	firstName: 'Ada',
	lastName: 'Byron',
	phone: '+19175550123',
	email: 'ada@example.com',
	partySize: 2,
	dateTime: '2026-05-15T19:30',
	...more,
});

describe('a booking from JSON that cannot be right', () => {
	it.each<[string, IDataObject, string]>([
		['a day that does not exist', { datetime: '2026-02-30T19:30' }, 'datetime'],
		['no time of day', { datetime: '2026-05-15' }, 'datetime'],
		['words for a time', { datetime: 'tomorrow at eight' }, 'datetime'],
		['hour 25', { datetime: '2026-05-15T25:00' }, 'datetime'],
		['no time at all', { datetime: null }, 'datetime'],
		['a party of nobody', { party_size: 0 }, 'party_size'],
		['half a guest', { party_size: 2.5 }, 'party_size'],
		['fewer than nobody', { party_size: -2 }, 'party_size'],
		['a party in words', { party_size: 'four' }, 'party_size'],
		['no party', { party_size: '' }, 'party_size'],
		['no minutes', { duration_minutes: 0 }, 'duration_minutes'],
		['a tag without its group', { tags: ['Birthday'] }, 'tags'],
		['a guest tag without its group', { guest_tags: 'VIP' }, 'guest_tags'],
		['a phone without its country', { phone: '917 555 0123' }, 'phone'],
		['a phone in words', { phone: 'call Byron' }, 'phone'],
		['an e-mail without its place', { email: 'ada@example' }, 'email'],
		['an e-mail in disguise', { email: 'ada(at)example.com' }, 'email'],
		['no name', { last_name: ' ' }, 'last_name'],
	])('is refused before any request: %s', async (_what, wrong, key) => {
		expect(await refused(fromJson(wrong))).toContain(key);
		expect(restaurant.requests()).toEqual([]);
	});

	it('names all unknown keys, and what was probably meant', async () => {
		const words = await refused(fromJson({ covers: 4, durration_minutes: 90, colour: 'red' }));
		expect(words).toContain('"covers" (did you mean "party_size"?)');
		expect(words).toContain('"durration_minutes" (did you mean "duration_minutes"?)');
		expect(words).toContain('"colour"');
		expect(restaurant.requests()).toEqual([]);
	});

	it.each([
		['text that is no JSON', '{ "phone": "+19175550123", "last_name": "Byron", '],
		['a list', '[{ "party_size": 2 }]'],
		['a word', '"Byron"'],
		['an empty object', '{}'],
	])('is refused when it is %s', async (_what, reservationJson) => {
		const words = await refused({ ...fromJson(), reservationJson });
		expect(words).toMatch(/JSON|missing|Venue/);
		expect(restaurant.requests()).toEqual([]);
	});
});

describe('fields of the panel that cannot be right', () => {
	it.each<[string, IDataObject, string]>([
		['a day that does not exist', { dateTime: '2026-11-31T19:30' }, 'Date and Time'],
		['a party of nobody', { partySize: 0 }, 'Party Size'],
		['half a guest', { partySize: 2.5 }, 'Party Size'],
		['a party in words', { partySize: '={{ "four" }}' }, 'Party Size'],
		['a phone without its country', { phone: '(917) 555-0123' }, 'Phone'],
		['an e-mail without its place', { email: 'ada@example' }, 'Email'],
		['no last name', { lastName: '' }, 'Last Name'],
		['a tag without its group', { additionalFields: { tags: 'Birthday' } }, 'Tags'],
		['no venue', { venueId: '' }, 'Venue'],
		['two venues', { venueId: 'a,b' }, 'Venue'],
		['no guest', { guestMode: 'existing', guestId: '={{ "" }}' }, 'Guest'],
		[
			'an hour in words',
			{ options: { ifUnavailable: 'bookNearest', nearestWithinMinutes: '={{ "an hour" }}' } },
			'Nearest Within (Minutes)',
		],
	])('are refused before any request, by their name: %s', async (_what, wrong, name) => {
		expect(await refused(fromFields(wrong))).toContain(name);
		expect(restaurant.requests()).toEqual([]);
	});

	it('are refused by Create or Update, too, before it looks for the booking', async () => {
		const options = { nearestWithinMinutes: '={{ "an hour" }}' };
		const upsert = { ...fromFields({ options }), operation: 'upsert', externalId: 'crm-10442' };
		expect(await refused(upsert)).toContain('Nearest Within (Minutes)');
		expect(restaurant.requests()).toEqual([]);
	});

	it('are refused before anything is written: an hour that the clocks skip', async () => {
		const words = await refused(fromFields({ dateTime: '2027-03-14T02:30' }));
		expect(words).toContain('Date and Time');
		expect(restaurant.writes()).toEqual([]);
	});

	it('are refused before a reservation is even read: a change that is wrong', async () => {
		const update = async (updateFields: IDataObject) =>
			await refused({
				resource: 'reservation',
				operation: 'update',
				reservationId: 'any',
				updateFields,
			});
		expect(await update({ partySize: 0 })).toContain('Party Size');
		expect(await update({ dateTime: '2026-13-01T19:30' })).toContain('Date and Time');
		expect(await update({ email: 'ada@example' })).toContain('Email');
		expect(await update({ tags: 'Birthday' })).toContain('Tags');
		expect(restaurant.requests()).toEqual([]);
	});
});

describe('reads that cannot be right', () => {
	it.each<[string, IDataObject, string]>([
		[
			'no reservation',
			{ resource: 'reservation', operation: 'get', reservationId: '={{ "" }}' },
			'Reservation',
		],
		['no guest', { resource: 'guest', operation: 'get', guestId: '={{ " " }}' }, 'Guest'],
		['no venue', { resource: 'venue', operation: 'get', venueId: '={{ "" }}' }, 'Venue'],
		[
			'a day that does not exist',
			{ resource: 'reservation', operation: 'getAll', filters: { fromDate: '2026-02-30' } },
			'From Date',
		],
		...['reservation', 'charge', 'request', 'waitlist'].map(
			(resource): [string, IDataObject, string] => [
				`days that lie backwards, of a ${resource}`,
				{
					...{ resource, operation: 'getAll', venueIds: 'x' },
					filters: { fromDate: '2026-05-16', toDate: '2026-05-15' },
				},
				'To Date lies before From Date',
			],
		),
		...['shift', 'event', 'feedback'].map((resource): [string, IDataObject, string] => [
			`days that lie backwards, of a ${resource}`,
			{
				...{ resource, operation: 'getAll', venueIds: 'x' },
				filters: { startDate: '2026-05-16', endDate: '2026-05-15' },
			},
			'End Date lies before Start Date',
		]),
		[
			'a moment in words',
			{ resource: 'guest', operation: 'getAll', filters: { updatedSince: 'yesterday' } },
			'Updated Since',
		],
		[
			'a smallest party in words',
			{ resource: 'reservation', operation: 'getAll', filters: { minPartySize: '={{ "four" }}' } },
			'Minimum Party Size',
		],
		[
			'a largest party in words',
			{ resource: 'reservation', operation: 'getAll', filters: { maxPartySize: '={{ "four" }}' } },
			'Maximum Party Size',
		],
		[
			'a rating in words',
			{
				resource: 'feedback',
				operation: 'getAll',
				venueIds: 'x',
				filters: { maxOverall: '={{ "bad" }}' },
			},
			'Maximum Overall Rating',
		],
		['no rows', { resource: 'reservation', operation: 'getAll', limit: '={{ 0 }}' }, 'Limit'],
		[
			'no fields',
			{ resource: 'venue', operation: 'getAll', output: 'selectedFields', fields: ' , ' },
			'Fields',
		],
		[
			'a search on a day that does not exist',
			{ resource: 'availability', operation: 'search', venueId: 'x', date: '2026-04-31' },
			'Date',
		],
		[
			'a search for nobody',
			{
				resource: 'availability',
				operation: 'search',
				venueId: 'x',
				date: '2026-05-15',
				partySize: '={{ 0 }}',
			},
			'Party Size',
		],
		[
			'a search at no time of day',
			{
				resource: 'availability',
				operation: 'search',
				venueId: 'x',
				date: '2026-05-15',
				startTime: 'evening',
			},
			'Start Time',
		],
		[
			'no status',
			{ resource: 'reservation', operation: 'updateStatus', reservationId: 'x', status: 'custom' },
			'Status',
		],
	])('are refused before any request: %s', async (_what, parameters, name) => {
		expect(await refused(parameters)).toContain(name);
		expect(restaurant.requests()).toEqual([]);
	});
});

describe('an id of another region', () => {
	// What the sandbox hands out are ids of the demo environment.
	it.each(['us', 'eu'])('never leaves for the %s environment', async (environment) => {
		const foreign = { environment, sessionToken: '', baseUrl: '' };
		const credentials = await restaurant.credentialWith(foreign);
		const reads: IDataObject[] = [
			{ resource: 'venue', operation: 'get', venueId: restaurant.newYork },
			{ resource: 'reservation', operation: 'getAll', venueId: restaurant.newYork },
			fromJson(),
		];
		for (const parameters of reads) {
			const { error } = await restaurant.run(parameters as never, { credentials });
			expect(error?.message).toContain('belongs to the Demo environment');
		}
		expect(restaurant.engine.credentials.writes).toBe(logins);
	});

	let logins = 0;
	beforeEach(() => {
		logins = restaurant.engine.credentials.writes;
	});
});

describe('an operation whose expressions all give nothing', () => {
	const all = Object.values<Resource>(resources).flatMap(({ value, operations }) =>
		operations.map((operation) => [value, operation.value]),
	);
	const nothing = '={{ "" }}';
	/** n8n itself refuses a required parameter that is empty in the panel, but not one whose expression gives nothing. */
	const required = (resource: string, operation: string): INodeParameters =>
		Object.fromEntries(
			panelProperties
				.filter(({ required: isRequired, displayOptions }) => {
					const { resource: of = [], operation: at = [] } = displayOptions?.show ?? {};
					return isRequired && of.includes(resource) && at.includes(operation);
				})
				.map(({ name, type }) => [name, type === 'resourceLocator' ? byId(nothing) : nothing]),
		);

	it.each(all)('only reads, or says what is missing and what to do: %s %s', async (...of) => {
		const [resource, operation] = of;
		// Agreed to, or the missing agreement would be all that is told.
		const given = { ...required(resource, operation), confirm: true };
		const { error } = await restaurant.run({ resource, operation, ...given });
		expect(restaurant.writes()).toEqual([]);
		if (!error) return;
		expect(error.description).toBeTruthy();
		if (restaurant.requests().length > 0) return;
		expect(error.message).toMatch(
			/ (is empty|are both empty|is not a date|names nothing to change)$/,
		);
		expect(error.message).not.toMatch(/^An ID/);
	});
});
