import { readExample, webhookPaths } from '../host/examples.cjs';
import type { TestHouse } from '../host/testHouse.cjs';

/** The pair of examples/changes-once.json over a night in which n8n is down. */
export function restartChapter(houseOf: () => TestHouse): void {
	describe('after n8n was down', () => {
		it('the poll brings what the webhook missed, and nothing twice', async () => {
			const house = houseOf();
			const { rest, sandbox, credentials, webhookSecret } = house;
			const workflow = await readExample('changes-once.json', sandbox, credentials);
			const id = await rest.createWorkflow(workflow);
			await rest.activate(id);
			for (const path of webhookPaths(workflow)) {
				sandbox.webhooks.subscribe({ url: house.n8n.url + path, secret: webhookSecret });
			}
			const [first, second, third] = sandbox.state.reservations.all();
			const told = () =>
				(sandbox.inbox.get('staff') ?? []) as Array<{ entity_id: string; received_via: string }>;

			sandbox.state.changeReservation(first, { partySize: 5 });
			await house.executions.until(id, ({ length }) => length > 0);
			expect(told()).toMatchObject([{ entity_id: first.id, received_via: 'webhook' }]);

			await house.restart(async () => {
				sandbox.state.changeReservation(second, { partySize: 6 });
				await sandbox.webhooks.settled();
				expect(sandbox.webhooks.deliveries.at(-1)?.status).toBeNull();
			});
			sandbox.state.changeReservation(third, { partySize: 7 });
			await house.executions.until(id, () => told().length >= 3);
			// One more poll comes with the minute: it finds nothing new.
			const polls = () => sandbox.log.filter(({ apiPath }) => /export$/.test(apiPath)).length;
			const soFar = polls();
			await house.executions.until(id, () => polls() > soFar);
			await rest.deactivate(id);

			const ids = told().map(({ entity_id }) => entity_id);
			expect([...ids].sort()).toEqual([first.id, second.id, third.id].sort());
			const missed = told().find(({ entity_id }) => entity_id === second.id);
			expect(missed?.received_via).toBe('poll');
		});
	});
}
