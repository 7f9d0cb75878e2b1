import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { PosTicket, Reservation } from '../../sandbox/state/types.cjs';
import { byId } from '../support/definition.cjs';
import { speedUp } from '../support/fastSleep.cjs';
import { oneRestaurant } from '../support/opened.cjs';
import { change, openBook, type Book } from '../support/tables.cjs';

const restaurant = oneRestaurant();
let book: Book;
let table: Reservation;

beforeEach(async () => {
	book = await openBook(restaurant);
	table = book.hostWrites({ tables: ['12'], status: 'SEATED', posTickets: [] });
});

const push = async (more: INodeParameters = {}) =>
	await restaurant.run({
		...{ resource: 'posCheck', operation: 'push', venueId: byId(restaurant.newYork) },
		...{ posId: 'till 1', function: 'new_check', table: '12' },
		additionalFields: { orderNumber: '77', checkOpenTime: '2026-05-15T19:30:00-04:00' },
		...more,
	});
const checks = async (more: INodeParameters = {}) => {
	const { json } = await restaurant.run(change('get', table.id, more));
	return json[0].checks as IDataObject[];
};

describe('a check that the till pushes', () => {
	it('goes out as JSON, with numbers as numbers and names as they are written', async () => {
		const { json, error } = await push({
			items: JSON.stringify([{ name: 'Negroni', qty: '2', price: '28.50', listing_barcode: '07' }]),
			additionalFields: {
				orderNumber: '77',
				checkOpenTime: '2026-05-15T19:30:00-04:00',
				checkCloseTime: '',
				guestCount: '2',
				subtotal: 28.5,
				totalAmount: '31.00',
				storeName: 'Harbour',
				orderDiscount: '1.5',
			},
		});
		expect(error).toBeUndefined();
		const [sent] = restaurant.writes();
		expect(sent.apiPath).toContain(`/venues/${restaurant.newYork}/webhooks/till`);
		expect(sent.contentType).toContain('application/json');
		expect(JSON.parse(String(sent.rawBody))).toEqual({
			function: 'new_check',
			table: '12',
			order_number: '77',
			check_open_time: '2026-05-15T19:30:00-04:00',
			guest_count: 2,
			subtotal: 28.5,
			total_amount: 31,
			store_name: 'Harbour',
			order_discount: 1.5,
			item: [{ name: 'Negroni', qty: 2, price: 28.5, listing_barcode: '07' }],
		});
		expect(json[0]).toMatchObject({
			pushed: true,
			function: 'new_check',
			reservation_id: table.id,
		});
	});

	it('carries numbers and names as texts, also where an expression gives a number', async () => {
		const { error } = await push({
			additionalFields: {
				...{ orderNumber: '={{ 77 }}', referenceNumber: '={{ 8 }}', storeId: '={{ 12 }}' },
				...{ storeName: '={{ 21 }}', orderNote: '={{ 2 }}' },
			},
		});
		expect(error).toBeUndefined();
		expect(JSON.parse(String(restaurant.writes()[0].rawBody))).toMatchObject({
			...{ order_number: '77', reference_number: '8', store_id: '12' },
			...{ store_name: '21', order_note: '2' },
		});
	});

	it('stands in the reservation of its table, open until it is closed', async () => {
		const items = JSON.stringify([{ name: 'Negroni', qty: 3, price: 14 }]);
		const amounts = { orderNumber: '77', subtotal: 42, totalAmount: 45.15 };
		const opened = { ...amounts, checkOpenTime: '2026-05-15T19:30:00-04:00' };
		await push({ items, additionalFields: opened });
		expect(await checks()).toMatchObject([
			{
				...{ check_number: '77', open: true, table: '12', total: 45.15, closed_at: null },
				...{ currency: 'USD', unit: 'major', opened_at: '2026-05-15T19:30:00' },
				lines: [{ name: 'Negroni', quantity: 3, line_total: 42 }],
			},
		]);
		const closed = { ...amounts, checkCloseTime: '2026-05-16T01:00:00Z' };
		await push({ function: 'close_check', additionalFields: closed });
		expect(await checks()).toMatchObject([{ open: false, closed_at: '2026-05-15T21:00:00' }]);
		await push({ function: 'void_check' });
		expect(await checks()).toEqual([]);
	});

	it('carries only the tables that its function knows, also where an expression chooses it', async () => {
		const tables = { table: '12', fromTable: '12', toTable: '14' };
		await push({ ...tables, function: '={{ "update_item" }}', additionalFields: {} });
		await push({ ...tables, function: '={{ "move_table" }}', additionalFields: {} });
		expect(restaurant.writes().map(({ rawBody }) => JSON.parse(String(rawBody)))).toEqual([
			{ function: 'update_item', table: '12' },
			{ function: 'move_table', from_table: '12', to_table: '14' },
		]);
	});

	it('is only shown in a dry run, without what is empty', async () => {
		const { json } = await push({ table: ' ', options: { dryRun: true } });
		expect(json[0]).toMatchObject({ dry_run: true, method: 'POST' });
		expect(Object.keys(json[0].body as IDataObject).sort()).toEqual([
			...['check_open_time', 'function', 'order_number'],
		]);
		expect(restaurant.writes()).toEqual([]);
	});

	it('moves from one table to another, and needs both', async () => {
		await push();
		const { error } = await push({ function: 'move_table', fromTable: '12', toTable: '' });
		expect(error?.message).toBe('From Table or To Table is empty');
		await push({ function: 'move_table', fromTable: '12', toTable: '14' });
		const moved = JSON.parse(String(restaurant.writes().at(-1)?.rawBody)) as IDataObject;
		expect(moved).toMatchObject({ function: 'move_table', from_table: '12', to_table: '14' });
		expect(moved).not.toHaveProperty('table');
		expect(await checks()).toMatchObject([{ table: '14' }]);
	});

	it.each([
		[{ posId: ' ' }, 'POS ID is empty'],
		[{ function: 'pay_check' }, 'Function "pay_check" is not known'],
		[{ items: 'not json' }, 'Items is not a list of check lines'],
		[{ items: '[{"qty": 1}]' }, 'Items: line 1 has no name'],
		[
			{ items: '[{"name": "Negroni", "price": "free"}]' },
			'Items: "price" of line 1 is not a number',
		],
		[
			{ additionalFields: { checkOpenTime: '2026-05-15T19:30' } },
			'Check Open Time is not a moment with its offset',
		],
		[{ items: '[{"name": {"en": "Negroni"}, "qty": 1}]' }, 'Items: line 1 has no name'],
		[{ additionalFields: { totalAmount: 'a lot' } }, 'Total Amount is not a number'],
		[{ additionalFields: { guestCount: 2.5 } }, 'Guest Count is not a whole number of at least 0'],
		[{ additionalFields: { guestCount: -1 } }, 'Guest Count is not a whole number of at least 0'],
	])('is checked before it goes out: %j', async (more, message) => {
		// An expression may give what the panel would not offer.
		const given = Object.entries(more).map(([name, value]) => [
			name,
			name === 'function' ? `={{ "${value as string}" }}` : value,
		]);
		const { error } = await push(Object.fromEntries(given) as INodeParameters);
		expect(error?.message).toBe(message);
		expect(restaurant.writes()).toEqual([]);
	});

	it('keeps the case of table names, which count', async () => {
		const { error } = await push({ table: 'bar a' });
		expect(error?.message).toContain('Unknown table name');
		expect(JSON.parse(String(restaurant.writes()[0].rawBody))).toMatchObject({ table: 'bar a' });
	});

	it.each(['new_check', 'update_item', 'update_cover', 'close_check', 'cancel_payment'])(
		'is told under the API’s own name: %s',
		async (name) => {
			await push({ function: name });
			expect(JSON.parse(String(restaurant.writes()[0].rawBody))).toMatchObject({ function: name });
		},
	);
});

