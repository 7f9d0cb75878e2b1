import { openWebhook, webhookMethod } from '../support/engine.cjs';
import { bearer, itemsOf, triggerHouse } from '../support/triggerHouse.cjs';

const { engine, sandbox, trigger, event } = triggerHouse();

describe('setting the trigger up', () => {
	it('registers nothing at SevenRooms, and says so', async () => {
		const before = sandbox.log.length;
		expect(await webhookMethod(engine, 'checkExists', trigger())).toBe(false);
		expect(await webhookMethod(engine, 'create', trigger())).toBe(true);
		expect(await webhookMethod(engine, 'delete', trigger())).toBe(true);
		expect(sandbox.log.length).toBe(before);
	});

	it.each([
		['No Events are chosen', { events: [] }],
		['No Events are chosen', { events: '={{ "" }}' }],
		[
			'Events names "canceled", which is no event',
			{ events: '={{ "reservation.created, canceled" }}' },
		],
		['No Fields are named', { options: { output: 'selectedFields' } }],
		['No Fields are named', { options: { output: 'selectedFields', fields: ' , ' } }],
		['Minimum Party Size is not a number', { filters: { minPartySize: '={{ "six" }}' } }],
		['Venue IDs is not a list of texts', { filters: { venueIds: '={{ ({ id: "v1" }) }}' } }],
		['Statuses is not a list of texts', { filters: { statuses: '={{ [{ id: 1 }] }}' } }],
		['Tags is not a list of texts', { filters: { tags: '={{ true }}' } }],
		['Changed Fields is not a list of texts', { filters: { changedFields: '={{ ({}) }}' } }],
	])('says at once what would only show by silence: %s (%#)', async (message, parameters) => {
		for (const mode of ['webhook', 'manual'] as const) {
			await expect(
				webhookMethod(engine, 'create', trigger(parameters, { mode })),
			).rejects.toMatchObject({ name: 'NodeOperationError', message });
		}
	});

	it('refuses a secret for the path that n8n would take for two parts of it', async () => {
		const data = { secret: 'table/for+four' };
		const saved = await engine.credentials.save('sevenRoomsWebhookApi', data);
		const withSecret = (verification: string) =>
			trigger({ verification }, { credentials: { sevenRoomsWebhookApi: saved } });
		const refusal = await webhookMethod(engine, 'create', withSecret('pathSecret')).catch(
			(error: Error) => error,
		);
		expect(refusal).toMatchObject({
			name: 'NodeOperationError',
			message: 'The secret holds a slash, so it cannot stand in the path of an address',
		});
		expect(JSON.stringify(refusal)).not.toContain(data.secret);
		for (const verification of ['header', 'querySecret', 'hmac']) {
			expect(await webhookMethod(engine, 'create', withSecret(verification))).toBe(true);
		}
	});

	it('loses no event if the fields are taken away later', async () => {
		const options = trigger({ options: { output: 'selectedFields', fields: 'id' } });
		const open = await openWebhook(engine, options);
		options.parameters.options = { output: 'selectedFields' };
		const delivery = await open.deliver({ body: [event()], headers: bearer });
		expect(itemsOf(delivery)).toMatchObject([{ event: 'reservation.updated', reservation: {} }]);
		await open.close();
	});

	it('keeps nothing in static data, where the last writer wins', async () => {
		const open = await openWebhook(engine, trigger());
		await open.deliver({ body: [event()], headers: bearer });
		expect(open.staticData).toEqual({});
		await open.close();
	});
});
