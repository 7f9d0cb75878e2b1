import { type Behaviour, defaultBehaviour } from './behaviour.cjs';
import { FaultControl } from './faults.cjs';
import { PageMemory } from './paging.cjs';
import { RateLimit } from './rateLimit.cjs';
import { RequestLog } from './requestLog.cjs';
import { Clock } from './state/clock.cjs';
import { hex, uuid } from './state/ids.cjs';
import { createRandom, type Random } from './state/random.cjs';
import { SandboxState } from './state/store.cjs';
import { Tokens } from './tokens.cjs';
import { WebhookControl } from './webhooks.cjs';

export interface CoreOptions {
	seed: number;
	reservations: number;
	now?: string;
	behaviour: Partial<Behaviour>;
}

/** Everything a route may use. One for each sandbox; nothing here is global. */
export interface Core {
	behaviour: Behaviour;
	/** The behaviour it was started with: what a reset goes back to. */
	startBehaviour: Behaviour;
	clock: Clock;
	state: SandboxState;
	clientId: string;
	clientSecret: string;
	apiKey: string;
	/** Tokens of `/auth`, sent raw. */
	tokens: Tokens;
	/** Tokens of the OAuth2 gateway, sent as `Bearer`. */
	accessTokens: Tokens;
	faults: FaultControl;
	rateLimit: RateLimit;
	log: RequestLog;
	pages: PageMemory;
	webhooks: WebhookControl;
	inbox: Map<string, unknown[]>;
	newRequestId(): string;
}

export function createCore(options: CoreOptions): Core {
	const clock = new Clock(options.now);
	const state = new SandboxState(clock, options);
	const random: Random = createRandom(options.seed + 1);
	const behaviour = { ...defaultBehaviour, ...options.behaviour };
	const [clientId, clientSecret, apiKey] = [128, 128, 64].map((length) => hex(random, length));
	const newToken = () => hex(random, 128);
	return {
		behaviour,
		startBehaviour: { ...behaviour },
		clock,
		state,
		clientId,
		clientSecret,
		apiKey,
		tokens: new Tokens(clock, newToken),
		accessTokens: new Tokens(clock, newToken),
		faults: new FaultControl(),
		rateLimit: new RateLimit(),
		log: new RequestLog(),
		pages: new PageMemory(),
		webhooks: new WebhookControl(state),
		inbox: new Map(),
		newRequestId: () => `${Math.floor(clock.now() / 1000)}.${uuid(random)}`,
	};
}

/** Back to the first evening: book, switches, faults, tokens, webhooks, inbox and log. */
export function resetCore(core: Core): void {
	core.state.reset();
	Object.assign(core.behaviour, core.startBehaviour);
	core.tokens.clear();
	core.accessTokens.clear();
	core.faults.clear();
	core.rateLimit.clear();
	core.log.clear();
	core.pages.clear();
	core.webhooks.clear();
	core.inbox.clear();
}