describe('the checks of a reservation', () => {
	const ticket = (more: Partial<PosTicket>) => {
		const sample = [...restaurant.sandbox.state.reservations.all()].find(
			({ posTickets }) => posTickets.length > 0,
		);
		return { ...(sample?.posTickets[0] as PosTicket), ...more };
	};
	const item = { name: 'Oysters', quantity: 6, price: 24, notes: null };

	it('are the lines as the till wrote them, whether modifiers are objects or words', async () => {
		table.posTickets = [
			ticket({ items: [{ ...item, modifiers: [{ name: 'no ice' }] }] } as Partial<PosTicket>),
			ticket({
				status: 'open',
				items: [{ ...item, modifiers: ['no salt'] }],
			} as Partial<PosTicket>),
		];
		const [closed, open] = await checks();
		expect([closed.open, open.open]).toEqual([false, true]);
		const line = { name: 'Oysters', quantity: 6, line_total: 24 };
		expect(closed.lines).toMatchObject([{ ...line, modifiers: ['no ice'] }]);
		expect(open.lines).toMatchObject([{ ...line, modifiers: ['no salt'] }]);
	});

	it('stay the tickets they were in raw output', async () => {
		table.posTickets = [ticket({})];
		const { json } = await restaurant.run(change('get', table.id, { output: 'raw' }));
		expect(json[0].pos_tickets).toEqual(table.posTickets);
		expect(json[0]).not.toHaveProperty('checks');
	});

	it('are of each venue’s own currency in a list over the group', async () => {
		const { json } = await restaurant.run({
			...{ resource: 'reservation', operation: 'getAll', returnAll: true },
		});
		const currencies = { [restaurant.newYork]: 'USD', [restaurant.london]: 'GBP' };
		const withChecks = json.filter(({ checks: own }) => (own as unknown[]).length > 0);
		expect(withChecks.length).toBeGreaterThan(0);
		for (const { venue_id: id, checks: own } of withChecks) {
			const expected = currencies[id as string] ?? 'AUD';
			expect((own as IDataObject[]).map(({ currency }) => currency)).toEqual(
				(own as IDataObject[]).map(() => expected),
			);
		}
	});

	it('are given out after a change as Get gives them out, with the currency of their venue', async () => {
		table.posTickets = [ticket({})];
		const got = await checks();
		const { json } = await restaurant.run(change('updateStatus', table.id, { status: 'PAID' }));
		expect(json[0].status).toBe('PAID');
		expect(json[0].checks).toEqual(got);
		expect(got).toMatchObject([{ currency: 'USD' }]);
	});

	it('cost no change where nobody can be asked for their currency', async () => {
		table.posTickets = [ticket({})];
		restaurant.sandbox.faults.add({
			match: { method: 'GET', path: '^/venues/' },
			effect: { kind: 'status', status: 503 },
		});
		// Another base URL is another account, which has not read the venue before.
		const baseUrl = `${restaurant.sandbox.url}/2_2`;
		const credentials = await restaurant.credentialWith({ baseUrl });
		const options = { timeZone: 'America/New_York' };
		const asked = change('updateStatus', table.id, { status: 'PAID', options });
		const sleep = speedUp(1000);
		const { json, error } = await restaurant.run(asked, { credentials });
		sleep.restore();
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ status: 'PAID', updated: true, checks: [{ currency: null }] });
		expect(restaurant.writes()).toHaveLength(1);
	});

	it('can be picked by fields', async () => {
		table.posTickets = [ticket({ total: 61.5 })];
		const fields = 'checks.0.total, checks.0.unit';
		const { json } = await restaurant.run(
			change('get', table.id, { output: 'selectedFields', fields }),
		);
		expect(json).toEqual([{ 'checks.0.total': 61.5, 'checks.0.unit': 'major' }]);
	});
});
