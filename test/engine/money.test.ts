import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId } from '../support/definition.cjs';
import { eachEvening } from '../support/evening.cjs';

const evening = eachEvening({ reservations: 400 });

const hotelHolds = () => evening.book.hostWrites({ bookedBy: 'Grand Hotel Concierge' });
const answers = (path: string, data: unknown) =>
	evening.restaurant.sandbox.faults.add({
		match: { method: 'GET', path },
		effect: { kind: 'status', status: 200, body: { status: 200, data } },
	});
const run = async (resource: string, operation: string, more: INodeParameters = {}) =>
	await evening.restaurant.run({
		resource,
		operation,
		venueId: byId(evening.restaurant.newYork),
		...more,
	});
const paylink = (more: INodeParameters = {}): INodeParameters => ({
	reservationId: byId(hotelHolds().id),
	subtotal: 1999,
	...more,
});
const charge = (more: INodeParameters = {}): INodeParameters => ({
	reservationId: byId(hotelHolds().id),
	transactionId: 'tx-1',
	subtotal: 5000,
	...more,
});

describe('what moves money or deletes', () => {
	const guarded: Array<[string, string, () => INodeParameters]> = [
		['paylink', 'create', paylink],
		['paylink', 'delete', () => ({ paylinkId: 'p-1' })],
		['charge', 'add', charge],
		['reservation', 'delete', () => ({ reservationId: byId(hotelHolds().id) })],
		['request', 'delete', () => ({ requestId: 'r-1' })],
	];

	it.each(guarded)('does nothing without Confirm: %s %s', async (resource, operation, given) => {
		for (const confirm of [false, 'false', '']) {
			const { error } = await run(resource, operation, { ...given(), confirm });
			expect(error?.message).toBe('Confirm is not switched on');
			expect(error?.description).toContain('Dry Run');
		}
		expect(evening.restaurant.requests()).toEqual([]);
	});

	it.each(guarded)(
		'shows without Confirm what it would send: %s %s',
		async (resource, operation, given) => {
			const { json, error } = await run(resource, operation, {
				...given(),
				options: { dryRun: true },
			});
			expect(error).toBeUndefined();
			expect(json[0]).toMatchObject({ dry_run: true, would: expect.any(String) });
			expect(evening.restaurant.writes()).toEqual([]);
		},
	);
});

