import { readOptions } from './cliOptions.cjs';
import { type Sandbox, startSandbox } from './server.cjs';

function introduce(sandbox: Sandbox): string {
	const venues = sandbox.venues.map(
		({ id, name, timeZone }) => `    ${name}, ${timeZone}\n      ${id}`,
	);
	return `
SevenRooms sandbox: ${sandbox.url}
  Open it in a browser: the host stand, where clicks change the book.

  SevenRooms API credential
    Environment         Custom
    Base URL            ${sandbox.baseUrl}
    Client ID           ${sandbox.clientId}
    Client Secret       ${sandbox.clientSecret}
    API Key             ${sandbox.apiKey}
    Venue Group ID      ${sandbox.venueGroupId}
    Concierge ID        ${sandbox.conciergeId}
    Concierge Group ID  ${sandbox.conciergeGroupId}

  SevenRooms OAuth2 API credential
    Base URL            ${sandbox.gatewayUrl}
    Access Token URL    ${sandbox.accessTokenUrl}
    Client ID, Client Secret and the rest as above

  Venues
${venues.join('\n')}

  Admin routes, JSON, no login
    GET    /admin/state               what is in the book
    GET    /admin/log                 requests so far (DELETE forgets them)
    POST   /admin/webhooks            { "url", "secret"?, "headers"? }: send every change there
    GET    /admin/deliveries          what became of them
    PATCH  /admin/reservations/{id}   what the host changes, e.g. { "status": "SEATED" }
    POST   /admin/faults              { "match": { "path" }, "effect": { "kind" } } (DELETE ends all)
    PATCH  /admin/behaviour           switches (GET lists them)
    POST   /admin/clock               { "seconds": 86400 }: time flies
    POST   /admin/tokens/expire       every login ends
    POST   /admin/reset               back to the first evening
    POST   /inbox/{name}              a letter box for workflows (GET reads it)

Ctrl-C ends it.`;
}

async function main(): Promise<void> {
	const sandbox = await startSandbox(readOptions(process.argv.slice(2)));
	console.log(introduce(sandbox));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
