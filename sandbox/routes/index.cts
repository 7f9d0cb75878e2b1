import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.cjs';
import { authRoutes } from './auth.cjs';
import { availabilityRoutes } from './availability.cjs';
import { bookRoutes } from './book.cjs';
import { cancelRoutes } from './cancel.cjs';
import { clientRoutes } from './clients.cjs';
import { reservationRoutes } from './reservations.cjs';
import { shiftRoutes } from './shifts.cjs';
import { venueRoutes } from './venues.cjs';

export type RouteFamily = (app: FastifyInstance, core: Core) => void;

/** One file and one line here make a new family of routes under every base path. */
export const routeFamilies: RouteFamily[] = [
	authRoutes,
	venueRoutes,
	availabilityRoutes,
	bookRoutes,
	reservationRoutes,
	cancelRoutes,
	clientRoutes,
	shiftRoutes,
];
