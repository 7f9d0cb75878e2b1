import { resources } from '../../nodes/SevenRooms/actions/operations';
import type { Resource } from '../../nodes/SevenRooms/actions/types';
import { oneRestaurant, quickWaits } from '../support/opened.cjs';
import { everyCase } from '../support/operations/everyCase.cjs';

const restaurant = oneRestaurant();
quickWaits();

describe('Every operation of the panel', () => {
	const cases = everyCase(restaurant, async ({ expected: { method, path }, run }) => {
		const { error, json } = await run();
		return { error, json, asked: restaurant.requests(method, path) };
	});

	it('is run here at least once', () => {
		const run = new Set(cases.map(({ operation }) => operation));
		const offered = Object.values<Resource>(resources).flatMap(({ value, operations }) =>
			operations.map((operation) => `${value}.${operation.value}`),
		);
		expect(offered.filter((name) => !run.has(name))).toEqual([]);
	});

	cases.forEach(({ name, expected: { encoding }, gives, seen }) => {
		it(`asks SevenRooms for ${name} by its own route and gives it out`, async () => {
			const { error, json, asked } = await seen();
			expect(error?.message).toBeUndefined();
			expect(asked.length).toBeGreaterThan(0);
			if (encoding) {
				const type = encoding === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
				expect(asked[0].contentType).toContain(type);
			}
			expect(json.length).toBeGreaterThan(0);
			const [item] = json;
			expect(gives.filter((key) => !(key in item))).toEqual([]);
			expect(item).not.toHaveProperty('error');
		});
	});
});
