import { readExample } from '../host/examples.cjs';
import { sandboxFields } from '../../support/sandboxCredential.cjs';
import { openTestHouse, type TestHouse } from '../host/testHouse.cjs';
import { N8N_VERSION } from '../host/cache.cjs';
import { row } from '../host/workflow.cjs';
import { pollingTrigger, WEBHOOK_ID, webhookTrigger } from '../headless/triggerNodes';
import { runByHand, switchOff, switchOn } from './hostCalls.cjs';

// The names stand in docs/compatibility.md.
describe('host', () => {
	let house: TestHouse;

	beforeAll(async () => {
		house = await openTestHouse(`host-${N8N_VERSION}`);
	}, 600_000);

	beforeEach(() => {
		house.sandbox.clear();
	});

	afterAll(async () => {
		await house?.close();
	});

	it('credential test', async () => {
		const { rest, sandbox, credentials } = house;
		const test = async (changes: object) =>
			await rest.testCredential(credentials.sevenRoomsApi, 'sevenRoomsApi', {
				...sandboxFields(sandbox),
				...changes,
			});
		expect(await test({})).toEqual({ status: 'OK', message: 'Connection successful!' });
		const refused = await test({ clientSecret: 'a'.repeat(128) });
		expect(refused.status).toBe('Error');
		expect(refused.message).toContain('SevenRooms refused the login');
	});

	it('`examples/book-a-table.json`', async () => {
		const { rest, sandbox, credentials } = house;
		const workflow = await readExample('book-a-table.json', sandbox, credentials);
		const id = await rest.createWorkflow(workflow);
		const execution = await runByHand(house, id, 'Start');
		expect(execution.error).toBeUndefined();
		expect(execution.status).toBe('success');
		const [booked] = execution.items('Book it');
		expect(execution.items('Read it')).toMatchObject([{ id: booked.id, party_size: 4 }]);
		expect(sandbox.state.reservations.get(String(booked.id))?.status).toBe('CANCELED');
	});

	it('webhook trigger', async () => {
		const { rest, sandbox, credentials, executions, webhookSecret, n8n } = house;
		const id = await rest.createWorkflow(row('Listens', [webhookTrigger], credentials));
		await switchOn(rest, id);
		const url = `${n8n.url}/webhook/${WEBHOOK_ID}/webhook`;
		sandbox.webhooks.subscribe({ url, secret: webhookSecret });
		const [reservation] = sandbox.state.reservations.all();
		sandbox.state.changeReservation(reservation, { partySize: 7 });
		const [execution] = await executions.until(id, ({ length }) => length > 0);
		await switchOff(rest, id);
		expect(execution.status).toBe('success');
		expect(execution.items(webhookTrigger.name)).toMatchObject([
			{ event: 'reservation.updated', entity_id: reservation.id, received_via: 'webhook' },
		]);
	});

	it('polling trigger', async () => {
		const { rest, sandbox, credentials, executions } = house;
		const id = await rest.createWorkflow(row('Asks', [pollingTrigger], credentials));
		await switchOn(rest, id);
		const [reservation] = sandbox.state.reservations.all();
		sandbox.state.changeReservation(reservation, { partySize: 9 });
		const [execution] = await executions.until(id, ({ length }) => length > 0);
		await switchOff(rest, id);
		expect(execution.status).toBe('success');
		expect(execution.items(pollingTrigger.name)).toMatchObject([
			{ event: 'reservation.updated', entity_id: reservation.id, received_via: 'poll' },
		]);
	});
});
