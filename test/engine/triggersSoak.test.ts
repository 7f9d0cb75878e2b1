import type { IDataObject } from 'n8n-workflow';
import { openPoller, openWebhook } from '../support/engine.cjs';
import { eachSandbox, oneEngine } from '../support/opened.cjs';
import { sandboxLogin } from '../support/sandboxCredential.cjs';

const CHANGES = 10_000;
const PER_ROUND = 50;
const ROUNDS = CHANGES / PER_ROUND;
/** The receiver hears nothing from here to there. */
const DOWN = { from: 80, to: 110 };
const POLL_EVERY = 10;

const engine = oneEngine();
const sandbox = eachSandbox({ reservations: 700 });

const stateOf = (id: unknown, updated: unknown) => `${String(id)} ${String(updated)}`;

describe('a busy night with webhook and poll in one workflow', () => {
	it('shows every change and none of them twice', async () => {
		const workflowId = 'busy-night';
		const events = ['reservation.created', 'reservation.updated', 'reservation.deleted'];
		const sevenRoomsApi = await engine.credentials.save('sevenRoomsApi', {
			...sandboxLogin(sandbox),
			requestsPerSecond: 1000,
		});
		const polling = openPoller(engine, {
			parameters: { events, skipReceivedByWebhook: true, output: 'raw' },
			credentials: { sevenRoomsApi },
			workflowId,
		});
		const hook = await openWebhook(engine, {
			parameters: { events, verification: 'none', options: { output: 'raw' } },
			workflowId,
		});
		const polled: IDataObject[] = [];
		const poll = async () => {
			const output = await polling.poll();
			polled.push(...(output?.[0] ?? []).map(({ json }) => json));
		};
		const book = [...sandbox.state.reservations.all()];
		const heard = new Set<string>();
		const duringOutage = new Map<string, string>();
		await poll();
		sandbox.webhooks.subscribe({ url: hook.url });

		for (let round = 0; round < ROUNDS; round++) {
			const isDown = round >= DOWN.from && round < DOWN.to;
			if (round === DOWN.from) sandbox.webhooks.clear();
			if (round === DOWN.to) {
				await poll();
				sandbox.webhooks.subscribe({ url: hook.url });
			}
			// One round in twenty arrives twice, another one in a wild order.
			sandbox.webhooks.settings.duplicates = round % 20 === 3 ? 1 : 0;
			sandbox.webhooks.settings.order = round % 20 === 7 ? 'shuffled' : 'asTheyHappened';
			for (let index = 0; index < PER_ROUND; index++) {
				const reservation = book[(round * 37 + index * 13) % book.length];
				sandbox.state.changeReservation(reservation, { internalNotes: `${round}.${index}` });
				const state = stateOf(reservation.id, reservation.updated);
				if (isDown) duringOutage.set(reservation.id, state);
				else heard.add(state);
			}
			await sandbox.webhooks.settled();
			if (round % POLL_EVERY === 0) await poll();
		}
		await poll();
		await hook.close();

		const delivered = hook.outcomes
			.flatMap(({ items }) => items?.[0] ?? [])
			.map(({ json }) => json);
		const given = [...delivered, ...polled];
		const seen = new Set(
			given.map(({ reservation }) => {
				const { id, updated } = reservation as IDataObject;
				return stateOf(id, updated);
			}),
		);
		expect(new Set(given.map((item) => item.event_id)).size).toBe(given.length);
		expect([...heard].filter((state) => !seen.has(state))).toEqual([]);
		expect([...duringOutage.values()].filter((state) => !seen.has(state))).toEqual([]);
		expect(polled.length).toBeGreaterThanOrEqual(duringOutage.size);
		expect(heard.size).toBe(CHANGES - PER_ROUND * (DOWN.to - DOWN.from));
	}, 300_000);
});
