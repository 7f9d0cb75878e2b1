import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.cjs';
import { accessRuleRoutes } from './accessRules.cjs';
import { authRoutes } from './auth.cjs';
import { availabilityRoutes } from './availability.cjs';
import { bookRoutes } from './book.cjs';
import { cancelRoutes } from './cancel.cjs';
import { chargeRoutes } from './charges.cjs';
import { clientRoutes } from './clients.cjs';
import { conciergeRoutes } from './concierge/index.cjs';
import { eventRoutes } from './events.cjs';
import { experienceRoutes } from './experiences.cjs';
import { feedbackRoutes } from './feedback.cjs';
import { posRoutes } from './pos.cjs';
import { requestRoutes } from './requests.cjs';
import { reservationRoutes } from './reservations.cjs';
import { shiftRoutes } from './shifts.cjs';
import { tagRoutes } from './tags.cjs';
import { upgradeRoutes } from './upgrades.cjs';
import { venueRoutes } from './venues.cjs';
import { waitlistRoutes } from './waitlist.cjs';

export type RouteFamily = (app: FastifyInstance, core: Core) => void;

/** One file and one line here make a new family of routes under every base path. */
export const routeFamilies: RouteFamily[] = [
	authRoutes,
	accessRuleRoutes,
	venueRoutes,
	availabilityRoutes,
	bookRoutes,
	reservationRoutes,
	cancelRoutes,
	clientRoutes,
	shiftRoutes,
	chargeRoutes,
	feedbackRoutes,
	eventRoutes,
	upgradeRoutes,
	waitlistRoutes,
	requestRoutes,
	experienceRoutes,
	tagRoutes,
	posRoutes,
	conciergeRoutes,
];
