import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { resources } from '../../nodes/SevenRooms/actions/operations';
import type { Resource } from '../../nodes/SevenRooms/actions/types';
import { byId } from '../support/definition.cjs';
import { listSearch } from '../support/engine.cjs';
import { oneRestaurant } from '../support/opened.cjs';

// On the real clock, since the list of reservations begins today.
const restaurant = oneRestaurant({ now: undefined, reservations: 700 });

const look = async (method: string, more: object = {}) =>
	await listSearch(restaurant.engine, { method, credentials: restaurant.credential, ...more });

const description = () =>
	restaurant.engine.nodeTypes.getByNameAndVersion('n8n-nodes-sevenrooms.sevenRooms').description;

describe('the lists that the panel searches', () => {
	it('show venues by name, and find one by a part of it', async () => {
		const all = await look('searchVenues');
		expect(all.results.map(({ value }) => value).sort()).toEqual(
			restaurant.sandbox.venues.map(({ id }) => id).sort(),
		);
		const { results } = await look('searchVenues', { filter: ' cross ' });
		expect(results.map(({ value }) => value)).toEqual([restaurant.sydney]);
	});

	it('show the venues of a concierge who may not read the restaurant’s list, and say so to all others', async () => {
		restaurant.sandbox.faults.add({ match: { path: '^/venues$' }, effect: { kind: 'forbid' } });
		const { results } = await look('searchVenues', { filter: ' cross ' });
		expect(results.map(({ value }) => value)).toEqual([restaurant.sydney]);
		const credentials = await restaurant.credentialWith({ conciergeId: '' });
		await expect(look('searchVenues', { credentials })).rejects.toThrow('lacks the right for GET');
		restaurant.sandbox.clear();
	});

	const rowsCome = (path: string, results: unknown) =>
		restaurant.sandbox.faults.add({
			match: { path },
			effect: { kind: 'status', status: 200, body: { status: 200, data: { results } } },
		});

	it('name each row by what is filled in', async () => {
		rowsCome('^/venues$', [
			{ id: 'v-1', internal_name: '', name: 'Harbour' },
			{ id: 'v-2', internal_name: null, name: ' ' },
		]);
		const venues = (await look('searchVenues')).results.map(({ name }) => name);
		expect(venues.sort()).toEqual(['Harbour', 'v-2']);
		const ada = { first_name: 'Ada', last_name: '' };
		rowsCome('^/clients$', [
			{ id: 'g-1', ...ada, email: '', phone_number: '+1 212-555-0143' },
			{ id: 'g-2', ...ada, email: ' ', phone_number: null, reference_code: 77 },
			{ id: 'g-3', first_name: ' ', last_name: null },
		]);
		expect((await look('searchGuests')).results.map(({ name }) => name)).toEqual([
			'Ada (+1 212-555-0143)',
			'Ada (77)',
			'Guest without a name',
		]);
	});

	it.each([
		['searchVenues', '^/venues$'],
		['searchGuests', '^/clients$'],
		['searchReservations', '^/reservations$'],
	])('are an error, not empty, when %s gets an answer without a list', async (method, path) => {
		rowsCome(path, 'not now');
		await expect(look(method)).rejects.toThrow('SevenRooms answered without what was asked for');
		restaurant.sandbox.clear();
		rowsCome(path, null);
		expect((await look(method)).results).toEqual([]);
	});

	it('show guests page by page, each once', async () => {
		const first = await look('searchGuests');
		expect(first.results).toHaveLength(100);
		const { paginationToken } = first;
		const second = await look('searchGuests', { paginationToken });
		expect(second.paginationToken).toBeUndefined();
		const values = [...first.results, ...second.results].map(({ value }) => value);
		expect(new Set(values).size).toBe(restaurant.sandbox.state.guests.size);
	});

	it.each([
		['name', 'O’Nobody', (one: { firstName: string }) => one.firstName],
		['email', 'nobody@example.com', (one: { email: string | null }) => String(one.email)],
		['phone', '+1 999 999 9999', (one: { phone: string | null }) => String(one.phone)],
	] as const)('find guests by %s', async (parameter, stranger, typed) => {
		const [guest] = restaurant.sandbox.state.guests.all();
		const { results } = await look('searchGuests', { filter: typed(guest) });
		expect(restaurant.requests()[0].query[parameter]).toBe(typed(guest));
		expect(results.map(({ value }) => value)).toContain(guest.id);
		expect((await look('searchGuests', { filter: stranger })).results).toEqual([]);
	});

	it('show the coming reservations of the chosen venue, the next one first', async () => {
		const parameters = { venueId: byId(restaurant.london) };
		const { results } = await look('searchReservations', { parameters });
		const { reservations } = restaurant.sandbox.state;
		const shown = results.map(({ value }) => reservations.get(String(value))!);
		expect(shown.length).toBeGreaterThan(10);
		expect(new Set(shown.map(({ venueId }) => venueId))).toEqual(new Set([restaurant.london]));
		const dates = shown.map(({ date }) => date);
		expect(dates).toEqual([...dates].sort());
	});

	it('find a reservation by its code or by the guest’s name, past ones too', async () => {
		const [one] = [...restaurant.sandbox.state.reservations.all()].filter(
			({ status }) => status === 'COMPLETE',
		);
		const byCode = await look('searchReservations', { filter: one.referenceCode.toLowerCase() });
		expect(byCode.results.map(({ value }) => value)).toEqual([one.id]);
		restaurant.sandbox.state.changeReservation(one, { referenceCode: 'KQXMDAB' });
		const letters = await look('searchReservations', { filter: 'KQXMDAB' });
		expect(letters.results.map(({ value }) => value)).toEqual([one.id]);
		const byName = await look('searchReservations', { filter: one.lastName });
		expect(byName.results.map(({ name }) => name).join()).toContain(one.lastName);
		expect(byName.results.length).toBeGreaterThan(0);
	});

	it.each(['searchVenues', 'searchGuests', 'searchReservations'])(
		'leave out what has no ID to choose it by: %s',
		async (list) => {
			const row = { last_name: 'Night', name: 'Night', internal_name: 'Night' };
			const results = [row, { ...row, id: null }, { ...row, id: '' }, { ...row, id: 'r-1' }];
			restaurant.sandbox.faults.add({
				effect: { kind: 'status', status: 200, body: { status: 200, data: { results } } },
			});
			const shown = (await look(list)).results;
			expect(shown.map(({ value }) => value)).toEqual(['r-1']);
			expect(shown[0].name).not.toMatch(/null|undefined/);
		},
	);

	it('say what is missing in the credential instead of staying empty', async () => {
		const credentials = await restaurant.credentialWith({ venueGroupId: '' });
		await expect(look('searchGuests', { credentials })).rejects.toThrow('venue group');
		await expect(look('searchReservations', { credentials })).rejects.toThrow('venue');
	});
});

