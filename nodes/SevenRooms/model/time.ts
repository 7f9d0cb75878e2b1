/** Everything about time, by one name; the rules stand in the files below. */
export * from './bookingTime';
export { dateTimeText, parseDateTime, type ParsedDateTime } from './dateTimeText';
export * from './rowTime';
export { isZone, resolveZone, type ZoneSources } from './zone';
