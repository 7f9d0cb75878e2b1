import type { IDataObject } from 'n8n-workflow';
import { resources } from '../../nodes/SevenRooms/actions/operations';
import type { Resource } from '../../nodes/SevenRooms/actions/types';
import { operationCases, type Known } from '../support/operations/cases.cjs';
import { startRestaurant, type Restaurant } from '../support/restaurant.cjs';

const placeholder = { newYork: '', london: '', sydney: '' } as Restaurant;
const cases = operationCases(placeholder);

describe('Every operation of the panel', () => {
	let restaurant: Restaurant;
	const known: Known = {};

	beforeAll(async () => {
		restaurant = await startRestaurant();
	});
	afterAll(async () => await restaurant.close());

	it('is run here at least once', () => {
		const run = new Set(cases.map(({ resource, operation }) => `${resource}.${operation}`));
		const offered = Object.values<Resource>(resources).flatMap(({ value, operations }) =>
			operations.map((operation) => `${value}.${operation.value}`),
		);
		expect(offered.filter((name) => !run.has(name))).toEqual([]);
	});

	cases.forEach(({ resource, operation, as }, index) => {
		const name = `${resource} ${operation}${as ? ` (${as})` : ''}`;
		it(`asks SevenRooms for ${name} by its own route and gives it out`, async () => {
			const { parameters, expected, gives, learn } = operationCases(restaurant)[index];
			restaurant.sandbox.log.length = 0;

			const result = await restaurant.run({ resource, operation, ...parameters(known) });

			expect(result.error?.message).toBeUndefined();
			const asked = restaurant.requests(expected.method, expected.path);
			expect(asked.length).toBeGreaterThan(0);
			if (expected.encoding) {
				const type =
					expected.encoding === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
				expect(asked[0].contentType).toContain(type);
			}
			expect(result.items.length).toBeGreaterThan(0);
			const [item] = result.json;
			expect(gives.filter((key) => !(key in item))).toEqual([]);
			expect(item).not.toHaveProperty('error');
			learn?.(result.json as IDataObject[], known);
		});
	});
});
