import { StatusMemory } from '../../nodes/SevenRooms/events/statusMemory';
import {
	forgetEmitted,
	hasEmitted,
	isOutdated,
	pollHasEmitted,
	RecentMap,
	rememberEmitted,
	rememberPolled,
	webhookHasEmitted,
} from '../../nodes/SevenRooms/triggers/memory';
import { clockSkewMs } from '../../nodes/SevenRooms/triggers/serverClock';

describe('what a trigger remembers', () => {
	it('is bounded: the latest half is always there, and never more than the whole', () => {
		const recent = new RecentMap<true>(10);
		for (let entry = 0; entry < 1000; entry++) {
			recent.set(String(entry), true);
			expect(recent.size).toBeLessThanOrEqual(10);
			for (let back = 0; back < 5 && back <= entry; back++) {
				expect(recent.has(String(entry - back))).toBe(true);
			}
		}
		expect(recent.has('0')).toBe(false);
	});

	it('is bounded for the states of records too, and knows the newest of each', () => {
		const recent = new RecentMap<number>(10);
		for (let entry = 0; entry < 100; entry++) recent.set(`record ${entry % 3}`, entry);
		expect([0, 1, 2].map((record) => recent.get(`record ${record}`))).toEqual([99, 97, 98]);
		for (let entry = 0; entry < 100; entry++) {
			recent.set(`other ${entry}`, entry);
			for (let back = 0; back < 5 && back <= entry; back++) {
				expect(recent.get(`other ${entry - back}`)).toBe(entry - back);
			}
		}
		expect(recent.get('record 0')).toBeUndefined();
	});

	const node = { workflowId: 'w', nodeName: 'SevenRooms Trigger', isTest: false };

	it('is kept apart by workflow, by node and for test deliveries', () => {
		rememberEmitted(node, 'event');
		expect(hasEmitted(node, 'event')).toBe(true);
		expect(hasEmitted({ ...node, workflowId: 'other' }, 'event')).toBe(false);
		expect(hasEmitted({ ...node, nodeName: 'other' }, 'event')).toBe(false);
		expect(hasEmitted({ ...node, isTest: true }, 'event')).toBe(false);
	});

	it('can be taken back', () => {
		rememberEmitted(node, 'not given out after all');
		forgetEmitted(node, 'not given out after all');
		expect(hasEmitted(node, 'not given out after all')).toBe(false);
	});

	it('tells the poll what the webhook of the same workflow has given out, test deliveries aside', () => {
		rememberEmitted({ ...node, workflowId: 'pair' }, 'real');
		rememberEmitted({ ...node, workflowId: 'pair', isTest: true }, 'tried out');
		expect(webhookHasEmitted('pair', 'real')).toBe(true);
		expect(webhookHasEmitted('pair', 'tried out')).toBe(false);
		expect(webhookHasEmitted('another', 'real')).toBe(false);
	});

	it('tells the webhook what the poll has given out', () => {
		rememberPolled('pair', 'polled');
		expect(pollHasEmitted('pair', 'polled')).toBe(true);
		expect(pollHasEmitted('another', 'polled')).toBe(false);
		expect(webhookHasEmitted('pair', 'polled')).toBe(false);
	});

	it('takes a state for outdated only if a newer one of the same record came before', () => {
		expect(isOutdated(node, 'r1', '2026-01-12T09:41:00.200000')).toBe(false);
		expect(isOutdated(node, 'r1', '2026-01-12T09:41:00.100000')).toBe(true);
		expect(isOutdated(node, 'r1', '2026-01-12T09:41:00.200000')).toBe(false);
		expect(isOutdated(node, 'r2', '2026-01-12T09:41:00.100000')).toBe(false);
	});
});

describe('the last status of reservations', () => {
	it('survives being written down', () => {
		const memory = new StatusMemory();
		memory.set('r1', 'SEATED');
		memory.set('g1', null);
		const read = new StatusMemory(
			JSON.parse(JSON.stringify(memory.toStored())) as Record<string, string>,
		);
		expect([read.get('r1'), read.get('g1'), read.get('r2')]).toEqual(['SEATED', '', undefined]);
	});

	it('is kept for the 5,000 that changed last, also over being written down', () => {
		let memory = new StatusMemory();
		for (let record = 0; record < 6_000; record++) {
			memory.set(`r${record}`, 'CONFIRMED');
			if (record % 1000 === 0) memory = new StatusMemory(memory.toStored());
		}
		expect(Object.keys(memory.toStored())).toHaveLength(5_000);
		expect(memory.get('r999')).toBeUndefined();
		expect(memory.get('r1000')).toBe('CONFIRMED');
	});
});

describe('the clock of SevenRooms', () => {
	const answer = (date?: string) =>
		({ ok: true, status: 200, body: {}, headers: date === undefined ? {} : { date } }) as const;
	const sentAt = Date.now();

	it('is taken to agree with ours within two seconds, or if it does not say', () => {
		expect(clockSkewMs(answer(), sentAt)).toBe(0);
		expect(clockSkewMs(answer('soon'), sentAt)).toBe(0);
		expect(clockSkewMs(answer(new Date(sentAt).toUTCString()), sentAt)).toBe(0);
	});

	it('is believed where it differs from ours', () => {
		const slow = Math.floor(sentAt / 1000) * 1000 - 600_000;
		expect(clockSkewMs(answer(new Date(slow).toUTCString()), sentAt)).toBe(slow - sentAt);
		const fast = Math.floor(sentAt / 1000) * 1000 + 600_000;
		expect(clockSkewMs(answer(new Date(fast).toUTCString()), sentAt)).toBe(fast - sentAt);
	});
});
