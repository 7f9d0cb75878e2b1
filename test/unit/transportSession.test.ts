import { foreignId, regionOfId } from '../../nodes/SevenRooms/transport/region';
import { openSession } from '../../nodes/SevenRooms/transport/session';
import { send } from '../../nodes/SevenRooms/transport/request';
import { venueZonesOf } from '../../nodes/SevenRooms/transport/settings';
import { oneEngine } from '../support/opened.cjs';
import { executeContext, lookUpContext } from '../support/nodeContext.cjs';

const US = 'ahNzfnNldmVucm9vbXMtc2VjdXJlchwLEg9uaWdodGxvb3BfVmVudWU';
const EU = 'ahZlfnNldmVucm9vbXMtc2VjdXJlLWV1chwLEg9uaWdodGxvb3BfVmVudWU';
const DEMO = 'ahhzfnNldmVucm9vbXMtc2VjdXJlLWRlbW9yHAsSD25pZ2h0bG9vcF9WZW51ZQ';

const login = { clientId: 'a'.repeat(128), clientSecret: 'b'.repeat(128) };

const engine = oneEngine();

const saved = async (data: object) =>
	await engine.credentials.save('sevenRoomsApi', { environment: 'us', ...login, ...data });

describe('what a node learns from its credential', () => {
	it('is everything but the login', async () => {
		const credentials = await saved({
			venueGroupId: ' group ',
			timeZone: 'Europe/London',
			venueTimeZones: { venues: [{ venueId: 'v1', timeZone: 'America/New_York' }] },
			requestsPerSecond: 3,
			conciergeId: 'c1',
		});
		const context = executeContext(engine, { credentials });
		const session = await openSession(context);
		expect(session).toMatchObject({
			credentialName: 'sevenRoomsApi',
			baseUrl: 'https://api.sevenrooms.com/2_4',
			region: 'us',
			venueGroupId: 'group',
			timeZone: 'Europe/London',
			requestsPerSecond: 3,
			conciergeId: 'c1',
			conciergeGroupId: undefined,
		});
		expect([...session.venueTimeZones]).toEqual([['v1', 'America/New_York']]);
		expect(JSON.stringify(session)).not.toContain(login.clientSecret);
	});

	it('is the same account for two executions, each in a lane of its own', async () => {
		const credentials = await saved({});
		const [one, other] = await Promise.all(
			[1, 2].map(async () => await openSession(executeContext(engine, { credentials }))),
		);
		expect(one.account).toBe(other.account);
		expect(one.caller).not.toBe(other.caller);
		expect(one.requestsPerSecond).toBe(8);
	});

	it('comes from the OAuth2 credential where the node says so', async () => {
		const credentials = await engine.credentials.save('sevenRoomsOAuth2Api', {
			...login,
			baseUrl: 'https://gateway.example.com/rooms/2_4/',
			accessTokenUrl: 'https://gateway.example.com/token',
			timeZone: 'Europe/Paris',
		});
		const parameters = { authentication: credentials.type };
		for (const contextFor of [executeContext, lookUpContext]) {
			const context = contextFor(engine, { credentials, parameters });
			const session = await openSession(context);
			expect(session.baseUrl).toBe('https://gateway.example.com/rooms/2_4');
			expect(session.region).toBeUndefined();
			expect(session.timeZone).toBe('Europe/Paris');
		}
	});

	it.each([
		[{ timeZone: 'Europe/Londn' }, /^"Europe\/Londn" is not a time zone/],
		// Newer releases of Node take an offset for a zone.
		[{ timeZone: '+02:00' }, /^"\+02:00" is not a time zone/],
		[
			{ venueTimeZones: { venues: [{ venueId: 'v', timeZone: '+2' }] } },
			/^"\+2" is not a time zone/,
		],
		[{ environment: 'custom', baseUrl: 'nowhere' }, /^The Base URL of this credential/],
	])('is refused in words when it cannot be right: %j', async (data, words) => {
		const context = executeContext(engine, { credentials: await saved(data) });
		await expect(openSession(context)).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringMatching(words) as string,
		});
	});
});

describe('time zones of venues', () => {
	const zones = [
		['v1', 'Europe/London'],
		['v2', 'Asia/Tokyo'],
	];

	it.each([
		{ venues: zones.map(([venueId, timeZone]) => ({ venueId, timeZone })) },
		Object.fromEntries(zones) as object,
		JSON.stringify(Object.fromEntries(zones)),
		'v1 Europe/London\nv2 = Asia/Tokyo\n',
		'v1: Europe/London; v2, Asia/Tokyo',
	])('are read from %j', (value) => {
		expect([...venueZonesOf(value)]).toEqual(zones);
	});

	it.each([undefined, null, '', {}, { venues: [] }, { venues: [{ venueId: '', timeZone: '' }] }])(
		'may be left out: %j',
		(value) => {
			expect(venueZonesOf(value).size).toBe(0);
		},
	);
});

describe('an ID of another region', () => {
	it('is known by its beginning', () => {
		expect([US, EU, DEMO, 'ven_abc123', ''].map(regionOfId)).toEqual([
			'us',
			'eu',
			'demo',
			undefined,
			undefined,
		]);
	});

	it('is refused before anything is sent', async () => {
		const context = executeContext(engine, { credentials: await saved({}) });
		const session = await openSession(context);
		const outcome = await send(context, session, { method: 'GET', path: `/venues/${EU}` });
		expect(outcome).toMatchObject({ kind: 'neverArrived', tries: 0 });
		expect(foreignId(session.region, { path: `/venues/${DEMO}` })?.summary).toMatch(
			/belongs to the Demo environment/,
		);
	});

	it.each([
		{ path: `/venues/${US}` },
		{ path: '/venues/ven_abc123' },
		{ path: '/venues', query: { venue_id: 'ven_abc123' } },
		{ path: '/x', form: { notes: EU, external_user_id: EU } },
	])('is not suspected in %j', (request) => {
		expect(foreignId('us', request)).toBeUndefined();
		expect(foreignId(undefined, { path: `/venues/${EU}` })).toBeUndefined();
	});

	it.each([
		{ path: `/venues/${EU}/book` },
		{ path: '/reservations', query: { venue_id: EU } },
		{ path: '/reservations', query: { venue_ids: `${US},${EU}` } },
		{ path: '/x', form: { reservation_id: DEMO } },
	])('is found in %j', (request) => {
		expect(foreignId('us', request)?.summary).toMatch(/environment, but the credential is for US/);
	});
});
