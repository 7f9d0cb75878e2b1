import { oneOf } from '../../input/oneOf';
import type { ItemRun } from '../../run/itemRun';

/** What keeps the item's booking from being made twice. Throws a UserError where that is none of the choices. */
export function preventionOf(run: ItemRun) {
	const { preventDoubleBooking } = run.collection('options');
	return oneOf(preventDoubleBooking, 'Prevent Double Booking', ['run', 'booking', 'off']);
}
