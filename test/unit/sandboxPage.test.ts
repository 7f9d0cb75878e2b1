import { Client, type Row } from './sandboxClient.cjs';

// The host stand at GET /: what its buttons do goes over the sandbox's own routes.

interface StandRow {
	id: string;
	time: string;
	name: string;
	partySize: number;
	status: string;
	statusText: string;
	isWalkIn: boolean;
	marks: string[];
	steps: string[];
}

interface Book {
	venue: { id: string; name: string };
	date: string;
	today: string;
	clock: string;
	isOpen: boolean;
	parties: number;
	covers: number;
	rows: StandRow[];
}

let client: Client;

beforeEach(async () => {
	client = await Client.start({ reservations: 600 });
});

afterEach(async () => {
	await client.sandbox.close();
});

async function readBook(venue: number, date = ''): Promise<Book> {
	const id = client.sandbox.venues[venue].id;
	const { body } = await client.admin('GET', `/admin/book?venue=${id}&date=${date}`);
	return body as unknown as Book;
}

/** The first day ahead on which somebody still has to come. */
async function comingParty(venue: number): Promise<{ book: Book; row: StandRow }> {
	for (let day = 11; day < 31; day++) {
		const book = await readBook(venue, `2026-05-${day}`);
		const row = book.rows.find(({ steps }) => steps.includes('noShow'));
		if (row) return { book, row };
	}
	throw new Error('Nobody is coming.');
}

const change = async (id: string, changes: Row) =>
	await client.admin('PATCH', `/admin/reservations/${id}`, changes);

const again = async ({ book, row }: { book: Book; row: StandRow }) =>
	(await readBook(0, book.date)).rows.find(({ id }) => id === row.id);

describe('the page', () => {
	it('opens in a browser with all its parts, and asks nobody else for any', async () => {
		const page = await client.admin('GET', '/');
		expect(page.status).toBe(200);
		expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
		expect(page.headers['content-security-policy']).toContain("default-src 'self'");
		const parts = [...page.text.matchAll(/(?:src|href)="(\/page\/[^"]+)"/g)].map(
			([, path]) => path,
		);
		const seen = new Set<string>();
		for (const path of parts) {
			if (seen.has(path)) continue;
			seen.add(path);
			const part = await client.admin('GET', path);
			expect([path, part.status]).toEqual([path, 200]);
			expect(part.text).not.toMatch(/https?:\/\//);
			const imports = [...part.text.matchAll(/from '\.\/([^']+)'/g)];
			parts.push(...imports.map(([, name]) => `/page/${name}`));
		}
		expect([...seen]).toEqual(expect.arrayContaining(['/page/stand.css', '/page/panels.js']));
	});
});

describe('the book of today', () => {
	it.each([6, 10, 14, 18, 22])(
		'has guests wherever the venue is open, at %i:20 UTC',
		async (hour) => {
			await client.close();
			const now = `2026-05-16T${String(hour).padStart(2, '0')}:20:00Z`;
			client = await Client.start({ now, reservations: 300 });

			for (const venue of [0, 1, 2]) {
				const { isOpen, rows } = await readBook(venue);
				expect([isOpen, rows.length >= 3]).toEqual([true, true]);
			}
			expect(client.sandbox.state.reservations.size).toBe(300);
		},
	);

	it('seats who came a while ago, and lets nobody leave before it is time', async () => {
		await client.close();
		client = await Client.start({ now: '2026-05-16T19:20:00Z', reservations: 300 });
		const now = client.sandbox.clock.now();
		const instant = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);
		const book = [...client.sandbox.state.reservations.all()];
		const seated = book.filter(({ status }) => status === 'SEATED');

		expect(seated.length).toBeGreaterThan(0);
		for (const { seatedTime, leftTime, arrivedGuests, partySize, tables } of seated) {
			expect(instant(seatedTime ?? '')).toBeLessThan(now);
			expect([leftTime, arrivedGuests]).toEqual([null, partySize]);
			expect(tables.length).toBeGreaterThan(0);
		}
		for (const { leftTime } of book) {
			if (leftTime) expect(instant(leftTime)).toBeLessThanOrEqual(now);
		}
	});
});

