import { datastoreKey } from './ids.cjs';
import type { Row } from './types.cjs';

const NAMES = ['API', 'Web Widget'];
const IDS = [1, 2, 3].map((number) => datastoreKey('gae_User', 5700000 + number));

/** Who made a record: the API's own user, the widget's, or one for everybody else. */
export function userRow(name: string): Row {
	const known = NAMES.indexOf(name);
	return { id: known < 0 ? IDS[NAMES.length] : IDS[known], name };
}
