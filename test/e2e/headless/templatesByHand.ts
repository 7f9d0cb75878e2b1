import { answerForm, firstLetter, lettersIn } from '../host/letters.cjs';
import type { Template } from './templates';

/** Templates started by hand at "Try it", with the sandbox's book as it is. */
export const handTemplates: Template[] = [
	{
		file: 'sync-changes-to-staff-scheduling.json',
		does: 'tells the staff app covers and times, and no names',
		check: ({ house: { sandbox } }) => {
			const letters = lettersIn(sandbox, 'staff-scheduling');
			expect(letters).toHaveLength(3);
			for (const letter of letters) {
				const booked = sandbox.state.reservations.get(String(letter.reservation_id));
				const comes = booked?.status !== 'CANCELED' && booked?.status !== 'NO_SHOW';
				expect(letter).toMatchObject({
					venue_id: booked?.venueId,
					covers: comes && booked?.deleted === null ? booked.partySize : 0,
				});
				expect(Date.parse(String(letter.ends_at)) - Date.parse(String(letter.starts_at))).toBe(
					Number(booked?.duration) * 60_000,
				);
				expect(JSON.stringify(letter)).not.toContain(booked?.lastName);
			}
		},
	},
	{
		file: 'vip-and-allergy-alert.json',
		does: 'tells the kitchen of VIPs and allergies, and of nobody else',
		check: ({ house: { sandbox }, execution }) => {
			const letters = lettersIn(sandbox, 'kitchen');
			expect(letters.length).toBeGreaterThan(0);
			expect(execution.items('Why it matters').length).toBeGreaterThan(letters.length);
			for (const { reservation_id: id, is_vip: vip, allergies, special_request: asks } of letters) {
				const booked = sandbox.state.reservations.get(String(id));
				const tags = sandbox.state.guests.get(String(booked?.guestId))?.tags ?? [];
				expect(vip).toBe(tags.some(({ name }) => name === 'VIP'));
				const known = tags.filter(({ group }) => group === 'Allergies').map(({ name }) => name);
				expect(allergies).toEqual(known);
				expect(vip || known.length > 0 || /allergy/i.test(String(asks))).toBe(true);
			}
		},
	},
	{
		file: 'guest-sync-to-crm-with-consent.json',
		does: 'gives the CRM profiles of those who agreed, and of the others the address alone',
		check: ({ house: { sandbox } }) => {
			const letters = lettersIn(sandbox, 'crm');
			expect(new Set(letters.map(({ marketing }) => marketing))).toEqual(new Set([true, false]));
			for (const letter of letters) {
				const guest = sandbox.state.guests.get(String(letter.sevenrooms_id));
				expect(letter).toMatchObject({ email: guest?.email, marketing: guest?.marketingOptIn });
				if (letter.marketing === true) expect(letter.first_name).toBe(guest?.firstName);
				else {
					const fields = ['email', 'erase', 'marketing', 'sevenrooms_id'];
					expect(Object.keys(letter).sort()).toEqual(fields);
				}
			}
		},
	},
	{
		file: 'no-show-follow-up.json',
		does: 'writes kindly the first time and asks for a card from the second',
		// One guest who stayed away once and one who did twice, both lately and with an address; nobody else.
		prepare: ({ sandbox: { state } }) => {
			const book = [...state.reservations.all()];
			for (const one of book.filter(({ status }) => status === 'NO_SHOW')) {
				state.changeReservation(one, { status: 'COMPLETE' });
			}
			const lately = book.filter(
				({ date, deleted, guestId }) =>
					date > inDays(-50) &&
					date < inDays(-1) &&
					deleted === null &&
					state.guests.get(guestId)?.email,
			);
			const [once] = lately;
			const twice = lately.find(({ guestId }) => guestId !== once.guestId);
			if (!twice) throw new Error('Nobody to stay away.');
			for (const one of [once, twice]) state.changeReservation(one, { status: 'NO_SHOW' });
			state.addReservation({ ...twice });
		},
		check: ({ house: { sandbox }, execution }) => {
			for (const guest of execution.items('The guest')) {
				const isFirst = Number(guest.no_shows) < 2;
				const box = lettersIn(sandbox, isFirst ? 'mail' : 'host');
				const written = box.filter(({ guest_id: id }) => id === guest.id);
				expect(written.length > 0).toBe(!isFirst || Boolean(guest.email));
			}
			expect(lettersIn(sandbox, 'mail').length).toBeGreaterThan(0);
			expect(lettersIn(sandbox, 'host').length).toBeGreaterThan(0);
		},
	},
	{
		file: 'cancellation-refill-from-waitlist.json',
		does: 'names one waiting party that fits for each canceled table',
		// Whoever asked for these days still waits.
		prepare: ({ sandbox: { state } }) => {
			for (const wish of state.side.requests.values()) {
				if (wish.date > inDays(-2) && wish.date < inDays(2)) wish.date = inDays(5);
			}
		},
		check: ({ house: { sandbox }, execution }) => {
			const canceled = execution.items('As if a table were canceled');
			const letters = lettersIn(sandbox, 'host');
			expect(letters).toHaveLength(canceled.length);
			expect(new Set(letters.map((letter) => letter.canceled_id)).size).toBe(letters.length);
			for (const { waiting_id: id, phone } of letters) {
				const waiting = sandbox.state.side.requests.get(String(id));
				expect(waiting).toMatchObject({ phone: phone === '' ? null : phone });
			}
		},
	},
	{
		file: 'low-feedback-alert.json',
		does: 'tells the managers of low marks with the visit behind them',
		check: ({ house: { sandbox } }) => {
			const letters = lettersIn(sandbox, 'managers');
			expect(letters.length).toBeGreaterThan(0);
			for (const letter of letters) {
				const visit = sandbox.state.reservations.get(String(letter.reservation_id));
				expect(Number(letter.overall)).toBeLessThanOrEqual(2);
				expect(letter).toMatchObject({ date: visit?.date, party_size: visit?.partySize });
			}
		},
	},
	{
		file: 'birthday-list.json',
		does: 'lists the birthdays of those who agreed, next first',
		prepare: ({ sandbox: { state } }) => {
			const guests = [...state.guests.all()].filter(({ marketingOptIn }) => marketingOptIn);
			[20, 10, 200].forEach((days, index) => {
				const [month, day] = inDays(days).split('-').slice(1).map(Number);
				state.changeGuest(guests[index], { birthday: { month, day } });
			});
		},
		check: ({ house: { sandbox } }) => {
			const [list] = lettersIn<{ count: number; guests: Array<Record<string, unknown>> }>(
				sandbox,
				'birthdays',
			);
			const agreed = [...sandbox.state.guests.all()].filter(({ marketingOptIn }) => marketingOptIn);
			const ids = list.guests.map(({ id }) => id);
			expect(ids).toEqual(expect.arrayContaining([agreed[0].id, agreed[1].id]));
			expect(ids.indexOf(agreed[1].id)).toBeLessThan(ids.indexOf(agreed[0].id));
			expect(ids).not.toContain(agreed[2].id);
			expect(agreed.map(({ id }) => id)).toEqual(expect.arrayContaining(ids as string[]));
			expect(list.count).toBe(ids.length);
		},
	},
	{
		file: 'warehouse-export-to-postgres.json',
		does: 'exports every reservation that changed, without names',
		check: ({ house: { sandbox } }) => {
			const [letter] = lettersIn<{ updated_at: string; rows: Array<Record<string, unknown>> }>(
				sandbox,
				'warehouse',
			);
			const since = new Date(Date.now() - 30 * 86_400_000).toISOString();
			const changed = [...sandbox.state.reservations.all()].filter((one) => one.updated > since);
			const rows = new Map(letter.rows.map((row) => [row.id, row]));
			for (const { id, partySize, status } of changed) {
				expect(rows.get(id)).toMatchObject({ party_size: partySize, status });
			}
			expect(letter.rows).toHaveLength(rows.size);
			expect(Object.keys(letter.rows[0])).not.toEqual(expect.arrayContaining(['first_name']));
			expect(JSON.stringify(letter)).not.toContain('@example.com');
		},
	},
	{
		file: 'pos-check-reconciliation.json',
		does: 'finds tables without a check and days that the till counts otherwise',
		check: ({ house: { sandbox } }) => {
			const letters = lettersIn(sandbox, 'finance');
			const of = (finding: string) => letters.filter((letter) => letter.finding === finding);
			expect(of('no check').length).toBeGreaterThan(0);
			for (const { reservation_id: id } of of('no check')) {
				expect(sandbox.state.reservations.get(String(id))?.posTickets).toEqual([]);
			}
			expect(of('totals differ').length).toBeGreaterThan(0);
			expect(new Set(of('totals differ').map(({ difference }) => difference))).toEqual(
				new Set([25]),
			);
		},
	},
	{
		file: 'privacy-request.json',
		does: 'gathers everything about one guest, and that guest alone',
		check: ({ house: { sandbox }, execution }) => {
			const [letter] = lettersIn<Record<string, Record<string, unknown>>>(sandbox, 'privacy');
			const [{ id }] = execution.items('Find the guest');
			const visits = [...sandbox.state.reservations.of(String(id))].map((one) => one.id);
			const { guest, reservations } = letter.everything as {
				guest: { id: string };
				reservations: Array<{ id: string }>;
			};
			expect(letter).toMatchObject({ known: true, complete: true });
			expect(guest.id).toBe(id);
			expect(reservations.map((one) => one.id).sort()).toEqual(visits.sort());
		},
	},
	{
		file: 'morning-brief-per-venue.json',
		does: 'sends each venue one brief with its covers of today',
		check: ({ house: { sandbox }, execution }) => {
			const letters = lettersIn(sandbox, 'brief');
			const names = sandbox.venues.map(({ name }) => name);
			expect(letters.map(({ venue }) => venue).sort()).toEqual(names.sort());
			const booked = execution.items("Today's book");
			const covers = (rows: Array<Record<string, unknown>>, field: string) =>
				rows.reduce((sum, row) => sum + Number(row[field]), 0);
			expect(covers(letters, 'covers')).toBe(covers(booked, 'party_size'));
			expect(covers(letters, 'tables')).toBe(booked.length);
		},
	},
	...['Yes', 'No'].map(
		(answer): Template => ({
			file: 'ai-host.json',
			does:
				answer === 'Yes' ? 'books once a person says yes' : 'books nothing when a person says no',
			meanwhile: async ({ sandbox }) => {
				const letter = await firstLetter<{ answer_here: string }>(sandbox, 'host');
				expect(bookedByAgent(sandbox)).toEqual([]);
				await answerForm(letter.answer_here, answer);
			},
			check: ({ house: { sandbox } }) => {
				const booked = bookedByAgent(sandbox);
				expect(booked).toHaveLength(answer === 'Yes' ? 1 : 0);
				const [{ output }] = lettersIn(sandbox, 'guest');
				const said = answer === 'Yes' ? booked[0].referenceCode : 'could not take this booking';
				expect(output).toContain(said);
			},
		}),
	),
];

/** A date that lies this many days ahead, or back. */
function inDays(days: number): string {
	return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

function bookedByAgent({ state }: Parameters<typeof lettersIn>[0]) {
	return [...state.reservations.all()].filter((one) => one.externalUserId === 'ai_host');
}
