import { DateTime } from 'luxon';
import { isApplied } from '../../nodes/SevenRooms/model/booking/applied';
import { halves, type DateWindow } from '../../nodes/SevenRooms/model/time/dateWindow';
import { clockTime, everyDay } from '../../nodes/SevenRooms/model/time/days';
import { describeBooking } from '../../nodes/SevenRooms/model/booking/describe';
import { newestFirst, nextOrLatest } from '../../nodes/SevenRooms/model/order';

const at = (id: string, date: string | null, arrival_time = '7:30 PM') => ({
	id,
	date,
	arrival_time,
	max_guests: 4,
	notes: 'Window',
	client_requests: 'High chair',
	updated: '2026-01-12T09:41:00.512400',
});
const ids = (rows: Array<{ id?: unknown }>) => rows.map(({ id }) => id);

describe('days of the book', () => {
	it('are counted across months, years and leap days', () => {
		expect(everyDay('2028-02-28', '2028-03-01')).toEqual([
			'2028-02-28',
			'2028-02-29',
			'2028-03-01',
		]);
		expect(everyDay('2026-12-31', '2027-01-01')).toHaveLength(2);
		expect(everyDay('2026-05-15', '2026-05-15')).toEqual(['2026-05-15']);
		expect(everyDay('2026-05-15', '2026-05-14')).toEqual([]);
		expect(clockTime('7:30 PM', 'Start Time')).toBe('19:30');
		expect(() => clockTime('evening', 'Start Time')).toThrow('Start Time is not a time of day');
	});

	it('are halved until one is left, without a gap and without a day twice', () => {
		const leaves = (window: DateWindow): DateWindow[] => {
			const parts = halves(window);
			return parts.length === 1 ? parts : parts.flatMap(leaves);
		};
		for (const [from, to] of [
			['2026-02-20', '2026-03-05'],
			['2026-12-31', '2027-01-01'],
			['2026-05-15', '2026-05-15'],
		]) {
			const days = leaves({ from, to });
			expect(days.every((day) => day.from === day.to)).toBe(true);
			expect(days.map((day) => day.from)).toEqual(everyDay(from, to));
		}
	});

	it('lose nothing at an open end', () => {
		const today = DateTime.fromISO('2026-05-15', { zone: 'utc' });
		expect(halves({}, today)).toEqual([{ to: '2026-05-14' }, { from: '2026-05-15' }]);
		expect(halves({ from: '2026-05-15' }, today)).toEqual([
			{ from: '2026-05-15', to: '2029-05-15' },
			{ from: '2029-05-16' },
		]);
		expect(halves({ to: '2026-05-14' }, today)).toEqual([
			{ to: '2009-12-31' },
			{ from: '2010-01-01', to: '2026-05-14' },
		]);
		expect(halves({ to: '2009-12-31' }, today)).toHaveLength(1);
		expect(halves({ from: '2040-01-01' }, today)).toHaveLength(1);
	});
});

describe('the visits of a guest', () => {
	const rows = [
		at('old', '2024-03-01'),
		at('late', '2026-05-15', '12:30 AM'),
		at('evening', '2026-05-15', '10:00 PM'),
		at('unknown', null),
		at('next', '2026-05-16', '12:00 PM'),
	];

	it('stand from the latest to the earliest, after midnight included', () => {
		expect(ids(newestFirst(rows))).toEqual(['next', 'late', 'evening', 'old', 'unknown']);
	});

	it('tell the next one, on the clock of its venue, else the latest', () => {
		const now = (utc: string, zone?: string) => nextOrLatest(rows, Date.parse(utc), () => zone)?.id;
		expect(now('2026-05-15T23:00:00Z')).toBe('late');
		expect(now('2026-05-16T03:00:00Z', 'America/New_York')).toBe('late');
		expect(now('2026-05-16T01:00:00Z', 'America/New_York')).toBe('evening');
		expect(now('2027-01-01T00:00:00Z')).toBe('next');
		expect(nextOrLatest([], 0, () => undefined)).toBeUndefined();
	});
});

