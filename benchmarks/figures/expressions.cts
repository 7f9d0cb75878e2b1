import { byId } from '../../test/support/definition.cjs';
import { core } from '../../test/support/n8nCore.cjs';
import { openClient, run } from '../support/client.cjs';
import type { Figure, Setting } from '../support/figure.cjs';
import { startServer } from '../support/remote.cjs';

/** Four parameters that an expression fills in, for every item. */
const EXPRESSIONS = {
	dateTime: '={{ $json.date + "T" + $json.time }}',
	partySize: '={{ Number($json.covers) }}',
	firstName: '={{ $json.name.split(" ")[0] }}',
	lastName: '={{ $json.name.split(" ")[1] }}',
};

/** What many items cost besides the expressions in their parameters; nothing is sent. */
export async function measure({ quick }: Setting): Promise<Figure[]> {
	const count = quick ? 500 : 5000;
	const server = await startServer();
	await server.set({});
	const client = await openClient(server.baseUrl);
	const parameters = {
		resource: 'reservation',
		operation: 'create',
		venueId: byId('bench-venue'),
		phone: '+12125550100',
		options: { dryRun: true },
		...EXPRESSIONS,
	};
	const items = Array.from({ length: count }, (_, index) => ({
		json: { date: '2026-05-15', time: '19:30', covers: String(1 + (index % 8)), name: 'Ada Bench' },
	}));
	const evaluating = clockExpressions();
	const best = { ours: Infinity, expressions: Infinity };
	for (let round = 0; round < (quick ? 2 : 8); round++) {
		evaluating.ms = 0;
		const begun = performance.now();
		await run(client, parameters, { items });
		const ours = performance.now() - begun;
		if (ours < best.ours) Object.assign(best, { ours, expressions: evaluating.ms });
	}
	await client.engine.close();
	server.close();
	return [
		{
			name: `${count.toLocaleString('en')} items with four expressions`,
			ours: best.ours,
			beside: best.expressions,
			besideName: 'expressions alone',
			unit: 'ms',
			compares: 'ours / beside',
			target: 1.2,
			is: 'at most',
		},
	];
}

/** Where n8n-core reads a parameter, whatever kind of context asks. */
interface ParameterReader {
	_getNodeParameter(name: string, ...more: unknown[]): unknown;
}

/** Adds up what n8n itself needs for the four parameters, in the very run whose whole cost is measured. */
function clockExpressions(): { ms: number } {
	const clock = { ms: 0 };
	const contexts = Object.getPrototypeOf(
		Object.getPrototypeOf(core.ExecuteContext.prototype),
	) as ParameterReader;
	const { _getNodeParameter } = contexts;
	contexts._getNodeParameter = function (this: ParameterReader, name, ...more) {
		if (!Object.hasOwn(EXPRESSIONS, name)) return _getNodeParameter.call(this, name, ...more);
		const begun = performance.now();
		const value = _getNodeParameter.call(this, name, ...more);
		clock.ms += performance.now() - begun;
		return value;
	};
	return clock;
}
