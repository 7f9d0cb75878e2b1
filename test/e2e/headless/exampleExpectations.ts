import type { Sandbox } from '../../../sandbox/server.cjs';
import type { Execution } from '../host/executions.cjs';
import type { TestHouse } from '../host/testHouse.cjs';

/** How an example is started, and what is true afterwards. */
export interface Expectation {
	/** From the named trigger by hand; or switched on, and the host changes something. */
	start: { byHand: string } | { byChange(sandbox: Sandbox): void };
	check(outcome: { house: TestHouse; execution: Execution }): void;
}

/** By file name in examples/. A new example needs a line here, or one among the templates. */
export const expectations: Record<string, Expectation> = {
	'book-a-table.json': {
		start: { byHand: 'Start' },
		check: ({ house: { sandbox }, execution }) => {
			const [booked] = execution.items('Book it');
			expect(booked).toMatchObject({
				party_size: 4,
				duration_minutes: 90,
				special_request: 'Anniversary - window table',
				source: 'api_integration',
				venue_id: sandbox.venues[0].id,
			});
			const { id } = booked;
			expect(execution.items('Read it')).toMatchObject([{ id, party_size: 4 }]);
			expect(execution.items('One guest fewer')).toMatchObject([{ id, party_size: 3 }]);
			expect(execution.items('Confirm it')).toMatchObject([{ id, status: 'CONFIRMED' }]);
			expect(execution.items('Cancel it')).toMatchObject([{ id, status: 'CANCELED' }]);
			expect(execution.items("That evening's book").length).toBeGreaterThan(0);
			expect(sandbox.state.reservations.get(String(id))?.status).toBe('CANCELED');
		},
	},
	'changes-once.json': {
		start: {
			byChange: ({ state }) => {
				const [reservation] = state.reservations.all();
				state.changeReservation(reservation, { partySize: 7 });
			},
		},
		check: ({ house: { sandbox } }) => {
			const [{ id }] = sandbox.state.reservations.all();
			expect(sandbox.inbox.get('staff')).toMatchObject([
				{
					event: 'reservation.updated',
					entity_id: id,
					received_via: 'webhook',
					changes: { party_size: { current: 7 } },
					reservation: { id, party_size: 7 },
				},
			]);
		},
	},
};
