import { startEngine } from './engine.cjs';
import { executeContext } from './nodeContext.cjs';
import { createServer, get } from 'node:http';
import { readPages } from '../../nodes/SevenRooms/transport/paginate';
import { openSession } from '../../nodes/SevenRooms/transport/session';
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
async function main() {
	const engine = await startEngine();
	const row = (i: number) => ({ id: 'ahNz-reservation-' + i, notes: 'x'.repeat(1000), status: 'CONFIRMED', max_guests: 4 });
	const P = 100;
	const bodies = Array.from({ length: P }, (_, p) => JSON.stringify({ status: 200, data: { results: Array.from({ length: 400 }, (_, i) => row(p * 400 + i)), cursor: p + 1 < P ? String(p + 1) : null, limit: 400 } }));
	const server = createServer((req, res) => {
		const url = new URL(req.url!, 'http://x');
		if (url.pathname.endsWith('/auth')) { res.setHeader('content-type', 'application/json'); res.end(JSON.stringify({ status: 200, data: { token: 'abc' } })); return; }
		res.setHeader('content-type', 'application/json'); res.end(bodies[Number(url.searchParams.get('cursor') ?? 0)]);
	});
	await new Promise<void>((r) => server.listen(0, r));
	const base = `http://127.0.0.1:${(server.address() as any).port}/2_4`;
	console.log('page kB', bodies[0].length / 1000);
	const credentials = await engine.credentials.save('sevenRoomsApi', { environment: 'custom', baseUrl: base, clientId: 'a', clientSecret: 'b', requestsPerSecond: 1000 });
	const plain = async () => {
		const t = cpu();
		for (let p = 0; p < P; p++) await new Promise<void>((ok) => get(`${base}/r?cursor=${p}`, { agent: false }, (res) => { const c: Buffer[] = []; res.on('data', (d) => c.push(d)); res.on('end', () => { JSON.parse(Buffer.concat(c).toString()); ok(); }); }));
		return (cpu() - t) / P;
	};
	const context = executeContext(engine, { credentials });
	const helper = async () => {
		const t = cpu();
		for (let p = 0; p < P; p++) await context.helpers.httpRequest({ method: 'GET', url: `${base}/r?cursor=${p}`, json: true });
		return (cpu() - t) / P;
	};
	const variant = (extra: object) => async () => {
		const t = cpu();
		for (let p = 0; p < P; p++) {
			const r: any = await context.helpers.httpRequestWithAuthentication.call(context, 'sevenRoomsApi', { method: 'GET', url: `${base}/r?cursor=${p}`, headers: { accept: 'application/json' }, returnFullResponse: true, ...extra });
			if (r.body instanceof Uint8Array || typeof r.body === 'string') JSON.parse(r.body.toString());
		}
		return (cpu() - t) / P;
	};
	const V = [plain, helper, variant({}), variant({ disableFollowRedirect: true }), variant({ disableFollowRedirect: true, encoding: 'text' }), variant({ disableFollowRedirect: true, encoding: 'arraybuffer' })];
	const ours = async () => {
		const session = await openSession(context);
		const t = cpu(); let n = 0;
		for await (const rows of readPages(context, session, { path: '/r' })) n += rows.length;
		if (n !== P * 400) throw new Error(String(n));
		return (cpu() - t) / P;
	};
	V.push(ours);
	const all: number[][] = V.map(() => []);
	for (let i = 0; i < 15; i++) for (let k = 0; k < V.length; k++) all[k].push(await V[k]());
	const names = ['plain', 'helper', 'authed', 'noredir', 'text', 'arraybuffer', 'ours'];
	all.forEach((m, k) => { m.sort((x, y) => x - y); console.log(names[k].padEnd(12), 'min', m[0].toFixed(2), 'median', m[7].toFixed(2)); });
	server.close(); await engine.close();
}
void main();