describe('a payment link', () => {
	it('is asked for in cents, and says on the way out that they are cents of the venue’s currency', async () => {
		const { json, error } = await run(
			'paylink',
			'create',
			paylink({
				confirm: true,
				additionalFields: { taxAmount: 160, type: 'collect', email: 'ada@example.com' },
			}),
		);
		expect(error).toBeUndefined();
		expect(evening.restaurant.writes()[0].body).toEqual({
			subtotal: '1999',
			tax_amount: '160',
			type: 'collect',
			paylink_email_request: 'ada@example.com',
		});
		expect(json[0]).toMatchObject({
			subtotal: { amount: 1999, currency: 'USD', unit: 'minor' },
			tax_amount: { amount: 160, currency: 'USD', unit: 'minor' },
			link: expect.stringContaining('https://'),
			venue_id: evening.restaurant.newYork,
		});
	});

	it('is asked for with all that may be said of it, and names its reservation', async () => {
		const given = paylink({
			subtotal: 1,
			confirm: true,
			additionalFields: {
				...{ serviceChargeAmount: 2, taxAmount: 3, gratuityAmount: 0, email: 'ada@example.com' },
				...{ gratuityType: 'client_select_gratuity', noteToGuest: 'Deposit', type: 'charge' },
			},
		});
		const { json, error } = await run('paylink', 'create', given);
		expect(error).toBeUndefined();
		expect(evening.restaurant.writes()[0].body).toEqual({
			...{ subtotal: '1', service_charge_amount: '2', tax_amount: '3', gratuity_amount: '0' },
			...{ gratuity_type: 'client_select_gratuity', note_to_guest: 'Deposit', type: 'charge' },
			paylink_email_request: 'ada@example.com',
		});
		const { value } = given.reservationId as unknown as { value: string };
		expect(json[0].reservation_id).toBe(value);
	});

	it.each([0, '0', ''])('that takes the card only needs no amount: %j', async (subtotal) => {
		const additionalFields = { type: 'collect' };
		const { error, json } = await run(
			'paylink',
			'create',
			paylink({ subtotal, confirm: true, additionalFields }),
		);
		expect(error).toBeUndefined();
		expect(evening.restaurant.writes()[0].body).toEqual({ type: 'collect' });
		expect(json[0]).toMatchObject({ type: 'collect', link: expect.stringContaining('https://') });
	});

	it('is listed with labelled cents, or raw with the cents as they are', async () => {
		const reservationId = byId(hotelHolds().id);
		await run('paylink', 'create', { reservationId, subtotal: 1999, confirm: true });
		const [simplified] = (await run('paylink', 'getAll', { reservationId })).json;
		expect(simplified.subtotal).toEqual({ amount: 1999, currency: 'USD', unit: 'minor' });
		const [raw] = (await run('paylink', 'getAll', { reservationId, output: 'raw' })).json;
		expect(raw).toMatchObject({ subtotal: 1999, reservation_id: reservationId.value });
	});

	it('is listed out of a bare list, too, and out of an empty one', async () => {
		const reservationId = byId('r-1');
		evening.restaurant.sandbox.faults.add({
			match: { path: '/paylinks/[^/]+$', nth: 1 },
			effect: { kind: 'status', status: 200, body: [{ id: 'p-1', subtotal: 5 }] },
		});
		const listed = await run('paylink', 'getAll', { reservationId, output: 'raw' });
		expect(listed.json).toMatchObject([{ id: 'p-1', subtotal: 5 }]);
		answers('/paylinks/[^/]+$', []);
		expect((await run('paylink', 'getAll', { reservationId })).json).toEqual([]);
	});

	it.each([
		['an empty object', { status: 200, body: {} }],
		['no content', { status: 204, empty: true }],
	])('that is deleted is answered with %s, and that is success', async (_what, effect) => {
		evening.restaurant.sandbox.faults.add({
			match: { method: 'DELETE' },
			effect: { kind: 'status', ...effect },
		});
		const { json, error } = await run('paylink', 'delete', { paylinkId: 'p-1', confirm: true });
		expect(error).toBeUndefined();
		expect(json).toEqual([{ id: 'p-1', deleted: true }]);
	});

	it.each([
		[{ subtotal: 19.99 }, 'Subtotal (Cents) is not a whole number of cents above 0'],
		[{ subtotal: 0 }, 'Subtotal (Cents) is not a whole number of cents above 0'],
		[
			{ subtotal: 0, additionalFields: { type: 'charge' } },
			'Subtotal (Cents) is not a whole number of cents above 0',
		],
		[
			{ subtotal: 1.5, additionalFields: { type: 'collect' } },
			'Subtotal (Cents) is not a whole number of cents',
		],
		[{ additionalFields: { taxAmount: 1.6 } }, 'Tax (Cents) is not a whole number of cents'],
		[{ reservationId: byId(' ') }, 'Reservation is empty'],
		[{ additionalFields: { email: 'nobody' } }, 'Email is not an e-mail address'],
	])('with an amount or address that cannot be is not sent: %j', async (more, message) => {
		const given = paylink({ ...(more as INodeParameters), confirm: true });
		expect((await run('paylink', 'create', given)).error?.message).toBe(message);
		expect(evening.restaurant.writes()).toEqual([]);
	});

	/** Another base URL is another account, which has not read the venue before. */
	const stranger = async (more = {}) =>
		await evening.restaurant.credentialWith({
			...{ baseUrl: `${evening.restaurant.sandbox.url}/2_2` },
			...more,
		});

	it.each<[string, INodeParameters]>([
		['Subtotal (Cents) is not a whole number of cents above 0', { subtotal: 19.99 }],
		['Email is not an e-mail address', { additionalFields: { email: 'nobody' } }],
		['Dry Run is not true or false', { options: { dryRun: '={{ "perhaps" }}' } }],
		['Type is not one of: charge, collect', { additionalFields: { type: '={{ "refund" }}' } }],
		[
			'Gratuity Type is not one of: none, ',
			{ additionalFields: { gratuityType: '={{ "20 percent" }}' } },
		],
	])('is refused before anybody is asked anything: %s', async (message, more) => {
		const parameters = { ...paylink({ ...more, confirm: true }), operation: 'create' };
		const venueId = byId(evening.restaurant.newYork);
		const { error } = await evening.restaurant.run(
			{ resource: 'paylink', venueId, ...parameters },
			{ credentials: await stranger() },
		);
		expect(error?.message).toContain(message);
		expect(evening.restaurant.requests()).toEqual([]);
	});

	it.each<[string, string, INodeParameters]>([
		['paylink', 'create', { reservationId: byId('resv'), subtotal: 5, confirm: true }],
		[
			'hold',
			'create',
			{ time: '19:30', partySize: 2, shiftPersistentId: 's', accessPersistentId: 'a' },
		],
		[
			'request',
			'create',
			{ partySize: 2, firstName: 'Ada', lastName: 'Night', phone: '+12125550143' },
		],
	])(
		'or a table needs the ids of a concierge before the venue is asked: %s %s',
		async (...asked) => {
			const [resource, operation, more] = asked;
			const { error } = await evening.restaurant.run(
				{
					...{ resource, operation, venueId: byId(evening.restaurant.newYork) },
					...{ date: '2026-05-15T23:30:00Z', ...more },
				},
				{ credentials: await stranger({ conciergeId: '', timeZone: '' }) },
			);
			expect(error?.message).toBe('The credential names no Concierge ID');
			expect(evening.restaurant.requests()).toEqual([]);
		},
	);

	it('tells the currency by the concierge’s record of the venue, where the restaurant’s may not be read', async () => {
		evening.restaurant.sandbox.faults.add({
			match: { path: '^/venues/' },
			effect: { kind: 'forbid' },
		});
		const { json } = await evening.restaurant.run(
			{
				...{ resource: 'paylink', operation: 'create', venueId: byId(evening.restaurant.newYork) },
				...paylink({ confirm: true }),
			},
			{ credentials: await stranger() },
		);
		expect(json[0].subtotal).toEqual({ amount: 1999, currency: 'USD', unit: 'minor' });
	});

	it('is neither listed nor deleted without its ID', async () => {
		const listed = await run('paylink', 'getAll', { reservationId: byId(' ') });
		expect(listed.error?.message).toBe('Reservation is empty');
		const deleted = await run('paylink', 'delete', { paylinkId: ' ', confirm: true });
		expect(deleted.error?.message).toBe('Payment Link ID is empty');
		expect(evening.restaurant.requests()).toEqual([]);
	});

	it('that was made is never lost over the venue’s currency', async () => {
		evening.restaurant.sandbox.faults.add({
			match: { path: '/venues/[^/]+$' },
			effect: { kind: 'forbid' },
		});
		const credentials = await stranger({
			baseUrl: `${evening.restaurant.sandbox.url}/api-ext/2_2`,
		});
		const { json, error } = await evening.restaurant.run(
			{
				...{ resource: 'paylink', operation: 'create', venueId: byId(evening.restaurant.newYork) },
				...paylink({ confirm: true }),
			},
			{ credentials },
		);
		expect(error).toBeUndefined();
		expect(json[0].subtotal).toEqual({ amount: 1999, currency: null, unit: 'minor' });
	});
});

