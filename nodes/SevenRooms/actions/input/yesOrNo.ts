import { UserError } from 'n8n-workflow';
import { flag, isEmpty } from '../../model/coerce';

/** Whether a switch is on; left empty, it is off. Throws a UserError for what is no yes or no. */
export function isSwitchedOn(value: unknown, displayName: string): boolean {
	return yesOrNo(isEmpty(value) ? undefined : value, displayName) ?? false;
}

/** A switch that goes out as it is set; undefined where it is not given. Throws a UserError for what is no yes or no. */
export function yesOrNo(value: unknown, displayName: string): boolean | undefined {
	if (value === undefined) return undefined;
	const set = flag(value);
	if (set !== null) return set;
	throw new UserError(`${displayName} is not true or false`, {
		description: 'Switch it on or off, or let the expression give true or false.',
	});
}
