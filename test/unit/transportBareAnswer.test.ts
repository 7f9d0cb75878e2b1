import { readPages } from '../../nodes/SevenRooms/transport/lists/paginate';
import { openSession } from '../../nodes/SevenRooms/transport/session';
import { executeContext } from '../support/nodeContext.cjs';
import { oneEngine } from '../support/opened.cjs';
import { RawServer } from '../support/rawServer.cjs';

const engine = oneEngine();
let server: RawServer;

beforeAll(async () => {
	server = await new RawServer().start();
});

afterAll(() => server.close());

const page = (id: string, cursor: string | null) => ({
	body: JSON.stringify({ status: 200, data: { results: [{ id }], cursor } }),
});
const BARE = { body: '{"status":200,"data":null}' };

async function read() {
	const credentials = await engine.credentials.save('sevenRoomsApi', server.login);
	const context = executeContext(engine, { credentials });
	const ids: unknown[] = [];
	const pages = readPages(context, await openSession(context), { path: '/reservations/export' });
	for (;;) {
		const { value, done } = await pages.next();
		if (done) return { ids, failure: value };
		ids.push(...value.map(({ id }) => id));
	}
}

describe('an answer without any list in the middle of one', () => {
	it('is asked for once more, and the list goes on', async () => {
		server.answers = [page('a', 'c1'), BARE, page('b', null)];
		expect(await read()).toEqual({ ids: ['a', 'b'], failure: undefined });
	});

	it('is a failure when it comes again: half a list is none', async () => {
		server.answers = [page('a', 'c1'), BARE];
		expect((await read()).failure).toMatchObject({ ok: false, kind: 'unknownOutcome' });
	});
});