describe('a charge that was taken elsewhere', () => {
	it('is written once, to the reservation, with the API’s own names', async () => {
		const { json, error } = await run(
			'charge',
			'add',
			charge({
				confirm: true,
				additionalFields: {
					cardBrand: 'Visa',
					cardLast4: '4242',
					gratuity: 500,
					tax: 8,
					promoDiscountAmount: 100,
					skipValidation: false,
				},
			}),
		);
		expect(error).toBeUndefined();
		expect(evening.restaurant.writes()).toHaveLength(1);
		expect(evening.restaurant.writes()[0].body).toEqual({
			venue_id: evening.restaurant.newYork,
			transaction_id: 'tx-1',
			subtotal: '5000',
			card_brand: 'Visa',
			card_last4: '4242',
			gratuity: '500',
			tax: '8',
			promo_discount_amount: '100',
			skip_validation: 'false',
		});
		expect(json[0]).toMatchObject({ charged: true, status: 'SUCCESS', reference_id: 'tx-1' });
	});

	it('is written with all that may be said of it, and names its reservation', async () => {
		const given = charge({
			confirm: true,
			subtotal: 1,
			additionalFields: {
				...{ cardId: 'card-1', tax: '0', additionalFee: 2, upsellAmount: 3 },
				...{ promoCodeId: 'promo-1', total: 6, skipValidation: true },
			},
		});
		const { json, error } = await run('charge', 'add', { ...given, venueId: byId('') });
		expect(error).toBeUndefined();
		expect(evening.restaurant.writes()[0].body).toEqual({
			...{ transaction_id: 'tx-1', subtotal: '1', card_id: 'card-1', tax: '0' },
			...{ additional_fee: '2', upsell_amount: '3', promo_code_id: 'promo-1', total: '6' },
			skip_validation: 'true',
		});
		const { value } = given.reservationId as unknown as { value: string };
		expect(json[0].reservation_id).toBe(value);
	});

	it('counts as made by the ID of its invoice, where SevenRooms tells no status', async () => {
		evening.restaurant.sandbox.faults.add({
			match: { path: '/add_charge$' },
			effect: { kind: 'status', status: 200, body: { data: { invoice_id: 'inv-1' } } },
		});
		const { json, error } = await run(
			'charge',
			'add',
			charge({ confirm: true, additionalFields: { tax: 100, total: 1 } }),
		);
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ charged: true, invoice_id: 'inv-1' });
	});

	it('needs the venue beside a confirmation code, since codes repeat', async () => {
		const { referenceCode } = hotelHolds();
		const reservationId = { __rl: true, mode: 'code', value: referenceCode };
		const given = charge({ confirm: true, reservationId });
		const { error } = await run('charge', 'add', { ...given, venueId: byId('') });
		expect(error?.message).toBe('Venue is empty');
		expect((await run('charge', 'add', given)).error).toBeUndefined();
	});

	it.each([
		[{ subtotal: 0 }, 'Subtotal (Cents) is not a whole number of cents above 0'],
		[{ subtotal: 19.99 }, 'Subtotal (Cents) is not a whole number of cents above 0'],
		[{ additionalFields: { tax: 101 } }, 'Tax (Percent) is not between 0 and 100'],
		[{ additionalFields: { tax: -1 } }, 'Tax (Percent) is not between 0 and 100'],
		[{ additionalFields: { tax: 'a lot' } }, 'Tax (Percent) is not between 0 and 100'],
		[{ transactionId: ' ' }, 'Transaction ID is empty'],
		[{ reservationId: byId(' ') }, 'Reservation is empty'],
		[{ additionalFields: { total: 0 } }, 'Total (Cents) is not a whole number of cents above 0'],
		[
			{ additionalFields: { gratuity: '12,50' } },
			'Gratuity (Cents) is not a whole number of cents',
		],
		[
			{ additionalFields: { additionalFee: -5 } },
			'Additional Fee (Cents) is not a whole number of cents',
		],
		[
			{ additionalFields: { upsellAmount: 'abc' } },
			'Upgrade Amount (Cents) is not a whole number of cents',
		],
		[
			{ additionalFields: { promoDiscountAmount: 1.5 } },
			'Promo Discount (Cents) is not a whole number of cents',
		],
	])('is checked before it is sent: %j', async (more, message) => {
		const given = charge({ ...(more as INodeParameters), confirm: true });
		expect((await run('charge', 'add', given)).error?.message).toBe(message);
		expect(evening.restaurant.writes()).toEqual([]);
	});

	it.each(['paylink', 'charge'])(
		'is sent again after 429, like any write: %s',
		async (resource) => {
			evening.restaurant.sandbox.faults.add({
				match: { method: 'POST', times: 2 },
				effect: { kind: 'status', status: 429, retryAfter: 1 },
			});
			const [operation, given] = resource === 'paylink' ? ['create', paylink] : ['add', charge];
			const asked = (given as () => INodeParameters)();
			const { error } = await run(resource, operation as string, { ...asked, confirm: true });
			expect(error).toBeUndefined();
			expect(evening.restaurant.writes().map(({ status }) => status)).toEqual([429, 429, 200]);
		},
	);
});

