import { inspect } from 'node:util';

/** Everything that a log or an execution could show of a value, hidden properties included, however deep it lies. */
export function everythingIn(...values: unknown[]): string {
	return values
		.map((value) => inspect(value, { depth: null, showHidden: true }) + JSON.stringify(value))
		.join('\n');
}
