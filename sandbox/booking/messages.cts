import { type Fields, isTrue } from '../body.cjs';
import type { Core } from '../core.cjs';
import type { Reservation, SentMessage } from '../state/types.cjs';

/** Notes down what SevenRooms would have sent to the guest; the sandbox writes to nobody. */
export function sendMessages(
	core: Core,
	reservation: Reservation,
	form: Fields,
	reason: SentMessage['reason'],
): void {
	const send = (channel: SentMessage['channel']) =>
		core.state.messages.push({
			reservationId: reservation.id,
			channel,
			reason,
			at: new Date(core.clock.now()).toISOString(),
		});
	if (isTrue(form.send_client_email) && reservation.email) send('email');
	if (isTrue(form.send_client_sms) && reservation.phone) send('sms');
}