describe('what may have happened although the answer got lost', () => {
	const side = () => evening.restaurant.sandbox.state.side;
	const wish: INodeParameters = {
		...{ date: '2026-05-15', partySize: 8 },
		...{ firstName: 'Ada', lastName: 'Night', phone: '+12125550143' },
	};
	const writes: Array<[string, string, () => INodeParameters, () => number]> = [
		['paylink', 'create', paylink, () => side().paylinks.size],
		['charge', 'add', charge, () => side().charges.length],
		['request', 'create', () => wish, () => side().requests.size],
	];

	it.each(writes)('is never done a second time: %s %s', async (...write) => {
		const [resource, operation, given, count] = write;
		for (const kind of ['resetAfterCommit', '500AfterCommit', 'truncate'] as const) {
			evening.restaurant.sandbox.clear();
			const before = count();
			evening.restaurant.sandbox.faults.add({ match: { method: 'POST' }, effect: { kind } });
			evening.restaurant.sandbox.faults.add({ match: { method: 'PUT' }, effect: { kind } });
			const { error } = await run(resource, operation, { ...given(), confirm: true });
			expect(error?.message).toBe(
				'SevenRooms did not confirm this, so it may or may not have happened',
			);
			expect(error?.description).toContain('Nothing was sent again.');
			expect(evening.restaurant.writes()).toHaveLength(1);
			expect(count()).toBe(before + 1);
		}
	});
});

