import type { FastifyInstance } from 'fastify';
import { adminRoutes } from './admin/index.cjs';
import type { Behaviour } from './behaviour.cjs';
import { keepBodiesRaw } from './body.cjs';
import { type Core, createCore, resetCore } from './core.cjs';
import type { FaultControl } from './faults.cjs';
import { gatewayLogin } from './gateway.cjs';
import { inboxRoutes } from './inbox.cjs';
import { fastify } from './loadFastify.cjs';
import { modelRoutes } from './model/index.cjs';
import { pageRoutes } from './page/routes.cjs';
import { partnerApi, type Scheme } from './partnerApi.cjs';
import type { LoggedRequest } from './requestLog.cjs';
import { concierge } from './side/concierge.cjs';
import type { Clock } from './state/clock.cjs';
import type { SandboxState } from './state/store.cjs';
import type { WebhookControl } from './webhooks.cjs';

export interface SandboxOptions {
	/** Any free port when left out. */
	port?: number;
	host?: string;
	seed?: number;
	reservations?: number;
	/** ISO; where the sandbox clock starts. It then runs at normal speed. */
	now?: string;
	venuesTellZone?: boolean;
	tokenLifeSeconds?: number;
	newestTokenOnly?: boolean;
	/** Server limit; 0 or left out = none. */
	requestsPerSecond?: number;
	latencyMs?: number;
	/** Every other switch. */
	behaviour?: Partial<Behaviour>;
}

export interface Sandbox {
	/** `http://127.0.0.1:port` */
	url: string;
	/** For the credential's Custom environment. */
	baseUrl: string;
	/** The same API behind OAuth 2.0, for the OAuth2 credential. */
	gatewayUrl: string;
	accessTokenUrl: string;
	clientId: string;
	clientSecret: string;
	apiKey: string;
	venueGroupId: string;
	/** For the concierge channel. */
	conciergeId: string;
	conciergeGroupId: string;
	venues: Array<{ id: string; name: string; timeZone: string; urlKey: string }>;
	state: SandboxState;
	clock: Clock;
	/** May be changed while it runs. */
	behaviour: Behaviour;
	/** Every request to API, login and gateway; always the same array. */
	log: LoggedRequest[];
	faults: FaultControl;
	webhooks: WebhookControl;
	inbox: Map<string, unknown[]>;
	/** Ends all tokens, raw and gateway. */
	expireTokens(): void;
	/** Forgets log, faults, rate limit, webhooks and inbox; the book and the tokens stay. */
	clear(): void;
	/** Back to the state it started in. */
	reset(): void;
	close(): Promise<void>;
}

/** Base paths of the partner API; hosts differ only in these (API reference, section 1). */
const BASES: Array<[base: string, scheme: Scheme]> = [
	['/2_4', 'raw'],
	['/2_2', 'raw'],
	['/api-ext/2_4', 'raw'],
	['/api-ext/2_2', 'raw'],
	['/gateway/2_4', 'bearer'],
];

/** Starts a sandbox and resolves once it listens. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { seed = 7, reservations = 300, now, behaviour = {} } = options;
	const core = createCore({
		seed,
		reservations,
		now,
		behaviour: { ...named(options), ...behaviour },
	});
	const app = buildServer(core);
	const url = await app.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' });
	return {
		url,
		baseUrl: `${url}/2_4`,
		gatewayUrl: `${url}/gateway/2_4`,
		accessTokenUrl: `${url}/oauth/token`,
		clientId: core.clientId,
		clientSecret: core.clientSecret,
		apiKey: core.apiKey,
		venueGroupId: core.state.venueGroup.id,
		conciergeId: concierge.id,
		conciergeGroupId: concierge.groupId,
		venues: core.state.venues.map(({ id, name, timeZone, urlKey }) => ({
			id,
			name,
			timeZone,
			urlKey,
		})),
		state: core.state,
		clock: core.clock,
		behaviour: core.behaviour,
		log: core.log.entries,
		faults: core.faults,
		webhooks: core.webhooks,
		inbox: core.inbox,
		expireTokens: () => {
			core.tokens.clear();
			core.accessTokens.clear();
		},
		clear: () => {
			for (const part of [core.log, core.faults, core.rateLimit, core.webhooks, core.inbox])
				part.clear();
		},
		reset: () => resetCore(core),
		close: async () => {
			core.webhooks.clear();
			await app.close();
		},
	};
}

function buildServer(core: Core): FastifyInstance {
	const app = fastify({
		bodyLimit: 10 * 1024 * 1024,
		// Requests that a fault leaves hanging must not keep the sandbox from ending.
		forceCloseConnections: true,
		routerOptions: { maxParamLength: 500 },
	});
	keepBodiesRaw(app);
	app.decorateRequest('visit');
	pageRoutes(app);
	inboxRoutes(app, core);
	modelRoutes(app);
	app.register(async (scope) => adminRoutes(scope, core));
	app.register(async (scope) => gatewayLogin(scope, core));
	for (const [base, scheme] of BASES) {
		app.register(async (scope) => partnerApi(scope, core, base, scheme), { prefix: base });
	}
	return app;
}

/** The switches that have an option of their own. */
function named(options: SandboxOptions): Partial<Behaviour> {
	const { venuesTellZone, tokenLifeSeconds, newestTokenOnly, requestsPerSecond, latencyMs } =
		options;
	const switches = {
		venuesTellZone,
		tokenLifeSeconds,
		newestTokenOnly,
		requestsPerSecond,
		latencyMs,
	};
	return Object.fromEntries(Object.entries(switches).filter(([, value]) => value !== undefined));
}
