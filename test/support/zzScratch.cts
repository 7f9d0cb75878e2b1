import { startEngine, testCredential, runNode } from './engine.cjs';
import { startSandbox } from '../../sandbox/server.cjs';
import { inspect } from 'node:util';
import { createServer } from 'node:http';
async function main() {
	const engine = await startEngine({ packageDir: '/tmp/tprobe' });
	const sb = await startSandbox({ newestTokenOnly: true });
	const base = { environment: 'custom', baseUrl: sb.baseUrl, clientId: sb.clientId, clientSecret: sb.clientSecret, venueGroupId: sb.venueGroupId, requestsPerSecond: 1000 };
	const show = async (label: string, data: any, type = 'sevenRoomsApi') => {
		sb.log.length = 0;
		const r = await testCredential(engine, type, data);
		console.log(`${label}\n   -> ${r.status}: ${r.message}\n   ${sb.log.map((l) => `${l.method} ${l.path} ${l.status}`).join(', ')}`);
	};
	await show('right', base);
	await show('right, padded and quoted', { ...base, clientId: ` "${sb.clientId}"\n`, baseUrl: sb.baseUrl + '// ' });
	await show('wrong secret', { ...base, clientSecret: 'x'.repeat(128) });
	await show('short secret', { ...base, clientSecret: 'abc' });
	await show('swapped', { ...base, clientId: sb.clientSecret, clientSecret: sb.clientId });
	await show('empty id', { ...base, clientId: '' });
	await show('empty base', { ...base, baseUrl: '' });
	await show('base no http', { ...base, baseUrl: 'api.sevenrooms.com/2_4' });
	await show('refused', { ...base, baseUrl: 'http://127.0.0.1:9/2_4' });
	await show('unknown host', { ...base, baseUrl: 'http://nowhere.invalid/2_4' });
	await show('wrong path', { ...base, baseUrl: sb.url + '/nope' });
	await show('bare host', { ...base, baseUrl: sb.url });
	await show('https on http', { ...base, baseUrl: sb.baseUrl.replace('http:', 'https:') });
	await show('bearer scheme on raw', { ...base, authorizationScheme: 'bearer' });
	await show('domain restricted', { ...base, allowedHttpRequestDomains: 'domains', allowedDomains: 'example.com' });
	for (const status of [400, 403, 404, 429, 500, 502, 302]) {
		sb.clear(); sb.faults.add({ match: { path: '/venues' }, effect: { kind: 'status', status, msg: 'mail a@b.co or +1 212-555-0143' } });
		await show(`venues ${status}`, base);
	}
	for (const status of [403, 429, 500, 503]) {
		sb.clear(); sb.faults.add({ match: { path: '/auth' }, effect: { kind: 'status', status, retryAfter: 7, msg: `mail a@b.co or +1 212-555-0143 ${sb.clientSecret}` } });
		await show(`auth ${status}`, { ...base });
	}
	sb.clear(); sb.faults.add({ match: { path: '/auth' }, effect: { kind: 'html200' } });
	await show(`auth html`, base);
	sb.clear(); sb.faults.add({ match: { path: '/auth' }, effect: { kind: 'embeddedStatus', status: 401, msg: 'no' } });
	await show(`auth embedded`, base);
	sb.clear(); sb.faults.add({ match: { path: '/auth' }, effect: { kind: 'truncate' } });
	await show(`auth truncate`, base);
	sb.clear(); sb.faults.add({ match: { path: '/auth' }, effect: { kind: 'status', status: 200, body: { status: 200, data: {} } } });
	await show(`auth no token`, base);
	sb.clear();
	const key = { environment: 'custom', baseUrl: sb.baseUrl, authentication: 'apiKey', apiKey: sb.apiKey };
	await show('key', key);
	await show('wrong key', { ...key, apiKey: 'nope' });
	await show('empty key', { ...key, apiKey: '' });
	await show('key refused', { ...key, baseUrl: 'http://127.0.0.1:9/2_4' });
	await show('key bare host', { ...key, baseUrl: sb.url + '/' });
	sb.faults.add({ match: { path: '/venues' }, effect: { kind: 'forbid' } });
	await show('key forbid', { ...key, apiKey: sb.apiKey, baseUrl: sb.baseUrl + '/' });
	sb.clear();
	const oauth = { baseUrl: sb.gatewayUrl + '/', accessTokenUrl: sb.accessTokenUrl, clientId: sb.clientId, clientSecret: sb.clientSecret };
	await show('oauth', oauth, 'sevenRoomsOAuth2Api');
	await show('oauth body', { ...oauth, authentication: 'body' }, 'sevenRoomsOAuth2Api');
	await show('oauth wrong', { ...oauth, clientSecret: 'z' }, 'sevenRoomsOAuth2Api');
	await show('oauth token unreachable', { ...oauth, accessTokenUrl: 'http://127.0.0.1:9/t' }, 'sevenRoomsOAuth2Api');
	await show('oauth api unreachable', { ...oauth, baseUrl: 'http://127.0.0.1:9/t' }, 'sevenRoomsOAuth2Api');
	void runNode; void inspect; void createServer;
	await sb.close(); await engine.close();
}
void main().catch((e) => { console.error(e); process.exitCode = 1; });
