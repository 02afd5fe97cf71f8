package org.rapport.kit.relay;

import java.time.Duration;

/**
 * What a relay has to know of time.
 *
 * @param longestTransaction how much earlier than its commit a row's time may be
 * @param sealInterval       how long published rows may wait for their seal, and progress for being saved
 */
record RelayTimes(Duration longestTransaction, Duration sealInterval) {}
