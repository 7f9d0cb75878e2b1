import fc from 'fast-check';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readPages } from '../../nodes/SevenRooms/transport/lists/paginate';
import type { Session } from '../../nodes/SevenRooms/transport/types';

interface ScriptedPage {
	ids: number[];
	cursor: string | number | null | undefined;
}

/** n8n's side of a read: answers with the script, then with its last page for ever. */
function host(script: ScriptedPage[]) {
	let asked = 0;
	const context = {
		getExecutionCancelSignal: () => undefined,
		helpers: {
			httpRequestWithAuthentication: async () => {
				const { ids, cursor } = script[Math.min(asked++, script.length - 1)];
				const results = ids.map((id) => ({ id: `row${id}` }));
				return { statusCode: 200, headers: {}, body: { status: 200, data: { results, cursor } } };
			},
		},
	} as unknown as IExecuteFunctions;
	return { context, asked: () => asked };
}

const session = (account: string): Session => ({
	credentialName: 'sevenRoomsApi',
	baseUrl: 'https://example.com/2_4',
	account,
	venueTimeZones: new Map(),
	requestsPerSecond: 1000,
	caller: 'a',
});

const page: fc.Arbitrary<ScriptedPage> = fc.record({
	ids: fc.array(fc.nat(30), { maxLength: 6 }),
	cursor: fc.oneof(fc.constantFrom(null, undefined, '', 0), fc.constantFrom('a', 'b', 'c', 7, 400)),
});

describe('paging', () => {
	it('comes to an end for any run of cursors, and gives no row twice', async () => {
		let account = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 12 }), async (script) => {
				const { context, asked } = host(script);
				const rows: IDataObject[] = [];
				const pages = readPages(context, session(`a${account++}`), { path: '/reservations' });
				for await (const given of pages) {
					expect(given.length).toBeGreaterThan(0);
					rows.push(...given);
				}
				expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
				expect(asked()).toBeLessThanOrEqual(script.length + 3);
			}),
			{ numRuns: 200 },
		);
	});

	it('stops at the first page that is empty or has no cursor', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 8 }),
				fc.constantFrom<ScriptedPage>(
					{ ids: [], cursor: 'more' },
					{ ids: [99], cursor: null },
					{ ids: [99], cursor: undefined },
					{ ids: [99], cursor: '' },
				),
				async (before, last) => {
					const full = Array.from({ length: before }, (_, at) => ({ ids: [at], cursor: `c${at}` }));
					const { context, asked } = host([...full, last, { ids: [100], cursor: null }]);
					const pages = readPages(context, session('stop'), { path: '/clients/export' });
					for await (const given of pages)
						expect(given.map(({ id }) => id)).not.toContain('row100');
					expect(asked()).toBe(before + 1);
				},
			),
			{ numRuns: 40 },
		);
	});
});
