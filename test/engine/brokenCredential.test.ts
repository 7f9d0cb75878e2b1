import { oneRestaurant } from '../support/opened.cjs';

const restaurant = oneRestaurant();

const items = [{ order: 1 }, { order: 2 }];
const parameters = { resource: 'venue', operation: 'getAll' };

/** What n8n finds when somebody has deleted the credential, or mistyped the address in it. */
const broken = async () => [
	{ ...restaurant.credential, id: 'deleted' },
	await restaurant.credentialWith({ environment: 'custom', baseUrl: 'not an address' }),
];

describe('a credential that cannot be used', () => {
	it('sends every item out by the error output, where the node continues with that', async () => {
		for (const credentials of await broken()) {
			const run = { items, credentials, onError: 'continueErrorOutput' as const };
			const { outputs } = await restaurant.run(parameters, run);
			expect(outputs[0]).toEqual([]);
			expect(outputs[1].map(({ json, pairedItem }) => [json.order, pairedItem])).toEqual([
				[1, { item: 0 }],
				[2, { item: 1 }],
			]);
			for (const { json } of outputs[1]) expect(json.error).toMatch(/Credential|Base URL/);
		}
	});

	it.each([{ onError: 'continueRegularOutput' as const }, { continueOnFail: true }])(
		'gives out the error in place of every item, where the node continues: %j',
		async (setting) => {
			for (const credentials of await broken()) {
				const { json } = await restaurant.run(parameters, { items, credentials, ...setting });
				expect(json).toHaveLength(2);
				for (const item of json) {
					expect(item).not.toHaveProperty('order');
					expect(item.error).toMatch(/Credential|Base URL/);
				}
			}
		},
	);

	it('stops the workflow otherwise', async () => {
		for (const credentials of await broken()) {
			const { error, outputs } = await restaurant.run(parameters, { items, credentials });
			expect(error?.message).toMatch(/Credential|Base URL/);
			expect(outputs).toEqual([]);
		}
	});
});
