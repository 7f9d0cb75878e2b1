import { Client, type Row } from './sandboxClient.cjs';

interface Slot {
	time: string;
	time_iso: string;
	type: string;
	is_requestable: boolean;
	access_persistent_id: string;
	cost?: number;
}

interface Shift {
	name: string;
	is_closed: boolean;
	shift_persistent_id: string;
	times: Slot[];
}

/** Of API reference 4.8: no id, that is in availability alone. */
const SHIFT_FIELDS =
	'category covers_per_seating_interval custom_pacing duration_minutes_by_party_size end_time interval_minutes name start_time'.split(
		' ',
	);

describe('free tables in the sandbox', () => {
	let client: Client;

	beforeAll(async () => {
		client = await Client.start();
	});

	afterAll(() => client.close());

	const shiftsOf = async (venue: number, query: Record<string, string | number | boolean>) => {
		const answer = await client.get(`/venues/${client.sandbox.venues[venue].id}/availability`, {
			date: '2026-05-15',
			party_size: 2,
			start_time: '00:00',
			end_time: '23:59',
			...query,
		});
		return answer.body.data.availability as Shift[];
	};
	const slotsOf = async (venue: number, query: Record<string, string | number | boolean>) =>
		(await shiftsOf(venue, query)).flatMap(({ times }) => times);

	it('offers plenty of tables in the coming weeks', async () => {
		const slots = await slotsOf(0, {});

		expect(slots.length).toBeGreaterThan(20);
		expect(slots.filter(({ type }) => type === 'book').length).toBeGreaterThan(15);
	});

	it('shows only the slots of the window', async () => {
		const slots = await slotsOf(0, { start_time: '18:30', end_time: '20:00' });

		expect(slots.map(({ time }) => time)).toEqual(['6:30 PM', '7:00 PM', '7:30 PM', '8:00 PM']);
		expect(slots[0].time_iso).toBe('2026-05-15 18:30:00');
	});

	it('counts the hours after midnight to the evening before', async () => {
		const slots = await slotsOf(0, { start_time: '23:30', end_time: '00:30' });

		expect(slots.map(({ time_iso: iso }) => iso)).toEqual([
			'2026-05-15 23:30:00',
			'2026-05-16 00:00:00',
			'2026-05-16 00:30:00',
		]);
	});

	it('is closed on Monday in New York and says nothing on Tuesday in Sydney', async () => {
		const monday = await shiftsOf(0, { date: '2026-05-18' });

		expect(monday.length).toBeGreaterThan(0);
		expect(monday.every(({ is_closed: closed, times }) => closed && times.length === 0)).toBe(true);
		expect(await shiftsOf(2, { date: '2026-05-19' })).toEqual([]);
	});

	it('does not offer what is over by the venue clock', async () => {
		const today = { date: '2026-05-10' };

		expect((await slotsOf(0, today))[0].time).toBe('11:30 AM');
		expect(await slotsOf(2, today)).toEqual([]);
		expect(await slotsOf(0, { date: '2026-05-09' })).toEqual([]);
	});

	it('turns a full slot into one to ask for, or simply full', async () => {
		for (const time of ['19:00', '19:30']) {
			const left = await slotsOf(2, { start_time: time, end_time: time, party_size: 1 });
			const covers = (left[0] as unknown as { pacing_covers_remaining: number })
				.pacing_covers_remaining;
			expect((await client.book(2, { time, party_size: covers })).status).toBe(200);
		}
		const full = { start_time: '19:00', end_time: '19:30' };
		const [onTheHour, halfPast] = await slotsOf(2, { ...full, can_request: true });

		expect(onTheHour).toMatchObject({ type: 'request', is_requestable: true });
		expect(halfPast).toMatchObject({ type: 'request', is_requestable: false });
		expect(await slotsOf(2, full)).toMatchObject(
			Array(2).fill({ type: 'request', is_requestable: false }),
		);
	});

	it('tells the price twice, and the ids of slot, rule and shift apart', async () => {
		const [shift] = await shiftsOf(1, {
			...{ date: '2026-05-16', start_time: '20:00', end_time: '20:00' },
			supports_paid_reservations: true,
		}).then((shifts) => shifts.filter(({ times }) => times.length > 0));
		const [slot] = shift.times as unknown as Row[];

		expect(slot).toMatchObject({ cost: 95, is_exclusive: true, payments: { cost: 95 } });
		expect(slot).not.toHaveProperty('slot_option_id');
		expect(slot.access_rule_id).not.toBe(slot.access_persistent_id);
		expect((shift as unknown as Row).shift_id).not.toBe(shift.shift_persistent_id);
	});

	it('brings upgrades, options and a link along only when asked to', async () => {
		const one = { start_time: '18:00', end_time: '18:00' };
		const [plain] = (await slotsOf(1, one)) as unknown as Row[];
		const [full] = (await slotsOf(1, {
			...{ ...one, include_upsells: true, include_reservation_redirect_uri: true },
			supports_slot_options: true,
		})) as unknown as Row[];

		expect(plain).toMatchObject({ upsells: null, reservation_redirect_uri: null });
		expect(full).toMatchObject({
			upsells: [{ name: 'Birthday cake', price: 15 }, {}],
			reservation_redirect_uri: expect.stringContaining('https://') as string,
			slot_option_id: plain.access_rule_id,
			slot_name: 'Standard table',
		});
	});

	it.each([
		['start_time', '7:00 PM'],
		['start_time', '19:00:00'],
		['end_time', '9:00'],
		['end_time', '24:00'],
		['party_size', '2e0'],
		['party_size', '0'],
		['party_size', '1.5'],
		['date', '2026-5-15'],
	])('does not read the %s %s', async (name, value) => {
		const answer = await client.get(`/venues/${client.sandbox.venues[0].id}/availability`, {
			...{ date: '2026-05-15', party_size: 2, start_time: '19:00', end_time: '20:00' },
			[name]: value,
		});

		expect([answer.status, answer.body.msg]).toEqual([400, `Invalid ${name}`]);
	});

	it('shows paid tables and all options only when asked to', async () => {
		const saturday = { date: '2026-05-16', start_time: '20:00', end_time: '20:00' };
		expect(await slotsOf(1, saturday)).toEqual([]);
		expect((await slotsOf(1, { ...saturday, supports_paid_reservations: true }))[0].cost).toBe(95);

		const early = { start_time: '18:00', end_time: '18:00', supports_paid_reservations: true };
		expect(await slotsOf(1, early)).toHaveLength(1);
		expect(await slotsOf(1, { ...early, supports_slot_options: true })).toHaveLength(2);
	});

	it('asks the whole group at once and names the venue of each shift', async () => {
		const answer = await client.get(`/venue_groups/${client.sandbox.venueGroupId}/availability`, {
			date: '2026-05-15',
			party_size: 2,
			start_time: '19:00',
			end_time: '20:00',
		});
		const shifts = answer.body.data.availability as Array<{ venue: { name: string } }>;

		expect([...new Set(shifts.map(({ venue }) => venue.name))]).toHaveLength(3);
	});

	it.each(['date', 'party_size', 'start_time', 'end_time'])('wants %s', async (field) => {
		const answer = await client.get(`/venues/${client.sandbox.venues[0].id}/availability`, {
			...{ date: '2026-05-15', party_size: 2, start_time: '19:00', end_time: '20:00' },
			[field]: '',
		});

		expect(answer.status).toBe(400);
		expect(answer.body.msg).toContain(field);
	});

	it('lists the shifts of a day with their pacing', async () => {
		const answer = await client.get(`/venues/${client.sandbox.venues[0].id}/shifts`, {
			start_date: '2026-05-15',
			end_date: '2026-05-16',
		});
		const shifts = answer.body.data.shifts as Record<string, Array<Record<string, unknown>>>;

		expect(Object.keys(shifts)).toEqual(['2026-05-15', '2026-05-16']);
		expect(shifts['2026-05-15'][2]).toMatchObject({
			category: 'LATE NIGHT',
			start_time: '23:00:00',
			end_time: '02:00:00',
			interval_minutes: 30,
		});
		expect(shifts['2026-05-15'][1].custom_pacing).toEqual({ '19:00': 30 });
		expect(Object.keys(shifts['2026-05-15'][0]).sort()).toEqual(SHIFT_FIELDS);
	});
});