describe('the book of an evening', () => {
	it('is that of today on the venue’s clock when no day is named', async () => {
		// Noon UTC is still the morning in New York and late in the evening in Sydney.
		expect(await readBook(0)).toMatchObject({ date: '2026-05-10', clock: '08:00' });
		expect(await readBook(2)).toMatchObject({ date: '2026-05-10', clock: '22:00' });
	});

	it('lists the guests in the order in which they come, those after midnight last', async () => {
		const { book } = await comingParty(0);
		const places = book.rows.map(({ time }) => (time < '06:00' ? `+${time}` : `${time}`));
		const expected = [...places].sort((left, right) =>
			left.startsWith('+') === right.startsWith('+')
				? left.localeCompare(right)
				: Number(left.startsWith('+')) - Number(right.startsWith('+')),
		);
		expect(places).toEqual(expected);
	});

	it('counts the covers of those who take seats, not of those who canceled', async () => {
		const { book, row } = await comingParty(0);
		await change(row.id, { status: 'CANCELED' });
		const after = await readBook(0, book.date);
		expect(after.covers).toBe(book.covers - row.partySize);
		expect(after.parties).toBe(book.parties - 1);
		expect(after.rows).toHaveLength(book.rows.length);
	});

	it('says that the venue is closed on its day off', async () => {
		expect((await readBook(0, '2026-05-11')).isOpen).toBe(false);
		expect((await readBook(0, '2026-05-12')).isOpen).toBe(true);
	});

	it('refuses an unknown venue and a day that is none', async () => {
		expect((await client.admin('GET', '/admin/book?venue=nowhere')).status).toBe(400);
		const { id } = client.sandbox.venues[0];
		const answer = await client.admin('GET', `/admin/book?venue=${id}&date=2026-02-30`);
		expect(answer.status).toBe(400);
		expect(answer.body.error).toMatch(/2026-05-15/);
	});
});

describe('what the host can do with a party', () => {
	it('goes from arrival over the table to the door', async () => {
		const party = await comingParty(0);
		expect(party.row.steps).toEqual(['seat', 'arrive', 'change', 'noShow', 'cancel']);
		await change(party.row.id, { status: 'ARRIVED' });
		expect((await again(party))?.steps).toEqual(['seat', 'change', 'cancel']);
		await change(party.row.id, { status: 'SEATED' });
		expect((await again(party))?.steps).toEqual(['complete', 'change']);
		await change(party.row.id, { status: 'COMPLETE' });
		expect(await again(party)).toMatchObject({ statusText: 'Complete', steps: [] });
	});

	it('puts a canceled party back into the book', async () => {
		const party = await comingParty(0);
		await change(party.row.id, { status: 'CANCELED' });
		expect((await again(party))?.steps).toEqual(['putBack']);
	});

	it('moves a table to another time, after midnight too, and changes its size', async () => {
		const { row } = await comingParty(0);
		const moved = await change(row.id, { time: '00:30', partySize: 3 });
		expect(moved.body).toMatchObject({ time_slot_iso: '00:30:00', max_guests: 3 });
		expect(moved.body.shift_category).toBe('LATE NIGHT');
		expect(String(moved.body.real_datetime_of_slot).slice(0, 10) > String(moved.body.date)).toBe(
			true,
		);
	});

	it('is told when a time is no time', async () => {
		const { row } = await comingParty(0);
		expect((await change(row.id, { time: 'half past seven' })).status).toBe(400);
	});
});

