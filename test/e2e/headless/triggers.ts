import { post } from '../host/http.cjs';
import type { TestHouse } from '../host/testHouse.cjs';
import { row } from '../host/workflow.cjs';
import { pollingTrigger, WEBHOOK_ID, webhookTrigger } from './triggerNodes';

/** Both triggers switched on, the host at work, and what n8n made of it. */
export function triggerChapter(houseOf: () => TestHouse): void {
	describe('a webhook', () => {
		let workflow: string;
		const url = () => `${houseOf().n8n.url}/webhook/${WEBHOOK_ID}/webhook`;
		const knock = async (headers: Record<string, string>, body: string) =>
			await post(url(), { 'content-type': 'application/json', ...headers }, body);
		const proof = () => ({ authorization: `Bearer ${houseOf().webhookSecret}` });
		const runs = async () => (await houseOf().executions.of(workflow)).length;

		beforeAll(async () => {
			const { rest, credentials } = houseOf();
			workflow = await rest.createWorkflow(row('Listens', [webhookTrigger], credentials));
			await rest.activate(workflow);
		});

		afterAll(async () => {
			await houseOf().rest.deactivate(workflow);
		});

		it('starts the workflow when the host seats a party', async () => {
			const { sandbox, executions, webhookSecret } = houseOf();
			const [reservation] = sandbox.state.reservations.all();
			sandbox.state.changeReservation(reservation, { status: 'CONFIRMED' });
			sandbox.webhooks.subscribe({ url: url(), secret: webhookSecret });
			sandbox.state.changeReservation(reservation, { status: 'SEATED' });
			const [execution] = await executions.until(workflow, ({ length }) => length > 0);
			expect(execution).toMatchObject({ mode: 'webhook', status: 'success' });
			expect(execution.items(webhookTrigger.name)).toMatchObject([
				{
					event: 'reservation.updated',
					transition: 'seated',
					entity_id: reservation.id,
					received_via: 'webhook',
				},
			]);
			expect(sandbox.webhooks.deliveries).toMatchObject([{ status: 200 }]);
		});

		it.each([
			['with a wrong secret', { authorization: 'Bearer not-the-secret-of-this-house' }],
			['without any secret', {}],
		])('turns away whoever knocks %s', async (_how, headers) => {
			const before = await runs();
			const answer = await knock(headers, '[]');
			expect(answer).toEqual({ status: 401, body: 'Unauthorized' });
			expect(await runs()).toBe(before);
		});

		it.each([
			['text', 'hello', 'text/plain', 400],
			['a form', 'party_size=2', 'application/x-www-form-urlencoded', 400],
			['JSON that is no event', '{"hello":"world"}', 'application/json', 400],
			// n8n's own answer: it reads the body before it asks the node.
			['broken JSON', '[{"entity_type":', 'application/json', 422],
		])('turns away %s', async (_what, body, type, status) => {
			const before = await runs();
			const answer = await knock({ ...proof(), 'content-type': type }, body);
			expect(answer.status).toBe(status);
			expect(answer.body).not.toMatch(/\bat .*\.js|node_modules/);
			expect(await runs()).toBe(before);
		});

		it('takes an event of a kind it does not know, and starts nothing', async () => {
			const before = await runs();
			const body = JSON.stringify([{ entity_type: 'menu', event_type: 'created', entity: {} }]);
			expect((await knock(proof(), body)).status).toBe(200);
			expect(await runs()).toBe(before);
		});
	});

	describe('a poll', () => {
		it('starts the workflow within the minute when the host changes a party', async () => {
			const { rest, credentials, executions, sandbox } = houseOf();
			const id = await rest.createWorkflow(row('Asks', [pollingTrigger], credentials));
			await rest.activate(id);
			const [reservation] = sandbox.state.reservations.all();
			sandbox.state.changeReservation(reservation, { partySize: 9 });
			const executed = await executions.until(id, ({ length }) => length > 0);
			await rest.deactivate(id);
			expect(executed).toHaveLength(1);
			expect(executed[0]).toMatchObject({ mode: 'trigger', status: 'success' });
			expect(executed[0].items(pollingTrigger.name)).toMatchObject([
				{
					event: 'reservation.updated',
					entity_id: reservation.id,
					received_via: 'poll',
					reservation: { party_size: 9 },
				},
			]);
		});
	});
}
