import { createServer } from 'node:net';

/** The wanted port if nobody listens there, else any free one. */
export async function freePort(wanted = 0): Promise<number> {
	return (await tryPort(wanted)) ?? (await freePort(0));
}

function tryPort(port: number): Promise<number | undefined> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', () => resolve(undefined));
		probe.listen(port, '127.0.0.1', () => {
			const address = probe.address();
			const found = typeof address === 'object' ? address?.port : undefined;
			probe.close(() => resolve(found));
		});
	});
}

/** An address where nobody listens. */
export async function closedAddress(): Promise<{ host: string; url: string }> {
	const host = `127.0.0.1:${await freePort()}`;
	return { host, url: `http://${host}` };
}