describe('amounts in a list', () => {
	const venues = () => [
		[evening.restaurant.newYork, 'USD'],
		[evening.restaurant.london, 'GBP'],
		[evening.restaurant.sydney, 'AUD'],
	];

	it('of charges are cents of each venue’s own currency, and raw cents as they are', async () => {
		const list = { returnAll: true, venueId: byId('') };
		const { json } = await run('charge', 'getAll', list);
		const raw = (await run('charge', 'getAll', { ...list, output: 'raw' })).json;
		expect(json).toHaveLength(raw.length);
		for (const [venueId, currency] of venues()) {
			const own = json.filter(({ venue_id: id }) => id === venueId);
			expect(own.length).toBeGreaterThan(0);
			own.forEach((row, index) => {
				const amount = raw.filter(({ venue_id: id }) => id === venueId)[index].amount as number;
				expect(Number.isInteger(amount)).toBe(true);
				expect(row.amount).toEqual({ amount, currency, unit: 'minor' });
			});
		}
	});

	it('of charges in yen are yen and not hundredths of them', async () => {
		answers('^/venues/tokyo$', { id: 'tokyo', currency_code: 'JPY' });
		answers('^/venues/tokyo/charges$', { charges: [{ id: 'c-1', amount: 5400 }] });
		const { json } = await run('charge', 'getAll', { venueId: byId('tokyo') });
		expect(json[0].amount).toEqual({ amount: 5400, currency: 'JPY', unit: 'minor' });
	});

	it('of upgrades are whole units, with the currency of the venue that has them', async () => {
		const categories = (await run('upgradeCategory', 'getAll', { returnAll: true })).json;
		const british = categories.find(
			({ venue_id: id }) => id === evening.restaurant.london,
		) as IDataObject;
		const categoryId = String(british.id);
		const { json } = await run('upgrade', 'getAll', { categoryId });
		expect(json.map(({ price }) => price)).toEqual([
			{ amount: 15, currency: 'GBP', unit: 'major' },
			{ amount: 48.5, currency: 'GBP', unit: 'major' },
		]);
		const upgradeId = String(json[0].id);
		const one = await run('upgrade', 'get', { categoryId, upgradeId });
		expect(one.json[0].price).toEqual({ amount: 15, currency: 'GBP', unit: 'major' });
		const raw = await run('upgrade', 'get', { categoryId, upgradeId, output: 'raw' });
		expect(raw.json[0].price).toBe(15);
	});

	it('have no currency where the credential may not read the venue, and are no error', async () => {
		evening.restaurant.sandbox.faults.add({
			match: { path: '^/venues/nowhere$' },
			effect: { kind: 'forbid' },
		});
		answers('^/venues/nowhere/charges$', { charges: [{ id: 'c-1', amount: 5 }] });
		const { json, error } = await run('charge', 'getAll', { venueId: byId('nowhere') });
		expect(error).toBeUndefined();
		expect(json[0].amount).toEqual({ amount: 5, currency: null, unit: 'minor' });
	});
});

