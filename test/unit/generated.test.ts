import { resources } from '../../nodes/SevenRooms/actions/operations';
import type { Resource } from '../../nodes/SevenRooms/actions/types';
import { operationsPage } from '../support/generate/operationsPage.cjs';
import { hasSchema, written } from '../support/generate/written.cjs';

const all = Object.values<Resource>(resources);

describe('What is made from the code', () => {
	it('tells of every operation as it is now (else run "npm run generate")', () => {
		expect(written('docs/operations.md')).toBe(operationsPage(all));
	});

	it('shows the fields of every operation before its first run', () => {
		const missing = all
			.flatMap(({ value, operations }) => operations.map((one) => `${value}/${one.value}`))
			.filter((name) => name !== 'api/request' && !hasSchema(name));
		expect(missing).toEqual([]);
	});
});
