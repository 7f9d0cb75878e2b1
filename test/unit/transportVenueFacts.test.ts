import { openSession } from '../../nodes/SevenRooms/transport/session';
import { rememberVenue, venueZone } from '../../nodes/SevenRooms/transport/venueFacts';
import type { FaultEffect } from '../../sandbox/faults.cjs';
import { lookUpContext, pollContext } from '../support/nodeContext.cjs';
import { eachSandbox, oneEngine } from '../support/opened.cjs';
import { sandboxLogin } from '../support/sandboxCredential.cjs';

const engine = oneEngine();
const sandbox = eachSandbox({ reservations: 0, venuesTellZone: true });

/** A credential whose default zone would be wrong. */
const saveCredential = async () =>
	await engine.credentials.save('sevenRoomsApi', {
		...sandboxLogin(sandbox),
		requestsPerSecond: 1000,
		timeZone: 'Asia/Tokyo',
	});

async function zoneFor(context: Parameters<typeof openSession>[0]) {
	const session = await openSession(context);
	return await venueZone(context, session, sandbox.venues[0].id);
}

const asked = () => sandbox.log.filter(({ path }) => path.includes('/venues/')).length;

describe('the zone of a venue whose record cannot be read', () => {
	it.each<[string, string, FaultEffect]>([
		['the rate limit is reached', '/venues/', { kind: 'status', status: 429, retryAfter: 1 }],
		['the login is refused', '/auth', { kind: 'status', status: 401 }],
		['the login is forbidden', '/auth', { kind: 'status', status: 403 }],
		['the record itself refuses the login', '/venues/', { kind: 'status', status: 401 }],
		['that refusal comes inside a 200', '/venues/', { kind: 'embeddedStatus', status: 401 }],
		['the rate limit comes inside a 200', '/venues/', { kind: 'embeddedStatus', status: 429 }],
		['the connection breaks off', '/venues/', { kind: 'resetBeforeCommit' }],
		['no answer comes', '/venues/', { kind: 'timeoutBeforeCommit' }],
		['SevenRooms stumbles', '/venues/', { kind: 'status', status: 500 }],
	])('is an error when %s, and no guess for who asks next', async (_what, path, effect) => {
		const credentials = await saveCredential();
		const fault = sandbox.faults.add({ match: { path }, effect });
		const hurried = pollContext(engine, { credentials, pollBudgetMs: 800 });
		await expect(zoneFor(hurried)).rejects.toMatchObject({ name: 'NodeApiError' });
		sandbox.faults.remove(fault);
		const zone = await zoneFor(lookUpContext(engine, { credentials }));
		expect(zone).toBe(sandbox.venues[0].timeZone);
	});

	it('is that of the credential when SevenRooms would say the same tomorrow, and asked for once', async () => {
		const context = lookUpContext(engine, { credentials: await saveCredential() });
		sandbox.faults.add({ match: { path: '/venues/' }, effect: { kind: 'forbid' } });
		expect(await zoneFor(context)).toBe('Asia/Tokyo');
		expect(await zoneFor(context)).toBe('Asia/Tokyo');
		expect(asked()).toBe(1);
	});
});

describe('the zone of a venue that a list has shown', () => {
	const listed = (row: object) => ({ id: sandbox.venues[0].id, ...row });

	it('is asked for where the row did not tell it', async () => {
		const context = lookUpContext(engine, { credentials: await saveCredential() });
		rememberVenue(await openSession(context), listed({ name: 'A short form' }));
		expect(await zoneFor(context)).toBe(sandbox.venues[0].timeZone);
	});

	it('is not lost to a later row that does not tell it, and not asked for', async () => {
		const context = lookUpContext(engine, { credentials: await saveCredential() });
		const session = await openSession(context);
		rememberVenue(session, listed({ timezone: sandbox.venues[0].timeZone }));
		rememberVenue(session, listed({ currency_code: 'GBP' }));
		expect(await zoneFor(context)).toBe(sandbox.venues[0].timeZone);
		expect(asked()).toBe(0);
	});
});