describe('a list that SevenRooms does not answer', () => {
	it('says so after the ten seconds that somebody waits', async () => {
		restaurant.sandbox.faults.add({
			match: { path: '/venues' },
			effect: { kind: 'timeoutBeforeCommit' },
		});
		const error = (await look('searchVenues').catch((caught: unknown) => caught)) as Error;
		expect(error.message).toContain('could not be reached');
		expect(restaurant.requests()).toHaveLength(1);
	});
});

describe('the panel of the node', () => {
	const shownFor = (property: INodeProperties, name: string) =>
		(property.displayOptions?.show?.[name] ?? []) as string[];
	const options = (property?: INodeProperties) =>
		(property?.options ?? []) as INodePropertyOptions[];
	const named = (name: string) => description().properties.filter((one) => one.name === name);

	it('can be used as a tool by a language model, and says what it does', () => {
		expect(description().usableAsTool).toBe(true);
		expect(description().description).toMatch(/reservations/);
	});

	it('offers for each resource its operations, each with an action and a description', () => {
		const resources = options(named('resource')[0]);
		expect(resources.length).toBeGreaterThanOrEqual(5);
		for (const { value, description: text } of resources) {
			expect(text).toBeTruthy();
			const operation = named('operation').find((one) =>
				shownFor(one, 'resource').includes(String(value)),
			);
			expect(options(operation).length).toBeGreaterThan(0);
			expect(options(operation).map((one) => one.value)).toContain(operation?.default);
			for (const one of options(operation)) {
				expect(one.action).toMatch(/^[A-Z][^A-Z]/);
				expect(one.description).toBeTruthy();
			}
		}
	});

	it.each([
		['reservation', ['create', 'upsert', 'update', 'updateStatus', 'cancel', 'get', 'getAll']],
		['guest', ['get', 'getAll', 'getVisits', 'updateTags']],
		['venue', ['get', 'getAll']],
		['availability', ['search']],
		['api', ['request']],
	])('keeps the names that saved workflows use: %s', (resource, operations) => {
		const [operation] = named('operation').filter((one) =>
			shownFor(one, 'resource').includes(resource),
		);
		expect(options(operation).map(({ value }) => value)).toEqual(
			expect.arrayContaining(operations),
		);
	});

	it('shows every operation exactly the parameters that it declares, in its order', () => {
		const isShown = (property: INodeProperties, resource: string, operation: string) =>
			[shownFor(property, 'resource'), shownFor(property, 'operation')].every((values, index) =>
				values.includes([resource, operation][index]),
			);
		for (const resource of Object.values(resources) as Resource[]) {
			for (const { value, properties } of resource.operations) {
				const shown = description().properties.filter((one) => isShown(one, resource.value, value));
				expect(shown.map(({ name }) => name)).toEqual(properties.map(({ name }) => name));
			}
		}
	});

	it('says what there is when a workflow names a resource or an operation that there is not', async () => {
		const resource = await restaurant.run({ resource: 'table9', operation: 'get' });
		expect(resource.error?.message).toContain('no resource "table9"');
		const operation = await restaurant.run({ resource: 'venue', operation: 'paint' });
		expect(operation.error?.message).toContain('no operation "paint"');
		expect(operation.error?.description).toContain('getAll');
	});

	it('has no property without name, label and default, and none twice in one place', () => {
		const places = new Set<string>();
		const check = (property: INodeProperties, place: string) => {
			expect(property.displayName).toBeTruthy();
			expect(property.name).toMatch(/^[a-z][A-Za-z0-9]*$/);
			expect(property).toHaveProperty('default');
			const key = `${place}${property.name}`;
			expect([...places]).not.toContain(key);
			places.add(key);
			const values = options(property).map(({ value }) => value);
			const isChoice = property.type === 'options' && !property.typeOptions?.loadOptionsMethod;
			if (isChoice) expect(values).toContain(property.default);
			if (property.type !== 'collection') return;
			for (const inner of property.options as INodeProperties[]) check(inner, `${key}.`);
		};
		for (const property of description().properties) {
			check(property, JSON.stringify(property.displayOptions ?? {}));
		}
	});
});