describe('a change whose answer got lost', () => {
	const before = at('r', '2026-05-15');

	it('has arrived if the reservation holds it', () => {
		expect(isApplied(before, { ...before, max_guests: 6 }, { partySize: 6 })).toBe(true);
		expect(isApplied(before, before, { partySize: 6 })).toBe(false);
		expect(isApplied(before, before, { specialRequest: 'Window' })).toBe(true);
		expect(isApplied(before, before, {}, { date: '2026-05-15', time: '20:00' })).toBe(false);
	});

	it('has arrived if its request became the guest’s own, not if the guest had asked so before', () => {
		const quiet = { ...before, client_requests: 'A quiet corner' };
		expect(isApplied(before, quiet, { specialRequest: 'A quiet corner' })).toBe(true);
		expect(isApplied(quiet, quiet, { specialRequest: 'A quiet corner' })).toBe(false);
		expect(isApplied(before, quiet, { specialRequest: 'By the window' })).toBe(false);
		expect(isApplied(before, quiet, { specialRequest: 'A quiet corner', partySize: 6 })).toBe(
			false,
		);
	});

	it('has not arrived just because what can be read of it was so before', () => {
		const time = { date: String(before.date), time: '19:30' };
		const same = { partySize: Number(before.max_guests), guestTags: ['VIP:Yes'] };
		expect(isApplied(before, before, same)).toBe(false);
		expect(isApplied(before, before, { email: 'a@example.com', externalId: undefined }, time)).toBe(
			false,
		);
		const saved = { ...before, updated: '2026-01-12T09:42:00.000000' };
		expect(isApplied(before, saved, same)).toBe(true);
		const bigger = { ...before, max_guests: 6 };
		expect(isApplied(before, bigger, { ...same, partySize: 6 })).toBe(true);
	});

	it('has arrived if the reservation was so already, whatever a change does not send', () => {
		const time = { date: String(before.date), time: '19:30' };
		const move = { dateTime: `${time.date}T19:30`, firstName: 'Ada', phone: '+12125550143' };
		expect(isApplied(before, before, move, time)).toBe(true);
	});

	it('has not arrived where the row does not tell its time', () => {
		const { id, updated } = before;
		const bare = { id, updated };
		expect(isApplied(bare, bare, {}, { date: '2026-05-15', time: '19:30' })).toBe(false);
	});

	it('has arrived, where the row leaves out what was asked, only if it was saved since', () => {
		const change = { durationMinutes: 90, partySize: Number(before.max_guests) };
		const saved = { ...before, updated: '2026-01-12T09:42:00.000000' };
		expect(isApplied(before, saved, change)).toBe(true);
		expect(isApplied(before, before, change)).toBe(false);
		const empty = { ...saved, duration: null };
		expect(isApplied(before, empty, change)).toBe(false);
	});

	it('has arrived as a status of the concierge, by the exact one', () => {
		const now = (internal_status: string) => ({
			...before,
			...{ status_code: 'RESERVED', status: 'On the Books', internal_status },
		});
		expect(isApplied(now('CONFIRMED'), now('SEATED'), { status: 'SEATED' })).toBe(true);
		expect(isApplied(now('CONFIRMED'), now('CONFIRMED'), { status: 'SEATED' })).toBe(false);
	});

	it('has arrived, where it cannot be read, if the reservation was saved since', () => {
		const change = { guestTags: ['VIP:Yes'] };
		expect(isApplied(before, before, change)).toBe(false);
		expect(isApplied(before, { ...before, updated: '2026-01-12T09:42:00.000000' }, change)).toBe(
			true,
		);
	});
});

describe('a booking in a sentence', () => {
	it('says what, when and who is told, without the contact of the guest', () => {
		const sentence = describeBooking(
			{ partySize: 4, firstName: 'Lena', phone: '+12125550143', sendConfirmationEmail: true },
			{ wall: '2026-05-15T19:30' },
		);
		expect(sentence).toContain('for 4 on 2026-05-15 at 19:30');
		expect(sentence).toContain('The guest gets an e-mail.');
		expect(sentence).not.toMatch(/Lena|555/);
	});
});
