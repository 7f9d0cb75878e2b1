import { resources } from '../../nodes/SevenRooms/actions/operations';
import type { Resource } from '../../nodes/SevenRooms/actions/types';
import { everyCase } from '../support/operations/everyCase.cjs';
import { startRestaurant, type Restaurant } from '../support/restaurant.cjs';

describe('Every operation of the panel', () => {
	let restaurant: Restaurant;
	const cases = everyCase(() => restaurant);

	beforeAll(async () => {
		restaurant = await startRestaurant();
	});
	afterAll(async () => await restaurant.close());

	it('is run here at least once', () => {
		const run = new Set(cases.map(({ operation }) => operation));
		const offered = Object.values<Resource>(resources).flatMap(({ value, operations }) =>
			operations.map((operation) => `${value}.${operation.value}`),
		);
		expect(offered.filter((name) => !run.has(name))).toEqual([]);
	});

	cases.forEach(({ name, prepare }) => {
		it(`asks SevenRooms for ${name} by its own route and gives it out`, async () => {
			const { parameters, expected, gives, learn } = prepare();
			restaurant.sandbox.log.length = 0;

			const result = await restaurant.run(parameters);

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
			learn(result.json);
		});
	});
});
