import { parseArgs } from 'node:util';
import { N8N_VERSION } from './host/cache.cjs';
import { openDemo } from './demo/demo.cjs';
import { SANDBOX_PORT } from './host/examples.cjs';

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '5678' },
		'sandbox-port': { type: 'string', default: String(SANDBOX_PORT) },
		fresh: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	},
});

const HELP = `npm run n8n -- [options]: a real n8n ${N8N_VERSION} with this package, beside the sandbox

  --port N          port of n8n (5678; any free one if it is taken)
  --sandbox-port N  port of the sandbox (${SANDBOX_PORT}; any free one if it is taken)
  --fresh           forget what was made in this n8n before

N8N_VERSION chooses another n8n. What was made in it stays for the next time.`;

async function main(): Promise<void> {
	if (values.help) return console.log(HELP);
	const demo = await openDemo({
		port: Number(values.port),
		sandboxPort: Number(values['sandbox-port']),
		fresh: values.fresh,
	});
	const { house, owner, events } = demo;
	console.log(`
n8n       ${house.n8n.url}
  E-mail    ${owner.email}
  Password  ${owner.password}

Sandbox   ${house.sandbox.url}
  What changes in its book is sent to ${events.join(', ') || 'nobody'}.

Open a workflow in n8n and execute it. Ctrl-C ends both.`);
	await new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
		void house.n8n.ended.then(resolve);
	});
	console.log('\nStopping n8n and the sandbox.');
	await house.close();
}

main().then(
	() => process.exit(),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	},
);
