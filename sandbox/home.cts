import type { FastifyInstance } from 'fastify';
import type { Core } from './core.cjs';

/** A page for whoever opens the sandbox in a browser. */
export function homeRoutes(app: FastifyInstance, core: Core): void {
	app.get('/', (_request, reply) => {
		const venues = core.state.venues.map(
			({ id, name, timeZone }) => `<li>${name}, ${timeZone}<br><code>${id}</code></li>`,
		);
		return reply.type('text/html; charset=utf-8').send(`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>SevenRooms sandbox</title>
<style>body{font:16px/1.5 sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem}
code{overflow-wrap:anywhere}</style></head><body>
<h1>SevenRooms sandbox</h1>
<p>This is a simulator of the SevenRooms API with an invented restaurant group. It is not SevenRooms,
and nothing here reaches a guest.</p>
<p>Base URL: <code>/2_4</code>. The terminal that started the sandbox shows a client id and secret.</p>
<p>${core.state.reservations.size} reservations, ${core.state.guests.size} guests, three venues:</p>
<ul>${venues.join('')}</ul>
<p>See <a href="/admin/state">state</a>, <a href="/admin/log">requests</a>,
<a href="/admin/deliveries">webhook deliveries</a>, <a href="/admin/faults">faults</a>.</p>
</body></html>`);
	});
}
