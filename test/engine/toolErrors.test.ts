import { eachEvening } from '../support/evening.cjs';
import { askFor } from '../support/tables.cjs';

const evening = eachEvening();
const tool = { type: 'n8n-nodes-sevenrooms.sevenRoomsTool' };

describe('what an AI agent hears in the message of an error', () => {
	it('names the nearest free times of a table that is gone', async () => {
		evening.book.hostWrites({ minutes: 1170, partySize: 40 });
		const { error } = await evening.restaurant.run(askFor(evening.restaurant), tool);
		expect(error?.message).toContain('No direct availability');
		expect(error?.message).toContain('19:00, 20:00, 18:30, 20:30');
	});

	it('names the external ID of a booking whose outcome is open', async () => {
		evening.onBooking({ kind: 'resetAfterCommit' });
		evening.restaurant.sandbox.faults.add({
			match: { method: 'GET', path: '^/reservations' },
			effect: { kind: 'forbid' },
		});
		const { error } = await evening.restaurant.run(askFor(evening.restaurant), tool);
		const [{ externalId }] = evening.book.tables();
		expect(externalId).toMatch(/^n8n-/);
		expect(error?.message).toContain(externalId);
	});

	it('says which parameter is wrong and what to do, once each', async () => {
		const asked = { ...askFor(evening.restaurant), dateTime: 'Friday evening' };
		const { error } = await evening.restaurant.run(asked, tool);
		const [message, details, ...more] = String(error?.message).split('\n\nDetails: ');
		expect(message).toContain('Date and Time');
		expect(details).toBe(error?.description);
		expect(more).toEqual([]);
	});

	it('is as short as ever where a person sees the description beside it', async () => {
		const asked = { ...askFor(evening.restaurant), dateTime: 'Friday evening' };
		const { error } = await evening.restaurant.run(asked);
		expect(error?.description).toBeTruthy();
		expect(error?.message).not.toContain(String(error?.description));
	});
});