describe('a walk-in', () => {
	it('is seated now, under the name given, and found by the API as a walk-in', async () => {
		const venue = client.sandbox.venues[2].id;
		const { body } = await client.admin('POST', '/admin/walkin', {
			...{ venue, partySize: 3, name: 'Noor Bakker' },
		});
		const found = await client.get(`/reservations/${String(body.id)}`);
		expect(found.body.data).toMatchObject({
			...{ status: 'SEATED', max_guests: 3, first_name: 'Noor', last_name: 'Bakker' },
			...{ booked_by: 'Walk In', date: '2026-05-10', arrival_time: '10:00 PM' },
		});
		const row = (await readBook(2)).rows.find(({ id }) => id === body.id);
		expect(row).toMatchObject({ isWalkIn: true, time: '22:00', steps: ['complete', 'change'] });
	});

	it('gets a table at any hour, so that the sandbox can be tried in the morning', async () => {
		const venue = client.sandbox.venues[0].id;
		const { status } = await client.admin('POST', '/admin/walkin', { venue, partySize: 2 });
		expect(status).toBe(200);
		expect((await readBook(0)).rows).toContainEqual(
			expect.objectContaining({ name: 'Walk In', time: '08:00', partySize: 2 }),
		);
	});

	it.each([0, 1.5, 100, 'many'])('of %p people is refused', async (partySize) => {
		const venue = client.sandbox.venues[0].id;
		const answer = await client.admin('POST', '/admin/walkin', { venue, partySize });
		expect(answer.status).toBe(400);
	});
});

describe('what the page shows around the book', () => {
	const stand = async () => (await client.admin('GET', '/admin/stand')).body;

	it('names who is told of changes, but never their secret', async () => {
		const url = 'http://127.0.0.1:9/webhook';
		await client.admin('POST', '/admin/webhooks', { url, secret: 'a-secret-of-this-house' });
		const { text, body } = await client.admin('GET', '/admin/stand');
		expect(body.webhooks).toEqual([{ url, hasSecret: true }]);
		expect(text).not.toContain('a-secret-of-this-house');
	});

	it('stops telling one address and goes on telling the other', async () => {
		for (const path of ['one', 'two']) {
			await client.admin('POST', '/admin/webhooks', { url: `http://127.0.0.1:9/${path}` });
		}
		await client.admin('DELETE', '/admin/webhooks', { url: 'http://127.0.0.1:9/one' });
		expect(await stand()).toMatchObject({ webhooks: [{ url: 'http://127.0.0.1:9/two' }] });
		const unknown = { url: 'http://127.0.0.1:9/one' };
		expect((await client.admin('DELETE', '/admin/webhooks', unknown)).status).toBe(400);
	});

	it('shows a delivery that nobody took, with what it was about', async () => {
		await client.admin('POST', '/admin/webhooks', { url: 'http://127.0.0.1:9/webhook' });
		const { row } = await comingParty(0);
		await change(row.id, { status: 'SEATED' });
		await client.sandbox.webhooks.settled();
		expect(await stand()).toMatchObject({
			deliveries: [{ status: null, events: [`reservation updated: ${row.name}`] }],
		});
	});

	it('knows whether a fault still waits or has happened', async () => {
		await client.admin('POST', '/admin/faults', {
			match: { path: '/venues', times: 1 },
			effect: { kind: 'status', status: 429, retryAfter: 2 },
		});
		expect(await stand()).toMatchObject({ faults: [{ kind: '429', met: 0, isOver: false }] });
		expect((await client.get('/venues')).status).toBe(429);
		expect(await stand()).toMatchObject({ faults: [{ kind: '429', met: 1, isOver: true }] });
	});

	it('lists the letter boxes, and notices that the book has changed', async () => {
		const before = await stand();
		await client.json('POST', `${client.sandbox.url}/inbox/staff`, { covers: 4 });
		await client.book(0);
		const after = await stand();
		expect(after.inbox).toEqual([{ name: 'staff', letters: 1 }]);
		expect(Number(after.version)).toBeGreaterThan(Number(before.version));
	});

	it('starts over without losing who is told of changes', async () => {
		await client.admin('POST', '/admin/webhooks', { url: 'http://127.0.0.1:9/webhook' });
		await client.json('POST', `${client.sandbox.url}/inbox/staff`, { covers: 4 });
		await client.admin('POST', '/admin/reset', { keepWebhooks: true });
		expect(await stand()).toMatchObject({
			webhooks: [{ url: 'http://127.0.0.1:9/webhook' }],
			inbox: [],
		});
		await client.admin('POST', '/admin/reset');
		expect(await stand()).toMatchObject({ webhooks: [] });
	});
});
