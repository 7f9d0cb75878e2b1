// The sandbox's own routes (docs/sandbox.md).

/** Sends a request and returns its JSON; throws with the sandbox's own words. */
export async function call(method, path, body) {
	let response;
	try {
		response = await fetch(path, { method, body: body && JSON.stringify(body) });
	} catch {
		throw new Error('The sandbox does not answer. Is it still running?');
	}
	const answer = await response.json();
	if (!response.ok) throw new Error(answer.error ?? `The sandbox answered ${response.status}.`);
	return answer;
}

export const readBook = (venue, date) =>
	call('GET', `/admin/book?${new URLSearchParams({ venue, ...(date && { date }) })}`);
export const readStand = () => call('GET', '/admin/stand');
export const readState = () => call('GET', '/admin/state');
export const changeReservation = (id, changes) =>
	call('PATCH', `/admin/reservations/${encodeURIComponent(id)}`, changes);
export const readLetters = (name) => call('GET', `/inbox/${encodeURIComponent(name)}`);
