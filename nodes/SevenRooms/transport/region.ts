import { ENVIRONMENTS, type Environment } from '../../../credentials/environments';
import type { Told } from '../../../credentials/loginStopped';
import { barePath } from './path';
import type { ApiRequest, Session } from './types';

/** IDs are datastore keys and begin with the name of their instance. API reference, section 1. */
const PREFIXES: Array<[prefix: string, region: Environment]> = [
	['ahNzfnNldmVucm9vbXMtc2VjdXJl', 'us'],
	['ahZlfnNldmVucm9vbXMtc2VjdXJlLWV1', 'eu'],
	['ahhzfnNldmVucm9vbXMtc2VjdXJlLWRlbW9y', 'demo'],
];

/** The region that an ID belongs to; undefined for every unknown shape. */
export function regionOfId(id: string): Environment | undefined {
	return PREFIXES.find(([prefix]) => id.startsWith(prefix))?.[1];
}

/**
 * Words for a request that names an ID of another region than the credential's, which could only end
 * in "not found". Undefined when the request may go: no region known, or nothing foreign in it.
 */
export function foreignId(
	region: Session['region'],
	request: Pick<ApiRequest, 'path' | 'query' | 'form'>,
): Told | undefined {
	if (region === undefined) return undefined;
	for (const id of idsIn(request)) {
		const words = foreignWords(region, id);
		if (words) return words;
	}
	return undefined;
}

function foreignWords(region: Environment, id: string): Told | undefined {
	const home = regionOfId(id.trim());
	if (home === undefined || home === region) return undefined;
	return {
		summary: `The ID "${id.trim()}" belongs to the ${ENVIRONMENTS[home].name} environment, but the credential is for ${ENVIRONMENTS[region].name}`,
		advice: `Choose the record again with this credential, or use a credential of the ${ENVIRONMENTS[home].name} environment`,
	};
}

function* idsIn({ path, query, form }: Pick<ApiRequest, 'path' | 'query' | 'form'>) {
	// Every known prefix begins like this, and hardly anything else does.
	if (path.includes('/ah')) yield* barePath(path).split('/');
	for (const fields of [query, form]) {
		for (const name in fields) {
			// What others call by an ID (external_user_id) may well come from another region.
			if (!/(^|_)ids?$/.test(name) || name.startsWith('external')) continue;
			yield* String(fields[name] ?? '').split(',');
		}
	}
}
