package org.rapport.gateway.limit;

/**
 * What came of taking one request off a quota.
 *
 * @param state the member of the header field {@code RateLimit}
 */
record Take(String name, boolean isTaken, String state, long secondsToWait) {}
