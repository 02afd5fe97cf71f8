/**
 * The relay: reads the journal's rows from PostgreSQL's replication stream and publishes them as events, each at least
 * once and in the order of their commits.
 */
@NullMarked
package org.rapport.kit.relay;

import org.jspecify.annotations.NullMarked;