describe('a price', () => {
	it('is worked out with its upgrades, repeated like any read, and books nothing', async () => {
		const search = { channel: 'concierge', date: '2026-05-15', partySize: 2, startTime: '19:00' };
		const slots = (await run('availability', 'search', search)).json;
		const free = slots.find(({ bookable }) => bookable) as IDataObject;
		const [category] = (await run('upgradeCategory', 'getAll')).json;
		const [upgrade] = (await run('upgrade', 'getAll', { categoryId: String(category.id) })).json;
		evening.restaurant.sandbox.clear();
		evening.restaurant.sandbox.faults.add({
			match: { path: '/calculate_prices$', nth: 1 },
			effect: { kind: 'resetBeforeCommit' },
		});
		const upgrades = JSON.stringify([{ upgrade_id: upgrade.id, quantity: 2 }]);
		const { json, error } = await run('price', 'calculate', {
			...{ date: '2026-05-15', time: String(free.time), partySize: 2 },
			accessPersistentId: String(free.access_persistent_id),
			options: { upgrades },
		});
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ venue_id: evening.restaurant.newYork, currency: 'USD' });
		expect(json[0].total_costs).toMatchObject({ upgrade_cost: 30 });
		expect(evening.restaurant.writes()).toHaveLength(2);
		expect(evening.book.tables()).toEqual([]);
	});

	const asked = (upgrades: unknown): INodeParameters => ({
		...{ date: '2026-05-15', time: '19:30', partySize: 2, accessPersistentId: 'a' },
		options: { upgrades } as INodeParameters,
	});
	const priced = (times = 1) =>
		evening.restaurant.sandbox.faults.add({
			match: { path: '/calculate_prices$', times },
			effect: { kind: 'status', status: 200, body: { data: { total_costs: { tax: 1 } } } },
		});

	it('takes upgrades as a list, too, and sends none for an empty one', async () => {
		priced(2);
		const { error } = await run('price', 'calculate', asked([{ upgrade_id: 'u', quantity: '1' }]));
		expect(error).toBeUndefined();
		await run('price', 'calculate', asked('[]'));
		const [one, none] = evening.restaurant.writes().map(({ body }) => body as IDataObject);
		expect(JSON.parse(one.upsells as string)).toEqual([{ upgrade_id: 'u', quantity: 1 }]);
		expect(none).not.toHaveProperty('upsells');
	});

	it('has no currency where the venue tells none, and needs the access ID of the time', async () => {
		priced();
		answers('^/venues/quiet$', { id: 'quiet' });
		const quiet = { ...asked('[]'), venueId: byId('quiet') };
		const { json } = await run('price', 'calculate', quiet);
		expect(json).toEqual([{ venue_id: 'quiet', currency: null, total_costs: { tax: 1 } }]);
		const { error } = await run('price', 'calculate', { ...quiet, accessPersistentId: ' ' });
		expect(error?.message).toBe('Access ID is empty');
	});

	it.each([
		...['{}', 'x', '[{"quantity": 2}]', '[null]', '[{"upgrade_id": "u"}]'],
		...['[{"upgrade_id": "u", "quantity": 0}]', '[{"upgrade_id": "u", "quantity": 1.5}]'],
	])('takes no such upgrades: %s', async (upgrades) => {
		const { error } = await run('price', 'calculate', asked(upgrades));
		expect(error?.message).toBe('Upgrades is not a list of upgrade_id and quantity');
	});
});
